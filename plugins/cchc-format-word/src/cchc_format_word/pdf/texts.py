"""Text, tabs, page numbers, pictures and drawn lines as typst."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from cchc_core import nfc
from cchc_format_word.opened import (
    Block,
    Break,
    Inline,
    Layout,
    Look,
    Note,
    Number,
    Picture,
    Run,
    Stroke,
    Tab,
    TabStop,
    TextBox,
    Unturned,
)
from cchc_format_word.pdf.markup import call, colour, content, keyed, listed, literal, pt, twips
from cchc_format_word.pdf.pictures import BLANK, drawing_of

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGN_FONTS = ("symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings")
"""What signs of lists are in; they were read as signs that every font has."""
_WAYS = {"upperRoman": "I", "lowerRoman": "i", "upperLetter": "A", "lowerLetter": "a"}
_LEADERS = {"dot": ".", "middleDot": "·", "hyphen": "-", "underscore": "_", "heavy": "_"}


@define
class Sheet:
    """What a PDF is being made of: the pictures by name, what is lost and where, the fonts that are
    asked for, those of them that others stand in for."""

    pictures: dict[str, str] = field(factory=dict)
    lost: list[tuple[str, str]] = field(factory=list)
    fonts: set[str] = field(factory=set)
    others: dict[str, str] = field(factory=dict)
    place: str = ""
    section: int = 0

    def loses(self, what: str) -> None:
        """Says that something at the place being turned is not in the PDF, or not so."""
        if (self.place, what) not in self.lost:
            self.lost.append((self.place, what))

    def picture(self, picture: Picture) -> str | None:
        """The name of a picture; None for one of a kind that cannot be shown."""
        shown = drawing_of(picture.content)
        if shown is None:
            self.loses(f"ảnh {picture.part.rpartition('.')[2].lower()} hỏng hoặc không vẽ được")
            return None
        known = [name for name, held in self.pictures.items() if held == shown]
        name = known[0] if known else f"picture-{len(self.pictures)}"
        self.pictures[name] = shown
        return name

    def lose_pictures(self) -> None:
        """Shows nothing in the place of every picture: one of them cannot be drawn."""
        self.place = "toàn văn bản"
        self.pictures = dict.fromkeys(self.pictures, BLANK)
        self.loses(f"{len(self.pictures)} ảnh, vì có ảnh không vẽ được")


def looking(text: str, look: Look, sheet: Sheet) -> str:
    """A piece of text with its look."""
    said = nfc(text)
    if look.caps:
        return _dressed(literal(said.upper()), look, sheet)
    if look.small_caps:  # few fonts have them: capitals of four fifths of the size
        small = evolve(look, size=round(look.size * 0.8), small_caps=False)
        pieces = re.findall(r"[^\W\d_]+|[\W\d_]+", said)
        return content(_small(piece, look, small, sheet) for piece in pieces)
    return _dressed(literal(said), look, sheet)


def _small(piece: str, look: Look, small: Look, sheet: Sheet) -> str:
    first = 1 if piece[:1].isupper() else 0
    looks = ((piece[:first], look), (piece[first:].upper(), small))
    return content(_dressed(literal(text), each, sheet) for text, each in looks if text)


def _dressed(body: str, look: Look, sheet: Sheet) -> str:
    font = "Times New Roman" if look.accented.casefold() in _SIGN_FONTS else look.accented
    sheet.fonts.add(font)
    bold, italic = (str(is_so).lower() for is_so in (look.bold, look.italic))
    face = call("..face", literal(font), bold, italic)
    told = {"size": pt(look.size / 2)}
    if not look.is_black:
        told["fill"] = colour(look.colour)
    if look.spacing:
        told["tracking"] = twips(look.spacing)
    made = call("text", face, body, **told)
    for wanted, wrapper in (
        (look.underline, "underline"),
        (look.strike, "strike"),
    ):
        made = f"{wrapper}({made})" if wanted else made
    if look.shade:
        made = call("highlight", made, fill=colour(look.shade))
    if look.raised:
        made = call("super" if look.raised == "superscript" else "sub", made, typographic="false")
    return made


class Texts:
    """Turns the inlines of a paragraph; `inside` turns the blocks of a text box or a note."""

    def __init__(
        self,
        sheet: Sheet,
        default_tab: int,
        inside: "Callable[[Sequence[Block]], str]",
    ) -> None:
        self._sheet, self._default_tab, self._inside = sheet, default_tab, inside

    def written(self, inlines: Sequence[Inline], layout: Layout) -> str:
        """The lines of a paragraph, with what stands between their tabs."""
        lines: list[str] = []
        for number, line in enumerate(_parted(inlines, Break)):
            start = max(layout.first, 0) if number == 0 else 0
            start = 0 if layout.first < 0 and number == 0 else start
            lines.append(self._line(line, layout, start, first=number == 0))
        return content(each for each in _between(lines, "linebreak()") if each)

    def floating(self, inlines: Sequence[Inline]) -> Iterator[str]:
        """What is drawn beside or over the text of a paragraph."""
        for inline in inlines:
            match inline:
                case Stroke():
                    yield self._stroke(inline)
                case Picture(floating=True) if shown := self._picture(inline):
                    yield _placed(shown, inline.x, inline.y, inline.align)
                case TextBox(floating=True):
                    yield _placed(self._box(inline), inline.x, inline.y, "")
                case Unturned(what=what):
                    self._sheet.loses(what)

    def _line(self, line: Sequence[Inline], layout: Layout, start: int, *, first: bool) -> str:
        pieces = [
            content(each for inline in piece if (each := self._inline(inline)))
            for piece in _parted(line, Tab)
        ]
        if len(pieces) == 1:
            return pieces[0]
        hanging = max(-layout.first, 0)
        base = layout.left - hanging
        stops = [evolve(stop, at=stop.at - base) for stop in layout.tabs]
        if hanging and first:
            stops.append(TabStop(hanging))
        look = next(each.look for each in line if isinstance(each, Tab))
        told = [self._stop(stop, look) for stop in sorted(stops, key=lambda stop: stop.at)]
        return call(
            "tabbed", listed(told), twips(self._default_tab or 720), twips(start), listed(pieces)
        )

    def _stop(self, stop: TabStop, look: Look) -> str:
        leader = _LEADERS.get(stop.leader)
        filled = _dressed(literal(leader), look, self._sheet) if leader else "none"
        return keyed(at=twips(stop.at), kind=literal(stop.kind), leader=filled)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Run(text=text, look=look):
                return looking(text, look, self._sheet)
            case Number():
                return self._number(inline)
            case Picture(floating=False):
                shown = self._picture(inline)
                return f"box({shown})" if shown else ""
            case TextBox(floating=False):
                return f"box({self._box(inline)})"
            case Note(blocks=blocks):
                return f"footnote({self._inside(blocks)})"
            case Unturned(what=what):
                self._sheet.loses(what)
        return ""

    def _number(self, number: Number) -> str:
        kind = {"PAGE": "page-number", "NUMPAGES": "page-count"}.get(number.kind, "section-count")
        way = _WAYS.get(number.written, "1")
        section = "" if kind == "page-count" else str(self._sheet.section)
        body = f"context numbering({literal(way)}, {kind}({section}))"
        return _dressed(body, number.look, self._sheet)

    def _picture(self, picture: Picture) -> str | None:
        name = self._sheet.picture(picture)
        if name is None:
            return None
        size = {"width": pt(picture.width), "height": pt(picture.height)}
        return call("image", name, format='"svg"', fit='"stretch"', **size)

    def _box(self, box: TextBox) -> str:
        line = "0.75pt + black" if box.bordered else "none"
        inside = self._inside(box.blocks)
        return call(
            "block",
            inside,
            width=pt(box.width),
            stroke=line,
            inset=keyed(x="7.2pt", y="3.6pt"),
        )

    def _stroke(self, stroke: Stroke) -> str:
        line = f"{pt(stroke.thickness)} + {colour(stroke.colour)}"
        drawn = call("line", length=pt(stroke.length), stroke=line)
        return _placed(drawn, stroke.x, stroke.y, stroke.align)


def _placed(drawn: str, x: float, y: float, align: str) -> str:
    side = {"center": "top + center", "right": "top + right"}.get(align, "top + left")
    return call("place", side, drawn, dx=pt(x), dy=pt(y))


def _parted(inlines: Sequence[Inline], by: type) -> Iterator[Sequence[Inline]]:
    piece: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, by):
            yield piece
            piece = []
        else:
            piece.append(inline)
    yield piece


def _between(pieces: Sequence[str], what: str) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        if number:
            yield what
        yield piece
