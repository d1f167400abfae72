"""The rules of all text: Times New Roman, black."""

from collections.abc import Iterator, Sequence

from cchc_core import Text
from cchc_format_word.linting.lines import Line
from cchc_format_word.linting.told import Breach
from cchc_format_word.opened import Run

FONT = "Times New Roman"
_OLD = (".vn", "vni-")


def of_text(lines: Sequence[Line]) -> Iterator[Breach]:
    """Every run in another font or colour; signs that no letters are may be of any font."""
    for line in lines:
        for run in line.seen:
            for font in dict.fromkeys(_fonts(run)):
                if font.casefold() != FONT.casefold():
                    yield _font(line, font)
            if not run.look.is_black:
                yield _colour(line, run.look.colour)


def _fonts(run: Run) -> Iterator[str]:
    """The fonts of its letters and digits: those with marks have one of their own."""
    letters = [sign for sign in run.text if sign.isalnum()]
    if any(sign.isascii() for sign in letters):
        yield run.look.latin
    if any(not sign.isascii() for sign in letters):
        yield run.look.accented


def _font(line: Line, font: str) -> Breach:
    todo = Text(
        "Chọn toàn bộ văn bản (Ctrl+A), đặt phông Times New Roman.",
        "Select everything (Ctrl+A) and set Times New Roman.",
    )
    if font.casefold().startswith(_OLD):
        todo = Text(
            "Phông này không thuộc bộ mã Unicode: chuyển mã sang Unicode rồi đặt Times New Roman.",
            "This font is no Unicode one: convert the text, then set Times New Roman.",
        )
    return Breach(
        "word-font", line.quoted, Text(f"phông {font}", f"font {font}"), Text(FONT, FONT), todo
    )


def _colour(line: Line, colour: str) -> Breach:
    return Breach(
        "word-colour",
        line.quoted,
        Text(f"chữ màu #{colour}", f"text of colour #{colour}"),
        Text("màu đen", "black"),
        Text("Chọn chữ, đặt màu Automatic.", "Select it and set the colour Automatic."),
    )
