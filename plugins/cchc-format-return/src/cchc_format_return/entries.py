"""The findings of one unit as the lines of its slip, grouped by what is wrong."""

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from cchc_core import Finding, Publication, Severity, sentences
from cchc_core.printing import fitting, written
from cchc_format_return.names import capital, place, row_name, shortened, unbroken
from cchc_format_return.remedies import candidates

_ROW, _SHORT, _FIGURE, _ACTION, _BRIEF, _REQUEST = 56, 38, 30, 520, 90, 130  # characters
_ASKS = re.compile(r"\b(đề nghị|hãy)\b", re.IGNORECASE)


@frozen
class Entry:
    """A line of the table: a row of the form, where it stands, what is there and what would fit,
    what is to be done, and the same in brief."""

    row: str
    place: str
    found: str
    fitting: str
    action: str
    brief: str

    @property
    def short(self) -> "Entry":
        """The same in as few lines as can be."""
        return evolve(self, row=shortened(self.row, _SHORT), action=self.brief)


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
            found=_found(publication, finding),
            fitting=candidates(publication, finding)
            or shortened(fitting(finding, publication), _FIGURE),
            action="" if shared else _action(said),
            brief=_brief(title, finding),
        )
        for finding, said in zip(findings, told, strict=True)
    )
    return Group(title, severity, tuple(findings), tuple(entries), _action(shared))


def _found(publication: Publication, finding: Finding) -> str:
    told = written(finding, publication)
    return shortened(told, _FIGURE) or ("để trống" if finding.indicator else "")


def _said(finding: Finding) -> Sequence[str]:
    """What is said of a finding, in the end what is asked for; its file stands beside."""
    file = finding.origin.file if finding.origin else ""
    said = sentences(capital(finding.message.vi.removeprefix(f"{file}: ")))
    if not finding.names_remedies:
        said.append(_ONE_OF_THEM)
    elif not any(map(_ASKS.search, said)):
        said.append(_ASKED[finding.severity])
    return said


def _brief(title: str, finding: Finding) -> str:
    """What is wrong, and what is asked for: that alone where it is long."""
    told = title or shortened(finding.message.vi, _BRIEF)
    if len(finding.remedies) > 1:
        return f"{told.rstrip('.')}. {_ONE_OF_THEM}"
    said = finding.message.vi.replace("đề nghị đơn vị ", "đề nghị ")
    said = said.replace("Đề nghị đơn vị ", "Đề nghị ")  # whom the letter is to
    asked = [each for each in sentences(capital(said)) if _ASKS.search(each)]
    request = asked[-1] if asked and len(asked[-1]) <= _REQUEST else _ASKED[finding.severity]
    alone = len(request) > _BRIEF or request.startswith(told.rstrip("."))
    return request if alone else f"{told.rstrip('.')}. {request}"


_ONE_OF_THEM = "Đề nghị xem lại và sửa một trong các ô bên."
_ASKED = {
    Severity.ERROR: "Đề nghị xem lại và sửa.",
    Severity.WARNING: "Đề nghị kiểm tra lại; nếu đúng thì giải trình.",
    Severity.INFORMATION: "Đề nghị kiểm tra lại.",
}


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
