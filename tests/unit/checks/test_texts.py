"""The text lint: each rule finds its fault where it stands, and lets good text be."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core.checks.documents import DOCUMENTS
from cchc_core.checks.texts import TEXTS
from cchc_core.model.findings import Severity

LONG = (
    "Việc triển khai cơ chế một cửa đã tạo điều kiện thực hiện tốt công tác tiếp nhận và giải "
    "quyết thủ tục hành chính cho người dân trên địa bàn phường"
)

CASES = {
    "text-nfc": [
        ("né tránh, đu\u0300n đẩy trách nhiệm", "đùn", ""),
        (unicodedata.normalize("NFD", "Kết quả thực hiện"), "Kết, quả, thực, hiện", ""),
    ],
    "text-glued": [
        ("Kế hoạch ngày 29/5/2023về tuyên truyền", "29/5/2023về", ""),
        ("tiếp nhận 2.382hồ sơ", "2.382hồ", ""),
        ("Quyết định ngày02/3/2023", "ngày02/3/2023", ""),
    ],
    "text-lookalike": [
        ("cài đặt ứng dụng VNelD", "VNelD", "VNeID"),
        ("phường \u00d0ông Thọ", "\u00d0ông", "Đông"),
        ("năm 2O23", "2O23", "2023"),
        ("k\u0435hoach", "k\u0435hoach", ""),
    ],
    "text-misspelt": [
        ("tập trung vảo 7 nội dung", "vảo", "vào"),
        ("Kết quả thực hiện nhiêm vụ", "nhiêm vụ", "nhiệm vụ"),
        ("hoạt động của ủy bân nhân dân", "ủy bân", "ủy ban"),
        ("bố trí xắp xếp công chức", "xắp xếp", "sắp xếp"),
    ],
    "text-doubled": [
        ("thẩm quyền của của từng cán bộ", "của của", ""),
        ("thực hiện mô hình mô hình “Hỗ trợ”", "mô hình mô hình", ""),
    ],
    "text-spelling": [
        ("TP Thanh Hoá, Thanh Hóa", "hoá/hóa", ""),
        ("nắm được qui trình theo quy định", "qui/quy", ""),
    ],
    "text-outdated": [("dịch vụ công trực tuyến mức độ 3, 4", "mức độ 3", "một phần")],
    "text-spacing": [
        ("về  khảo sát (7 TT) , sổ tạm trú..... “ Đăng ký", None, ""),
    ],
    "text-unfinished": [("các nhiệm vụ được chủ tịch UBND giao tại", "UBND giao tại", "")],
    "heading-style": [],
    "text-repeated": [],
    "report-undated": [],
    "appendix-unreferenced": [],
}
FAULTS = [(rule, *case) for rule, cases in CASES.items() for case in cases]
GOOD = (
    "II. KẾT QUẢ THỰC HIỆN",
    "2.1. Công khai TTHC tại địa chỉ http://truongthi.thanhhoa.gov.vn, 100km, 14h30, A4, 7.120đ",
    "- Kế hoạch số 24/KH-UBND ngày 10/01/2023 về thực hiện nhiệm vụ CCHC năm 2023, từng bước từng "
    "bước nâng cao; cần bổ sung hồ sơ họ so với năm trước…",
    "2.2. ỦY BAN NHÂN DÂN thực hiện dịch vụ công trực tuyến một phần (phụ lục kèm theo).",
    "- Cái cách làm mới giúp người dẫn chương trình; báo cáo quý trình UBND phường.",
    f"{LONG}.",
    "III. ĐÁNH GIÁ CHUNG",
)


def one(found):
    (finding,) = found
    return finding


@pytest.mark.parametrize(("rule", "text", "found", "expected"), FAULTS)
def test_a_fault_is_found_where_it_stands(told, rule, text, found, expected):
    """As information with its place, and with what should stand there where that is known."""
    finding = one(told(rule, "I. MỞ ĐẦU", f"- {text}"))
    assert finding.severity is Severity.INFORMATION
    assert finding.origin.cell == "đoạn body 2"
    assert found is None or finding.found == found
    assert finding.expected == expected


@pytest.mark.parametrize("check", TEXTS, ids=lambda check: check.rule.code)
def test_good_text_is_let_be(told, check):
    """Units of measure, addresses, names in capitals, words that only look like others."""
    head, title = "Phường A, ngày 05 tháng 9 năm 2023", "Kết quả CCHC 9 tháng năm 2023"
    places = {
        "head": head,
        "title": title,
        "closing": "Trên đây là báo cáo.",
        "appendix": "Phụ lục",
    }
    assert told(check.rule.code, *GOOD, **places) == []


def test_notes_and_subjects_are_texts_too(told):
    """Each in its cell."""
    lists = {"documents.plans": ("Kế hoạch|416/KH-UBND|2023-06-07|cài đặt VNelD",)}
    finding = one(told("text-lookalike", lists=lists))
    assert finding.origin.cell == "documents.plans"
    notes = {"plan.tasks_done": "hoàn thành nhiêm vụ"}
    finding = one(told("text-misspelt", notes=notes))
    assert finding.indicator == "plan.tasks_done"
    assert one(told("text-misspelt", row="Số TTHC đưa vào thự hiện")).expected == "thực hiện"


def test_spaces_are_counted_by_kind(told):
    """One finding for a report."""
    told_ = one(told("text-spacing", "về  khảo sát  mức độ", "(7 TT) , sổ tạm trú....."))
    assert told_.found == (
        "hai dấu cách liền nhau: 2; dấu cách trước dấu câu: 1; quá ba dấu chấm: 1"
    )


def test_a_sentence_said_before_names_where(told):
    """Though a word or two stand before it; one that only shares a phrase is its own."""
    finding = one(told("text-repeated", f"- Nhìn chung {LONG.lower()}.", f"{LONG}."))
    assert (finding.origin.cell, finding.found) == ("đoạn body 2", "Việc triển khai cơ chế")
    assert "đoạn body 1" in finding.message.vi
    other = f"Phòng Văn hóa đã phối hợp với các tổ dân phố về việc {LONG[5:90]} và nhiều việc khác"
    more = "trong thời gian tới, theo kế hoạch mà thành phố đã giao cho các phường, xã thực hiện"
    assert told("text-repeated", f"{LONG}.", f"{other} {more}.") == []


def test_headings_of_one_level_are_alike(told):
    """The rarer style is named: a heading not in capitals, a number without its full stop."""
    sections = ("I. Công tác chỉ đạo", "II. KẾT QUẢ", "III. ĐÁNH GIÁ")
    assert one(told("heading-style", *sections)).found == "I."
    items = ("2.4. Tiếp tục triển khai", "2.5 Duy trì", "2.6. Triển khai")
    assert one(told("heading-style", *items)).found == "2.5"
    assert told("heading-style", *sections[1:], *items[::2]) == []


def test_a_report_bears_its_date_and_speaks_of_its_appendix(told):
    """A title and a closing line make a report; a bare appendix is none."""
    title, closing = "Kết quả CCHC 9 tháng năm 2023", "Trên đây là báo cáo."
    assert one(told("report-undated", title=title, closing=closing)).origin.cell == "đoạn title 1"
    assert told("report-undated", title=title) == []
    assert one(told("appendix-unreferenced", "1. Kết quả", appendix="Phụ lục"))
    assert told("appendix-unreferenced", appendix="Phụ lục") == []


WORDS = (
    "Kế hoạch số|24/KH-UBND|ngày|10/01/2023|31/02/2023|năm 2022|từ ngày|đến ngày|của|9 tháng|+|"
    "I.|2.1|* Năm 2021:|\u00d0|đu\u0300n|của của|VNelD|(|…|3 tháng cuối năm"
)
TEXT = st.lists(st.sampled_from(WORDS.split("|")) | st.text(max_size=8), max_size=12).map(" ".join)
RULES = ("period-name", "window-rule", *(check.rule.code for check in (*TEXTS, *DOCUMENTS)))


@settings(max_examples=25)
@given(st.lists(TEXT, max_size=5), TEXT, TEXT)
def test_no_text_makes_a_check_raise(told, body, title, closing):
    """Whatever a report says."""
    places = {"title": title, "closing": closing, "head": title, "appendix": closing}
    for rule in RULES:
        assert isinstance(told(rule, *body, **places), list)


def test_no_text_is_told_whole(told):
    """What a person wrote is quoted by the word; a long sentence never."""
    sentence = f"{LONG} của của đồng chí Nguyễn Văn A ngày 29/5/2023về nhiêm vụ giao tại"
    for check in TEXTS:
        for finding in told(check.rule.code, sentence, title="9 tháng năm 2023"):
            assert "Nguyễn" not in finding.message.vi + finding.message.en + finding.found
