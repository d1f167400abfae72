"""The findings of one unit as the lines of its slip, grouped by what is wrong."""

import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from cchc_core import Finding, Publication, Remedy, Severity, sentences
from cchc_format_return.names import place, row_name, shortened, unbroken

_ROW, _FIGURE, _ACTION = 66, 30, 160  # characters


@frozen
class Entry:
    """A line of the table: a row of the form, where it stands, what is there and should be, and
    what is to be done."""

    row: str
    place: str
    found: str
    expected: str
    action: str


@frozen
class Group:
    """The findings of one kind, what weighs most first; `shared` is what is to be done about every
    one of them, where that is the same."""

    title: str
    severity: Severity
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    shared: str = ""


def groups_of(publication: Publication) -> tuple[Group, ...]:
    """The groups, in the order in which the findings come."""
    kinds: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in publication.findings:
        kinds.setdefault((finding.rule, finding.severity), []).append(finding)
    return tuple(
        _group(publication, rule, severity, findings)
        for (rule, severity), findings in kinds.items()
    )


def _group(
    publication: Publication, rule: str, severity: Severity, findings: Sequence[Finding]
) -> Group:
    known = publication.rules.get(rule)
    told = [_said(finding) for finding in findings]
    shared = _shared(told)
    main = publication.filings[0].file if publication.filings else ""
    entries = (
        Entry(
            row=row_name(publication, finding, main, _ROW),
            place=unbroken(place(finding.origin)),
            found=_found(finding),
            expected=_expected(finding),
            action="" if shared else _action(said),
        )
        for finding, said in zip(findings, told, strict=True)
    )
    return Group(
        title=known.title.vi if known else "",
        severity=severity,
        findings=tuple(findings),
        entries=tuple(entries),
        shared=_action(shared),
    )


def _said(finding: Finding) -> Sequence[str]:
    """What is said of a finding, with the cells of which one is wrong."""
    said = sentences(finding.message.vi)
    values = [remedy.value for remedy in finding.remedies]
    if not all(value in finding.message.vi for value in values):
        said.append(_remedies(finding.remedies))
    return said


def _remedies(remedies: Iterable[Remedy]) -> str:
    likeliest = sorted(remedies, key=lambda remedy: not remedy.near)[:3]
    told = (f"{place(remedy.origin) or remedy.row} ghi {remedy.value}" for remedy in likeliest)
    return f"Sửa một trong các ô: {'; '.join(told)}."


def _shared(told: Sequence[Sequence[str]]) -> Sequence[str]:
    """The sentences that all end in, if they ask for something; a single finding shares nothing."""
    common: list[str] = []
    for alike in zip(*map(reversed, told), strict=False):
        if len(set(alike)) > 1:
            break
        common.insert(0, alike[0])
    asks = any(re.search("đề nghị|hãy|cần", sentence, re.IGNORECASE) for sentence in common)
    return common if len(told) > 1 and asks else ()


def _action(said: Sequence[str]) -> str:
    """What is said, in a narrow column: what is asked for, which comes last, is never cut off."""
    *before, last = said or [""]
    told = " ".join([*before, last])
    if len(told) <= _ACTION or not before:
        return shortened(told, _ACTION)
    return f"{shortened(' '.join(before), max(60, _ACTION - len(last)))} {last}"


def _found(finding: Finding) -> str:
    return shortened(finding.found, _FIGURE) or ("để trống" if finding.indicator else "")


def _expected(finding: Finding) -> str:
    """What should stand there, if that is short enough to be written in a narrow column."""
    remedies = {remedy.value for remedy in finding.remedies}
    told = finding.expected or (remedies.pop() if len(remedies) == 1 else "")
    return shortened(told, _FIGURE)
