"""The appendix on the province's form: each row's total, its levels, what a rate was divided from.

Layout after Nghị định 30/2020/NĐ-CP, Phụ lục I, lying down. Two hidden columns, the indicators' ids
and the totals as written, let the workbook be read again.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core import Form, Kind, Publication, Role, Row, Text
from cchc_core.printing import (
    ATTACHED,
    CENTRE,
    COVERAGE,
    HEAD,
    INDICATOR,
    LEFT,
    NO_NUMBER_YET,
    NOTE,
    NOTHING,
    NUMBER,
    ON_BEHALF,
    PART,
    RESULT,
    UNIT_OF_MEASURE,
    UNSEEN,
    WHOLE,
    WINDOW,
    Book,
    Look,
    Sheet,
    Shown,
    Style,
    appendix_titles,
    coverage,
    dated,
    dressed,
    figure_remark,
    figure_shows,
    heading,
    office_name,
    reports_line,
    together,
)
from cchc_format_province import words
from cchc_format_province.layout import KEY, NAME, Columns
from cchc_format_province.legends import legend
from cchc_format_province.levels import Levels
from cchc_format_province.notes import note
from cchc_format_province.references import Block, References

SIZE, NOTE_SIZE, TITLE_SIZE = 11, 9, 14
HEAD_LINE = 6
MARKS_LINE = HEAD_LINE + 2
FIRST = HEAD_LINE + 3
_CENTRED = Style(at="center", box=False)


def appendices(
    book: Book, publication: Publication, blocks: Mapping[str, Block], stamp: str
) -> None:
    """Adds a sheet for each form of the pack."""
    pack, levels = publication.pack, Levels(publication)
    columns = Columns(levels.ids)
    named = appendix_titles(pack, publication.lang)
    places = {
        row.id: (title, line)
        for title, form in zip(named, pack.forms, strict=True)
        for line, row in enumerate(form.rows, FIRST)
    }
    references = References(publication, columns, places, blocks)
    for title, form in zip(named, pack.forms, strict=True):
        sheet = book.sheet(title)
        _Appendix(sheet, publication, levels, references, form.rows).write(form, stamp)
    book.name(NAME, f"'{named[0]}'!${columns.id}${HEAD_LINE}")


@frozen
class _Appendix:
    """One form on its sheet."""

    sheet: Sheet
    publication: Publication
    levels: Levels
    references: References
    rows: Sequence[Row]

    def write(self, form: Form, stamp: str) -> None:
        self.sheet.columns(self._widths(), hidden=(self.columns.id, self.columns.written))
        self._frame(form)
        self._head(stamp)
        lines = [self._line(line, row) for line, row in enumerate(self.rows, FIRST)]
        self._within()
        shows = [show for line, _ in lines for show in line]
        last = FIRST + len(self.rows)
        said = legend(shows, [text for _, text in lines], self.publication.lang)
        small = Style(NOTE_SIZE, italic=True, box=False)
        self.sheet.merge(f"A{last}", f"{self.columns.note}{last}", said, small)
        if self.publication.signatory:
            self._signature(last + 2)
        self.sheet.page((HEAD_LINE, HEAD_LINE + 1), f"C{FIRST}")

    @property
    def columns(self) -> Columns:
        return self.references.columns

    def _widths(self) -> Mapping[str, float]:
        """Together as wide as the page, so that nothing is printed smaller than it is written."""
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
        left = 136 - sum(fixed.values())
        return fixed | {columns.label: round(left * 0.54, 1), columns.note: round(left * 0.46, 1)}

    def _frame(self, form: Form) -> None:
        publication, lang = self.publication, self.publication.lang
        report = publication.report
        number = publication.number or NO_NUMBER_YET
        office = office_name(report.unit)
        attached = ATTACHED.format(number=number, dated=dated(publication), office=office)
        italic = evolve(_CENTRED, size=12, italic=True)
        bold = evolve(_CENTRED, size=TITLE_SIZE, bold=True)
        lines = (
            (self.sheet.title, bold),
            (heading(form, lang, report.period.label.in_(lang)), bold),
            (attached.in_(lang), italic),
            (WINDOW.format(window=report.period.window.phrase).in_(lang), italic),
            (reports_line(publication, each_office=True), evolve(_CENTRED, size=12)),
        )
        for line, (text, style) in enumerate(lines, 1):
            self.sheet.merge(f"A{line}", f"{self.columns.note}{line}", text, style)

    def _head(self, stamp: str) -> None:
        columns, pack = self.columns, self.publication.pack
        for letter, text in (
            (columns.number, NUMBER),
            (columns.label, INDICATOR),
            (columns.measure, UNIT_OF_MEASURE),
            (columns.coverage, COVERAGE),
            (columns.note, NOTE),
        ):
            self._over({letter: text})
        at = {
            columns.level(id): words.AT_LEVEL.format(level=_inside(pack.level(id).label))
            for id in columns.levels
        }
        self._over({columns.total: words.TOTAL, **at} if at else {columns.total: RESULT})
        self._over({columns.part: PART, columns.whole: WHOLE}, words.BEHIND_RATE)
        self.sheet.put(columns.id, HEAD_LINE, stamp, UNSEEN)
        for mark, letter in columns.marks.items():
            self.sheet.put(letter, MARKS_LINE, f"{KEY}{mark}", UNSEEN)
        self.sheet.hide(MARKS_LINE)

    def _over(self, heads: Mapping[str, Text], together: Text = RESULT) -> None:
        """The head of a column over both lines; of several one below what they are `together`."""
        lang, put, merge = self.publication.lang, self.sheet.put, self.sheet.merge
        first, *others = heads
        if not others:
            only = heads[first].in_(lang)
            merge(f"{first}{HEAD_LINE}", f"{first}{HEAD_LINE + 1}", only, HEAD)
            return
        merge(f"{first}{HEAD_LINE}", f"{others[-1]}{HEAD_LINE}", together.in_(lang), HEAD)
        for letter, text in heads.items():
            put(letter, HEAD_LINE + 1, text.in_(lang), HEAD)

    def _line(self, line: int, row: Row) -> tuple[list[Shown], str]:
        """Writes a row; gives what its cells show, and its note."""
        bold = row.role is Role.HEADING
        style = evolve(CENTRE, size=SIZE, bold=bold)
        put, columns = self.sheet.put, self.columns
        put(columns.number, line, row.printed_number, style)
        put(columns.label, line, row.label, evolve(LEFT, bold=bold, indent=row.depth + 1))
        put(columns.measure, line, row.unit_of_measure, evolve(style, bold=False, size=10))
        shows = list(self._figures(line, row))
        figure = self.publication.figures.get(row.id)
        told = note(self.publication, row)
        put(columns.coverage, line, coverage(figure), evolve(CENTRE, plain=True))
        put(columns.note, line, told, evolve(LEFT, size=NOTE_SIZE))
        put(columns.id, line, row.id, UNSEEN)
        self.sheet.note(columns.total, line, figure_remark(self.publication, row))
        put(columns.written, line, shows[0].value, UNSEEN)
        return shows, told

    def _figures(self, line: int, row: Row) -> Iterator[Shown]:
        publication, references = self.publication, self.references
        figure = publication.figures.get(row.id)
        total = figure_shows(figure, publication.lang)
        live = references.total(row, figure) if figure else ""
        yield self._figure(self.columns.total, line, total, live, bold=True)
        for level in self.columns.levels:
            letter = self.columns.level(level)
            live = references.derived(row, letter) if figure else ""
            yield self._figure(letter, line, self.levels.shown(row, level), live)
        if figure and publication.pack.indicator(row).kind is Kind.RATE:
            part, whole = references.part(row), references.whole(row)
            yield self._figure(self.columns.part, line, _number(figure.part), part)
            yield self._figure(self.columns.whole, line, _number(figure.whole), whole)
        else:
            for letter in (self.columns.part, self.columns.whole):
                self._figure(letter, line, NOTHING, "")

    def _figure(
        self, letter: str, line: int, show: Shown, live: str, *, bold: bool = False
    ) -> Shown:
        """Writes a number with the formula that gives it, or a mark as it is."""
        style = dressed(show, SIZE, bold=bold)
        self.sheet.put(letter, line, show.value, style, live if show.number is not None else "")
        return show

    def _within(self) -> None:
        """Stands "Trong đó" once beside all rows it is printed for, high enough for the page's end
        not to cut it."""
        italic = evolve(CENTRE, size=NOTE_SIZE, italic=True, top=True)
        for start, end in together(self.rows):
            first, last = FIRST + start, FIRST + end
            self.sheet.merge(f"A{first}", f"A{last}", self.rows[start].within, italic)

    def _signature(self, line: int) -> None:
        lang, first = self.publication.lang, self.columns.part
        bold = evolve(_CENTRED, size=13, bold=True)
        for below, text in enumerate((ON_BEHALF.in_(lang), self.publication.signatory)):
            at = line + below
            self.sheet.merge(f"{first}{at}", f"{self.columns.note}{at}", text, bold)


def _number(value: Fraction | None) -> Shown:
    return NOTHING if value is None else Shown(value, Look.NUMBER)


def _inside(name: Text) -> Text:
    """A name inside a sentence: `phường Trường Thi`."""
    return Text(name.vi[:1].lower() + name.vi[1:], name.en[:1].lower() + name.en[1:])
