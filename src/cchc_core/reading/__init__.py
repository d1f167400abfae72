"""What every source needs: recognise a file by content, pre-check it, read its figures strictly."""

from cchc_core.reading.archives import precheck
from cchc_core.reading.cells import Typed
from cchc_core.reading.figures import Interpretation, interpret
from cchc_core.reading.files import DAMAGED, HEAD_SIZE, read_head, sniff
from cchc_core.reading.hidden import HiddenCells
from cchc_core.reading.kinds import FileKind, refusal
from cchc_core.reading.limits import EXPORT_LIMITS, FORM_LIMITS, Limits, too_large
from cchc_core.reading.matching import Line, Matching, Proposal, match_lines
from cchc_core.reading.old_fonts import legacy_encoding
from cchc_core.reading.periods import Phrase, days_in, phrases_in, windows_in
from cchc_core.reading.processes import apart
from cchc_core.reading.references import Reference, references_in
from cchc_core.reading.remarks import Remark
from cchc_core.reading.rows import AS_COUNT, indicator_of
from cchc_core.reading.sheets import Sheet
from cchc_core.tomls import Table, read_toml

__all__ = [
    "AS_COUNT",
    "DAMAGED",
    "EXPORT_LIMITS",
    "FORM_LIMITS",
    "HEAD_SIZE",
    "FileKind",
    "HiddenCells",
    "Interpretation",
    "Limits",
    "Line",
    "Matching",
    "Phrase",
    "Proposal",
    "Reference",
    "Remark",
    "Sheet",
    "Table",
    "Typed",
    "apart",
    "days_in",
    "indicator_of",
    "interpret",
    "legacy_encoding",
    "match_lines",
    "phrases_in",
    "precheck",
    "read_head",
    "read_toml",
    "references_in",
    "refusal",
    "sniff",
    "too_large",
    "windows_in",
]
