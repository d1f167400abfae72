"""What ships in the core, offered through the same hooks as anyone's plugin."""

from collections.abc import Iterable
from functools import cache, partial

from cchc_core.extensions import Check, Forms, Ledger
from cchc_core.hookspecs import hookimpl
from cchc_core.model.findings import Rule


@hookimpl
def cchc_forms() -> Iterable[Forms]:
    """The Thanh Hóa forms and units, and the ministry's reporting periods."""
    from cchc_core.forms import HERE, load_pack, load_schemes, load_units

    pack, units = cache(load_pack), cache(load_units)
    yield Forms(
        packs={"thanh-hoa-2023": partial(pack, HERE / "thanh-hoa-2023.toml")},
        units={"thanh-hoa": partial(units, HERE / "units" / "thanh-hoa.toml")},
        schemes=lambda: load_schemes(HERE / "periods.toml"),
    )


@hookimpl
def cchc_ledgers() -> Iterable[Ledger]:
    """Decisions as JSON, for systems."""
    from cchc_core.json_ledger import LEDGER

    yield LEDGER


@hookimpl
def cchc_rules() -> Iterable[Rule]:
    """What the core finds besides, when it reads and compares what arrived."""
    from cchc_core.checks import SHIPPED
    from cchc_core.rules import RULES

    checked = {check.rule.code for check in SHIPPED}
    return [rule for code, rule in RULES.items() if code not in checked]


@hookimpl
def cchc_checks() -> Iterable[Check]:
    """The rules every form is checked by."""
    from cchc_core.checks import SHIPPED

    return SHIPPED
