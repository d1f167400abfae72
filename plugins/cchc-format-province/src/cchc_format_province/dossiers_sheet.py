"""Form II.06a/VPCP as a sheet: by field what was received, resolved and is open, with live sums."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from cchc_core import Publication, Text
from cchc_core.printing import CENTRE, HEAD, LEFT, NAMED, RIGHT, UNITS, WINDOW, Book, Sheet, Style
from cchc_format_province import words
from cchc_format_province.dossiers import FieldLine, all_fields, counted_units, field_lines

_HEAD = 5
_FIRST = _HEAD + 3


@frozen
class _Column:
    """A column of numbers: its heading, and the attribute it shows; a sum names what it adds."""

    title: Text
    attribute: str
    adds: tuple[str, ...] = ()


@frozen
class _Group:
    title: Text
    columns: tuple[_Column, ...]


def dossiers_sheet(book: Book, publication: Publication) -> None:
    """Adds the sheet; where nobody counted dossiers it says so and prints no zero."""
    lines = field_lines(publication.report)
    sheet = book.sheet(words.DOSSIERS.in_(publication.lang))
    _Table(sheet, publication, lines, tuple(_groups(lines))).write()


def _groups(lines: Sequence[FieldLine]) -> Iterator[_Group]:
    """The form's columns; one more for dossiers whose channel no source tells, if there are any."""
    channels = [_Column(words.ONLINE, "online"), _Column(words.DIRECT, "direct")]
    if any(line.channel_unknown for line in lines):
        channels.append(_Column(words.CHANNEL_UNKNOWN, "channel_unknown"))
    yield _group(words.RECEIVED, "received", *channels, _Column(words.CARRIED_OVER, "carried_over"))
    yield _group(
        words.RESOLVED,
        "resolved",
        _Column(words.EARLY, "early"),
        _Column(words.ON_TIME_CLASS, "on_time"),
        _Column(words.LATE, "late"),
    )
    yield _group(
        words.OPEN, "open", _Column(words.IN_TIME, "in_time"), _Column(words.OVERDUE, "overdue")
    )


def _group(title: Text, total: str, *columns: _Column) -> _Group:
    added = tuple(column.attribute for column in columns)
    return _Group(title, (_Column(words.ALTOGETHER, total, added), *columns))


def _told(line: FieldLine, column: _Column) -> int | str:
    """The number; `…` where none was told by a channel and there are some without one."""
    number: int = getattr(line, column.attribute)
    unknown = line.channel_unknown and column.attribute in ("online", "direct")
    return "…" if unknown and not number else number


@frozen
class _Table:
    """The table on its sheet."""

    sheet: Sheet
    publication: Publication
    lines: Sequence[FieldLine]
    groups: Sequence[_Group]

    def write(self) -> None:
        self.sheet.columns(self._widths())
        self._frame()
        self._head()
        for line, of in enumerate(self.lines, _FIRST):
            self.sheet.put("A", line, line - _FIRST + 1, CENTRE)
            self.sheet.put("B", line, of.field)
            for letter, column in self._lettered():
                self.sheet.put(letter, line, _told(of, column), RIGHT, self._across(column, line))
        last = _FIRST + len(self.lines)
        if self.lines:
            self._sum(last)
        for below, text in enumerate(self._remarks(), last + 1):
            italic = Style(10, italic=True, box=False)
            self.sheet.merge(f"A{below}", f"{self._last}{below}", text, italic)
        self.sheet.page((_HEAD, _HEAD + 2), f"C{_FIRST}")

    @property
    def _columns(self) -> list[_Column]:
        return [column for group in self.groups for column in group.columns]

    def _lettered(self) -> list[tuple[str, _Column]]:
        return list(zip("CDEFGHIJKLMNOP", self._columns, strict=False))

    @property
    def _last(self) -> str:
        return self._lettered()[-1][0]

    def _widths(self) -> dict[str, float]:
        columns = self._lettered()
        width = 9.6 if len(columns) > 10 else 10.3
        return {"A": 6.0, "B": 130 - width * len(columns), **dict.fromkeys(dict(columns), width)}

    def _frame(self) -> None:
        report, lang = self.publication.report, self.publication.lang
        centred = Style(12, at="center", box=False)
        bold = evolve(centred, bold=True)
        heading = f"{words.DOSSIERS.in_(lang)}: {words.DOSSIERS_TITLE.in_(lang)}".upper()
        window = f"{report.unit.name}, {report.period.label.in_(lang)} {self._window()}"
        for line, (text, style) in enumerate(
            ((heading, bold), (window, evolve(centred, italic=True)), (self._counted(), centred)), 1
        ):
            self.sheet.merge(f"A{line}", f"{self._last}{line}", text, style)

    def _window(self) -> str:
        phrase = self.publication.report.period.window.phrase
        return WINDOW.format(window=phrase).in_(self.publication.lang)

    def _counted(self) -> str:
        """Of how many units the table is; the others by name while they are few."""
        units, lang = counted_units(self.publication.report), self.publication.lang
        used, expected = len(units[True]), len(units[True]) + len(units[False])
        if not used:
            return words.NOBODY_COUNTED.format(expected=expected).in_(lang)
        if not units[False]:
            return words.COUNTED_AT_ALL.format(used=used, expected=expected).in_(lang)
        names = ", ".join(unit.name for unit in units[False])
        if len(units[False]) > 3 * NAMED:
            names = UNITS.format(count=len(units[False])).in_(lang)
        return words.COUNTED_AT.format(used=used, expected=expected, units=names).in_(lang)

    def _head(self) -> None:
        lang, low = self.publication.lang, _HEAD + 1
        for letter, text in (("A", Text("TT", "No.")), ("B", words.FIELD)):
            self.sheet.merge(f"{letter}{_HEAD}", f"{letter}{low}", text.in_(lang), HEAD)
        letters = iter(self._lettered())
        for group in self.groups:
            mine = [next(letters) for _ in group.columns]
            first, last = mine[0][0], mine[-1][0]
            self.sheet.merge(f"{first}{_HEAD}", f"{last}{_HEAD}", group.title.in_(lang), HEAD)
            for letter, column in mine:
                self.sheet.put(letter, low, column.title.in_(lang), HEAD)
        numbered = evolve(CENTRE, size=8, italic=True)
        for letter in ("A", "B"):
            self.sheet.put(letter, low + 1, None, numbered)
        for at, (letter, column) in enumerate(self._lettered(), 1):
            self.sheet.put(letter, low + 1, self._numbered(at, column), numbered)

    def _numbered(self, at: int, column: _Column) -> str:
        """`(1)=` and below it `(2)+(3)+(4)`, as the form numbers its columns."""
        added = "+".join(f"({at + further})" for further in range(1, len(column.adds) + 1))
        return f"({at})=\n{added}" if added else f"({at})"

    def _across(self, column: _Column, line: int) -> str:
        """The sum of the columns that a total adds."""
        letters = {other.attribute: letter for letter, other in self._lettered()}
        if not column.adds:
            return ""
        return f"=SUM({letters[column.adds[0]]}{line}:{letters[column.adds[-1]]}{line})"

    def _sum(self, line: int) -> None:
        total, bold = all_fields(self.publication.report), evolve(RIGHT, bold=True)
        self.sheet.put("A", line, None)
        name = words.ALL_FIELDS.in_(self.publication.lang)
        self.sheet.put("B", line, name, evolve(LEFT, bold=True))
        for letter, column in self._lettered():
            live = f"=SUM({letter}{_FIRST}:{letter}{line - 1})"
            number = _told(total, column)
            self.sheet.put(letter, line, number, bold, live if isinstance(number, int) else "")

    def _remarks(self) -> Iterator[str]:
        """What the form's column for those on time holds besides, and lines that do not close."""
        total, lang = all_fields(self.publication.report), self.publication.lang
        aside = (
            (words.RETURNED, total.returned),
            (words.WAITING, total.waiting),
            (words.WITHOUT_DUE_DATE, total.without_due_date),
        )
        held = ", ".join(text.format(count=count).in_(lang) for text, count in aside if count)
        if held:
            yield words.COUNTED_ON_TIME.format(what=held).in_(lang)
        for line in self.lines:
            if line.adrift:
                said = words.DOES_NOT_CLOSE.format(count=abs(line.adrift), field=line.field)
                yield said.in_(lang)
