"""The campaign of the period before: taken in where it is named, told where it cannot be used."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from attrs import evolve

from cchc_core import builtin
from cchc_core.errors import FileRefused
from cchc_core.extensions import Case, Check, Desk, Forms, Passage, Place, Source, Submission
from cchc_core.forms import load_schemes
from cchc_core.merge import Merged, merge_campaign
from cchc_core.model.findings import Origin, Severity
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.offers import Offer
from cchc_core.rules import RULES
from cchc_core.settings import load_campaign
from cchc_core.testing import samples
from cchc_core.testing.plugins import offer_of, plugin_of
from cchc_core.text import Text

HERE = Path(samples.__file__).parent
TOML = """\
[campaign]
unit = "981"
units = "sample"
pack = "sample"
{more}
[period]
scheme = "sample"
kind = "{kind}"
year = 2024
"""
WARD = "98101"


def read(path: Path, desk: Desk) -> Iterable[Submission]:
    """A made-up file: a ward's code and how many tasks it was assigned."""
    code, number = path.read_text("utf-8").split()
    if number == "?":
        raise FileRefused("file-damaged", Text("Tệp hỏng.", "The file is damaged."))
    unit = desk.units.with_code(code, desk.period.window.last)
    origin = Origin(desk.name(path), "", "dòng 1")
    told = Reading("tasks.assigned", Status.USED, int(number), number, origin=origin)
    report = Report.of(unit, desk.period, desk.pack.key, [told])
    passage = Passage(Place.CLOSING, "Trên đây là báo cáo.", origin)
    yield Submission(report, "told", origin.file, passages=(passage,))


def offer(*more: Check) -> Offer:
    forms = Forms(
        packs={
            "sample": samples.sample_pack,
            "older": lambda: evolve(samples.sample_pack(), version="0"),
        },
        units={"sample": samples.sample_units},
        schemes=lambda: load_schemes(HERE / "sample-periods.toml"),
    )
    source = Source("told", Text("kể", "told"), lambda path, head: True, read)
    return offer_of(told=plugin_of(forms, source, *more), core=builtin)


def campaign(folder: Path, kind: str, number: str, more: str = "") -> Path:
    """A folder with the report of one ward."""
    (folder / "inbox").mkdir(parents=True)
    (folder / "inbox" / "a.txt").write_text(f"{WARD} {number}", "utf-8")
    (folder / "cchc.toml").write_text(TOML.format(kind=kind, more=more), "utf-8")
    return folder


def merged(folder: Path, *more: Check) -> Merged:
    made = offer(*more)
    return merge_campaign(load_campaign(folder, made), made)


def of_rule(found: Merged, rule: str):
    return [finding for finding in found.findings if finding.rule == rule]


def test_a_ward_s_figures_are_held_against_its_own_before(tmp_path):
    """9 in quarter I and 8 in the half year: both cells are named; it is given to formats too."""
    campaign(tmp_path / "quy-1", "quarter-1", "9")
    found = merged(campaign(tmp_path / "6-thang", "6-months", "8", 'previous = "../quy-1"'))
    (fell,) = of_rule(found, "cumulative")
    assert (fell.unit.code, fell.indicator, fell.expected) == (WARD, "tasks.assigned", "≥ 9")
    assert "a.txt [dòng 1]" in fell.message.vi
    assert found.publication().previous is found.earlier
    assert [leaf.unit.code for leaf in found.earlier.leaves.values()] == [WARD]


def test_it_costs_nothing_unless_it_is_named(tmp_path):
    """No folder beside it is looked at."""
    campaign(tmp_path / "quy-1", "quarter-1", "9")
    found = merged(campaign(tmp_path / "6-thang", "6-months", "8"))
    assert found.earlier is None
    assert of_rule(found, "cumulative") == []


def test_figures_on_an_older_version_of_the_forms_are_carried_over(tmp_path):
    """Where both mean the same."""
    before = campaign(tmp_path / "quy-1", "quarter-1", "9")
    toml = (before / "cchc.toml").read_text("utf-8").replace('pack = "sample"', 'pack = "older"')
    (before / "cchc.toml").write_text(toml, "utf-8")
    found = merged(campaign(tmp_path / "6-thang", "6-months", "8", 'previous = "../quy-1"'))
    assert found.earlier.pack == samples.sample_pack().key
    assert len(of_rule(found, "cumulative")) == 1


@pytest.mark.parametrize(
    ("kind", "number", "more", "why"),
    [
        ("quarter-1", "?", "", "không có báo cáo nào dùng được"),
        ("quarter-1", "9", "deu = 1", "campaign.deu"),
        ("6-months", "9", "", "không phải của một kỳ trước"),
    ],
)
def test_one_that_cannot_be_used_is_told_and_stops_nothing(tmp_path, kind, number, more, why):
    """Nothing usable in it, broken, or of no earlier days."""
    campaign(tmp_path / "kỳ trước", kind, number, more)
    found = merged(campaign(tmp_path / "6-thang", "6-months", "8", 'previous = "../kỳ trước"'))
    (told,) = of_rule(found, "earlier-unusable")
    assert (told.severity, found.earlier, found.problems) == (Severity.WARNING, None, ())
    assert why in told.message.vi
    assert found.figures["tasks.assigned"].value == 8


def test_one_that_is_not_there_is_told_too(tmp_path):
    """A folder that was moved away costs the comparison alone."""
    found = merged(campaign(tmp_path / "6-thang", "6-months", "8", 'previous = "../quy-1"'))
    (told,) = of_rule(found, "earlier-unusable")
    assert "cchc.toml" in told.message.vi
    assert told.rule in RULES


def test_what_it_names_itself_is_not_followed(tmp_path):
    """Two that name each other are no circle."""
    campaign(tmp_path / "quy-1", "quarter-1", "9", 'previous = "../6-thang"')
    found = merged(campaign(tmp_path / "6-thang", "6-months", "8", 'previous = "../quy-1"'))
    assert (len(of_rule(found, "cumulative")), of_rule(found, "earlier-unusable")) == (1, [])


def test_checks_are_given_sentences_schemes_and_calendar(tmp_path):
    """Unit by unit, what the files that count hold; a day off set in cchc.toml."""
    seen: list[Case] = []

    def look(case: Case):
        seen.append(case)
        return []

    rule = evolve(RULES["period-name"], code="look")
    folder = campaign(tmp_path / "quy-1", "quarter-1", "9")
    with (folder / "cchc.toml").open("a", encoding="utf-8") as toml:
        toml.write("\n[calendar]\noff = [2024-02-13]\nworking = [2024-02-17]\n")
    merged(folder, Check(rule, look))
    (case,) = seen
    ((unit, passages),) = case.passages.items()
    assert (unit.code, [p.text for p in passages]) == (WARD, ["Trên đây là báo cáo."])
    assert "sample" in case.schemes
    assert case.calendar.rest(min(case.calendar.off))
    assert not case.calendar.rest(min(case.calendar.working))
