"""Which files are ours, told by their content; nothing here raises."""

import re
import zipfile
from pathlib import Path

from cchc_core.reading import DAMAGED, FileKind, sniff
from cchc_source_manual.layout import STAMP_SHEET

_MARK = re.compile(rb"""(?:^|[{,])\s*["']?cchc["']?\s*:\s*["']?report/""", re.MULTILINE)
_SHEET = f'name="{STAMP_SHEET}"'.encode()


def is_plain(head: bytes) -> bool:
    """Whether a text file bears `cchc: report/…`, as JSON or YAML, near its beginning."""
    return (
        not head.startswith(b"PK") and _MARK.search(head.removeprefix(b"\xef\xbb\xbf")) is not None
    )


def is_form(path: Path, head: bytes) -> bool:
    """Whether a workbook has the sheet that bears our stamp."""
    if not head.startswith(b"PK") or sniff(path) is not FileKind.XLSX:
        return False
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            return _SHEET in part.read(1_000_000)
    except (OSError, *DAMAGED):
        return False
