"""Layouts are data: an office describes its own without code, and a wrong one says where."""

import pytest
from attrs import evolve

from cchc_core import FileRefused

OWN = """\
vi = "Mẫu riêng"
en = "Own"
table = "dossiers"
unit = "sender"
known_by = ["Mã biên nhận", "Ngày nộp"]

[columns]
code = "Mã biên nhận"
received = "Ngày nộp"
due = "Ngày hẹn"
finished = "Ngày trả"
state = "Tình trạng"

[states]
"chờ liên thông" = 5
"""
HEAD = ["STT", "Mã biên nhận", "Người nộp", "Ngày nộp", "Ngày hẹn", "Ngày trả", "Tình trạng"]


@pytest.fixture
def office(portal, tmp_path):
    """An office with profiles of its own."""
    folder = tmp_path / "profiles"
    folder.mkdir()
    portal.desk = evolve(portal.desk, profiles=folder)

    def describe(text, name="rieng"):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return portal

    return describe


def dossier(made, code="BN-01", state="chờ liên thông"):
    return ["1", code, made.PERSONAL["name"], "15/03/2023", "20/03/2023", "", state]


def test_a_file_no_profile_knows_is_refused_with_what_to_do(portal, made):
    """It is recognised by its words all the same, or nobody would be told."""
    path = portal.put("a.csv", [HEAD, dossier(made)])

    refusal = portal.refused(path)

    assert refusal.rule == "layout-unknown"
    assert "cchc profile draft" in refusal.message.vi


def test_an_office_s_own_profile_works_without_code(office, made):
    """With its words for states, and who sent the file as `inbox.csv` says."""
    portal = office(OWN)
    path = portal.put("a.csv", [HEAD, dossier(made)])
    portal.sent_by(path, "Phường Hàm Rồng")

    (submission,) = portal.read(path)

    assert portal.source.recognises(path, path.read_bytes())
    assert made.numbers(submission)["dossiers.waiting"] == 1
    assert "dossier-state-unknown" not in made.rules(submission)


def test_twelve_heads_over_nine_cells_are_read_with_an_office_s_own_mapping(office, made):
    """Its columns by number; the same heads over twelve cells are still ours to read."""
    head, *lines = made.table_list(made.several(6))
    portal = office(
        'vi = "Lệch cột"\nen = "Shifted"\ntable = "dossiers"\nunit = "column"\ncells = 9\n'
        f'known_by = ["{head[1]}", "{head[4]}"]\n[columns]\nnumber = 1\nunit = 2\nfield = 3\n'
        "code = 4\nstate = 5\nreceived = 6\ndue = 7\nfinished = 8\n"
    )
    kept = (0, 1, 2, 4, 5, 8, 9, 10, 11)
    shifted = portal.put("a.htm", [head, *([line[n] for n in kept] for line in lines)])
    straight = portal.put("b.htm", [head, *lines])

    for path in (shifted, straight):
        (submission,) = portal.read(path)
        assert made.numbers(submission)["dossiers.on_time.land.commune"] == 6
        assert submission.cells.lost == 0


def test_an_office_may_name_units_fields_and_channels_in_its_own_words(office, made):
    """What the lists of the portal call them here."""
    table = OWN.replace('unit = "sender"', 'unit = "column"')
    table = table.replace(
        "[states]", 'unit = "Nơi nhận"\nfield = "Loại"\nchannel = "Lối"\n[states]'
    )
    portal = office(
        table + '[units]\n"Một cửa số 1" = "14755"\n[fields]\nland = ["Địa chính"]\n'
        '[channels]\n"quầy" = "direct"\n'
    )
    head = [*HEAD, "Nơi nhận", "Loại", "Lối"]
    line = [*dossier(made), "MỘT CỬA SỐ 1", "Địa chính", "Quầy"]
    line[5] = "18/03/2023"

    (submission,) = portal.read(portal.put("a.csv", [head, line]))

    figures = made.numbers(submission)
    assert submission.report.unit.name == "Phường Hàm Rồng"
    assert figures["dossiers.on_time.land.commune"] == 1
    assert figures["dossiers.received.direct"] == 1


def test_statistics_may_be_of_the_campaign_s_days_if_the_office_says_so(office, made):
    """Where an export never prints them."""
    portal = office(
        'vi = "Thống kê"\nen = "Statistics"\ntable = "units"\nunit = "column"\n'
        'always_campaign_window = true\nknown_by = ["Nơi", "Nhận"]\n[columns]\nunit = "Nơi"\n'
        'received = "Nhận"\n'
    )

    (submission,) = portal.read(portal.put("a.csv", [["Nơi", "Nhận"], ["Phường Hàm Rồng", "7"]]))

    assert made.numbers(submission) == {"dossiers.received": 7}
    assert submission.report.own.readings["dossiers.received"].window is None


def test_two_profiles_that_fit_as_well_are_refused(office, made):
    """Which of them is meant is for the office to say."""
    office(OWN, "một")
    portal = office(OWN, "hai")

    refusal = portal.refused(portal.put("a.csv", [HEAD, dossier(made)]))

    assert (refusal.rule, refusal.found) == ("layout-ambiguous", "hai, một")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "Mã biên nhận"\n', "", "'columns.code': thiếu cột bắt buộc"),
        ('due = "Ngày hẹn"', 'phone = "Số điện thoại"', "dòng 10, khóa 'columns.phone'"),
        ('due = "Ngày hẹn"', "due = 0", "dòng 10, khóa 'columns.due'"),
        ('due = "Ngày hẹn"', "due = true", "dòng 10, khóa 'columns.due'"),
        ('table = "dossiers"', 'table = "list"', "dòng 3, khóa 'table'"),
        ('known_by = ["Mã biên nhận", "Ngày nộp"]', "known_by = []", "'known_by'"),
        ('"chờ liên thông" = 5', '"chờ liên thông" = 11', "số từ 1 đến 10"),
        ("[states]", '[channels]\n"a" = "fax"\n[states]', "direct, postal, offline, online"),
        ('unit = "sender"', 'unit = "sender"\npages = 3', "khóa 'pages'"),
        ('unit = "sender"', 'unit = "sender"\npage_sizes = [0]', "khóa 'page_sizes'"),
        ("[states]", "[states", "sai cú pháp TOML"),
    ],
)
def test_a_profile_that_is_wrong_says_where(office, made, old, new, said):
    """File, line and key; personal columns are on no list. A file it is for is refused, lest a
    layout of ours read it otherwise; others are read."""
    assert old in OWN
    portal = office(OWN.replace(old, new))

    refusal = portal.refused(portal.put("a.csv", [HEAD, dossier(made)]))

    assert refusal.rule == "profile-wrong"
    assert "rieng.toml" in refusal.message.vi
    assert said in refusal.message.vi


def test_a_profile_that_is_wrong_costs_no_other_file(office, made):
    """A draft nobody has filled in yet leaves the lists of other layouts as they were."""
    portal = office(OWN.replace('code = "Mã biên nhận"\n', ""))

    (submission,) = portal.read(portal.put("a.csv", made.table_list(made.several(2))))

    assert submission.report.own.readings


@pytest.mark.parametrize("kind", [".csv", ".xlsx", ".xls", ".htm"])
def test_what_is_drafted_reads_the_file_it_was_drafted_from(office, made, kind):
    """For a list whose heads have other names than ours."""
    portal = office(OWN.replace("Mã biên nhận", "không phải"))
    lines = [made.letterhead("Phường Hàm Rồng")[1], HEAD]
    lines += [dossier(made, f"BN-{n}", "Đang xử lý") for n in range(3)]
    path = portal.put(f"Sổ theo dõi 1{kind}", lines)

    output = portal.source.draft(path)

    office(output.content.decode(), "de-xuat")
    portal.sent_by(path, "Phường Hàm Rồng")
    (submission,) = portal.read(path)
    assert output.name == "so-theo-doi-1.toml"
    assert "#   3. Người nộp" in output.content.decode()
    assert made.numbers(submission)["dossiers.open_overdue"] == 3


def test_a_draft_for_shifted_heads_goes_by_what_the_columns_hold(office, made):
    """Codes and days are found; the rest is for a person to fill in."""
    portal = office(OWN)
    head, *lines = made.table_list(made.several(6))
    kept = (0, 1, 2, 4, 5, 8, 9, 10, 11)
    path = portal.put("a.htm", [head, *([line[n] for n in kept] for line in lines)])

    text = portal.source.draft(path).content.decode()

    assert "cells = 9" in text
    assert "code = 4\nreceived = 6\ndue = 7\nfinished = 8" in text


def test_a_dossier_is_never_taken_for_a_second_line_of_heads(portal, tmp_path):
    """Even where a cell of it has the words of a head: a draft has no person's name in it."""
    path = tmp_path / "la.csv"
    path.write_text(
        "Cột A,Phòng ban,Trạng thái hồ sơ,Tên lĩnh vực,Cơ quan/đơn vị,Chủ hồ sơ,Mốc\n"
        "000.22.22.H56-230903-0001,Bộ phận Tiếp nhận và Trả kết quả,Đang xử lý,Hộ tịch,"
        "UBND phường Tào Xuyên,Người dân A,03/09/2023 07:38\n",
        "utf-8",
    )

    text = portal.source.draft(path).content.decode()

    assert "Người dân A" not in text
    assert 'state = "Trạng thái hồ sơ"' in text


def test_a_draft_that_is_not_filled_in_yet_says_what_it_lacks(office, tmp_path):
    """Instead of the file being called unknown and another draft asked for."""
    portal = office(OWN.replace('due = "Ngày hẹn"\n', "# due = ?\n"))
    path = tmp_path / "inbox" / "la.csv"
    path.parent.mkdir()
    path.write_text("Mã biên nhận,Ngày nộp,Ngày hẹn\nBN-01,03/09/2023,04/09/2023\n", "utf-8")

    assert portal.source.recognises(path, path.read_bytes())
    with pytest.raises(FileRefused) as refused:
        tuple(portal.source.read(path, portal.desk))

    assert "'columns.due'" in refused.value.message.vi


def test_statistics_are_drafted_too(portal, made):
    """By unit and by field, heads over several lines."""
    from cchc_source_portal.profiles import Kind, read_profile

    for head, kind, key in (
        (made.UNITS_HEAD, Kind.UNITS, "postal"),
        (made.FIELDS_HEAD, Kind.FIELDS, "direct_or_postal"),
    ):
        line = ["1", "Phường Hàm Rồng", *["5"] * (len(head[0]) - 2)]
        path = portal.put("a.xlsx", made.statistics(head, line))
        output = portal.source.draft(path)
        (portal.folder / output.name).write_bytes(output.content)
        profile = read_profile(portal.folder / output.name)
        assert (profile.kind, key in profile.columns) == (kind, True)
        assert {"received", "early", "late", "open_in_time"} <= set(profile.columns)
        assert ("on_time" in profile.columns) == (kind is Kind.UNITS)


def test_a_file_without_heads_of_an_export_gets_no_draft(portal):
    """A letter is no list."""
    from cchc_core import FileRefused

    path = portal.put("a.csv", [["Kính gửi", "Sở Nội vụ"], ["1", "2"]])

    with pytest.raises(FileRefused) as caught:
        portal.source.draft(path)
    assert caught.value.rule == "layout-without-heads"


def test_what_is_no_export_is_left_to_other_sources(portal, made):
    """A report's appendix, an unstamped list of anything, a form that bears our stamp."""
    appendix = [["STT", "Chỉ tiêu thống kê", "Kết quả thống kê", "", "Ghi chú"]]
    appendix += [["3.3.1", "Số lượng hồ sơ đã tiếp nhận", "Hồ sơ", "120", ""]]
    appendix += [["", "Tiếp nhận trong kỳ", "Hồ sơ", "100", ""], ["", "Kỳ trước chuyển sang"]]
    appendix += [["", "Trước hạn"], ["", "Đúng hạn"], ["", "Quá hạn"]]
    staff = [["STT", "Họ và tên", "Đơn vị", "Ngày nhận việc"], ["1", "x", "y", "15/03/2023"]]
    files = [
        portal.put(f"{name}{kind}", lines)
        for name, lines in (("phụ lục", appendix), ("danh sách", staff))
        for kind in (".xlsx", ".csv", ".htm", ".xls")
    ]
    openpyxl = pytest.importorskip("openpyxl")
    stamped = portal.put("biểu.xlsx", made.table_list(made.several(2)))
    book = openpyxl.load_workbook(stamped)
    book.create_sheet("_cchc")
    book.save(stamped)

    for path in (*files, stamped):
        assert not portal.source.recognises(path, path.read_bytes()[:8192]), path


def test_cells_without_a_value_and_other_sheets_are_accounted_for(portal, made):
    """An error, a formula never reckoned, a hidden sheet, notes on another."""
    openpyxl = pytest.importorskip("openpyxl")
    path = portal.put("a.xlsx", made.table_list(made.several(4)))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    sheet["J3"], sheet["J3"].data_type = "#REF!", "e"
    sheet["K4"] = "=TODAY()"
    book.create_sheet("Ghi chú")["A1"] = "x"
    book.create_sheet("Ẩn")["B2"] = 5
    book["Ẩn"].sheet_state = "hidden"
    book.save(path)

    (submission,) = portal.read(path)

    assert "Sheet!R3C10" in made.finding(submission, "cell-without-value").message.vi
    assert submission.cells.reported == 2
    assert submission.cells.passed_over["trang, bảng Ghi chú"] == 1
    assert submission.cells.passed_over["trang, bảng Ẩn"] == 1
    assert submission.cells.lost == 0
