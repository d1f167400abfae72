"""range: a rate lies between 0 and 100, no figure below 0, none above what its indicator allows."""

from collections.abc import Iterator

from cchc_core.checks.readings import about, readings
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Role
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Kind
from cchc_core.rules import RULES
from cchc_core.text import Text, format_number


def out_of_range(case: Case) -> Iterator[Finding]:
    """An error for each figure that is less or more than such a figure can be."""
    for leaf, row, reading in readings(case):
        if row.role is Role.HEADING or isinstance(reading.value, tuple | None):
            continue
        most = _most(case.pack.indicator(row))
        if reading.value < 0 or (most is not None and reading.value > most):
            allowed = _allowed(most)
            message = Text(
                f"Ghi “{reading.typed.vi}”, ngoài khoảng có thể có ({allowed.vi}). Đề nghị đơn vị "
                "sửa lại.",
                f"Says '{reading.typed.en}', which is out of range ({allowed.en}). The unit should "
                "correct it.",
            )
            yield about(leaf, row, reading, "range", Severity.ERROR, message, expected=allowed.vi)


def _most(indicator: Indicator) -> int | None:
    """The largest value there can be; a code is compared with its set elsewhere."""
    if indicator.at_most is None and indicator.kind is Kind.RATE:
        return 100
    return indicator.at_most


def _allowed(most: int | None) -> Text:
    if most is None:
        return Text("từ 0 trở lên", "0 or more")
    return Text(f"từ 0 đến {format_number(most, 'vi')}", f"0 to {format_number(most, 'en')}")


RANGE = Check(RULES["range"], out_of_range)
