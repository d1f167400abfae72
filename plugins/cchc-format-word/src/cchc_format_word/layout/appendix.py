"""The appendices: each form as a table that lies across the page, then who has sent no report."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from cchc_core import Form, FormPack, Lang, Role, Row
from cchc_core.printing import stay_together, together
from cchc_format_word import words
from cchc_format_word.controls import BLOCK
from cchc_format_word.elements import Element, made
from cchc_format_word.layout.paper import (
    HEADS,
    ROWS,
    Dress,
    Shape,
    ending,
    low,
    page,
    paragraph,
)
from cchc_format_word.layout.tables import cell, table

_WIDTHS = (18.0, 95.0, 32.0, 28.0, 79.0)
_LIST = (17.0, 105.0, 130.0)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LEFT = Shape("left", before=1, after=1, style=ROWS)
_CENTRE = evolve(_LEFT, at="center")
_SIZE, _SMALL = 12, 11
_LAST = 3
"""How many rows at least stand above the legend."""


def appendix_names(pack: FormPack, lang: Lang) -> tuple[str, ...]:
    """What the appendices are called: one for each form, then that of the units without a report;
    an only one has no number."""
    if len(pack.forms) == 1:
        plain = words.THE_APPENDIX.in_(lang)
        return (
            f"{plain}{{% if @without %}} I{{% endif %}}",
            words.APPENDIX.format(number="II").in_(lang),
        )
    numbers = [*_ROMAN, *map(str, range(len(_ROMAN) + 1, len(pack.forms) + 2))]
    return tuple(
        words.APPENDIX.format(number=number).in_(lang) for number in numbers[: len(pack.forms) + 1]
    )


def appendices(pack: FormPack, lang: Lang, header: str) -> Iterator[Element]:
    """All of them, one after the other; between two the section ends, the last one goes on to the
    end of the document."""
    *names, last = appendix_names(pack, lang)
    for at, (form, name) in enumerate(zip(pack.forms, names, strict=True)):
        if at:
            yield ending(page(header, lying=True))
        yield from _appendix(form, name, lang)
    yield paragraph("{%p if @without %}")
    yield ending(page(header, lying=True))
    yield from _without(last, lang)
    yield paragraph("{%p endif %}")
    yield low()


def _appendix(form: Form, name: str, lang: Lang) -> Iterator[Element]:
    plain = words.THE_APPENDIX.in_(lang)
    title = form.title.in_(lang).removeprefix(f"{plain}: ")
    yield from _title(name, f"{title} {{{{@PERIOD}}}}", lang)
    window = words.WINDOW.format(window="{{@window}}").in_(lang)
    yield paragraph(window, Dress(13, italic=True), Shape("center", after=6))
    yield table(_WIDTHS, [*_heads(lang), *_rows(form.rows)], boxed=True, heads=2)
    yield paragraph("{{@legend}}", Dress(_SMALL, italic=True), Shape("left", before=4))


def _title(name: str, title: str, lang: Lang) -> Iterator[Element]:
    bold, centre = Dress(14, bold=True), Shape("center", keep=True)
    fields = title.partition("{{")
    yield paragraph(name, bold, centre)
    yield paragraph(fields[0].upper() + "".join(fields[1:]), bold, centre)
    attached = words.ATTACHED.format(number="{{@number}}", day="{{@dated}}", office="{{@office}}")
    yield paragraph(attached.in_(lang), Dress(13, italic=True), Shape("center", after=6))


def _heads(lang: Lang) -> Iterator[Sequence[Element]]:
    number, indicator, unit, figure, note = _WIDTHS
    yield [
        _head(number, words.ROW_NUMBER.in_(lang), merged="restart"),
        _head(indicator, words.INDICATOR.in_(lang), merged="restart"),
        _head(unit + figure, words.RESULT.in_(lang), span=2),
        _head(note, words.NOTE.in_(lang), merged="restart"),
    ]
    yield [
        _head(number, "", merged="continue"),
        _head(indicator, "", merged="continue"),
        _head(unit, words.UNIT_OF_MEASURE.in_(lang)),
        _head(figure, words.FIGURE.in_(lang)),
        _head(note, "", merged="continue"),
    ]


def _head(width: float, text: str, *, span: int = 1, merged: str = "") -> Element:
    shape = Shape("center", before=1, after=1, style=HEADS)
    inside = [paragraph(text, Dress(_SIZE, bold=True), shape)]
    return cell(width, inside, span=span, merged=merged, at="center")


def _rows(rows: Sequence[Row]) -> Iterator[Sequence[Element]]:
    """Those of a form; the last ones stay with the legend."""
    stay = stay_together(rows) | set(range(len(rows) - _LAST, len(rows)))
    go_on = {at for start, end in together(rows) for at in range(start + 1, end + 1)}
    for at, row in enumerate(rows):
        yield _row(row, goes_on=at in go_on, keep=at in stay)


def _row(row: Row, *, goes_on: bool, keep: bool) -> Sequence[Element]:
    number, indicator, unit, figure, note = _WIDTHS
    plain, small = Dress(_SIZE, bold=row.role is Role.HEADING), Dress(_SMALL)
    centre, left = evolve(_CENTRE, keep=keep), evolve(_LEFT, keep=keep)
    merged = ("continue" if goes_on else "restart") if row.within and not row.printed_number else ""
    first = row.printed_number or ("" if goes_on else row.within)
    dress = plain if row.printed_number else Dress(_SMALL, italic=True)
    label = evolve(left, left=3.5 * row.depth)
    unit_of_measure = row.unit_of_measure.replace("; ", "\n")
    figures = [f"{{{{{row.id}}}}}", f"{{{{{row.id}|note}}}}"]
    return [
        cell(number, [paragraph(first, dress, centre)], merged=merged, at="center"),
        cell(indicator, [paragraph(row.label, plain, label)], at="center"),
        cell(unit, [paragraph(unit_of_measure, small, centre)], at="center"),
        cell(figure, [paragraph(figures[0], plain, centre)], at="center"),
        cell(note, [paragraph(figures[1], small, left)], at="center"),
    ]


def _without(name: str, lang: Lang) -> Iterator[Element]:
    yield from _title(name, words.WITHOUT.in_(lang), lang)
    heads = [words.ROW_NUMBER, words.UNIT, words.STATE]
    fields = ["{{unit.number}}", "{{unit.name}}", "{{unit.state}}"]
    shapes = [_CENTRE, _LEFT, _LEFT]
    cells = zip(_LIST, fields, shapes, strict=True)
    rows = [
        [_head(width, head.in_(lang)) for width, head in zip(_LIST, heads, strict=True)],
        _spanning("{%tr for unit in @without %}"),
        [cell(width, [paragraph(text, Dress(_SIZE), shape)]) for width, text, shape in cells],
        _spanning("{%tr endfor %}"),
        _spanning("{%tr if not @without %}"),
        _spanning(words.ALL_ARE_IN.in_(lang)),
        _spanning("{%tr endif %}"),
    ]
    listed = table(_LIST, rows, boxed=True, heads=1)
    properties = made("sdtPr", made("alias", val=name), made("tag", val=f"{BLOCK}@without"))
    yield made("sdt", properties, made("sdtContent", listed))


def _spanning(text: str) -> Sequence[Element]:
    return [cell(sum(_LIST), [paragraph(text, Dress(_SIZE), _CENTRE)], span=len(_LIST))]
