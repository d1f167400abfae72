"""Rates on which units cannot be told apart: of a list they share, or nearly all at one value."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from cchc_core.model.forms import FormPack
from cchc_core.model.operators import Ratio
from cchc_core.model.units import AdminUnit
from cchc_core.printing import words
from cchc_core.printing.looks import rounded
from cchc_core.text import Text, format_rate

NEARLY_ALL = Fraction(9, 10)
"""Where so many units stand at one value, a rank says who differs and nothing of the others."""
_NAMED = 3


@frozen
class Alike:
    """What is said in the place of ranks: how many of those `told` stand at the commonest value,
    and which do not, with their rates; `shared` where the rate is of a list that all share."""

    value: Fraction
    count: int
    told: int
    apart: tuple[tuple[AdminUnit, Fraction], ...]
    shared: bool

    @property
    def brief(self) -> Text:
        """`31/32 đơn vị bằng nhau`, for a cell."""
        if not self.apart:
            return words.ALL_ALIKE
        return words.SO_MANY_ALIKE.format(count=self.count, told=self.told)

    @property
    def sentence(self) -> Text:
        """Why there are no ranks, and who stands where."""
        why = words.OF_A_SHARED_LIST if self.shared else words.NO_RANKS
        form = words.OTHERS_APART if self.apart else words.NONE_APART
        level = Text(format_rate(self.value, "vi"), format_rate(self.value, "en"))
        standing = form.format(count=self.count, told=self.told, rate=level, apart=self._others)
        return why.format(standing=standing)

    @property
    def _others(self) -> Text:
        if len(self.apart) > _NAMED:
            return words.UNITS.format(count=len(self.apart))
        vi, en = (
            ", ".join(f"{unit.name} {format_rate(value, lang)} %" for unit, value in self.apart)
            for lang in ("vi", "en")
        )
        return Text(vi, en)


def alike(told: Sequence[tuple[AdminUnit, Fraction]], id: str, pack: FormPack) -> Alike | None:
    """Why units with these rates are not ranked; None where ranks tell them apart."""
    if len(told) < 2:
        return None
    printed = Counter(rounded(value) for _, value in told)
    commonest, count = printed.most_common(1)[0]
    shared = of_shared_lists(id, pack)
    if not shared and count < NEARLY_ALL * len(told):
        return None
    apart = tuple(each for each in told if rounded(each[1]) != commonest)
    return Alike(Fraction(commonest), count, len(told), apart, shared)


def of_shared_lists(id: str, pack: FormPack) -> bool:
    """Whether a rate is computed from lists alone that all units of a level share, so that it is
    the list's rate and no unit's own."""
    operator = pack.catalogue[id].over_units
    if not isinstance(operator, Ratio):
        return False
    names = {*operator.part.names, *operator.whole.names}
    return all(map(pack.catalogue.is_of_shared_list, names))
