"""What a cell shows of a figure: a number, or a mark that says which kind of nothing it is."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from attrs import frozen

from cchc_core import (
    Figure,
    FormPack,
    Lang,
    Outcome,
    Publication,
    Reading,
    Report,
    Role,
    Row,
    Status,
    Text,
)
from cchc_format_city import words


class Look(StrEnum):
    """Why a cell looks the way it does; each has a style of its own and a line in the legend."""

    NUMBER = "number"
    ENTERED = "entered"
    BLANK = "blank"
    NOT_APPLICABLE = "not-applicable"
    NOT_SUBMITTED = "not-submitted"
    OUT_OF_SCOPE = "out-of-scope"
    REJECTED = "rejected"
    ASIDE = "aside"
    NO_NUMBER = "no-number"
    NOTHING = "nothing"


@frozen
class Shown:
    """A cell's content: a whole number, a number of at most two decimals, or text."""

    value: int | Decimal | str
    look: Look


NOTHING = Shown("", Look.NOTHING)
MARKS = {
    Look.BLANK: Text("…", "…"),
    Look.NOT_APPLICABLE: Text("KAD", "N/A"),
    Look.NOT_SUBMITTED: Text("CC", "NR"),
    Look.OUT_OF_SCOPE: Text("x", "x"),
    Look.REJECTED: Text("!", "!"),
}
_OF_STATUS = {
    Status.BLANK: Look.BLANK,
    Status.NOT_APPLICABLE: Look.NOT_APPLICABLE,
    Status.NOT_SUBMITTED: Look.NOT_SUBMITTED,
}
_FROM_CODES = ("share", "number")


def number(value: Fraction | Decimal | int) -> int | Decimal:
    """`value` as printed: whole numbers exactly, others rounded half up to two decimals."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return int(exact)
    hundredths = int(abs(exact) * 100 + Fraction(1, 2))
    rounded = Decimal(hundredths).scaleb(-2)
    return -rounded if exact < 0 else rounded


def shown(publication: Publication, row: Row) -> Shown:
    """What a publication's figure on a row shows: the unit's own for a single office's report."""
    report, lang = publication.report, publication.lang
    if not report.rolled_up:
        return unit_shows(report, publication.figures, publication.figures, row, publication)
    return rolled_up(publication.figures.get(row.id), lang)


def rolled_up(figure: Figure | None, lang: Lang) -> Shown:
    """What a rolled-up figure shows; a heading has none, a row asked of no unit here says so."""
    if figure is None:
        return NOTHING
    if figure.value is not None:
        return Shown(number(figure.value), Look.NUMBER)
    if not any(asked.units for asked in (figure.coverage, *figure.inputs.values())):
        return mark(Look.OUT_OF_SCOPE, lang)
    if figure.outcome is Outcome.NO_DATA:
        return mark(Look.BLANK, lang)
    if figure.outcome is Outcome.NOT_APPLICABLE:
        return mark(Look.NOT_APPLICABLE, lang)
    return Shown(words.NO_NUMBER[figure.outcome].in_(lang), Look.NO_NUMBER)


def unit_shows(
    own: Report,
    figures: Mapping[str, Figure],
    whole: Mapping[str, Figure],
    row: Row,
    publication: Publication,
) -> Shown:
    """What one unit's cell shows on a row.

    `own` holds the unit's leaves and `figures` are tabulated from them; `whole` are the figures
    of the report it is part of, whose coverage says what became of the unit's reading there. What
    was typed on a heading, out of scope, or where a figure is derived, is shown aside.
    """
    pack, lang = publication.pack, publication.lang
    typed = _typed(own, row)
    if row.role is Role.HEADING:
        return _aside(typed, NOTHING)
    if not any(leaf.submitted for leaf in own.leaves.values()):
        return mark(Look.NOT_SUBMITTED, lang)
    if row.role is Role.TOTAL:
        parts = _parts_in_scope(pack, row, own.unit.level)
        if len(parts) == 1:
            return unit_shows(own, figures, whole, parts[0], publication)
        if not parts:
            return _aside(typed, mark(Look.OUT_OF_SCOPE, lang))
        return rolled_up(figures.get(row.id), lang)
    operator = pack.indicator(row).over_units.name
    if operator in _FROM_CODES:
        return _aside(typed, mark(Look.OUT_OF_SCOPE, lang))
    if operator == "formula":
        return rolled_up(figures.get(row.id), lang)
    return _read(typed, figures[row.id], _status(own, whole[row.id]), lang)


def mark(look: Look, lang: Lang) -> Shown:
    """The mark that stands for a kind of nothing."""
    return Shown(MARKS[look].in_(lang), look)


def _read(typed: Reading, figure: Figure, status: Status, lang: Lang) -> Shown:
    if status in _OF_STATUS:
        return mark(_OF_STATUS[status], lang)
    if status is Status.OUT_OF_SCOPE:
        return _aside(typed, mark(Look.OUT_OF_SCOPE, lang))
    if status is Status.REJECTED:
        return Shown(_as_typed(typed) or MARKS[Look.REJECTED].in_(lang), Look.REJECTED)
    if status is not Status.USED:
        return _aside(typed, mark(Look.BLANK, lang))
    look = Look.ENTERED if typed.origin and typed.origin.entered else Look.NUMBER
    if figure.value is not None:
        return Shown(number(figure.value), look)
    value = _number_typed(typed)
    return rolled_up(figure, lang) if value is None else Shown(value, look)


def _status(own: Report, figure: Figure) -> Status:
    """What became of the unit's reading in a figure; out of scope when it was not asked."""
    units = figure.coverage.units.items()
    return next((s for s, keys in units if own.unit.key in keys), Status.OUT_OF_SCOPE)


def _typed(own: Report, row: Row) -> Reading:
    """The unit's last reading of a row."""
    return own.leaves[max(own.leaves)].reading(row.id)


def _aside(typed: Reading, otherwise: Shown) -> Shown:
    value = _number_typed(typed)
    if value is not None:
        return Shown(value, Look.ASIDE)
    return Shown(_as_typed(typed), Look.ASIDE) if typed.raw else otherwise


def _as_typed(typed: Reading) -> str:
    return typed.raw or ("" if typed.value is None else str(typed.value))


def _number_typed(typed: Reading) -> int | Decimal | None:
    if typed.value is None:
        return None
    return len(typed.value) if isinstance(typed.value, tuple) else number(typed.value)


def _parts_in_scope(pack: FormPack, row: Row, level: str) -> list[Row]:
    return [pack[id] for id in pack.indicator(row).uses if level in pack[id].scope]
