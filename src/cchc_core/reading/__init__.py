"""What every source needs: recognise a file by content, pre-check it, read its figures strictly."""

from cchc_core.reading.files import HEAD_SIZE, read_head, sniff
from cchc_core.reading.kinds import FileKind, refusal
from cchc_core.reading.precheck import precheck

__all__ = [
    "HEAD_SIZE",
    "FileKind",
    "precheck",
    "read_head",
    "refusal",
    "sniff",
]
