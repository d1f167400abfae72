"""The legend: what each mark means, so that zero and the kinds of nothing are not mixed up."""

from collections.abc import Iterable, Iterator, Mapping

from cchc_core.model.measures import Outcome
from cchc_core.printing import words
from cchc_core.printing.looks import Look, Shown, mark
from cchc_core.text import Lang, Text

MEANING: Mapping[Look, Text] = {
    Look.NUMBER: Text("số không: đã báo cáo, bằng 0", "zero: reported, and it is 0"),
    Look.ENTERED: Text(
        "nhập tay: công chức nhập thay đơn vị, từ ảnh chụp hoặc qua điện thoại",
        "typed by hand: by an official on the unit's behalf, from a photograph or the telephone",
    ),
    Look.BLANK: Text("để trống: đơn vị không ghi số liệu", "blank: the unit gave no figure"),
    Look.NOT_APPLICABLE: Text("không áp dụng", "not applicable"),
    Look.NOT_SUBMITTED: Text("chưa có báo cáo dùng được", "no usable report of the unit"),
    Look.OUT_OF_SCOPE: Text(
        "chỉ tiêu không giao cho đơn vị này", "the indicator is not asked of this unit"
    ),
    Look.REJECTED: Text(
        "số liệu chưa hợp lệ, ghi như đơn vị đã nhập; không tổng hợp",
        "not accepted, shown as typed; not counted",
    ),
    Look.ASIDE: Text(
        "chữ nghiêng xám: số đã nhập, chỉ để đối chiếu; không tổng hợp",
        "grey italics: typed, shown for comparison; not counted",
    ),
}
"""What a look means beside the cells of single units."""

OUTCOMES: Mapping[Outcome, Text] = {
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
STATED = Text(
    "tỷ lệ chung tính từ tỷ lệ từng đơn vị khai và số gốc của đơn vị đó",
    "computed from the rate each unit stated and its base",
)
NOT_ACCEPTED = Text(
    "số liệu chưa hợp lệ, xem ghi chú; không tổng hợp", "not accepted, see the note; not counted"
)
"""What the mark of a figure means that was not accepted and is not shown as it was typed."""


def legend(
    shows: Iterable[Shown], lang: Lang, meaning: Mapping[Look, Text] = MEANING
) -> list[tuple[Shown, str]]:
    """Each mark and word that occurs in `shows`, once, with its meaning; of numbers only zero."""
    shows = list(shows)
    marks = list(_marks(shows, lang, meaning))
    values = {show.value for show in shows if show.look is Look.NO_NUMBER}
    said = [
        (Shown(word, Look.NO_NUMBER), text)
        for outcome, text in OUTCOMES.items()
        if (word := words.NO_NUMBER[outcome].in_(lang)) in values
    ]
    return [(sample, text.in_(lang)) for sample, text in marks + said]


def legend_text(
    shows: Iterable[Shown],
    notes: Iterable[str],
    lang: Lang,
    *,
    colours: bool = False,
    meaning: Mapping[Look, Text] = MEANING,
    stated: Text = STATED,
) -> str:
    """The legend of a table in one line, with what its notes say; empty where nothing needs one.

    Without `colours` (in an office's own template) the looks told apart by colour are left out.
    """
    parts = []
    for sample, meant in legend(shows, lang, meaning):
        if sample.look not in _BY_COLOUR or sample == mark(Look.REJECTED, lang):
            parts.append(f"{sample.printed} = {meant}")
        elif colours:
            parts.append(f"{_BY_COLOUR[sample.look].in_(lang)}{meant}")
    said = words.FROM_STATED_RATES.in_(lang)
    if any(said in note for note in notes):
        parts.append(f"{said} = {stated.in_(lang)}")
    return f"{words.LEGEND.in_(lang)}: {'; '.join(parts)}." if parts else ""


_SAMPLES: Mapping[Look, int | str] = {
    Look.NUMBER: 0,
    Look.ENTERED: 12,
    Look.REJECTED: "4",
    Look.ASIDE: 240,
}
_BY_COLOUR = {
    Look.ENTERED: Text("số gạch chân: ", "underlined: "),
    Look.REJECTED: Text("chữ đỏ gạch ngang: ", "red, struck through: "),
    Look.ASIDE: Text("", ""),
}


def _marks(
    shows: list[Shown], lang: Lang, meaning: Mapping[Look, Text]
) -> Iterator[tuple[Shown, Text]]:
    looks = {show.look for show in shows if show.look is not Look.NUMBER or show.value == 0}
    for look, text in meaning.items():
        if look is Look.REJECTED:
            unseen = mark(look, lang)
            rejected = [show for show in shows if show.look is look]
            if any(show != unseen for show in rejected):
                yield Shown(_SAMPLES[look], look), text
            if unseen in rejected:
                yield unseen, NOT_ACCEPTED
        elif look in looks:
            yield Shown(_SAMPLES[look], look) if look in _SAMPLES else mark(look, lang), text
