"""What a row's cell is read as, headings included."""

from cchc_core.model.forms import FormPack, Row
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Kind
from cchc_core.model.operators import OverPeriods, Sum
from cchc_core.text import Text

_NO_NAME = Text("", "")
AS_COUNT = Indicator("", "", _NO_NAME, _NO_NAME, Kind.COUNT, Sum(), OverPeriods.SUM)
"""Stands in where nothing is asked and a number may still be typed."""


def indicator_of(row: Row, pack: FormPack) -> Indicator:
    """What a row asks for; a heading asks for nothing, and what stands on it is read as a count."""
    return pack.catalogue.by_id.get(row.id, AS_COUNT)
