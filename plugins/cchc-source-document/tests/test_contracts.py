"""What every source must hold to, held by ours."""

from pathlib import Path

import docx

from cchc_core import Desk, Reading, Source, Status
from cchc_core.reading import Typed
from cchc_core.testing import samples
from cchc_core.testing.contracts import SourceContract
from cchc_source_document import cchc_rules, cchc_sources

(DOCUMENT,) = cchc_sources()


def typed(reading: Reading) -> str:
    """A figure as somebody types it into a table."""
    return Typed(reading.value).shown if reading.status is Status.USED else reading.raw


class TestWordFiles(SourceContract):
    source: Source = DOCUMENT
    rules = tuple(cchc_rules())

    def sample(self, tmp_path: Path, desk: Desk) -> Path:
        unit, document = self.unit(desk), docx.Document()
        document.add_paragraph(f"UBND {unit.name}".upper())
        document.add_paragraph(f"Báo cáo {desk.period.label.vi}")
        document.add_paragraph(f"(Số liệu {desk.period.window.phrase.vi})")
        report = samples.sample_report(unit, desk)
        heads = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")
        rows = [
            (row.printed_number, row.label, row.unit_of_measure, typed(reading), reading.note)
            for row in desk.pack.rows
            if (reading := report.own.reading(row.id))
        ]
        table = document.add_table(0, 5)
        for texts in (heads, *rows):
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
        path = tmp_path / "báo cáo.docx"
        document.save(str(path))
        return path
