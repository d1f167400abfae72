"""What is wrong with a command line, in our own words and both languages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from cchc_core.cli.words import PLACEHOLDERS, Said


class WrongUsage(click.UsageError):
    """A command line that cannot be followed; `said` says why and what to write instead."""

    def __init__(self, said: Said, ctx: click.Context | None = None) -> None:
        super().__init__(said.en, ctx)
        self.said = said


@contextmanager
def complaints_about(ctx: click.Context) -> Iterator[None]:
    """Complaints of the parser inside this know which command they are about."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def no_such_command(name: str, commands: Iterable[str], ctx: click.Context) -> WrongUsage:
    """The first word is no command; the nearest one is suggested, else all are listed."""
    from difflib import get_close_matches

    commands = list(commands)
    if name.startswith("-"):
        return WrongUsage(_no_option(name, []), ctx)
    told = _suggestion(get_close_matches(name, commands))
    told = told if told.vi else _listed(commands)
    vi, en = f"Không có lệnh '{name}'.{told.vi}", f"No command '{name}'.{told.en}"
    return WrongUsage(Said(vi, en), ctx)


def no_command(commands: Iterable[str], ctx: click.Context) -> WrongUsage:
    """A group of commands, and none of them."""
    told = _listed(commands)
    return WrongUsage(Said(f"Thiếu lệnh.{told.vi}", f"A command is missing.{told.en}"), ctx)


def too_much(words: Sequence[str], ctx: click.Context) -> WrongUsage:
    """Words that no argument takes."""
    extra = " ".join(words)
    return WrongUsage(
        Said(
            f"Thừa '{extra}'; tên có dấu cách thì đặt trong dấu nháy.",
            f"'{extra}' is too much; put a name with spaces between quotes.",
        ),
        ctx,
    )


def called(param: click.Parameter) -> Said:
    """How a message calls an option or an argument: `--output`, `DIR`."""
    if isinstance(param, click.Option):
        return Said(param.opts[0], param.opts[0])
    return placeholder(param.metavar or param.human_readable_name)


def placeholder(word: str) -> Said:
    """What stands in a line for what one has to write: `N=ROW`, `SỐ=DÒNG`."""
    return Said(re.sub("[A-Z]+", lambda found: PLACEHOLDERS.get(found[0], found[0]), word), word)


def explained(error: click.UsageError) -> Said:
    """The complaint of the parser, said by us."""
    match error:
        case WrongUsage(said=said):
            return said
        case click.NoSuchOption(option_name=name):
            return _no_option(name, error.possibilities or ())
        case click.MissingParameter():
            return _missing(error.param)
        case click.BadOptionUsage(option_name=name):
            return _bad_option(name, error.ctx)
    return Said(error.format_message(), error.format_message())


def _listed(commands: Iterable[str]) -> Said:
    have = ", ".join(commands)
    return Said(f" Các lệnh: {have}.", f" There are: {have}.")


def _no_option(name: str, near: Sequence[str]) -> Said:
    also = _suggestion(near)
    return Said(f"Không có tùy chọn '{name}'.{also.vi}", f"No option '{name}'.{also.en}")


def _missing(param: click.Parameter | None) -> Said:
    name = called(param) if param else Said("?", "?")
    return Said(f"Thiếu {name.vi}.", f"{name.en} is missing.")


def _bad_option(name: str, ctx: click.Context | None) -> Said:
    options = [p for p in ctx.command.params if isinstance(p, click.Option)] if ctx else []
    if any(option.is_flag and name in option.opts for option in options):
        return Said(f"Tùy chọn '{name}' không nhận giá trị.", f"Option '{name}' takes no value.")
    return Said(f"Tùy chọn '{name}' cần một giá trị.", f"Option '{name}' needs a value.")


def _suggestion(near: Sequence[str]) -> Said:
    if not near:
        return Said("", "")
    vi = " hoặc ".join(f"'{name}'" for name in near)
    en = " or ".join(f"'{name}'" for name in near)
    return Said(f" Có phải {vi}?", f" Did you mean {en}?")
