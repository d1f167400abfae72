"""Charts as values: a rate by ward, a count by channel; the template draws them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from cchc_core import Lang, Publication, Row, format_number, format_rate
from cchc_format_html import words
from cchc_format_html.cells import COUNTED
from cchc_format_html.parts import Part

FIRST = 12
"""So many wards stand in a chart as it is opened."""
COLUMN = 24
"""So many stand in one column of the whole chart."""


@frozen
class Piece:
    """A stretch of a bar, in percent of its width: its channel's class, and what it says."""

    channel: str
    start: str
    length: str
    says: str


@frozen
class Line:
    """A ward in a chart: what is printed beside its name; `at` is where its dot stands, `pieces`
    its bar."""

    unit: str
    printed: str
    at: str = ""
    pieces: tuple[Piece, ...] = ()


@frozen
class Chart:
    """A chart; `whole` is the line of all wards together, `mark` where their rate stands."""

    title: str
    about: str
    lines: tuple[Line, ...]
    whole: Line | None = None
    mark: str = ""

    @property
    def first(self) -> tuple[Line, ...]:
        """Those that are seen first."""
        return self.lines[:FIRST]

    @property
    def columns(self) -> tuple[tuple[Line, ...], ...]:
        """All of them, where there are more, in columns."""
        if len(self.lines) <= FIRST:
            return ()
        return tuple(self.lines[at : at + COLUMN] for at in range(0, len(self.lines), COLUMN))


def rates(row: Row, parts: Sequence[Part], publication: Publication) -> Chart | None:
    """The wards' rates on a row, the lowest first; None where fewer than two have one.

    Dots rather than bars, so that the scale need not begin at nothing: where most have nearly all
    in time, bars would all look the same.
    """
    lang, whole = publication.lang, publication.figures[row.id].value
    found = [(number, part) for part, number in _numbers(row, parts, publication)]
    if len(found) < 2:
        return None
    found.sort(key=lambda each: each[0])  # wards that share a rate stay in Vietnamese order
    several = [number for number, _ in found] + ([whole] if whole is not None else [])
    low, high = _scale(several)
    lines = tuple(
        Line(part.name, f"{format_rate(number, lang)} %", _at(number, low, high))
        for number, part in found
    )
    scale = words.SCALE.format(low=format_number(low, lang), high=format_number(high, lang))
    line = words.MARK.format(whole=format_rate(whole, lang)) if whole is not None else None
    form = words.LOWEST if len(found) > FIRST else words.BY_UNIT
    return Chart(
        title=form.format(indicator=row.label, count=FIRST).in_(lang),
        about=" ".join(text.in_(lang) for text in (scale, line) if text),
        lines=lines,
        mark=_at(whole, low, high) if whole is not None else "",
    )


def channels(parts: Sequence[Part], publication: Publication) -> Chart | None:
    """The first count of dossiers that is divided by channel, of all and of the wards with the
    most; None where no row is, or nobody counted any."""
    row = next(filter(None, (_divided(row, publication) for row in publication.pack.rows)), None)
    if row is None:
        return None
    lang, ways = publication.lang, publication.pack.parts(row)
    whole = [publication.figures[way.id].value or Fraction(0) for way in ways]
    if not any(whole):
        return None
    found = []
    for part in _wards(parts, publication):
        counts = [value for way in ways if (value := part.figures[way.id].value) is not None]
        if len(counts) == len(ways) and any(counts):
            found.append((sum(counts, Fraction(0)), part, counts))
    found.sort(key=lambda each: -each[0])
    told, of = sum(whole, Fraction(0)), publication.figures[row.id].value
    numbers = {"told": format_number(told, lang), "of": format_number(of or told, lang)}
    form = words.MOST_BY_CHANNEL if len(found) > FIRST else words.BY_CHANNEL
    return Chart(
        title=form.format(indicator=row.label, count=FIRST).in_(lang),
        about=words.DIVIDED.format(**numbers).in_(lang) if of not in (None, told) else "",
        lines=tuple(
            Line(part.name, format_number(total, lang), "", tuple(_pieces(ways, counts, lang)))
            for total, part, counts in found
        ),
        whole=Line(
            words.WHOLE.in_(lang),
            numbers["told"],
            "",
            tuple(_pieces(ways, whole, lang)),
        ),
    )


def _divided(row: Row, publication: Publication) -> Row | None:
    pack = publication.pack
    counted = [pack.indicator(way).counted for way in pack.parts(row)]
    return row if counted and all(told and told.channels for told in counted) else None


def _wards(parts: Sequence[Part], publication: Publication) -> Iterator[Part]:
    return (part for part in parts if part.unit.level == publication.pack.base_level)


def _numbers(
    row: Row, parts: Sequence[Part], publication: Publication
) -> Iterator[tuple[Part, Fraction]]:
    for part in _wards(parts, publication):
        show = part.shows(row, publication)
        if show.number is not None and show.look in COUNTED:
            yield part, show.number


def _scale(numbers: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """From the tens below the least to the tens above the most, at least ten apart."""
    low, high = 10 * (min(numbers) // 10), -10 * (-max(numbers) // 10)
    return (Fraction(low - 10 if low == high else low), Fraction(high))


def _at(number: Fraction, low: Fraction, high: Fraction) -> str:
    return _percent(100 * (number - low) / (high - low))


def _pieces(ways: Sequence[Row], counts: Sequence[Fraction], lang: Lang) -> Iterator[Piece]:
    start, total = Fraction(0), sum(counts, Fraction(0))
    for at, (way, count) in enumerate(zip(ways, counts, strict=True)):
        share = 100 * count / total
        number, percent = format_number(count, lang), format_rate(share, lang, 1)
        says = words.CHANNEL.format(label=way.label, number=number, share=percent)
        yield Piece(f"c{at % 4 + 1}", _percent(start), _percent(share), says.in_(lang))
        start += share


def _percent(number: Fraction) -> str:
    return f"{format_number(number, 'en')}%"
