"""What stands around the table of a form: letterhead, titles, signatures."""

from collections.abc import Sequence

from attrs import frozen

from cchc_core import AdminUnit, Publication
from cchc_source_manual.checks_sheet import NUMBER, highlight
from cchc_source_manual.layout import OURS, REVISION, VALUE, Column
from cchc_source_manual.looks import INPUT, Look, height
from cchc_source_manual.sheets import Content, Formula, Sheet, Taken

_LABEL = Look(size=11, italic=True, at="right")


@frozen
class Frame:
    """The lines above and below one table; `issues` is how many of its figures to look at again."""

    sheet: Sheet
    publication: Publication
    unit: AdminUnit
    columns: Sequence[Column]
    issues: Formula

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
        day = f"…………, ngày …… tháng …… năm {self.publication.report.period.window.last.year}"
        lines = (("", day), ("NGƯỜI LẬP BIỂU", f"TM. ỦY BAN NHÂN DÂN\n{self.publication.signing}"))
        for number, (left, right) in enumerate((*lines, ("(Ký, ghi rõ họ tên)", "")), start=line):
            for start, end, text in (("A", "B", left), ("D", self.last, right)):
                look = Look(bold=text.isupper(), italic=not text.isupper(), at="center")
                self.sheet.merge(start, end, number, text, look)
            self.sheet.height(number, max(20, 18 * len(right.split("\n"))))
            self._mark(number, OURS)

    def _letterhead(self, *, first: bool) -> None:
        report, units = self.publication.report, self.publication.units
        above = None
        if report.unit.key in units:
            above = units.parent(report.unit.key, report.period.window.last)
        for line, unit in enumerate((above, report.unit), start=1):
            name = f"ỦY BAN NHÂN DÂN {unit.name.upper()}" if unit else ""
            self.sheet.merge("A", "B", line, name, Look(bold=line == 2, at="center"))
            self.sheet.height(line, 21)
        self._labelled(2, "Cần xem lại", self.issues, NUMBER)
        highlight(self.sheet, f"{VALUE}2")
        if first:
            self._labelled(1, "Lần gửi", self.publication.revision, INPUT)
            self._mark(1, REVISION)
            hint = "Gửi lại bản sửa thì ghi 2, 3, …"
            self.sheet.allow([f"{VALUE}1"], Taken("whole", "Lần gửi", hint, least=1))

    def _labelled(self, line: int, label: str, content: Content, look: Look) -> None:
        self.sheet.put("C", line, label, _LABEL)
        self.sheet.put(VALUE, line, content, look)
        self.sheet.height(line, 24)

    def _titles(self, title: str) -> None:
        period = self.publication.report.period
        kind = "BIỂU SỐ LIỆU" if self.publication.only is None else "BIỂU SỐ LIỆU BỔ SUNG"
        legend = "Ô vàng: đơn vị nhập. Ô xám: không nhập. Cách ghi: xem trang “Hướng dẫn”."
        lines = (
            (f"{kind} {period.label.vi.upper()}", Look(size=14, bold=True, at="center")),
            (title, Look(size=13, bold=True, at="center")),
            (f"(Số liệu tính {period.window.phrase.vi})", Look(size=13, italic=True, at="center")),
            (legend, Look(size=11, italic=True, at="center")),
        )
        for line, (text, look) in enumerate(lines, start=4):
            self.sheet.merge("A", self.last, line, text, look)
            self.sheet.height(line, height((text, 120), size=14))

    def _mark(self, line: int, id: str) -> None:
        letter = next(column.letter for column in self.columns if column.key == "id")
        self.sheet.put(letter, line, id)
