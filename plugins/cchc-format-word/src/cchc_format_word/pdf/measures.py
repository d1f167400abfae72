"""How high a line is, and what is drawn round a paragraph or a cell."""

from cchc_format_word.opened import Border, Layout, Look
from cchc_format_word.pdf.markup import colour, keyed, pt

_ASCENT, _DESCENT = 0.933, 0.216  # of the size: a line of Times New Roman, which is 1.149 high
_HEIGHT = _ASCENT + _DESCENT
_DASHED = {"dotted": '"dotted"', "dashed": '"dashed"', "dotDash": '"dash-dotted"'}


def edges(layout: Layout, look: Look) -> tuple[str, str]:
    """How far a line reaches above and below the letters' foot; what is more than single spacing
    comes below."""
    size, line = look.size / 2, layout.line / 20
    if layout.rule == "exact":
        return pt(line * 0.8), pt(-line * 0.2)
    if layout.rule == "atLeast" and line > _HEIGHT * size:
        return pt(line - _DESCENT * size), pt(-_DESCENT * size)
    more = _HEIGHT * (layout.line / 240 - 1) if layout.rule == "auto" else 0.0
    if more < 0:
        return f"{_ASCENT + more:.4f}em", f"-{_DESCENT}em"
    return f"{_ASCENT}em", f"-{_DESCENT + more:.4f}em"


def line_height(layout: Layout, look: Look) -> float:
    """How high an empty line is."""
    size, line = look.size / 2, layout.line / 20
    if layout.rule == "exact":
        return line
    if layout.rule == "atLeast":
        return max(line, _HEIGHT * size)
    return _HEIGHT * size * layout.line / 240


def frame(layout: Layout) -> dict[str, str]:
    """The lines round a paragraph, and what it is filled with."""
    told = {}
    lines = {side: stroke(border) for side, border in layout.borders.items() if side in _SIDES}
    if lines:
        told["stroke"] = keyed(**lines)
        told["inset"] = keyed(**{side: pt(high) for side, high in beyond(layout).items()})
        aside = {side: layout.borders.get(side) for side in ("left", "right")}
        told["outset"] = keyed(**{side: pt(line.space) for side, line in aside.items() if line})
    if layout.shade:
        told["fill"] = colour(layout.shade)
    return told


def beyond(layout: Layout) -> dict[str, float]:
    """How much higher the lines above and below make a paragraph."""
    upright = {side: layout.borders.get(side) for side in ("top", "bottom")}
    return {side: line.space + thickness(line) for side, line in upright.items() if line}


_SIDES = ("top", "bottom", "left", "right")


def thickness(border: Border | None) -> float:
    """How thick a line is; a row is so much higher."""
    return border.size / 8 if border else 0


def stroke(border: Border) -> str:
    if border.kind in ("nil", "none"):
        return "none"
    thick = pt(max(border.size, 2) / 8)
    if border.kind in _DASHED:
        return keyed(thickness=thick, paint=colour(border.colour), dash=_DASHED[border.kind])
    return f"{thick} + {colour(border.colour)}"
