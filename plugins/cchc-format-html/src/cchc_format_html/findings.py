"""Findings as the page shows them: by kind, what it means, what to do, where."""

from collections.abc import Iterator

from attrs import frozen

from cchc_core import (
    Finding,
    FindingGroup,
    Publication,
    Severity,
    Text,
    format_date,
    group_findings,
)
from cchc_core.printing import SEVERITY, for_the_unit, unit_name
from cchc_format_html import words
from cchc_format_html.files import Files, Place

MOST = 200
"""So many findings of one rule are shown."""


@frozen
class FindingLine:
    """One finding: whose, on which row, what, and in which cell."""

    unit: str
    row: str
    name: str
    message: str
    place: Place | None
    file: str
    waiver: str = ""


@frozen
class Group:
    """The findings of one rule; `left` is how many more there are than are shown."""

    rule: str
    severity: str
    tag: str
    title: str
    meaning: str
    count: str
    lines: tuple[FindingLine, ...]
    left: int = 0

    @property
    def first(self) -> bool:
        """Whether somebody has to do something about it: what only tells, or what was let stand,
        is folded away."""
        return self.severity in (Severity.ERROR, Severity.WARNING)


def groups(files: Files, publication: Publication) -> tuple[Group, ...]:
    """What cannot be true first, what somebody lets stand last."""
    return tuple(_group(each, files, publication) for each in group_findings(publication.findings))


def _group(group: FindingGroup, files: Files, publication: Publication) -> Group:
    lang, rule = publication.lang, publication.rules.get(group.rule)
    tag = words.LET_STAND if group.waived else SEVERITY[group.severity]
    count = words.PLACES_UNITS if group.units else words.PLACES
    return Group(
        rule=group.rule,
        severity="waived" if group.waived else group.severity.value,
        tag=tag.in_(lang),
        title=rule.title.in_(lang) if rule else group.rule,
        meaning=rule.meaning.in_(lang) if rule else "",
        count=count.format(places=len(group), units=group.units).in_(lang),
        lines=tuple(_line(finding, files, publication) for finding in group.findings[:MOST]),
        left=max(0, len(group) - MOST),
    )


def _line(finding: Finding, files: Files, publication: Publication) -> FindingLine:
    id, pack, lang = finding.indicator or "", publication.pack, publication.lang
    waiver = finding.waiver
    told = Text("", "")
    if waiver:
        until = Text(format_date(waiver.until, "vi"), format_date(waiver.until, "en"))
        told = words.WAIVER.format(reason=waiver.reason, by=waiver.by, until=until)
    return FindingLine(
        unit=unit_name(publication, finding.unit),
        row=id if id in pack else "",
        name=pack[id].name if id in pack else id,
        message=for_the_unit(finding.message).in_(lang),
        place=files.place(finding.origin),
        file=finding.origin.file if finding.origin else "",
        waiver=told.in_(lang),
    )


def counted(publication: Publication, severity: Severity) -> Iterator[Finding]:
    """Those that matter so much and that nobody lets stand."""
    for finding in publication.findings:
        if finding.severity is severity and finding.waiver is None:
            yield finding
