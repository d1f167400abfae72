"""The sheet "Phần lời": what a person writes in the report, section by section."""

from collections.abc import Iterator

from cchc_core import FormPack, Leaf, Section
from cchc_source_manual.layout import (
    FIRST_ROW,
    HEAD_ROW,
    KEY_ROW,
    Blank,
    Column,
    lettered,
)
from cchc_source_manual.looks import HEAD, INPUT_TEXT, TITLE, Look, height
from cchc_source_manual.sheets import Sheet
from cchc_source_manual.workbook import Table

_COLUMNS = lettered(
    Column("number", "Mục", 8),
    Column("title", "Nội dung", 34),
    Column("words", "Phần lời của đơn vị", 92),
    Column("id"),
)
_HINTS = (
    "Viết vào ô màu vàng; mỗi ý một dòng (Alt + Enter để xuống dòng). Không có nội dung thì để "
    "trống, không có kiến nghị thì ghi “Không”.",
    "Các số liệu không phải viết lại ở đây: báo cáo tự lấy từ biểu.",
)
_HINT = Look(size=11, italic=True, at="center")
_NUMBER, _TITLE = Look(bold=True, at="center", box=True), Look(bold=True, box=True)
_LOWEST, _CELL = 96, 30_000
"""The least height of a line, in points; so much text a cell surely holds."""


def sections_of(blank: Blank, leaf: Leaf) -> tuple[Section, ...]:
    """The sections that the form asks a unit to write, and those it wrote; a supplement asks for
    none."""
    asked = blank.pack.written if blank.only is None else ()
    return tuple(s for s in blank.pack.sections if s in asked or s.id in leaf.words)


def write_words(sheet: Sheet, sections: tuple[Section, ...], leaf: Leaf) -> None:
    """A line for every section; words that no cell holds go on in lines below it."""
    sheet.columns(_COLUMNS)
    sheet.merge("A", "C", 1, "PHẦN LỜI CỦA BÁO CÁO", TITLE)
    for line, hint in enumerate(_HINTS, start=2):
        sheet.merge("A", "C", line, hint, _HINT)
    for column in _COLUMNS:
        sheet.put(column.letter, KEY_ROW, column.mark)
        if column.heading:
            sheet.put(column.letter, HEAD_ROW, column.heading, HEAD)
    for empty in range(len(_HINTS) + 2, KEY_ROW + 1):
        sheet.hide(empty)
    line = FIRST_ROW
    for section in sections:
        for text in _cells(leaf.words.get(section.id, "")):
            sheet.put("A", line, section.number, _NUMBER)
            sheet.put("B", line, section.title, _TITLE)
            sheet.put("C", line, text, INPUT_TEXT)
            sheet.put("D", line, section.id)
            sheet.height(line, max(_LOWEST, height((text, 92), (section.title, 34))))
            line += 1
    sheet.freeze(f"A{FIRST_ROW}")
    sheet.page(head=HEAD_ROW, footer=leaf.unit.name)


def read_words(table: Table, pack: FormPack) -> dict[str, str]:
    """The words by section; an inserted line belongs to the section above."""
    found: dict[str, list[str]] = {}
    id = ""
    for line in table.lines():
        id = line.id or id
        if pack.section(id) and (text := line.text("words")):
            found.setdefault(id, []).append(text)
    return {section: "\n".join(dict.fromkeys(texts)) for section, texts in found.items()}


def _cells(words: str) -> Iterator[str]:
    """A text in as many cells as it needs, cut between paragraphs."""
    held = ""
    for paragraph in words.split("\n"):
        if held and len(held) + len(paragraph) >= _CELL:
            yield held
            held = ""
        held = f"{held}\n{paragraph}".lstrip("\n")
    yield held
