"""The appendix on the province's form as a template: each row's total, its levels, what a rate was
divided from.

Layout after Nghị định 30/2020/NĐ-CP, Phụ lục I, lying down. Where it is known what will fill it,
what is computed from other cells is a live formula with our value beside it, and two hidden
columns, the indicators' ids and the totals as written, let the workbook be read again.
"""

from collections.abc import Mapping

from attrs import evolve, frozen

from cchc_core import Form, FormPack, Lang, Publication, Role, Row, Text
from cchc_core.printing import (
    ATTACHED,
    CENTRE,
    COVERAGE,
    FIELD,
    HEAD,
    INDICATOR,
    LEFT,
    NOTE,
    NUMBER,
    ON_BEHALF,
    PART,
    RESULT,
    RIGHT,
    UNIT_OF_MEASURE,
    UNSEEN,
    WHOLE,
    WINDOW,
    Answers,
    Book,
    Sheet,
    Style,
    appendix_titles,
    dressed,
    figure_remark,
    heading,
    stay_together,
    together,
)
from cchc_format_province import words
from cchc_format_province.answering import answering, field_of, figures_of
from cchc_format_province.carrier import Stamp
from cchc_format_province.layout import FIRST, HEAD_LINE, KEY, MARKS_LINE, NAME, Columns
from cchc_format_province.references import References
from cchc_format_province.weights import sum_weighs, unit_weighs

SIZE, NOTE_SIZE, TITLE_SIZE = 11, 9, 14
_CENTRED = Style(at="center", box=False)


def appendices(book: Book, pack: FormPack, references: References | None = None) -> None:
    """Adds a sheet for each form of the pack; with `references` for the publication that will fill
    it, with its formulas, its cells dressed and as high as their figures need."""
    titles = appendix_titles(pack, book.lang)
    for title, form in zip(titles, pack.forms, strict=True):
        known = None
        if references:
            rows = [row.id for row in form.rows]
            known = _Known(references, answering(references.publication, rows))
        _Appendix(book.sheet(title), pack, form, book.lang, known).write()
    if references:
        book.name(NAME, f"'{titles[0]}'!${references.columns.id}${HEAD_LINE}")


@frozen
class _Known:
    """What will fill a form, and how its cells refer to one another."""

    references: References
    answers: Answers

    @property
    def publication(self) -> Publication:
        return self.references.publication


@frozen
class _Appendix:
    """One form on its sheet."""

    sheet: Sheet
    pack: FormPack
    form: Form
    lang: Lang
    known: _Known | None

    def write(self) -> None:
        unseen = (self.columns.id, self.columns.written) if self.known else ()
        self.sheet.columns(self._widths(), hidden=unseen)
        self._frame()
        self._head()
        if self.known:
            self._marks(self.known.publication)
        self.sheet.hide(MARKS_LINE)
        for line, row in enumerate(self.form.rows, FIRST):
            self._row(line, row)
        self._within()
        last = FIRST + len(self.form.rows)
        small = Style(NOTE_SIZE, italic=True, box=False)
        self._text("A", last, "{{@legend}}", small)
        self._signature(last + 2)
        keep = {FIRST + at for at in stay_together(self.form.rows)}
        keep |= set(range(max(FIRST, last - 3), last + 3))
        head = (HEAD_LINE, HEAD_LINE + 1)
        self.sheet.page(head, f"C{FIRST}", keep=keep if self.known else None)

    @property
    def columns(self) -> Columns:
        return Columns.of(self.pack)

    def _widths(self) -> Mapping[str, float]:
        """Together as wide as the page, so that nothing is printed smaller than it is written; of
        many levels wider, for words need some room."""
        columns = self.columns
        fixed = {
            columns.number: 6.5,
            columns.measure: 10.5,
            columns.total: 11.5,
            **{columns.level(id): 11.0 for id in columns.levels},
            columns.part: 10.0,
            columns.whole: 10.0,
            columns.coverage: 9.0,
        }
        left = max(50.0, 136 - sum(fixed.values()))
        return fixed | {columns.label: round(left * 0.54, 1), columns.note: round(left * 0.46, 1)}

    def _frame(self) -> None:
        fields = {"number": "{{@number}}", "dated": "{{@dated}}", "office": "{{@office}}"}
        italic = evolve(_CENTRED, size=12, italic=True)
        bold = evolve(_CENTRED, size=TITLE_SIZE, bold=True)
        lines = (
            (self.sheet.title, bold),
            (heading(self.form, self.lang, "{{@period}}"), bold),
            (ATTACHED.format(**fields).in_(self.lang), italic),
            (WINDOW.format(window="{{@window}}").in_(self.lang), italic),
            ("{{@reports}}", evolve(_CENTRED, size=12)),
        )
        for line, (text, style) in enumerate(lines, 1):
            self._text("A", line, text, style)

    def _head(self) -> None:
        columns = self.columns
        for letter, text in (
            (columns.number, NUMBER),
            (columns.label, INDICATOR),
            (columns.measure, UNIT_OF_MEASURE),
            (columns.coverage, COVERAGE),
            (columns.note, NOTE),
        ):
            self._over({letter: text})
        at = {
            columns.level(id): words.AT_LEVEL.format(level=_inside(self.pack.level(id).label))
            for id in columns.levels
        }
        self._over({columns.total: words.TOTAL, **at} if at else {columns.total: RESULT})
        self._over({columns.part: PART, columns.whole: WHOLE}, words.BEHIND_RATE)

    def _over(self, heads: Mapping[str, Text], together: Text = RESULT) -> None:
        """The head of a column over both lines; of several one below what they are `together`."""
        put, merge = self.sheet.put, self.sheet.merge
        first, *others = heads
        if not others:
            only = heads[first].in_(self.lang)
            merge(f"{first}{HEAD_LINE}", f"{first}{HEAD_LINE + 1}", only, HEAD)
            return
        merge(f"{first}{HEAD_LINE}", f"{others[-1]}{HEAD_LINE}", together.in_(self.lang), HEAD)
        for letter, text in heads.items():
            put(letter, HEAD_LINE + 1, text.in_(self.lang), HEAD)

    def _marks(self, publication: Publication) -> None:
        """What nobody sees and the workbook is read again by."""
        stamp = str(Stamp.of(publication.report))
        self.sheet.put(self.columns.id, HEAD_LINE, stamp, UNSEEN)
        for mark, letter in self.columns.marks.items():
            self.sheet.put(letter, MARKS_LINE, f"{KEY}{mark}", UNSEEN)

    def _row(self, line: int, row: Row) -> None:
        bold = row.role is Role.HEADING
        style = evolve(CENTRE, size=SIZE, bold=bold)
        put, columns = self.sheet.put, self.columns
        put(columns.number, line, row.printed_number, style)
        put(columns.label, line, row.label, evolve(LEFT, bold=bold, indent=row.depth + 1))
        put(columns.measure, line, row.unit_of_measure, evolve(style, bold=False, size=10))
        asked = figures_of(row, self.pack)
        for what, letter in columns.figures.items():
            if what in asked:
                self._figure(letter, line, row, what)
            else:
                put(letter, line, None, CENTRE)
        plain = evolve(CENTRE, plain=True)
        if asked:
            self._told(columns.coverage, line, f"{row.id}|coverage", plain)
        else:
            put(columns.coverage, line, None, plain)
        self._told(columns.note, line, f"{row.id}|note", evolve(LEFT, size=NOTE_SIZE))
        if self.known:
            self.sheet.note(columns.total, line, figure_remark(self.known.publication, row))
            put(columns.id, line, row.id, UNSEEN)
            put(columns.written, line, self.known.answers[row.id].value, UNSEEN)

    def _figure(self, letter: str, line: int, row: Row, what: str) -> None:
        """A field; a number with the formula that gives it, where both are known."""
        asked, bold = field_of(row, what), not what
        if self.known is None:
            self.sheet.put_field(letter, line, asked, None, evolve(RIGHT, size=SIZE, bold=bold))
            return
        show = self.known.answers[asked]
        style, live = dressed(show, SIZE, bold=bold), ""
        figure = self.known.publication.figures.get(row.id)
        weighs = sum_weighs if figure and figure.coverage.used > 1 else unit_weighs
        if what == "whole" and weighs(row, self.pack):
            style = evolve(style, instead=words.WEIGHT.in_(self.lang))
        if show.number is not None:
            live = self.known.references.formula(row, what)
        if live:
            self.sheet.put(letter, line, show.value, style, live)
        else:
            self.sheet.put_field(letter, line, asked, show.value, style)

    def _told(self, letter: str, line: int, asked: str, style: Style) -> None:
        filled = self.known.answers[asked].value if self.known else None
        self.sheet.put_field(letter, line, asked, filled, style)

    def _text(self, first: str, line: int, text: str, style: Style) -> None:
        """A line of text across the page from column `first` on."""
        known = self.known
        filled = known.answers.sentence(text) if known and FIELD.search(text) else ""
        self.sheet.merge(f"{first}{line}", f"{self.columns.note}{line}", text, style, filled)

    def _within(self) -> None:
        """Stands "Trong đó" once beside all rows it is printed for, high enough for the page's end
        not to cut it."""
        italic = evolve(CENTRE, size=NOTE_SIZE, italic=True, top=True)
        for start, end in together(self.form.rows):
            first, last = FIRST + start, FIRST + end
            self.sheet.merge(f"A{first}", f"A{last}", self.form.rows[start].within, italic)

    def _signature(self, line: int) -> None:
        bold = evolve(_CENTRED, size=13, bold=True)
        self._text(self.columns.part, line, ON_BEHALF.in_(self.lang), bold)
        self._text(self.columns.part, line + 1, "{{@signatory}}", bold)


def _inside(name: Text) -> Text:
    """A name inside a sentence: `phường Trường Thi`."""
    return Text(name.vi[:1].lower() + name.vi[1:], name.en[:1].lower() + name.en[1:])
