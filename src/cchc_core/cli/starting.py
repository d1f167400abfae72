"""What a new campaign is about: what was wished for, and a sensible choice for the rest."""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from cchc_core.cli.usage import WrongUsage
from cchc_core.cli.words import Said
from cchc_core.errors import NotFound
from cchc_core.model.forms import FormPack
from cchc_core.model.periods import Period, Window, period_of
from cchc_core.model.units import AdminUnit, UnitList
from cchc_core.offers import Offer
from cchc_core.text import Text, format_date


@frozen
class Wishes:
    """What the person said of the campaign; None where nothing was said."""

    unit: str | None = None
    pack: str | None = None
    units: str | None = None
    scheme: str | None = None
    kind: str | None = None
    year: int | None = None
    first: date | None = None
    last: date | None = None
    reason: str | None = None
    due: date | None = None


def only(things: Mapping[str, object], option: str) -> str:
    """The name of the only thing installed."""
    if len(things) == 1:
        return next(iter(things))
    have = ", ".join(things) or "-"
    raise NotFound(
        Text(f"Hãy chọn bằng {option}; đang có: {have}.", f"Choose with {option}: {have}.")
    )


def choose_period(wishes: Wishes, offer: Offer, pack: FormPack, today: date) -> Period:
    """The period wished for; of several the first still due, as long as the forms are in force."""
    window = None
    if wishes.first or wishes.last:
        if not (wishes.first and wishes.last):
            raise WrongUsage(
                Said("--first và --last phải đi cùng nhau.", "--first and --last go together.")
            )
        window = Window(wishes.first, wishes.last)
    if wishes.scheme and wishes.kind and wishes.year:
        scheme, kind, year = wishes.scheme, wishes.kind, wishes.year
    else:
        day = min(today, pack.valid_to or today)
        usual = sorted(_periods(wishes, offer, day.year), key=lambda p: p.window.last)
        fitting = [p for p in usual if p.window.last <= (pack.valid_to or date.max)] or usual
        if not fitting:
            raise _no_such_period(wishes, offer)
        chosen = next((p for p in fitting if p.due >= today), fitting[-1])
        scheme, kind, year = chosen.scheme, chosen.kind, chosen.year
    return period_of(offer.schemes, scheme, kind, year, window=window, reason=wishes.reason or "")


def choose_unit(code: str | None, units: UnitList, pack: FormPack, day: date) -> AdminUnit:
    """The unit wished for, else the only one at the pack's top level that has units below it."""
    if code:
        unit = units.with_code(code, day)
        if not units.children(unit.key, day):
            raise NotFound(
                Text(
                    f"Không có đơn vị nào thuộc {unit.name} vào ngày {format_date(day, 'vi')}.",
                    f"No unit belongs to {unit.name} on {day}.",
                )
            )
        return unit
    above = [unit for unit in units.on(day) if units.children(unit.key, day)]
    top = [unit for unit in above if unit.level == pack.levels[0].id] or above
    if len(top) == 1:
        return top[0]
    have = ", ".join(f"{unit.code} {unit.name}" for unit in top) or "-"
    raise NotFound(
        Text(
            f"Hãy nêu đơn vị tổng hợp bằng --unit; vào ngày {format_date(day, 'vi')} có: {have}.",
            f"Name the unit that merges with --unit; on {day} there are: {have}.",
        )
    )


def _periods(wishes: Wishes, offer: Offer, year: int) -> Iterator[Period]:
    """Every period that could be meant, this year's and those before and after."""
    years = [wishes.year] if wishes.year else [year - 1, year, year + 1]
    for scheme in offer.schemes.values():
        for kind in scheme.kinds:
            if wishes.scheme in (None, scheme.id) and wishes.kind in (None, kind.id):
                yield from (period_of(offer.schemes, scheme.id, kind.id, y) for y in years)


def _no_such_period(wishes: Wishes, offer: Offer) -> NotFound:
    have = "; ".join(
        f"{scheme.id}: {', '.join(kind.id for kind in scheme.kinds)}"
        for scheme in offer.schemes.values()
    )
    asked = " ".join(word for word in (wishes.scheme, wishes.kind) if word)
    return NotFound(
        Text(
            f"Không có kỳ báo cáo '{asked}'; có: {have}.",
            f"No reporting period '{asked}'; there are: {have}.",
        )
    )
