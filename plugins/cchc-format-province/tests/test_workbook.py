"""The workbook a city sends up, cell by cell."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings

from cchc_core import (
    Channel,
    Finding,
    Reading,
    Role,
    Rule,
    Severity,
    Status,
    Text,
    UnitKey,
    Waiver,
    tabulate,
)
from cchc_core.printing import Paper, columns_wide
from cchc_core.testing import samples
from cchc_core.testing.strategies import roll_ups
from cchc_format_province.layout import FIRST, Columns
from cchc_format_province.weights import sum_weighs, unit_weighs

PACK = samples.sample_pack()
SHEETS = [
    "Phụ lục I",
    "Phụ lục II",
    "Cơ sở tỷ lệ",
    "Biểu II.06a",
    "Đơn vị báo cáo",
    "Vấn đề cần rà soát",
    "_cchc-tinh",
]


def lines(sheet, first, last=None):
    return [
        tuple(c for c in line if c is not None)
        for line in sheet.iter_rows(min_row=first, max_row=last, values_only=True)
    ]


def test_a_count_is_the_office_s_own_and_its_communes_together(city, opened):
    """The total is a formula over both, with its value beside it; so is the total of a split."""
    book = opened(city)
    assert book.row("Số nhiệm vụ được giao") == {
        "total": 7,
        "city": 5,
        "commune": 2,
        "part": None,
        "whole": None,
        "coverage": "2/3",
        "note": "để trống: xã Nghĩa Phượng",
    }
    assert book.row("Số văn bản đã ban hành")["total"] == 4
    assert [book.row("Số văn bản đã ban hành")[level] for level in ("city", "commune")] == [3, 1]
    sheet = book.formulas["Phụ lục I"]
    assert (sheet["D12"].value, sheet["D13"].value) == ("=SUM(E12:F12)", "=SUM(D14,D15)")
    assert (sheet["E13"].value, sheet["F13"].value) == ("=SUM(E14,E15)", "=SUM(F14,F15)")


def test_a_catalogue_count_is_common_to_a_level(city, opened):
    """The wards' 240 stands once; the total adds the office's own list."""
    row = opened(city).row("Số TTHC trong danh mục")
    assert (row["total"], row["city"], row["commune"]) == (300, 60, 240)


def test_a_rate_of_two_parts_shows_them(city, opened):
    """100 × sum : sum over the units that have both; how, in the numbers of the form."""
    book = opened(city)
    row = book.row("Tỷ lệ hồ sơ đã giải quyết")
    assert (row["part"], row["whole"], row["coverage"]) == (100, 111, "3/3")
    assert row["total"] == pytest.approx(100 * 100 / 111, rel=1e-15)
    assert row["note"] == "cách tính: (2.10) : (2.6 + 2.7)"
    line, sheet = book.line("Tỷ lệ hồ sơ đã giải quyết"), book.formulas["Phụ lục I"]
    assert sheet[f"D{line}"].value == f"=100*G{line}/H{line}"
    assert sheet[f"H{line}"].value.startswith("=SUM('Cơ sở tỷ lệ'!E")


def test_a_stated_rate_shows_its_base_and_never_a_part(city, opened):
    """80 % of 10 and 100 % of 30 are 95 % of 40; the ward that stated none is named."""
    book = opened(city)
    assert book.row("Tỷ lệ nhiệm vụ hoàn thành") == {
        "total": 95,
        "city": 80,
        "commune": 100,
        "part": None,
        "whole": 40,
        "coverage": "2/3",
        "note": "theo tỷ lệ khai báo; cách tính: Σ(tỷ lệ × 1.1) : Σ 1.1; để trống: xã Nghĩa Phượng",
    }
    behind = book.values["Cơ sở tỷ lệ"]
    assert lines(behind, 5, 8) == [
        ("1.2 Tỷ lệ nhiệm vụ hoàn thành",),
        (1, "Phường Hải Yến", 100, 30),
        (2, "Thành phố Biển Mẫu", 80, 10),
        ("Cộng", 95, 40),
    ]


def test_a_total_of_rates_is_weighted_by_their_bases(city, opened):
    """By the lists that are common to each level, not by the sum of the wards' bases."""
    row = opened(city).row("Tỷ lệ TTHC được cung cấp trực tuyến")
    expected = (Fraction("96.55") * 240 + 50 * 60) / 300
    assert (row["total"], row["whole"]) == (pytest.approx(float(expected)), 300)
    assert row["note"].startswith("cách tính: các tỷ lệ bên dưới, bình quân theo số gốc")


def test_a_weight_is_not_printed_as_a_count(city, opened):
    """A base that is multiplied by a rate, or a shared list added over units, stands in its cell to
    be computed with; what is seen is a word, and why stands above."""
    pack = samples.sample_pack()
    rates = {"online.used_rate": (True, True), "online.rate.commune": (False, True)}
    for id, weighs in rates.items():
        assert (unit_weighs(pack[id], pack), sum_weighs(pack[id], pack)) == weighs
    assert not sum_weighs(pack["tasks.done_rate"], pack)
    wards = [leaf for leaf in city.leaves.values() if leaf.unit.level == "commune"]
    told = [
        Reading("procedures.listed.commune", Status.USED, 240),
        Reading("online.rate.commune", Status.USED, 90),
        Reading("online.used_rate", Status.USED, 50),
    ]
    leaves = {
        **city.leaves,
        **{
            leaf.key: evolve(leaf, submitted=True, readings={**leaf.readings, **by_row(told)})
            for leaf in wards
        },
    }
    book = opened(evolve(city, leaves=leaves)).formulas
    columns = Columns.of(pack)
    bases = {
        form[f"{columns.id}{line}"].value: form[f"{columns.whole}{line}"].number_format
        for form in book.worksheets[: len(pack.forms)]
        for line in range(FIRST, form.max_row + 1)
    }
    assert all('"trọng số"' in bases[id] for id in rates)
    sheet = book["Cơ sở tỷ lệ"]
    heads = [r[0].row for r in sheet.iter_rows(min_row=5) if "trọng số" in str(r[0].value)]
    assert len(heads) == 2
    seen = {sheet.cell(line + 1, 5).number_format for line in heads}
    assert '"trọng số"_0' in {form.removeprefix("[$-42A]") for form in seen}
    assert all(isinstance(sheet.cell(line + 1, 5).value, int | float) for line in heads)


def by_row(readings):
    return {reading.row: reading for reading in readings}


def test_codes_and_shares_say_who_answered_what(city, opened):
    """The office's own code, the communes' together, and the denominator of a share."""
    book = opened(city)
    held = book.row("Tổ chức đối thoại với người dân")
    assert (held["total"], held["city"], held["commune"]) == (1, 1, 1)
    assert "“Không”: phường Hải Yến" in held["note"]
    share = book.row("Tỷ lệ đơn vị cấp xã đã kết nối")
    assert (share["total"], share["city"], share["part"], share["whole"]) == (50, "x", 1, 2)
    assert share["note"] == "cách tính: số xã có 3.1 = 1 : số xã trả lời"


def test_every_formula_comes_to_the_value_beside_it(city, silent, opened, computed):
    """Reckoned by other code; so a total that a reader recalculates is the one that was printed."""
    for report in (city, silent, samples.sample_roll_up()):
        book = opened(report, units=samples.sample_units())
        results = computed(book.formulas)
        assert len(results) > 40
        for place, result in results.items():
            sheet, cell = place.split("!")
            assert result == pytest.approx(book.values[sheet][cell].value, rel=1e-12), place


@settings(max_examples=max(settings.default.max_examples // 25, 1), deadline=None)
@given(report=roll_ups())
def test_the_formulas_hold_whatever_the_units_state(report, opened, computed):
    """And the totals in sight are the figures, every one of them."""
    book = opened(report)
    for place, result in computed(book.formulas).items():
        sheet, cell = place.split("!")
        assert result == pytest.approx(book.values[sheet][cell].value, rel=1e-9), place
    pack, figures = samples.sample_pack(), tabulate(report, samples.sample_pack())
    for title, form in zip(SHEETS, pack.forms, strict=False):
        for line, row in enumerate(form.rows, 9):
            value = figures[row.id].value if row.role is not Role.HEADING else None
            cell = book.values[title][f"D{line}"].value
            assert (
                cell == pytest.approx(float(value))
                if value is not None
                else isinstance(cell, str | None)
            )


def test_the_kinds_of_nothing_look_different_and_the_legend_shows_them(city, opened):
    """Zero, blank, not applicable, not asked: a mark, a look and a line in the legend for each."""
    book = opened(city)
    sheet = book.values["Phụ lục I"]
    cells = {
        "0": sheet[f"E{book.line('Số hồ sơ kỳ trước chuyển sang')}"],
        "…": sheet[f"D{book.line('Số hồ sơ của ngày đông nhất')}"],
        "KAD": sheet[f"F{book.line('Hình thức khảo sát')}"],
        "x": sheet[f"F{book.line('Tại cấp thành phố')}"],
    }
    assert [str(cell.value) for cell in cells.values()] == list(cells)
    looks = {
        (c.font.i, c.font.color and c.font.color.rgb, c.fill.fill_type) for c in cells.values()
    }
    assert len(looks) == len(cells)
    told = next(c.value for c in sheet["A"] if str(c.value).startswith("Chú giải: "))
    for mark in cells:
        assert f"{mark} = " in told


def test_a_level_nobody_of_which_sent_anything_is_marked_so(silent, opened):
    """CC, not blank and not zero."""
    office = [leaf for leaf in silent.leaves.values() if leaf.unit.code == "982"]
    ward = [leaf for leaf in silent.leaves.values() if not leaf.submitted]
    sheet = opened(evolve(silent, leaves=[*office, *ward]))
    assert sheet.row("Tại cấp xã")["total"] == "CC"
    assert sheet.row("Số nhiệm vụ được giao")["commune"] == "CC"
    assert sheet.row("Số nhiệm vụ được giao")["total"] == 5


def test_of_how_many_reports_it_is_stands_above_the_table(silent, opened):
    """And who is missing, by name; the notes need not repeat it."""
    book = opened(silent)
    told = "Tổng hợp từ 2/3 báo cáo; chưa có báo cáo dùng được: xã Nghĩa Phượng"
    assert book.values["Phụ lục I"]["A5"].value == told
    assert book.row("Số nhiệm vụ được giao")["note"] is None
    assert book.row("Số nhiệm vụ được giao")["coverage"] == "2/3"


def test_form_ii_06a_adds_up(city, opened, computed):
    """Received = online + direct or postal + carried over; resolved = early + on time + late; open
    = in time + overdue; and what came in is what became of it. Every sum is live."""
    sheet = opened(city).values["Biểu II.06a"]
    head = [c for c in next(sheet.iter_rows(min_row=7, max_row=7, values_only=True)) if c]
    assert head[0] == "(1)=\n(2)+(3)+(4)"
    assert [head[4], head[8]] == ["(5)=\n(6)+(7)+(8)", "(9)=\n(10)+(11)"]
    table = lines(sheet, 8, 10)
    assert table[0] == (1, "Đất đai", 20, 7, 11, 2, 16, 1, 13, 2, 4, 3, 1)
    assert table[1] == (2, "Hộ tịch", 1, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0)
    assert table[2] == ("Tổng cộng", 21, 8, 11, 2, 17, 1, 14, 2, 4, 3, 1)
    for line in table:
        received, online, direct, carried, resolved, *rest = line[-11:]
        early, on_time, late, still_open, in_time, overdue = rest
        assert received == online + direct + carried
        assert resolved == early + on_time + late
        assert still_open == in_time + overdue
        assert received == resolved + still_open
    assert sheet["A3"].value == (
        "Tính từ danh sách hồ sơ của 2/3 đơn vị; chưa có danh sách: Xã Nghĩa Phượng"
    )
    assert sheet["A11"].value == (
        "Cột “Đúng hạn” gồm cả 1 hồ sơ trả lại, 1 hồ sơ chờ bổ sung, thực hiện nghĩa vụ tài chính "
        "hoặc dừng xử lý, 1 hồ sơ không có hạn trả, theo cách ghi của biểu II.06a."
    )


def test_dossiers_whose_channel_nobody_tells_have_a_column(city, opened):
    """Neither online nor direct is guessed, or taken for none; the sum still closes."""
    leaves = [
        evolve(leaf, dossiers=[evolve(count, channel=None) for count in leaf.dossiers])
        for leaf in city.leaves.values()
    ]
    sheet = opened(evolve(city, leaves=leaves)).values["Biểu II.06a"]
    assert lines(sheet, 6, 6)[0][:4] == (
        "Tổng số",
        "Trực tuyến",
        "Trực tiếp, dịch vụ bưu chính",
        "Không rõ hình thức",
    )
    assert lines(sheet, 8, 8)[0][:7] == (1, "Đất đai", 20, "…", "…", 18, 2)


def test_direct_and_postal_told_together_are_one_column(city, opened):
    """As form II.06a itself tells them."""
    leaves = [
        evolve(leaf, dossiers=[_told_together(count) for count in leaf.dossiers])
        for leaf in city.leaves.values()
    ]
    sheet = opened(evolve(city, leaves=leaves)).values["Biểu II.06a"]
    assert lines(sheet, 8, 8)[0][:6] == (1, "Đất đai", 20, 7, 11, 2)


def _told_together(count):
    together = count.channel in (Channel.DIRECT, Channel.POSTAL)
    return evolve(count, channel=Channel.OFFLINE) if together else count


def test_a_field_that_does_not_close_is_told(city, opened):
    """Below the table, by how much."""
    leaves = [evolve(leaf, dossiers=leaf.dossiers[:-1]) for leaf in city.leaves.values()]
    sheet = opened(evolve(city, leaves=leaves)).values["Biểu II.06a"]
    told = [line[0] for line in lines(sheet, 11)]
    assert "Số tiếp nhận và số đã, đang giải quyết lệch nhau 1 hồ sơ: Đất đai." in told


def test_dossiers_nobody_counted_are_no_zeros(silent, opened):
    """The table is blank and says so."""
    leaves = [evolve(leaf, dossiers=()) for leaf in silent.leaves.values()]
    sheet = opened(evolve(silent, leaves=leaves)).values["Biểu II.06a"]
    assert sheet["A3"].value.startswith("Chưa đơn vị nào có số liệu hồ sơ theo lĩnh vực (3 đơn vị")
    assert lines(sheet, 8) == []


def test_every_office_is_on_the_list_with_what_became_of_its_report(silent, opened):
    """Used or why not, when and from which file, how many rows it filled, whether it counted."""
    sheet = opened(silent).values["Đơn vị báo cáo"]
    told = lines(sheet, 5)
    assert told[0][:5] == (1, "Thành phố Biển Mẫu", "Cấp thành phố", "Tỉnh Mẫu", "đã dùng")
    assert told[0][-2:] == ("13/27", "có")
    assert told[2] == (
        3,
        "Xã Nghĩa Phượng",
        "Cấp xã",
        "Thành phố Biển Mẫu",
        "sai biểu mẫu",
        "sai kỳ",
    )
    assert told[3] == ("Có báo cáo dùng được: 2/3 đơn vị; chưa có: 1; gửi muộn: 2",)


def test_what_needs_a_look_is_listed_and_text_is_never_a_formula(city, opened):
    """Errors first; what begins with = is what was typed."""
    said = Text("=chỉ 0 hoặc 1", "0 or 1")
    found = (
        Finding("heading-empty", Severity.WARNING, Text("có số", "a figure"), UnitKey("98201")),
        Finding("code-set", Severity.ERROR, said, UnitKey("982"), "dialogue.held", found="4"),
    )
    rule = Rule("code-set", Text("Ngoài bộ mã", "Not a code"), Severity.ERROR, said, said)
    sheet = opened(city, findings=found, rules={"code-set": rule}).formulas["Vấn đề cần rà soát"]
    assert lines(sheet, 5) == [
        (
            1,
            "Lỗi",
            "Ngoài bộ mã",
            "Thành phố Biển Mẫu",
            "1.5 Tổ chức đối thoại với người dân",
            "=chỉ 0 hoặc 1",
        ),
        (2, "Cảnh báo", "heading-empty", "Phường Hải Yến", "có số"),
    ]
    assert sheet["F5"].data_type == "s"
    empty = opened(city).values["Vấn đề cần rà soát"]
    assert lines(empty, 5) == [("Không có vấn đề cần rà soát.",)]


def test_what_is_let_stand_comes_last_and_says_who_decided_so(city, opened):
    """With the role and the day."""
    waiver = Waiver("đã xác minh", "Chánh Văn phòng", date(2024, 12, 31))
    stands = Finding("quota", Severity.ERROR, Text("22 > 21", "22 over 21"), waiver=waiver)
    found = (stands, Finding("scope", Severity.WARNING, Text("x", "y")))
    told = lines(opened(city, findings=found).values["Vấn đề cần rà soát"], 5)
    assert [line[1] for line in told] == ["Cảnh báo", "Lỗi, được chấp nhận"]
    assert "Chánh Văn phòng, đến ngày 31/12/2024" in told[1][3]


def test_of_thousands_of_one_rule_the_first_are_listed(city, opened):
    """And above the table how many more there are and where."""
    bad = [Finding("code-set", Severity.ERROR, Text(f"ô {n}", f"cell {n}")) for n in range(501)]
    sheet = opened(city, findings=tuple(bad)).values["Vấn đề cần rà soát"]
    assert len(lines(sheet, 5)) == 500
    assert sheet["A3"].value.endswith("chưa liệt kê: code-set: 1.")


def test_it_prints_as_the_decree_has_it(city, opened):
    """A4, one page wide, the head repeated, a page number from the second page; the report inside
    is shown by no menu."""
    book = opened(city).formulas
    assert book.sheetnames == SHEETS
    assert book["_cchc-tinh"].sheet_state == "veryHidden"
    for sheet in book.worksheets[:-1]:
        assert sheet.page_setup.paperSize == 9
        one_wide = sheet.sheet_properties.pageSetUpPr
        widths = [column.width for column in sheet.column_dimensions.values() if not column.hidden]
        scale = (sheet.page_setup.scale or 100) / 100
        upright = sheet.page_setup.orientation == "portrait"
        paper = Paper.A4_UPRIGHT if upright else Paper.A4
        assert (one_wide and one_wide.fitToPage) or columns_wide(widths) * scale <= paper.width
        assert sheet.HeaderFooter.differentFirst
        assert sheet.oddHeader.center.text == "&P"
        assert sheet.print_title_rows
    appendix = book["Phụ lục I"]
    widths = [appendix.column_dimensions[letter].width for letter in "ABCDEFGHIJ"]
    assert sum(widths) <= 137 + 10
    unseen = appendix.column_dimensions["K"]
    assert (unseen.hidden, unseen.min, unseen.max) == (True, 11, 12)
    assert appendix.row_dimensions[8].hidden


def test_the_signature_never_stands_alone_on_a_page(opened):
    """The last page begins with lines of the table."""
    sheet = opened(samples.sample_roll_up(), units=samples.sample_units()).formulas["Phụ lục I"]
    last = 8 + len(PACK.forms[0].rows)
    assert [brk.id for brk in sheet.row_breaks.brk if brk.id < last - 2]


def test_one_level_has_no_columns_of_levels(opened):
    """After 01/7/2025 communes report to the province: no district column and no district row."""
    pack = samples.cut_down(samples.sample_pack(), ["tasks.assigned", "tasks.done_rate"])
    pack = evolve(
        pack,
        levels=pack.levels[1:],
        forms=[
            evolve(
                form,
                rows=[evolve(row, scope=("commune",) if row.scope else ()) for row in form.rows],
            )
            for form in pack.forms
        ],
    )
    report = samples.sample_roll_up()
    wards = [leaf for leaf in report.leaves.values() if leaf.unit.level == "commune"]
    report = evolve(report, leaves=wards)
    book = opened(report, pack=pack, figures=tabulate(report, pack))
    sheet = book.values["Phụ lục"]
    heads = [c for line in lines(sheet, 6, 7) for c in line if not c.startswith("province/1")]
    assert heads == [
        "STT",
        "Chỉ tiêu thống kê",
        "Đơn vị tính",
        "Kết quả thống kê",
        "Cơ sở của tỷ lệ",
        "Số đơn vị có số liệu",
        "Ghi chú",
        "Tử số",
        "Mẫu số, số gốc",
    ]
    assert not [c for line in lines(sheet, 1) for c in line if "huyện" in str(c)]


def test_an_office_s_own_report_bears_its_own_words(opened):
    """A commune's: no roll-up line; a note, and what was typed where it was not accepted."""
    report = samples.sample_report()
    book = opened(report)
    assert book.values["Phụ lục I"]["A5"].value is None
    notes = [line[9] for line in book.values["Phụ lục I"].iter_rows(min_row=9, values_only=True)]
    assert any(note and "số ước tính; đơn vị ghi: khoảng 10" in note for note in notes)
    marks = {line[3] for line in book.values["Phụ lục I"].iter_rows(min_row=9, values_only=True)}
    assert {"!", "KAD", "x"} <= marks


def test_in_english_ours_is_english_and_the_form_stays_as_printed(silent, opened):
    book = opened(silent, lang="en")
    assert book.values.sheetnames[2:6] == [
        "Behind the rates",
        "Form II.06a",
        "Reporting units",
        "Findings",
    ]
    row = book.row("Số nhiệm vụ được giao", "Appendix I")
    assert (row["commune"], row["coverage"]) == (2, "2/3")
