"""balance: dossiers that came in are those that were closed and those still open.

A form that does not ask for every class balances as far as it goes: what became of dossiers is no
more than came in.
"""

from collections.abc import Iterator

from cchc_core.checks.closing import unclosed
from cchc_core.checks.contradicting import contradiction
from cchc_core.checks.relating import declared, weighed
from cchc_core.extensions import Case, Check
from cchc_core.model.dossiers import CAME_IN, DossierClass, class_by_class
from cchc_core.model.findings import Finding
from cchc_core.model.forms import FormPack
from cchc_core.model.formulas import Formula
from cchc_core.model.relations import Family, Relation, Sign
from cchc_core.rules import RULES


def balance(case: Case) -> Iterator[Finding]:
    """A finding for each balance that does not close, with the cells of which one is wrong, and for
    each office of whose dossiers more became something than came in."""
    for each in weighed(case, (*_of_dossiers(case.pack), *declared(case, Family.BALANCE))):
        if each.relation.sign is Sign.EQUAL:
            yield from unclosed(each)
        elif each.fails:
            yield contradiction(each)


def _of_dossiers(pack: FormPack) -> Iterator[Relation]:
    """The balance of the classes of dossiers that the forms ask for, if they say what came in."""
    alone = class_by_class(pack.counted)
    came_in = [alone[each] for each in DossierClass if each in alone and each in CAME_IN]
    became = [alone[each] for each in DossierClass if each in alone and each not in CAME_IN]
    if len(came_in) < len(CAME_IN) or not became:
        return
    left, right = (Formula(" + ".join(side)) for side in (came_in, became))
    if set(alone) == set(DossierClass):
        yield Relation(Family.BALANCE, left, Sign.EQUAL, right)
    else:
        yield Relation(Family.BALANCE, right, Sign.AT_MOST, left)


BALANCE = Check(RULES[Family.BALANCE], balance)
