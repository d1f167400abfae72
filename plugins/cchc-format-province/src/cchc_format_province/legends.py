"""What the marks of the appendix mean, where they stand for the figures of several units."""

from collections.abc import Iterable, Mapping

from cchc_core import Lang, Text
from cchc_core.printing import MEANING, STATED, Look, Shown, legend_text

_MEANING: Mapping[Look, Text] = {
    Look.NUMBER: MEANING[Look.NUMBER],
    Look.BLANK: Text("để trống: không đơn vị nào ghi số liệu", "blank: no unit gave a figure"),
    Look.NOT_APPLICABLE: MEANING[Look.NOT_APPLICABLE],
    Look.NOT_SUBMITTED: Text("chưa có báo cáo dùng được", "no usable report"),
    Look.OUT_OF_SCOPE: Text(
        "chỉ tiêu không giao cho cấp này", "the indicator is not asked of this level"
    ),
    Look.REJECTED: MEANING[Look.REJECTED],
}
_STATED = Text(
    "tỷ lệ chung tính từ tỷ lệ từng đơn vị khai và số gốc của đơn vị đó (trang Cơ sở tỷ lệ)",
    "computed from the rate each unit stated and its base (sheet Behind the rates)",
)


def legend(shows: Iterable[Shown], notes: Iterable[str], lang: Lang, *, ours: bool) -> str:
    """What each mark and word on a sheet means, in one line; of numbers only zero is explained."""
    stated = _STATED if ours else STATED
    return legend_text(shows, notes, lang, colours=ours, meaning=_MEANING, stated=stated)
