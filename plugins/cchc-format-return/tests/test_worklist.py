"""The worklist: everything that waits for somebody, to be filtered, ticked and printed."""

from fractions import Fraction

from attrs import evolve
from read_back import rows_of, sheet_of

from cchc_core import Effect, Filed, Filing, Origin, Remedy, Severity, Touch, UnitKey
from cchc_core.testing import samples
from cchc_format_return.worklist import write_list, write_worklist

HEADS = [
    "STT", "Đơn vị", "Mức độ", "Mã", "Dòng, chỉ tiêu", "Ô", "Đang ghi", "Số khớp (tham khảo)",
    "Nội dung", "Ô có thể sai", "Ảnh hưởng", "Ai xử lý", "Tệp", "Đã xử lý",
]  # fmt: skip


def listed(publication):
    """The lines of the worklist, by their heads."""
    (output,) = write_worklist(publication)
    return [dict(zip(HEADS, row, strict=True)) for row in rows_of(output)[4:]]


def test_every_finding_is_a_line_with_all_there_is_to_know(publish, found):
    """Whose, how bad, which rule, row, cell, what stands there and should, how to mend it, what it
    weighs, who has to do it, in which file; and a cell to tick."""
    remedies = (Remedy("tasks.planned", "7", "70", None, near=True),)
    finding = found(expected="7", remedies=remedies)
    effects = {finding: Effect(Touch.LEFT_OUT)}

    (line,) = listed(publish(finding, effects=effects))

    assert list(line.values()) == [
        "1",
        "Phường Hòa Bình",
        "Phải sửa",
        "sample-wrong",
        "1.3 Số nhiệm vụ được giao",
        "Biểu 1, ô D12",
        "70",
        "7",
        "Sai. Đề nghị sửa lại.",
        "tasks.planned: 70 → 7*",
        "Chưa có trong số tổng hợp",
        "Đơn vị",
        "98101.xlsx",
        "",
    ]


def test_of_several_cells_none_is_printed_as_an_order(publish, found):
    """What would fit stands with each, not beside the row; a file or a report has no such value."""
    remedies = (Remedy("tasks.planned", "2185", "2.158", None, True), Remedy("tasks.assigned", "7"))
    several = found(expected="3421", remedies=remedies)
    of_a_file = found(row="", found="2, 3, 4…", expected="12", origin=Origin("DanhSach.xls"))

    one, other = listed(publish(several, of_a_file))

    assert one["Số khớp (tham khảo)"] == ""
    assert one["Ô có thể sai"] == "tasks.planned: 2.158 → 2.185*\ntasks.assigned: … → 7"
    assert (other["Đang ghi"], other["Số khớp (tham khảo)"]) == ("", "")


def test_a_ward_s_list_holds_nothing_of_the_office_s_own(publish, found):
    """No code, no effect on the city's figures, nobody who has to act, nothing to tick."""
    output = write_list(publish(found()))

    assert rows_of(output)[2] == [
        head for head in HEADS if head not in ("Mã", "Ảnh hưởng", "Ai xử lý", "Đã xử lý")
    ]
    assert "<dataValidation" not in sheet_of(output)


def test_lines_come_in_the_order_given_those_without_a_report_before_them(publish, found):
    """The merge has ordered them by what they weigh; who has sent nothing weighs most."""
    first, second = found("tasks.planned"), found()
    missing = Filing(samples.sample_wards()[1], Filed.MISSING)

    lines = listed(publish(first, second, filings=(missing,)))

    assert [(line["STT"], line["Đơn vị"], line["Mức độ"]) for line in lines] == [
        ("1", missing.unit.name, "Chưa gửi"),
        ("2", "Phường Hòa Bình", "Phải sửa"),
        ("3", "Phường Hòa Bình", "Phải sửa"),
    ]


def test_what_a_finding_weighs_is_said_in_words(publish, found):
    """A share of the merged figure, or that there is none."""
    shares = {"0,3": Fraction(3, 1000), "1.000": Fraction(50), "0,01": Fraction(1, 100_000)}
    findings = [found(said=text) for text in shares]
    effects = {
        finding: Effect(Touch.MOVES, share)
        for finding, share in zip(findings, shares.values(), strict=True)
    }

    lines = listed(publish(*findings, found(), effects=effects))

    assert [line["Ảnh hưởng"] for line in lines] == [
        "Có thể đổi 0,3% số tổng hợp",
        "Có thể đổi trên 1000% số tổng hợp",
        "Đổi dưới 0,01% số tổng hợp",
        "Không đổi số tổng hợp",
    ]


def test_who_has_to_do_it_is_the_unit_or_the_office(publish, found):
    """The office what only it can put right, what is its own unit's, and what is nobody's."""
    nobody = evolve(found(), unit=None)
    unknown = evolve(found(), unit=UnitKey("000"))
    office = found(rule="sample-office", severity=Severity.WARNING)

    lines = listed(publish(found(), office, nobody, unknown))

    assert [(line["Đơn vị"], line["Ai xử lý"]) for line in lines] == [
        ("Phường Hòa Bình", "Đơn vị"),
        ("Phường Hòa Bình", "Phòng Nội vụ"),
        ("Chưa rõ đơn vị", "Phòng Nội vụ"),
        ("000", "Đơn vị"),
    ]


def test_it_is_printed_lying_down_and_ticked_on_screen(publish, found):
    """A4, one page wide, the heads on every page and always in sight; a drop-down to tick, which
    greys the line and is counted above."""
    (output,) = write_worklist(publish(found(), found()))

    sheet = sheet_of(output)
    assert output.name == "viec-can-xu-ly-98101-2024-quarter-1.xlsx"
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert '<pane xSplit="2" ySplit="4"' in sheet
    assert '<autoFilter ref="A4:N6"/>' in sheet
    assert '<dataValidation type="list"' in sheet
    assert '<f>COUNTA(N5:N6)&amp;"/2"</f><v>0/2</v>' in sheet
    assert '<cfRule type="expression"' in sheet


def test_a_text_stays_a_text(publish, found):
    """Whatever sign it begins with: nothing typed by a unit becomes a formula."""
    (line,) = listed(publish(found(said="=1+1", found="=SUM(A1)")))

    assert (line["Nội dung"], line["Đang ghi"]) == ("=1+1", "=SUM(A1)")
    (output,) = write_worklist(publish(found(said="=1+1", found="=SUM(A1)")))
    assert sheet_of(output).count("<f>") == 1


def test_it_speaks_english_where_it_is_asked_to(publish, found):
    """Its heads and words; the units' own names and figures stay."""
    (output,) = write_worklist(publish(found(), lang="en"))

    rows = rows_of(output)
    assert rows[3][:3] == ["No.", "Unit", "Severity"]
    assert rows[4][1:3] == ["Phường Hòa Bình", "Must be corrected"]
