"""What every format must hold to, held by ours."""

from cchc_core import Format
from cchc_core.testing.contracts import FormatContract
from cchc_format_return import cchc_formats

SLIP, REMINDER, WORKLIST = cchc_formats()


class TestSlip(FormatContract):
    format: Format = SLIP


class TestReminder(FormatContract):
    format: Format = REMINDER


class TestWorklist(FormatContract):
    format: Format = WORKLIST
