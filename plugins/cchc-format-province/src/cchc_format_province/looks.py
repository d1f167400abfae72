"""How each kind of figure and of nothing is dressed, and the legend that explains the marks."""

from collections.abc import Iterable, Mapping

from attrs import evolve

from cchc_core import Lang, Outcome, Text
from cchc_format_province import words
from cchc_format_province.sheets import CENTRE, RIGHT, Style
from cchc_format_province.shown import MARKS, Look, Shown

_GREY, _RED = "#8C8C8C", "#C00000"

_DRESS: Mapping[Look, Style] = {
    Look.NUMBER: RIGHT,
    Look.BLANK: evolve(CENTRE, fill="#EDEDED"),
    Look.NOT_APPLICABLE: evolve(CENTRE, italic=True),
    Look.NOT_SUBMITTED: evolve(CENTRE, colour=_RED, fill="#D9A6A6", hatched=True),
    Look.OUT_OF_SCOPE: evolve(CENTRE, colour=_GREY),
    Look.REJECTED: evolve(CENTRE, colour=_RED, fill="#FDE9E7"),
    Look.NO_NUMBER: evolve(CENTRE, italic=True),
    Look.NOTHING: CENTRE,
}
_MEANING: Mapping[Look, Text] = {
    Look.NUMBER: Text("số không: đã báo cáo, bằng 0", "zero: reported, and it is 0"),
    Look.BLANK: Text("để trống: không đơn vị nào ghi số liệu", "blank: no unit gave a figure"),
    Look.NOT_APPLICABLE: Text("không áp dụng", "not applicable"),
    Look.NOT_SUBMITTED: Text("chưa có báo cáo dùng được", "no usable report"),
    Look.OUT_OF_SCOPE: Text(
        "chỉ tiêu không giao cho cấp này", "the indicator is not asked of this level"
    ),
    Look.REJECTED: Text(
        "số liệu không nhận, xem ghi chú; không cộng", "not accepted, see the note; not counted"
    ),
}
_OUTCOMES: Mapping[Outcome, Text] = {
    Outcome.INCOMPLETE: Text(
        "còn thiếu một phần của số liệu, xem ghi chú", "a part is missing, see the note"
    ),
    Outcome.UNDECIDED: Text(
        "các đơn vị chưa có số liệu còn có thể làm thay đổi kết quả",
        "the units without a figure could still change it",
    ),
    Outcome.NO_AGREEMENT: Text(
        "các đơn vị ghi khác nhau, không số nào được quá nửa đơn vị ghi",
        "the units differ, and more than half agree on no value",
    ),
    Outcome.NOT_ARISING: Text(
        "số gốc bằng 0 nên không có tỷ lệ", "the base is 0, so there is no rate"
    ),
    Outcome.NO_BASIS: Text(
        "các tỷ lệ đã khai thiếu số gốc nên không gộp được",
        "the stated rates lack their bases and cannot be joined",
    ),
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
    shows = list(shows)
    looks = {show.look for show in shows if show.look is not Look.NUMBER or show.value == 0}
    said = {show.value for show in shows if show.look is Look.NO_NUMBER}
    parts = [
        f"{MARKS[look].in_(lang) if look in MARKS else 0} = {meaning.in_(lang)}"
        for look, meaning in _MEANING.items()
        if look in looks
    ]
    for outcome, meaning in _OUTCOMES.items():
        if (word := words.NO_NUMBER[outcome].in_(lang)) in said:
            parts.append(f"{word} = {meaning.in_(lang)}")
    stated = words.FROM_STATED_RATES.in_(lang)
    if any(stated in note for note in notes):
        parts.append(f"{stated} = {_STATED.in_(lang)}")
    return f"{words.LEGEND.in_(lang)}: {'; '.join(parts)}." if parts else ""
