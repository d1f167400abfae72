"""The reminder: what is awaited, what came instead, what to send, by when."""

from datetime import datetime

import pytest
from attrs import evolve
from read_back import lines_of

from cchc_core import Filed, Filing, Report, Text
from cchc_core.testing import samples
from cchc_format_return.reminder import blocks_of, write_reminder
from cchc_format_return.slip import FULLEST

WARD, DESK = samples.sample_wards()[0], samples.sample_desk()
MISSING = """\
Kính gửi: Ủy ban nhân dân phường Hòa Bình.
Theo yêu cầu tổng hợp báo cáo cải cách hành chính quý I năm 2024, các đơn vị gửi báo cáo (số liệu \
từ ngày 15/12/2023 đến ngày 14/3/2024) về Phòng Nội vụ chậm nhất ngày 20/3/2024.
Đến nay, Phòng Nội vụ chưa nhận được báo cáo của Ủy ban nhân dân phường Hòa Bình.
Đề nghị Ủy ban nhân dân phường Hòa Bình điền đủ biểu “Phụ lục số liệu (giả định)” và “Danh mục \
văn bản (giả định)” theo mẫu Phòng Nội vụ đã gửi, đúng kỳ số liệu nêu trên, và gửi về Phòng Nội \
vụ chậm nhất ngày 25/3/2024. Nếu đã gửi, đề nghị cho biết ngày gửi và nơi nhận để đối chiếu./.
"""


def reminder(filing, **changes):
    """What a reminder to the first ward is given."""
    report = Report.of(WARD, DESK.period, DESK.pack.key, submitted=False)
    publication = samples.told_publication(report)
    return evolve(publication, filings=(filing,), **changes)


def test_who_has_sent_nothing_is_told_what_is_awaited():
    """Word for word: which report, of which days, on which forms, due when, and now by when."""
    (output,) = write_reminder(reminder(Filing(WARD, Filed.MISSING)))

    lines = lines_of(output)
    assert output.name == "don-doc-98101-phuong-hoa-binh.docx"
    assert "V/v đôn đốc gửi báo cáo cải cách hành chính quý I năm 2024" in lines[1]
    assert lines[2:-1] == MISSING.splitlines()
    assert lines[-1].endswith("| TRƯỞNG PHÒNG")


def test_who_has_sent_what_cannot_be_used_is_told_why():
    """The file, when it came, and the reason; not asked whether anything was sent."""
    reason = Text("x.xlsx: Biểu là của kỳ khác. Đề nghị dùng biểu của kỳ này.", "")
    received = datetime(2024, 3, 18, 8, 30)
    filing = Filing(WARD, Filed.WRONG_FORM, "x.xlsx", received, reason=reason)

    (output,) = write_reminder(reminder(filing))

    text = "\n".join(lines_of(output))
    assert (
        "Phòng Nội vụ đã nhận tệp “x.xlsx” của Ủy ban nhân dân phường Hòa Bình gửi ngày 18/3/2024, "
        "nhưng chưa dùng được để tổng hợp. Lý do: biểu là của kỳ khác. Đề nghị dùng biểu của kỳ "
        "này." in text
    )
    assert "Nếu đã gửi" not in text


@pytest.mark.parametrize("state", [Filed.WRONG_FORM, Filed.EMPTY, Filed.REFUSED])
def test_a_reason_is_given_even_if_none_was_told(state):
    """By what became of the report."""
    (output,) = write_reminder(reminder(Filing(WARD, state, "x.xlsx"), until=None))

    text = "\n".join(lines_of(output))
    assert "Lý do: " in text
    assert "ngay sau khi nhận được văn bản này./." in text


def test_it_is_one_page():
    """Whatever the reason."""
    filing = Filing(WARD, Filed.REFUSED, "x.xlsx", reason=Text("Không đọc được. " * 20, ""))

    assert sum(block.height for block in blocks_of(reminder(filing))) <= FULLEST
