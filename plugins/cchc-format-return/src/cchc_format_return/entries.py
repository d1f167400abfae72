"""The findings of one unit as the lines of its slip, grouped by what is wrong."""

import re
from collections.abc import Sequence

from attrs import frozen

from cchc_core import Finding, Publication, Severity, sentences
from cchc_format_return.names import capital, place, row_name, shortened, unbroken

_ROW, _FIGURE, _ACTION, _BRIEF, _REQUEST = 56, 30, 400, 90, 60  # characters
_ASKS = re.compile("đề nghị|hãy|cần", re.IGNORECASE)


@frozen
class Entry:
    """A line of the table: a row of the form, where it stands, what is there and should be, what is
    to be done, and the same in brief."""

    row: str
    place: str
    found: str
    expected: str
    action: str
    brief: str


@frozen
class Group:
    """The findings of one kind; `shared` is what is to be done about every one of them, where that
    is the same."""

    title: str
    severity: Severity
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    shared: str = ""


def groups_of(publication: Publication) -> tuple[Group, ...]:
    """The groups: what must be corrected before what may stand, then as the findings come."""
    kinds: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in publication.findings:
        kinds.setdefault((finding.rule, finding.severity), []).append(finding)
    ranked = sorted(kinds, key=lambda kind: list(Severity).index(kind[1]))
    return tuple(_group(publication, *kind, kinds[kind]) for kind in ranked)


def _group(
    publication: Publication, rule: str, severity: Severity, findings: Sequence[Finding]
) -> Group:
    known = publication.rules.get(rule)
    title = known.title.vi if known else ""
    told = [_said(finding) for finding in findings]
    shared = _shared(told)
    main = publication.filings[0].file if publication.filings else ""
    entries = (
        Entry(
            row=row_name(publication, finding, main, _ROW),
            place=unbroken(place(finding.origin)),
            found=shortened(finding.found, _FIGURE) or ("để trống" if finding.indicator else ""),
            expected=_expected(finding),
            action="" if shared else _action(said),
            brief=_brief(title, finding),
        )
        for finding, said in zip(findings, told, strict=True)
    )
    return Group(title, severity, tuple(findings), tuple(entries), _action(shared))


def _said(finding: Finding) -> Sequence[str]:
    """What is said of a finding, with the cells of which one is wrong; its file stands beside."""
    file = finding.origin.file if finding.origin else ""
    said = sentences(capital(finding.message.vi.removeprefix(f"{file}: ")))
    if not finding.names_remedies:
        said.append(f"Sửa một trong các chỗ: {_remedies(finding, 3, '; ')}.")
    return said


def _brief(title: str, finding: Finding) -> str:
    """What is wrong, and what is to be done about it where that is short."""
    told = title or shortened(finding.message.vi, _BRIEF)
    if remedies := _remedies(finding, 2, " hoặc "):
        return f"{told.rstrip('.')}: {remedies}"
    *_, last = sentences(finding.message.vi)
    asked = title and _ASKS.search(last) and len(last) <= _REQUEST
    return f"{title}. {last}" if asked else told


def _remedies(finding: Finding, most: int, between: str) -> str:
    """The likeliest first, each with its cell, and the sheet if it is another one."""
    here = finding.origin.sheet if finding.origin else ""
    told = []
    for remedy in sorted(finding.remedies, key=lambda remedy: not remedy.near)[:most]:
        where = place(remedy.origin).removeprefix(f"{here}, ") or remedy.row
        told.append(f"{where} ghi {remedy.value}")
    return unbroken(between.join(told))


def _shared(told: Sequence[Sequence[str]]) -> Sequence[str]:
    """The sentences that all end in, if they ask for something; a single finding shares nothing."""
    common: list[str] = []
    for alike in zip(*map(reversed, told), strict=False):
        if len(set(alike)) > 1:
            break
        common.insert(0, alike[0])
    asks = any(map(_ASKS.search, common))
    return common if len(told) > 1 and asks else ()


def _action(said: Sequence[str]) -> str:
    """What is said, in a narrow column: what is asked for, which comes last, is never cut off."""
    *before, last = said or [""]
    told = " ".join([*before, last])
    if len(told) <= _ACTION or not before:
        return shortened(told, _ACTION)
    return f"{shortened(' '.join(before), max(60, _ACTION - len(last)))} {last}"


def _expected(finding: Finding) -> str:
    """What should stand there, if that is short enough to be written in a narrow column."""
    remedies = {remedy.value for remedy in finding.remedies}
    told = finding.expected or (remedies.pop() if len(remedies) == 1 else "")
    return shortened(told, _FIGURE)
