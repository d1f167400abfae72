"""Properties laid over one another: what is said later, or nearer to the text, holds."""

from collections.abc import Iterable, Mapping

from lxml.etree import _Element

from cchc_format_word.opened.package import W

Said = dict[str, str]
"""Properties by name; one of several attributes as `ind.left`."""

TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")
"""What a character style turns back where the paragraph's style has it already."""
_OFF = ("0", "false", "off", "none")
_NESTED = ("pBdr", "tblBorders", "tcBorders", "tblCellMar", "tcMar")
_EITHER = {"ind.firstLine": "ind.hanging", "ind.hanging": "ind.firstLine"}
_NEWER = {"ind.start": "ind.left", "ind.end": "ind.right", "tcMar.start.w": "tcMar.left.w"}
_NEWER |= {"tcMar.end.w": "tcMar.right.w", "tblCellMar.start.w": "tblCellMar.left.w"}
_NEWER |= {"tblCellMar.end.w": "tblCellMar.right.w"}
_ALIGNED = {"start": "left", "end": "right", "center": "center", "both": "both"}


def said(properties: _Element | None) -> Said:
    """What an element of properties (`w:rPr`, `w:pPr` …) says."""
    told: Said = {}
    for child in properties if properties is not None else ():
        name = local(child)
        if name in _NESTED:
            for side in child:
                told |= _flat(f"{name}.{local(side)}", side)
        elif name == "tabs":
            told |= {f"tabs.{_get(tab, 'pos')}": _tab(tab) for tab in child}
        elif name == "numPr":
            told |= {f"numPr.{local(each)}": _get(each, "val") for each in child}
        else:
            told |= _flat(name, child)
    return {_NEWER.get(name, name): value for name, value in told.items()}


def over(*layers: Mapping[str, str]) -> Said:
    """The layers laid over one another, the last one on top."""
    result: Said = {}
    for layer in layers:
        for name, value in layer.items():
            if name in _EITHER:
                result.pop(_EITHER[name], None)
            if name.startswith("rFonts.") and name.removesuffix("Theme") in _FONTS:
                result.pop(_other(name), None)
            result[name] = value
    return result


_FONTS = ("rFonts.ascii", "rFonts.hAnsi")


def _other(name: str) -> str:
    """A font said by name and one said by theme: the later one holds."""
    return name.removesuffix("Theme") if name.endswith("Theme") else f"{name}Theme"


def is_on(told: Mapping[str, str], name: str) -> bool:
    """Whether a property that is on or off is on."""
    return name in told and told[name] not in _OFF


def toggled(styles: Iterable[Mapping[str, str]], direct: Mapping[str, str]) -> Said:
    """The toggles as they come out of the styles (each turns the other's round) and of what is said
    at the text itself, which holds."""
    given = list(styles)
    told = {name: sum(is_on(style, name) for style in given) % 2 for name in TOGGLES}
    told |= {name: is_on(direct, name) for name in TOGGLES if name in direct}
    return {name: "1" if on else "0" for name, on in told.items()}


def number(told: Mapping[str, str], name: str, otherwise: int = 0) -> int:
    """A number said, in Word's own unit; some programs write `12.7pt`."""
    value = told.get(name, "")
    try:
        return round(float(value.removesuffix("pt")) * (20 if value.endswith("pt") else 1))
    except ValueError:
        return otherwise


def alignment(told: Mapping[str, str]) -> str:
    """How text stands between its margins."""
    value = told.get("jc", "left")
    return _ALIGNED.get(value, value)


def local(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _flat(name: str, element: _Element) -> Said:
    attributes = {str(key).rpartition("}")[2]: str(v) for key, v in element.attrib.items()}
    value = attributes.pop("val", "" if attributes else "1")
    told = {name: value} if value else {}
    return told | {f"{name}.{key}": each for key, each in attributes.items()}


def _tab(tab: _Element) -> str:
    return f"{_get(tab, 'val')} {_get(tab, 'leader')}".strip()


def _get(element: _Element, name: str) -> str:
    return str(element.get(f"{{{W}}}{name}", ""))
