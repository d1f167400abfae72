"""The sections of the written report and its sentences out of TOML; refusals name file, line, key.

sections  = [{ id = "assessment.difficulties", number = "III.2", title = "…", written = true }]
sentences = [{ section = "procedures.results", says = "Hồ sơ giải quyết quá hạn: {a}", mark = "-" }]
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cchc_core.model.forms import Section
from cchc_core.model.indicators import Catalogue
from cchc_core.model.sentences import ON_TIME, Sentence, Whose, Wording
from cchc_core.text import Text
from cchc_core.tomls import Table

Told = tuple[tuple[Section, ...], tuple[Sentence, ...]]


def read_sections(top: Table, catalogue: Catalogue, shipped: Told = ((), ())) -> Told:
    """The sections and sentences of a file, and those shipped beside it, in printed order.

    A section of the pack's own with the id of a shipped one rewords it; a sentence of its own about
    a figure takes the place of all shipped ones about that figure.
    """
    areas = {area.id for area in catalogue.areas}
    sections = [_section(table, areas) for table in top.tables("sections")]
    sentences = [_sentence(table, catalogue) for table in top.tables("sentences")]
    own = {section.id for section in sections}
    sections += [section for section in shipped[0] if section.id not in own]
    return tuple(sorted(sections, key=in_order)), tuple(_reworded(shipped[1], sentences))


def of_section(section: Section) -> dict[str, Any]:
    """The keys of a section."""
    more = {"written": section.written, "area": section.area, "nothing": section.nothing}
    return {
        "id": section.id,
        "number": section.number,
        "title": section.title,
        **{key: value for key, value in more.items() if value},
    }


def of_sentence(sentence: Sentence) -> dict[str, Any]:
    """The keys of a sentence."""
    told = {
        "none": sentence.none.source if sentence.none else "",
        "whose": str(sentence.whose or ""),
        "listing": sentence.listing,
    }
    return {
        "section": sentence.section,
        "says": sentence.says.source,
        **{key: value for key, value in told.items() if value},
        **({} if sentence.mark == "-" else {"mark": sentence.mark}),
    }


def in_order(section: Section) -> tuple[tuple[int, str], ...]:
    """A key to sort sections by their printed numbers: II.2.8 before II.2.10 before III."""
    return tuple(_part(part) for part in section.number.split("."))


def _reworded(shipped: Sequence[Sentence], own: Sequence[Sentence]) -> Iterator[Sentence]:
    """The shipped sentences, in the place of the first about a figure the pack's own about it; the
    rest of its own behind them."""
    said: set[str] = set()
    about = {sentence.subject for sentence in own if sentence.subject}
    for sentence in shipped:
        if sentence.subject not in about:
            yield sentence
        elif sentence.subject not in said:
            said.add(sentence.subject)
            yield from (mine for mine in own if mine.subject == sentence.subject)
    yield from (mine for mine in own if mine.subject not in said)


def _section(table: Table, areas: set[str]) -> Section:
    section = Section(
        id=table.need("id", str),
        number=table.need("number", str),
        title=table.need("title", str),
        written=table.get("written", bool, False) or False,
        area=table.get("area", str, "") or "",
        nothing=table.get("nothing", str, "") or "",
    )
    if section.area and section.area not in areas:
        have = ", ".join(sorted(areas))
        raise table.error("area", Text(f"không có; có: {have}", f"no such area; there are: {have}"))
    table.done()
    return section


def _sentence(table: Table, catalogue: Catalogue) -> Sentence:
    section, says = table.need("section", str), _wording(table, "says", catalogue)
    none = _wording(table, "none", catalogue) if table.get("none", str) else None
    if none:
        _refuse_more(table, says, none)
    whose, listing = table.get("whose", str), table.get("listing", str, "") or ""
    if listing:
        _refuse_unknown(table, "listing", [listing], catalogue)
    sentence = Sentence(
        section,
        says,
        none=none,
        mark=table.get("mark", str, "-") or "",
        whose=table.chosen("whose", whose, Whose) if whose else None,
        listing=listing,
    )
    table.done()
    return sentence


def _wording(table: Table, key: str, catalogue: Catalogue) -> Wording:
    source = table.need(key, str)
    with table.blaming(key):
        wording = Wording(source)
    names = [field.name for field in wording.figures if field.name != ON_TIME]
    _refuse_unknown(table, key, names, catalogue)
    return wording


def _refuse_more(table: Table, says: Wording, none: Wording) -> None:
    """Refuses a `none` that tells of what its sentence is not about, or may have to do without."""
    there, sure = ({field.name for field in fields} for fields in (says.figures, says.needed))
    more = {field.name for field in none.figures} - there
    more |= {field.name for field in none.needed} - sure
    if more:
        names = ", ".join(sorted(more))
        vi = f"chỉ tiêu không có trong 'says', hoặc chỉ có trong [...]: {names}"
        en = f"indicators that 'says' does not have, or only in [...]: {names}"
        raise table.error("none", Text(vi, en))


def _refuse_unknown(table: Table, key: str, names: Iterable[str], catalogue: Catalogue) -> None:
    if unknown := ", ".join(sorted({name for name in names if name not in catalogue})):
        what = Text(f"chỉ tiêu chưa khai báo: {unknown}", f"indicators not declared: {unknown}")
        raise table.error(key, what)


_ROMAN: Mapping[str, int] = {"I": 1, "V": 5, "X": 10, "L": 50}


def _part(part: str) -> tuple[int, str]:
    if part.isdecimal():
        return int(part), ""
    if part and re.fullmatch("[IVXL]+", part):
        return _roman(_ROMAN[letter] for letter in part), ""
    return 0, part


def _roman(values: Iterable[int]) -> int:
    total, highest = 0, 0
    for value in reversed(list(values)):
        total += value if value >= highest else -value
        highest = max(highest, value)
    return total
