"""scope: a row is filled by the levels it is meant for, and a derived figure by nobody."""

from collections.abc import Iterator

from cchc_core.checks.readings import about, readings
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Role
from cchc_core.model.measures import Status
from cchc_core.rules import RULES
from cchc_core.text import Text


def scope(case: Case) -> Iterator[Finding]:
    """A warning for each figure typed where the unit's level fills nothing; it is kept beside."""
    for leaf, row, reading in readings(case):
        if reading.status is not Status.USED or leaf.unit.level in row.scope:
            continue
        if row.role is Role.DATA:
            levels = [case.pack.level(id).label for id in row.scope]
            vi, en = ", ".join(x.vi for x in levels), ", ".join(x.en for x in levels)
            message = Text(
                f"Ghi “{reading.typed.vi}” nhưng dòng này do {vi} điền. Số này không được tổng "
                "hợp.",
                f"'{reading.typed.en}' is typed, but the row is for: {en}. The figure is not used.",
            )
        elif row.role is Role.DERIVED:
            vi = "để trống"
            message = Text(
                f"Ghi “{reading.typed.vi}” nhưng chỉ tiêu này được tính từ các số liệu khác. "
                "Số này không được tổng hợp.",
                f"'{reading.typed.en}' is typed, but the figure is computed from others. "
                "It is not used.",
            )
        else:
            continue
        yield about(leaf, row, reading, "scope", Severity.WARNING, message, expected=vi)


SCOPE = Check(RULES["scope"], scope)
