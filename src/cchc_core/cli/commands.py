"""What a command is made of: its help in both languages, its options, those that all share."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from cchc_core.cli.layout import command_help
from cchc_core.cli.usage import complaints_about, too_much
from cchc_core.cli.values import one_of
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
