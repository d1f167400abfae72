"""The officer's worklist; and the same list for one unit, beside a slip that is too small."""

from collections.abc import Iterable, Iterator

from cchc_core import Output, Publication, Text
from cchc_format_return.lists import Column, Line, Listing
from cchc_format_return.names import file_name
from cchc_format_return.tasks import Task, tasks_of


def write_worklist(publication: Publication) -> Iterable[Output]:
    """`viec-can-xu-ly-<code>-<period>.xlsx`: every unit's, and those of none, in their order."""
    report = publication.report
    name = f"viec-can-xu-ly-{report.unit.code}-{report.period.id}.xlsx"
    yield Output(name, _listing(publication, _TITLE, _ORDER).content())


def list_name(publication: Publication) -> str:
    """`can-sua-14764-phuong-truong-thi.xlsx`: what the list beside a slip is called."""
    return f"{file_name('can-sua', publication.report.unit)}.xlsx"


def write_list(publication: Publication) -> Output:
    """All findings of the unit that a slip is for."""
    return Output(list_name(publication), _listing(publication, _OF_ONE, _NEAR).content())


def _listing(publication: Publication, title: Text, remark: Text) -> Listing:
    lang, report = publication.lang, publication.report
    named = f"{title.in_(lang)}: {report.unit.name}, {report.period.label.in_(lang)}"
    return Listing(
        title=named,
        remark=remark.in_(lang),
        number=_NUMBER.in_(lang),
        tick=_DONE.in_(lang),
        columns=[Column(head.in_(lang), width, prose) for head, width, prose in _COLUMNS],
        lines=list(_lines(publication)),
    )


def _lines(publication: Publication) -> Iterator[Line]:
    before = None
    for task in tasks_of(publication):
        yield Line(_texts(task), task.unit != before, task.urgent)
        before = task.unit


def _texts(task: Task) -> tuple[str, ...]:
    return (
        task.unit,
        task.kind,
        task.code,
        task.row,
        task.place,
        task.found,
        task.expected,
        task.told,
        task.remedies,
        task.effect,
        task.who,
        task.file,
    )


_COLUMNS = (
    (Text("Đơn vị", "Unit"), 11, True),
    (Text("Mức độ", "Severity"), 7, False),
    (Text("Mã", "Code"), 9, False),
    (Text("Dòng, chỉ tiêu", "Row"), 18, True),
    (Text("Ô", "Cell"), 8, False),
    (Text("Đang ghi", "Found"), 8, False),
    (Text("Cần ghi", "Expected"), 11, False),
    (Text("Nội dung", "What is wrong"), 28, True),
    (Text("Ô có thể sai", "Cells, one of which is wrong"), 10, False),
    (Text("Ảnh hưởng", "Effect"), 9, False),
    (Text("Ai xử lý", "Who"), 7, False),
    (Text("Tệp", "File"), 13, True),
)
_NUMBER, _DONE = Text("STT", "No."), Text("Đã xử lý", "Done")
_HEADS = (*(head for head, _, _ in _COLUMNS), _DONE)
TICKED = _DONE.vi
HEADS = {head.in_(lang): head.vi for head in _HEADS for lang in ("vi", "en")}
"""What the columns are called in Vietnamese, by what they are called in either language."""

_TITLE = Text("DANH SÁCH VIỆC CẦN XỬ LÝ", "WHAT WAITS TO BE DONE")
_OF_ONE = Text("DANH SÁCH NỘI DUNG CẦN RÀ SOÁT", "WHAT HAS TO BE LOOKED AT AGAIN")
_ORDER = Text(
    "Đơn vị và nội dung ảnh hưởng nhiều đến số tổng hợp đứng trước. *: chỉ khác một chữ số. Xử "
    "lý xong thì chọn x ở cột cuối.",
    "What weighs most on the merged figures comes first. *: one digit away. Choose x in the last "
    "column when it is done.",
)
_NEAR = Text("*: chỉ khác một chữ số.", "*: one digit away.")
