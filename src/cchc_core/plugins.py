"""Finding plugins and gathering what they offer; one broken plugin costs only itself."""

from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

import pluggy
from attrs import field, frozen

from cchc_core import builtin, hookspecs
from cchc_core.errors import CchcError, NotFound, PluginFailed
from cchc_core.extensions import Check, Format, Forms, Source
from cchc_core.hookspecs import PROJECT
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
    checks: Mapping[str, Check] = field(factory=dict)
    packs: Mapping[str, Callable[[], FormPack]] = field(factory=dict)
    units: Mapping[str, Callable[[], UnitList]] = field(factory=dict)
    schemes: Mapping[str, PeriodScheme] = field(factory=dict)
    providers: Mapping[tuple[str, str], Plugin] = field(factory=dict)
    problems: tuple[Problem, ...] = ()

    def format(self, name: str) -> Format:
        """The format called `name`; raises `NotFound` listing what is installed."""
        return _look_up(self.formats, name, Text("định dạng", "format"))

    def failure(self, kind: str, name: str, error: Exception, *, at: str = "") -> PluginFailed:
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

    def pack(self, name: str) -> FormPack:
        """The form pack called `name`; raises `NotFound`, or `PluginFailed` when it broke."""
        load = _look_up(self.packs, name, Text("bộ biểu mẫu", "form pack"))
        return self._loaded("packs", name, load)

    def unit_list(self, name: str) -> UnitList:
        """The unit list called `name`; raises `NotFound`, or `PluginFailed` when it broke."""
        load = _look_up(self.units, name, Text("danh sách đơn vị", "unit list"))
        return self._loaded("units", name, load)

    def _loaded(self, kind: str, name: str, load: Callable[[], Thing]) -> Thing:
        try:
            return load()
        except CchcError:
            raise
        except Exception as error:
            raise self.failure(kind, name, error) from error


def installed(disabled: Iterable[str] = ()) -> tuple[Plugin, ...]:
    """The built-in plugin and every entry point of the group `cchc`, save those `disabled`.

    Nothing is imported; a disabled plugin never is.
    """
    disabled = set(disabled)
    found = [Plugin("builtin", "cchc-core", _version("cchc-core"), lambda: builtin)]
    found += sorted(
        map(_plugin, entry_points(group=PROJECT)), key=lambda p: (p.name, p.distribution)
    )
    return tuple(plugin for plugin in found if plugin.name not in disabled)


def gather(*plugins: Plugin) -> Offer:
    """What the plugins offer together.

    An import error, a raising or misspelt hook, a clash of names each become a `Problem`; of two
    plugins with one name, and of two records with one name, neither is used.
    """
    problems: list[Problem] = []
    yielded: dict[str, list[tuple[Plugin, Any]]] = {hook: [] for hook in _HOOKS}
    names = [plugin.name for plugin in plugins]
    for plugin in plugins:
        if names.count(plugin.name) > 1:
            rivals = [other for other in plugins if other.name == plugin.name]
            problems.append(_clash(plugin, Text("plugin", "plugin"), plugin.name, rivals))
            continue
        try:
            offered = _offered(plugin)
        except (Exception, SystemExit) as error:
            problems.append(_broken(plugin, error))
            continue
        for hook, records in offered.items():
            yielded[hook] += [(plugin, record) for record in records]
    providers: dict[tuple[str, str], Plugin] = {}
    forms = [(plugin, record) for plugin, record in yielded["cchc_forms"]]
    return Offer(
        sources=_by_name("source", yielded["cchc_sources"], problems, providers),
        formats=_by_name("format", yielded["cchc_formats"], problems, providers),
        checks=_by_name("check", yielded["cchc_checks"], problems, providers),
        packs=_merged(forms, "packs", problems, providers),
        units=_merged(forms, "units", problems, providers),
        schemes=_schemes(forms, problems, providers),
        providers=providers,
        problems=tuple(problems),
    )


_HOOKS: Mapping[str, type] = {
    "cchc_sources": Source,
    "cchc_formats": Format,
    "cchc_checks": Check,
    "cchc_forms": Forms,
}


_WORDS: Mapping[str, Text] = {
    "source": Text("nguồn số liệu", "source"),
    "format": Text("định dạng", "format"),
    "check": Text("quy tắc", "check"),
    "packs": Text("bộ biểu mẫu", "form pack"),
    "units": Text("danh sách đơn vị", "unit list"),
    "schemes": Text("chế độ báo cáo", "period scheme"),
}


def _plugin(entry: EntryPoint) -> Plugin:
    name = entry.dist.name if entry.dist else "?"
    return Plugin(entry.name, name, entry.dist.version if entry.dist else "?", entry.load)


def _version(distribution: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except PackageNotFoundError:
        return "?"


def _offered(plugin: Plugin) -> dict[str, tuple[Any, ...]]:
    """What one plugin yields per hook; a manager of its own keeps its faults to itself."""
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(hookspecs)
    manager.register(plugin.load(), plugin.name)
    manager.check_pending()
    offered = {}
    for hook, kind in _HOOKS.items():
        records = tuple(record for some in getattr(manager.hook, hook)() for record in some)
        for record in records:
            if not isinstance(record, kind):
                raise TypeError(f"{hook} yields {type(record).__name__}, not {kind.__name__}")
        offered[hook] = records
    return offered


def _by_name(
    what: str,
    yielded: list[tuple[Plugin, Any]],
    problems: list[Problem],
    providers: dict[tuple[str, str], Plugin],
) -> dict[str, Any]:
    found: dict[str, list[tuple[Plugin, Any]]] = {}
    for plugin, record in yielded:
        name = record.rule if isinstance(record, Check) else record.name
        found.setdefault(name, []).append((plugin, record))
    return _unambiguous(what, found, problems, providers)


def _merged(
    forms: list[tuple[Plugin, Forms]],
    attribute: str,
    problems: list[Problem],
    providers: dict[tuple[str, str], Plugin],
) -> dict[str, Any]:
    found: dict[str, list[tuple[Plugin, Any]]] = {}
    for plugin, record in forms:
        for name, load in getattr(record, attribute).items():
            found.setdefault(name, []).append((plugin, load))
    return _unambiguous(attribute, found, problems, providers)


def _unambiguous(
    what: str,
    found: dict[str, list[tuple[Plugin, Any]]],
    problems: list[Problem],
    providers: dict[tuple[str, str], Plugin],
) -> dict[str, Any]:
    kept = {}
    for name in sorted(found):
        (plugin, record), *others = found[name]
        if others:
            owners = [owner for owner, _ in found[name]]
            problems += [_clash(owner, _WORDS[what], name, owners) for owner in owners]
            continue
        kept[name] = record
        providers[what, name] = plugin
    return kept


def _schemes(
    forms: list[tuple[Plugin, Forms]],
    problems: list[Problem],
    providers: dict[tuple[str, str], Plugin],
) -> dict[str, PeriodScheme]:
    found: dict[str, list[tuple[Plugin, Any]]] = {}
    for plugin, record in forms:
        try:
            schemes = record.schemes() if record.schemes else {}
        except Exception as error:
            problems.append(_broken(plugin, error))
            continue
        for name, scheme in schemes.items():
            found.setdefault(name, []).append((plugin, scheme))
    return _unambiguous("schemes", found, problems, providers)


def _broken(plugin: Plugin, error: BaseException) -> Problem:
    what = f"{type(error).__name__}: {error}"
    return Problem(
        plugin.name,
        plugin.distribution,
        Text(
            f"Plugin '{plugin.name}' ({plugin.distribution}) bị lỗi nên không dùng được: {what}. "
            "Hãy cài lại, hoặc tắt bằng --disable " + plugin.name,
            f"Plugin '{plugin.name}' ({plugin.distribution}) is broken and left out: {what}. "
            "Install it again, or leave it out with --disable " + plugin.name,
        ),
    )


def _clash(plugin: Plugin, what: Text, name: str, owners: Iterable[Plugin]) -> Problem:
    listed = ", ".join(sorted({owner.distribution for owner in owners}))
    return Problem(
        plugin.name,
        plugin.distribution,
        Text(
            f"Tên {what.vi} '{name}' do nhiều gói cùng khai báo ({listed}) nên không gói nào được "
            "dùng; hãy gỡ hoặc tắt bớt.",
            f"The {what.en} name '{name}' is offered by several distributions ({listed}); none is "
            "used. Uninstall or disable all but one.",
        ),
    )


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
