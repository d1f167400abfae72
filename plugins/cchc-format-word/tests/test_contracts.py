"""The written report keeps every promise a format makes."""

from cchc_core.testing.contracts import FormatContract
from cchc_format_word import cchc_formats

(WORD,) = cchc_formats()


class TestWord(FormatContract):
    format = WORD
