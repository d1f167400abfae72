"""The plain lists behind a report: who sent what when, what to look at, which documents."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Filed, Filing, Finding, Kind, Publication, Severity, Text
from cchc_format_city import words
from cchc_format_city.cells import CENTRE, FONT, GRID, LEFT, Content, cell_at, fit_rows, put
from cchc_format_city.notes import unit_name
from cchc_format_city.pages import page, print_rows

SIZE = 11
_HEAD = 4


@frozen
class _Heading:
    """A column: what stands over it, how wide it is, whether it is text to be read."""

    title: Text
    width: float
    prose: bool = False


_ORDER = _Heading(words.NUMBER, 6)
_FILINGS = (
    _ORDER,
    _Heading(words.UNIT, 24, prose=True),
    _Heading(Text("Trạng thái", "State"), 12),
    _Heading(Text("Muộn", "Late"), 8),
    _Heading(Text("Tệp", "File"), 32, prose=True),
    _Heading(Text("Lần gửi", "Revision"), 8),
    _Heading(Text("Ngày nhận", "Received"), 17),
    _Heading(Text("Nơi gửi", "Sender"), 25, prose=True),
    _Heading(Text("Tệp bị thay thế", "Superseded"), 22, prose=True),
    _Heading(Text("Lý do", "Reason"), 34, prose=True),
)
_FINDINGS = (
    _ORDER,
    _Heading(Text("Mức độ", "Severity"), 11),
    _Heading(Text("Quy tắc", "Rule"), 16),
    _Heading(words.UNIT, 20, prose=True),
    _Heading(Text("Chỉ tiêu", "Indicator"), 30, prose=True),
    _Heading(Text("Tệp, ô", "File, cell"), 26, prose=True),
    _Heading(Text("Tìm thấy", "Found"), 14),
    _Heading(Text("Mong đợi", "Expected"), 14),
    _Heading(Text("Nội dung", "Message"), 56, prose=True),
)
_DOCUMENTS = (
    _ORDER,
    _Heading(words.UNIT, 24, prose=True),
    _Heading(Text("Chỉ tiêu", "Indicator"), 34, prose=True),
    _Heading(Text("Loại", "Type"), 14),
    _Heading(Text("Số, ký hiệu", "Number"), 18),
    _Heading(Text("Ngày", "Date"), 12),
    _Heading(Text("Trích yếu", "Subject"), 52, prose=True),
)
_SUMMARY = Text(
    "Phải gửi {expected} = đã dùng {used} + chưa gửi {missing} + bị từ chối {refused} "
    "(sai biểu {wrong}, biểu trống {empty}, lý do khác {other}); gửi muộn: {late}",
    "Expected {expected} = used {used} + missing {missing} + refused {refused} "
    "(wrong form {wrong}, empty {empty}, other {other}); late: {late}",
)
_LATE = Text("muộn", "late")
_NO_FINDINGS = Text("Không có vấn đề cần rà soát.", "Nothing to look at.")


def filings(book: Workbook, publication: Publication) -> None:
    """Adds the sheet of who sent what when, a row per expected unit, and the sum of the states."""
    lang = publication.lang
    rows = [
        (
            filing.unit.name,
            words.FILED[filing.state].in_(lang),
            _LATE.in_(lang) if filing.late else "",
            filing.file,
            filing.revision,
            filing.received,
            filing.sender,
            "\n".join(filing.superseded),
            filing.reason.in_(lang) if filing.reason else "",
        )
        for filing in publication.filings
    ]
    sheet = _table(book, publication, words.FILINGS, _FILINGS, rows)
    _remark(sheet, _HEAD + len(rows) + 1, summary(publication.filings).in_(lang))


def summary(filings: Sequence[Filing]) -> Text:
    """`Phải gửi 35 = đã dùng 33 + chưa gửi 1 + bị từ chối 1 …; gửi muộn: 1`."""
    of = {state: sum(filing.state is state for filing in filings) for state in Filed}
    refused = of[Filed.WRONG_FORM] + of[Filed.EMPTY] + of[Filed.REFUSED]
    return _SUMMARY.format(
        expected=len(filings),
        used=of[Filed.USED],
        missing=of[Filed.MISSING],
        refused=refused,
        wrong=of[Filed.WRONG_FORM],
        empty=of[Filed.EMPTY],
        other=of[Filed.REFUSED],
        late=sum(filing.late for filing in filings),
    )


def findings(book: Workbook, publication: Publication) -> None:
    """Adds the sheet of what a person should look at, what cannot be true first."""
    lang = publication.lang
    ranked = sorted(publication.findings, key=lambda f: list(Severity).index(f.severity))
    rows = [
        (
            words.SEVERITY[finding.severity].in_(lang),
            finding.rule,
            unit_name(publication, finding.unit),
            _indicator(publication, finding),
            str(finding.origin or ""),
            finding.found,
            finding.expected,
            finding.message.in_(lang),
        )
        for finding in ranked
    ]
    sheet = _table(book, publication, words.FINDINGS, _FINDINGS, rows)
    if not rows:
        _remark(sheet, _HEAD + 1, _NO_FINDINGS.in_(lang))


def documents(book: Workbook, publication: Publication) -> None:
    """Adds the sheet of the documents the units list, if any does."""
    rows = [
        (unit_name(publication, unit), row.name, d.type, d.number, d.date, d.subject)
        for row in publication.pack.rows
        if row.id in publication.figures and publication.pack.indicator(row).kind is Kind.DOCUMENTS
        for unit, d in publication.figures[row.id].documents
    ]
    if rows:
        _table(book, publication, words.DOCUMENTS, _DOCUMENTS, rows)


def _indicator(publication: Publication, finding: Finding) -> str:
    id = finding.indicator or ""
    return publication.pack[id].name if id in publication.pack else id


def _table(
    book: Workbook,
    publication: Publication,
    title: Text,
    headings: Sequence[_Heading],
    rows: Iterable[Sequence[Content]],
) -> Worksheet:
    """A numbered list on a sheet of its own, to be filtered on screen and printed lying down."""
    lang = publication.lang
    sheet: Worksheet = book.create_sheet(title.in_(lang))
    put(sheet["A1"], f"{title.in_(lang).upper()}: {publication.report.unit.name}")
    put(sheet["A2"], publication.report.period.label.in_(lang))
    sheet["A1"].font, sheet["A2"].font = Font(FONT, 14, bold=True), Font(FONT, 12, italic=True)
    _write(sheet, _HEAD, [heading.title.in_(lang) for heading in headings], {}, bold=True)
    prose = {column: LEFT for column, heading in enumerate(headings, 1) if heading.prose}
    last = _HEAD
    for last, row in enumerate(rows, _HEAD + 1):
        _write(sheet, last, [last - _HEAD, *row], prose)
    for column, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(column)].width = heading.width
    fit_rows(sheet)
    sheet.auto_filter.ref = f"A{_HEAD}:{get_column_letter(len(headings))}{last}"
    sheet.freeze_panes = f"C{_HEAD + 1}"
    page(sheet, landscape=True)
    print_rows(sheet, _HEAD, _HEAD)
    return sheet


def _write(
    sheet: Worksheet,
    at: int,
    contents: Sequence[Content],
    alignments: Mapping[int, Alignment],
    *,
    bold: bool = False,
) -> None:
    for column, content in enumerate(contents, 1):
        cell = cell_at(sheet, at, column)
        put(cell, content)
        cell.font, cell.border = Font(FONT, SIZE, bold=bold), GRID
        cell.alignment = alignments.get(column, CENTRE)


def _remark(sheet: Worksheet, at: int, text: str) -> None:
    put(cell_at(sheet, at, 1), text)
    cell_at(sheet, at, 1).font = Font(FONT, SIZE, bold=True)
