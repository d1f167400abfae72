"""How units stand on the rates leaders look at: ranks, who has none, the period before."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.extensions import Filed, Publication
from cchc_core.forms import load_pack
from cchc_core.forms.comparisons import read_comparisons
from cchc_core.model.comparisons import Better, Breakdown, Highlight, Slice
from cchc_core.model.formulas import Formula
from cchc_core.model.measures import Outcome, Status
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading, Report, join
from cchc_core.model.units import AdminUnit, UnitKey, group_of
from cchc_core.printing import (
    breakdowns,
    completeness,
    highlights_of,
    in_order,
    ranks,
    rounded,
    standings,
    unlike_windows,
)
from cchc_core.rollup import tabulate
from cchc_core.testing import samples
from cchc_core.text import Text
from cchc_core.tomls import parse_toml

RESOLVED = Highlight(
    "resolved",
    Text("Tỷ lệ hồ sơ đã giải quyết", "Dossiers resolved"),
    part=Formula("dossiers.resolved"),
    whole=Formula("dossiers.in_period"),
)
DONE = Highlight("done", Text("Tỷ lệ nhiệm vụ hoàn thành", "Tasks done"), "tasks.done_rate")
WAYS = Breakdown(
    "ways",
    Text("Hồ sơ", "Dossiers"),
    (
        Slice("dossiers.resolved", Text("Đã giải quyết", "Resolved")),
        Slice("dossiers.carried_over", Text("Chuyển sang", "Carried over")),
    ),
)
PLAIN = samples.sample_pack()
PACK = evolve(
    PLAIN,
    catalogue=evolve(
        PLAIN.catalogue,
        comparisons=evolve(
            PLAIN.catalogue.comparisons, highlights=(RESOLVED, DONE), breakdowns=(WAYS,)
        ),
    ),
)
PERIOD, CITY = samples.sample_period(), samples.sample_city()
NAMES = ("Phường Ân", "Phường Ẩn", "Phường An", "Phường Ba", "Phường Đa", "Phường Da")
WARDS = [AdminUnit(UnitKey(f"2000{at}"), name, "commune") for at, name in enumerate(NAMES)]


def told(**values):
    """Readings of dossiers: a number, or the status of a reading that has none."""
    for row, value in values.items():
        id = f"dossiers.{row}"
        if isinstance(value, Status):
            yield Reading(id, value)
        else:
            yield Reading(id, Status.USED, value)


def published(reports, previous=None, filings=(), pack=PACK):
    """The city's report of these."""
    report = join(CITY, PERIOD, reports)
    figures = tabulate(report, pack)
    units = samples.sample_units()
    return Publication(report, pack, units, figures, filings, previous=previous)


def of(ward, resolved, in_period, period=PERIOD):
    readings = told(resolved=resolved, in_period=in_period)
    return Report.of(ward, period, PACK.key, readings)


def resolved(publication):
    (standing,) = [s for s in standings(publication) if s.id == "resolved"]
    return standing


def test_ties_share_a_rank_and_those_of_one_rank_stand_in_vietnamese_order():
    """1, 2, 2, 4; by the alphabet (An before Ân, Da before Đa) and the tone."""
    told = ((9, 10), (9, 10), (9, 10), (10, 10), (1, 10), (1, 10))
    reports = [of(w, *x) for w, x in zip(WARDS, told, strict=True)]
    standing = resolved(published(reports))
    assert [(place.rank, place.unit.name) for place in standing.places] == [
        (1, "Phường Ba"),
        (2, "Phường An"),
        (2, "Phường Ân"),
        (2, "Phường Ẩn"),
        (5, "Phường Da"),
        (5, "Phường Đa"),
    ]


def test_what_is_incomplete_is_listed_without_a_rank_and_says_why():
    """Not submitted, left blank, not applicable, not accepted, nothing to be a rate of."""
    reports = [
        of(WARDS[0], 9, 10),
        Report.of(WARDS[1], PERIOD, PACK.key, submitted=False),
        of(WARDS[2], 9, Status.BLANK),
        of(WARDS[3], Status.NOT_APPLICABLE, 10),
        of(WARDS[4], Status.REJECTED, 10),
        of(WARDS[5], 0, 0),
    ]
    standing = resolved(published(reports))
    assert [place.unit for place in standing.ranked] == [WARDS[0]]
    assert {place.unit.name: place.why.vi for place in standing.unranked} == {
        "Phường Ẩn": "chưa có báo cáo dùng được",
        "Phường An": "để trống",
        "Phường Ba": "không áp dụng",
        "Phường Đa": "chưa có số liệu hợp lệ",
        "Phường Da": "không phát sinh",
    }
    names = [place.unit for place in standing.unranked]
    assert names == in_order(names)


def test_units_stated_together_are_not_told_apart():
    """What stands for several is no unit that could be ranked."""
    group = group_of(CITY, "commune", "Các xã")
    readings = [
        Reading("dossiers.resolved_rate", Status.BLANK, base=40, part=30, stands_for=4),
    ]
    leaf = Leaf(group, PERIOD.window, readings, stands_for=4)
    report = Report(CITY, PERIOD, PACK.key, [leaf])
    rate = evolve(RESOLVED, rate="dossiers.resolved_rate", part=None, whole=None)
    pack = with_highlights(rate)
    (standing,) = standings(published([report, of(WARDS[0], 9, 10)], pack=pack))
    assert [place.why.vi for place in standing.unranked if place.unit == group] == [
        "khai gộp, không tách được từng đơn vị"
    ]
    assert standing.figure.part == 30


def test_a_rate_that_units_state_is_ranked_as_stated():
    """The forms' own rates stand beside those made of parts."""
    reports = [
        Report.of(
            ward,
            PERIOD,
            PACK.key,
            [
                Reading("tasks.done_rate", Status.USED, rate),
                Reading("tasks.planned", Status.USED, 10),
            ],
        )
        for ward, rate in zip(WARDS, (Decimal("99.5"), Decimal(80)), strict=False)
    ]
    (standing,) = [s for s in standings(published(reports)) if s.id == "done"]
    assert [(p.rank, p.value, p.whole) for p in standing.places] == [
        (1, Fraction("99.5"), 10),
        (2, 80, 10),
    ]
    assert standing.figure.value == Fraction("89.75")


def test_a_rate_at_which_nearly_all_stand_is_not_ranked():
    """It is said who stands where instead; the rates themselves stay."""
    wards = [*WARDS, *(AdminUnit(UnitKey(f"3000{at}"), f"Xã {at}", "commune") for at in range(5))]
    reports = [of(ward, 9, 10) for ward in wards[:-1]] + [of(wards[-1], 7, 10)]
    standing = resolved(published(reports))
    assert (standing.ranked, standing.unranked, len(standing.places)) == ((), (), 11)
    assert standing.alike.brief.vi == "10/11 đơn vị bằng nhau"
    assert standing.alike.sentence.vi == (
        "Không xếp hạng: 10/11 đơn vị cùng ở mức 90 %; khác: Xã 4 70 %."
    )
    same = resolved(published(reports[:-1]))
    assert same.alike.brief.vi == "Tất cả các đơn vị bằng nhau"
    assert same.alike.sentence.vi == "Không xếp hạng: cả 10 đơn vị có số liệu cùng ở mức 90 %."
    assert resolved(published([reports[0], *reports[-8:]])).alike is None


def test_a_rate_of_lists_that_all_share_is_not_ranked():
    """However many differ: it is the list's rate. A rate whose part is a unit's own is."""
    listed = Formula("procedures.listed.commune")
    offered = Highlight("offered", Text("Tỷ lệ TTHC", "Procedures"), "", listed, listed)
    resolved_of = evolve(offered, id="own", part=Formula("dossiers.resolved"))
    pack = with_highlights(offered, resolved_of)
    reports = [
        Report.of(
            ward,
            PERIOD,
            PACK.key,
            [
                Reading("procedures.listed.commune", Status.USED, 240),
                Reading("dossiers.resolved", Status.USED, resolved),
            ],
        )
        for ward, resolved in zip(WARDS, (12, 24), strict=False)
    ]
    shared, own = standings(published(reports, pack=pack))
    assert shared.alike.shared
    assert shared.alike.sentence.vi.startswith("Không xếp hạng, vì tỷ lệ tính trên danh mục dùng")
    assert own.alike is None
    assert [place.rank for place in own.places] == [1, 2]


def test_a_chart_stands_between_the_tens_around_its_rates():
    """That of all together among them; where all are one ten, below it."""
    standing = resolved(published([of(WARDS[0], 95, 100), of(WARDS[1], 72, 100)]))
    assert standing.scale == (70, 100)
    alike = evolve(standing, places=(), figure=evolve(standing.figure, value=Fraction(100)))
    assert alike.scale == (90, 100)


COUNTS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)) | st.just(None), min_size=1, max_size=6
)


@given(COUNTS, st.sampled_from(Better))
def test_ranks_hold_for_all_counts(counts, better):
    """Every unit is there once; a better rate has a smaller rank, the same printed rate the same
    one; a rank is how many stand above, and one; the rate of all is of the sums, never a mean."""
    reports = [
        of(ward, *each) if each else Report.of(ward, PERIOD, PACK.key, submitted=False)
        for ward, each in zip(WARDS, counts, strict=False)
    ]
    pack = with_highlights(evolve(RESOLVED, better=better))
    (standing,) = standings(published(reports, pack=pack))
    assert sorted(place.unit.key for place in standing.places) == sorted(
        ward.key for ward, _ in zip(WARDS, counts, strict=False)
    )
    printed = [rounded(place.value) for place in standing.ranked]
    for (one, first), (other, second) in pairwise(zip(standing.ranked, printed, strict=True)):
        assert (one.rank == other.rank) == (first == second)
        assert first == second or (first > second) == (better is Better.HIGH)
    for place, value in zip(standing.ranked, printed, strict=True):
        above = [v for v in printed if (v > value if better is Better.HIGH else v < value)]
        assert place.rank == len(above) + 1
    used = [each for each in counts if each]
    part, whole = (sum(each[at] for each in used) for at in (0, 1))
    assert standing.figure.value == (Fraction(100 * part, whole) if whole else None)


def test_what_prints_alike_ranks_alike():
    """Nobody stands above another by a difference that nobody can see."""
    values = [Fraction(99871, 1000), Fraction(99874, 1000), Fraction(998, 10)]
    assert ranks(values, Better.HIGH) == {Fraction("99.87"): 1, Fraction("99.8"): 3}
    assert ranks(values, Better.LOW) == {Fraction("99.8"): 1, Fraction("99.87"): 2}


def test_the_period_before_stands_beside_where_it_is_of_the_same_kind():
    """With the difference in percentage points; of each unit too."""
    before = samples.sample_period("quarter-1", 2023)
    earlier = join(CITY, before, [of(WARDS[0], 5, 10, before)])
    standing = resolved(published([of(WARDS[0], 9, 10), of(WARDS[1], 8, 10)], earlier))
    assert (standing.before.value, standing.unlike, standing.change) == (50, None, 35)
    assert [place.before for place in standing.places] == [50, None]


def test_a_period_of_another_kind_is_shown_and_not_compared():
    """Its windows are both said."""
    before = samples.sample_period("6-months", 2023)
    earlier = join(CITY, before, [of(WARDS[0], 5, 10, before)])
    standing = resolved(published([of(WARDS[0], 9, 10)], earlier))
    assert (standing.before.value, standing.change) == (50, None)
    for window in (PERIOD.window, before.window):
        assert window.phrase.vi in standing.unlike.vi
    assert standing.unlike.vi.startswith("không so sánh được")


@pytest.mark.parametrize(
    ("now", "before", "alike"),
    [
        ((date(2024, 3, 15), date(2024, 6, 14)), (date(2023, 12, 15), date(2024, 3, 14)), True),
        ((date(2023, 12, 15), date(2024, 6, 14)), (date(2023, 12, 15), date(2024, 3, 14)), False),
        ((date(2024, 3, 15), date(2024, 6, 14)), (date(2024, 3, 15), date(2024, 6, 14)), False),
        ((date(2022, 12, 15), date(2023, 12, 14)), (date(2021, 12, 15), date(2022, 12, 14)), True),
    ],
)
def test_windows_are_of_one_kind_where_they_are_as_long_and_apart(now, before, alike):
    """A quarter and the quarter before, a year and the year before."""
    assert (unlike_windows(Window(*now), Window(*before)) is None) == alike


def test_an_offices_own_report_has_rates_and_no_places():
    (standing,) = [s for s in standings(_own()) if s.id == "resolved"]
    assert (standing.figure.value, standing.places) == (90, ())


def test_highlights_are_those_the_forms_have_rows_for():
    """The first of one id; the chosen on-time rate in the place of the declared one."""
    lost = evolve(RESOLVED, whole=Formula("dossiers.busiest_day"))
    declared = with_highlights(lost, RESOLVED, evolve(DONE, on_time=True))
    there = {*RESOLVED.names, *DONE.names, "dossiers.resolved_rate"}
    pack = samples.cut_down(declared, there)
    assert highlights_of(pack) == (RESOLVED, evolve(DONE, on_time=True))
    assert highlights_of(pack, "dossiers.resolved_rate")[1].rate == "dossiers.resolved_rate"


def test_the_shipped_highlights_are_of_the_shipped_forms():
    """Every rate leaders watch has its rows there, the on-time rate first."""
    from cchc_core.forms.loading import HERE

    pack = load_pack(HERE / "thanh-hoa-2023.toml")
    ids = [highlight.id for highlight in highlights_of(pack)]
    assert ids[:4] == ["on_time", "online", "online_full", "postal"]
    assert {"online_procedures", "payable", "satisfaction"} <= set(ids)
    assert [each.id for each in pack.catalogue.comparisons.breakdowns] == ["channels"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('highlights = [{ id = "x", rate = "dialogue.held", vi = "a", en = "a" }]', "rate"),
        ('highlights = [{ id = "x", part = "tasks.assigned", vi = "a", en = "a" }]', "whole"),
        ('breakdowns = [{ id = "x", slices = [], vi = "a", en = "a" }]', "slices"),
        (
            'breakdowns = [{ id = "x", vi = "a", en = "a", slices = '
            '[{ count = "dialogue.held", vi = "a", en = "a" }] }]',
            "count",
        ),
    ],
)
def test_a_highlight_that_cannot_be_is_refused_where_it_is_written(text, told):
    with pytest.raises(Exception, match=told):
        read_comparisons(parse_toml(text, "a.toml"), PLAIN.catalogue)


def test_completeness_adds_up_to_the_expected():
    """Whose reports are used, missing, refused; and of each office how many rows it filled."""
    publication = samples.sample_publication()
    silent = publication.filings[1]
    refused = evolve(silent, state=Filed.REFUSED)
    for filings in ((), publication.filings, (*publication.filings[:1], refused)):
        told = completeness(evolve(publication, filings=filings))
        assert told.expected == told.used + told.missing + told.refused
        assert told.expected == len(filings or publication.report.units)
    by_unit = {filled.unit.name: filled for filled in told.units}
    assert list(by_unit) == [unit.name for unit in in_order(publication.report.units)]
    assert [filled.rows for filled in told.units].count(None) == 1
    assert all(f.rows is None or 0 < f.rows <= f.asked for f in told.units)


def test_a_breakdown_has_the_figures_of_its_parts():
    """Those whose rows are all on the forms."""
    publication = published([of(WARDS[0], 9, 10)])
    (told,) = breakdowns(publication)
    assert [(label.vi, figure.outcome) for label, figure in told.parts] == [
        ("Đã giải quyết", Outcome.VALUE),
        ("Chuyển sang", Outcome.NO_DATA),
    ]


def test_a_breakdown_says_where_its_parts_are_not_the_forms_own_count():
    """Both numbers, each with of how many units it is: not every unit divides what it tells."""
    reports = [
        Report.of(ward, PERIOD, PACK.key, told(**counts))
        for ward, counts in (
            (WARDS[0], {"in_period": 1200, "resolved": 1000, "carried_over": 200}),
            (WARDS[1], {"in_period": 50}),
        )
    ]
    (plain,) = breakdowns(published(reports))
    assert plain.undivided is None
    (divided,) = breakdowns(published(reports, pack=_divided()))
    assert divided.undivided.vi == (
        "Cộng các phần được 1.200 (1/2 đơn vị); dòng tổng trên biểu là 1.250 (2/2 đơn vị)."
    )
    (agrees,) = breakdowns(published(reports[:1], pack=_divided()))
    assert agrees.undivided is None


def _divided():
    """The pack with the parts of the breakdown printed below one count, as its parts."""
    parts = [part.count for part in WAYS.slices]

    def rows(form):
        for row in form.rows:
            if row.id not in parts:
                yield row
            if row.id == "dossiers.in_period":
                for at, id in enumerate(parts):
                    yield evolve(PACK[id], number=f"{row.number}/{at}", depth=row.depth + 1)

    return evolve(PACK, forms=tuple(evolve(form, rows=tuple(rows(form))) for form in PACK.forms))


def with_highlights(*highlights):
    """The sample pack with these alone."""
    comparisons = evolve(PLAIN.catalogue.comparisons, highlights=highlights)
    return evolve(PLAIN, catalogue=evolve(PLAIN.catalogue, comparisons=comparisons))


def _own():
    report = of(WARDS[0], 9, 10)
    return Publication(report, PACK, samples.sample_units(), tabulate(report, PACK))
