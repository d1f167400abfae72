"""The plain lists behind a report: who sent what when, and which documents the units list."""

from collections.abc import Sequence

from cchc_core import (
    Document,
    Filed,
    Filing,
    Kind,
    Publication,
    Row,
    Text,
    UnitKey,
    vietnamese_order,
)
from cchc_core.printing import (
    FILED,
    NUMBER,
    UNIT,
    Book,
    Heading,
    Style,
    for_the_unit,
    in_order,
    plain_table,
    unit_name,
)
from cchc_core.printing import TABLE_HEAD as HEAD
from cchc_format_city import words

SIZE = 10

# Each table is as wide as a page that lies down, so that it is printed full size.
_ORDER = Heading(NUMBER, 6)
_FILINGS = (
    _ORDER,
    Heading(UNIT, 17, prose=True),
    Heading(Text("Trạng thái", "State"), 11),
    Heading(Text("Muộn", "Late"), 7),
    Heading(Text("Tệp", "File"), 26, prose=True),
    Heading(Text("Lần gửi", "Revision"), 6),
    Heading(Text("Ngày nhận", "Received"), 14),
    Heading(Text("Nơi gửi", "Sender"), 17, prose=True),
    Heading(Text("Tệp bị thay thế", "Superseded"), 13, prose=True),
    Heading(Text("Lý do", "Reason"), 17, prose=True),
)
_DOCUMENTS = (
    _ORDER,
    Heading(UNIT, 17, prose=True),
    Heading(Text("Chỉ tiêu", "Indicator"), 28, prose=True),
    Heading(Text("Loại", "Type"), 11),
    Heading(Text("Số, ký hiệu", "Number"), 15),
    Heading(Text("Ngày", "Date"), 11),
    Heading(Text("Trích yếu", "Subject"), 46, prose=True),
)
_SUMMARY = Text(
    "Phải gửi {expected} = đã dùng {used} + chưa gửi {missing} + bị từ chối {refused} "
    "(sai biểu mẫu {wrong}, biểu trống {empty}, lý do khác {other}); gửi muộn: {late}",
    "Expected {expected} = used {used} + missing {missing} + refused {refused} "
    "(wrong form {wrong}, empty {empty}, other {other}); late: {late}",
)
_LATE = Text("muộn", "late")


def filings(book: Book, publication: Publication) -> None:
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
            for_the_unit(filing.reason).in_(lang) if filing.reason else "",
        )
        for filing in _in_order(publication.filings, publication.pack.base_level)
    ]
    sheet = plain_table(book, publication, words.FILINGS, _FILINGS, rows)
    below, bold = HEAD + len(rows) + 1, Style(SIZE, bold=True, box=False)
    sheet.merge(f"A{below}", f"J{below}", summary(publication.filings).in_(lang), bold)


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


def documents(book: Book, publication: Publication) -> bool:
    """Adds the sheet of the documents the units list, if any does; says whether it did."""
    rows = [
        (unit_name(publication, unit), row.name, d.type, d.number, d.date, d.subject)
        for row in publication.pack.rows
        if row.id in publication.figures and publication.pack.indicator(row).kind is Kind.DOCUMENTS
        for unit, d in _by_unit(publication, row)
    ]
    if rows:
        plain_table(book, publication, words.DOCUMENTS, _DOCUMENTS, rows)
    return bool(rows)


def _by_unit(publication: Publication, row: Row) -> list[tuple[UnitKey, Document]]:
    """The documents listed on a row, those of a unit together, units by name."""
    listed = publication.figures[row.id].documents
    return sorted(listed, key=lambda of: vietnamese_order(unit_name(publication, of[0])))


def _in_order(filings: Sequence[Filing], base: str) -> list[Filing]:
    """Wards by name, then the other offices."""
    of = {filing.unit.key: filing for filing in filings}
    units = in_order(filing.unit for filing in filings)
    return [of[unit.key] for unit in sorted(units, key=lambda unit: unit.level != base)]
