"""The sentences of a report: told apart, letter for letter, without who signed."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import docx
import printed
import pytest

from cchc_core import Passage, Place, Source, Submission

Read = Callable[[str], Submission]
WITH_TEXT = ("docx: plain", "pdf: ruled")
HEADS = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")
ROW = ("1.2.1", "Tổng số nhiệm vụ được giao", "Nhiệm vụ", "7", "")
DAYS = "(Số liệu từ ngày 05/11/2022 đến ngày 01/9/2023)"


def texts(passages: tuple[Passage, ...], *places: Place) -> list[str]:
    return [passage.text for passage in passages if passage.place in places]


@pytest.mark.parametrize("layout", WITH_TEXT)
def test_the_real_report_is_told_apart(layout: str, read: Read) -> None:
    """Its title, closing line and appendix title with the periods they name; no letterhead, no
    signature, no list of recipients."""
    passages = read(layout).passages
    title = " ".join(texts(passages, Place.TITLE))
    assert title == " ".join(printed.TITLE)
    assert texts(passages, Place.CLOSING) == [printed.CLOSING]
    assert " ".join(texts(passages, Place.APPENDIX)) == " ".join(printed.APPENDIX_TITLE)
    assert texts(passages, Place.HEAD, Place.ROW) == []
    body = texts(passages, Place.BODY)
    assert body[0].startswith("Thực hiện Công văn số 5552/UBND-NV ngày 31 tháng 8 năm 2023")
    assert body[-1] == "V. KIẾN NGHỊ, ĐỀ XUẤT: Không"
    whole = " ".join(body)
    assert not any(sign in whole for sign in ("Nơi nhận", "Lưu VP", "[chữ ký]", "Trên đây"))


@pytest.mark.parametrize("layout", WITH_TEXT)
def test_they_are_sentences_with_their_places(layout: str, read: Read) -> None:
    """A number of a heading is none by itself; of a sentence over several lines the first."""
    by_text = {p.text: p.origin.place for p in read(layout).passages}
    assert "2.1. Công khai TTHC" in by_text
    assert not {"2.1.", "I.", "TT."} & set(by_text)
    sentence = "+ Kế hoạch số 384/KH-UBND ngày 29/5/2023về tuyên truyền và tập huấn công tác "
    assert by_text[f"{sentence}chuyển đổi số 2023."].startswith(("đoạn 24", "trang 2, dòng"))


def test_letters_are_kept_as_they_were_typed(read: Read) -> None:
    """Diacritics apart, two spaces, a small l for a capital I; figures are read all the same."""
    body = " ".join(texts(read("docx: plain").passages, Place.BODY))
    assert "đu\u0300n đẩy" in body
    assert "về  khảo sát" in body
    assert "VNelD" in body


@pytest.mark.parametrize("layout", ["docx: ugly", "pdf: ugly"])
def test_wordings_that_differ_from_the_form_are_kept(layout: str, read: Read) -> None:
    """Those two that the ward's copy misspells."""
    rows = texts(read(layout).passages, Place.ROW)
    assert [word for text in rows for word in text.split() if word in ("thự", "(Sử")] == [
        "thự",
        "(Sử",
    ]
    assert len(rows) == 2


@pytest.fixture
def sent(source: Source, tmp_path: Path) -> Callable[..., tuple[Passage, ...]]:
    """Reads a Word file with these paragraphs, then its appendix."""

    def reads(*paragraphs: str) -> tuple[Passage, ...]:
        document, path = docx.Document(), tmp_path / "báo cáo.docx"
        for text in paragraphs:
            document.add_paragraph(text)
        table = document.add_table(0, 5)
        for cells in (HEADS, ROW):
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
        document.save(str(path))
        (submission,) = source.read(path, printed.thanh_hoa())
        return submission.passages

    return reads


def test_number_and_date_stand_apart(sent: Callable[..., tuple[Passage, ...]]) -> None:
    """Those of the letterhead; the date of the letter that it answers is the text's."""
    passages = sent(
        "UBND PHƯỜNG TRƯỜNG THI",
        "Số: 05/BC-UBND",
        "Trường Thi, ngày 05 tháng 9 năm 2023",
        "BÁO CÁO",
        "Kết quả 9 tháng năm 2023",
        DAYS,
        "Kính gửi: Ủy ban nhân dân thành phố.",
        "Thực hiện Công văn số 5552/UBND-NV ngày 31 tháng 8 năm 2023",
        "1. Kết quả",
    )
    assert texts(passages, Place.HEAD) == ["Trường Thi, ngày 05 tháng 9 năm 2023"]
    assert texts(passages, Place.TITLE) == ["BÁO CÁO", "Kết quả 9 tháng năm 2023", DAYS]
    assert len(texts(passages, Place.BODY)) == 3


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_no_person_is_named(form: str, sent: Callable[..., tuple[Passage, ...]]) -> None:
    """Neither who signed nor whom the text speaks of, however typed; an office is no name."""
    paragraphs = (
        "UBND PHƯỜNG TRƯỜNG THI",
        "BÁO CÁO 9 tháng năm 2023",
        DAYS,
        "1. Phân công đồng chí Nguyễn Văn Giả làm đầu mối; đồng chí Phó Chủ tịch phụ trách.",
        "2. Ông Trần Văn Định tiếp nhận hồ sơ.",
        "Trên đây là báo cáo.",
        "CHỦ TỊCH",
        "Lê Thị Tưởng",
        "Số liệu kèm theo",
    )
    passages = sent(*(unicodedata.normalize(form, text) for text in paragraphs))
    told = unicodedata.normalize("NFC", " ".join(passage.text for passage in passages))
    assert not any(name in told for name in ("Nguyễn", "Giả", "Trần", "Định", "Lê", "Tưởng"))
    assert "đồng chí Phó Chủ tịch phụ trách" in told
