"""What a cell shows of a figure: a number, or a mark that says which kind of nothing it is."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from cchc_core.extensions import Publication
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.measures import Figure, Outcome, Status
from cchc_core.model.reports import Reading, Report
from cchc_core.printing.words import NO_NUMBER
from cchc_core.text import Lang, Text


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


def _exact(value: Fraction | Decimal | int | str) -> Fraction | str:
    return value if isinstance(value, str) else Fraction(value)


@frozen
class Shown:
    """A cell's content: an exact number, a mark or a word."""

    value: Fraction | str = field(converter=_exact)
    look: Look = Look.NUMBER

    @property
    def number(self) -> Fraction | None:
        """The number, if it is one."""
        return self.value if isinstance(self.value, Fraction) else None

    @property
    def printed(self) -> int | Decimal | str:
        """What a cell holds of it: whole numbers exactly, others rounded as `rounded` does."""
        return self.value if isinstance(self.value, str) else rounded(self.value)


NOTHING = Shown("", Look.NOTHING)
MARKS: Mapping[Look, Text] = {
    Look.BLANK: Text("…", "…"),
    Look.NOT_APPLICABLE: Text("KAD", "N/A"),
    Look.NOT_SUBMITTED: Text("CC", "NR"),
    Look.OUT_OF_SCOPE: Text("x", "x"),
    Look.REJECTED: Text("!", "!"),
}


def rounded(value: Fraction | Decimal | int) -> int | Decimal:
    """`value` as printed: whole numbers exactly, others rounded half up to two decimals."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return int(exact)
    hundredths = int(abs(exact) * 100 + Fraction(1, 2))
    sign = "-" if exact < 0 and hundredths else ""
    return Decimal(f"{sign}{hundredths // 100}.{hundredths % 100:02d}")


def mark(look: Look, lang: Lang) -> Shown:
    """The mark that stands for a kind of nothing."""
    return Shown(MARKS[look].in_(lang), look)


def shown(publication: Publication, row: Row) -> Shown:
    """What a publication's figure on a row shows: the unit's own for a single office's report."""
    report, lang = publication.report, publication.lang
    if not report.rolled_up:
        return unit_shows(report, publication.figures, publication.figures, row, publication)
    return figure_shows(publication.figures.get(row.id), lang)


def figure_shows(figure: Figure | None, lang: Lang) -> Shown:
    """What a rolled-up figure shows; a heading has none, a row asked of no unit here says so.

    Without data (a code that nobody answered has none) the mark says why, where all its units lack
    theirs for one reason.
    """
    if figure is None:
        return NOTHING
    if figure.value is not None:
        return Shown(figure.value, Look.NUMBER)
    behind = [of for of in (figure.coverage, *figure.inputs.values()) if of.units]
    if not behind:
        return mark(Look.OUT_OF_SCOPE, lang)
    if figure.outcome is Outcome.NOT_APPLICABLE:
        return mark(Look.NOT_APPLICABLE, lang)
    nobody = figure.outcome is Outcome.UNDECIDED and not figure.tally
    if figure.outcome is Outcome.NO_DATA or nobody:
        statuses = {status for of in behind for status in of.units} - {Status.NOT_APPLICABLE}
        return mark(_WITHOUT_DATA.get(frozenset(statuses), Look.BLANK), lang)
    return Shown(NO_NUMBER[figure.outcome].in_(lang), Look.NO_NUMBER)


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
        return figure_shows(figures.get(row.id), lang)
    operator = pack.indicator(row).over_units.name
    if operator in _FROM_CODES:
        return _aside(typed, mark(Look.OUT_OF_SCOPE, lang))
    if operator == "formula":
        return figure_shows(figures.get(row.id), lang)
    return _read(typed, figures[row.id], _status(own, whole[row.id]), lang)


_WITHOUT_DATA = {
    frozenset({Status.NOT_SUBMITTED}): Look.NOT_SUBMITTED,
    frozenset({Status.REJECTED}): Look.REJECTED,
}
_OF_STATUS = {
    Status.BLANK: Look.BLANK,
    Status.NOT_APPLICABLE: Look.NOT_APPLICABLE,
    Status.NOT_SUBMITTED: Look.NOT_SUBMITTED,
}
_FROM_CODES = ("share", "number")


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
        return Shown(figure.value, look)
    value = _number_typed(typed)
    return figure_shows(figure, lang) if value is None else Shown(value, look)


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
    return len(typed.value) if isinstance(typed.value, tuple) else typed.value


def _parts_in_scope(pack: FormPack, row: Row, level: str) -> list[Row]:
    return [pack[id] for id in pack.indicator(row).uses if level in pack[id].scope]
