"""heading-empty: a heading asks for nothing (the seed's 3.2 says 240)."""

from collections.abc import Iterator

from cchc_core.checks.readings import about, readings
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Role
from cchc_core.model.measures import Status
from cchc_core.rules import RULES
from cchc_core.text import Text


def heading_empty(case: Case) -> Iterator[Finding]:
    """A warning for each figure typed on a heading: it is shown for the unit, never rolled up."""
    for leaf, row, reading in readings(case):
        if row.role is Role.HEADING and reading.status is not Status.BLANK:
            message = Text(
                f"Dòng tiêu đề có ghi “{reading.typed.vi}”. Số này được giữ để xem, không tổng "
                "hợp; hãy xem có phải của một dòng khác không.",
                f"A heading carries '{reading.typed.en}'. It is kept to be seen and never rolled "
                "up; see whether it belongs to another row.",
            )
            yield about(leaf, row, reading, "heading-empty", Severity.WARNING, message)


HEADING_EMPTY = Check(RULES["heading-empty"], heading_empty)
