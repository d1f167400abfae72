"""The table of a slip: what is wrong where, and what is to be done, grouped by what is wrong."""

from collections.abc import Sequence

from attrs import frozen
from docx.document import Document as Word
from docx.table import Table as WordTable

from cchc_core import Severity
from cchc_format_return.entries import Entry, Group
from cchc_format_return.measures import height, lines
from cchc_format_return.paper import ABOVE, BESIDE, WIDTH, At, keep_whole, narrow, say, table

SIZE = 10
_COLUMNS: Sequence[tuple[str, float, At]] = (
    ("STT", 9, "centre"),
    ("Dòng, chỉ tiêu", 43, "left"),
    ("Ô", 18, "centre"),
    ("Đang ghi", 17, "centre"),
    ("Cần ghi", 20, "centre"),
    ("Việc cần làm", 58, "left"),
)
_WIDTHS = [width for _, width, _ in _COLUMNS]
_LAST = len(_COLUMNS) - 1
_KIND = {
    Severity.ERROR: "Phải sửa",
    Severity.WARNING: "Cần xem lại",
    Severity.INFORMATION: "Để biết",
}
_BORDER = 0.2


@frozen
class Shown:
    """A group with its first entries in full; where the others are stands in one line."""

    group: Group
    number: int
    """The number of its first entry."""
    most: int

    @property
    def title(self) -> str:
        """What stands over the entries."""
        kind = _KIND[self.group.severity]
        return f"{kind}: {self.group.title}" if self.group.title else kind

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries in full."""
        return self.group.entries[: self.most]

    @property
    def more(self) -> str:
        """The line on the entries that are not in full; nothing if all are."""
        rest = self.group.entries[self.most :]
        if not rest:
            return ""
        places = [entry.place for entry in rest if entry.place]
        named = f": {'; '.join(places[:_NAMED])}" if places else ""
        dots = "…" if len(places) > _NAMED else ""
        return f"và {len(rest)} nội dung cùng loại{named}{dots}"

    @property
    def height(self) -> float:
        rows = sum(_height(_texts(0, entry)) for entry in self.entries)
        shared = _height({_LAST: self.group.shared})
        title = _spanning(self.title, bold=True)
        return title + max(rows, shared) + (_spanning(self.more) if self.more else 0)


_NAMED = 8  # places told in a line


@frozen
class Table:
    """The groups shown, one below the other."""

    groups: tuple[Shown, ...]

    @property
    def height(self) -> float:
        heads = {at: head for at, (head, _, _) in enumerate(_COLUMNS)}
        return _height(heads, bold=True) + sum(shown.height for shown in self.groups)

    def write(self, document: Word) -> None:
        made = table(document, _WIDTHS, 1 + sum(map(_rows, self.groups)), boxed=True)
        _write(made, 0, [head for head, _, _ in _COLUMNS], bold=True)
        at = 1
        for shown in self.groups:
            _span(made, at, shown.title, bold=True)
            for below, entry in enumerate(shown.entries):
                texts = _texts(shown.number + below, entry)
                _write(made, at + 1 + below, [texts[column] for column in range(len(_COLUMNS))])
            last = at + len(shown.entries)
            if shown.group.shared:
                shared = made.cell(at + 1, _LAST).merge(made.cell(last, _LAST))
                say(shared.paragraphs[0], shown.group.shared, size=SIZE)
            if shown.more:
                _span(made, last + 1, shown.more, italic=True)
            at += _rows(shown)
        for row in made.rows:
            keep_whole(row)


def _rows(shown: Shown) -> int:
    return 1 + len(shown.entries) + bool(shown.more)


def _texts(number: int, entry: Entry) -> dict[int, str]:
    texts = (str(number), entry.row, entry.place, entry.found, entry.expected, entry.action)
    return dict(enumerate(texts))


def _height(texts: dict[int, str], *, bold: bool = False) -> float:
    """The height of a row: that of its fullest cell."""
    counts = (
        lines(text, _WIDTHS[column] - 2 * BESIDE, SIZE, bold=bold) for column, text in texts.items()
    )
    return height(max(counts), SIZE) + 2 * ABOVE + _BORDER


def _spanning(text: str, *, bold: bool = False) -> float:
    return height(lines(text, WIDTH - 2 * BESIDE, SIZE, bold=bold), SIZE) + 2 * ABOVE + _BORDER


def _write(made: WordTable, at: int, texts: Sequence[str], *, bold: bool = False) -> None:
    cells = made.rows[at].cells
    for cell, text, (_, _, aligned) in zip(cells, texts, _COLUMNS, strict=True):
        say(narrow(cell), text, size=SIZE, bold=bold, at="centre" if bold else aligned)


def _span(made: WordTable, at: int, text: str, *, bold: bool = False, italic: bool = False) -> None:
    cells = made.rows[at].cells
    merged = cells[0].merge(cells[_LAST])
    say(narrow(merged), text, size=SIZE, bold=bold, italic=italic)
