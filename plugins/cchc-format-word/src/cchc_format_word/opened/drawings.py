"""Pictures, drawn lines and text boxes, as Word has drawn them since 2007 and as it did before."""

import re
from collections.abc import Callable, Iterator

from lxml.etree import _Element

from cchc_format_word.opened.cascade import local
from cchc_format_word.opened.inlines import Inline, Picture, Stroke, TextBox, Unturned
from cchc_format_word.opened.package import A, Package, R, Relation, W
from cchc_format_word.opened.paragraphs import Block

_EMU = 12700
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_VML = "{urn:schemas-microsoft-com:vml}"
_LINES = ("line", "straightConnector1", "bentConnector2", "bentConnector3", "curvedConnector3")
_FLAT = 3  # points: a line may lean so far and is level all the same
Inside = Callable[[_Element], tuple[Block, ...]]


class Drawings:
    """Turns drawings into values; `inside` reads what stands in a text box."""

    def __init__(self, package: Package, relations: dict[str, Relation], inside: Inside) -> None:
        self._package, self._relations, self._inside = package, relations, inside

    def drawn(self, drawing: _Element) -> Iterator[Inline]:
        """What a `w:drawing` shows."""
        for frame in drawing:
            extent = frame.find(f"{_WP}extent")
            width, height = (_emu(extent, side) for side in ("cx", "cy"))
            floating = local(frame) == "anchor"
            x, align = _offset(frame.find(f"{_WP}positionH"))
            y, _ = _offset(frame.find(f"{_WP}positionV"))
            shape = next(frame.iter(f"{_WPS}wsp"), None)
            blip = next(frame.iter(f"{{{A}}}blip"), None)
            if shape is not None:
                yield self._shape(shape, (width, height), (x, y), align, floating=floating)
            elif blip is not None:
                id = str(blip.get(f"{{{R}}}embed", ""))
                yield self._picture(id, (width, height), (x, y), align, floating=floating)
            else:
                yield Unturned(_called(frame))

    def _shape(
        self,
        shape: _Element,
        size: tuple[float, float],
        at: tuple[float, float],
        align: str,
        *,
        floating: bool,
    ) -> Inline:
        geometry = next(shape.iter(f"{{{A}}}prstGeom"), None)
        kind = geometry.get("prst", "") if geometry is not None else ""
        (width, height), (x, y) = size, at
        outline = shape.find(f"{_WPS}spPr/{{{A}}}ln")
        if kind in _LINES and height <= _FLAT:
            colour = next((str(c.get("val")) for c in shape.iter(f"{{{A}}}srgbClr")), "000000")
            thick = _emu(outline, "w") or 0.75
            return Stroke(width, x, y, align, thick, colour)
        box = next(shape.iter(f"{{{W}}}txbxContent"), None)
        if box is not None:
            bare = outline is not None and outline.find(f"{{{A}}}noFill") is not None
            return TextBox(self._inside(box), width, height, floating, x, y, not bare)
        return Unturned("hình vẽ")

    def _picture(
        self,
        id: str,
        size: tuple[float, float],
        at: tuple[float, float],
        align: str,
        *,
        floating: bool,
    ) -> Inline:
        relation = self._relations.get(id)
        content = self._package.parts.get(relation.target) if relation else None
        if relation is None or content is None:
            return Unturned("ảnh không nằm trong tệp")
        return Picture(content, relation.target, *size, floating, *at, align)

    def pictured(self, pict: _Element) -> Iterator[Inline]:
        """What a `w:pict` or a `w:object` of older versions shows."""
        for shape in pict:
            kind = local(shape)
            if kind in ("shapetype", "OLEObject", "control"):
                continue
            style = _style(str(shape.get("style", "")))
            width, height = _points(style.get("width", "")), _points(style.get("height", ""))
            x, y = _points(style.get("margin-left", "")), _points(style.get("margin-top", ""))
            floating = style.get("position") == "absolute"
            image = next(shape.iter(f"{_VML}imagedata"), None)
            box = next(shape.iter(f"{{{W}}}txbxContent"), None)
            if kind == "line" or "connectortype" in "".join(map(str, shape.attrib)):
                yield _vml_line(shape, x, y, width)
            elif image is not None:
                id = str(image.get(f"{{{R}}}id", ""))
                yield self._picture(id, (width, height), (x, y), "", floating=floating)
            elif box is not None:
                bare = shape.get("stroked") in ("f", "false")
                yield TextBox(self._inside(box), width, height, floating, x, y, not bare)
            else:
                yield Unturned("hình vẽ")


def _vml_line(shape: _Element, x: float, y: float, width: float) -> Inline:
    ends = [str(shape.get(end, "")).split(",") for end in ("from", "to")]
    if all(len(end) == 2 for end in ends):
        (left, top), (right, bottom) = ([_points(each) for each in end] for end in ends)
        if abs(bottom - top) > _FLAT:
            return Unturned("hình vẽ")
        return Stroke(abs(right - left), x + min(left, right), y + top)
    return Stroke(width, x, y)


def _called(frame: _Element) -> str:
    uri = next((str(data.get("uri", "")) for data in frame.iter(f"{{{A}}}graphicData")), "")
    for word, called in (("chart", "biểu đồ"), ("diagram", "sơ đồ SmartArt")):
        if word in uri:
            return called
    return "hình vẽ"


def _offset(position: _Element | None) -> tuple[float, str]:
    if position is None:
        return 0, ""
    told = {local(child): (child.text or "").strip() for child in position}
    offset = told.get("posOffset", "0")
    return (int(offset) / _EMU if offset.lstrip("-").isdecimal() else 0), told.get("align", "")


def _emu(element: _Element | None, name: str) -> float:
    value = str(element.get(name, "")) if element is not None else ""
    return int(value) / _EMU if value.isdecimal() else 0


def _style(text: str) -> dict[str, str]:
    pairs = (each.partition(":") for each in text.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _points(text: str) -> float:
    found = re.fullmatch(r"\s*(-?[0-9.]+)\s*([a-z]*)\s*", text)
    if not found:
        return 0
    return float(found[1]) * _UNITS.get(found[2], 1)


_UNITS = {"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 1}
