"""Which files are ours, told by their content; nothing here raises, nothing heavy is imported."""

import zipfile
from pathlib import Path

from cchc_core.reading import DAMAGED, FileKind, sniff
from cchc_format_province.layout import NAME, SHEET


def is_ours(path: Path, head: bytes) -> bool:
    """Whether a workbook has our hidden sheet, or the name of the cell that bears our stamp."""
    if not head.startswith(b"PK"):
        return False
    try:
        if sniff(path) is not FileKind.XLSX:
            return False
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            content = part.read(1_000_000)
    except (OSError, *DAMAGED):
        return False
    return f'name="{SHEET}"'.encode() in content or f'name="{NAME}"'.encode() in content
