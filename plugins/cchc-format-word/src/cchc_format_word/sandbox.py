"""Where an office's template runs: it sees its fields and nothing else, as long as is sensible."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from types import CodeType
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST = 20_000_000
"""So many letters a template may come to, with all that dresses them."""
_ROUNDS = 100_000
_FILTERS = ("upper", "lower", "length", "trim", "first", "last", "join", "default", "string")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without other files, without functions of its own, without means to grow at will;
    what is not there is an error, never a blank."""

    intercepted_binops = frozenset(("*", "**", "//", "%"))

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, loader=None)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}

    def call_binop(self, _context: Any, operator: str, _left: Any, _right: Any) -> NoReturn:
        """Numbers and texts are compared here, and not multiplied."""
        raise SecurityError(f"'{operator}'")

    def rendered(self, source: str, given: dict[str, Any]) -> str:
        """The source with its fields filled; raises what Jinja raises, `SecurityError` for what is
        longer than `MOST`."""
        pieces: list[str] = []
        length = 0
        template = Template.from_code(self, _compiled(source), self.make_globals(None))
        for piece in template.generate(given):
            length += len(piece)
            if length > MOST:
                raise SecurityError(f"> {MOST}")
            pieces.append(piece)
        return "".join(pieces)


@lru_cache(maxsize=4)  # the next report is mostly written with the same template
def _compiled(source: str) -> CodeType:
    return Sandbox().compile(source)


class Rounds:
    """How many rounds loops may make together."""

    def __init__(self) -> None:
        self._left = _ROUNDS

    def of(self, items: Iterable[Any]) -> "Counted":
        """The items, each of which is a round."""
        return Counted(tuple(items), self._spend)

    def _spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise SecurityError(f"> {_ROUNDS}")


class Counted:
    """A list to loop over, that counts how often that is done."""

    def __init__(self, items: tuple[Any, ...], spend: Callable[[], None]) -> None:
        self._items, self._spend = items, spend

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            self._spend()
            yield item

    def __len__(self) -> int:
        return len(self._items)
