"""What every command is given: how to speak, which day it is, which plugins there are."""

import os
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypeVar

from cchc_core.cli.words import Said

if TYPE_CHECKING:
    from cchc_core.offers import Offer, Plugin
    from cchc_core.text import Lang


T = TypeVar("T")


class Spoken(Protocol):
    """A sentence in both languages: `Said` or the library's `Text`."""

    def in_(self, lang: "Lang", /) -> str: ...


class Session(NamedTuple):
    """One run of the program; `given` stand in for the plugins installed, as tests need it."""

    command: str
    lang: "Lang"
    json: bool
    debug: bool
    disabled: tuple[str, ...]
    today: date
    given: "tuple[Plugin, ...] | None" = None

    @classmethod
    def of(
        cls,
        argv: Sequence[str],
        commands: Iterable[str] = (),
        plugins: "Iterable[Plugin] | None" = None,
    ) -> Self:
        """What `argv` and the environment ask for, wherever in the line it stands.

        Read before the line is parsed, since help and complaints about it speak a language too.
        """
        lang = [*_values(argv, "--lang"), os.environ.get("CCHC_LANG", "")][0]
        return cls(
            command=_command(argv, set(commands)),
            lang="en" if lang == "en" else "vi",
            json="--json" in argv,
            debug="--debug" in argv or os.environ.get("CCHC_DEBUG", "") not in ("", "0"),
            disabled=tuple(_values(argv, "--disable")),
            today=date.today(),
            given=None if plugins is None else tuple(plugins),
        )

    def say(self, said: Spoken) -> str:
        """The sentence in the language asked for."""
        return said.in_(self.lang)

    def tell(self, said: Spoken) -> None:
        """Tells a person at once what is done otherwise than was written, apart from the answer."""
        if not self.json:
            import click

            click.echo(self.say(said), err=True)

    def plugins(self) -> "tuple[Plugin, ...]":
        """The plugins that are not disabled; none is imported yet. Raises `NotFound`."""
        from cchc_core.errors import NotFound
        from cchc_core.plugins import installed
        from cchc_core.text import Text

        found = installed() if self.given is None else self.given
        names = [plugin.name for plugin in found]
        if lost := [name for name in self.disabled if name not in names]:
            have = ", ".join(names)
            raise NotFound(
                Text(
                    f"Không có plugin '{lost[0]}' để tắt; đang có: {have}.",
                    f"No plugin '{lost[0]}' to disable; installed: {have}.",
                )
            )
        return tuple(plugin for plugin in found if plugin.name not in self.disabled)

    def offer(self) -> "Offer":
        """What those plugins offer."""
        from cchc_core.plugins import gather

        return gather(*self.plugins())

    def watch(self, label: Said) -> Callable[[Sequence[T]], Iterable[T]]:
        """Shows progress over what takes long, when a person watches; else does nothing."""
        if self.json or not sys.stderr.isatty():
            return iter

        def watched(items: Sequence[T]) -> Iterator[T]:
            import click

            with click.progressbar(items, label=self.say(label), file=sys.stderr) as bar:
                yield from bar

        return watched


def _command(argv: Sequence[str], commands: Container[str]) -> str:
    """`merge`, or `form diff`: the first word that is a command, and one that goes on from it."""
    said = ""
    for word in argv:
        longer = f"{said} {word}".strip()
        said = longer if longer in commands else said
    return said


def _values(argv: Sequence[str], option: str) -> Iterator[str]:
    """The values of `--option value` and `--option=value`."""
    for word, after in zip(argv, [*argv[1:], ""], strict=False):
        if word == option:
            yield after
        elif word.startswith(option + "="):
            yield word.partition("=")[2]
