"""The legend: what each mark means, so that zero and the kinds of nothing are not mixed up."""

from cchc_core import Lang, Text
from cchc_format_city import words
from cchc_format_city.shown import MARKS, Look, Shown

MEANING = {
    Look.NUMBER: Text("số không: đã báo cáo, bằng 0", "zero: reported, and it is 0"),
    Look.BLANK: Text("để trống: đơn vị không ghi số liệu", "blank: the unit gave no figure"),
    Look.NOT_APPLICABLE: Text("không áp dụng", "not applicable"),
    Look.NOT_SUBMITTED: Text(
        "chưa gửi: báo cáo của đơn vị không có", "not submitted: no report of the unit"
    ),
    Look.OUT_OF_SCOPE: Text(
        "chỉ tiêu không giao cho đơn vị này", "the indicator is not asked of this unit"
    ),
    Look.REJECTED: Text(
        "số liệu bị loại, ghi như đơn vị đã nhập; không cộng",
        "rejected, shown as typed; not counted",
    ),
    Look.ASIDE: Text(
        "chữ nghiêng xám: số đã nhập, chỉ để đối chiếu; không cộng",
        "grey italics: typed, shown for comparison; not counted",
    ),
}
_SAMPLES: dict[Look, int | str] = {Look.NUMBER: 0, Look.REJECTED: "4", Look.ASIDE: 240}


def legend(lang: Lang) -> list[tuple[Shown, str]]:
    """Each look with a sample of it and its meaning."""
    return [
        (Shown(_SAMPLES.get(look) or _mark(look, lang), look), text.in_(lang))
        for look, text in MEANING.items()
    ]


def legend_text(lang: Lang) -> str:
    """The legend in one line, of the marks that do without colour."""
    told = [Look.NUMBER, Look.BLANK, Look.NOT_APPLICABLE, Look.NOT_SUBMITTED, Look.OUT_OF_SCOPE]
    parts = (f"{_mark(look, lang)} = {MEANING[look].in_(lang)}" for look in told)
    return f"{words.LEGEND.in_(lang)}: {'; '.join(parts)}."


def _mark(look: Look, lang: Lang) -> str | int:
    return MARKS[look].in_(lang) if look in MARKS else 0
