"""One unit's report out of several sources: who holds for a row, what is said of differences."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from cchc_core.composition import compose
from cchc_core.extensions import Submission
from cchc_core.forms import HERE, load_pack
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Status
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.testing import samples
from cchc_core.text import Text

DESK = samples.sample_desk()
ONE = DESK.expected[0]
PACK = load_pack(HERE / "thanh-hoa-2023.toml")
WHOLE = PACK["dossiers.received"]
PARTS = PACK.parts(WHOLE)
ALONE = PACK["assigned.total"]
OTHER = PACK["survey.forms"]
TITLES = {"form": Text("Biểu", "Form"), "export": Text("Cổng", "Portal")}
Stated = Mapping[str, int | str | None]


def said(source: str, stated: Stated, **more: object) -> Submission:
    """What one source says: a number, a text that was rejected, or None for a blank with a note."""
    readings = [_reading(source, id, value) for id, value in stated.items()]
    report = Report.of(ONE, DESK.period, PACK.key, readings)
    return Submission(report, source, f"{source}.xlsx", **more)


def _reading(source: str, id: str, value: int | str | None) -> Reading:
    origin = Origin(f"{source}.xlsx", "Trang 1", "D5")
    match value:
        case int():
            return Reading(id, Status.USED, value, str(value), origin=origin)
        case str():
            return Reading(id, Status.REJECTED, raw=value, origin=origin)
    return Reading(id, note="chưa có", origin=origin)


def values(*submissions: Submission) -> dict[str, object]:
    """The values of the report composed of them."""
    leaf = compose(submissions, PACK, {}, TITLES).report.own
    return {id: reading.value for id, reading in leaf.readings.items()}


def partition(whole: int | None, *parts: int | None) -> Stated:
    """The divided count and its parts; None leaves a row out."""
    rows = [WHOLE, *PARTS]
    told = [whole, *parts, *[None] * len(rows)]
    return {row.id: v for row, v in zip(rows, told, strict=False) if v is not None}


def test_rows_of_one_source_only_are_all_there() -> None:
    """An export beside a form takes nothing away and fills what the form has left out."""
    found = values(said("form", {ALONE.id: 5}), said("export", {OTHER.id: 1}))
    assert found == {ALONE.id: 5, OTHER.id: 1}


def test_of_one_row_the_preferred_source_holds_and_the_difference_is_told() -> None:
    """Both figures, both files and cells, and which one was used."""
    both = [said("form", {ALONE.id: 5}), said("export", {ALONE.id: 4})]
    made = compose(both, PACK, {}, TITLES)
    assert made.report.own.reading(ALONE.id).value == 5
    (finding,) = made.findings
    assert (finding.rule, finding.found, finding.expected) == ("sources-differ", "4", "5")
    assert finding.origin == Origin("export.xlsx", "Trang 1", "D5")
    for text in (finding.message.vi, finding.message.en):
        assert "form.xlsx [Trang 1!D5]" in text
        assert "export.xlsx [Trang 1!D5]" in text


def test_the_same_figure_twice_is_no_difference() -> None:
    """Nothing is said, and the preferred source's cell stands behind it."""
    made = compose([said("form", {ALONE.id: 5}), said("export", {ALONE.id: 5})], PACK, {}, TITLES)
    assert made.findings == ()
    assert made.report.own.reading(ALONE.id).origin == Origin("form.xlsx", "Trang 1", "D5")


def test_an_indicator_may_have_an_order_of_its_own() -> None:
    """What `[precedence]` names first wins there, and there alone."""
    both = [said("form", {ALONE.id: 5, WHOLE.id: 9}), said("export", {ALONE.id: 4, WHOLE.id: 8})]
    leaf = compose(both, PACK, {ALONE.id: ("export",)}, TITLES).report.own
    assert (leaf.reading(ALONE.id).value, leaf.reading(WHOLE.id).value) == (4, 9)


def test_a_partition_is_taken_whole_from_the_source_that_has_most_of_it() -> None:
    """A preferred list without channels does not put its total over another's parts."""
    whole = partition(10, *range(1, len(PARTS) + 1))
    assert values(said("export", partition(7)), said("form", whole)) == whole


def test_what_a_partition_leaves_blank_is_filled_by_no_other_source() -> None:
    """A list's total over a form's parts need not be their sum; it is told instead."""
    parts = partition(None, 60, 40)
    made = compose([said("form", parts), said("export", partition(120))], PACK, {}, TITLES)
    assert {id: r.value for id, r in made.report.own.readings.items()} == parts
    assert [(f.rule, f.indicator, f.found) for f in made.findings] == [
        ("sources-differ", WHOLE.id, "120")
    ]
    assert "nhưng không dùng" in made.findings[0].message.vi


def test_a_supplement_completes_the_partition_of_its_form() -> None:
    """They are of one source, and together they have most of it."""
    form = said("form", partition(10, 1, 2))
    more = said("form", {PARTS[2].id: 3, PARTS[3].id: 4}, part="supplement")
    export = said("export", partition(9, 9, 9))
    assert values(export, form, more) == partition(10, 1, 2, 3, 4)


def test_a_source_told_for_a_divided_count_takes_it_whole() -> None:
    """What it does not divide stays blank: the parts of another would not add up to its total."""
    both = [said("form", partition(10, *range(1, len(PARTS) + 1))), said("export", partition(7))]
    made = compose(both, PACK, {WHOLE.id: ("export",)}, TITLES)
    assert {id: r.value for id, r in made.report.own.readings.items()} == {WHOLE.id: 7}
    assert {f.indicator for f in made.findings} == {WHOLE.id, *(part.id for part in PARTS)}


def test_a_figure_an_officer_entered_corrects_its_row_alone() -> None:
    """Also inside a divided count, whatever source is preferred; the figure it corrects is told."""
    form = said("form", partition(10, *range(1, len(PARTS) + 1)))
    origin = Origin("Xu-ly.xlsx", "Xử lý", "G9", entered="điện thoại, văn thư, 06/9/2023")
    typed = Reading(PARTS[0].id, Status.USED, 7, "7", origin=origin)
    by_hand = Submission(Report.of(ONE, DESK.period, PACK.key, [typed]), "entered", "Xu-ly.xlsx")
    made = compose([form, by_hand], PACK, {PARTS[0].id: ("form",)}, TITLES)
    assert made.report.own.reading(PARTS[0].id).value == 7
    assert made.report.own.reading(WHOLE.id).value == 10
    (finding,) = made.findings
    assert (finding.found, finding.expected) == ("1", "7")


def test_what_could_not_be_read_gives_way_to_a_figure() -> None:
    """A text in the preferred form is no figure; the other source's is used."""
    assert values(said("form", {ALONE.id: "không rõ"}), said("export", {ALONE.id: 4})) == {
        ALONE.id: 4
    }


def test_what_cannot_be_gives_way_to_a_figure() -> None:
    """A rate of 105 % counts for nothing, so that the other source's is used."""
    rate = "steering.briefed_rate"
    assert values(said("form", {rate: 105}), said("export", {rate: 95})) == {rate: 95}


def test_a_note_on_a_blank_row_is_kept() -> None:
    """Where nobody has a figure, what was noted stays."""
    both = [said("form", {ALONE.id: None}), said("export", {WHOLE.id: 4})]
    leaf = compose(both, PACK, {}, TITLES).report.own
    assert (leaf.reading(ALONE.id).status, leaf.reading(ALONE.id).note) == (
        Status.BLANK,
        "chưa có",
    )


def test_figures_of_other_days_are_not_compared() -> None:
    """Both windows are told; it is no difference."""
    window = Window(DESK.period.window.first, DESK.period.window.first)
    narrow = Reading(ALONE.id, Status.USED, 4, "4", window=window, origin=Origin("export.xlsx"))
    export = Submission(Report.of(ONE, DESK.period, PACK.key, [narrow]), "export", "export.xlsx")
    (finding,) = compose([said("form", {ALONE.id: 5}), export], PACK, {}, TITLES).findings
    assert finding.rule == "sources-not-comparable"
    assert window.phrase.vi in finding.message.vi


def test_a_figure_of_the_days_asked_for_goes_before_one_of_other_days() -> None:
    """Whichever source is preferred: the other could only be shown, not rolled up."""
    window = Window(DESK.period.window.first, DESK.period.window.first)
    narrow = Reading(ALONE.id, Status.USED, 4, "4", window=window, origin=Origin("export.xlsx"))
    export = Submission(Report.of(ONE, DESK.period, PACK.key, [narrow]), "export", "export.xlsx")
    made = compose([export, said("form", {ALONE.id: 5})], PACK, {ALONE.id: ("export",)}, TITLES)
    assert made.report.own.reading(ALONE.id).value == 5
    assert [finding.rule for finding in made.findings] == ["sources-not-comparable"]


def test_a_figure_that_could_not_be_read_is_not_told_as_used() -> None:
    """Inside a partition the holder's unreadable row stays so; the other's figure is told."""
    form = said("form", {**partition(10, 1, 2, 3), PARTS[3].id: "không rõ"})
    made = compose([form, said("export", {PARTS[3].id: 4})], PACK, {}, TITLES)
    assert made.report.own.reading(PARTS[3].id).status is Status.REJECTED
    assert "nhưng không dùng" in made.findings[0].message.vi


def test_a_report_over_overlapping_days_is_left_out() -> None:
    """A leaf over part of the days would answer twice for them."""
    part = Window(DESK.period.window.first, DESK.period.window.first)
    reading = Reading(ALONE.id, Status.USED, 4, "4")
    other = Report(ONE, DESK.period, PACK.key, [Leaf(ONE, part, [reading])])
    made = compose(
        [said("form", {ALONE.id: 5}), Submission(other, "export", "export.xlsx")], PACK, {}, TITLES
    )
    assert made.report.own.reading(ALONE.id).value == 5
    assert [f.rule for f in made.findings] == ["sources-not-comparable"]


SOME = st.dictionaries(
    st.sampled_from([row.id for row in (WHOLE, *PARTS, ALONE)]), st.integers(0, 9)
)


@given(SOME, SOME)
def test_nothing_stated_is_lost(form: Stated, export: Stated) -> None:
    """Every figure is used, equal to the one used, or told in a finding."""
    made = compose([said("form", form), said("export", export)], PACK, {}, TITLES)
    used = {id: reading.value for id, reading in made.report.own.readings.items()}
    told = {(f.indicator, f.found) for f in made.findings}
    for stated in (form, export):
        for id, value in stated.items():
            assert used.get(id) == value or (id, str(value)) in told


@given(SOME, SOME)
def test_a_whole_partition_of_one_source_is_never_mixed(form: Stated, export: Stated) -> None:
    """A source that states the count and every part is used for all of them, or for none."""
    rows = [WHOLE.id, *(part.id for part in PARTS)]
    full = {id: form.get(id, 1) for id in rows}
    used = values(said("form", full), said("export", export))
    assert {id: used[id] for id in rows} == full


def wrote(source: str, **words: str) -> Submission:
    """A source with a figure and what it wrote."""
    report = Report.of(ONE, DESK.period, PACK.key, [_reading(source, ALONE.id, 1)], words=words)
    return Submission(report, source, f"{source}.xlsx")


def test_words_come_from_the_first_source_that_has_any():
    """Section by section, beside figures from another; other words are told of, by name."""
    form, word = wrote("form", proposals="Không"), wrote("export", proposals="Có", tasks="Việc")
    composed = compose((form, word), PACK, {}, TITLES)
    assert composed.report.own.words == {"proposals": "Không", "tasks": "Việc"}
    (told,) = composed.findings
    assert (told.rule, told.found, told.expected) == ("words-differ", "Có", "Không")
    assert told.message.vi.startswith("Mục V Kiến nghị, đề xuất: phần lời trong Cổng")


def test_the_same_words_in_other_letters_are_no_difference():
    """Case, marks and spaces aside."""
    one, other = wrote("form", tasks="Tiếp tục"), wrote("export", tasks="TIẾP  TỤC")
    assert compose((one, other), PACK, {}, TITLES).findings == ()


def test_words_that_an_officer_entered_hold_before_all_others():
    """As a figure does: they correct what the unit wrote."""
    form, typed = wrote("form", proposals="Không"), wrote("entered", proposals="Cấp máy quét")
    composed = compose((form, typed), PACK, {}, TITLES)
    assert composed.report.own.words == {"proposals": "Cấp máy quét"}
    assert [f.expected for f in composed.findings if f.rule == "words-differ"] == ["Cấp máy quét"]
