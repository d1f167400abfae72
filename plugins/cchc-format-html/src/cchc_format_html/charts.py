"""Charts as values: a rate by ward, a count by its parts; the template draws them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from cchc_core import Lang, Publication, Text, format_number, format_rate
from cchc_core.printing import Standing, undivided
from cchc_format_html import words
from cchc_format_html.parts import Part

FIRST = 12
"""So many wards stand in a chart as it is opened."""
COLUMN = 24
"""So many stand in one column of the whole chart."""


@frozen
class Piece:
    """A stretch of a bar, in percent of its width: its class, and what it says."""

    name: str
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
    """A chart; `whole` is the line of all together, `mark` where their rate stands,
    `without` who is not in it, by why."""

    title: str
    about: str
    lines: tuple[Line, ...]
    whole: Line | None = None
    mark: str = ""
    without: tuple[str, ...] = ()
    unranked: int = 0

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


def rates(standing: Standing, lang: Lang) -> Chart | None:
    """The wards by their rate, the last first, each with its rank; None where fewer than two have
    one.

    Dots rather than bars, so that the scale need not begin at nothing: where most have nearly all
    in time, bars would all look the same.
    """
    whole = standing.figure.value
    ranked = sorted(standing.ranked, key=lambda place: -(place.rank or 0))  # ties stay in order
    values = [place.value for place in ranked if place.value is not None]
    if len(values) < 2:
        return None
    low, high = standing.scale
    about = [words.SCALE.format(low=format_number(low, lang), high=format_number(high, lang))]
    if whole is not None:
        about.append(words.MARK.format(whole=format_rate(whole, lang)))
    form = words.LAST if len(values) > FIRST else words.BY_UNIT
    return Chart(
        title=form.format(label=standing.label, count=FIRST).in_(lang),
        about=" ".join(text.in_(lang) for text in about),
        lines=tuple(
            Line(
                f"{place.rank}. {place.unit.name}",
                f"{format_rate(value, lang)} %",
                _at(value, low, high),
            )
            for place, value in zip(ranked, values, strict=True)
        ),
        mark=_at(whole, low, high) if whole is not None else "",
        without=_unranked(standing, lang),
        unranked=len(standing.unranked),
    )


def channels(parts: Sequence[Part], publication: Publication) -> Chart | None:
    """The first breakdown that the forms declare, of all together and of the wards with the most;
    None where they declare none, or nobody counted any."""
    figures, lang = publication.figures, publication.lang
    for breakdown in publication.pack.catalogue.comparisons.breakdowns:
        ids = [part.count for part in breakdown.slices]
        labels = [part.label for part in breakdown.slices]
        if not all(id in figures for id in ids):
            continue
        whole = [figures[id].value or Fraction(0) for id in ids]
        if not any(whole):
            continue
        found = sorted(_counts(parts, ids, publication), key=lambda each: -sum(each[1]))
        form = words.MOST if len(found) > FIRST else words.BY_UNIT
        return Chart(
            title=form.format(label=breakdown.label, count=FIRST).in_(lang),
            about=said.in_(lang) if (said := undivided(publication, ids)) else "",
            lines=tuple(_bar(part.name, labels, counts, lang) for part, counts in found),
            whole=_bar(words.WHOLE.in_(lang), labels, whole, lang),
        )
    return None


def _unranked(standing: Standing, lang: Lang) -> tuple[str, ...]:
    """Those without a rank, by why they have none."""
    found: dict[str, list[str]] = {}
    for place in standing.unranked:
        found.setdefault(place.why.in_(lang) if place.why else "", []).append(place.unit.name)
    return tuple(
        words.WITHOUT.format(why=why, count=len(units), units=", ".join(units)).in_(lang)
        for why, units in found.items()
    )


def _counts(
    parts: Sequence[Part], ids: Sequence[str], publication: Publication
) -> Iterator[tuple[Part, list[Fraction]]]:
    """The wards that told all of the counts, not all of them nothing."""
    for part in parts:
        counts = [value for id in ids if (value := part.figures[id].value) is not None]
        told = len(counts) == len(ids) and any(counts)
        if told and part.unit.level == publication.pack.base_level:
            yield part, counts


def _at(number: Fraction, low: Fraction, high: Fraction) -> str:
    return _percent(100 * (number - low) / (high - low))


def _bar(name: str, labels: Sequence[Text], counts: Sequence[Fraction], lang: Lang) -> Line:
    total, start, pieces = sum(counts, Fraction(0)), Fraction(0), []
    for at, (label, count) in enumerate(zip(labels, counts, strict=True)):
        share = 100 * count / total
        number, percent = format_number(count, lang), format_rate(share, lang, 1)
        says = words.CHANNEL.format(label=label, number=number, share=percent).in_(lang)
        pieces.append(Piece(f"c{at % 4 + 1}", _percent(start), _percent(share), says))
        start += share
    return Line(name, format_number(total, lang), pieces=tuple(pieces))


def _percent(number: Fraction) -> str:
    return f"{format_number(number, 'en')}%"
