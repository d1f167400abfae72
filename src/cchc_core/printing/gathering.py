"""What units wrote under one heading, gathered: each with its ward, near-identical ones once.

Of a group the wording that most units chose is told, or that of the reporting office, for all that
are alike to it; a wording that only a chain of others links to it stands below. Who wrote what,
word for word, is a table's matter (`opinions`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cchc_core.extensions import Publication
from cchc_core.model.forms import Section
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.printing.filed import HANDFUL, a_handful, inside
from cchc_core.printing.prose import Paragraph
from cchc_core.printing.statements import (
    Group,
    Statement,
    alike,
    grouped,
    is_nothing,
    order,
    statements_in,
)
from cchc_core.text import vietnamese_order


def gathered(publication: Publication, section: Section) -> tuple[Paragraph, ...]:
    """What was written under a section: an office's own words as they are; of a roll-up those of
    its own office first, below each who says the same, then the units', in Vietnamese order; last
    who has nothing to say."""
    report = publication.report
    if not report.rolled_up:
        return tuple(paragraphs("\n".join(_texts(publication, section)[report.unit.key])))
    office = _names(publication).get(report.unit.key, "")
    told, nothing = _parted(_statements(publication, section), section)
    groups = grouped(told)
    shared = {first: group for group in groups if (first := _first(group, office))}
    mine: dict[str, Statement] = {}
    for one in told:
        if one.name == office:
            mine.setdefault(one.key, one)
    own = (p for one in mine.values() for p in _own(one, shared.get(one)))
    others = (p for group in groups if group not in shared.values() for p in _told(group))
    return (*own, *others, *_none(section, nothing))


def opinions(publication: Publication, section: Section) -> tuple[Group, ...]:
    """Every statement of every unit under a section, in groups; those that say there is nothing
    come last, in one."""
    statements = _statements(publication, section)
    told, _ = _parted(statements, section)
    nothing = tuple(sorted({*statements} - {*told}, key=order))
    return (*grouped(told), *(((nothing,),) if nothing else ()))


def paragraphs(words: str) -> Iterator[Paragraph]:
    """A text as paragraphs, each with the mark it begins with and a stop at its end."""
    for line in filter(None, map(str.strip, words.splitlines())):
        found = _MARK.match(line)
        mark = found[0].strip() if found else ""
        text = line[found.end() :] if found else line
        yield Paragraph((_stopped(text),), {"–": "-", "•": "-"}.get(mark, mark))


def _texts(publication: Publication, section: Section) -> dict[UnitKey, list[str]]:
    """What each unit wrote under a section, one text for each window it answers for."""
    texts: dict[UnitKey, list[str]] = {}
    for leaf in publication.report.leaves.values():
        texts.setdefault(leaf.unit.key, []).append(leaf.words.get(section.id, ""))
    return texts


def _statements(publication: Publication, section: Section) -> list[Statement]:
    names, texts = _names(publication), _texts(publication, section)
    return [one for unit, of in texts.items() for one in statements_in(names[unit], of)]


def _parted(statements: Sequence[Statement], section: Section) -> tuple[list[Statement], list[str]]:
    """What says something, and the names of those who say but that there is nothing."""
    told = [one for one in statements if not is_nothing(one.text, _nothing(section))]
    nothing = {statement.name for statement in statements} - {one.name for one in told}
    return told, sorted(nothing, key=vietnamese_order)


def _first(group: Group, office: str) -> Statement | None:
    """What an office was the first to say of a group."""
    mine = [statement for wording in group for statement in wording if statement.name == office]
    return min(mine, key=order, default=None)


def _own(statement: Statement, group: Group | None) -> Iterator[Paragraph]:
    """A statement of the reporting office as it wrote it; who else says it, where it was the first
    of the group."""
    yield from paragraphs(statement.written)
    if group:
        same = [name for name in _alike_names(group, statement) if name != statement.name]
        if same:
            yield Paragraph((_shared(same),), "+")
        yield from _other_wordings(group, statement)


def _told(group: Group) -> Iterator[Paragraph]:
    """`- Phường A: …`; of several `- … (2 đơn vị: phường A, phường B)`; then each wording that is
    not alike to that, with those who chose it."""
    head = group[0][0]
    names = _alike_names(group, head)
    text = _stopped(head.text)
    bare = text.rstrip(".;")
    said = f"{bare} ({len(names)} đơn vị: {_handful(names)}){text[len(bare) :]}"
    yield Paragraph((f"{names[0]}: {text}" if len(names) == 1 else said,), "-")
    yield from _other_wordings(group, head)


def _other_wordings(group: Group, head: Statement) -> Iterator[Paragraph]:
    for wording in group:
        if not alike(wording[0], head):
            who = _capital(_handful([statement.name for statement in wording]))
            yield Paragraph((f"{who} viết: {_stopped(wording[0].text)}",), "+")


def _none(section: Section, names: Sequence[str]) -> Iterator[Paragraph]:
    """`- 18 đơn vị báo cáo không có kiến nghị, đề xuất.`"""
    if names:
        who = f"{len(names)} đơn vị" if len(names) > HANDFUL else _capital(_handful(names))
        yield Paragraph((f"{who} báo cáo {_nothing(section)}.",), "-")


def _nothing(section: Section) -> str:
    return section.nothing or "không có nội dung ở mục này"


def _alike_names(group: Group, head: Statement) -> list[str]:
    told = (s.name for wording in group if alike(wording[0], head) for s in wording)
    return sorted(set(told), key=vietnamese_order)


def _shared(names: Sequence[str]) -> str:
    """`15 đơn vị có cùng nội dung: phường A, …`; `Phường A có cùng nội dung.`"""
    if len(names) == 1:
        return f"{names[0]} có cùng nội dung."
    return f"{len(names)} đơn vị có cùng nội dung: {_handful(names)}."


def _handful(names: Sequence[str]) -> str:
    return a_handful([inside(name) for name in dict.fromkeys(names)]).vi


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _stopped(text: str) -> str:
    """A text with a stop at its end, where it has no sign there."""
    return f"{text}." if text[-1:].isalnum() or text.endswith((")", "”", '"')) else text


def _names(publication: Publication) -> dict[UnitKey, str]:
    """What units are called; of those of one name each with the unit above it."""
    times = Counter(unit.name for unit in publication.report.units)
    return {
        unit.key: _with_parent(publication, unit) if times[unit.name] > 1 else unit.name
        for unit in publication.report.units
    }


def _with_parent(publication: Publication, unit: AdminUnit) -> str:
    day = publication.report.period.window.last
    above = publication.units.parent(unit.key, day) if unit.key in publication.units else None
    return f"{unit.name} ({inside(above.name) if above else unit.code})"


_MARK = re.compile(r"[-–•+*] ?(?=\S)")
