"""Vietnam's administrative-reform (CCHC) reports: the indicator model, the roll-up, the plugins.

These are the names that plugins and other systems import; each is imported when first used.
`ten_lines.py` among the examples shows the whole job.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc_core.campaign import Campaign as Campaign
    from cchc_core.campaign import load_campaign as load_campaign
    from cchc_core.errors import BadData as BadData
    from cchc_core.errors import CchcError as CchcError
    from cchc_core.errors import FileRefused as FileRefused
    from cchc_core.extensions import Case as Case
    from cchc_core.extensions import Check as Check
    from cchc_core.extensions import Desk as Desk
    from cchc_core.extensions import Filed as Filed
    from cchc_core.extensions import Filing as Filing
    from cchc_core.extensions import Format as Format
    from cchc_core.extensions import Forms as Forms
    from cchc_core.extensions import Output as Output
    from cchc_core.extensions import Publication as Publication
    from cchc_core.extensions import Source as Source
    from cchc_core.extensions import Submission as Submission
    from cchc_core.hookspecs import hookimpl as hookimpl
    from cchc_core.merge import Merged as Merged
    from cchc_core.merge import merge_campaign as merge_campaign
    from cchc_core.model.findings import Finding as Finding
    from cchc_core.model.findings import Origin as Origin
    from cchc_core.model.findings import Severity as Severity
    from cchc_core.model.forms import Form as Form
    from cchc_core.model.forms import FormPack as FormPack
    from cchc_core.model.forms import Level as Level
    from cchc_core.model.forms import Role as Role
    from cchc_core.model.forms import Row as Row
    from cchc_core.model.indicators import Indicator as Indicator
    from cchc_core.model.measures import Coverage as Coverage
    from cchc_core.model.measures import Document as Document
    from cchc_core.model.measures import Figure as Figure
    from cchc_core.model.measures import Kind as Kind
    from cchc_core.model.measures import Outcome as Outcome
    from cchc_core.model.measures import Status as Status
    from cchc_core.model.periods import Period as Period
    from cchc_core.model.periods import Window as Window
    from cchc_core.model.reports import Leaf as Leaf
    from cchc_core.model.reports import Reading as Reading
    from cchc_core.model.reports import Report as Report
    from cchc_core.model.reports import join as join
    from cchc_core.model.units import AdminUnit as AdminUnit
    from cchc_core.model.units import UnitKey as UnitKey
    from cchc_core.model.units import UnitList as UnitList
    from cchc_core.offers import Offer as Offer
    from cchc_core.plugins import gather as gather
    from cchc_core.plugins import installed as installed
    from cchc_core.rollup import tabulate as tabulate
    from cchc_core.text import Lang as Lang
    from cchc_core.text import Text as Text
    from cchc_core.text import fold as fold
    from cchc_core.text import format_date as format_date
    from cchc_core.text import format_number as format_number
    from cchc_core.text import format_rate as format_rate
    from cchc_core.text import nfc as nfc
    from cchc_core.text import parse_date as parse_date
    from cchc_core.writing import reproducible_zip as reproducible_zip
    from cchc_core.writing import write_outputs as write_outputs

_HOMES = {
    "campaign": "Campaign load_campaign",
    "errors": "BadData CchcError FileRefused",
    "extensions": "Case Check Desk Filed Filing Format Forms Output Publication Source Submission",
    "hookspecs": "hookimpl",
    "merge": "Merged merge_campaign",
    "model.findings": "Finding Origin Severity",
    "model.forms": "Form FormPack Level Role Row",
    "model.indicators": "Indicator",
    "model.measures": "Coverage Document Figure Kind Outcome Status",
    "model.periods": "Period Window",
    "model.reports": "Leaf Reading Report join",
    "model.units": "AdminUnit UnitKey UnitList",
    "offers": "Offer",
    "plugins": "gather installed",
    "rollup": "tabulate",
    "text": "Lang Text fold format_date format_number format_rate nfc parse_date",
    "writing": "reproducible_zip write_outputs",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}
__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
