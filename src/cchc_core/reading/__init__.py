"""What every source needs: recognise a file by content, pre-check it, read its figures strictly."""

from cchc_core.reading.cells import Typed
from cchc_core.reading.figures import Interpretation, interpret
from cchc_core.reading.files import HEAD_SIZE, read_head, sniff
from cchc_core.reading.kinds import FileKind, refusal
from cchc_core.reading.precheck import precheck
from cchc_core.reading.remarks import Remark

__all__ = [
    "HEAD_SIZE",
    "FileKind",
    "Interpretation",
    "Remark",
    "Typed",
    "interpret",
    "precheck",
    "read_head",
    "refusal",
    "sniff",
]
