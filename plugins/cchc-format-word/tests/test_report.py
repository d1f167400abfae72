"""The written report as an office would sign it: its parts, its figures, its pages."""

import io
import re
from datetime import date
from itertools import pairwise

from attrs import evolve
from docx import Document
from docx.enum.section import WD_ORIENT
from word_read import W, content, controls, paragraphs, part, rows, said

from cchc_core import Filed, Filing, Leaf, Report, Role, UnitKey, tabulate
from cchc_core.printing import narrative, shown
from cchc_core.testing import samples

PACK = samples.sample_pack()


def test_a_draft_says_so(ward_file):
    """Number and day are blank until the office gives them."""
    said_there = paragraphs(ward_file)

    assert "DỰ THẢO" in said_there
    assert re.fullmatch(r"Số: +/BC-UBND", next(t for t in said_there if t.startswith("Số: ")))


def test_an_issued_report_bears_its_number(ward):
    """Above, and in every appendix that goes with it."""
    made = content(evolve(ward, number="05/BC-UBND", dated=date(2024, 2, 8)))

    said_there = paragraphs(made)
    assert "DỰ THẢO" not in said_there
    assert "Số: 05/BC-UBND" in said_there
    assert "Hòa Bình, ngày 08 tháng 02 năm 2024" in said_there
    kept = "(Kèm theo Báo cáo số 05/BC-UBND ngày 08 tháng 02 năm 2024 của Ủy ban nhân dân phường "
    assert sum(text.startswith(kept) for text in said_there) == len(PACK.forms)


def test_the_parts_of_a_ward_report(ward_file):
    """In their order, from who writes to who signs."""
    said_there = [" ".join(text.split()) for text in paragraphs(ward_file)]
    wanted = [
        "UBND Thành phố Mẫu".upper(),
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BÁO CÁO",
        "Kết quả thực hiện công tác cải cách hành chính Quý I năm 2024",
        "Kính gửi: Ủy ban nhân dân thành phố Mẫu.",
        "I. CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH",
        "2. Tồn tại, hạn chế",
        "Nơi nhận:",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Phụ lục I",
    ]

    places = [said_there.index(text) for text in wanted]
    assert places == sorted(places)


def test_every_figure_of_the_text_is_that_of_the_appendix(ward, city):
    """Read from the file: what a control in a sentence says is what the row of its name has."""
    for publication in (ward, city):
        held = controls(content(publication))
        told = [
            (printed.row, printed.text)
            for text in narrative(publication)
            for paragraph in text.told
            for printed in paragraph.parts
            if not isinstance(printed, str) and not printed.facet
        ]
        assert told
        for row, text in told:
            assert text in held[row]


def test_the_appendix_has_every_row_and_its_figure(ward, ward_file):
    """In printed order, below a head that is repeated on each page."""
    printed = [row for at in range(len(PACK.forms)) for row in rows(ward_file, 2 + at)[2:]]

    assert [row[1] for row in printed] == [row.label for row in PACK.rows]
    for row, cells in zip(PACK.rows, printed, strict=True):
        value = shown(ward, row).printed
        if row.role is not Role.HEADING and isinstance(value, str):
            assert cells[3] == value


def test_rows_are_kept_whole_and_heads_repeated(city_file):
    """Two lines of the head on every page of a form; no row is split by the end of a page."""
    table = list(part(city_file).iter(f"{W}tbl"))[2]
    lines = list(table.iter(f"{W}tr"))

    assert [line.find(f"{W}trPr/{W}tblHeader") is not None for line in lines[:3]] == [
        True,
        True,
        False,
    ]
    assert all(line.find(f"{W}trPr/{W}cantSplit") is not None for line in lines)


def test_rows_that_belong_together_are_on_one_page(city_file):
    """A heading with its first row, a row with the few that it is made of, the last with the
    legend; all paragraphs of such a row are kept with the next."""
    tables = list(part(city_file).iter(f"{W}tbl"))[2:]
    kept = {
        said(line.findall(f"{W}tc")[1]): {
            paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in line.iter(f"{W}p")
        }
        for table in tables
        for line in list(table.iter(f"{W}tr"))[2:]
    }

    for form in PACK.forms:
        for row, below in pairwise(form.rows):
            together = row.role is Role.HEADING or below.depth > 0 or below in form.rows[-2:]
            assert kept[row.label] == {together}, row.label
        assert kept[form.rows[-1].label] == {True}


def test_the_last_words_stay_with_the_signature(ward):
    """The closing line, and of the last section its last paragraph."""
    (leaf,) = ward.report.leaves.values()
    words = {**leaf.words, "proposals": "Một.\nHai.\nBa."}
    new = Leaf(leaf.unit, leaf.window, leaf.readings, words=words)
    report = Report(ward.report.unit, ward.report.period, ward.report.pack, [new])

    kept = {
        said(paragraph): paragraph.find(f"{W}pPr/{W}keepNext") is not None
        for paragraph in part(content(evolve(ward, report=report))).iter(f"{W}p")
    }

    assert [kept[text] for text in ("Một.", "Hai.", "Ba.")] == [False, False, True]
    assert kept[next(text for text in kept if text.startswith("Trên đây"))]


def test_headings_are_not_stretched(ward_file):
    """They are at the left, however long."""
    heads = [
        paragraph
        for paragraph in part(ward_file).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}outlineLvl") is not None
    ]

    assert len(heads) > 2
    assert {each.find(f"{W}pPr/{W}jc").get(f"{W}val") for each in heads} == {"left"}


def test_appendices_lie_and_count_their_pages_anew(city_file):
    """The text stands; each appendix is a section that lies, with page numbers from 1 above its
    second page on."""
    first, *others = Document(io.BytesIO(city_file)).sections

    assert first.orientation is WD_ORIENT.PORTRAIT
    assert len(others) == len(PACK.forms) + 1
    for section in (first, *others):
        assert section.different_first_page_header_footer
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert "PAGE" in section.header._element.xml
    assert all(section.orientation is WD_ORIENT.LANDSCAPE for section in others)


def test_a_roll_up_lists_who_has_not_sent(city_file, ward_file):
    """Referred to in the text; a ward's own report has no such list."""
    said_there = "\n".join(paragraphs(city_file))

    assert "(danh sách đơn vị chưa có báo cáo tại Phụ lục" in said_there
    assert [samples.sample_wards()[1].name, "chưa gửi"] == rows(city_file, -1)[1][1:]
    assert "DANH SÁCH ĐƠN VỊ CHƯA CÓ BÁO CÁO" not in "\n".join(paragraphs(ward_file))


def test_all_is_in_times_new_roman(city_file):
    """Whatever program opens it: each run names its font and its size."""
    for run in part(city_file).iter(f"{W}r"):
        if said(run).strip():
            fonts = run.find(f"{W}rPr/{W}rFonts")
            assert fonts is not None
            assert set(fonts.attrib.values()) == {"Times New Roman"}


def test_where_nothing_was_written_there_is_room_to_write(ward_file, ward):
    """A section that a person writes is never left out."""
    held = controls(ward_file)

    for section in PACK.written:
        assert held[f"@section.{section.id}"][0].strip()
    assert held["@section.proposals"] == ["…"]


def test_numbers_do_not_part_from_what_they_count(ward):
    """In sentences, in the day of the letterhead."""
    made = content(evolve(ward, number="05/BC-UBND", dated=date(2024, 2, 8)))
    texts = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in part(made).iter(f"{W}p")]
    assert "Hòa Bình, ngày 08 tháng 02 năm 2024".replace(" ", "\u00a0") in {
        text.replace("Bình, ", "Bình,\u00a0").replace("Hòa ", "Hòa\u00a0") for text in texts
    }
    told = [text for text in texts if text.startswith("- ")]
    assert any(re.search(r"[0-9]\u00a0[^\W\d]", text) for text in told)
    assert not any(re.search(r"[0-9] [^\W\d]", text) for text in told)


def test_sections_that_nothing_is_said_in_are_left_out_with_their_headings(ward_file, ward):
    """The others are numbered on, at their headings too; what is ours keeps the section's id."""
    there = {text.section.id: text.section for text in narrative(ward)}
    gone = [section for section in PACK.sections if section.id not in there]
    assert gone
    said_there = paragraphs(ward_file)
    for section in gone:
        assert not any(text.endswith(f". {section.title}") for text in said_there)
    for section in there.values():
        number = section.number.partition(".")[2] or section.number
        title = section.title if section.depth else section.title.upper()
        assert f"{number}. {title}" in said_there
    assert {f"@section.{section.id}" for section in PACK.written} <= controls(ward_file).keys()


def test_the_text_names_a_handful_of_those_without_a_report(city):
    """The appendix names all of them."""
    ward = samples.sample_wards()[0]
    absent = [
        Filing(evolve(ward, key=UnitKey(f"9819{at}"), name=f"Phường Số {at}"), Filed.MISSING)
        for at in range(7)
    ]
    made = content(evolve(city, filings=(*city.filings, *absent)))
    (line,) = (text for text in paragraphs(made) if text.startswith("Tổng hợp từ"))
    assert re.search(r"chưa có báo cáo dùng được: (phường|xã) .* và 5 đơn vị khác", line)
    assert {str(filing.unit.key) for filing in absent} <= {row[1] for row in rows(made, -1)}


def test_a_roll_up_of_all_has_no_list_of_those_without_a_report(city):
    """Nor does its text speak of one."""
    report = city.report
    sent = [leaf for leaf in report.leaves.values() if leaf.submitted]
    whole = Report(report.unit, report.period, report.pack, sent)
    used = tuple(filing for filing in city.filings if filing.state is Filed.USED)
    complete = evolve(city, report=whole, filings=used, figures=tabulate(whole, city.pack))

    lists = [
        [text for text in paragraphs(content(each)) if "danh sách đơn vị" in text.lower()]
        for each in (city, complete)
    ]
    assert len(lists[0]) == 2
    assert not lists[1]
