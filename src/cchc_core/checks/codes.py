"""code-set: a code answers with one of its allowed values (the seed's 1.4 says 4 for 0 or 1)."""

from collections.abc import Iterator

from cchc_core.checks.readings import about, readings
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Role
from cchc_core.model.measures import Kind, Status
from cchc_core.rules import RULES
from cchc_core.text import Text


def code_set(case: Case) -> Iterator[Finding]:
    """An error for each code reading that is none of the indicator's codes; it is not used."""
    for leaf, row, reading in readings(case):
        if row.role is Role.HEADING or case.pack.indicator(row).kind is not Kind.CODE:
            continue
        codes = case.pack.indicator(row).codes
        rejected = reading.status is Status.REJECTED
        if rejected or (reading.status is Status.USED and reading.value not in codes):
            allowed = Text(
                "; ".join(f"{code} ({label.vi})" for code, label in codes.items()),
                "; ".join(f"{code} ({label.en})" for code, label in codes.items()),
            )
            message = Text(
                f"“{reading.raw}” không phải mã trả lời, chỉ nhận {allowed.vi}. Số liệu này không "
                "được tổng hợp; đề nghị đơn vị sửa lại.",
                f"'{reading.raw}' is not an allowed code; allowed: {allowed.en}. The figure is "
                "not used; the unit should correct it.",
            )
            yield about(
                leaf, row, reading, "code-set", Severity.ERROR, message, expected=allowed.vi
            )


CODE_SET = Check(RULES["code-set"], code_set)
