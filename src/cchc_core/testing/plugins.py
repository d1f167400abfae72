"""Plugins made up on the spot, so that a test breaks things with plugins and not with mocks."""

from collections.abc import Iterable
from types import SimpleNamespace

from cchc_core.extensions import Check, Format, Forms, Ledger, Source
from cchc_core.hookspecs import hookimpl
from cchc_core.model.findings import Rule
from cchc_core.offers import Offer, Plugin
from cchc_core.plugins import gather

Record = Source | Format | Ledger | Check | Rule | Forms


def plugin_of(*records: Record) -> object:
    """A plugin that yields `records`, each through the hook of its kind."""

    @hookimpl
    def cchc_sources() -> Iterable[Source]:
        return [record for record in records if isinstance(record, Source)]

    @hookimpl
    def cchc_formats() -> Iterable[Format]:
        return [record for record in records if isinstance(record, Format)]

    @hookimpl
    def cchc_ledgers() -> Iterable[Ledger]:
        return [record for record in records if isinstance(record, Ledger)]

    @hookimpl
    def cchc_checks() -> Iterable[Check]:
        return [record for record in records if isinstance(record, Check)]

    @hookimpl
    def cchc_rules() -> Iterable[Rule]:
        return [record for record in records if isinstance(record, Rule)]

    @hookimpl
    def cchc_forms() -> Iterable[Forms]:
        return [record for record in records if isinstance(record, Forms)]

    return SimpleNamespace(
        cchc_sources=cchc_sources,
        cchc_formats=cchc_formats,
        cchc_ledgers=cchc_ledgers,
        cchc_checks=cchc_checks,
        cchc_rules=cchc_rules,
        cchc_forms=cchc_forms,
    )


def offer_of(**modules: object) -> Offer:
    """What the plugins offer together: modules (or what `plugin_of` makes) by plugin name.

    An exception instead of a module is raised when the plugin is imported; each plugin is its own
    distribution, called `cchc-` and its name.
    """
    return gather(*(_plugin(name, module) for name, module in modules.items()))


def _plugin(name: str, module: object) -> Plugin:
    def load() -> object:
        if isinstance(module, BaseException):
            raise module
        return module

    return Plugin(name, f"cchc-{name}", "1.0", load)
