"""The appendix as a template: the printed layout of the form, with a field for each figure.

Layout after Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, margins, Times New Roman, the page number in
the top margin and not on the first page, "Phụ lục" and its title centred, the signature below. The
table lies across the page, as the decree allows: upright, its five columns fit only in small print.
"""

from collections.abc import Collection
from functools import partial

from attrs import evolve, frozen

from cchc_core import Form, FormPack, Lang, Publication, Role, Row
from cchc_core.printing import (
    ATTACHED,
    CENTRE,
    FIELD,
    HEAD,
    INDICATOR,
    LEFT,
    NOTE,
    NUMBER,
    ON_BEHALF,
    RESULT,
    RIGHT,
    UNIT_OF_MEASURE,
    WINDOW,
    Answers,
    Book,
    Content,
    Sheet,
    Style,
    appendix_titles,
    dressed,
    figure_remark,
    heading,
    legend_text,
    note,
    stay_together,
    together,
)
from cchc_format_city import words

WIDTHS = {"A": 8.3, "B": 44.3, "C": 18.3, "D": 15.3, "E": 44.3}
"""Together as wide as the page, so that nothing is printed smaller than it is written."""
SIZE, NOTE_SIZE, TITLE_SIZE = 13, 11, 14
_HEAD = 6
_FIRST = _HEAD + 2
_LINE = Style(SIZE, at="center", box=False)


def answering(publication: Publication, asked: Collection[str] = ()) -> Answers:
    """What the fields of a sheet are filled with; notes say where documents are listed."""
    ours = publication.template is None
    return Answers(
        publication,
        asked,
        note=partial(note, listed=words.SEE_DOCUMENTS if ours else words.SEE_DOCUMENTS_BEHIND),
        legend=partial(legend_text, colours=ours),
    )


def appendices(book: Book, pack: FormPack, publication: Publication | None = None) -> None:
    """Adds a sheet for each form of the pack; where the publication is known that will fill it,
    its cells are dressed and as high as their figures need, with remarks on them."""
    for form, title in zip(pack.forms, appendix_titles(pack, book.lang), strict=True):
        _Appendix(book.sheet(title), form, book.lang, publication).write()


@frozen
class _Appendix:
    """One form on its sheet."""

    sheet: Sheet
    form: Form
    lang: Lang
    publication: Publication | None

    def write(self) -> None:
        self.sheet.columns(WIDTHS)
        answers = self._answers()
        self._frame(answers)
        self._table_head()
        for line, row in enumerate(self.form.rows, _FIRST):
            self._row(line, row, answers)
        for start, end in together(self.form.rows):
            first, last = _FIRST + start, _FIRST + end
            style = Style(NOTE_SIZE, italic=True, at="center", top=True)
            self.sheet.merge(f"A{first}", f"A{last}", self.form.rows[start].within, style)
        last = _FIRST + len(self.form.rows)
        small = Style(NOTE_SIZE, italic=True, box=False, indent=1)
        self._line(last, "A", "{{@legend}}", small, answers)
        bold = evolve(_LINE, bold=True)
        self._line(last + 2, "C", ON_BEHALF.in_(self.lang), bold, answers)
        self._line(last + 3, "C", "{{@signatory}}", bold, answers)
        keep = {_FIRST + at for at in stay_together(self.form.rows)}
        keep |= set(range(max(_FIRST, last - 3), last + 3))
        self.sheet.page((_HEAD, _HEAD + 1), f"C{_FIRST}", keep=keep if self.publication else None)

    def _answers(self) -> Answers | None:
        if self.publication is None:
            return None
        asked = [field for row in self.form.rows for field in (row.id, f"{row.id}|note")]
        return answering(self.publication, asked)

    def _frame(self, answers: Answers | None) -> None:
        fields = {"number": "{{@number}}", "dated": "{{@dated}}", "office": "{{@office}}"}
        bold = evolve(_LINE, size=TITLE_SIZE, bold=True)
        italic = evolve(_LINE, italic=True)
        lines = (
            (self.sheet.title, bold),
            (heading(self.form, self.lang, "{{@period}}"), bold),
            (ATTACHED.format(**fields).in_(self.lang), italic),
            (WINDOW.format(window="{{@window}}").in_(self.lang), italic),
            ("{{@reports}}", _LINE),
        )
        for line, (text, style) in enumerate(lines, 1):
            self._line(line, "A", text, style, answers)

    def _table_head(self) -> None:
        style, low = evolve(HEAD, size=SIZE), _HEAD + 1
        for letter, text in (("A", NUMBER), ("B", INDICATOR), ("E", NOTE)):
            self.sheet.merge(f"{letter}{_HEAD}", f"{letter}{low}", text.in_(self.lang), style)
        self.sheet.merge(f"C{_HEAD}", f"D{_HEAD}", RESULT.in_(self.lang), style)
        self.sheet.put("C", low, UNIT_OF_MEASURE.in_(self.lang), style)
        self.sheet.put("D", low, words.FIGURE.in_(self.lang), style)

    def _row(self, line: int, row: Row, answers: Answers | None) -> None:
        bold = row.role is Role.HEADING
        unit = row.unit_of_measure.replace("; ", "\n")
        centre = evolve(CENTRE, size=SIZE, bold=bold)
        put = self.sheet.put
        put("A", line, row.printed_number, centre)
        put("B", line, row.label, evolve(LEFT, size=SIZE, bold=bold, indent=row.depth + 1))
        put("C", line, unit, evolve(centre, size=NOTE_SIZE if "\n" in unit else SIZE))
        style, filled = evolve(RIGHT, size=SIZE, bold=bold), self._content(row.id, answers)
        if answers:
            style = dressed(answers[row.id], SIZE, bold=bold)
        self.sheet.put_field("D", line, row.id, filled, style)
        told = f"{row.id}|note"
        small = evolve(LEFT, size=NOTE_SIZE, bold=bold)
        self.sheet.put_field("E", line, told, self._content(told, answers), small)
        if self.publication:
            self.sheet.note("D", line, figure_remark(self.publication, row))

    def _content(self, field: str, answers: Answers | None) -> Content:
        return answers[field].value if answers else None

    def _line(
        self, line: int, first: str, text: str, style: Style, answers: Answers | None
    ) -> None:
        """A line of text across the page from column `first` on."""
        filled = answers.sentence(text) if answers and FIELD.search(text) else ""
        self.sheet.merge(f"{first}{line}", f"E{line}", text, style, filled)
