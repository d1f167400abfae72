"""range: a rate lies between 0 and 100, no figure below 0, none above what its indicator allows."""

from collections.abc import Iterator

from cchc_core.checks.readings import about, readings
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Role
from cchc_core.rules import RULES
from cchc_core.text import Text, format_number


def out_of_range(case: Case) -> Iterator[Finding]:
    """An error for each figure that is less or more than such a figure can be; a code is compared
    with its set elsewhere."""
    for leaf, row, reading in readings(case):
        if row.role is Role.HEADING or isinstance(reading.value, tuple | None):
            continue
        indicator = case.pack.indicator(row)
        if not indicator.codes and not indicator.can_be(reading.value):
            allowed = _allowed(indicator.largest)
            message = Text(
                f"Ghi “{reading.typed.vi}”, ngoài khoảng có thể có ({allowed.vi}), nên không tính "
                "vào số tổng hợp. Đề nghị đơn vị sửa lại.",
                f"Says '{reading.typed.en}', which is out of range ({allowed.en}) and so enters no "
                "total. The unit should correct it.",
            )
            yield about(leaf, row, reading, "range", Severity.ERROR, message, expected=allowed.vi)


def _allowed(most: int | None) -> Text:
    if most is None:
        return Text("từ 0 trở lên", "0 or more")
    return Text(f"từ 0 đến {format_number(most, 'vi')}", f"0 to {format_number(most, 'en')}")


RANGE = Check(RULES["range"], out_of_range)
