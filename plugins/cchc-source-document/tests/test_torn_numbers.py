"""A number that runs over the edge of its cell is never read without its last digits."""

from pathlib import Path

import pytest
import typst
from printed import thanh_hoa

from cchc_core import Source, Status

PAGE = """#set page(paper: "a4")
UBND phường Trường Thi

Báo cáo cải cách hành chính 9 tháng năm 2023

Phụ lục

#table(columns: (2cm, 6cm, 2cm, WIDTH, 4cm), inset: 2pt,
  [STT], [Chỉ tiêu thống kê], [Đơn vị tính], [Số liệu], [Ghi chú],
  [1.1.1], [Số nhiệm vụ đề ra trong kế hoạch], [Nhiệm vụ], [44912], NOTE,
  [1.1.2], [Số nhiệm vụ đã hoàn thành], [Nhiệm vụ], [7], [],
)
"""


@pytest.mark.parametrize("note", ["[]", "align(right)[5]"])
@pytest.mark.parametrize(
    ("width", "status", "value"),
    [("2cm", Status.USED, 44912), ("0.7cm", Status.REJECTED, None)],
)
def test_it_is_rejected_and_told(
    tmp_path: Path, source: Source, note: str, width: str, status: Status, value: int | None
) -> None:
    """Its column is too narrow: 449 stands in the cell, 12 in the next; other rows are read."""
    path = tmp_path / "phu-luc.pdf"
    path.write_bytes(typst.compile(PAGE.replace("WIDTH", width).replace("NOTE", note).encode()))

    (submission,) = source.read(path, thanh_hoa())

    reading = submission.report.own.reading("plan.tasks_set")
    assert (reading.status, reading.value) == (status, value)
    assert submission.report.own.reading("plan.tasks_done").value == 7
    told = [finding.rule for finding in submission.findings if finding.indicator == reading.row]
    assert bool(told) == (status is Status.REJECTED)
