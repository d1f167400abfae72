"""What every format must hold to, held by the page."""

import pytest

from cchc_core import Desk, Format
from cchc_core.testing.contracts import FormatContract
from cchc_format_html import cchc_formats

(HTML,) = cchc_formats()


class TestPage(FormatContract):
    format: Format = HTML


class TestPageOfKeyRates(FormatContract):
    """On forms that declare what leaders look at, so that every part of the page is there."""

    format: Format = HTML
    given: Desk

    @pytest.fixture(autouse=True)
    def _of_the_small_city(self, small: Desk) -> None:
        self.given = small

    def desk(self) -> Desk:
        return self.given
