"""partition: the parts a count is divided into add up to it (the seed's 3.3.1 exceeds by 40)."""

from collections.abc import Iterator

from cchc_core.checks.closing import unclosed
from cchc_core.checks.readings import about
from cchc_core.checks.relating import Weighed, declared, weighed
from cchc_core.checks.sentences import at
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Remedy, Severity
from cchc_core.model.forms import FormPack, Role
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Kind, Status
from cchc_core.model.operators import Calculated
from cchc_core.model.relations import Family, Relation, Sign
from cchc_core.rules import RULES
from cchc_core.text import Text, format_number


def partition(case: Case) -> Iterator[Finding]:
    """A finding for each count whose parts are not it, with the cells of which one is wrong; a
    warning where it is blank and all its parts are given."""
    divided = (*_divided(case.pack), *declared(case, Family.PARTITION))
    for each in weighed(case, divided):
        yield from unclosed(each)
        yield from _blank_whole(each)


def _divided(pack: FormPack) -> Iterator[Relation]:
    """Rows printed with their parts below them, and counts computed from others."""
    for row in pack.rows:
        if parts := pack.parts(row):
            yield _equal(row.id, Formula(" + ".join(part.id for part in parts)))
        elif row.role is Role.DERIVED and (formula := _formula(pack.indicator(row))):
            yield _equal(row.id, formula)


def _formula(indicator: Indicator) -> Formula | None:
    operator = indicator.over_units
    if isinstance(operator, Calculated) and indicator.kind is Kind.COUNT:
        return operator.formula
    return None


def _equal(whole: str, parts: Formula) -> Relation:
    return Relation(Family.PARTITION, Formula(whole), Sign.EQUAL, parts)


def _blank_whole(each: Weighed) -> Iterator[Finding]:
    whole, *parts = each.relation.names
    blank = each.said[whole].status is Status.BLANK and each.pack[whole].role is Role.DATA
    if not blank or each.relation.left.names != (whole,) or each.used != tuple(parts):
        return
    if each.window is None or (value := each.relation.remedy(whole, each.values)) is None:
        return
    row, said = each.pack[whole], each.said[whole]
    first, last = at(each, parts[0]), at(each, parts[-1])
    vi, en = format_number(value, "vi"), format_number(value, "en")
    message = Text(
        f"{row.number} để trống, trong khi các dòng trong đó ({first} … {last}) cộng lại là {vi}. "
        f"Để trống không phải là 0; đề nghị đơn vị ghi {vi} hoặc xem lại các dòng trong đó.",
        f"{row.number} is blank while its parts ({first} … {last}) add up to {en}. Blank is not "
        f"zero; the unit should write {en} or look at the parts again.",
    )
    yield about(
        each.leaf,
        row,
        said,
        each.relation.rule,
        Severity.WARNING,
        message,
        expected=str(value),
        remedies=(Remedy(whole, str(value), said.raw, said.origin),),
    )


PARTITION = Check(RULES[Family.PARTITION], partition)
