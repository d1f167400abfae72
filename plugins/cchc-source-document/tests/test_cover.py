"""Whose report a document is, and of which days: asked of its cover, held against the campaign."""

from collections.abc import Callable
from pathlib import Path

import docx
import printed
import pytest
from attrs import evolve

from cchc_core import Desk, FileRefused, Place, Source, Submission

WARD = "UBND PHƯỜNG TRƯỜNG THI"
DAYS = "(Số liệu từ ngày 05/11/2022 đến ngày 01/9/2023)"
ROWS = (("1.2.1", "Tổng số nhiệm vụ được giao", "Nhiệm vụ", "7", ""),)
HEADS = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")

Sent = Callable[..., Submission]


@pytest.fixture
def sent(source: Source, tmp_path: Path) -> Sent:
    """Reads a document with these lines above its table, and `after` it, from a `sender`."""

    def reads(*above: str, after: str = "", sender: str = "", owner: str = "") -> Submission:
        document, path = docx.Document(), tmp_path / "báo cáo.docx"
        for text in above:
            document.add_paragraph(text)
        table = document.add_table(0, 5)
        for texts in (HEADS, *ROWS):
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
        document.add_paragraph(after)
        document.save(str(path))
        (submission,) = source.read(path, desk_with(path, sender, owner))
        return submission

    return reads


def desk_with(path: Path, sender: str, owner: str = "") -> Desk:
    """The campaign of nine months of 2023, told who sent a file, and whose a person says it is."""
    desk = printed.thanh_hoa()
    units = {unit.name: unit for unit in desk.expected}
    senders, owners = ({path: units[name]} if name else {} for name in (sender, owner))
    return evolve(desk, senders=senders, owners=owners)


def refused(sent: Sent, *above: str, sender: str = "") -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        sent(*above, sender=sender)
    return caught.value


@pytest.mark.parametrize(
    "letterhead",
    [
        ("UBND THÀNH PHỐ THANH HÓA", WARD),
        ("Ủy ban nhân dân phường Trường Thi báo cáo kết quả thực hiện",),
        ("Uỷ ban nhân dân", "phường Trường Thi"),
        ("UBND P. Trường Thi",),
        ("Đơn vị: Phường Trường Thi",),
        ("PHƯỜNG TRƯỜNG THI",),
    ],
)
def test_the_unit_is_told_by_the_cover(sent: Sent, letterhead: tuple[str, ...]) -> None:
    """However it is written; the city, which every report names, is nobody's sender."""
    assert sent(*letterhead, DAYS).report.unit.name == "Phường Trường Thi"


def test_the_sender_is_told_by_inbox_csv(sent: Sent) -> None:
    """Where the document does not say; it has to agree where it does."""
    assert sent(DAYS, sender="Phường Lam Sơn").report.unit.name == "Phường Lam Sơn"
    error = refused(sent, WARD, DAYS, sender="Phường Lam Sơn")
    assert (error.rule, error.found, error.expected) == (
        "wrong-unit",
        "Phường Trường Thi",
        "Phường Lam Sơn",
    )


def test_what_a_person_decided_goes_before_the_cover_and_the_sender(sent: Sent) -> None:
    """Also where these do not agree, or say nothing."""
    for above, sender in (((WARD, DAYS), "Phường Hàm Rồng"), ((DAYS,), "")):
        submission = sent(*above, sender=sender, owner="Phường Lam Sơn")
        assert submission.report.unit.name == "Phường Lam Sơn"


@pytest.mark.parametrize(
    "named", [(), ("UBND THÀNH PHỐ THANH HÓA",), (WARD, "UBND PHƯỜNG LAM SƠN")]
)
def test_nobody_is_guessed(sent: Sent, named: tuple[str, ...]) -> None:
    """No unit, the city alone, two wards: the officer writes who sent it."""
    error = refused(sent, *named, DAYS)
    assert error.rule == "unit-unknown"
    assert "inbox.csv" in error.message.vi


@pytest.mark.parametrize(
    "title",
    [
        DAYS,
        "(Số liệu từ ngày 05 tháng 11 năm 2022 đến hết ngày 01 tháng 9 năm 2023)",
        "Kết quả công tác cải cách hành chính 9 tháng năm 2023",
        "Kết quả công tác cải cách hành chính 9 tháng đầu năm 2023; nhiệm vụ 3 tháng cuối năm 2023",
    ],
)
def test_the_campaign_s_period_is_known(sent: Sent, title: str) -> None:
    """By its days in either way of writing, or by its name."""
    assert sent(WARD, title).report.period.id == "2023-9-months"


def test_other_days_in_the_text_are_not_the_appendix_s(sent: Sent) -> None:
    """Though they stand just above it: it begins with its own line."""
    text = "2. Từ ngày 01/01/2023 đến ngày 30/6/2023, đã tổ chức 02 hội nghị."
    assert sent(WARD, "Báo cáo", DAYS, "1. Kết quả", text, "Phụ lục", DAYS).passages


@pytest.mark.parametrize(
    "title",
    [
        "(Số liệu từ ngày 15/12/2022 đến ngày 14/6/2023)",
        "Kết quả công tác cải cách hành chính 6 tháng đầu năm 2023",
        "Kết quả công tác cải cách hành chính quý III năm 2023",
        "Kết quả công tác cải cách hành chính 9 tháng năm 2022",
    ],
)
def test_another_period_is_refused(sent: Sent, title: str) -> None:
    """Before any figure is read; the ward counts as having sent another form."""
    error = refused(sent, WARD, title)
    assert (error.rule, error.unit) == ("wrong-period", "14764")


def test_no_period_at_all_is_refused(sent: Sent) -> None:
    """A stale table looks like a new one."""
    error = refused(sent, WARD, "Kết quả công tác cải cách hành chính năm 2023")
    assert error.rule == "period-unknown"
    assert "từ ngày 05/11/2022 đến ngày 01/9/2023" in error.message.vi


def test_the_days_decide_and_other_names_are_kept(sent: Sent) -> None:
    """A title that says six months over the campaign's days, a closing line left from last time: a
    rule of the core tells of them."""
    closing = "Trên đây là báo cáo kết quả cải cách hành chính 6 tháng đầu năm 2023./."
    submission = sent(WARD, "Báo cáo quý II năm 2023", DAYS, after=closing)
    told = [(p.place, p.text, p.origin.cell) for p in submission.passages]
    assert (Place.TITLE, "Báo cáo quý II năm 2023", "đoạn 2") in told
    assert (Place.CLOSING, closing, "đoạn 4") in told
    assert submission.report.own.reading("assigned.total").value == 7
