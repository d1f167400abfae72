"""Groups of commands, the program the first of them; each is imported when it is used."""

from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword

import click

from cchc_core.cli.commands import Option, shared_options
from cchc_core.cli.layout import group_help
from cchc_core.cli.usage import complaints_about, no_command, no_such_command
from cchc_core.cli.words import Said


class Commands(click.Group):
    """A group: its commands by name, modules of the package `home`, none imported unused.

    The module of a command that Python has as a word of its own is `return_`.
    """

    def __init__(
        self,
        name: str,
        about: Said,
        example: str,
        table: dict[str, Said],
        *,
        home: str,
        options: Sequence[Option] = (),
    ) -> None:
        super().__init__(
            name,
            callback=_command_needed,
            invoke_without_command=True,  # so that we say ourselves that one is missing
            context_settings={"help_option_names": ["-h", "--help"]},
            params=[*shared_options(), *options],
        )
        self.about = about
        self.example = example
        self.table = table
        self.home = home

    def list_commands(self, _: click.Context) -> list[str]:
        """The commands in the order one needs them."""
        return list(self.table)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        """The command called `name`, imported now."""
        if name not in self.table:
            return None
        module = f"{name}_" if iskeyword(name) else name
        command: click.Command = import_module(f"{self.home}.{module}").command
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


@click.pass_context
def _command_needed(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None and isinstance(ctx.command, Commands):
        raise no_command(ctx.command.table, ctx)


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
