"""A city's report in a province's merge: its leaves are kept, and nobody below it is forgotten."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core.campaign import Campaign
from cchc_core.composition import compose
from cchc_core.extensions import Desk, Filed, Source, Submission
from cchc_core.merge import Merged, merge_campaign
from cchc_core.model.measures import Status
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.model.units import group_of
from cchc_core.rollup import tabulate
from cchc_core.testing import samples, strategies
from cchc_core.testing.plugins import offer_of, plugin_of
from cchc_core.text import Text

PACK, PERIOD, UNITS = samples.sample_pack(), samples.sample_period(), samples.sample_units()
DAY = PERIOD.window.last
PROVINCE = UNITS.with_code("98", DAY)
CITIES = UNITS.children(PROVINCE.key, DAY)
WARDS = {city.code: UNITS.children(city.key, DAY) for city in CITIES}
ROW = "tasks.assigned"


def told(unit, value):
    return Leaf(unit, PERIOD.window, [Reading(ROW, Status.USED, value, str(value))])


def city(code, values) -> Report:
    """A city's report: its own figure is 1, its wards' are `values`; None for one that is not
    in, and for the others there is no leaf at all."""
    unit = next(unit for unit in CITIES if unit.code == code)
    leaves = [told(unit, 1)]
    for ward, value in zip(WARDS[code], values, strict=False):
        silent = Leaf(ward, PERIOD.window, submitted=False)
        leaves.append(silent if value is None else told(ward, value))
    return Report(unit, PERIOD, PACK.key, leaves)


def merged(folder, *reports: Report, **changed) -> Merged:
    """What the province makes of the cities' reports, a file each."""
    held = {f"{number}.told": report for number, report in enumerate(reports)}
    for name in held:
        (folder / name).write_bytes(b"told")

    def read(path, desk: Desk):
        yield Submission(held[path.name], "told", desk.name(path))

    source = Source("told", Text("kể", "told"), lambda path, head: head == b"told", read)
    campaign = Campaign(
        folder=folder,
        unit=PROVINCE,
        pack=PACK,
        units=UNITS,
        period=PERIOD,
        expected=CITIES,
        due=date(2024, 3, 20),
        inbox=folder,
    )
    return merge_campaign(evolve(campaign, **changed), offer_of(told=plugin_of(source)))


def coverage(found: Merged) -> dict[str, list[str]]:
    units = found.figures[ROW].coverage.units
    return {status.value: [key.code for key in keys] for status, keys in units.items()}


def test_the_leaves_of_every_city_are_in_the_province_s_report(tmp_path):
    """The figure is made of offices, not of cities; who sent nothing to his city is known."""
    found = merged(tmp_path, city("981", [2, 3, None, 4]), city("982", [5, 6]))
    assert found.complete
    assert found.figures[ROW].value == 1 + 2 + 3 + 4 + 1 + 5 + 6
    assert coverage(found) == {
        "used": ["981", "98101", "98102", "98104", "982", "98201", "98202"],
        "not-submitted": ["98103"],
    }


def test_a_city_that_sent_nothing_lacks_with_all_its_wards(tmp_path):
    """One filing is missing, and in the coverage every office whose figures are."""
    found = merged(tmp_path, city("981", [2, 3, 7, 4]))
    assert [filing.unit.code for filing in found.units(Filed.MISSING)] == ["982"]
    assert coverage(found)["not-submitted"] == ["982", "98201", "98202"]
    assert found.figures[ROW].coverage.expected == 8


def test_a_ward_left_out_of_its_city_s_report_lacks(tmp_path):
    """A city that never asked a ward does not make it vanish; nor does a city's own form alone."""
    found = merged(tmp_path, city("981", [2, 3]), city("982", []))
    assert coverage(found)["not-submitted"] == ["98103", "98104", "98201", "98202"]


@pytest.mark.parametrize("first", ["told", "typed"])
def test_a_city_s_report_printed_beside_it_adds_nothing(tmp_path, first):
    """Whichever source is preferred: totals are never taken for the office's own figures."""
    whole = city("981", [2, 3, 7, 4])
    printed = Report(CITIES[0], PERIOD, PACK.key, [told(CITIES[0], 17)])
    sent = [Submission(whole, "told", "a.told"), Submission(printed, "typed", "b.docx")]
    sent.sort(key=lambda each: each.source != first)
    found = compose(sent, PACK, {}, {})
    assert (found.report, [each.file for each in found.of]) == (whole, ["a.told"])
    assert [(f.rule, f.origin.file) for f in found.findings] == [("printed-beside", "b.docx")]


@pytest.mark.parametrize("first", ["told", "typed"])
def test_what_a_city_says_of_itself_beside_it_is_kept(first):
    """An export of the city's own dossiers is no printed copy."""
    whole = city("981", [2, 3, 7, 4])
    own = Report(CITIES[0], PERIOD, PACK.key, [told(CITIES[0], 5)])
    sent = [Submission(whole, "told", "a.told"), Submission(own, "typed", "b.csv")]
    sent.sort(key=lambda each: each.source != first)
    found = compose(sent, PACK, {}, {})
    assert "printed-beside" not in {f.rule for f in found.findings}
    assert [each.file for each in found.of] == [each.file for each in sent]


def test_a_ward_that_sends_for_itself_is_not_awaited_from_its_city(tmp_path):
    """Expected on its own, it stands in the report once."""
    ward = WARDS["982"][0]
    own = Report(ward, PERIOD, PACK.key, [told(ward, 9)])
    found = merged(tmp_path, own, expected=(*CITIES, ward))
    assert coverage(found)["used"] == ["98201"]
    assert coverage(found)["not-submitted"].count("98202") == 1


@pytest.mark.parametrize("stranger", [WARDS["982"][0], PROVINCE])
def test_a_report_that_speaks_for_others_is_unsound(tmp_path, stranger):
    """Only the unit and those below it on the period's last day: its source is told off, and the
    city counts as refused."""
    report = city("981", [2, 3, 7, 4])
    wrong = evolve(report, leaves=[*report.leaves.values(), told(stranger, 100)])
    found = merged(tmp_path, wrong)
    assert "those below it" in found.problems[0].message.en
    assert not found.units(Filed.USED)
    assert found.figures[ROW].value is None


def test_a_unit_on_another_level_than_the_list_has_it_on_is_unsound(tmp_path):
    """Its figures would count on rows that are not its own."""
    ward = WARDS["981"][0]
    report = Report(CITIES[0], PERIOD, PACK.key, [told(evolve(ward, level="city"), 5)])
    assert merged(tmp_path, report).problems


def together(parent, name="Các đơn vị cấp xã", stands_for=4) -> Leaf:
    group = group_of(parent, "commune", name)
    reading = Reading(ROW, Status.USED, 30, "30", stands_for=3)
    return Leaf(group, PERIOD.window, [reading], stands_for=stands_for)


def test_wards_stated_together_are_not_awaited_one_by_one(tmp_path):
    """Their city answers for them: 3 of 4 in the coverage, nobody twice, nobody forgotten."""
    report = Report(CITIES[0], PERIOD, PACK.key, [told(CITIES[0], 1), together(CITIES[0])])
    found = merged(tmp_path, report)
    covered = found.figures[ROW].coverage
    assert found.figures[ROW].value == 31
    assert (covered.used, covered.expected) == (4, 1 + 4 + 3)
    assert coverage(found) == {
        "used": ["981", "981/commune"],
        "not-submitted": ["982", "98201", "98202"],
    }


@pytest.mark.parametrize("beside", [WARDS["981"][0], None])
def test_wards_stated_together_and_one_by_one_are_unsound(tmp_path, beside):
    """They would count twice; so would those of another city."""
    others = [told(beside, 1)] if beside else []
    leaves = [together(CITIES[0 if beside else 1]), *others]
    found = merged(tmp_path, Report(CITIES[0], PERIOD, PACK.key, leaves))
    assert found.problems
    assert not found.units(Filed.USED)


def test_a_report_of_silent_offices_says_nothing(tmp_path):
    """It is turned down like an empty form."""
    silent = [Leaf(unit, PERIOD.window, submitted=False) for unit in (CITIES[0], *WARDS["981"])]
    found = merged(tmp_path, Report(CITIES[0], PERIOD, PACK.key, silent))
    assert [filing.state for filing in found.filings] == [Filed.EMPTY, Filed.MISSING]


@settings(max_examples=max(settings.default.max_examples // 10, 1))
@given(data=st.data())
def test_merging_all_cities_equals_merging_all_wards_at_once(tmp_path_factory, data):
    """The same report and the same figures, whatever the offices state and whoever is silent."""
    everyone = [unit for city in CITIES for unit in (city, *WARDS[city.code])]
    leaves = [data.draw(strategies.leaves(unit, PERIOD.window, PACK)) for unit in everyone]
    silent = data.draw(st.sets(st.sampled_from(everyone)))
    sent = {leaf.unit.key: leaf for leaf in leaves if leaf.unit not in silent}
    reports = []
    for unit in CITIES:
        told = [sent[of.key] for of in (unit, *WARDS[unit.code]) if of.key in sent]
        reports += [Report(unit, PERIOD, PACK.key, told)] if told else []
    through = merged(tmp_path_factory.mktemp("tinh"), *reports)
    at_once = Report(
        PROVINCE,
        PERIOD,
        PACK.key,
        [
            sent.get(unit.key, Leaf(unit, PERIOD.window, submitted=False))
            for unit in reversed(everyone)
        ],
    )
    assert through.report == at_once
    assert through.figures == tabulate(at_once, PACK)
