"""reference-incomplete: a document can be found by its number, its symbol and its date."""

from collections.abc import Iterator

from cchc_core.extensions import Case, Check, Passage, Place
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.units import UnitKey
from cchc_core.reading.references import Reference, references_in, serial_of
from cchc_core.rules import RULES
from cchc_core.text import Text, squeeze

_SYMBOL = Text("ký hiệu", "its symbol")
_DATE = Text("ngày ban hành", "its date")
_WORD = Text("chữ “số”", "the word “số”")


def reference_incomplete(case: Case) -> Iterator[Finding]:
    """Information on each document that a text names without symbol or date, or without "số" where
    others have it; a warning for a date that is none. What has its year in its number, or its date
    elsewhere in the report, lacks none."""
    for unit, passages in case.passages.items():
        found = list(_references(passages))
        dated = {serial_of(each.number) for _, each in found if each.day}
        said = sum(each.said for _, each in found)
        for passage, each in found:
            lacking = [_SYMBOL] if serial_of(each.number) is None else []
            if not each.dated and serial_of(each.number) not in dated - {None}:
                lacking += [] if each.number.count("/") > 1 else [_DATE]
            if not each.said and not each.from_others and 2 * said > len(found):
                lacking.append(_WORD)
            if lacking:
                yield _incomplete(unit, passage, each, lacking)
            if each.dated and each.day is None:
                message = _NO_DAY.format(document=_name(each), day=each.dated)
                yield _told(unit, passage, Severity.WARNING, message, each.dated)


def _references(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, Reference]]:
    for passage in passages:
        if passage.place is Place.BODY:
            for each in references_in(squeeze(passage.text)):
                yield passage, each


def _name(reference: Reference) -> str:
    return f"{reference.type} số {reference.number}"


def _incomplete(
    unit: UnitKey, passage: Passage, reference: Reference, lacking: list[Text]
) -> Finding:
    what = Text(", ".join(t.vi for t in lacking), ", ".join(t.en for t in lacking))
    message = _INCOMPLETE.format(document=_name(reference), what=what)
    return _told(unit, passage, Severity.INFORMATION, message, reference.number)


def _told(
    unit: UnitKey, passage: Passage, severity: Severity, message: Text, found: str
) -> Finding:
    return Finding(
        "reference-incomplete", severity, message, unit=unit, origin=passage.origin, found=found
    )


_INCOMPLETE = Text(
    "{document} nêu thiếu {what} nên khó tra cứu. Đề nghị đơn vị ghi đủ số, ký hiệu, ngày.",
    "{document} is named without {what} and is hard to look up. The unit should give its number, "
    "symbol and date.",
)
_NO_DAY = Text(
    "{document} ghi ngày {day}, không có trong lịch. Đề nghị đơn vị sửa ngày.",
    "{document} is dated {day}, which is no day. The unit should correct it.",
)

REFERENCE_INCOMPLETE = Check(RULES["reference-incomplete"], reference_incomplete)
