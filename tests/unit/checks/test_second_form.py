"""What must hold between figures is asked of other forms too, as far as they have the rows."""

from pathlib import Path

import pytest

from cchc_core.checks import SHIPPED
from cchc_core.extensions import Case
from cchc_core.forms import HERE, load_pack, load_schemes
from cchc_core.model.findings import Severity
from cchc_core.model.forms import FormPack
from cchc_core.model.measures import Status
from cchc_core.model.periods import period_of
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.rollup import tabulate

FORM = Path(__file__).parents[3] / "examples" / "thanh-pho-mau-2026" / "bieu-mau.toml"
PERIOD = period_of(load_schemes(HERE / "periods.toml"), "09-2019", "quarter-1", 2026)
COMMUNE = AdminUnit(UnitKey("99006"), "Xã Mẫu Bình", "commune")
CAME_IN = {"dossiers.received": 219, "dossiers.in_period": 24, "dossiers.carried_over": 195}
BECAME = {
    "dossiers.resolved_early": 100,
    "dossiers.resolved_on_time": 80,
    "dossiers.resolved_late": 2,
    "dossiers.open_in_time": 30,
    "dossiers.open_overdue": 3,
}
RIGHT = CAME_IN | BECAME | {"procedures.in_force.commune": 371, "online.procedures_full": 371}


@pytest.fixture(scope="module")
def pack() -> FormPack:
    """A form that lacks dossiers returned, waiting and without a due date, and most other rows."""
    return load_pack(FORM)


def errors(pack: FormPack, figures: dict[str, object]) -> dict[str, tuple[str, str]]:
    """By rule, what row is told of and what is expected there."""
    readings = [
        Reading(row, value) if isinstance(value, Status) else Reading(row, Status.USED, value)
        for row, value in figures.items()
    ]
    report = Report(COMMUNE, PERIOD, pack.key, [Leaf(COMMUNE, PERIOD.window, readings)])
    case = Case(report, pack, tabulate(report, pack))
    found = [finding for check in SHIPPED for finding in check.run(case)]
    return {
        str(f.rule): (f.indicator or "", f.expected) for f in found if f.severity is Severity.ERROR
    }


def test_what_is_right_is_let_be(pack: FormPack) -> None:
    """219 came in, 215 are told of: the others were returned, or wait."""
    assert errors(pack, RIGHT) == {}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            {"dossiers.resolved_on_time": 508},
            {
                "balance": ("dossiers.resolved_early", ""),
                "dossier-order": ("dossiers.resolved_early", ""),
            },
        ),
        ({"dossiers.open_in_time": 261}, {"balance": ("dossiers.resolved_early", "")}),
        ({"dossiers.open_in_time": 61}, {"balance": ("dossiers.resolved_early", "≤ 73")}),
        (
            {"dossiers.open_in_time": 261, "dossiers.open_overdue": Status.BLANK},
            {"balance": ("dossiers.resolved_early", "")},
        ),
        ({"online.procedures_full": 372}, {"subset": ("online.procedures_full", "≤ 371")}),
    ],
)
def test_what_a_short_form_tells_cannot_be_more_than_the_whole(
    pack: FormPack, wrong: dict[str, object], told: dict[str, tuple[str, str]]
) -> None:
    """610 resolved of 219; more resolved and open than came in; more online than in force."""
    assert errors(pack, RIGHT | wrong) == told


def test_the_shipped_relations_reach_every_form(pack: FormPack) -> None:
    """Of those that can be asked of this one, not one was when each needed all of its rows."""
    rows = set(pack.by_id)
    reached = [each for each in pack.catalogue.relations if each.known_by(rows)]
    assert len(reached) >= 2
    assert not any(rows.issuperset(each.names) for each in reached)
