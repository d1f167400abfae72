"""Filling a workbook by indicator: `{{dossiers.received}}` becomes the figure, wherever it stands.

| written in a cell | filled with |
|---|---|
| `{{id}}` | the figure: a number where it stands alone, text inside a sentence |
| `{{id|note}}` `{{id|coverage}}` | what qualifies it; `33/34` |
| `{{id|number}}` `{{id|label}}` `{{id|unit}}` | the printed STT, wording, unit of measure |
| `{{@unit}}` `{{@office}}` | Phường Trường Thi; Ủy ban nhân dân phường Trường Thi |
| `{{@period}}` `{{@window}}` | 9 tháng năm 2023; từ ngày … đến ngày … |
| `{{@reports}}` | of how many reports it is, and whose are wanting |
| `{{@signatory}}` `{{@legend}}` | the title that signs; what the marks on the sheet mean |

`@` stands before what belongs to the whole report, so that no indicator can take its name; in
capitals (`{{@PERIOD}}`) it is filled in capitals.
"""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from difflib import get_close_matches

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import CchcError, Kind, Publication, Row, Text, format_number, format_rate
from cchc_format_city import words
from cchc_format_city.cells import dress, put
from cchc_format_city.filed import reports_line
from cchc_format_city.legend import legend_text
from cchc_format_city.notes import coverage, note
from cchc_format_city.shown import Look, Shown, shown

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


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
        asked = [found for cell in cells for found in _PLACEHOLDER.findall(str(cell.value))]
        answers = Answers(publication, asked, colours=ours)
        for cell in cells:
            try:
                _fill(cell, answers, ours=ours)
            except LookupError as error:
                unknown.append(_unknown(sheet, cell, str(error.args[0]), answers))
    if unknown:
        raise BadTemplate(
            Text(
                "Mẫu có chỗ điền không hiểu được:\n" + "\n".join(u.vi for u in unknown),
                "The template has placeholders that mean nothing:\n"
                + "\n".join(u.en for u in unknown),
            )
        )


class Answers:
    """What each placeholder stands for on one sheet, whose legend tells of all `asked` there."""

    def __init__(self, publication: Publication, asked: Collection[str], *, colours: bool) -> None:
        self.publication = publication
        lang, report = publication.lang, publication.report
        office = words.OFFICE.format(unit=report.unit.name[:1].lower() + report.unit.name[1:])
        self.of_report = {
            "@unit": report.unit.name,
            "@office": office.in_(lang),
            "@period": report.period.label.in_(lang),
            "@window": report.period.window.phrase.in_(lang),
            "@signatory": publication.signatory.upper().replace(" / ", "\n"),
            "@reports": reports_line(publication),
            "@legend": "",
        }
        pack = publication.pack
        parts = [[part.strip() for part in one.split("|")] for one in asked]
        shows = [shown(publication, pack[id]) for id, *field in parts if id in pack and not field]
        notes = [
            note(publication, pack[id]) for id, *field in parts if id in pack and field == ["note"]
        ]
        self.of_report["@legend"] = legend_text(shows, notes, lang, colours=colours)

    @property
    def names(self) -> list[str]:
        """Everything a placeholder may begin with."""
        return [*self.publication.pack.by_id, *self.of_report]

    def __getitem__(self, asked: str) -> Shown:
        """What `asked` is filled with; LookupError when it stands for nothing."""
        if asked.lower() in self.of_report:
            text = self.of_report[asked.lower()]
            return Shown(text.upper() if asked.isupper() else text, Look.NUMBER)
        id, _, field = (part.strip() for part in asked.partition("|"))
        if id not in self.publication.pack:
            raise LookupError(asked)
        row = self.publication.pack[id]
        return shown(self.publication, row) if "|" not in asked else self._field(row, field, asked)

    def text(self, asked: str) -> str:
        """The same as it reads inside a sentence."""
        value, lang = self[asked].value, self.publication.lang
        if isinstance(value, str):
            return value
        return format_rate(value, lang) if self.is_rate(asked) else format_number(value, lang)

    def is_rate(self, asked: str) -> bool:
        """Whether a placeholder asks for a percentage."""
        pack = self.publication.pack
        return asked in pack.catalogue and pack.catalogue[asked].kind is Kind.RATE

    def _field(self, row: Row, field: str, asked: str) -> Shown:
        match field:
            case "note":
                text = note(self.publication, row)
            case "coverage":
                figure = self.publication.figures.get(row.id)
                text = coverage(figure) if figure else ""
            case "number":
                text = row.printed_number
            case "label":
                text = row.label
            case "unit":
                text = row.unit_of_measure
            case _:
                raise LookupError(asked)
        return Shown(text, Look.NUMBER)


def _written(sheet: Worksheet) -> Iterator[Cell]:
    """The cells that hold something; walking the grid would take days on a sheet with a far one."""
    for cell in list(sheet._cells.values()):  # noqa: SLF001  openpyxl has no public way
        if not isinstance(cell, MergedCell) and "{{" in str(cell.value or ""):
            yield cell


def _fill(cell: Cell, answers: Answers, *, ours: bool) -> None:
    text = str(cell.value)
    if cell.data_type == "f" or "{{" in _PLACEHOLDER.sub("", text):
        raise LookupError(text)
    if isinstance(cell.value, CellRichText) and _whole(cell.value):
        for run in cell.value:
            if isinstance(run, TextBlock):
                run.text = _sentence(run.text, answers)
        cell.value = CellRichText(
            [_sentence(run, answers) if isinstance(run, str) else run for run in cell.value]
        )
        return
    alone = _PLACEHOLDER.fullmatch(text.strip())
    if not alone:
        put(cell, _sentence(text, answers))
        return
    show = answers[alone[1]]
    if ours and "|" not in text and "@" not in text:
        dress(cell, show, cell.font.size, bold=bool(cell.font.bold))
    value = show.value
    if not isinstance(value, str) and "%" in cell.number_format and answers.is_rate(alone[1]):
        value = Decimal(value) / 100
    put(cell, value)


def _sentence(text: str, answers: Answers) -> str:
    return _PLACEHOLDER.sub(lambda found: answers.text(found[1]), text)


def _whole(rich: CellRichText) -> bool:
    """Whether no placeholder begins in one run of a formatted text and ends in another."""
    return len(_PLACEHOLDER.findall(str(rich))) == sum(
        len(_PLACEHOLDER.findall(str(run))) for run in rich
    )


def _unknown(sheet: Worksheet, cell: Cell, asked: str, answers: Answers) -> Text:
    near = get_close_matches(asked.partition("|")[0].strip(), answers.names, n=3, cutoff=0.5)
    place = f"  {sheet.title}!{cell.coordinate}: {asked}"
    if asked.startswith("="):
        return Text(f"{place} (chỗ điền nằm trong công thức)", f"{place} (inside a formula)")
    hint = ", ".join(near) or "cchc indicators"
    return Text(f"{place} (gần giống: {hint})", f"{place} (nearest: {hint})")
