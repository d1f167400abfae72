"""Vietnam's administrative-reform (CCHC) reports: the indicator model, the roll-up, the plugins.

The names others may import, each imported when first used. `FOR_USERS` and `FOR_PLUGINS` below are
the list to read: where each name is explained, in the order one needs them. Sources find what they
need for reading cells in `cchc_core.reading`, tests of plugins theirs in `cchc_core.testing`.
`ten_lines.py` among the examples shows the whole job.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

FOR_USERS: Mapping[str, str] = {
    "plugins": "installed gather",
    "offers": "Offer Plugin Problem",
    "settings": "load_campaign",
    "campaign": "Campaign",
    "decisions": "Decision DecisionKind",
    "merge": "merge_campaign Merged outputs_of",
    "returning": "return_to_units worklist_of Returned",
    "reminding": "remind_units Reminded",
    "writing": "write_outputs",
    "tracing": "trace Trace TracedLeaf Whence",
    "verifying": "verify Verification Verdict",
    "errors": "ExitCode CchcError NotFound BadData PluginFailed CannotJoin CannotWrite",
    "model.reports": "Report Leaf Reading join",
    "rollup": "tabulate ListedValue",
    "model.measures": "Figure Outcome Coverage Status Kind Document",
    "frames": "readings_frame figures_frame",
    "manifests": "Manifest Fingerprint Options Use",
    "model.findings": "Finding Severity Origin Rule Topic Remedy Waiver Addressee Effect Touch",
    "model.groups": "FindingGroup group_findings",
    "model.forms": "FormPack Form Row Role Level Section",
    "model.indicators": "Indicator",
    "model.periods": "Period Window period_of",
    "model.units": "AdminUnit UnitKey UnitList group_of",
}
"""What one calls to read, merge, look at and write reports, in the order one needs it."""

FOR_PLUGINS: Mapping[str, str] = {
    "hookspecs": "hookimpl",
    "extensions": "Source Desk Submission Suggestion Cells Refused Format Publication Output "
    "Filing Filed Purpose Renewed Pdf Compared Difference "
    "Check Case Forms Passage Place Mark Ledger Office",
    "decisions": "LedgerLine LedgerPage",
    "model.dossiers": "DossierClass Channel Counted DossierCount",
    "model.formulas": "Formula",
    "model.relations": "Relation",
    "model.operators": "Calculated NumberOf Ratio Share StatedRate Total",
    "errors": "FileRefused",
    "rules": "load_rules",
    "text": "Text Lang nfc fold sentences paragraphs vietnamese_order parse_date format_date "
    "format_number format_rate",
    "writing": "reproducible_zip",
    "interchange": "report_to_json report_from_json text_to_cells text_from_cells",
}
"""What a plugin is made of besides: its records, what they are given, and text."""

if TYPE_CHECKING:  # the same names, for type checkers
    from cchc_core.campaign import Campaign as Campaign
    from cchc_core.decisions import Decision as Decision
    from cchc_core.decisions import DecisionKind as DecisionKind
    from cchc_core.decisions import LedgerLine as LedgerLine
    from cchc_core.decisions import LedgerPage as LedgerPage
    from cchc_core.errors import BadData as BadData
    from cchc_core.errors import CannotJoin as CannotJoin
    from cchc_core.errors import CannotWrite as CannotWrite
    from cchc_core.errors import CchcError as CchcError
    from cchc_core.errors import ExitCode as ExitCode
    from cchc_core.errors import FileRefused as FileRefused
    from cchc_core.errors import NotFound as NotFound
    from cchc_core.errors import PluginFailed as PluginFailed
    from cchc_core.extensions import Case as Case
    from cchc_core.extensions import Cells as Cells
    from cchc_core.extensions import Check as Check
    from cchc_core.extensions import Compared as Compared
    from cchc_core.extensions import Desk as Desk
    from cchc_core.extensions import Difference as Difference
    from cchc_core.extensions import Filed as Filed
    from cchc_core.extensions import Filing as Filing
    from cchc_core.extensions import Format as Format
    from cchc_core.extensions import Forms as Forms
    from cchc_core.extensions import Ledger as Ledger
    from cchc_core.extensions import Mark as Mark
    from cchc_core.extensions import Office as Office
    from cchc_core.extensions import Output as Output
    from cchc_core.extensions import Passage as Passage
    from cchc_core.extensions import Pdf as Pdf
    from cchc_core.extensions import Place as Place
    from cchc_core.extensions import Publication as Publication
    from cchc_core.extensions import Purpose as Purpose
    from cchc_core.extensions import Refused as Refused
    from cchc_core.extensions import Renewed as Renewed
    from cchc_core.extensions import Source as Source
    from cchc_core.extensions import Submission as Submission
    from cchc_core.extensions import Suggestion as Suggestion
    from cchc_core.frames import figures_frame as figures_frame
    from cchc_core.frames import readings_frame as readings_frame
    from cchc_core.hookspecs import hookimpl as hookimpl
    from cchc_core.interchange import report_from_json as report_from_json
    from cchc_core.interchange import report_to_json as report_to_json
    from cchc_core.interchange import text_from_cells as text_from_cells
    from cchc_core.interchange import text_to_cells as text_to_cells
    from cchc_core.manifests import Fingerprint as Fingerprint
    from cchc_core.manifests import Manifest as Manifest
    from cchc_core.manifests import Options as Options
    from cchc_core.manifests import Use as Use
    from cchc_core.merge import Merged as Merged
    from cchc_core.merge import merge_campaign as merge_campaign
    from cchc_core.merge import outputs_of as outputs_of
    from cchc_core.model.dossiers import Channel as Channel
    from cchc_core.model.dossiers import Counted as Counted
    from cchc_core.model.dossiers import DossierClass as DossierClass
    from cchc_core.model.dossiers import DossierCount as DossierCount
    from cchc_core.model.findings import Addressee as Addressee
    from cchc_core.model.findings import Effect as Effect
    from cchc_core.model.findings import Finding as Finding
    from cchc_core.model.findings import Origin as Origin
    from cchc_core.model.findings import Remedy as Remedy
    from cchc_core.model.findings import Rule as Rule
    from cchc_core.model.findings import Severity as Severity
    from cchc_core.model.findings import Topic as Topic
    from cchc_core.model.findings import Touch as Touch
    from cchc_core.model.findings import Waiver as Waiver
    from cchc_core.model.forms import Form as Form
    from cchc_core.model.forms import FormPack as FormPack
    from cchc_core.model.forms import Level as Level
    from cchc_core.model.forms import Role as Role
    from cchc_core.model.forms import Row as Row
    from cchc_core.model.forms import Section as Section
    from cchc_core.model.formulas import Formula as Formula
    from cchc_core.model.groups import FindingGroup as FindingGroup
    from cchc_core.model.groups import group_findings as group_findings
    from cchc_core.model.indicators import Indicator as Indicator
    from cchc_core.model.measures import Coverage as Coverage
    from cchc_core.model.measures import Document as Document
    from cchc_core.model.measures import Figure as Figure
    from cchc_core.model.measures import Kind as Kind
    from cchc_core.model.measures import Outcome as Outcome
    from cchc_core.model.measures import Status as Status
    from cchc_core.model.operators import Calculated as Calculated
    from cchc_core.model.operators import NumberOf as NumberOf
    from cchc_core.model.operators import Ratio as Ratio
    from cchc_core.model.operators import Share as Share
    from cchc_core.model.operators import StatedRate as StatedRate
    from cchc_core.model.operators import Total as Total
    from cchc_core.model.periods import Period as Period
    from cchc_core.model.periods import Window as Window
    from cchc_core.model.periods import period_of as period_of
    from cchc_core.model.relations import Relation as Relation
    from cchc_core.model.reports import Leaf as Leaf
    from cchc_core.model.reports import Reading as Reading
    from cchc_core.model.reports import Report as Report
    from cchc_core.model.reports import join as join
    from cchc_core.model.units import AdminUnit as AdminUnit
    from cchc_core.model.units import UnitKey as UnitKey
    from cchc_core.model.units import UnitList as UnitList
    from cchc_core.model.units import group_of as group_of
    from cchc_core.offers import Offer as Offer
    from cchc_core.offers import Plugin as Plugin
    from cchc_core.offers import Problem as Problem
    from cchc_core.plugins import gather as gather
    from cchc_core.plugins import installed as installed
    from cchc_core.reminding import Reminded as Reminded
    from cchc_core.reminding import remind_units as remind_units
    from cchc_core.returning import Returned as Returned
    from cchc_core.returning import return_to_units as return_to_units
    from cchc_core.returning import worklist_of as worklist_of
    from cchc_core.rollup import ListedValue as ListedValue
    from cchc_core.rollup import tabulate as tabulate
    from cchc_core.rules import load_rules as load_rules
    from cchc_core.settings import load_campaign as load_campaign
    from cchc_core.text import Lang as Lang
    from cchc_core.text import Text as Text
    from cchc_core.text import fold as fold
    from cchc_core.text import format_date as format_date
    from cchc_core.text import format_number as format_number
    from cchc_core.text import format_rate as format_rate
    from cchc_core.text import nfc as nfc
    from cchc_core.text import paragraphs as paragraphs
    from cchc_core.text import parse_date as parse_date
    from cchc_core.text import sentences as sentences
    from cchc_core.text import vietnamese_order as vietnamese_order
    from cchc_core.tracing import Trace as Trace
    from cchc_core.tracing import TracedLeaf as TracedLeaf
    from cchc_core.tracing import Whence as Whence
    from cchc_core.tracing import trace as trace
    from cchc_core.verifying import Verdict as Verdict
    from cchc_core.verifying import Verification as Verification
    from cchc_core.verifying import verify as verify
    from cchc_core.writing import reproducible_zip as reproducible_zip
    from cchc_core.writing import write_outputs as write_outputs

_HOME_OF = {
    name: home
    for homes in (FOR_USERS, FOR_PLUGINS)
    for home, names in homes.items()
    for name in names.split()
}
__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
