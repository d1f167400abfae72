"""The sheet behind the rates: of each rate the units whose figures are in it, with their sums."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from cchc_core import Publication, Row, Text
from cchc_core.printing import (
    CENTRE,
    HEAD,
    LEFT,
    NUMBER,
    RIGHT,
    SUM,
    UNIT,
    Book,
    Paper,
    Sheet,
    Style,
    unit_name,
)
from cchc_core.printing import PART as PART_HEAD
from cchc_core.printing import RATE as RATE_HEAD
from cchc_core.printing import WHOLE as WHOLE_HEAD
from cchc_format_province import words
from cchc_format_province.behind import Behind
from cchc_format_province.references import PART, RATE, WHOLE, Block
from cchc_format_province.weights import sum_weighs, unit_weighs

SIZE = 11
_HEAD = 4
_WIDTHS = {"A": 7.0, "B": 46.0, RATE: 13.0, PART: 14.0, WHOLE: 14.0}


def blocks_of(
    publication: Publication, behind: Mapping[str, Sequence[Behind]]
) -> Mapping[str, Block]:
    """Where the units behind each rate will stand."""
    title, line = words.BASES.in_(publication.lang), _HEAD + 1
    blocks = {}
    for id, units in behind.items():
        if units:
            blocks[id] = Block(title, line + 1, line + len(units))
            line += len(units) + 2
    return blocks


def rates_sheet(
    book: Book,
    publication: Publication,
    behind: Mapping[str, Sequence[Behind]],
    blocks: Mapping[str, Block],
) -> None:
    """Adds the sheet, if any rate was divided from sums."""
    if not blocks:
        return
    lang = publication.lang
    sheet = book.sheet(words.BASES.in_(lang))
    sheet.columns(_WIDTHS)
    title = f"{words.BASES.in_(lang).upper()}: {publication.report.unit.name}"
    sheet.merge("A1", f"{WHOLE}1", title, Style(14, bold=True, box=False))
    period = publication.report.period.label.in_(lang)
    sheet.merge("A2", f"{WHOLE}2", period, Style(12, italic=True, box=False))
    heads = (NUMBER, UNIT, RATE_HEAD, PART_HEAD, WHOLE_HEAD)
    for letter, text in zip(_WIDTHS, heads, strict=True):
        sheet.put(letter, _HEAD, text.in_(lang), HEAD)
    for id, block in blocks.items():
        _block(sheet, publication, publication.pack[id], behind[id], block)
    keep = {line for block in blocks.values() for line in (block.first - 1, block.last)}
    sheet.page((_HEAD, _HEAD), f"C{_HEAD + 1}", paper=Paper.A4_UPRIGHT, keep=keep)


def _block(
    sheet: Sheet, publication: Publication, row: Row, units: Sequence[Behind], block: Block
) -> None:
    """A rate's name, its units, and their sum."""
    bold, several = evolve(LEFT, bold=True), len(units) > 1
    name = _name(row, publication, several=several).in_(publication.lang)
    sheet.merge(f"A{block.first - 1}", f"{WHOLE}{block.first - 1}", name, bold)
    base = _base(publication, weighs=unit_weighs(row, publication.pack))
    for line, unit in enumerate(units, block.first):
        _unit(sheet, publication, line, line - block.first + 1, unit, base)
    figure = publication.figures[row.id]
    weighs = sum_weighs if several else unit_weighs
    whole = _base(publication, weighs=weighs(row, publication.pack))
    styles = {RATE: evolve(RIGHT, rate=True), PART: RIGHT, WHOLE: whole}
    last = block.last + 1
    sheet.put("A", last, None)
    sheet.put("B", last, SUM.in_(publication.lang), bold)
    for letter, number in ((RATE, figure.value), (PART, figure.part), (WHOLE, figure.whole)):
        summed = letter != RATE and number is not None
        live = f"=SUM({letter}{block.first}:{letter}{block.last})" if summed else ""
        sheet.put(letter, last, number, evolve(styles[letter], bold=True), live)


def _base(publication: Publication, *, weighs: bool) -> Style:
    """How a whole looks; of one that only weighs its number is not to be read."""
    return evolve(RIGHT, instead=words.WEIGHT.in_(publication.lang) if weighs else "")


def _name(row: Row, publication: Publication, *, several: bool) -> Text:
    """A rate by number and wording; one that is a part of a total by the total's wording too. With
    what is no count below it."""
    pack = publication.pack
    above = pack.total_above.get(row.id)
    label = f"{pack[above].label}: {row.label}" if above else row.label
    name = f"{row.number} {label}".strip()
    if unit_weighs(row, pack):
        return words.WEIGHS_UNITS.format(name=name)
    weighs = several and sum_weighs(row, pack)
    return words.WEIGHS_SUM.format(name=name) if weighs else Text(name, name)


def _unit(
    sheet: Sheet, publication: Publication, line: int, number: int, unit: Behind, base: Style
) -> None:
    sheet.put("A", line, number, CENTRE)
    sheet.put("B", line, unit_name(publication, unit.unit))
    rate, live = unit.rate, ""
    if unit.part is not None and unit.whole:
        rate, live = 100 * unit.part / unit.whole, f"=100*{PART}{line}/{WHOLE}{line}"
    sheet.put(RATE, line, rate, evolve(RIGHT, rate=True), live)
    sheet.put(PART, line, unit.part, RIGHT)
    sheet.put(WHOLE, line, unit.whole, base)
