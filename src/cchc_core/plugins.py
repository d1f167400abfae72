"""Finding plugins and gathering what they offer; one broken plugin costs only itself."""

from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import pluggy

from cchc_core import builtin, hookspecs
from cchc_core.extensions import Check, Format, Forms, Ledger, Source
from cchc_core.hookspecs import PROJECT
from cchc_core.model.findings import Rule
from cchc_core.model.periods import PeriodScheme
from cchc_core.offers import Offer, Plugin, Problem
from cchc_core.text import Text


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
        ledgers=_by_name("ledger", yielded["cchc_ledgers"], problems, providers),
        checks=_by_name("check", yielded["cchc_checks"], problems, providers),
        rules=_by_name("rule", _told(yielded), problems, providers),
        packs=_merged(forms, "packs", problems, providers),
        units=_merged(forms, "units", problems, providers),
        schemes=_schemes(forms, problems, providers),
        providers=providers,
        problems=tuple(problems),
    )


_HOOKS: Mapping[str, type] = {
    "cchc_sources": Source,
    "cchc_formats": Format,
    "cchc_ledgers": Ledger,
    "cchc_checks": Check,
    "cchc_rules": Rule,
    "cchc_forms": Forms,
}


_WORDS: Mapping[str, Text] = {
    "source": Text("nguồn số liệu", "source"),
    "format": Text("định dạng", "format"),
    "ledger": Text("sổ xử lý", "ledger"),
    "check": Text("quy tắc", "check"),
    "rule": Text("mã vấn đề", "rule"),
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
        found.setdefault(_name(record), []).append((plugin, record))
    return _unambiguous(what, found, problems, providers)


def _told(yielded: Mapping[str, list[tuple[Plugin, Any]]]) -> list[tuple[Plugin, Any]]:
    """The rules of all checks, and those that plugins tell of besides."""
    checked = [(plugin, check.rule) for plugin, check in yielded["cchc_checks"]]
    return [*checked, *yielded["cchc_rules"]]


def _name(record: Any) -> str:
    match record:
        case Check(rule=rule):
            return rule.code
        case Rule(code=code):
            return code
    return str(record.name)


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
