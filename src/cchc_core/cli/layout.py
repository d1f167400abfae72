"""How help texts are laid out, with headings in both languages."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from cchc_core.cli.usage import called, placeholder
from cchc_core.cli.words import Said

if TYPE_CHECKING:
    from cchc_core.cli.commands import Command
    from cchc_core.cli.group import Commands

_USAGE = Said("Cách dùng: ", "Usage: ")
_ARGUMENTS = Said("Đối số", "Arguments")
_OPTIONS = Said("Tùy chọn", "Options")
_COMMANDS = Said("Lệnh", "Commands")
_EXAMPLE = Said("Ví dụ", "Example")
_ANY_OPTIONS = Said("[TÙY CHỌN]", "[OPTIONS]")
_A_COMMAND = Said("LỆNH …", "COMMAND …")
_HELP = Said("in trợ giúp này", "print this help")
_MORE = Said(
    "'{group} LỆNH --help' nói rõ từng lệnh. Mã kết thúc: 0 xong; 1 số liệu có lỗi (vẫn ghi kết "
    "quả); 2 gọi sai cách; 3 chưa đủ báo cáo; 4 có plugin hỏng.",
    "'{group} COMMAND --help' tells more. Exit codes: 0 done; 1 the data has errors (outputs are "
    "still written); 2 wrong usage; 3 reports are lacking; 4 a plugin failed.",
)


def command_help(command: "Command", ctx: click.Context) -> str:
    """The help text of one command."""
    page = _page(ctx)
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    lang = ctx.obj.lang
    names = [called(argument).in_(lang) for argument in arguments]
    words = [n if p.required else f"[{n}]" for n, p in zip(names, arguments, strict=True)]
    _opening(page, ctx, command.about, " ".join([_ANY_OPTIONS.in_(lang), *words]))
    _list(page, ctx, _ARGUMENTS, zip(names, (_about(p, ctx) for p in arguments), strict=True))
    _options(page, ctx, command)
    _closing(page, ctx, command.example)
    return page.getvalue().rstrip()


def group_help(group: "Commands", ctx: click.Context) -> str:
    """The help text of the program, or of a group of its commands."""
    lang = ctx.obj.lang
    page = _page(ctx)
    _opening(page, ctx, group.about, f"{_ANY_OPTIONS.in_(lang)} {_A_COMMAND.in_(lang)}")
    _list(page, ctx, _COMMANDS, ((name, said.in_(lang)) for name, said in group.table.items()))
    _options(page, ctx, group)
    page.write_paragraph()
    page.write_text(_MORE.in_(lang).format(group=ctx.command_path))
    _closing(page, ctx, group.example)
    return page.getvalue().rstrip()


def _page(ctx: click.Context) -> click.HelpFormatter:
    return ctx.make_formatter()


def _opening(page: click.HelpFormatter, ctx: click.Context, about: Said, words: str) -> None:
    page.write_usage(ctx.command_path, words, prefix=_USAGE.in_(ctx.obj.lang))
    page.write_paragraph()
    with page.indentation():
        page.write_text(about.in_(ctx.obj.lang))


def _options(page: click.HelpFormatter, ctx: click.Context, command: click.Command) -> None:
    shown = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
    rows = [(_spelt(p, ctx), _about(p, ctx)) for p in shown]
    rows.append((", ".join(ctx.help_option_names), _HELP.in_(ctx.obj.lang)))
    _list(page, ctx, _OPTIONS, rows)


def _spelt(option: click.Option, ctx: click.Context) -> str:
    value = "" if option.is_flag else f" {placeholder(option.make_metavar(ctx)).in_(ctx.obj.lang)}"
    return ", ".join(option.opts) + value


def _about(param: click.Parameter, ctx: click.Context) -> str:
    about: Said = param.about  # type: ignore[attr-defined]
    return about.in_(ctx.obj.lang)


def _list(
    page: click.HelpFormatter, ctx: click.Context, heading: Said, rows: Iterable[tuple[str, str]]
) -> None:
    rows = list(rows)
    if rows:
        with page.section(heading.in_(ctx.obj.lang)):
            page.write_dl(rows)


def _closing(page: click.HelpFormatter, ctx: click.Context, example: str) -> None:
    with page.section(_EXAMPLE.in_(ctx.obj.lang)):
        for line in example.splitlines():
            page.write(f"{'':{page.current_indent}}{line}\n")
