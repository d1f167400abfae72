"""Where a figure comes from: how it was computed, of what, stated in which cell of a file."""

from cchc_core.errors import NotFound
from cchc_core.merge import Merged
from cchc_core.model.forms import Role
from cchc_core.model.units import UnitKey
from cchc_core.text import Text
from cchc_core.tracing.tracer import Tracer
from cchc_core.tracing.traces import Trace, TracedLeaf, Whence

__all__ = ["Trace", "TracedLeaf", "Whence", "trace"]


def trace(merged: Merged, indicator: str, unit: UnitKey | None = None) -> Trace:
    """Where the figure of an indicator comes from; with `unit` only what that unit stated, or sent
    of those below it. Raises `NotFound` for a row without a figure."""
    pack = merged.campaign.pack
    if indicator not in pack or pack[indicator].role is Role.HEADING:
        raise NotFound(_NO_FIGURE.format(id=indicator, pack=pack.key))
    return Tracer(merged, unit).trace(indicator)


_NO_FIGURE = Text(
    "Bộ biểu mẫu {pack} không tổng hợp số liệu nào ở '{id}'. Xem các chỉ tiêu: cchc indicators.",
    "The forms {pack} roll up no figure for '{id}'. See 'cchc indicators'.",
)
