"""What plugins offer together, by name; an immutable value, there is no global one."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from attrs import field, frozen

from cchc_core.errors import CchcError, NotFound, PluginFailed
from cchc_core.extensions import Check, Format, Ledger, Source
from cchc_core.model.findings import Rule
from cchc_core.model.forms import FormPack
from cchc_core.model.periods import PeriodScheme
from cchc_core.model.units import UnitList
from cchc_core.text import Text

Thing = TypeVar("Thing")


@frozen
class Plugin:
    """A plugin by name, not yet imported; `distribution` and `version` say where it is from."""

    name: str
    distribution: str
    version: str
    load: Callable[[], object]


@frozen
class Problem:
    """What is wrong with a plugin, and which distribution it belongs to; the others go on."""

    plugin: str
    distribution: str
    message: Text

    @classmethod
    def of(cls, error: PluginFailed) -> "Problem":
        """The problem that an error tells of."""
        return cls(error.plugin, error.distribution, error.message)


@frozen
class Offer:
    """All that the gathered plugins offer, by name; an immutable value, there is no global one."""

    sources: Mapping[str, Source] = field(factory=dict)
    formats: Mapping[str, Format] = field(factory=dict)
    ledgers: Mapping[str, Ledger] = field(factory=dict)
    checks: Mapping[str, Check] = field(factory=dict)
    rules: Mapping[str, Rule] = field(factory=dict)
    packs: Mapping[str, Callable[[], FormPack]] = field(factory=dict)
    units: Mapping[str, Callable[[], UnitList]] = field(factory=dict)
    schemes: Mapping[str, PeriodScheme] = field(factory=dict)
    providers: Mapping[tuple[str, str], Plugin] = field(factory=dict)
    problems: tuple[Problem, ...] = ()

    def format(self, name: str) -> Format:
        """The format called `name`; raises `NotFound` listing what is installed."""
        return _look_up(self.formats, name, Text("định dạng", "format"))

    def failure(self, kind: str, name: str, error: BaseException, *, at: str = "") -> PluginFailed:
        """What the record `name` of a plugin raised (`at` a file), naming the distribution."""
        plugin = self.providers.get((kind, name))
        owner = plugin.distribution if plugin else name
        what = f"{type(error).__name__}: {error}"
        vi, en = (f" khi đọc {at}", f" on {at}") if at else ("", "")
        return PluginFailed(
            Text(
                f"Plugin {owner} bị lỗi ở '{name}'{vi} ({what}). Hãy báo cho tác giả plugin.",
                f"The plugin {owner} failed in '{name}'{en} ({what}). Please tell its author.",
            ),
            plugin=plugin.name if plugin else name,
            distribution=owner,
        )

    @contextmanager
    def guarded(
        self, kind: str, name: str, *passing: type[CchcError], at: str = ""
    ) -> Iterator[None]:
        """Turns whatever the record raises into `PluginFailed`; errors of the kinds `passing` are
        the record's to raise, and Ctrl+C is the person's."""
        try:
            yield
        except KeyboardInterrupt:
            raise
        except passing:
            raise
        except BaseException as error:
            raise self.failure(kind, name, error, at=at) from error

    def pack(self, name: str) -> FormPack:
        """The form pack called `name`; raises `NotFound`, or `PluginFailed` when it broke."""
        load = _look_up(self.packs, name, Text("bộ biểu mẫu", "form pack"))
        return self._loaded("packs", name, load)

    def unit_list(self, name: str) -> UnitList:
        """The unit list called `name`; raises `NotFound`, or `PluginFailed` when it broke."""
        load = _look_up(self.units, name, Text("danh sách đơn vị", "unit list"))
        return self._loaded("units", name, load)

    def _loaded(self, kind: str, name: str, load: Callable[[], Thing]) -> Thing:
        with self.guarded(kind, name, CchcError):
            return load()


def _look_up(things: Mapping[str, Thing], name: str, what: Text) -> Thing:
    if name not in things:
        have = ", ".join(things) or "-"
        raise NotFound(
            Text(
                f"Không có {what.vi} '{name}'; đang có: {have}.",
                f"No {what.en} '{name}'; installed: {have}.",
            )
        )
    return things[name]
