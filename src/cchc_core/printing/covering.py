"""Of how many units a figure is: as a column has it, and as it reads in a sentence."""

from collections.abc import Iterable, Mapping

from cchc_core.extensions import Publication
from cchc_core.model.forms import Row
from cchc_core.model.measures import Coverage, Figure, Status, Together
from cchc_core.model.units import UnitKey
from cchc_core.printing.filed import HANDFUL, inside, unit_name
from cchc_core.printing.prose import Covered, lowered
from cchc_core.text import vietnamese_order


def coverage(figure: Figure | None) -> str:
    """`33/34`: the units used of those the row applies to; `1/1; 33/34` where inputs differ."""
    return "; ".join(dict.fromkeys(map(_fraction, _behind(figure).values())))


def covered(publication: Publication, figure: Figure, *, answers: bool) -> Covered | None:
    """The units of a figure as a sentence tells them, of answers those that gave one; None where
    all are in it."""
    behind = _behind(figure)
    if all(of.complete for of in behind.values()):
        return None
    text, names = _text(publication, behind), _names(publication, behind)
    if names is None:
        text = f"chỉ {text}"
    what = "đơn vị trả lời" if answers else "đơn vị"
    return Covered(text, what, names or (), frozenset(figure.inputs))


def divided(publication: Publication, row: Row) -> Together | None:
    """How many of the units that a total is of gave this part of it; None where all did, and of
    what is no part."""
    whole = publication.pack.whole_of.get(row.id)
    if whole is None or not {whole.id, row.id} <= publication.figures.keys():
        return None
    of, part = publication.figures[whole.id].coverage, publication.figures[row.id].coverage
    asked = of.units.get(Status.USED, ())
    told = [key for key in asked if key in part.units.get(Status.USED, ())]
    return Together(number_of(told, part), of.used) if told and len(told) < len(asked) else None


def number_of(keys: Iterable[UnitKey], of: Coverage) -> int:
    """How many units keys stand for on a figure."""
    return sum(of.together[key].told if key in of.together else 1 for key in keys)


def _behind(figure: Figure | None) -> dict[str, Coverage]:
    """The coverage of a figure, or of each row behind a derived one."""
    if figure is None:
        return {}
    if figure.coverage.units:
        return {"": figure.coverage} if figure.coverage.expected else {}
    return {id: of for id, of in figure.inputs.items() if of.expected}


def _fraction(of: Coverage) -> str:
    return f"{of.used}/{of.applicable}"


def _text(publication: Publication, behind: Mapping[str, Coverage]) -> str:
    """`33/35`; `cấp huyện 1/1, cấp xã 31/34`; by the rows where levels do not tell them apart."""
    pack = publication.pack
    fractions = {id: _fraction(of) for id, of in behind.items()}
    if len(set(fractions.values())) == 1:
        return next(iter(fractions.values()))
    scopes = dict.fromkeys((pack[id].scope, fraction) for id, fraction in fractions.items())
    if len({scope for scope, _ in scopes}) == len(scopes) and all(len(s) == 1 for s, _ in scopes):
        told = [(pack.level(scope[0]).label.vi, fraction) for scope, fraction in scopes]
    else:
        told = [(pack.catalogue[id].label.vi, fraction) for id, fraction in fractions.items()]
    return ", ".join(f"{lowered(label)} {fraction}" for label, fraction in told)


def _names(publication: Publication, behind: Mapping[str, Coverage]) -> tuple[str, ...] | None:
    """Whose a figure is, where of fewer than half the units; None where they are too many to be
    named."""
    first, *others = behind.values()
    if 2 * first.used >= first.applicable or any(of.units != first.units for of in others):
        return ()
    keys = first.units.get(Status.USED, ())
    if len(keys) > HANDFUL:
        return None
    names = (inside(unit_name(publication, key)) for key in keys)
    return tuple(sorted(names, key=vietnamese_order))
