"""What stands around the table of a form: letterhead, titles, signatures."""

from collections.abc import Sequence

from attrs import frozen
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import AdminUnit, Publication
from cchc_source_manual.cells import put
from cchc_source_manual.checks_sheet import ISSUES, highlights
from cchc_source_manual.inputs import Taken, allow
from cchc_source_manual.layout import OURS, REVISION, VALUE, Column
from cchc_source_manual.looks import as_input, height, write_in


@frozen
class Frame:
    """The lines above and below one table."""

    sheet: Worksheet
    publication: Publication
    unit: AdminUnit
    columns: Sequence[Column]

    @property
    def last(self) -> str:
        """The letter of the last column that is seen."""
        return [column.letter for column in self.columns if column.heading][-1]

    def above(self, title: str, *, first: bool) -> None:
        """Who reports and on what; on the `first` form also the number of the sending."""
        self._letterhead(first=first)
        self._titles(title)

    def below(self, line: int) -> None:
        """Place and day, and who signs."""
        signatory = self.publication.signatory or "CHỦ TỊCH"
        day = f"…………, ngày …… tháng …… năm {self.publication.report.period.window.last.year}"
        lines = (("", day), ("NGƯỜI LẬP BIỂU", f"TM. ỦY BAN NHÂN DÂN\n{signatory}"))
        for number, (left, right) in enumerate((*lines, ("(Ký, ghi rõ họ tên)", "")), start=line):
            for start, end, text in (("A", "B", left), ("D", self.last, right)):
                cell = self.sheet[f"{start}{number}"]
                put(cell, text)
                write_in(cell, bold=text.isupper(), italic=not text.isupper(), at="center")
                self.sheet.merge_cells(f"{start}{number}:{end}{number}")
            self.sheet.row_dimensions[number].height = 36 if "\n" in right else 20
            self._mark(number, OURS)

    def _letterhead(self, *, first: bool) -> None:
        report, units = self.publication.report, self.publication.units
        above = None
        if report.unit.key in units:
            above = units.parent(report.unit.key, report.period.window.last)
        for line, unit in enumerate((above, report.unit), start=1):
            cell = self.sheet[f"A{line}"]
            put(cell, f"ỦY BAN NHÂN DÂN {unit.name.upper()}" if unit else "")
            write_in(cell, bold=line == 2, at="center")
            self.sheet.merge_cells(f"A{line}:B{line}")
            self.sheet.row_dimensions[line].height = 21
        self._labelled(2, "Cần xem lại", f"={ISSUES}")
        for rule in highlights(f"{VALUE}2"):
            self.sheet.conditional_formatting.add(f"{VALUE}2", rule)
        if first:
            self._labelled(1, "Lần gửi", self.publication.revision)
            as_input(self.sheet[f"{VALUE}1"], at="center")
            self._mark(1, REVISION)
            hint = "Gửi lại bản sửa thì ghi 2, 3, …"
            allow(self.sheet, f"{VALUE}1", Taken("whole", "1", "Lần gửi", hint))

    def _labelled(self, line: int, label: str, content: int | str) -> None:
        put(self.sheet[f"C{line}"], label)
        write_in(self.sheet[f"C{line}"], size=11, italic=True, at="right")
        self.sheet[f"{VALUE}{line}"] = content
        write_in(self.sheet[f"{VALUE}{line}"], bold=True, at="center", box=True)
        self.sheet.row_dimensions[line].height = 24

    def _titles(self, title: str) -> None:
        period = self.publication.report.period
        days = period.window.phrase.vi
        kind = "BIỂU SỐ LIỆU" if self.publication.only is None else "BIỂU SỐ LIỆU BỔ SUNG"
        legend = "Ô vàng: đơn vị nhập. Ô xám: không nhập. Cách ghi: xem trang “Hướng dẫn”."
        lines = (
            (4, f"{kind} {period.label.vi.upper()}", 14, True, False),
            (5, title, 13, True, False),
            (6, f"(Số liệu tính {days})", 13, False, True),
            (7, legend, 11, False, True),
        )
        for line, text, size, bold, italic in lines:
            cell = self.sheet[f"A{line}"]
            put(cell, text)
            write_in(cell, size=size, bold=bold, italic=italic, at="center")
            self.sheet.merge_cells(f"A{line}:{self.last}{line}")
            self.sheet.row_dimensions[line].height = height((text, 120), size=14)

    def _mark(self, line: int, id: str) -> None:
        letter = next(column.letter for column in self.columns if column.key == "id")
        put(self.sheet[f"{letter}{line}"], id)
