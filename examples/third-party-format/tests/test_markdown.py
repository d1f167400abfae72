"""The example format keeps every promise a format makes."""

from cchc_core.testing.contracts import FormatContract
from cchc_format_markdown import MARKDOWN


class TestMarkdown(FormatContract):
    format = MARKDOWN
