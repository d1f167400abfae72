"""How wide a text is in Times New Roman, well enough to say whether a line is as long as it."""

import unicodedata

_WIDTHS = {
    250: " ,.\u00a0",
    278: "/:;\\ijlt'|",
    333: "!()-I[]fr’",
    389: "Js",
    444: '?acez"“”',
    500: "#$*0123456789_bdghknopquvxyđ–",
    556: "FPS",
    611: "ELTZ+<=>",
    722: "ADGHKNOQUVXYwĐ",
    778: "&m",
    889: "M%",
    944: "@W",
}
_BY_CHARACTER = {sign: width for width, signs in _WIDTHS.items() for sign in signs}
_OTHER, _BOLD = 667, 1.08


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in points; a letter with marks is as wide as one without."""
    bare = (sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    thousandths = sum(_BY_CHARACTER.get(sign, _OTHER) for sign in bare)
    return thousandths / 1000 * size * (_BOLD if bold else 1)
