"""rate-needs-base: a rate typed without its part weighs nothing when its base is missing."""

from collections.abc import Iterator

from cchc_core.checks.readings import about, readings
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Role
from cchc_core.model.measures import Status
from cchc_core.model.operators import StatedRate
from cchc_core.rollup import base_of
from cchc_core.rules import RULES
from cchc_core.text import Text


def rate_needs_base(case: Case) -> Iterator[Finding]:
    """A warning for each stated rate whose base the same unit left out, naming the base's rows."""
    for leaf, row, reading in readings(case):
        if row.role is Role.HEADING or leaf.unit.level not in row.scope:
            continue
        operator = case.pack.indicator(row).over_units
        if reading.status is not Status.USED or not isinstance(operator, StatedRate):
            continue
        if base_of(leaf, row, case.pack) is None:
            rows = ", ".join(case.pack[name].name for name in operator.base.names)
            message = Text(
                f"Có tỷ lệ “{reading.raw}” nhưng thiếu số gốc để tính ({rows}); tỷ lệ không cộng "
                "được với đơn vị khác. Đề nghị đơn vị bổ sung số gốc.",
                f"States '{reading.raw}' without what it is a rate of ({rows}); it cannot be "
                "weighted with the others. The unit should add the base.",
            )
            yield about(
                leaf, row, reading, "rate-needs-base", Severity.WARNING, message, expected=rows
            )


RATE_NEEDS_BASE = Check(RULES["rate-needs-base"], rate_needs_base)
