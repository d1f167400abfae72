"""The plain lists behind a report: who sent what when, what to look at, which documents."""

from collections.abc import Iterable, Sequence

from attrs import frozen
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import (
    Filed,
    Filing,
    Kind,
    Lang,
    Manifest,
    Publication,
    Text,
    text_to_cells,
)
from cchc_core.printing import (
    FILED,
    FINDINGS,
    NUMBER,
    SOURCES,
    UNIT,
    Content,
    finding_lines,
    findings_left_out,
    source_lines,
    unit_name,
)
from cchc_format_city import words
from cchc_format_city.cells import CENTRE, FONT, GRID, LEFT, cell_at, fit_rows, put
from cchc_format_city.pages import page, print_rows

SIZE = 10
_HEAD = 4


@frozen
class _Heading:
    """A column: what stands over it, how wide it is, whether it is text to be read, its size."""

    title: Text
    width: float
    prose: bool = False
    size: float = SIZE


# Each table is as wide as a page that lies down, so that it is printed full size.
_ORDER = _Heading(NUMBER, 6)
_FILINGS = (
    _ORDER,
    _Heading(UNIT, 16, prose=True),
    _Heading(Text("Trạng thái", "State"), 12),
    _Heading(Text("Muộn", "Late"), 7),
    _Heading(Text("Tệp", "File"), 25, prose=True),
    _Heading(Text("Lần gửi", "Revision"), 6),
    _Heading(Text("Ngày nhận", "Received"), 14),
    _Heading(Text("Nơi gửi", "Sender"), 13, prose=True),
    _Heading(Text("Tệp bị thay thế", "Superseded"), 14, prose=True),
    _Heading(Text("Lý do", "Reason"), 21, prose=True),
)
_FINDINGS = (
    _ORDER,
    _Heading(Text("Mức độ", "Severity"), 10),
    _Heading(Text("Vấn đề", "Title"), 14, prose=True),
    _Heading(Text("Nội dung", "Message"), 30, prose=True),
    _Heading(UNIT, 12, prose=True),
    _Heading(Text("Chỉ tiêu", "Indicator"), 16, prose=True),
    _Heading(Text("Tệp, ô", "File, cell"), 15, prose=True),
    _Heading(Text("Đã ghi", "Found"), 11, prose=True),
    _Heading(Text("Số khớp (tham khảo)", "What would fit"), 11, prose=True),
    _Heading(Text("Mã", "Code"), 9, size=8),
)
_DOCUMENTS = (
    _ORDER,
    _Heading(UNIT, 17, prose=True),
    _Heading(Text("Chỉ tiêu", "Indicator"), 28, prose=True),
    _Heading(Text("Loại", "Type"), 11),
    _Heading(Text("Số, ký hiệu", "Number"), 15),
    _Heading(Text("Ngày", "Date"), 11),
    _Heading(Text("Trích yếu", "Subject"), 46, prose=True),
)
_SOURCES = (
    _ORDER,
    _Heading(Text("Mục", "What"), 22, prose=True),
    _Heading(Text("Nội dung", "Content"), 46, prose=True),
    _Heading(Text("Dung lượng (byte)", "Size (bytes)"), 12),
    _Heading(Text("Mã băm SHA-256", "SHA-256"), 50, size=8),
)
_SUMMARY = Text(
    "Phải gửi {expected} = đã dùng {used} + chưa gửi {missing} + bị từ chối {refused} "
    "(sai biểu mẫu {wrong}, biểu trống {empty}, lý do khác {other}); gửi muộn: {late}",
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
            FILED[filing.state].in_(lang),
            _LATE.in_(lang) if filing.late else "",
            "\n".join(filter(None, (filing.file, *filing.more_files))),
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
    """Adds the sheet of what a person should look at, rule by rule, what cannot be true first and
    what somebody lets stand last."""
    rows = finding_lines(publication)
    sheet = _table(book, publication, FINDINGS, _FINDINGS, rows)
    put(sheet["A3"], findings_left_out(publication))
    sheet["A3"].font = Font(FONT, SIZE, italic=True)
    if not rows:
        _remark(sheet, _HEAD + 1, _NO_FINDINGS.in_(publication.lang))


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


def sources(book: Workbook, publication: Publication, manifest: Manifest) -> None:
    """Adds the sheet of what the workbook was made of, file by file, and the manifest itself on one
    that nobody is shown."""
    rows = source_lines(manifest, publication.lang)
    _table(book, publication, SOURCES, _SOURCES, rows)
    unseen: Worksheet = book.create_sheet(Manifest.sheet)
    unseen.sheet_state = Worksheet.SHEETSTATE_VERYHIDDEN
    for at, text in enumerate(text_to_cells(manifest.to_json()), 1):
        put(cell_at(unseen, at, 1), text)


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
    for column, heading in enumerate(headings, 1):
        cell = cell_at(sheet, _HEAD, column)
        put(cell, heading.title.in_(lang))
        cell.font, cell.border, cell.alignment = Font(FONT, SIZE, bold=True), GRID, CENTRE
        sheet.column_dimensions[get_column_letter(column)].width = heading.width
    last = _HEAD
    for last, row in enumerate(rows, _HEAD + 1):
        _write(sheet, last, [last - _HEAD, *row], headings, lang)
    fit_rows(sheet)
    sheet.auto_filter.ref = f"A{_HEAD}:{get_column_letter(len(headings))}{last}"
    sheet.freeze_panes = f"C{_HEAD + 1}"
    page(sheet)
    print_rows(sheet, _HEAD, _HEAD)
    return sheet


def _write(
    sheet: Worksheet,
    at: int,
    contents: Sequence[Content],
    headings: Sequence[_Heading],
    lang: Lang,
) -> None:
    for column, (content, heading) in enumerate(zip(contents, headings, strict=True), 1):
        cell = cell_at(sheet, at, column)
        put(cell, content, lang)
        cell.font, cell.border = Font(FONT, heading.size), GRID
        cell.alignment = LEFT if heading.prose else CENTRE


def _remark(sheet: Worksheet, at: int, text: str) -> None:
    put(cell_at(sheet, at, 1), text)
    cell_at(sheet, at, 1).font = Font(FONT, SIZE, bold=True)
