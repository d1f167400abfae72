"""How a piece of text and a paragraph look. Sizes are half points, lengths twentieths of a point,
as Word writes them."""

from collections.abc import Mapping

from attrs import field, frozen

AUTO = "auto"


@frozen
class Look:
    """How characters look. `latin` is the font of unaccented letters, `accented` that of the others
    (Word keeps two); `underline` the kind of line, `raised` says superscript or subscript."""

    latin: str = ""
    accented: str = ""
    size: int = 20
    bold: bool = False
    italic: bool = False
    caps: bool = False
    small_caps: bool = False
    strike: bool = False
    hidden: bool = False
    underline: str = ""
    colour: str = AUTO
    shade: str = ""
    raised: str = ""
    spacing: int = 0

    @property
    def is_black(self) -> bool:
        """Whether it is printed in black."""
        return self.colour.upper() in ("AUTO", "000000")


@frozen
class Border:
    """A line at a side: its kind, its thickness in eighths of a point, its colour, how far off."""

    kind: str
    size: int = 4
    colour: str = AUTO
    space: int = 0


@frozen
class TabStop:
    """Where a tab leads: how far from the margin, how text stands there, what fills the way."""

    at: int
    kind: str = "left"
    leader: str = ""


@frozen
class Layout:
    """How a paragraph stands: `align` as Word names it (`both` is justified), indents, what is kept
    free above and below, `line` by its `rule` (240 is single, if `auto`); `frame` is where a frame
    puts it, as the page numbers of old stand in one."""

    align: str = "left"
    left: int = 0
    right: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    rule: str = "auto"
    contextual: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    page_before: bool = False
    borders: Mapping[str, Border] = field(factory=dict)
    shade: str = ""
    tabs: tuple[TabStop, ...] = ()
    style: str = ""
    frame: str = ""
    outline: int | None = None

    def below(self, above: "Layout | None", *, summed: bool = False) -> int:
        """How much is kept free between it and the paragraph above it: the larger of what the two
        ask for, or both (`summed`); nothing is asked for by one that says so of its like."""
        if above is None:
            return self.before
        alike = self.style == above.style
        one = 0 if alike and above.contextual else above.after
        other = 0 if alike and self.contextual else self.before
        return one + other if summed else max(one, other)

    @property
    def spacing(self) -> float | None:
        """Its line spacing in lines; None where it is a fixed height."""
        return self.line / 240 if self.rule == "auto" else None
