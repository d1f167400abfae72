"""balance: dossiers that came in are those that were closed and those still open."""

from collections.abc import Iterator

from cchc_core.checks.closing import unclosed
from cchc_core.checks.relating import declared, weighed
from cchc_core.extensions import Case, Check
from cchc_core.model.dossiers import CAME_IN, DossierClass, class_by_class
from cchc_core.model.findings import Finding
from cchc_core.model.forms import FormPack
from cchc_core.model.formulas import Formula
from cchc_core.model.relations import Family, Relation, Sign
from cchc_core.rules import RULES


def balance(case: Case) -> Iterator[Finding]:
    """A finding for each balance that does not close, with the cells of which one is wrong."""
    for each in weighed(case, (*_of_dossiers(case.pack), *declared(case, Family.BALANCE))):
        yield from unclosed(each)


def _of_dossiers(pack: FormPack) -> Iterator[Relation]:
    """The balance of all classes of dossiers, where the forms ask for each of them."""
    alone = class_by_class(pack.counted)
    if set(alone) == set(DossierClass):
        came_in = [alone[each] for each in DossierClass if each in CAME_IN]
        became = [alone[each] for each in DossierClass if each not in CAME_IN]
        left, right = (Formula(" + ".join(side)) for side in (came_in, became))
        yield Relation(Family.BALANCE, left, Sign.EQUAL, right)


BALANCE = Check(RULES[Family.BALANCE], balance)
