"""The command line's frame: a group that imports a command when it is used, options all share."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, TypeVar

import click

from cchc_core.cli.layout import command_help, group_help
from cchc_core.cli.usage import complaints_about, no_such_command, too_much
from cchc_core.cli.words import Said

F = TypeVar("F", bound=Callable[..., Any])


class Option(click.Option):
    """An option with its help in both languages."""

    def __init__(self, declared: Sequence[str], *, about: Said, **settings: Any) -> None:
        super().__init__(declared, **settings)
        self.about = about


class Argument(click.Argument):
    """An argument with its help in both languages."""

    def __init__(self, declared: Sequence[str], *, about: Said, **settings: Any) -> None:
        super().__init__(declared, **settings)
        self.about = about


class Command(click.Command):
    """A command with its help in both languages and a line to try."""

    allow_extra_args = True  # refused in our own words

    def __init__(self, name: str, *, about: Said, example: str, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.about = about
        self.example = example
        self.params += shared_options()

    def get_help(self, ctx: click.Context) -> str:
        """The help text in the language asked for."""
        return command_help(self, ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parses the line; a complaint says which command it is about."""
        with complaints_about(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; words left over are refused."""
        if ctx.args:
            raise too_much(ctx.args, ctx)
        return super().invoke(ctx)


class Commands(click.Group):
    """The program: its commands by name, none imported before it is used."""

    def __init__(self, name: str, about: Said, example: str, table: dict[str, Said]) -> None:
        settings = {"help_option_names": ["-h", "--help"]}
        super().__init__(name, context_settings=settings, params=shared_options())
        self.params.append(VERSION)
        self.about = about
        self.example = example
        self.table = table

    def list_commands(self, _: click.Context) -> list[str]:
        """The commands in the order one needs them."""
        return list(self.table)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        """The command called `name`, imported now."""
        if name not in self.table:
            return None
        command: click.Command = import_module(f"cchc_core.cli.{name}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parses the line up to the command's name."""
        with complaints_about(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command the first word names; another word is refused with a suggestion."""
        if args[0] not in self.table:
            raise no_such_command(args[0], self.table, ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The help text in the language asked for."""
        return group_help(self, ctx)


def cchc_command(name: str, about: Said, example: str) -> Callable[[Callable[..., Any]], Command]:
    """Makes a command of a function from a session and its options to an answer."""

    def decorate(function: Callable[..., Any]) -> Command:
        made = click.command(name, cls=Command, about=about, example=example)
        return made(click.pass_obj(function))

    return decorate


def option(*declared: str, about: Said, **settings: Any) -> Callable[[F], F]:
    """An option of a command."""
    return click.option(*declared, cls=Option, about=about, **settings)


def argument(*declared: str, about: Said, **settings: Any) -> Callable[[F], F]:
    """An argument of a command."""
    return click.argument(*declared, cls=Argument, about=about, **settings)


def shared_options() -> list[click.Parameter]:
    """The options of every command. Their values are read beforehand, by `Session.of`."""
    from cchc_core.cli.values import one_of

    def shared(*declared: str, vi: str, en: str, **settings: Any) -> Option:
        return Option(declared, about=Said(vi, en), expose_value=False, **settings)

    return [
        shared("--json", is_flag=True, vi="in kết quả ra JSON", en="print the result as JSON"),
        shared(
            "--lang",
            type=one_of("vi", "en"),
            metavar="[vi|en]",
            vi="ngôn ngữ; mặc định là vi, hoặc theo biến môi trường CCHC_LANG",
            en="language; vi unless the environment variable CCHC_LANG says otherwise",
        ),
        shared(
            "--disable",
            metavar="NAME",
            multiple=True,
            vi="bỏ qua plugin này (không nạp); ghi được nhiều lần",
            en="leave out this plugin, not even importing it; may be given again",
        ),
        shared("--debug", is_flag=True, hidden=True, vi="in cả vết lỗi", en="print tracebacks"),
    ]


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from cchc_core.cli.envelope import version

        click.echo(f"cchc {version()}")
        ctx.exit()


VERSION = Option(
    ["--version"],
    about=Said("in số phiên bản", "print the version"),
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
)
