"""How much of a file is read at all, and the refusals of what asks for more."""

from pathlib import PurePath
from typing import NoReturn

from attrs import frozen

from cchc_core.errors import FileRefused
from cchc_core.text import Text


@frozen
class Limits:
    """The most that a packed file (.xlsx, .docx) may hold.

    `expanded` counts its bytes when unpacked, `entries` its parts, `elements` those of its XML;
    `cells` those of all sheets; `rows` and `columns` say where the last cell of a sheet may lie,
    `area` how many cells there may be from A1 to it, filled or not.
    """

    expanded: int
    entries: int
    elements: int
    cells: int
    rows: int
    columns: int
    area: int


FORM_LIMITS = Limits(
    expanded=200 * 2**20,
    entries=5_000,
    elements=2_000_000,
    cells=400_000,
    rows=100_000,
    columns=16_384,
    area=5_000_000,
)
"""For what a person fills in."""
EXPORT_LIMITS = Limits(
    expanded=2**30,
    entries=5_000,
    elements=20_000_000,
    cells=10_000_000,
    rows=1_048_576,
    columns=16_384,
    area=16_000_000,
)
"""For what a portal writes: hundreds of thousands of rows, some thirty columns."""


class Budget:
    """What is left of the limits as a file streams by; going beyond raises `file-too-large`."""

    def __init__(self, path: PurePath, limits: Limits) -> None:
        self.path, self.limits = path, limits
        self.cells = self.elements = 0

    def spend_cells(self, number: int = 1) -> None:
        """So many cells more."""
        self.cells += number
        if self.cells > (most := self.limits.cells):
            self.beyond(_CELLS, f"{most}", f"{most}")

    def spend_element(self) -> None:
        """One element more."""
        self.elements += 1
        if self.elements > (most := self.limits.elements):
            self.beyond(_ELEMENTS, f"{most}", f"{most}")

    def reaches(self, row: int, column: int, cell: tuple[int, int]) -> None:
        """A sheet down to that row and column, because of a cell."""
        most = self.limits
        if row > most.rows or column > most.columns or row * column > most.area:
            self.beyond(_FAR, "R{}C{}".format(*cell), f"R{most.rows}C{most.columns}")

    def beyond(self, why: Text, found: str, limit: str) -> NoReturn:
        """Raises `file-too-large`."""
        raise too_large(self.path, why, found, limit)


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


_CELLS = Text("có hơn {found} ô", "it has more than {found} cells")
_ELEMENTS = Text("có hơn {found} thành phần", "it has more than {found} elements")
_FAR = Text("có ô ở quá xa: {found}", "a cell lies too far out: {found}")
_TOO_LARGE = Text(
    "Tệp '{file}' quá lớn: {why} (giới hạn: {limit}). Đề nghị xóa những gì không thuộc báo cáo "
    "(dòng, cột thừa, hình ảnh), lưu lại rồi gửi.",
    "The file '{file}' is too large: {why} (limit: {limit}). Please delete what does not belong to "
    "the report (rows, columns, pictures), save it and send it again.",
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
