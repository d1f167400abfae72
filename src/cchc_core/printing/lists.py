"""The plain lists behind a report, line by line: what to look at, and what it was made of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from attrs import frozen

from cchc_core.decisions import DecisionKind
from cchc_core.extensions import Publication
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.groups import FindingGroup, group_findings
from cchc_core.printing import words
from cchc_core.printing.cells import Content
from cchc_core.printing.filed import unit_name
from cchc_core.text import Lang, Text, format_date, format_number, sentences, vietnamese_order

MOST = 500
"""So many findings of one rule are listed."""
_NAMED, _JOINED, _SHORT = 40, 8, 60
"""So many units are named where they are told the same; so many messages stand in one cell, one
after the other if they are no longer than that."""


def finding_lines(publication: Publication) -> list[Sequence[Content]]:
    """What a person should act on, rule by rule, what cannot be true first and what somebody lets
    stand last: severity, title, unit, row, message, place. What is told for information alone is in
    `informations`."""
    groups = [group for group in group_findings(publication.findings) if not _informs(group)]
    return [_finding(finding, publication) for group in groups for finding in group.findings[:MOST]]


def findings_counted(publication: Publication) -> str:
    """How many there are of each weight, where the others stand, and of which kinds there are more
    than are listed; nothing where there are none."""
    groups = group_findings(publication.findings)
    if not groups:
        return ""
    lang = publication.lang

    def count(kept: Iterable[FindingGroup]) -> str:
        return format_number(sum(map(len, kept)), lang)

    waived = [group for group in groups if group.waived]
    informs = [group for group in groups if _informs(group)]
    left = [group for group in groups if not group.waived]
    line = words.FINDINGS_COUNTED.format(
        errors=count(group for group in left if group.severity is Severity.ERROR),
        warnings=count(group for group in left if group.severity is Severity.WARNING),
    )
    if waived:
        line = words.STAND_COUNTED.format(line=line, waived=count(waived))
    if informs:
        sheet = words.INFORMATION
        line = words.MORE_ON_SHEET.format(line=line, count=count(informs), sheet=sheet)
    many = [
        f"{_title(group, publication)}: {format_number(len(group) - MOST, lang)}"
        for group in groups
        if len(group) > MOST and not _informs(group)
    ]
    more = words.ONE_BY_ONE.format(most=MOST, left="; ".join(many)).in_(lang) if many else ""
    return f"{line.in_(lang)}. {more}".strip()


@frozen
class Informed:
    """Of the findings of one rule that only inform: its title, what all of their messages end with,
    how many they are if they are several, and how many of them no line tells; then, line by line,
    what is said and the units it is said to."""

    title: str
    advice: str
    count: str
    told: tuple[tuple[str, str], ...]


def informations(publication: Publication) -> list[Informed]:
    """What is told for information alone, rule by rule, each message once."""
    groups = filter(_informs, group_findings(publication.findings))
    return [_informed(group, publication) for group in groups]


def source_lines(publication: Publication) -> list[Sequence[Content]]:
    """What an output was made of, file by file: what it is, what is told of it, size and hash;
    nothing where nobody says."""
    lang, manifest = publication.lang, publication.manifest
    return [
        (
            _begun(line.what.in_(lang)),
            line.told.in_(lang),
            line.file.size if line.file else None,
            line.file.sha256 if line.file else "",
        )
        for line in (manifest.lines(_names(publication)) if manifest else ())
    ]


def _names(publication: Publication) -> Mapping[str, Text]:
    """What people call the ids that a manifest may hold: of units, rows, rules, forms, the period,
    kinds of decisions."""
    pack, period, units = publication.pack, publication.report.period, publication.report.units
    named = {str(unit.key): unit.name for unit in (publication.report.unit, *units)}
    rows = {row.id: row.name for row in pack.rows}
    return {
        **{id: Text(name, name) for id, name in {**named, **rows}.items()},
        **{code: rule.title for code, rule in publication.rules.items()},
        **{kind.value: kind.label for kind in DecisionKind},
        pack.key: pack.title,
        period.id: period.label,
    }


def for_the_unit(message: Text) -> Text:
    """A message without what only the collecting office is told, for all who read it elsewhere;
    what there is to say in its place where that is all of it."""
    told = message.for_unit
    return told if told.vi.strip() else words.LOOK_AGAIN


def _begun(label: str) -> str:
    return label[:1].upper() + label[1:]


def _informs(group: FindingGroup) -> bool:
    return group.severity is Severity.INFORMATION and not group.waived


def _title(group: FindingGroup, publication: Publication) -> str:
    rule = publication.rules.get(group.rule)
    return rule.title.in_(publication.lang) if rule else group.rule


def _finding(finding: Finding, publication: Publication) -> Sequence[Content]:
    lang, rule = publication.lang, publication.rules.get(finding.rule)
    severity, message = words.SEVERITY[finding.severity], for_the_unit(finding.message)
    if waiver := finding.waiver:
        until = Text(format_date(waiver.until, "vi"), format_date(waiver.until, "en"))
        told = {"reason": waiver.reason, "by": waiver.by, "until": until}
        severity = words.LET_STAND.format(severity=severity)
        message = words.WAIVER.format(message=message, **told)
    return (
        severity.in_(lang),
        rule.title.in_(lang) if rule else finding.rule,
        unit_name(publication, finding.unit),
        _indicator(publication, finding),
        message.in_(lang),
        str(finding.origin or ""),
    )


def _indicator(publication: Publication, finding: Finding) -> str:
    id = finding.indicator or ""
    return publication.pack[id].name if id in publication.pack else id


def _informed(group: FindingGroup, publication: Publication) -> Informed:
    lang = publication.lang
    messages = [for_the_unit(finding.message).in_(lang) for finding in group.findings]
    advice = _shared_end([sentences(message) for message in dict.fromkeys(messages)])
    said: dict[str, dict[str, list[str]]] = {}
    findings = Counter[str]()
    for finding, message in zip(group.findings, messages, strict=True):
        own = message.removesuffix(advice).strip()
        findings[own] += 1
        of_unit = said.setdefault(own, {}).setdefault(unit_name(publication, finding.unit), [])
        row = finding.indicator or ""
        number = publication.pack[row].number if row in publication.pack else ""
        if number and not _has(message, number):
            of_unit.append(number)
    lines = list(_together((message, _units(of, publication)) for message, of in said.items()))
    left = sum(findings[message] for joined, _ in lines[MOST:] for message in joined)
    told = tuple((_joined(joined), units) for joined, units in lines[:MOST])
    return Informed(_title(group, publication), advice, _counted(group, left, lang), told)


def _counted(group: FindingGroup, left: int, lang: Lang) -> str:
    """`3 chỗ, 2 đơn vị`, of very many with how many are `left` out; nothing of a single one."""
    if len(group) == 1:
        return ""
    form = words.PLACES_UNITS if group.units > 1 else words.PLACES
    count = form.format(
        count=format_number(len(group), lang), units=format_number(group.units, lang)
    )
    if left:
        count = words.NOT_LISTED.format(line=count, left=format_number(left, lang))
    return count.in_(lang)


def _has(message: str, number: str) -> bool:
    """Whether a row's number stands in a message: "2" neither in "25" nor in "2.1" or "2/xã"."""
    return bool(re.search(rf"(?<![\w.,/]){re.escape(number)}(?![\w/]|[.,]\w)", message))


def _together(told: Iterable[tuple[str, str]]) -> Iterator[tuple[Sequence[str], str]]:
    """Messages to the same units, several of them for one line."""
    to: dict[str, list[str]] = {}
    for message, units in told:
        to.setdefault(units, []).append(message)
    for units, messages in to.items():
        for at in range(0, len(messages), _JOINED):
            yield messages[at : at + _JOINED], units


def _joined(messages: Sequence[str]) -> str:
    return ("\n" if max(map(len, messages)) > _SHORT else " ").join(messages)


def _shared_end(messages: Sequence[Sequence[str]]) -> str:
    """The sentences that several messages all end with; each keeps one of its own."""
    if len(messages) < 2:
        return ""
    ends = zip(*(reversed(message[1:]) for message in messages), strict=False)
    shared = list(takewhile(lambda end: len(set(end)) == 1, ends))
    return " ".join(end[0] for end in reversed(shared))


def _units(units: dict[str, list[str]], publication: Publication) -> str:
    """`Phường Ba Đình (3.1.1, 3.1.2); Phường Nam Ngạn`, the first of very many."""
    named = [
        f"{unit} ({', '.join(rows)})".strip() if rows else unit
        for unit, rows in sorted(units.items(), key=lambda each: vietnamese_order(each[0]))
    ]
    first = "; ".join(filter(None, named[:_NAMED]))
    if len(named) <= _NAMED:
        return first
    others = format_number(len(named) - _NAMED, publication.lang)
    return words.AND_OTHERS.format(names=first, count=others).in_(publication.lang)
