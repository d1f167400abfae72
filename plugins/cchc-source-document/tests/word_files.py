"""The appendix as Word files, in three layouts."""

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import docx
import printed as p
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell

HEAD = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")


def plain(path: Path) -> Path:
    """The whole report, then one table with a head of two lines, "Trong đó" over the rows of a
    split."""
    document = _with_letterhead()
    _say(document, *p.narrative(), *p.APPENDIX_TITLE)
    table = _table(document, 2)
    _head_of_two_lines(table)
    for row in p.printed():
        cells = table.add_row().cells
        _fill(cells, row.number or (row.within if row.first else ""), row)
        if row.within and not row.first:
            _go_on(table.rows[-2].cells[0], table.rows[-1].cells[0])
    document.save(str(path))
    return path


def by_section(path: Path) -> Path:
    """A table for each section with a head of its own and its columns numbered; "Trong đó" before
    the labels, grouped numbers, notes beside the figures, letters taken apart (NFD)."""
    document = _with_letterhead()
    _say(document, *p.TITLE, *p.APPENDIX_TITLE)
    table = None
    for row in p.printed():
        if "." not in row.number and row.number:
            _say(document, f"Phần {row.number}")
            table = _table(document, 2)
            for cell, text in zip(
                table.rows[0].cells, ("TT", "Nội dung", "ĐVT", "Kết quả", "Ghi chú"), strict=True
            ):
                cell.text = text
            for at, cell in enumerate(table.rows[1].cells, start=1):
                cell.text = f"({at})"
        assert table is not None
        label = (
            f"Trong đó: {row.label}" if row.first else f"- {row.label}" if row.within else row.label
        )
        value = f"{int(row.value):,}".replace(",", ".") if row.value else ""
        value += f" ({row.note})" if row.note else ""
        for cell, text in zip(
            table.add_row().cells, (row.number, label, row.unit, value, ""), strict=True
        ):
            cell.text = unicodedata.normalize("NFD", text)
    document.save(str(path))
    return path


def ugly(path: Path) -> Path:
    """As the real one: misspelt, split in three without a head, notes over many lines, rows struck
    out and put in under tracked changes, all inside a table of layout, another table beside it."""
    document = docx.Document()
    _say(document, "Ủy ban nhân dân phường Trường Thi", *p.TITLE)
    other = document.add_table(2, 2)
    for cell, text in zip(other.rows[0].cells, ("Lĩnh vực", "Số hồ sơ"), strict=True):
        cell.text = text
    for cell, text in zip(other.rows[1].cells, ("Đất đai", "26"), strict=True):
        cell.text = text
    _say(document, p.CLOSING, *p.APPENDIX_TITLE)
    frame = document.add_table(1, 1).rows[0].cells[0]
    rows = p.printed(slips=True)
    for at, piece in enumerate((rows[:40], rows[40:70], rows[70:])):
        table = frame.add_table(0, 5)
        table.style = "Table Grid"
        if at != 1:
            _head_of_two_lines(_with_rows(table, 2))
        for row in piece:
            cells = table.add_row().cells
            _fill(cells, row.number or (row.within if row.first else ""), row)
            if row.note:
                cells[4].text = row.note.replace(". ", ".\n")
            if row.within and not row.first:
                _go_on(table.rows[-2].cells[0], table.rows[-1].cells[0])
            if row.id == "staff.quota":
                _strike_out(table)
            if row.id == "survey.forms":
                _correct(cells[3], "944", row.value)
        _say(frame, "")
    document.save(str(path))
    return path


def short(path: Path, *texts: str, rows: Iterable[Sequence[str]] = ()) -> Path:
    """A report of a few sentences with an appendix of a few rows."""
    document = _with_letterhead()
    _say(document, *p.TITLE, "I. Kết quả", *texts, *p.APPENDIX_TITLE)
    table = document.add_table(0, 5, style="Table Grid")
    given = tuple(rows) or (("1.2.1", "Tổng số nhiệm vụ được giao", "Nhiệm vụ", "7", ""),)
    for cells in (HEAD, *given):
        _set_texts(table.add_row().cells, cells)
    document.save(str(path))
    return path


LAYOUTS = {"plain": plain, "by section": by_section, "ugly": ugly}


def _with_letterhead() -> Document:
    document = docx.Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = "\n".join(p.LETTERHEAD)
    right.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    return document


def _say(where: Document | _Cell, *texts: str) -> None:
    for text in texts:
        where.add_paragraph(text)


def _table(document: Document, rows: int) -> Table:
    return document.add_table(rows, 5, style="Table Grid")


def _with_rows(table: Table, rows: int) -> Table:
    for _ in range(rows):
        table.add_row()
    return table


def _head_of_two_lines(table: Table) -> None:
    above, below = table.rows[0].cells, table.rows[1].cells
    for column in (0, 1, 4):
        above[column].merge(below[column]).text = HEAD[column]
    above[2].merge(above[3]).text = "Kết quả thống kê"
    below[2].text, below[3].text = HEAD[2:4]


def _fill(cells: Sequence[_Cell], number: str, row: p.Printed) -> None:
    texts = (number, row.label, row.unit.replace("; ", "\n"), row.value, row.note)
    for cell, text in zip(cells, texts, strict=True):
        if text:
            cell.text = text


def _go_on(above: _Cell, below: _Cell) -> None:
    """Merges a cell with the one above it, as Word marks it."""
    for cell, how in ((above, "restart"), (below, "continue")):
        properties = cell._tc.get_or_add_tcPr()
        if properties.find(qn("w:vMerge")) is None:
            properties.append(OxmlElement("w:vMerge"))
            properties.find(qn("w:vMerge")).set(qn("w:val"), how)


def _strike_out(table: Table) -> None:
    """A row that was deleted under tracked changes: nobody sees it any more."""
    _set_texts(
        table.add_row().cells, ("4.2.1", "Tổng số biên chế được giao trong năm", "Người", "99")
    )
    deleted = OxmlElement("w:del")
    deleted.set(qn("w:id"), "1")
    table.rows[-1]._tr.get_or_add_trPr().append(deleted)


def _set_texts(cells: Sequence[_Cell], texts: Iterable[str]) -> None:
    for cell, text in zip(cells, texts, strict=False):
        cell.text = text


def _correct(cell: _Cell, before: str, after: str) -> None:
    """A figure that was put in the place of another under tracked changes."""
    cell.text = ""
    for tag, kind, text in (("w:del", "w:delText", before), ("w:ins", "w:t", after)):
        change, run, content = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(kind)
        change.set(qn("w:id"), "2")
        content.text = text
        run.append(content)
        change.append(run)
        cell.paragraphs[0]._p.append(change)
