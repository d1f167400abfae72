"""Relations: what must hold between figures that one office states of the same days."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from cchc_core.errors import BadData
from cchc_core.model.findings import Severity
from cchc_core.model.formulas import Formula
from cchc_core.text import Text

Values = Mapping[str, Fraction]
"""What an office says, by indicator: a rate as a share of one, a list by its length."""


class Family(StrEnum):
    """The rules that read the relations a form declares, by their codes."""

    PARTITION = "partition"
    BALANCE = "balance"
    SUBSET = "subset"
    DOSSIER_ORDER = "dossier-order"
    EXCLUSIVE_SHARES = "exclusive-shares"
    RATE_RECOMPUTE = "rate-recompute"
    QUOTA = "quota"
    CROSS_SOURCE = "cross-source"


class Sign(StrEnum):
    """How the two sides of a relation compare."""

    EQUAL = "="
    AT_MOST = "<="


@frozen
class Relation:
    """`left = right` or `left <= right`, for the rule that looks at it.

    `why` is said beside what is found; `severity` stands in for the rule's own where a relation is
    less certain. Sides that are only about equal may be `within` so many percentage points of each
    other. What `grows` is more over more days: of two windows, one inside the other, the side of
    the inner one is at most the other side. With `own_days` it is asked only of figures that bear
    days of their own.
    """

    rule: str
    left: Formula
    sign: Sign
    right: Formula
    why: Text | None = None
    severity: Severity | None = field(default=None, kw_only=True)
    within: int = field(default=0, kw_only=True)
    grows: bool = field(default=False, kw_only=True)
    own_days: bool = field(default=False, kw_only=True)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The indicators it speaks of, each once, the left side's first."""
        return tuple(dict.fromkeys(self.left.names + self.right.names))

    @cached_property
    def lengths(self) -> frozenset[str]:
        """Those of them that are lists."""
        return self.left.lengths | self.right.lengths

    def known_by(self, names: Collection[str]) -> "Relation | None":
        """What can be asked of these indicators alone; None if that is nothing.

        Of a sum that is at most something each term is at least 0, so that those which are known
        are at most as much.
        """
        known = set(names)
        if known.issuperset(self.names):
            return self
        left = [name for name in self.left.names if name in known]
        adds = self.left.source == " + ".join(self.left.names)
        bounded = self.sign is Sign.AT_MOST and adds and known.issuperset(self.right.names)
        if not bounded or not left or not (len(left) > 1 or self.right.names):
            return None
        return evolve(self, left=Formula(" + ".join(left)))

    def sides(self, values: Values) -> tuple[Fraction, Fraction] | None:
        """What left and right come to; None where a value is missing or one divides by zero."""
        try:
            left, right = self.left.evaluate(values.get), self.right.evaluate(values.get)
        except ZeroDivisionError:
            return None
        return None if left is None or right is None else (left, right)

    def fails(self, values: Values, slack: Fraction = Fraction(0)) -> bool:
        """Whether it cannot be true, however the digits that were not typed were rounded."""
        if (sides := self.sides(values)) is None:
            return False
        over = sides[0] - sides[1]
        over = abs(over) if self.sign is Sign.EQUAL else over
        return over > slack + Fraction(self.within, 100)

    def weight(self, name: str, values: Values) -> Fraction:
        """By how much left less right changes with one more of `name`; 0 where nobody can tell."""
        none, one = (self._excess(name, Fraction(x), values) for x in (0, 1))
        return Fraction(0) if none is None or one is None else one - none

    def remedy(self, name: str, values: Values) -> Fraction | None:
        """What `name` has to be for both sides to be equal, all else as it is; None if nothing is
        enough."""
        none, weight = self._excess(name, Fraction(0), values), self.weight(name, values)
        if none is None or not weight:
            return None
        value = -none / weight
        return value if self._excess(name, value, values) == 0 else None

    def _excess(self, name: str, value: Fraction, values: Values) -> Fraction | None:
        sides = self.sides({**values, name: value})
        return None if sides is None else sides[0] - sides[1]


def relation(
    rule: str,
    says: str,
    why: Text | None = None,
    *,
    severity: Severity | None = None,
    within: int = 0,
    grows: bool = False,
    own_days: bool = False,
) -> Relation:
    """The relation written `a + b <= c`. Raises `BadData` when it is none."""
    sign = next((sign for sign in (Sign.AT_MOST, Sign.EQUAL) if sign in says), None)
    if sign is None:
        raise BadData(
            Text(
                f"Không hiểu quan hệ '{says}'; viết hai vế với = hoặc <=.",
                f"Not a relation: '{says}'; write two sides with = or <=.",
            )
        )
    left, _, right = says.partition(sign)
    sides = Formula(left.strip()), Formula(right.strip())
    return Relation(
        rule,
        sides[0],
        sign,
        sides[1],
        why,
        severity=severity,
        within=within,
        grows=grows,
        own_days=own_days,
    )


@frozen
class Independent:
    """Counts of different things, group beside group: the same digits in all look copied."""

    groups: tuple[tuple[str, ...], ...]

    def __attrs_post_init__(self) -> None:
        if len(self.groups) < 2 or len({len(group) for group in self.groups}) != 1:
            raise BadData(
                Text(
                    "cần ít nhất hai nhóm dòng, mỗi nhóm cùng số dòng",
                    "needs at least two groups of rows, as many in each",
                )
            )

    @property
    def names(self) -> tuple[str, ...]:
        """All the indicators it speaks of."""
        return tuple(name for group in self.groups for name in group)
