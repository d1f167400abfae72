"""The promises of every format and of every source."""

from cchc_core.testing.contracts import FormatContract, SourceContract
from cchc_core.testing.strategies import STATED
from cchc_format_province import FORMAT, SOURCE, cchc_rules


class TestFormat(FormatContract):
    format = FORMAT
    examples = 4


class TestSource(SourceContract):
    source = SOURCE
    counterpart = FORMAT
    statuses = STATED
    rules = tuple(cchc_rules())
    examples = 4
