"""The promises of every format."""

from cchc_core.testing.contracts import FormatContract
from cchc_format_province import PROVINCE


class TestFormat(FormatContract):
    format = PROVINCE
    examples = 4
