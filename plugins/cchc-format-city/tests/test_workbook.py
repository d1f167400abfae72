"""The workbook as its reader sees it: the text of its cells, read back from the file."""

import io
import zipfile
from datetime import date
from itertools import pairwise

from attrs import evolve

from cchc_core import (
    AdminUnit,
    Finding,
    Format,
    Leaf,
    Origin,
    Purpose,
    Reading,
    Report,
    Rule,
    Section,
    Severity,
    Status,
    Text,
    UnitKey,
    Waiver,
    group_of,
    join,
    tabulate,
)
from cchc_core.printing import Paper, columns_wide
from cchc_format_city import cchc_formats, write

CODE_SET = Text("Mã trả lời ngoài bộ mã", "Code outside its set")
HEADED = Text("Có số ở dòng tiêu đề", "Figure on a heading")
RULES = {
    "code-set": Rule("code-set", CODE_SET, Severity.ERROR, CODE_SET, CODE_SET),
    "heading-empty": Rule("heading-empty", HEADED, Severity.WARNING, HEADED, HEADED),
}
SHEETS = [
    "Phụ lục",
    "Lãnh đạo xem",
    "Xếp hạng",
    "Từng đơn vị",
    "Tình hình gửi",
    "Vấn đề cần rà soát",
    "Văn bản",
]


def rows(sheet, first, last=None):
    return [
        tuple(c for c in row if c is not None)
        for row in sheet.iter_rows(min_row=first, max_row=last, values_only=True)
    ]


def row_of(sheet, label):
    (found,) = [row for row in sheet.iter_rows() if row[1].value == label]
    return found


def entered(publication, unit, row):
    """The publication, one figure of which an official typed."""
    leaves = []
    for leaf in publication.report.leaves.values():
        readings = dict(leaf.readings)
        if leaf.unit.name == unit:
            way = "điện thoại, công chức Văn phòng, 05/9/2023; mất điện"
            readings[row] = evolve(readings[row], origin=Origin("Xu-ly.xlsx", entered=way))
        leaves.append(evolve(leaf, readings=readings))
    return evolve(publication, report=evolve(publication.report, leaves=leaves))


def test_a_figure_typed_by_an_official_says_so(city, ward, book):
    """In the note with the unit's name, in the unit's own cell by a line below it, explained in the
    legend; on the unit's own report with who told it and when."""
    workbook = book(entered(city, "Phường Trường Thi", "received"))
    note = row_of(workbook["Phụ lục"], "Số hồ sơ đã tiếp nhận")[4].value
    assert "nhập tay: phường Trường Thi" in note
    cells = row_of(workbook["Từng đơn vị"], "Số hồ sơ đã tiếp nhận")
    assert [cell.font.underline for cell in cells if cell.value == 3135] == ["single"]
    assert [cell.font.underline for cell in cells if cell.value == 1000] == [None]
    legend = [row[-1] for row in rows(workbook["Từng đơn vị"], 16) if len(row) == 2]
    assert any("công chức nhập thay đơn vị" in str(text) for text in legend)
    own = book(entered(ward, "Phường Trường Thi", "received"))
    told = row_of(own["Phụ lục"], "Số hồ sơ đã tiếp nhận")[4].value
    assert "nhập tay: điện thoại, công chức Văn phòng, 05/9/2023; mất điện" in told


def test_it_is_one_format_for_the_campaign():
    """The plugin offers `city`, which nobody is asked to fill in."""
    (offered,) = cchc_formats()
    assert isinstance(offered, Format)
    assert (offered.name, offered.purpose) == ("city", Purpose.REPORT)


def test_the_file_is_named_by_unit_and_period(city):
    (output,) = write(city)
    assert output.name == "bao-cao-380-2023-9-months.xlsx"


def test_the_same_publication_gives_the_same_bytes(city):
    assert list(write(city)) == list(write(city))


def test_the_appendix_is_the_printed_form_with_a_note_on_every_figure(city, book):
    """Every rolled-up figure says of how many units it is, and who is not in it."""
    assert rows(book(city)["Phụ lục"], 1, 18) == [
        ("Phụ lục",),
        ("THỐNG KÊ SỐ LIỆU CCHC 9 THÁNG NĂM 2023",),
        (
            "(Kèm theo Báo cáo số       /BC-UBND ngày      tháng      năm 2023 của "
            "Ủy ban nhân dân thành phố Thanh Hóa)",
        ),
        ("(Số liệu từ ngày 05/11/2022 đến ngày 01/9/2023)",),
        ("Tổng hợp từ 3/4 báo cáo; chưa có báo cáo dùng được: phường Ba Đình",),
        ("STT", "Chỉ tiêu thống kê", "Kết quả thống kê", "Ghi chú"),
        ("Đơn vị tính", "Số liệu"),
        ("1", "Cơ chế một cửa"),
        (
            "1.1",
            "Số hồ sơ đã tiếp nhận",
            "Hồ sơ",
            4200,
            "3/4 đơn vị; cấp huyện 65, cấp xã 4.135",
        ),
        (
            "1.2",
            "Số VBQPPL đã ban hành",
            "Văn bản",
            0,
            "tại cấp huyện 0/1 đơn vị; tại cấp xã 1/3 đơn vị; thiếu: tại cấp huyện",
        ),
        ("Trong đó", "Tại cấp huyện", "…", "0/1 đơn vị; để trống: thành phố Thanh Hóa"),
        (
            "Tại cấp xã",
            0,
            "1/3 đơn vị; để trống: phường Trường Thi",
        ),
        (
            "1.3",
            "Tỷ lệ trực tuyến",
            "%",
            97.58,
            "2/3 đơn vị; theo tỷ lệ khai báo",
        ),
        (
            "1.4",
            "Đã kết nối",
            "Chưa = 0\nĐã = 1",
            "chưa kết luận",
            "1/3 đơn vị; chưa có số liệu hợp lệ: phường Trường Thi; "
            "chưa kết luận vì còn 2 đơn vị chưa có số liệu dùng được; “Đã”: phường Hàm Rồng",
        ),
        (
            "1.5",
            "Tỷ lệ xã đã kết nối",
            "%",
            100,
            "1/3 xã trả lời; chưa có số liệu hợp lệ: phường Trường Thi; "
            "không tổng hợp số ghi ngoài phạm vi được giao của phường Trường Thi",
        ),
        (
            "1.6",
            "Số TTHC đang áp dụng",
            "Thủ tục",
            240,
            "2/3 đơn vị; không tổng hợp số ghi ngoài phạm vi được giao của thành phố Thanh Hóa",
        ),
        (
            "1.7",
            "Kế hoạch đã ban hành",
            "Văn bản",
            1,
            "1/3 đơn vị; để trống: thành phố Thanh Hóa; không áp dụng: phường Hàm Rồng; "
            "danh sách ở trang Văn bản",
        ),
        (
            "Chú giải: 0 = số không: đã báo cáo, bằng 0; … = để trống: đơn vị không ghi số liệu; "
            "chưa kết luận = các đơn vị chưa có số liệu còn có thể làm thay đổi kết quả; "
            "theo tỷ lệ khai báo = tỷ lệ chung tính từ tỷ lệ từng đơn vị khai và số gốc của đơn vị "
            "đó.",
        ),
    ]


def test_the_appendix_prints_as_the_decree_has_it(ward, book):
    """A4 lying down, bound at the top, printed all but full size, the head repeated, the page
    number from the second page."""
    sheet = book(ward)["Phụ lục"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert 95 <= sheet.page_setup.scale <= 100
    assert sheet.freeze_panes == "C8"
    assert [round(25.4 * m) for m in (sheet.page_margins.left, sheet.page_margins.top)] == [20, 30]
    assert sheet.print_title_rows == "$6:$7"
    assert sheet.HeaderFooter.differentFirst
    assert sheet.oddHeader.center.text == "&P"
    assert {"A6:A7", "B6:B7", "C6:D6", "E6:E7", "A11:A12"} <= set(map(str, sheet.merged_cells))
    assert sheet["B8"].font.bold
    assert sheet["B11"].alignment.indent == 2
    assert [sheet[at].font.size for at in ("A1", "A2", "B9", "D9", "E9")] == [14, 14, 13, 13, 11]
    assert sum(sheet.column_dimensions[column].width for column in "ABCDE") <= 135


def test_a_wards_own_report_bears_its_own_words_and_signature(ward, book):
    """No coverage, no sheets of other units; what it typed where nothing is asked is kept."""
    written = book(ward)
    sheet = written["Phụ lục"]
    assert written.sheetnames == ["Phụ lục", "Văn bản"]
    assert [c.value for c in row_of(sheet, "Số hồ sơ đã tiếp nhận")][3:] == [
        3135,
        "=04 hồ sơ từ kỳ trước",
    ]
    assert [c.value for c in row_of(sheet, "Cơ chế một cửa")][3:] == [
        240,
        "ghi ở dòng tiêu đề, không tổng hợp",
    ]
    assert row_of(sheet, "Đã kết nối")[3].value == "4"
    assert row_of(sheet, "Đã kết nối")[3].font.strike
    assert row_of(sheet, "Tại cấp huyện")[3].value == "x"
    assert [row for row in rows(sheet, 19) if row] == [("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",)]


def test_every_unit_has_a_column_with_what_it_said(city, values):
    """The rolled-up figure first, and of how many, then the wards by name and the office's own
    figures; what is first stands on every page."""
    sheet = values(city)["Từng đơn vị"]
    told = [
        tuple(round(c, 2) if isinstance(c, float) else c for c in r) for r in rows(sheet, 4, 14)
    ]
    assert told == [
        (
            "STT",
            "Chỉ tiêu thống kê",
            "Tổng hợp",
            "Số đơn vị có số liệu",
            "Phường Ba Đình",
            "Phường Hàm Rồng",
            "Phường Trường Thi",
            "Thành phố Thanh Hóa (số liệu của cơ quan)",
        ),
        ("1", "Cơ chế một cửa", 240),
        ("1.1", "Số hồ sơ đã tiếp nhận", 4200, "3/4", "CC", 1000, 3135, 65),
        ("1.2", "Số VBQPPL đã ban hành", 0, "0/1; 1/3", "CC", 0, "…", "…"),
        ("Tại cấp huyện", "…", "0/1", "CC", "x", "x", "…"),
        ("Tại cấp xã", 0, "1/3", "CC", 0, "…", "x"),
        ("1.3", "Tỷ lệ trực tuyến", 97.58, "2/3", "CC", 90, 100, "x"),
        ("1.4", "Đã kết nối", "chưa kết luận", "1/3", "CC", 1, "4", "x"),
        ("1.5", "Tỷ lệ xã đã kết nối", 100, "1/3", "CC", "x", 100, "x"),
        ("1.6", "Số TTHC đang áp dụng", 240, "2/3", "CC", 240, 240, 199),
        ("1.7", "Kế hoạch đã ban hành", 1, "1/3", "CC", "KAD", 1, "…"),
    ]
    assert sheet.freeze_panes == "E5"
    assert (sheet.page_setup.orientation, sheet.print_title_cols) == ("landscape", "$A:$D")


def test_a_column_of_rates_shows_as_many_decimals_on_every_line(city, book):
    """Two, as the form has them, of a whole one too; counts show none. What the cell holds stays
    exact."""
    sheet = book(city)["Từng đơn vị"]
    rates = [c for c in row_of(sheet, "Tỷ lệ trực tuyến")[2:] if c.data_type in ("n", "f")]
    assert {cell.number_format for cell in rates} == {"[$-42A]0.00_0"}
    assert 100 in [cell.value for cell in rates]
    counts = [c for c in row_of(sheet, "Số hồ sơ đã tiếp nhận")[2:] if c.data_type == "n"]
    assert {cell.number_format for cell in counts} == {"[$-42A]#,##0_0"}


def test_the_kinds_of_nothing_look_different_and_the_legend_shows_each(city, book):
    """No two of zero, blank, not applicable, not submitted, out of scope, rejected, typed aside
    share mark and style."""
    sheet = book(city)["Từng đơn vị"]
    cells = {
        "zero": row_of(sheet, "Tại cấp xã")[5],
        "blank": row_of(sheet, "Tại cấp xã")[6],
        "not applicable": row_of(sheet, "Kế hoạch đã ban hành")[5],
        "not submitted": row_of(sheet, "Tại cấp xã")[4],
        "out of scope": row_of(sheet, "Tại cấp xã")[7],
        "rejected": row_of(sheet, "Đã kết nối")[6],
        "aside": row_of(sheet, "Số TTHC đang áp dụng")[7],
    }

    def look(cell):
        font, fill = cell.font, cell.fill
        return (font.italic, font.strike, font.color and font.color.rgb, fill.fgColor.rgb)

    texts = [str(cell.value) for cell in cells.values()]
    assert len(set(texts)) == len(texts)
    assert len({look(cell) for cell in cells.values()}) == len(cells)
    samples = [sheet.cell(at, 5) for at in range(17, 24)]
    assert [look(sample) for sample in samples] == [look(cell) for cell in cells.values()]
    assert (sheet["E24"].value, sheet["E25"].value) == ("chưa kết luận", None)
    assert {sheet.cell(at, 1).value for at in range(16, 25)} == {None}


def test_a_legend_tells_of_the_marks_on_its_sheet_only(city, book):
    """The appendix, where no unit's own cell is, does not explain what is not to be seen there."""
    written = book(city)
    (told,) = rows(written["Phụ lục"], 18, 18)[0]
    assert "CC" not in told
    assert "KAD" not in told
    assert written["Từng đơn vị"]["E20"].value == "CC"


def test_many_units_are_printed_on_few_large_pages(city, book, pack):
    """A3 lying down, what is rolled up on every page, none wider than the paper; no title is cut by
    the columns that are repeated."""
    wards = [AdminUnit(UnitKey(f"2000{n}"), f"Phường {n}", "commune") for n in range(40)]
    period = city.report.period
    told = [Report.of(w, period, pack.key, {}) for w in wards]
    report = join(city.report.unit, period, [city.report, *told])
    sheet = book(evolve(city, report=report, figures=tabulate(report, pack)))["Từng đơn vị"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert sheet.page_setup.scale >= 85
    assert (sheet.print_title_cols, sheet.print_title_rows) == ("$A:$D", "$4:$4")
    assert {"A1:D1", "A2:D2"} <= set(map(str, sheet.merged_cells))
    widths = [column.width for column in sheet.column_dimensions.values()]
    ends = [0, *(b.id - 4 for b in sheet.col_breaks.brk), len(widths) - 4]
    pages = [columns_wide([*widths[:4], *widths[4:][start:end]]) for start, end in pairwise(ends)]
    assert len(pages) == 2
    assert max(pages) * sheet.page_setup.scale / 100 <= Paper.A3.width
    assert min(row[2].font.size for row in sheet.iter_rows(min_row=5, max_row=14)) >= 9


def test_used_missing_and_refused_add_up_to_the_expected(city, book):
    """One row per expected unit; late is a mark beside."""
    sheet = book(city)["Tình hình gửi"]
    assert rows(sheet, 5) == [
        (1, "Phường Ba Đình", "sai biểu mẫu", "6-thang.xlsx", "sai kỳ"),
        (2, "Phường Hàm Rồng", "đã dùng", "muộn", "=ham-rong.xlsx", 1, sheet["G6"].value, "VP"),
        (3, "Phường Trường Thi", "đã dùng", "truong-thi.xlsx", 2, "cu.xlsx"),
        (4, "Thành phố Thanh Hóa", "đã dùng", "thanh-pho.xlsx"),
        (
            "Phải gửi 4 = đã dùng 3 + chưa gửi 0 + bị từ chối 1 (sai biểu mẫu 1, biểu trống 0, "
            "lý do khác 0); gửi muộn: 1",
        ),
    ]
    assert sheet["G6"].is_date


def test_text_is_never_a_formula(city, book):
    """What begins with = stays what was typed, marked so that editing keeps it."""
    cell = book(city)["Tình hình gửi"]["E6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=ham-rong.xlsx", "s", True)


def test_findings_are_listed_errors_first_and_can_be_filtered(city, book):
    """Each names its kind, unit, indicator and cell, and no code that only the command knows; the
    sheet says so when there is none."""
    unit, at = UnitKey("14764"), Origin("tt.xlsx", "Phụ lục", "D12")
    found = (
        Finding("heading-empty", Severity.WARNING, Text("có số", "a figure"), unit, "desk"),
        Finding("code-set", Severity.ERROR, Text("chỉ 0, 1", "0, 1"), unit, "linked", at, "4", "0"),
    )
    sheet = book(city, findings=found, rules=RULES)["Vấn đề cần rà soát"]
    assert rows(sheet, 5) == [
        (
            1,
            "Lỗi",
            "Mã trả lời ngoài bộ mã",
            "Phường Trường Thi",
            "1.4 Đã kết nối",
            "chỉ 0, 1",
            "tt.xlsx [Phụ lục!D12]",
        ),
        (2, "Cảnh báo", "Có số ở dòng tiêu đề", "Phường Trường Thi", "1 Cơ chế một cửa", "có số"),
    ]
    assert sheet["A3"].value == "Lỗi: 1; cảnh báo: 1."
    assert sheet.auto_filter.ref == "A4:G6"
    assert rows(book(city)["Vấn đề cần rà soát"], 5) == [("Không có vấn đề cần rà soát.",)]


def test_what_is_let_stand_comes_last_and_says_who_decided_so(city, book):
    """It is no less to be seen, and not hidden among what nobody has looked at."""
    waiver = Waiver("đã xác minh với đơn vị", "Trưởng phòng Nội vụ", date(2023, 12, 31))
    stands = Finding("quota", Severity.ERROR, Text("22 > 21", "22 over 21"), waiver=waiver)
    doubtful = Finding("scope", Severity.WARNING, Text("x", "y"))
    told = rows(book(city, findings=(stands, doubtful))["Vấn đề cần rà soát"], 5)
    assert [row[1] for row in told] == ["Cảnh báo", "Lỗi, được chấp nhận"]
    assert told[1][3] == (
        "22 > 21 (Được chấp nhận: đã xác minh với đơn vị, Trưởng phòng Nội vụ, đến ngày "
        "31/12/2023.)"
    )


def test_of_thousands_of_one_rule_the_first_are_listed(city, book):
    """And above the table how many more there are and where; other rules are not cut."""
    bad = [Finding("code-set", Severity.ERROR, Text(f"ô {n}", f"cell {n}")) for n in range(501)]
    found = (*bad, Finding("scope", Severity.WARNING, Text("x", "y")))
    sheet = book(city, findings=found, rules=RULES)
    told = sheet["Vấn đề cần rà soát"]
    assert [row[3] for row in rows(told, 5)] == [*(f"ô {n}" for n in range(500)), "x"]
    assert "chưa liệt kê: Mã trả lời ngoài bộ mã: 1." in told["A3"].value


def test_what_only_informs_stands_on_a_sheet_of_its_own_each_message_once(city, book):
    """With the units it is said to and their rows; what all messages of a kind end with is said
    once."""
    ham_rong, truong_thi = UnitKey("14755"), UnitKey("14764")
    blank = "Dòng {row} để trống. Đề nghị bổ sung."
    said = (
        (truong_thi, "received", blank.format(row="1.1")),
        (ham_rong, "received", blank.format(row="1.1")),
        (ham_rong, "procedures", blank.format(row="1.6")),
    )
    found = [
        Finding("blank", Severity.INFORMATION, Text(message, ""), unit, row)
        for unit, row, message in said
    ]
    found.append(Finding("late", Severity.INFORMATION, Text("Sau.", ""), ham_rong, "received"))
    written = book(city, findings=tuple(found), rules=RULES)
    assert rows(written["Vấn đề cần rà soát"], 3, 3) == [
        ("Lỗi: 0; cảnh báo: 0; 4 thông tin ở trang “Thông tin thêm”.",)
    ]
    assert rows(written["Thông tin thêm"], 5) == [
        (1, "blank", "Đề nghị bổ sung.", "3 chỗ, 2 đơn vị"),
        ("Dòng 1.1 để trống.", "Phường Hàm Rồng; Phường Trường Thi"),
        ("Dòng 1.6 để trống.", "Phường Hàm Rồng"),
        (2, "late", "Sau.", "Phường Hàm Rồng (1.1)"),
    ]


def test_what_all_messages_to_a_unit_end_with_is_told_when_they_join_into_one_line(city, book):
    """And how many they are; of one alone, neither."""
    unit = UnitKey("14764")
    found = [
        Finding("blank", Severity.INFORMATION, Text(f"{said} Hãy đối chiếu lại.", ""), unit)
        for said in ("Một.", "Hai.", "Ba.")
    ]
    found += [Finding("late", Severity.INFORMATION, Text("Sau.", ""), unit)] * 2
    found.append(Finding("alone", Severity.INFORMATION, Text("Thôi.", ""), unit))
    assert rows(book(city, findings=tuple(found))["Thông tin thêm"], 5) == [
        (1, "blank", "Hãy đối chiếu lại.", "3 chỗ"),
        ("Một. Hai. Ba.", "Phường Trường Thi"),
        (2, "late", "2 chỗ"),
        ("Sau.", "Phường Trường Thi"),
        (3, "alone", "Thôi.", "Phường Trường Thi"),
    ]


def test_a_report_that_is_sent_on_names_no_command(city, book):
    """What only the office can do in its program is left out, of findings and of why a file was not
    used."""
    told = Text("Sai biểu.", "").and_office("Chạy cchc profile draft.", "")
    only = Text("", "").and_office("Sửa cchc.toml.", "")
    found = tuple(Finding("heads", Severity.ERROR, text) for text in (told, only))
    filings = [evolve(filing, reason=told) for filing in city.filings]
    written = book(evolve(city, filings=filings), findings=found)
    said = [str(c.value) for sheet in written for row in sheet.iter_rows() for c in row if c.value]
    assert "Sai biểu." in said
    assert "Đề nghị xem lại nội dung này." in said
    assert [text for text in said if "cchc profile" in text or "cchc.toml" in text] == []


def test_documents_are_listed_with_their_unit(city, book):
    written = book(city)
    assert written.sheetnames == SHEETS
    (row,) = rows(written["Văn bản"], 5)
    assert row[:4] == (1, "Phường Trường Thi", "1.7 Kế hoạch đã ban hành", "Kế hoạch")
    assert (row[4], f"{row[5]:%d/%m/%Y}") == ("24/KH-UBND", "10/01/2023")


def test_what_units_wrote_is_listed_word_for_word(city, book, pack):
    """A line a wording: the report in words only counts those who say all but the same."""
    words = [
        "Thiếu máy quét tại bộ phận một cửa phường",
        "Không",
        "Thiếu máy quét ở bộ phận một cửa phường",
        "Thiếu máy quét tại bộ phận một cửa phường",
    ]
    leaves = [
        evolve(leaf, words={"difficulties": text})
        for leaf, text in zip(city.report.leaves.values(), words, strict=False)
    ]
    report = evolve(city.report, leaves=leaves)
    sections = (Section("difficulties", "I", "Khó khăn", written=True),)
    written = book(evolve(city, report=report, pack=evolve(pack, sections=sections)))
    told = rows(written["Lời của đơn vị"], 5)
    said: dict[str, set[str]] = {}
    for leaf, text in zip(leaves, words, strict=False):
        said.setdefault(text, set()).add(leaf.unit.name)
    assert {row[2]: set(row[4].split(", ")) for row in told} == said
    assert [row[3] for row in told] == [len(said[row[2]]) for row in told]
    assert [row[2] for row in told][-1] == "Không"


def test_in_english_ours_is_english_and_the_form_stays_as_printed(city, book):
    written = book(city, lang="en")
    assert written.sheetnames == [
        "Appendix",
        "For leaders",
        "Ranking",
        "Unit by unit",
        "Submissions",
        "Findings",
        "Documents",
    ]
    assert rows(written["Unit by unit"], 8, 8) == [
        ("Tại cấp huyện", "…", "0/1", "NR", "x", "x", "…")
    ]
    note = row_of(written["Appendix"], "Tỷ lệ trực tuyến")[4].value
    assert note == "2/3 units; from stated rates"


def test_more_than_three_units_are_counted_not_named(city, book, pack):
    """A note stays readable when half the city is missing."""
    wards = [AdminUnit(UnitKey(f"2000{n}"), f"Phường {n}", "commune") for n in range(5)]
    period = city.report.period
    absent = [Report.of(w, period, pack.key, submitted=False) for w in wards]
    report = join(city.report.unit, period, [city.report, *absent])
    more = evolve(city, report=report, figures=tabulate(report, pack))
    note = row_of(book(more)["Phụ lục"], "Tỷ lệ trực tuyến")[4].value
    assert note == "2/8 đơn vị; chưa có báo cáo dùng được: 5 đơn vị; theo tỷ lệ khai báo"


def test_figures_stated_together_say_for_how_many_units(city, book, pack):
    """The units behind them are counted, not the one line they stand in."""
    period = city.report.period
    other = AdminUnit(UnitKey("381"), "Thị xã Bỉm Sơn", "district")
    group = group_of(other, "commune", "Các đơn vị cấp xã thuộc Thị xã Bỉm Sơn")
    stated = Reading("received", Status.USED, 100, stands_for=6)
    leaf = Leaf(group, period.window, [stated], stands_for=7)
    report = join(city.report.unit, period, [city.report, Report(other, period, pack.key, [leaf])])
    more = evolve(city, report=report, figures=tabulate(report, pack))
    row = row_of(book(more)["Phụ lục"], "Số hồ sơ đã tiếp nhận")
    assert row[3].value == 4300
    assert row[4].value.startswith(
        "9/11 đơn vị; Các đơn vị cấp xã thuộc Thị xã Bỉm Sơn khai gộp 6/7 đơn vị"
    )


def test_every_cell_keeps_its_font_in_excel(city):
    """A font that names the theme's scheme is shown in the theme's instead."""
    (output,) = write(city)
    with zipfile.ZipFile(io.BytesIO(output.content)) as archive:
        styles = archive.read("xl/styles.xml").decode()
    assert '<name val="Times New Roman"/>' in styles
    assert "<scheme" not in styles
