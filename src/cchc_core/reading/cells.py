"""What one cell held, as a file keeps it, and how a person sees it on the screen."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from attrs import frozen

from cchc_core.model.measures import Document
from cchc_core.text import format_date


@frozen
class Typed:
    """What a workbook cell, or a JSON or YAML scalar, held.

    `value` is a plain Python value (for a formula: its stored result, None when the file has
    none); `formula` begins with `=`; `error` is the error the cell shows (`#REF!`), for readers
    that do not give it as the value. A list of documents is a list of mappings; an empty list
    says that there are none, so give None where nothing was filled in.
    """

    value: object
    number_format: str = "General"
    formula: str | None = None
    error: str | None = None

    @property
    def is_percent(self) -> bool:
        """Whether the cell shows 100 times what it stores."""
        return "%" in _bare(self.number_format)

    @property
    def is_date(self) -> bool:
        """Whether the cell shows its number as a day or a time."""
        return any(c in "dmyhs" for c in _bare(self.number_format))

    @property
    def raw(self) -> str:
        """What was typed: the formula or the text itself, a number as the cell shows it."""
        return self.formula or self.error or self.shown

    @property
    def shown(self) -> str:
        """The value as the cell shows it, also that of a formula."""
        number = exact(self.value)
        if number is None:
            return _shown(self.value)
        if self.is_percent:
            return _written(hundredfold(number)) + "%"
        return _written(number)


def exact(value: object) -> Decimal | None:
    """The number a value is, exactly as it was typed (0.07 is 0.07).

    A float keeps its 15 first digits: they are the ones that a person typed, or that Excel shows
    of a formula's result. None for what is no number, and for one that fills pages.
    """
    number = finite(value)
    return None if number is None or abs(number.adjusted()) >= _LONGEST else number


def finite(value: object) -> Decimal | None:
    """The number a value is, however long; None for all else."""
    match value:
        case bool():
            return None
        case float():
            number = Decimal(float.__format__(value, f".{MOST_DIGITS}g"))
        case int() | Decimal():
            number = Decimal(value)
        case _:
            return None
    return number if number.is_finite() else None


def hundredfold(number: Decimal) -> Decimal:
    """100 times a number, exactly, whatever the precision of the decimal context."""
    sign, digits, exponent = number.as_tuple()
    return Decimal((sign, digits, int(exponent) + 2))


def plain(number: Decimal) -> Decimal:
    """The number without an exponent and without zeros at its end."""
    written = format(number, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return Decimal(written) if number else Decimal(0)


MOST_DIGITS = 15
"""What Excel keeps of a number."""
_LONGEST = 1_000  # digits; more are not written out
_UNSHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


def _bare(number_format: str) -> str:
    """A number format in lower case, without what is only printed beside the number."""
    bare = _UNSHOWN.sub("", number_format).lower()
    return "" if bare == "general" else bare


def _written(number: Decimal) -> str:
    return format(plain(number), "f").replace(".", ",")


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return str(value).upper()
        case datetime() if value.time() != time():
            return f"{format_date(value, 'vi')} {value:%H:%M}"
        case date():
            return format_date(value, "vi")
        case Document():
            return " ".join(filter(None, (value.type, value.number, _shown(value.date))))
        case Mapping():
            return " ".join(filter(None, map(_shown, value.values())))
        case list() | tuple():
            return "; ".join(map(_shown, value))
    number = finite(value)
    if number is None:
        return str(value)
    return str(number) if exact(number) is None else _written(number)
