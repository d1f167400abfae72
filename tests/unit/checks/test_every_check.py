"""Every code of the core's checks: a report it is told of, and one it is not."""

import test_relations
import written
from attrs import evolve

from cchc_core.builtin import cchc_checks
from cchc_core.extensions import Case
from cchc_core.model.findings import Severity
from cchc_core.model.forms import Role
from cchc_core.model.measures import Status
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.rollup import tabulate
from cchc_core.testing.contracts import RulesContract
from cchc_core.testing.contracts.rules import Cases
from cchc_core.testing.samples import sample_city, sample_pack, sample_period, sample_wards

PACK, PERIOD, CITY, WARDS = sample_pack(), sample_period(), sample_city(), sample_wards()


def says(**figures: object) -> Case:
    """What the first ward states: `a__b=1` is 1 on the row `a.b`."""
    return say(figures)


def say(*wards: dict[str, object]) -> Case:
    """What the wards state, one after the other."""
    leaves = [
        Leaf(ward, PERIOD.window, [_reading(row, value) for row, value in figures.items()])
        for ward, figures in zip(WARDS, wards, strict=False)
    ]
    return Case(Report(CITY, PERIOD, PACK.key, leaves), PACK, {})


def _reading(row: str, value: object) -> Reading:
    row = row.replace("__", ".")
    return Reading(row, Status.USED, value, raw=str(value)) if value is not None else Reading(row)


def relating() -> Cases:
    """The reports by which `test_relations.py` tries each rule on relations, the first of each."""
    told = {}
    for rule, _, _, wrong, right in reversed(test_relations.CASES):
        told[rule] = (_of_thanh_hoa(wrong), _of_thanh_hoa(right))
    return told


def _of_thanh_hoa(figures: dict[str, object]) -> Case:
    pack, leaf = test_relations.PACK, test_relations.leaf(figures)
    return Case(Report(leaf.unit, PERIOD, pack.key, [leaf]), pack, {})


def whole() -> dict[str, object]:
    """Every row that a ward fills."""
    return {row.id: 1 for row in PACK.fillable(WARDS[0].level) if row.role is Role.DATA}


ONE_LIST = {"procedures.listed.commune": 240}
CASES: Cases = {
    **relating(),
    **written.cases(),
    "code-set": (says(dialogue__held=4), says(dialogue__held=1)),
    "scope": (says(legal__issued__city=3), says(legal__issued__commune=3)),
    "heading-empty": (says(section__directing=3), says(tasks__planned=3)),
    "parent-total": (
        says(legal__issued=5, legal__issued__commune=4),
        says(legal__issued=4, legal__issued__commune=4),
    ),
    "catalogue": (
        say(ONE_LIST, ONE_LIST, {"procedures.listed.commune": 24}),
        say(ONE_LIST, ONE_LIST, ONE_LIST),
    ),
    "missing-not-zero": (say(whole() | {"tasks.assigned": None}), say(whole())),
    "rate-needs-base": (says(tasks__done_rate=90), says(tasks__done_rate=90, tasks__planned=10)),
}


def test_a_note_explains_why_an_office_has_another_list() -> None:
    """That it has one procedure more, in words that name the common number or the difference."""
    (check,) = (each for each in cchc_checks() if each.rule.code == "catalogue")
    case = say(ONE_LIST, ONE_LIST, {"procedures.listed.commune": 241})
    (leaf,) = (x for x in case.report.leaves.values() if x.unit == WARDS[2])
    for note, severity in (
        ("", Severity.WARNING),
        ("theo danh mục của tỉnh", Severity.WARNING),
        ("thêm 1 thủ tục đặc thù so với danh mục", Severity.INFORMATION),
    ):
        said = evolve(leaf.reading("procedures.listed.commune"), note=note)
        others = [x for x in case.report.leaves.values() if x.unit != WARDS[2]]
        leaves = [*others, Leaf(leaf.unit, leaf.window, [said])]
        report = Report(CITY, PERIOD, PACK.key, leaves)
        (finding,) = check.run(Case(report, PACK, tabulate(report, PACK)))
        assert finding.severity is severity


class TestTheChecks(RulesContract):
    """Each on made-up forms, by itself; a case is told of with its figures."""

    rules = tuple(check.rule for check in cchc_checks())
    cases = CASES

    def told(self, case: tuple[str, Case] | Case) -> list[str]:
        figured = evolve(case, figures=tabulate(case.report, case.pack))
        return [found.rule for check in cchc_checks() for found in check.run(figured)]
