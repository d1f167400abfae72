"""Formulas keep the results they had: openpyxl writes a formula without one.

So a copy that nobody has opened in Excel yet is read like the file it was made of.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils.cell import coordinate_to_tuple

_FORMULA = re.compile(
    r'(?P<start><c r="(?P<cell>[A-Z]+[0-9]+)"[^>]*)>(?P<formula><f\b(?:[^>]*/>|.*?</f>))'
    r"<v ?(?:/>|></v>)</c>",
    re.DOTALL,
)


def with_results(content: bytes, sheets: Sequence[str], results: Workbook) -> bytes:
    """A workbook saved with those `sheets`, its formulas with what they came to in `results`, the
    same workbook opened for its values; one that never came to anything stays as it is."""
    parts = {f"xl/worksheets/sheet{at}.xml": title for at, title in enumerate(sheets, start=1)}
    filled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            data = old.read(entry)
            title = parts.get(entry.filename, "")
            if title in results.sheetnames:
                data = _filled(data.decode(), results, title).encode()
            new.writestr(entry, data)
    return filled.getvalue()


def _filled(sheet: str, results: Workbook, title: str) -> str:
    def with_result(found: re.Match[str]) -> str:
        cell = results[title].cell(*coordinate_to_tuple(found["cell"]))
        kind, text = _result(cell.value, error=cell.data_type == "e")
        if not text:
            return found[0]
        return f"{found['start']}{kind}>{found['formula']}<v>{escape(text)}</v></c>"

    return _FORMULA.sub(with_result, sheet)


def _result(value: object, *, error: bool) -> tuple[str, str]:
    """The attribute and the text that say what a formula came to; a day is left to be computed."""
    match value:
        case bool():
            return ' t="b"', str(int(value))
        case int() | float():
            return "", repr(value)
        case str():
            return (' t="e"' if error else ' t="str"'), value
    return "", ""
