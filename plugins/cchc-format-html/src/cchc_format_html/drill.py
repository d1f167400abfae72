"""Behind a figure: what each unit stated, how much of it that is, where it was read."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from cchc_core import (
    Calculated,
    Document,
    Figure,
    FormPack,
    Kind,
    NumberOf,
    Publication,
    Ratio,
    Reading,
    Row,
    Share,
    StatedRate,
    Text,
    Total,
    UnitKey,
    format_date,
    format_number,
    format_rate,
)
from cchc_core.printing import Look, Shown, how_computed, unit_name
from cchc_format_html import words
from cchc_format_html.cells import COUNTED, Cell, cell, meaning
from cchc_format_html.files import Files, Place
from cchc_format_html.parts import Part


@frozen
class Line:
    """What one unit stated, and how much of the whole it is."""

    unit: str
    cell: Cell
    share: str
    note: str
    place: Place | None


@frozen
class Without:
    """The units that have no number, for one reason."""

    why: str
    units: tuple[str, ...]


@frozen
class Listed:
    """A document a unit lists."""

    unit: str
    name: str
    dated: str
    subject: str


@frozen
class Drill:
    """All that is behind one figure; `share` heads the column that says how much a line is."""

    share: str = ""
    lines: tuple[Line, ...] = ()
    without: tuple[Without, ...] = ()
    listed: tuple[Listed, ...] = ()
    formula: str = ""
    inputs: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lines or self.listed or self.inputs)


def drill(row: Row, parts: Sequence[Part], files: Files, publication: Publication) -> Drill:
    """What a figure is made of; nothing behind a heading. Units that the row is not asked of are
    left out, unless they typed something there."""
    if row.id not in publication.figures:
        return Drill()
    figure, pack = publication.figures[row.id], publication.pack
    lines, without = [], dict[str, list[str]]()
    for part in parts:
        shows = part.shows(row, publication)
        if shows.look in (Look.NUMBER, Look.ENTERED, Look.REJECTED, Look.ASIDE, Look.NO_NUMBER):
            lines.append(_line(row, part, shows, files, publication))
        elif shows.look is not Look.OUT_OF_SCOPE:
            without.setdefault(meaning(shows, publication.lang), []).append(part.name)
    how = how_computed(pack, row, figure)
    return Drill(
        share=_share_head(row, publication) if any(line.share for line in lines) else "",
        lines=tuple(lines),
        without=tuple(Without(why, tuple(units)) for why, units in without.items())
        if lines
        else (),
        listed=tuple(_listed(figure.documents, publication)),
        formula=how.in_(publication.lang) if how else "",
        inputs=tuple(pack[id] for id in pack.indicator(row).uses if _is_computed(row, pack)),
    )


def _is_computed(row: Row, pack: FormPack) -> bool:
    """Whether the figure is made from other rows, if only as what it weighs."""
    return isinstance(
        pack.indicator(row).over_units, Calculated | NumberOf | Ratio | Share | StatedRate | Total
    )


def _line(row: Row, part: Part, shows: Shown, files: Files, publication: Publication) -> Line:
    reading = part.reading(row, publication)
    own, whole = part.figures[row.id], publication.figures[row.id]
    return Line(
        unit=part.name,
        cell=cell(shows, row, publication),
        share=_share(row, own, whole, publication) if shows.look in COUNTED else "",
        note="; ".join(_notes(reading, publication)),
        place=files.place(reading.origin),
    )


def _notes(reading: Reading, publication: Publication) -> Iterator[str]:
    if reading.note:
        yield reading.note
    if reading.window:
        yield reading.window.phrase.in_(publication.lang)


def _share(row: Row, own: Figure, whole: Figure, publication: Publication) -> str:
    """`3,2 %` of a sum, `96/100` of a ratio, what a stated rate is a rate of."""
    lang, indicator = publication.lang, publication.pack.indicator(row)
    match indicator.over_units:
        case Ratio() if own.part is not None and own.whole is not None:
            return f"{format_number(own.part, lang)}/{format_number(own.whole, lang)}"
        case StatedRate() if own.whole is not None:
            return format_number(own.whole, lang)
    sums = indicator.over_units.name == "sum" or isinstance(indicator.over_units, Total)
    if indicator.kind is Kind.COUNT and sums and own.value is not None and whole.value:
        return f"{format_rate(Fraction(100) * own.value / whole.value, lang, 1)} %"
    return ""


def _share_head(row: Row, publication: Publication) -> str:
    match publication.pack.indicator(row).over_units:
        case Ratio():
            head: Text = words.PART_OF_WHOLE
        case StatedRate():
            head = words.BASE
        case _:
            head = words.SHARE
    return head.in_(publication.lang)


def _listed(
    documents: Sequence[tuple[UnitKey, Document]], publication: Publication
) -> Iterator[Listed]:
    for key, document in documents:
        yield Listed(
            unit=unit_name(publication, key),
            name=f"{document.type} {document.number}".strip(),
            dated=format_date(document.date, publication.lang) if document.date else "",
            subject=document.subject,
        )
