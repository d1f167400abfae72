"""The officer's worklist; and the same list for one unit, beside a slip that is too small."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from cchc_core import Output, Publication, Text
from cchc_format_return.lists import Column, Line, Listing
from cchc_format_return.names import file_name
from cchc_format_return.tasks import Task, tasks_of


def write_worklist(publication: Publication) -> Iterable[Output]:
    """`viec-can-xu-ly-<code>-<period>.xlsx`: every unit's, and those of none, in their order."""
    report = publication.report
    name = f"viec-can-xu-ly-{report.unit.code}-{report.period.id}.xlsx"
    yield Output(name, _listing(publication, _TITLE, _ORDER, _DONE).content())


def list_name(publication: Publication) -> str:
    """`can-sua-14764-phuong-truong-thi.xlsx`: what the list beside a slip is called."""
    return f"{file_name('can-sua', publication.report.unit)}.xlsx"


def write_list(publication: Publication) -> Output:
    """All findings of the unit that a slip is for: what it has to know, and nothing of how the
    office works through them."""
    made = _listing(publication, _OF_ONE, _NEAR, None, without=_OURS)
    return Output(list_name(publication), made.content())


def _listing(
    publication: Publication,
    title: Text,
    remark: Text,
    tick: Text | None,
    without: Collection[Text] = (),
) -> Listing:
    lang, report = publication.lang, publication.report
    named = f"{title.in_(lang)}: {report.unit.name}, {report.period.label.in_(lang)}"
    shown = [at for at, (head, _, _) in enumerate(_COLUMNS) if head not in without]
    columns = [_COLUMNS[at] for at in shown]
    return Listing(
        title=named,
        remark=remark.in_(lang),
        number=_NUMBER.in_(lang),
        tick=tick.in_(lang) if tick else "",
        columns=[Column(head.in_(lang), width, prose) for head, width, prose in columns],
        lines=list(_lines(publication, shown)),
    )


def _lines(publication: Publication, shown: Sequence[int]) -> Iterator[Line]:
    before = None
    for task in tasks_of(publication):
        texts = _texts(task)
        yield Line([texts[at] for at in shown], task.unit != before, task.urgent)
        before = task.unit


def _texts(task: Task) -> tuple[str, ...]:
    return (
        task.unit,
        task.kind,
        task.code,
        task.row,
        task.place,
        task.found,
        task.fitting,
        task.told,
        task.remedies,
        task.effect,
        task.who,
        task.file,
    )


_CODE, _EFFECT, _WHO = Text("Mã", "Code"), Text("Ảnh hưởng", "Effect"), Text("Ai xử lý", "Who")
_COLUMNS = (
    (Text("Đơn vị", "Unit"), 11, True),
    (Text("Mức độ", "Severity"), 7, False),
    (_CODE, 9, False),
    (Text("Dòng, chỉ tiêu", "Row"), 18, True),
    (Text("Ô", "Cell"), 8, False),
    (Text("Đang ghi", "Found"), 8, False),
    (Text("Số khớp (tham khảo)", "What would fit"), 9, False),
    (Text("Nội dung", "What is wrong"), 28, True),
    (Text("Ô có thể sai", "Cells, one of which is wrong"), 12, False),
    (_EFFECT, 9, False),
    (_WHO, 7, False),
    (Text("Tệp", "File"), 13, True),
)
_OURS = (_CODE, _EFFECT, _WHO)
_NUMBER, _DONE = Text("STT", "No."), Text("Đã xử lý", "Done")
_HEADS = (*(head for head, _, _ in _COLUMNS), _DONE)
TICKED = _DONE.vi
HEADS = {head.in_(lang): head.vi for head in _HEADS for lang in ("vi", "en")}
"""What the columns are called in Vietnamese, by what they are called in either language."""

_TITLE = Text("DANH SÁCH VIỆC CẦN XỬ LÝ", "WHAT WAITS TO BE DONE")
_OF_ONE = Text("DANH SÁCH NỘI DUNG CẦN RÀ SOÁT", "WHAT HAS TO BE LOOKED AT AGAIN")
_NEAR = Text(
    "*: chỉ sai một chữ số hoặc hai chữ số đổi chỗ.",
    "*: one digit away, or two digits changed places.",
)
_ORDER = Text(
    "Đơn vị có lỗi, rồi nội dung ảnh hưởng nhiều đến số tổng hợp đứng trước. {near} Xử lý xong thì "
    "chọn x ở cột cuối.",
    "Units with errors, then what weighs most on the merged figures come first. {near} Choose x in "
    "the last column when it is done.",
).format(near=_NEAR)
