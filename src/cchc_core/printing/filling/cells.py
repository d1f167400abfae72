"""The cells of a sheet: which hold fields, and how each is written with what it stands for."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from cchc_core.printing.answers import Answers
from cchc_core.printing.books.book import LIKE_A_FORMULA, VIETNAMESE
from cchc_core.printing.books.letters import index_of
from cchc_core.printing.cells import cell_text, number_format
from cchc_core.printing.fields import FIELD
from cchc_core.printing.filling.runs import filled_runs, paragraphs, written
from cchc_core.printing.filling.styles import Styles
from cchc_core.printing.filling.xml import Node, tag, text
from cchc_core.printing.looks import Shown
from cchc_core.text import Lang


@frozen
class Cell:
    """A cell of a sheet as its part has it: where, in which style, and what stands in it, in runs
    where it is formatted so. A cell that a name calls and that is not there has no node."""

    place: str
    style: int
    node: Node | None = None
    holder: Node | None = None
    formula: str = ""

    @property
    def runs(self) -> list[Node]:
        """Its text, run by run."""
        found = list(paragraphs(self.holder)) if self.holder else []
        return found[0] if found else []

    @property
    def said(self) -> str:
        """Its text; its formula where it has one."""
        return f"={self.formula}" if self.formula else "".join(run.text for run in self.runs)


def cells_of(sheet: Node, strings: Sequence[Node]) -> Iterator[Cell]:
    """The cells of a sheet that hold text or a formula; `strings` are the shared ones."""
    for node in sheet.all("c"):
        formula, value = node.first("f"), node.first("v")
        kind, holder = node.get("t"), None
        if kind == "s" and value is not None:
            holder = strings[int(value.text)]
        elif kind == "inlineStr":
            holder = node.first("is")
        if formula is not None or holder is not None:
            said = formula.text if formula is not None else ""
            yield Cell(node.get("r"), int(node.get("s", "0")), node, holder, said)


def written_cell(cell: Cell, asked: str, answers: Answers, styles: Styles, prefix: str) -> bytes:
    """A cell in which a field stands alone: a number is written as one."""
    show = answers[asked]
    if show.number is None:
        return text_cell(cell, str(show.value), styles, prefix, b"")
    number, style = Fraction(answers.cell(asked)), cell.style
    if styles.is_percent(style) and answers.is_rate(asked):
        number /= 100
    elif styles.is_general(style):
        style = styles.like(style, format_of(show, answers.publication.lang))
    name = f"{prefix}c"
    held = f"<{prefix}v>{_plain(number)}</{prefix}v></{name}>".encode()
    return tag(name, {"r": cell.place, "s": str(style)}) + held


def filled_cell(cell: Cell, answers: Answers, content: bytes, styles: Styles, prefix: str) -> bytes:
    """A cell in which fields stand among other words; its formatted runs stay. `content` is the
    part that its text stands in."""
    runs = cell.runs
    said = filled_runs([run.text for run in runs], answers.text)
    holder = cell.holder
    assert holder is not None
    inside, last = b"", holder.opened
    for run, put in zip(runs, said, strict=True):
        inside += content[last : run.start] + written(run, put)
        last = run.end
    inside += content[last : holder.closed]
    same = holder.prefix == prefix
    return text_cell(cell, "".join(said), styles, prefix, inside if same else b"")


def text_cell(cell: Cell, said: str, styles: Styles, prefix: str, inside: bytes) -> bytes:
    """A cell with text, never a formula; `inside` is it in runs, where it is formatted so."""
    style, name = cell.style, f"{prefix}c"
    said = cell_text(said)
    if said.startswith(LIKE_A_FORMULA):
        style = styles.like(style, quoted=True)
    attributes = {"r": cell.place, "s": str(style)}
    if not said:
        return tag(name, attributes, empty=True)
    inside = inside or (
        tag(f"{prefix}t", {"xml:space": "preserve"}) + text(said) + f"</{prefix}t>".encode()
    )
    held = f"<{prefix}is>".encode() + inside + f"</{prefix}is></{name}>".encode()
    return tag(name, {**attributes, "t": "inlineStr"}) + held


def format_of(show: Shown, lang: Lang) -> str:
    """The number format of a number in a cell that has none of its own."""
    told = number_format(show.number, lang)
    return VIETNAMESE + told if lang == "vi" else told


def alone(said: str) -> str | None:
    """What the only field of a text asks for, if there is nothing else in it."""
    found = FIELD.fullmatch(said.strip())
    return found[1] if found else None


def order_of(place: str) -> tuple[int, int]:
    """A place by row and column."""
    letters = place.rstrip("0123456789")
    return int(place[len(letters) :]), index_of(letters)


def _plain(number: Fraction) -> str:
    return str(number.numerator if number.denominator == 1 else float(number))
