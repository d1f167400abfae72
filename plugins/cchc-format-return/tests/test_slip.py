"""The slip: an official letter of one page, whatever there is to tell."""

from datetime import date

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from read_back import lines_of, opened, rows_of

from cchc_core import Office, Origin, Remedy, Severity
from cchc_format_return.slip import FULLEST, fitted, write_slip

LETTER = """\
ỦY BAN NHÂN DÂN / THÀNH PHỐ MẪU / PHÒNG NỘI VỤ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / \
Độc lập - Tự do - Hạnh phúc
Số:       /PNV / V/v rà soát, chỉnh sửa số liệu báo cáo cải cách hành chính quý I năm 2024 | \
Mẫu, ngày       tháng       năm
Kính gửi: Ủy ban nhân dân phường Hòa Bình.
Qua tổng hợp báo cáo cải cách hành chính quý I năm 2024, Phòng Nội vụ thấy báo cáo của Ủy ban \
nhân dân phường Hòa Bình có 02 nội dung cần xem lại, trong đó 01 nội dung phải sửa, cụ thể như sau:
STT | Dòng, chỉ tiêu | Ô | Đang ghi | Số khớp (tham khảo) | Việc cần làm
Phải sửa: Loại giả định “wrong”
1 | 1.3 Số nhiệm vụ được giao | Biểu 1, ô D12 | 70 | 7 | Sai. Đề nghị sửa lại.
Cần xem lại: Loại giả định “doubtful”
2 | 1.3 Số nhiệm vụ được giao | Biểu 1, ô D12 | 70 |  | Lạ. Đề nghị giải trình.
Đề nghị Ủy ban nhân dân phường Hòa Bình kiểm tra, đối chiếu; sửa ngay trong tệp \
“98101 - cần sửa.xlsx” gửi kèm (chỗ cần xem được tô màu, có ghi chú); tăng “Lần gửi” lên 3; gửi về \
Phòng Nội vụ chậm nhất ngày 25/3/2024. Số liệu nào đã đúng thì giải trình ở cột Ghi chú./.
Nơi nhận: / - Như trên; / - Lưu: VT, PNV. | TRƯỞNG PHÒNG
"""


def doubtful(found, said="Lạ. Đề nghị giải trình.", **more):
    return found(said=said, **{"rule": "sample-doubtful", "severity": Severity.WARNING, **more})


def letter(publication):
    """The lines of the slip."""
    return lines_of(next(iter(write_slip(publication))))


def test_it_is_an_official_letter(publish, found):
    """Word for word: who writes, what about, to whom, what is wrong where, what to do by when."""
    publication = publish(found(expected="7"), doubtful(found))
    again = evolve(publication.filings[0], revision=2)

    assert letter(evolve(publication, filings=(again,))) == LETTER.splitlines()


def test_it_is_laid_out_as_the_decree_wants(publish, found):
    """A4, margins of 20, 20, 30 and 15 mm, Times New Roman, black, no name of anybody."""
    (output,) = write_slip(publish(found()))

    document = opened(output)
    page = document.sections[0]
    assert output.name == "phieu-98101-phuong-hoa-binh.docx"
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    assert document.styles["Normal"].font.name == "Times New Roman"
    fonts = {run.font.name for paragraph in document.paragraphs for run in paragraph.runs}
    assert fonts == {None}
    assert (document.core_properties.author, document.core_properties.title) == ("", "")


def test_the_office_is_the_campaign_s(publish, found):
    """Its name, its sign and the title that signs; two titles stand below each other."""
    unit = publish(found()).office.unit
    office = Office(unit, "Sở Nội vụ", "SNV", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC")

    lines = letter(publish(found(), office=office))

    assert lines[0].startswith("ỦY BAN NHÂN DÂN / THÀNH PHỐ MẪU / SỞ NỘI VỤ |")
    assert lines[1].startswith("Số:       /SNV /")
    assert lines[-1].endswith("- Lưu: VT, SNV. | KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC")


def test_without_a_day_an_answer_is_awaited_at_once(publish, found):
    """No day is made up, and none stands there that may be over."""
    (request,) = [line for line in letter(publish(found(), until=None)) if "Đề nghị Ủy" in line]

    assert "gửi về Phòng Nội vụ ngay sau khi nhận được văn bản này." in request


def test_without_a_copy_the_slip_says_where_to_look(publish, found):
    """The file, and in it the page and line; no other file is sent along."""
    place = Origin("98101.pdf", "trang 5", "dòng 11")
    publication = publish(found(origin=place), copies={})
    filing = evolve(publication.filings[0], file="98101.pdf", revision=None)

    (output,) = write_slip(evolve(publication, filings=(filing,)))

    text = "\n".join(lines_of(output))
    assert "(tệp “98101.pdf”) có 01 nội dung phải sửa" in text
    assert "| trang 5, dòng 11 |" in text
    assert "sửa hoặc xuất lại tệp theo bảng trên; gửi về" in text
    assert "Lần gửi" not in text
    assert "gửi kèm" not in text


def test_a_figure_in_another_file_names_it(publish, found):
    """An export beside the form; what is about no row is about the file, or about all of it."""
    export = Origin("DanhSach.xls", cell="L92")

    lines = letter(
        publish(found(origin=export), found(row="", origin=export), found(row="", origin=None))
    )

    assert "1 | 1.3 Số nhiệm vụ được giao (tệp “DanhSach.xls”) | dòng 92 | 70 |" in lines[6]
    assert lines[7].startswith("2 | Tệp “DanhSach.xls” | dòng 92 | 70 |")
    assert lines[8].startswith("3 | Cả báo cáo |  |  |")


def test_a_file_is_not_named_twice(publish, found):
    """It stands beside what is said of it."""
    export = Origin("DanhSach.xls")
    said = "DanhSach.xls: chỉ là một trang. Đề nghị gửi đủ."

    (entry,) = [
        line
        for line in letter(publish(found(said=said, row="", origin=export)))
        if line[:3] == "1 |"
    ]

    assert entry == "1 | Tệp “DanhSach.xls” |  |  |  | Chỉ là một trang. Đề nghị gửi đủ."


def test_what_is_asked_of_all_of_a_kind_is_said_once(publish, found):
    """Beside their cells; what only one of them says stands in the copy."""
    first = found(said="Ghi 70. Đề nghị nhập lại dưới dạng số.")
    second = found("tasks.planned", said="Ghi 71. Đề nghị nhập lại dưới dạng số.")

    lines = letter(publish(first, second))

    assert [line.rpartition(" | ")[2] for line in lines[6:8]] == [
        "Đề nghị nhập lại dưới dạng số."
    ] * 2
    assert not any("Ghi 71." in line for line in lines)


def test_the_cells_of_which_one_is_wrong_are_told(publish, found):
    """Each with the value that would fit, the likeliest first; none is printed as an order."""
    remedies = (
        Remedy("tasks.planned", "3175", "3135", Origin("98101.xlsx", "Biểu 1", "D54")),
        Remedy("tasks.assigned", "1949", "1989", Origin("98101.xlsx", "Biểu 1", "D55"), near=True),
        Remedy("tasks.assigned", "57", "97", Origin("98101.json", "", "L118")),
    )

    (entry,) = [
        line
        for line in letter(publish(found(expected="3175", remedies=remedies)))
        if line[:3] == "1 |"
    ]
    named = found(said="Sai: ghi 1949, 3175 hoặc 57.", remedies=remedies)
    (short,) = [line for line in letter(publish(named)) if line[:3] == "1 |"]

    fits = "D55→1.949* / D54→3.175 / 1.3→57"
    assert entry.endswith(
        f"| {fits} | Sai. Đề nghị sửa lại. Đề nghị xem lại và sửa một trong các ô bên."
    )
    assert short.endswith(f"| {fits} | Sai: ghi 1949, 3175 hoặc 57. Đề nghị xem lại và sửa.")


def test_what_does_not_fit_is_told_in_brief_and_stands_in_the_copy(publish, found):
    """By the name of its kind, how many more of it there are and how many further kinds; nothing is
    lost."""
    many = [doubtful(found, rule="sample-wrong", said=f"Lạ {n}.") for n in range(60)]
    kinds = [doubtful(found, rule=f"kind-{n}", said=f"Lạ {n}. Xem.") for n in "abcdefghijklmnop"]

    outputs = list(write_slip(publish(found(), *many, *kinds)))

    lines = lines_of(outputs[0])
    shown = [line for line in lines if line[:1].isdigit()]
    (further,) = [line for line in lines if line.startswith("Ngoài ra")]
    assert (lines[5], lines[7]) == ("Phải sửa", "Cần xem lại")
    assert "giải trình (và 5" in lines[8]
    left = len(kinds) - sum("| Lạ " in line for line in shown)
    assert further.startswith(f"Ngoài ra còn {left:02d} nội dung khác, xem các chỗ được đánh dấu.")
    assert len(outputs) == 1


def test_what_neither_fits_nor_is_marked_is_listed_beside_the_slip(publish, found):
    """A ward that sent a PDF gets a list of everything with it."""
    many = [found(origin=Origin("a.pdf", f"trang {n}", "dòng 1")) for n in range(60)]

    slip, listed = write_slip(publish(*many, copies={}))

    assert listed.name == "can-sua-98101-phuong-hoa-binh.xlsx"
    places = [row[4] for row in rows_of(listed)[3:]]
    assert places == [f"trang {n}, dòng 1" for n in range(60)]
    text = "\n".join(lines_of(slip))
    assert f"Chi tiết từng nội dung: xem danh sách “{listed.name}” gửi kèm." in text


def test_in_brief_what_puts_it_right_is_still_told(publish, found):
    """The cells, one of which is wrong, stand beside what is asked for."""
    cells = [Origin("98101.xlsx", "Biểu 1", f"D{line}") for line in (54, 55, 56)]
    remedies = [Remedy("tasks.planned", str(n), "70", cell) for n, cell in enumerate(cells)]
    many = [found(remedies=tuple(remedies)) for _ in range(60)]

    (entry, *_) = [line for line in letter(publish(*many)) if line.startswith("1 |")]

    asked = "Loại giả định “wrong”. Đề nghị xem lại và sửa một trong các ô bên (và"
    assert f"| D54→0 / D55→1 / D56→2 | {asked}" in entry


def test_every_kind_is_told_before_any_is_told_at_length(publish, found):
    """Of sixty of one kind and one of another, both have a line."""
    many = [doubtful(found) for _ in range(60)]

    lines = letter(publish(*many, doubtful(found, rule="sample-wrong", said="Lạ. Hãy xem.")))

    assert lines[-3].endswith("| Loại giả định “wrong”. Hãy xem.")


def test_every_error_has_a_line_before_any_warning_has_two(publish, found):
    """None of them hides behind "others of this kind"; what only may be wrong is counted."""
    errors = [found(origin=Origin("98101.xlsx", "Biểu 1", f"D{n}")) for n in range(8)]
    kinds = [doubtful(found, rule=f"kind-{n}", said=f"Lạ {n}. Xem.") for n in "abcdefghijkl"]

    lines = letter(publish(*kinds, *errors))

    places = [line.split(" | ")[2] for line in lines if "Loại giả định “wrong”" in line]
    assert places == [f"Biểu 1, ô D{n}" for n in range(8)]
    assert any(line.startswith("Ngoài ra còn") for line in lines)


def test_whatever_is_told_asks_for_something(publish, found):
    """In full and in brief: the request of the message, however long, else one for its severity."""
    long = "Để trống không phải là 0: không phát sinh thì ghi 0, có số liệu thì đề nghị bổ sung."
    told = [found(said="Sai mã."), doubtful(found, "Lạ."), doubtful(found, long)]

    full = letter(publish(*told))
    brief = letter(publish(*told, *[doubtful(found, said=f"Lạ {n}.") for n in range(40)]))

    assert full[6].endswith("| Sai mã. Đề nghị xem lại và sửa.")
    assert full[8].endswith("| Lạ. Đề nghị kiểm tra lại; nếu đúng thì giải trình.")
    assert full[9].endswith(f"| {long}")
    assert brief[6].endswith("| Loại giả định “wrong”. Đề nghị xem lại và sửa.")
    texts = {line.rpartition(" | ")[2] for line in brief[7:] if line[:1].isdigit()}
    assert all("đề nghị" in text.lower() for text in texts)


def test_two_places_that_differ_are_one_line_and_neither_is_an_order(publish, found):
    """A form and an export: both figures, nothing that should be written in their place."""
    rules = {"differ": evolve(publish().rules["sample-doubtful"], code="differ", of_two=True)}
    export = Origin("DanhSach.xls", "Danh sách", "L4")
    differ = {"rule": "differ", "severity": Severity.WARNING}
    one = found(**differ, found="1227", expected="1.238")
    other = found(**differ, found="1238", expected="1227", origin=export)

    lines = letter(publish(one, other, rules=rules))

    shown = [line for line in lines if line[:1].isdigit()]
    assert [line.split(" | ")[2:5] for line in shown] == [
        ["Biểu 1, ô D12", "1.227 và 1.238", ""],
    ]
    assert "có 01 nội dung cần xem lại" in "\n".join(lines)


words = st.text("abcđêơư ỤA0123456789.,“”()\n", max_size=400)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(words, words, st.sampled_from("abcdefgh"), words), min_size=1, max_size=80)
)
def test_it_is_one_page_whatever_is_told(told):
    """As high as its lines are, with room to spare; every finding is shown, placed or counted."""
    from cchc_core import Finding, Text
    from cchc_core.testing import samples

    publication = samples.told_publication(samples.sample_report())
    ward = publication.report.unit.key
    findings = [
        Finding(kind, Severity.ERROR, Text(said, said), ward, "tasks.assigned", None, was, right)
        for said, was, kind, right in told
    ]

    slip = fitted(evolve(publication, findings=tuple(findings), until=date(2024, 3, 25)))

    assert slip.height <= FULLEST
    assert slip.shown
    assert all(
        0 < shown <= len(g.entries) for g, shown in zip(slip.groups, slip.shown, strict=False)
    )
    assert sum(len(group.findings) for group in slip.groups) == len(findings)
