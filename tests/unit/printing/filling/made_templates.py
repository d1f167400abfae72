"""Templates as an office would make them: cells, a text box, a logo."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import xlsxwriter
from openpyxl import Workbook

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def template(cells: Mapping[str, object], change: Callable[[Any], None] = lambda _: None) -> bytes:
    """A workbook holding `cells`, as bytes."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Mẫu"
    for place, value in cells.items():
        sheet[place] = value
    change(sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def boxed(text: str, cells: Mapping[str, str]) -> bytes:
    """A workbook with a text box at C3 and a picture, as Excel would have saved it."""
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = book.add_worksheet("Mẫu")
    for place, value in cells.items():
        sheet.write_string(place, value)
    sheet.insert_textbox("C3", text)
    sheet.insert_image("E1", "logo.png", {"image_data": BytesIO(PNG)})
    book.close()
    return written.getvalue()


def charted(title: str, cells: Mapping[str, str]) -> bytes:
    """A workbook with a chart of its first cells, as Excel would have saved it."""
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = book.add_worksheet("Mẫu")
    for place, value in cells.items():
        sheet.write_string(place, value)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Mẫu'!$A$1:$A$3"})
    chart.set_title({"name": title})
    sheet.insert_chart("C3", chart)
    book.close()
    return written.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a file, in their order."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def anew(content: bytes, formula: str, value: object) -> bytes:
    """A workbook whose formula has a value beside it, as Excel saves it."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, part in parts_of(content).items():
            told = formula.replace("<v/>", f"<v>{value}</v>").encode()
            archive.writestr(name, part.replace(formula.encode(), told))
    return written.getvalue()


def with_part(content: bytes, name: str, put: bytes) -> bytes:
    """A workbook with one part more, or another one."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for own, part in (parts_of(content) | {name: put}).items():
            archive.writestr(own, part)
    return written.getvalue()
