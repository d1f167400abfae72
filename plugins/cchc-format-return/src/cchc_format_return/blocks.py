"""The pieces of a letter: each knows how high it is, and writes itself into a document."""

from typing import Protocol

from attrs import frozen
from docx.document import Document as Word
from docx.shared import Mm
from docx.table import _Cell

from cchc_core import Office
from cchc_format_return.measures import height, lines, width
from cchc_format_return.names import proper_name, unbroken
from cchc_format_return.paper import WIDTH, At, draw_line, end_of, line_height, say, table

BODY, SMALL, LIST = 13, 12, 11
_NATION, _MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_LEFT, _RIGHT = 67, WIDTH - 67
_ROOM = 2  # millimetres of a cell that hold no text
_BLANK = 7 * "\u00a0"  # to be filled in by hand
_SIGNING = 4  # lines left free for a signature


class Block(Protocol):
    """A piece of a letter."""

    @property
    def height(self) -> float:
        """How much of the page it takes, in millimetres."""

    def write(self, document: Word) -> None:
        """Adds it at the end of a document."""


@frozen
class Paragraph:
    """A paragraph across the page."""

    text: str
    at: At = "justified"
    first_line: float = 12.7
    before: float = 0
    after: float = 2.2

    @property
    def height(self) -> float:
        count = lines(self.text, WIDTH, BODY, first=self.first_line)
        return self.before + height(count, BODY) + self.after

    def write(self, document: Word) -> None:
        paragraph = document.add_paragraph()
        say(paragraph, self.text, at=self.at, first_line=self.first_line, after=self.after)
        paragraph.paragraph_format.space_before = Mm(self.before)


def addressed_to(text: str) -> Paragraph:
    """`Kính gửi: …`"""
    return Paragraph(f"Kính gửi: {text}.", at="centre", first_line=0, before=5, after=4)


@frozen
class Letterhead:
    """Who writes, the nation and its motto, room for number and day, and what it is about."""

    office: Office
    about: str

    @property
    def height(self) -> float:
        above = height(self._lines(self._governing) + self._lines(self._name, bold=True), SMALL)
        beside = height(1, SMALL) + height(1, BODY)
        below = height(1, BODY) + height(self._lines(unbroken(self.about)), SMALL)
        return max(above, beside) + line_height() + below + 2

    def write(self, document: Word) -> None:
        made = table(document, (_LEFT, _RIGHT), 2)
        above, beside, below, dated = (cell for row in made.rows for cell in row.cells)
        _centred(above, self._governing, SMALL, first=True)
        _centred(above, self._name, SMALL, bold=True)
        draw_line(above.add_paragraph(), width(self._name, SMALL, bold=True) / 2, _LEFT - _ROOM)
        _centred(beside, _NATION, SMALL, bold=True, first=True)
        _centred(beside, _MOTTO, BODY, bold=True)
        draw_line(beside.add_paragraph(), width(_MOTTO, BODY, bold=True), _RIGHT - _ROOM)
        _centred(below, f"Số:{_BLANK}/{self.office.symbol}", BODY, first=True)
        _centred(below, unbroken(self.about), SMALL)
        place = proper_name(self.office.unit)
        day = f"{place}, ngày{_BLANK}tháng{_BLANK}năm{_BLANK}"
        _centred(dated, day, BODY, italic=True, first=True)

    @property
    def _governing(self) -> str:
        return f"ỦY BAN NHÂN DÂN\n{self.office.unit.name.upper()}"

    @property
    def _name(self) -> str:
        return self.office.name.upper()

    def _lines(self, text: str, *, bold: bool = False) -> int:
        return lines(text, _LEFT - _ROOM, SMALL, bold=bold)


@frozen
class Closing:
    """Who else receives the letter, and who signs it, with room for the signature."""

    office: Office

    @property
    def height(self) -> float:
        title = len(self._signatory.split("\n"))
        return height(title + _SIGNING, BODY)

    def write(self, document: Word) -> None:
        (row,) = table(document, (75, WIDTH - 75), 1).rows
        copies, signature = row.cells
        say(copies.paragraphs[0], "Nơi nhận:", size=SMALL, bold=True, italic=True)
        for line in ("- Như trên;", f"- Lưu: VT, {self.office.symbol}."):
            say(copies.add_paragraph(), line, size=LIST)
        text = self._signatory + "\n" * _SIGNING
        _centred(signature, text, BODY, bold=True, first=True)
        end_of(document)

    @property
    def _signatory(self) -> str:
        return self.office.signatory.upper().replace(" / ", "\n")


def _centred(
    cell: _Cell,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
) -> None:
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    say(paragraph, text, size=size, bold=bold, italic=italic, at="centre")
