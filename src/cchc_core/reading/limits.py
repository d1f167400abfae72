"""How much of a file is read at all, and the refusals of what asks for more."""

from pathlib import PurePath

from attrs import frozen

from cchc_core.errors import FileRefused
from cchc_core.text import Text


@frozen
class Limits:
    """The most that a packed file (.xlsx, .docx) may hold.

    `expanded` counts its bytes when unpacked, `entries` its parts; `cells` those of all sheets;
    `rows` and `columns` say where the last cell of a sheet may lie, `area` how many cells there
    may be from A1 to it, filled or not.
    """

    expanded: int
    entries: int
    cells: int
    rows: int
    columns: int
    area: int


FORM_LIMITS = Limits(200 * 2**20, 5_000, 400_000, 100_000, 16_384, 5_000_000)
"""For what a person fills in."""
EXPORT_LIMITS = Limits(2**30, 5_000, 10_000_000, 1_048_576, 16_384, 16_000_000)
"""For what a portal writes: hundreds of thousands of rows, some thirty columns."""


def too_large(path: PurePath, why: Text, found: str, limit: str) -> FileRefused:
    """`file-too-large`, with what was found and the limit."""
    why = why.format(found=found)
    message = _TOO_LARGE.format(file=path.name, why=why, limit=limit)
    return FileRefused("file-too-large", message, found=found, expected=limit)


def too_slow(path: PurePath, seconds: float) -> FileRefused:
    """`file-timeout`, with the seconds that were not enough."""
    message = _TOO_SLOW.format(file=path.name, limit=f"{seconds:g}")
    return FileRefused("file-timeout", message, expected=f"{seconds:g} s")


def crashed(path: PurePath) -> FileRefused:
    """`file-crashed`: whatever was to read the file did not survive it."""
    return FileRefused("file-crashed", _CRASHED.format(file=path.name))


_TOO_LARGE = Text(
    "Tệp '{file}' quá lớn: {why} (giới hạn: {limit}). Đề nghị xóa các dòng, cột thừa ngoài biểu "
    "mẫu, lưu lại rồi gửi.",
    "The file '{file}' is too large: {why} (limit: {limit}). Please delete the rows and columns "
    "beyond the form, save it and send it again.",
)
_TOO_SLOW = Text(
    "Đọc tệp '{file}' quá {limit} giây vẫn chưa xong nên đã dừng lại. Đề nghị mở tệp, lưu thành "
    "tệp mới rồi gửi lại; nếu tệp lớn, đề nghị tách thành nhiều tệp.",
    "The file '{file}' could not be read within {limit} seconds and was given up. Please open it, "
    "save it as a new file and send that; if it is large, split it.",
)
_CRASHED = Text(
    "Tệp '{file}' làm phần mềm đọc tệp dừng đột ngột; tệp có thể bị hỏng. Đề nghị mở tệp, lưu "
    "thành tệp mới rồi gửi lại.",
    "The file '{file}' brought down what was reading it; it may be damaged. Please open it, save "
    "it as a new file and send that.",
)
