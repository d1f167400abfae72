"""How each kind of figure and of nothing is dressed, and the legend that explains the marks."""

from collections.abc import Iterable, Mapping

from attrs import evolve

from cchc_core import Lang, Text
from cchc_core.printing import MEANING, Look, Shown, legend_text
from cchc_format_province.sheets import CENTRE, RIGHT, Style

_GREY, _RED = "#8C8C8C", "#C00000"

_DRESS: Mapping[Look, Style] = {
    Look.NUMBER: RIGHT,
    Look.ENTERED: RIGHT,
    Look.ASIDE: RIGHT,
    Look.BLANK: evolve(CENTRE, fill="#EDEDED"),
    Look.NOT_APPLICABLE: evolve(CENTRE, italic=True),
    Look.NOT_SUBMITTED: evolve(CENTRE, colour=_RED, fill="#D9A6A6", hatched=True),
    Look.OUT_OF_SCOPE: evolve(CENTRE, colour=_GREY),
    Look.REJECTED: evolve(CENTRE, colour=_RED, fill="#FDE9E7"),
    Look.NO_NUMBER: evolve(CENTRE, italic=True),
    Look.NOTHING: CENTRE,
}
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


def dressed(show: Shown, size: float, *, bold: bool = False) -> Style:
    """The style of what a cell shows: every kind of nothing has one of its own."""
    return evolve(_DRESS[show.look], size=size, bold=bold)


def legend(shows: Iterable[Shown], notes: Iterable[str], lang: Lang) -> str:
    """What each mark and word on a sheet means, in one line; of numbers only zero is explained."""
    return legend_text(shows, notes, lang, colours=True, meaning=_MEANING, stated=_STATED)
