"""Every code of the core's checks: a report it is told of, and one it is not."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
import test_documents
import test_neighbours
import test_relations
import test_texts

from cchc_core.builtin import cchc_checks
from cchc_core.extensions import Case
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
    report = Report(CITY, PERIOD, PACK.key, leaves)
    return Case(report, PACK, tabulate(report, PACK))


def _reading(row: str, value: object) -> Reading:
    row = row.replace("__", ".")
    return Reading(row, Status.USED, value, raw=str(value)) if value is not None else Reading(row)


def whole() -> dict[str, object]:
    """Every row that a ward fills."""
    return {row.id: 1 for row in PACK.fillable(WARDS[0].level) if row.role is Role.DATA}


ONE_LIST = {"procedures.listed.commune": 240}
FIGURES: Cases = {
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


def of_thanh_hoa(figures: dict[str, object]) -> Case:
    """What a ward states on the forms of Thanh Hóa."""
    pack, leaf = test_relations.PACK, test_relations.leaf(figures)
    report = Report(leaf.unit, PERIOD, pack.key, [leaf])
    return Case(report, pack, tabulate(report, pack))


RELATIONS: Cases = {
    rule: (of_thanh_hoa(wrong), of_thanh_hoa(right))
    for rule, _, _, wrong, right in reversed(test_relations.CASES)
}


def beside(now: Report, before: Report | None = None) -> Case:
    """A report beside that of the period before."""
    pack, schemes = test_neighbours.PACK, test_neighbours.SCHEMES
    return Case(now, pack, tabulate(now, pack), earlier=before, schemes=schemes)


report, quarter = test_neighbours.report, test_neighbours.FIRST
half, third = test_neighbours.HALF, test_neighbours.THIRD
NINE, LEFT = report(quarter, {"assigned__total": 9}), report(half, test_neighbours.LEFT)
STAFF = {"one_stop__staff": 3}
NEIGHBOURS: Cases = {
    "cumulative": (
        beside(report(half, {"assigned__total": 8}), NINE),
        beside(report(half, {"assigned__total": 9}), NINE),
    ),
    "roll-forward": (
        beside(report(third, {"dossiers__carried_over": 10}), LEFT),
        beside(report(third, {"dossiers__carried_over": 12}), LEFT),
    ),
    "outlier": (
        beside(test_neighbours.proportions(*test_neighbours.LIKELY, 400)),
        beside(test_neighbours.proportions(*test_neighbours.LIKELY, 45)),
    ),
    "plausibility": (
        beside(report(quarter, {"dossiers__received": 104_400, **STAFF})),
        beside(report(quarter, {"dossiers__received": 10_440, **STAFF})),
    ),
}

Written = Callable[[Callable[..., Any]], Iterable[str]]
"""What is told, by the `told` of `conftest.py`, of a written report."""


def written(rule: str, *body: str, **places: Any) -> Written:
    """What one rule tells of sentences, lists and notes."""
    return lambda told: [found.rule for found in told(rule, *body, **places)]


def listed(rule: str, *bad: str, good: str) -> tuple[Written, Written]:
    """A list of documents that a rule tells of, and one that it does not."""
    right = written(rule, lists={"documents.plans": (good,)})
    return written(rule, lists={"documents.plans": bad}), right


PLAN, HEAD = test_documents.PLAN, "Phường A, ngày 05 tháng 9 năm 2023"
LONG, CLOSING = test_texts.LONG, "Trên đây là báo cáo."
TITLE = "Kết quả CCHC 9 tháng năm 2023"
SCHEME = test_neighbours.report(quarter)
TEXTS: Cases = {
    **{
        rule: (written(rule, f"- {cases[0][0]}"), written(rule, *test_texts.GOOD))
        for rule, cases in test_texts.CASES.items()
        if cases
    },
    "heading-style": (
        written("heading-style", "I. Chỉ đạo", "II. KẾT QUẢ", "III. ĐÁNH GIÁ"),
        written("heading-style", "I. CHỈ ĐẠO", "II. KẾT QUẢ", "III. ĐÁNH GIÁ"),
    ),
    "text-repeated": (
        written("text-repeated", f"{LONG}.", f"- {LONG}."),
        written("text-repeated", f"{LONG}."),
    ),
    "report-undated": (
        written("report-undated", title=TITLE, closing=CLOSING),
        written("report-undated", title=TITLE, closing=CLOSING, head=HEAD),
    ),
    "appendix-unreferenced": (
        written("appendix-unreferenced", "1. Kết quả", appendix="Phụ lục"),
        written("appendix-unreferenced", "1. Kết quả (phụ lục kèm theo)", appendix="Phụ lục"),
    ),
    "period-name": (
        written("period-name", title="Kết quả CCHC 6 tháng đầu năm 2023"),
        written("period-name", title=TITLE),
    ),
    "window-rule": (
        written("window-rule"),
        lambda _: [found.rule for check in cchc_checks() for found in check.run(beside(SCHEME))],
    ),
    "reference-incomplete": (
        written("reference-incomplete", "Theo Kế hoạch số 24/KH-UBND của UBND tỉnh."),
        written("reference-incomplete", "Theo Kế hoạch số 24/KH-UBND ngày 10/01/2023."),
    ),
    "document-dates": (
        written(
            "document-dates",
            lists={
                "documents.directives": (f"{PLAN}|2023-02-03{test_documents.CHECKED}",),
                "documents.inspection": (f"{PLAN}|2023-03-02{test_documents.CHECKED}",),
            },
        ),
        written("document-dates", lists={"documents.directives": (f"{PLAN}|2023-02-03",)}),
    ),
    "document-order": listed(
        "document-order",
        *test_documents.RISING,
        "Báo cáo|600/BC-UBND|2022-12-05",
        good="Báo cáo|393/BC-UBND|2022-07-14",
    ),
    "document-day-off": listed("document-day-off", f"{PLAN}|2022-01-09", good=f"{PLAN}|2023-01-19"),
    "document-future": listed("document-future", f"{PLAN}|2023-10-12", good=f"{PLAN}|2023-01-19"),
    "document-before-window": listed(
        "document-before-window", f"{PLAN}|2022-01-10", good=f"{PLAN}|2023-01-19"
    ),
    "document-year": (
        written(
            "document-year", "* Năm 2022: Ban hành", "+ Kế hoạch số 12/KH-UBND ngày 11/3/2021."
        ),
        written(
            "document-year", "* Năm 2022: Ban hành", "+ Kế hoạch số 12/KH-UBND ngày 11/3/2022."
        ),
    ),
    "plan-late": listed(
        "plan-late",
        "Kế hoạch|24/KH-UBND|2023-01-10|CCHC năm 2023",
        good="Kế hoạch|412/KH-UBND|2022-12-28|CCHC năm 2023",
    ),
}
CASES: Cases = {**FIGURES, **RELATIONS, **NEIGHBOURS, **TEXTS}


class TestTheChecks(RulesContract):
    """Each check by itself, on made-up reports."""

    rules = tuple(check.rule for check in cchc_checks())
    cases = CASES

    @pytest.fixture(autouse=True)
    def _with_sentences(self, told: Callable[..., Any]) -> None:
        self.read = told

    def told(self, case: Case | Written) -> Iterable[str]:
        if not isinstance(case, Case):
            return case(self.read)
        return [found.rule for check in cchc_checks() for found in check.run(case)]
