"""document-dates, document-order: a number stands for one day, and numbers rise with the days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from cchc_core.checks.documents.cited import Cited, cited, of_lists, once, said
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.rules import RULES
from cchc_core.text import Text, fold, format_date

_ALIKE = 0.8  # of the words of the shorter subject


def document_dates(case: Case) -> Iterator[Finding]:
    """An error for each document that one report gives two dates; whether day and month changed
    places."""
    for documents in cited(case).values():
        first: dict[tuple[int, str, str], list[Cited]] = {}
        for each in once(documents):
            if each.serial and each.day:
                key = (*each.serial, fold(each.issuer))
                rivals = first.setdefault(key, [])
                if rival := next((r for r in rivals if _one_document(r, each)), None):
                    yield _two_dates(rival, each)
                rivals.append(each)


def _one_document(one: Cited, other: Cited) -> bool:
    """Whether the same number means the same document: numbers begin anew each year, and a text may
    leave out that another office issued it; then they are one only if they are about the same."""
    assert one.day
    assert other.day
    alike = _same_subject(one.subject, other.subject)
    if one.row and other.row:
        return alike or one.day.year == other.day.year
    return alike or _swapped(one.day) == other.day


def _same_subject(one: str, other: str) -> bool:
    words = [set(fold(subject).split()) for subject in (one, other)]
    shorter = min(map(len, words))
    return shorter > 3 and len(words[0] & words[1]) >= _ALIKE * shorter


def _two_dates(one: Cited, other: Cited) -> Finding:
    assert one.day
    assert other.day
    swapped = _swapped(one.day) == other.day
    message = (_SWAPPED if swapped else _TWO_DATES).format(
        document=other.name, here=said(other.day), there=said(one.day), place=_place(one)
    )
    expected = format_date(one.day, "vi")
    return other.finding("document-dates", Severity.ERROR, message, expected=expected)


def _swapped(day: date) -> date | None:
    """The day with day and month in each other's place; None where that is none."""
    return date(day.year, day.day, day.month) if day.day <= 12 else None


def _place(document: Cited) -> str:
    return str(document.origin) if document.origin else "-"


def document_order(case: Case) -> Iterator[Finding]:
    """Of the unit's lists a warning for each document with a lower number and a later date than one
    of the same year and register; information on the one that is out of place in a list by date."""
    for documents in cited(case).values():
        yield from _falling(once(of_lists(documents)))
        lists: dict[str | None, list[Cited]] = {}
        for each in of_lists(documents):
            lists.setdefault(each.row, []).append(each)
        for listed in lists.values():
            yield from _out_of_place([each for each in listed if each.day])


def _falling(documents: Iterable[Cited]) -> Iterator[Finding]:
    registers: dict[tuple[str, int], list[tuple[int, date, Cited]]] = {}
    for each in documents:
        if each.serial and each.day:
            number, symbol = each.serial
            register = registers.setdefault((symbol, each.day.year), [])
            register.append((number, each.day, each))
    for register in registers.values():
        register.sort(key=lambda entry: entry[:2])
        for (number, earlier, one), (above, later, other) in pairwise(register):
            if number < above and later < earlier:
                message = _FALLING.format(
                    document=one.name, here=said(earlier), other=other.name, there=said(later)
                )
                expected = f"≤ {format_date(later, 'vi')}"
                yield one.finding("document-order", Severity.WARNING, message, expected=expected)


def _out_of_place(listed: Sequence[Cited]) -> Iterator[Finding]:
    """The one document without which a list of four or more would rise; none in one that rises, or
    is in no order at all."""
    days = [each.day for each in listed if each.day]
    if len(days) < 4 or _rises(days):
        return
    alone = [at for at in range(len(days)) if _rises(days[:at] + days[at + 1 :])]
    if len(alone) == 1:
        each = listed[alone[0]]
        message = _OUT_OF_PLACE.format(document=each.name, here=said(days[alone[0]]))
        yield each.finding("document-order", Severity.INFORMATION, message)


def _rises(days: Sequence[date]) -> bool:
    return all(one <= other for one, other in pairwise(days))


_TWO_DATES = Text(
    "{document} ghi ngày {here}, nhưng chỗ khác trong cùng báo cáo ghi ngày {there} ({place}). Một "
    "văn bản chỉ có một ngày; đề nghị đơn vị đối chiếu sổ văn bản rồi sửa.",
    "{document} is dated {here}, elsewhere in the report {there} ({place}). A document has one "
    "date; the unit should look it up in its register.",
)
_SWAPPED = Text(
    "{document} ghi ngày {here}, nhưng chỗ khác trong cùng báo cáo ghi ngày {there} ({place}): "
    "ngày và tháng có lẽ bị đảo cho nhau. Đề nghị đơn vị đối chiếu sổ văn bản rồi sửa.",
    "{document} is dated {here}, elsewhere in the report {there} ({place}): day and month have "
    "probably changed places. The unit should look it up in its register.",
)
_FALLING = Text(
    "{document} ghi ngày {here}, sau ngày {there} của {other} dù mang số nhỏ hơn. Đề nghị đơn vị "
    "xem lại số hoặc ngày của hai văn bản.",
    "{document} is dated {here}, after {other} of {there}, though its number is lower. The unit "
    "should look at the number or the date of both.",
)
_OUT_OF_PLACE = Text(
    "{document} ghi ngày {here}, không theo thứ tự ngày như các văn bản còn lại trong danh sách; "
    "có thể ngày ghi sai. Đề nghị đơn vị xem lại.",
    "{document} is dated {here}, which breaks the order of dates that the list keeps otherwise; "
    "the date may be wrong. The unit should look at it.",
)

DOCUMENT_DATES = Check(RULES["document-dates"], document_dates)
DOCUMENT_ORDER = Check(RULES["document-order"], document_order)
