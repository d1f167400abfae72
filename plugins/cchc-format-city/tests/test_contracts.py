"""The format keeps every promise a format makes."""

from cchc_core.testing.contracts import FormatContract
from cchc_format_city import FORMAT


class TestCity(FormatContract):
    format = FORMAT
