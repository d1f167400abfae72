"""The text of the report: how it opens, a heading and a place for each section, how it closes."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from cchc_core import FormPack, Lang, Section
from cchc_format_word import words
from cchc_format_word.elements import Element
from cchc_format_word.layout.appendix import appendix_names
from cchc_format_word.layout.paper import (
    COPIES,
    SIGNED,
    TEXT,
    UPRIGHT,
    Dress,
    Shape,
    low,
    paragraph,
)
from cchc_format_word.layout.tables import cell, table

_LEFT = 75
_BOLD = Dress(14, bold=True)


def body(pack: FormPack, lang: Lang) -> Iterator[Element]:
    """All from the first sentence to the signature."""
    *forms, without = appendix_names(pack, lang)
    opening = words.OPENING.format(
        basis="{{@basis}}", office="{{@office}}", period="{{@period}}", window="{{@window}}"
    )
    yield paragraph(opening.in_(lang))
    yield paragraph("{%p if @rolled_up %}")
    yield paragraph(words.OF_WHOM.format(reports="{{@reports}}", appendix=without).in_(lang))
    yield paragraph("{%p endif %}")
    for section in pack.sections:
        yield paragraph(f"{{%p if @section.{section.id} %}}")
        yield heading(section)
        last = section is pack.sections[-1]
        yield paragraph(f"{{{{@section.{section.id}}}}}", shape=_TIED if last else TEXT)
        yield paragraph("{%p endif %}")
    closing = words.CLOSING.format(
        period="{{@period}}", office="{{@office}}", appendices=", ".join(forms)
    )
    yield paragraph(closing.in_(lang), shape=evolve(_TIED, after=12))
    yield table((_LEFT, UPRIGHT - _LEFT), [_signature(lang)])


_TIED = evolve(TEXT, keep=True)
"""What closes the report stays with the signature, and its last words with what closes it."""


def heading(section: Section) -> Element:
    """`I. CÔNG TÁC CHỈ ĐẠO`, `2. Tồn tại, hạn chế`, `2.1. Cải cách thể chế`."""
    title = section.title if section.depth else section.title.upper()
    shape = Shape("left", first=12.7, before=6, after=6, line=1.15, keep=True, level=section.depth)
    return paragraph(f"{{{{@section.{section.id}|number}}}}. {title}", _BOLD, shape)


def _signature(lang: Lang) -> Sequence[Element]:
    centre = Shape("center", keep=True)
    copies = [
        paragraph(words.RECIPIENTS.in_(lang), Dress(12, bold=True, italic=True), Shape("left")),
        paragraph("{{@recipients}}", Dress(11), Shape("left", style=COPIES)),
        low(),  # a cell ends with a paragraph, not with a control
    ]
    signed = [
        paragraph(words.ON_BEHALF.in_(lang), _BOLD, centre),
        paragraph("{{@SIGNATORY}}", _BOLD, centre),
        *(paragraph("", _BOLD, centre) for _ in range(4)),
        paragraph("{{@signed}}", _BOLD, Shape("center", style=SIGNED)),
        low(),
    ]
    return [cell(_LEFT, copies), cell(UPRIGHT - _LEFT, signed)]
