"""How rules tell what they found: a relation in row numbers and cells, with what it comes to."""

import re
from fractions import Fraction

from cchc_core.checks.relating import Weighed
from cchc_core.model.formulas import Formula
from cchc_core.model.measures import Kind
from cchc_core.model.relations import Sign, Values
from cchc_core.text import Lang, Text, format_number, format_rate

_LONG = 6
_TERM = re.compile(r"length\(\s*([^\s()]+)\s*\)|[^\W\d][\w.]*")
_SIGNS = {" * ": " × ", " / ": " : ", " - ": " − "}


def statement(weighed: Weighed, values: Values | None = None) -> Text:
    """`3.3.1 (D45) = 3.135, nhưng 3.3.1/a (D46) + … = 3.175 (lệch 40)`, or what is more than what;
    of other `values` than all the office says."""
    (left, one), (right, other) = both_sides(weighed, values)
    if weighed.relation.sign is Sign.AT_MOST:
        return Text(f"{left.vi}, lớn hơn {right.vi}", f"{left.en}, more than {right.en}")
    apart = _apart(weighed, abs(one - other))
    return Text(
        f"{left.vi}, nhưng {right.vi} (lệch {apart.vi})",
        f"{left.en}, but {right.en} ({apart.en} apart)",
    )


def both_sides(
    weighed: Weighed, values: Values | None = None
) -> tuple[tuple[Text, Fraction], tuple[Text, Fraction]]:
    """Each side in row numbers with what it comes to, and that number."""
    sides = weighed.relation.sides(weighed.values if values is None else values)
    assert sides is not None, weighed.relation
    left, right = (_side(weighed, s) for s in (weighed.relation.left, weighed.relation.right))
    one, other = (amount(weighed, side) for side in sides)
    return (_equals(left, one), sides[0]), (_equals(right, other), sides[1])


def because(weighed: Weighed) -> Text:
    """Why it should hold, as a sentence to follow; nothing where the form itself says so."""
    why = weighed.relation.why
    return Text(f" {why.vi}", f" {why.en}") if why else Text("", "")


def amount(weighed: Weighed, value: Fraction) -> Text:
    """A side's value: in percent where one of the sides is a rate."""
    if not _in_percent(weighed):
        return Text(format_number(value, "vi"), format_number(value, "en"))
    return Text(f"{format_rate(100 * value, 'vi')}%", f"{format_rate(100 * value, 'en')}%")


def at(weighed: Weighed, name: str, number: str = "") -> str:
    """How a row is pointed at: its number and the cell read there, with the sheet where it is
    another than that of the row the finding is about."""
    number = number or weighed.pack[name].number
    origin, home = weighed.said[name].origin, weighed.said[weighed.subject].origin
    if origin is None:
        return number
    place = origin.place
    if home and (home.file, home.sheet) == (origin.file, origin.sheet):
        place = origin.spot
    elif home and home.file != origin.file:
        place = str(origin)
    return f"{number} ({place})" if place else number


def _apart(weighed: Weighed, value: Fraction) -> Text:
    if not _in_percent(weighed):
        return amount(weighed, value)
    vi, en = format_rate(100 * value, "vi"), format_rate(100 * value, "en")
    return Text(f"{vi} điểm phần trăm", f"{en} percentage points")


def _in_percent(weighed: Weighed) -> bool:
    sides = (weighed.relation.left, weighed.relation.right)
    return any(_is_rate(weighed, side) for side in sides)


def _is_rate(weighed: Weighed, side: Formula) -> bool:
    kinds = {weighed.pack.catalogue[name].kind for name in side.names}
    return kinds == {Kind.RATE}


def _equals(side: Text, value: Text) -> Text:
    """A side with its value; one that is a number needs it only once."""
    vi, en = (f"{a} = {b}" if a else b for a, b in ((side.vi, value.vi), (side.en, value.en)))
    return Text(vi, en)


def _side(weighed: Weighed, side: Formula) -> Text:
    """A side in row numbers; of a long sum the first and the last."""
    if not side.names:
        return Text("", "")
    names = side.names
    if len(names) > _LONG and side.source == " + ".join(names):
        short = f"{at(weighed, names[0])} + … + {at(weighed, names[-1])}"
        return Text(short, short)
    return Text(_written(weighed, side, "vi"), _written(weighed, side, "en"))


def _written(weighed: Weighed, side: Formula, lang: Lang) -> str:
    def named(found: re.Match[str]) -> str:
        if not found[1]:
            return at(weighed, found[0])
        listed = Text("số văn bản trong kỳ ở", "documents of the period in")
        return f"{listed.in_(lang)} {at(weighed, found[1])}"

    text = _TERM.sub(named, side.source)
    for sign, printed in _SIGNS.items():
        text = text.replace(sign, printed)
    return text
