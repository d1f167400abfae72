"""The one door to XlsxWriter: a workbook that the core's sheets are written into."""

import io

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from cchc_core import Lang
from cchc_core.printing import NORMAL, Book


def new_book(lang: Lang) -> Book:
    """An empty workbook in memory."""
    written = io.BytesIO()
    options = {"in_memory": True, "default_format_properties": dict(NORMAL)}
    return Book(Workbook(written, options), _Numbered, written, lang)


class _Numbered(Worksheet):
    """A sheet without a page number on its first page, for which XlsxWriter has no setting."""

    def _write_header_footer(self) -> None:
        if self.header:
            self._xml_start_tag("headerFooter", [("differentFirst", 1)])
            self._write_odd_header()
            self._xml_end_tag("headerFooter")
