"""One typed cell read strictly: what it says, what there is to remark, and what was typed.

A percentage cell is 100 times what it stores, a comma begins decimals, a dot groups thousands.
What could be read in two ways is rejected, never guessed.
"""

import re
from datetime import date, time, timedelta
from decimal import Decimal

from attrs import evolve, frozen

from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Kind, Status, Value
from cchc_core.reading.cells import MOST_DIGITS, Typed, exact, finite, hundredfold, plain
from cchc_core.reading.documents import UnreadableDocument, read_documents
from cchc_core.reading.numerals import read_numeral
from cchc_core.reading.remarks import Remark, remark
from cchc_core.text import Text, parse_date, tone_last


@frozen
class Interpretation:
    """What a cell was understood as: a value exactly when it is `USED`, and `raw` as typed."""

    status: Status
    value: Value | None = None
    raw: str = ""
    remark: Remark | None = None

    def __attrs_post_init__(self) -> None:
        if (self.status is Status.USED) != (self.value is not None):
            raise ValueError(f"'{self.raw}': there is a value exactly when it is used")


def interpret(indicator: Indicator, typed: Typed) -> Interpretation:
    """What `typed` says of `indicator`; never raises, whatever the cell holds."""
    understood = evolve(_understood(indicator, typed), raw=typed.raw)
    if typed.formula and understood.status is Status.USED and understood.remark is None:
        return evolve(understood, remark=remark("formula-used", typed.formula, _read(understood)))
    return understood


_BLANK = Interpretation(Status.BLANK)
_ZERO_WORDS = frozenset(map(tone_last, ("KPS", "không phát sinh", "không")))
_BLANK_WORDS = frozenset(map(tone_last, ("", "KCSL", "…")))  # … is what our reports print
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_NOT_APPLICABLE = tone_last("không áp dụng")
_ERROR = re.compile(r"#[A-Z0-9/_]+[!?]?|Err:[0-9]{3}")


def _understood(indicator: Indicator, typed: Typed) -> Interpretation:
    if typed.error:
        return _rejected("figure-error", typed.error)
    match typed.value:
        case None if typed.formula:
            return _rejected("formula-without-value", typed.formula)
        case None:
            return _BLANK
        case str() as text:
            return _text(indicator, text)
        case value if indicator.kind is Kind.DOCUMENTS:
            return _documents(value)
        case bool():
            return _rejected("figure-boolean", typed.shown)
        case date() | time() | timedelta():
            return _rejected("figure-date", typed.shown)
        case value:
            number = exact(value)
            if number is None:
                long = finite(value) is not None
                return _rejected("figure-too-long" if long else "figure-text", typed.shown)
            return _cell(indicator, typed, number)


def _text(indicator: Indicator, text: str) -> Interpretation:
    word = tone_last(text)
    if word in _BLANK_WORDS:
        return _BLANK
    for code, label in indicator.codes.items():
        if word in (tone_last(label.vi), tone_last(label.en)):
            return Interpretation(Status.USED, code)
    if word in _DASHES:
        return Interpretation(Status.BLANK, remark=remark("figure-dash", text))
    if word == _NOT_APPLICABLE:
        return Interpretation(Status.NOT_APPLICABLE)
    if word in _ZERO_WORDS and indicator.kind is Kind.COUNT:
        return Interpretation(Status.USED, 0)
    if rule := _other_than_a_number(indicator, text, word):
        return _rejected(rule, text, indicator)
    return _numeral(indicator, text)


def _other_than_a_number(indicator: Indicator, text: str, word: str) -> str | None:
    """The rule that refuses a text at first sight."""
    if _ERROR.fullmatch(text.strip()):
        return "figure-error"
    if indicator.kind is Kind.DOCUMENTS:
        return "figure-documents"
    if parse_date(text):
        return "figure-date"
    if word in _ZERO_WORDS and indicator.kind is Kind.RATE:
        return "figure-word"
    return None


def _numeral(indicator: Indicator, text: str) -> Interpretation:
    numeral = read_numeral(text, indicator.kind)
    if numeral.value is None:
        rule = "code-set" if indicator.kind is Kind.CODE else numeral.rule
        return _rejected(rule, text, indicator)
    understood = _number(indicator, numeral.value, text)
    if understood.status is not Status.USED:
        return understood
    return evolve(understood, remark=remark(numeral.rule, text, _read(understood)))


def _cell(indicator: Indicator, typed: Typed, number: Decimal) -> Interpretation:
    """A cell that stores a number, read by the format it shows it in."""
    if typed.is_date:
        return _rejected("figure-date", typed.shown)
    if not typed.is_percent:
        return _number(indicator, number, typed.shown)
    if indicator.kind is not Kind.RATE and number:
        return _rejected("figure-percent", typed.shown)
    return _number(indicator, hundredfold(number), typed.shown)


def _number(indicator: Indicator, number: Decimal, found: str) -> Interpretation:
    number = plain(number)
    whole = number == number.to_integral_value()
    if indicator.kind is Kind.CODE:
        if not whole or int(number) not in indicator.codes:
            return _rejected("code-set", found, indicator)
        return Interpretation(Status.USED, int(number))
    if number < 0:
        return _rejected("figure-negative", found)
    if len(number.as_tuple().digits) > MOST_DIGITS or number.adjusted() < -MOST_DIGITS:
        return _rejected("figure-too-long", found)
    if indicator.kind is Kind.RATE:
        return Interpretation(Status.USED, number)
    if not whole:
        return _rejected("figure-not-whole", found)
    return Interpretation(Status.USED, int(number))


def _documents(value: object) -> Interpretation:
    try:
        return Interpretation(Status.USED, read_documents(value))
    except UnreadableDocument as unreadable:
        return _rejected("figure-documents", Typed(unreadable.item).shown)


def _read(understood: Interpretation) -> Text:
    shown = Typed(understood.value).shown
    return Text(shown, shown.replace(",", "."))


def _rejected(rule: str, found: str, indicator: Indicator | None = None) -> Interpretation:
    codes = indicator.codes if indicator and rule == "code-set" else {}
    expected = Text(
        ", ".join(f"{code} ({label.vi})" for code, label in codes.items()),
        ", ".join(f"{code} ({label.en})" for code, label in codes.items()),
    )
    return Interpretation(Status.REJECTED, remark=remark(rule, found, expected=expected))
