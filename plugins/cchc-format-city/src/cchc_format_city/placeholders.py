"""Filling a workbook by indicator: `{{dossiers.received}}` becomes the figure, wherever it stands:
a number where it stands alone in its cell, text inside a sentence."""

from collections.abc import Iterator
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import CchcError, FormPack, Publication, Text
from cchc_core.printing import FIELD, Answers, nearest_fields
from cchc_format_city import words
from cchc_format_city.cells import dress, put


class BadTemplate(CchcError):
    """A template that cannot be filled: it asks for what is not there, or would lose a part."""


def fill(book: Workbook, publication: Publication, *, ours: bool = False) -> None:
    """Fills every placeholder of `book`, leaving formats, merges and print settings as they are.

    A cell in percent format gets a rate as a share. In a template of `ours` a cell is dressed by
    what it shows. Raises `BadTemplate` naming every placeholder that asks for what is not there.
    """
    unknown: list[Text] = []
    for sheet in book.worksheets:
        cells = list(_written(sheet))
        asked = [found for cell in cells for found in FIELD.findall(str(cell.value))]
        answers = Answers(publication, asked, colours=ours, listed=words.SEE_DOCUMENTS)
        for cell in cells:
            try:
                _fill(cell, answers, ours=ours)
            except LookupError as error:
                unknown.append(_unknown(sheet, cell, str(error.args[0]), publication.pack))
    if unknown:
        raise BadTemplate(
            Text(
                "Mẫu có chỗ điền không hiểu được:\n" + "\n".join(u.vi for u in unknown),
                "The template has placeholders that mean nothing:\n"
                + "\n".join(u.en for u in unknown),
            )
        )


def _written(sheet: Worksheet) -> Iterator[Cell]:
    """The cells that hold something; walking the grid would take days on a sheet with a far one."""
    for cell in list(sheet._cells.values()):  # noqa: SLF001  openpyxl has no public way
        if not isinstance(cell, MergedCell) and "{{" in str(cell.value or ""):
            yield cell


def _fill(cell: Cell, answers: Answers, *, ours: bool) -> None:
    text = str(cell.value)
    if cell.data_type == "f" or "{{" in FIELD.sub("", text):
        raise LookupError(text)
    if isinstance(cell.value, CellRichText) and _whole(cell.value):
        for run in cell.value:
            if isinstance(run, TextBlock):
                run.text = answers.sentence(run.text)
        cell.value = CellRichText(
            [answers.sentence(run) if isinstance(run, str) else run for run in cell.value]
        )
        return
    alone = FIELD.fullmatch(text.strip())
    if not alone:
        put(cell, answers.sentence(text))
        return
    show = answers[alone[1]]
    if ours and "|" not in text and "@" not in text:
        dress(cell, show, cell.font.size, bold=bool(cell.font.bold))
    value = show.printed
    if not isinstance(value, str) and "%" in cell.number_format and answers.is_rate(alone[1]):
        value = Decimal(value) / 100
    put(cell, value)


def _whole(rich: CellRichText) -> bool:
    """Whether no placeholder begins in one run of a formatted text and ends in another."""
    return len(FIELD.findall(str(rich))) == sum(len(FIELD.findall(str(run))) for run in rich)


def _unknown(sheet: Worksheet, cell: Cell, asked: str, pack: FormPack) -> Text:
    near = nearest_fields(asked, pack)
    place = f"  {sheet.title}!{cell.coordinate}: {asked}"
    if asked.startswith("="):
        return Text(f"{place} (chỗ điền nằm trong công thức)", f"{place} (inside a formula)")
    hint = ", ".join(near) or "cchc indicators"
    return Text(f"{place} (gần giống: {hint})", f"{place} (nearest: {hint})")
