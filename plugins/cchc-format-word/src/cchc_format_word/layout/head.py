"""The top of the first page: who writes, the nation, number and day, what it is about, to whom."""

from collections.abc import Iterator

from cchc_core import Lang
from cchc_format_word import words
from cchc_format_word.elements import Element
from cchc_format_word.layout.paper import UPRIGHT, Dress, Shape, line, paragraph, sayings
from cchc_format_word.layout.tables import cell, table

_LEFT = 70
_RIGHT = UPRIGHT - _LEFT
_CENTRE = Shape("center")
_MOTTO = 57
"""How long the motto is in its dress."""


def head(lang: Lang) -> Iterator[Element]:
    """All above the text."""
    yield table((_LEFT, _RIGHT), [_who(lang), _which(lang)])
    title = Dress(14, bold=True)
    yield paragraph(words.REPORT.in_(lang), title, Shape("center", before=14))
    subject = words.SUBJECT.format(period="{{@period}}").in_(lang)
    yield paragraph(subject, title, _CENTRE)
    yield line(45, UPRIGHT)
    to = words.ADDRESSED.format(superior="{{@superior}}").in_(lang)
    yield paragraph(to, Dress(14), Shape("center", before=10, after=12))


def _who(lang: Lang) -> list[Element]:
    light, bold = Dress(12), Dress(12, bold=True)
    office = [
        paragraph("{%p if @governing %}"),
        paragraph("{{@GOVERNING}}", light, _CENTRE),
        paragraph("{%p endif %}"),
        paragraph("{{@ISSUER}}", bold, _CENTRE),
        line(21, _LEFT),
    ]
    nation = [
        paragraph(words.NATION.in_(lang), bold, _CENTRE),
        paragraph(words.MOTTO.in_(lang), Dress(13, bold=True), _CENTRE),
        line(_MOTTO, _RIGHT),
    ]
    return [cell(_LEFT, office), cell(_RIGHT, nation)]


def _which(lang: Lang) -> list[Element]:
    upright = Dress(13)
    number = words.NUMBER.format(number="{{@number}}").in_(lang)
    left = [
        paragraph(number, upright, _CENTRE),
        sayings([("{{@draft}}", Dress(13, bold=True))], _CENTRE),
    ]
    day = words.PLACE_AND_DAY.format(place="{{@place}}", day="{{@dated}}").in_(lang)
    return [cell(_LEFT, left), cell(_RIGHT, [paragraph(day, Dress(13, italic=True), _CENTRE)])]
