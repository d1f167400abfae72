"""The report in sentences: every figure as the appendix has it, every kind of nothing in words."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings

from cchc_core.extensions import Publication
from cchc_core.forms import HERE, load_pack, load_units
from cchc_core.model.measures import Document, Kind, Status
from cchc_core.model.periods import Period, Window
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.model.sentences import Sentence, Wording
from cchc_core.printing import Look, Printed, narrative, shown
from cchc_core.printing.issued import named
from cchc_core.rollup import tabulate
from cchc_core.testing.samples import sample_pack, sample_publication, sample_units
from cchc_core.testing.strategies import reports, roll_ups
from cchc_core.text import Text

EXAMPLE = Path(__file__).parents[3] / "examples" / "thanh-pho-mau-2026"
DAYS = Window(date(2023, 1, 1), date(2023, 9, 30))
PERIOD = Period("s", "9-months", 2023, Text("9 tháng", "9 months"), DAYS, date(2023, 9, 20), True)


@cache
def pack():
    return load_pack(HERE / "thanh-hoa-2023.toml")


@cache
def units():
    return load_units(HERE / "units" / "thanh-hoa.toml")


def unit(code="14764"):
    return units().with_code(code, DAYS.last)


def published(*leaves, of="14764"):
    report = Report(unit(of), PERIOD, pack().key, leaves)
    figures = tabulate(report, pack())
    return Publication(report, pack(), units(), figures, on_time="dossiers.on_time_rate")


def leaf(code="14764", submitted=True, **told):
    """A unit's leaf; `dossiers__received=3` states dossiers.received."""
    readings = []
    for name, value in told.items():
        row = name.replace("__", ".")
        made = value if isinstance(value, Reading) else Reading(row, Status.USED, value, str(value))
        readings.append(evolve(made, row=row))
    return Leaf(unit(code), DAYS, readings, submitted)


def told(publication, section):
    text = next(t for t in narrative(publication) if t.section.number == section)
    return [paragraph.text for paragraph in text.told]


def line(publication, section, begins):
    return next(x for x in told(publication, section) if x.startswith(f"- {begins}"))


# Every figure in the text is the appendix's.


def as_printed(value: Fraction, rate: bool) -> str:
    """Written anew, apart from the program's own formatter."""
    with localcontext(prec=60):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    sign = "-" if rounded < 0 else ""
    digits = whole
    if not rate:
        digits = ""
        for at, digit in enumerate(reversed(whole)):
            digits = digit + ("." if at and at % 3 == 0 else "") + digits
    tail = decimals.rstrip("0")
    return sign + digits + (f",{tail}" if tail else "")


def figures_in(publication):
    for text in narrative(publication):
        for paragraph in text.told:
            for part in paragraph.parts:
                if isinstance(part, Printed) and not part.facet:
                    yield part


def assert_as_in_the_appendix(publication):
    pack = publication.pack
    for printed in figures_in(publication):
        row = pack[printed.row]
        indicator = pack.indicator(row)
        content = shown(publication, row)
        if isinstance(content.value, str):
            assert not any(c.isdigit() for c in printed.text.partition("(")[0]), (row.id, printed)
        elif content.look is Look.REJECTED:
            assert "chưa có số liệu hợp lệ" in printed.text.casefold()
        elif indicator.kind is Kind.CODE:
            label = indicator.codes[int(content.value)].vi
            assert printed.text.casefold() == label.casefold(), row.id
        else:
            expected = as_printed(content.value, indicator.kind is Kind.RATE)
            zero = ["không phát sinh"] if content.value == 0 else []
            assert printed.text.casefold() in [expected, *zero], row.id


def printable(report):
    figures = tabulate(report, sample_pack())
    publication = sample_publication(report)
    return evolve(publication, figures=figures)


@settings(max_examples=max(settings.default.max_examples // 8, 1), deadline=None)
@given(report=roll_ups())
def test_every_figure_of_a_roll_up_is_the_one_of_the_appendix(report):
    """Same number, same rounding; a code by its label; zero may be said in words."""
    assert_as_in_the_appendix(printable(report))


@settings(max_examples=max(settings.default.max_examples // 8, 1), deadline=None)
@given(report=reports(beside=True))
def test_every_figure_of_an_office_is_the_one_of_the_appendix(report):
    """The same for what one office states, whatever it left open."""
    assert_as_in_the_appendix(printable(report))


@settings(max_examples=max(settings.default.max_examples // 8, 1), deadline=None)
@given(report=roll_ups())
def test_the_text_says_of_how_many_units_a_figure_is_where_not_of_all(report):
    """In the words of the appendix's column, once for figures that have it in common."""
    publication = printable(report)
    for text in narrative(publication):
        for paragraph in text.told:
            covered = {
                f"{c.used}/{c.applicable}"
                for part in paragraph.parts
                if isinstance(part, Printed)
                for figure in [publication.figures[part.row]]
                for c in (figure.coverage, *figure.inputs.values())
                if c.units and not c.complete
            }
            assert all(fraction in paragraph.text for fraction in covered)


# Kinds of nothing.


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (85, "Hồ sơ đã chứng thực bản sao điện tử từ bản chính: 85 hồ sơ."),
        (0, "không phát sinh."),
        (Reading("x"), "chưa có số liệu."),
        (Reading("x", Status.NOT_APPLICABLE), "không áp dụng."),
        (
            Reading("x", Status.REJECTED, raw="khoảng 10"),
            "chưa có số liệu hợp lệ (đã ghi “khoảng 10”).",
        ),
        (
            Reading("x", Status.USED, 9, window=Window(date(2023, 1, 1), date(2023, 8, 10))),
            "9 hồ sơ (số liệu từ ngày 01/01/2023 đến ngày 10/8/2023).",
        ),
    ],
)
def test_each_kind_of_nothing_has_its_words(reading, said):
    """Zero is a value; blank, not applicable and rejected are not; other days are named."""
    (text,) = told(published(leaf(ecopies__dossiers=reading)), "II.2.5")
    assert text.endswith(said)


def test_a_unit_that_sent_nothing_is_said_to_have_sent_nothing():
    """Not one of its rows is told as zero."""
    lines = [x for text in narrative(published(leaf(submitted=False))) for x in text.told]
    assert all("chưa có báo cáo dùng được" in x.text for x in lines if x.mark == "-")


def test_a_rate_has_its_base_and_a_code_its_label():
    """`98% (49/50 hồ sơ)`; `phát phiếu`."""
    publication = published(
        leaf(
            dossiers__resolved_early=40,
            dossiers__resolved_on_time=9,
            dossiers__resolved_late=1,
            survey__forms=1449,
            survey__method=1,
        )
    )
    rate = line(publication, "II.2.8", "Tỷ lệ hồ sơ giải quyết trước và đúng hạn")
    assert rate.endswith("trên số đã giải quyết: 98% (49/50 hồ sơ).")
    survey = line(publication, "I.1", "Khảo sát")
    assert survey.endswith("1.449 phiếu; hình thức khảo sát: phát phiếu.")


def test_documents_are_named_and_listed():
    """Days below 10 and months 1 and 2 with a zero; "về" is said once."""
    plan = Document("Kế hoạch", "24/KH-UBND", date(2023, 2, 3), "Cải cách hành chính năm 2023")
    bare = Document("", "", None, "Về việc kiện toàn")
    assert named(plan) == "Kế hoạch số 24/KH-UBND ngày 03/02/2023 về cải cách hành chính năm 2023"
    assert named(bare) == "Văn bản về việc kiện toàn"
    lines = told(published(leaf(documents__plans=(plan,))), "I.1")
    assert lines[0] == "- UBND phường đã ban hành 1 kế hoạch cải cách hành chính:"
    assert lines[1] == f"+ {named(plan)}."


def test_the_same_sentence_serves_a_ward_and_its_city():
    """The ward's has no district level; the city's has both, and says of how many wards."""
    mine, other = leaf(legal__issued__commune=3), leaf("14767", submitted=False)
    city = leaf("380", legal__issued__district=12)
    alone, whole = published(mine), published(mine, other, city, of="380")
    begins = "Văn bản quy phạm pháp luật đã ban hành"
    assert line(alone, "II.1", begins).endswith("ban hành: 3 văn bản.")
    assert line(whole, "II.1", begins).endswith(
        "ban hành: 15 văn bản (cấp huyện 1/1, cấp xã 1/2 đơn vị), "
        "trong đó cấp huyện 12 văn bản, cấp xã 3 văn bản."
    )


def test_the_words_of_a_report_are_its_units():
    """`UBND phường` of a ward, the offices of the city of a city, a province's of a province."""
    plan = (Document("Kế hoạch", "1/KH-UBND", None, "CCHC"),)
    ward = published(leaf(documents__plans=plan))
    city = published(leaf(documents__plans=plan), leaf("380", documents__plans=plan), of="380")
    assert told(ward, "I.1")[0].startswith("- UBND phường đã ban hành 1 kế hoạch")
    assert told(city, "I.1")[0].startswith(
        "- Các cơ quan, đơn vị trên địa bàn thành phố đã ban hành 2 kế hoạch"
    )
    assert told(city, "I.1")[1] == "+ UBND thành phố: Kế hoạch số 1/KH-UBND về CCHC."


WARDS = ("14764", "14767", "14770", "14773", "14776", "14779", "14782")


def of_city(*told, office=None):
    """A city's report of some of its wards, each with what it states; the others sent nothing."""
    leaves = [leaf(code, **each) for code, each in zip(WARDS, told, strict=False)]
    leaves += [leaf(code, submitted=False) for code in WARDS[len(told) :]]
    return published(*leaves, leaf("380", **(office or {})), of="380")


def test_what_few_units_told_says_whose_it_is():
    """By name where a handful; it never reads as the whole city's."""
    plan = (Document("Kế hoạch", "1/KH-UBND", None, "CCHC"),)
    one = of_city({"documents__plans": plan, "steering__briefed_rate": 100})
    assert told(one, "I.1")[0] == (
        "- UBND phường Trường Thi đã ban hành 1 kế hoạch cải cách hành chính (1/8 đơn vị)."
    )
    assert line(one, "I.1", "Tỷ lệ cán bộ, công chức được quán triệt").endswith(
        "100% (theo tỷ lệ khai báo; 1/8 đơn vị: phường Trường Thi)."
    )
    most = of_city(*[{"documents__plans": plan}] * 5)
    assert told(most, "I.1")[0] == (
        "- Các cơ quan, đơn vị trên địa bàn thành phố đã ban hành 5 kế hoạch cải cách hành chính "
        "(5/8 đơn vị)."
    )


def saying(publication, wording):
    """What a section says whose only sentence has that wording."""
    bare = [Sentence("tasks", Wording(f"{{{row.id}}}")) for row in publication.pack.rows]
    sentences = (Sentence("steering.plans", Wording(wording)), *bare)
    only = evolve(publication, pack=evolve(publication.pack, sentences=sentences))
    texts = {text.section.id: text for text in narrative(only)}
    return [x.text for x in texts["steering.plans"].told] if "steering.plans" in texts else []


def test_what_follows_a_figure_does_not_hide_of_how_many_units_and_of_which_days_it_is():
    """A word of the report or a label at the end of a sentence says nothing of units itself."""
    days = Window(date(2023, 1, 1), date(2023, 8, 10))
    city = of_city(*[{"dossiers__received": 5}] * 5)
    ward = published(leaf(dossiers__received=Reading("x", Status.USED, 5, window=days)))
    for last, of_it in [("{@year}", "2023"), ("{dossiers.waiting|label}", "Số hồ sơ chờ ")]:
        says = f"Đã nhận {{dossiers.received}}, {last}"
        (whole,) = saying(city, says)
        assert whole.startswith(f"- Đã nhận 25 hồ sơ, {of_it}")
        assert whole.endswith(" (5/8 đơn vị).")
        (own,) = saying(ward, says)
        assert own.endswith(f" (số liệu {days.phrase.vi}).")


def test_what_is_named_only_needs_not_say_of_how_many_units_it_is():
    """And what is made of the same rows has its own units beside it."""
    city = of_city(*[{"legal__issued__commune": 1}] * 5, office={"legal__issued__district": 2})
    assert saying(city, "{legal.issued|label}: {legal.issued.commune} năm {@year}")[0].endswith(
        ": 5 văn bản năm 2023 (5/7 đơn vị)."
    )


def test_one_unit_is_not_credited_with_what_others_told():
    """Who did it is named only where all that the sentence tells is theirs."""
    says = "{@subject} đã nhận {dossiers.received}; trong kỳ {dossiers.in_period}"
    one = {"dossiers__received": 5, "dossiers__in_period": 5}
    alone = "- UBND phường Trường Thi đã nhận 5 hồ sơ; trong kỳ 5 hồ sơ (1/8 đơn vị)."
    assert saying(of_city(one), says) == [alone]
    others = [{"dossiers__in_period": 3}] * 3
    (text,) = saying(of_city(one, *others), says)
    assert text == (
        "- Các cơ quan, đơn vị trên địa bàn thành phố đã nhận 5 hồ sơ "
        "(1/8 đơn vị: phường Trường Thi); trong kỳ 14 hồ sơ (4/8 đơn vị)."
    )


def test_parts_are_told_beside_the_one_who_gave_them():
    """Whoever is named as the subject, the parts are of the same units as before."""
    says = "{@subject} bố trí {one_stop.staff} công chức[, gồm: {one_stop.staff|parts}]"
    staff = {"one_stop__staff": 3, "one_stop__staff__justice": 1, "one_stop__staff__office": 2}
    (text,) = saying(of_city(staff), says)
    assert text.startswith("- UBND phường Trường Thi bố trí 3 ")
    parts, bracket, units = text.partition(", gồm: ")[2].rpartition(" (")
    assert parts.count(" (") == 2
    assert bracket + units == " (1/8 đơn vị)."


def test_parts_of_a_part_are_told_where_the_whole_says_of_how_many_units():
    """It says so for the part too, which has the units it had."""
    blocks = {"staff__block__party": 1, "staff__block__council": 1, "staff__block__unions": 1}
    committee = {
        "staff__block__committee": 6,
        "staff__committee__chair": 1,
        "staff__committee__vice_chairs": 2,
        "staff__committee__officials": 3,
    }
    city = of_city(*[blocks | committee] * 5, blocks)
    says = (
        "Cán bộ: {staff.blocks}[, trong đó UBND {staff.block.committee}]"
        "[, gồm: {staff.block.committee|parts}]"
    )
    (text,) = saying(city, says)
    assert ", trong đó UBND 30 người, gồm: UBND: Chủ tịch (5 người)" in text


def test_a_sentence_whose_parts_cannot_be_told_names_its_figure():
    """It never ends in "gồm: " and nothing."""
    (text,) = saying(published(leaf(one_stop__staff=3)), "Gồm: {one_stop.staff|parts}")
    assert text.endswith(": 3 người.")
    assert "Gồm: " not in text


def test_a_sentence_all_optional_is_silent_where_none_of_it_is_asked():
    """And where half of a stretch is asked, that half is named."""
    district = "[Cấp huyện: {iso.district_applies}]"
    ward = published(leaf(ecopies__dossiers=3))
    assert saying(ward, district) == []
    (half,) = saying(ward, "[Cấp huyện {iso.district_applies}, cấp xã {ecopies.dossiers}]")
    assert half.startswith("- Số hồ sơ chứng thực bản sao")
    assert half.endswith(": 3 hồ sơ.")


def test_an_answer_that_the_missing_could_change_says_what_is_known():
    """All who answered agree: so it says; where they differ it says how many gave each answer."""
    same = of_city(*[{"egov__doc_system_linked": 1}] * 3, {}, {})
    linked = "Kết nối, liên thông hệ thống quản lý văn bản điều hành đến cấp xã: "
    assert line(same, "II.6", linked).startswith(
        f"- {linked}3/3 đơn vị đã trả lời đều đã kết nối (3/8 đơn vị trả lời: "
    )
    mixed = of_city({"egov__online_meetings": 1}, {"egov__online_meetings": 2})
    (meetings,) = (x for x in told(mixed, "II.6") if "họp trực tuyến" in x)
    assert "chưa kết luận (2 cấp: 1 đơn vị; 3 cấp: 1 đơn vị; 2/8 đơn vị trả lời: " in meetings
    one = of_city({"egov__doc_system_linked": 1})
    assert line(one, "II.6", linked).startswith(f"- {linked}1 đơn vị đã trả lời: đã kết nối (1/8")


def test_both_numbers_of_those_who_agree_are_renewed_together():
    """In a section that a person edited only what is printed as a figure becomes the new one."""
    same = of_city(*[{"egov__doc_system_linked": 1}] * 3)
    parts = [
        part
        for text in narrative(same)
        for paragraph in text.told
        for part in paragraph.parts
        if isinstance(part, Printed) and part.row == "egov.doc_system_linked"
    ]
    assert [(p.text, p.facet) for p in parts[:2]] == [("3", "code 1")] * 2


def test_what_all_must_have_is_told_as_the_lowest_where_they_differ():
    """27 that have it and 4 that have not are no "không thực hiện" of the city."""
    applied = of_city({"iso.commune_applies": 0}, *[{"iso.commune_applies": 1}] * 2)
    (told_of,) = (x for x in told(applied, "II.6") if "tại UBND cấp xã" in x)
    assert "theo mức thấp nhất: không thực hiện (không thực hiện: 1 đơn vị; có thực" in told_of


def test_days_that_several_sentences_are_of_are_told_once_in_a_section():
    """By a sign beside each figure and a line below; days told once stand beside their figure."""
    days = Window(date(2023, 1, 1), date(2023, 8, 10))
    early, late, waiting = (Reading("x", Status.USED, n, window=days) for n in (5, 1, 2))
    publication = published(
        leaf(
            dossiers__resolved_early=early,
            dossiers__resolved_late=late,
            dossiers__waiting=waiting,
            ecopies__dossiers=early,
        )
    )
    lines = told(publication, "II.2.8")
    assert line(publication, "II.2.8", "Hồ sơ giải quyết trước hạn").startswith(
        "- Hồ sơ giải quyết trước hạn: 5 hồ sơ (*); đúng hạn: chưa có số liệu; quá hạn: 1 hồ sơ (*)"
    )
    assert "- Hồ sơ chờ bổ sung, tạm dừng: 2 hồ sơ (*)." in lines
    assert lines[-1] == f"(*) Số liệu {days.phrase.vi}."
    assert sum(days.phrase.vi in text for text in lines) == 1
    assert told(publication, "II.2.5")[-1].endswith(f"5 hồ sơ (số liệu {days.phrase.vi}).")


def test_what_no_form_asks_is_left_out_and_the_others_are_numbered_without_gaps():
    """Sections that a person writes stay, to be written; the ids of all stay what they were."""
    few, known = load_pack(EXAMPLE / "bieu-mau.toml"), load_units(EXAMPLE / "units.toml")
    city = known.with_code("99", DAYS.last)
    report = Report(city, PERIOD, few.key, [Leaf(city, DAYS)])
    texts = narrative(Publication(report, few, known, tabulate(report, few)))
    numbers = {text.section.id: text.section.number for text in texts}
    assert "steering.propaganda" not in numbers
    assert numbers["steering.initiatives"] == "I.2"
    assert numbers["results.procedures"] == "II.1"
    assert numbers["results.procedures.linked"] == "II.1.1"
    assert numbers["results.procedures.support"] == "II.1.2"
    assert numbers["proposals"] == "V"
    below = {text.section.number.rpartition(".")[0] for text in texts}
    for text in texts:
        assert text.told or text.section.written or text.section.number in below


def test_two_tiers_have_no_district_in_their_sentences():
    """A commune reports to its province: no level between, and no word of one."""
    two, known = load_pack(EXAMPLE / "bieu-mau.toml"), load_units(EXAMPLE / "units.toml")
    city, *communes = (known.with_code(code, DAYS.last) for code in ("99", "99001", "99002"))
    said = Reading("survey.forms", Status.USED, 5)
    leaves = [Leaf(communes[0], DAYS, [said]), Leaf(communes[1], DAYS), Leaf(city, DAYS, [said])]
    report = Report(city, PERIOD, two.key, leaves)
    texts = narrative(Publication(report, two, known, tabulate(report, two)))
    lines = [paragraph.text for text in texts for paragraph in text.told]
    begins = "- Khảo sát sự hài lòng của người dân, tổ chức: 10 phiếu"
    assert any(text.startswith(begins) and "2/3 đơn vị" in text for text in lines)
    assert not any("huyện" in text for text in lines)


def test_zero_with_parts_that_are_none_does_not_hide_them():
    """A zero is said in words, and so is every figure beside it."""
    publication = published(
        leaf(assigned__total=0, assigned__done_on_time=7, assigned__done_late=0)
    )
    assert line(publication, "I.1", "Tổng số nhiệm vụ") == (
        "- Tổng số nhiệm vụ UBND, Chủ tịch UBND cấp trên giao: không phát sinh; số nhiệm vụ được "
        "giao đã hoàn thành đúng hạn: 7 nhiệm vụ; số nhiệm vụ được giao đã hoàn thành nhưng quá "
        "hạn: không phát sinh."
    )


def test_the_same_publication_gives_the_same_text():
    """And no sentence begins small, ends without its sign, or holds two spaces."""
    publication = sample_publication()
    texts = narrative(publication)
    assert texts == narrative(evolve(publication, units=sample_units()))
    for text in texts:
        for paragraph in text.told:
            said = "".join(p if isinstance(p, str) else p.text for p in paragraph.parts)
            assert said[0].isupper() or not said[0].isalpha()
            assert said.endswith((".", ":"))
            assert "  " not in said


def test_a_sentence_half_of_which_is_not_asked_names_the_other_half():
    """A figure is not silent because the one beside it belongs to another level."""
    says = Wording("Chữ ký số: {iso.district_applies}, trong đó {ecopies.dossiers}")
    mixed = evolve(pack(), sentences=(Sentence("results.egov", says),))
    publication = evolve(published(leaf(ecopies__dossiers=3)), pack=mixed)
    (first, *_) = told(publication, "II.6")
    assert first.startswith("- Số hồ sơ chứng thực bản sao")
    assert first.endswith(": 3 hồ sơ.")


def test_a_sentence_that_is_a_bare_field_leaves_its_figure_untold():
    """So an office can keep a row out of its report."""
    bare = Sentence("results.procedures.ecopies", Wording("{ecopies.dossiers}"))
    silent = evolve(pack(), sentences=(bare,))
    publication = evolve(published(leaf(ecopies__dossiers=3)), pack=silent)
    assert not any(
        isinstance(part, Printed) and part.row == "ecopies.dossiers"
        for text in narrative(publication)
        for paragraph in text.told
        for part in paragraph.parts
    )
