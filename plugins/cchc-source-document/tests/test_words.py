"""What a person wrote in a report: read under its heading, wherever that is printed."""

import pytest

from cchc_core.forms import HERE, load_pack
from cchc_source_document.content import Content, Grid, Passage
from cchc_source_document.written import read_words

PACK = load_pack(HERE / "thanh-hoa-2023.toml")
REPORT = (
    "BÁO CÁO",
    "I. CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH",
    "4. Những sáng kiến, giải pháp về CCHC",
    "Mô hình “Một cửa lưu động”.",
    "II. KẾT QUẢ",
    "2.7. Tuyên truyền, hướng dẫn, hỗ trợ người dân sử dụng dịch vụ công trực tuyến",
    "Đã hướng dẫn tại nhà văn hóa.",
    "2.8. Kết quả giải quyết",
    "Đã giải quyết 7 hồ sơ.",
    "III. ĐÁNH GIÁ CHUNG",
    "1. Ưu điểm",
    "Hồ sơ được giải quyết đúng hạn.",
    "2. Những tồn tại, hạn chế và nguyên nhân:",
    "1. Mạng chưa ổn định",
    "- Đồng chí Nguyễn Văn Mẫu nghỉ việc",
    "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ CCHC TRONG THỜI GIAN TỚI",
    "1. Tiếp tục thực hiện kế hoạch.",
    "2. Tuyên truyền.",
    "V. KIẾN NGHỊ, ĐỀ XUẤT: Không",
    "Trên đây là báo cáo của UBND phường./.",
    "CHỦ TỊCH",
    "Nguyễn Thị Giả Định",
)
WORDS = {
    "steering.initiatives": "Mô hình “Một cửa lưu động”.",
    "results.procedures.support": "Đã hướng dẫn tại nhà văn hóa.",
    "assessment.strengths": "Hồ sơ được giải quyết đúng hạn.",
    "assessment.difficulties": "1. Mạng chưa ổn định\n- Đồng chí … nghỉ việc",
    "tasks": "1. Tiếp tục thực hiện kế hoạch.\n2. Tuyên truyền.",
    "proposals": "Không",
}


def content(*texts: str, lined: bool = False) -> Content:
    passages = [Passage(text, "trang 1" if lined else "", str(n)) for n, text in enumerate(texts)]
    return Content((*passages, Grid("bảng 1", ())), 0, lined=lined)


def test_the_paragraphs_under_each_heading_are_read_up_to_the_closing_line() -> None:
    """Numbered lists stay in their section; the signature is never read, no name of a person."""
    assert read_words(content(*REPORT), PACK) == WORDS


def test_the_lines_of_a_page_give_the_same() -> None:
    """Though nothing tells there where a heading ends but its wording."""
    words = read_words(content(*REPORT, lined=True), PACK)
    assert words == WORDS


def test_a_report_without_such_headings_has_no_words() -> None:
    """Nothing is guessed from the text of other sections."""
    assert read_words(content("BÁO CÁO", "I. CHỈ ĐẠO", "Ưu điểm của mô hình là nhanh."), PACK) == {}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("V. KIẾN NGHỊ, ĐỀ XUẤT: Không", "Không"),
        ("V. Kiến nghị, đề xuất", ""),
        ("V. Đề xuất, kiến nghị với cấp trên: Trang bị máy quét", "Trang bị máy quét"),
        ("Kiến nghị, đề xuất: Không", "Không"),
        ("V. Nơi khác", ""),
    ],
)
def test_a_heading_is_known_by_number_and_title_or_by_its_title_alone(
    line: str, words: str
) -> None:
    """In another order of words too, with what stands on its line."""
    found = read_words(content("IV. NHIỆM VỤ", line), PACK)
    assert found.get("proposals", "") == words


def test_a_section_left_to_be_written_has_no_words() -> None:
    """Dots are where words should be."""
    assert read_words(content("IV. NHIỆM VỤ", "V. KIẾN NGHỊ, ĐỀ XUẤT", "…", "......"), PACK) == {}


def test_headings_without_their_numbers_are_known_by_their_titles() -> None:
    """Where Word numbers them, no number is in the text."""
    texts = ("I. CHỈ ĐẠO", "Ưu điểm", "Tốt.", "Tồn tại, hạn chế", "Chậm.", "Nơi nhận:")
    words = read_words(content(*texts), PACK)
    assert words == {"assessment.strengths": "Tốt.", "assessment.difficulties": "Chậm."}
