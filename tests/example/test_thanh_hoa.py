"""The example city: what it is made of, and that its 84 figures come out a second way."""

import importlib.util
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import pytest

from cchc_core import Filed, Merged, gather, installed, load_campaign, merge_campaign
from cchc_core.model.forms import Role

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "thanh-hoa-2023"
LEFT_OUT = ("14770", "14767 - Phường Điện Biên - BC CCHC 9 tháng.xlsx")
"""The form of another period, and the file that a correction replaces."""


def module(path: Path) -> ModuleType:
    """The module in a file beside this one."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = found
    spec.loader.exec_module(found)
    return found


@pytest.fixture(scope="module")
def merged() -> Merged:
    offer = gather(*installed())
    return merge_campaign(load_campaign(EXAMPLE, offer), offer)


def test_every_expected_unit_is_used_missing_or_refused(merged: Merged) -> None:
    """34 communes and the city's own office: 33 used, one missing, one on another period's form."""
    states = Counter(filing.state for filing in merged.filings)
    assert states == {Filed.USED: 33, Filed.MISSING: 1, Filed.WRONG_FORM: 1}
    assert [f.unit.name for f in merged.units(Filed.MISSING)] == ["Phường Đông Tân"]
    assert [f.unit.name for f in merged.units(Filed.WRONG_FORM)] == ["Phường Phú Sơn"]
    assert [f.unit.name for f in merged.filings if f.late] == ["Phường Thiệu Dương"]


def test_the_corrected_file_is_the_one_used(merged: Merged) -> None:
    """Of two files of one ward the one stamped 2 counts, and both are named."""
    (filing,) = (f for f in merged.filings if f.superseded)
    assert filing.file.endswith("(gửi lại).xlsx")
    assert filing.superseded == ("14767 - Phường Điện Biên - BC CCHC 9 tháng.xlsx",)


def test_the_real_ward_is_as_it_was(merged: Merged) -> None:
    """Trường Thi's report holds 50 figures on rows that ask for one, and one on a heading."""
    (leaf,) = (x for x in merged.report.leaves.values() if x.unit.name == "Phường Trường Thi")
    appendix = merged.campaign.pack.forms[0].rows
    typed = [row for row in appendix if leaf.reading(row.id).raw]
    assert len([row for row in typed if row.role is not Role.HEADING]) == 50
    assert [row.id for row in typed if row.role is Role.HEADING] == ["one_stop"]
    assert leaf.reading("dialogue.held").raw == "4"


def test_the_figures_equal_an_independent_calculation(merged: Merged) -> None:
    """All 84 rows of the appendix, with the number of units in each status."""
    recomputed = module(Path(__file__).with_name("recomputed.py"))
    units = [unit.code for unit in merged.campaign.expected]
    rows = recomputed.City(EXAMPLE / "inbox", units, LEFT_OUT).rows()
    asked = [row for row in merged.campaign.pack.forms[0].rows if row.role is not Role.HEADING]
    assert {row.id for row in asked} == set(rows)
    assert len(rows) == 84
    for row in asked:
        figure = merged.figures[row.id]
        value, seen = rows[row.id]
        assert figure.value == value, row.name
        told = {str(s): len(units) for s, units in figure.coverage.units.items()}
        assert told == dict(seen), row.name


def test_what_wards_apply_alike_is_not_added(merged: Merged) -> None:
    """3.1.3 for communes is 240, not 34 times 240; the city's own list is added once."""
    assert merged.figures["procedures.in_force.commune"].value == 240
    assert merged.figures["procedures.in_force"].value == 240 + 312


def test_the_number_of_communes_with_a_code_is_counted(merged: Merged) -> None:
    """7.6.2 is the number of communes whose 7.6.3 is 1, whatever a ward typed on it."""
    figure = merged.figures["iso.commune_units"]
    answers = [
        leaf.reading("iso.commune_applies").value
        for leaf in merged.report.leaves.values()
        if leaf.unit.level == "commune"
    ]
    assert figure.value == Fraction(answers.count(1))
    assert figure.value != 1
