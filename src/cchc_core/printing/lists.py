"""The plain lists behind a report, line by line: what to look at, and what it was made of."""

from collections.abc import Iterable, Iterator, Sequence

from cchc_core.extensions import Publication
from cchc_core.manifests import Manifest
from cchc_core.model.findings import Finding
from cchc_core.model.groups import FindingGroup, group_findings
from cchc_core.printing import words
from cchc_core.printing.cells import Content
from cchc_core.printing.columns import fitting, written
from cchc_core.printing.filed import unit_name
from cchc_core.text import Lang, Text, format_date, format_number

MOST = 500
"""So many findings of one rule are listed."""


def finding_lines(publication: Publication) -> list[Sequence[Content]]:
    """What a person should look at, rule by rule, what cannot be true first and what somebody lets
    stand last: severity, title, message, unit, row, place, found, expected, code."""
    groups = group_findings(publication.findings)
    return [_finding(finding, publication) for group in groups for finding in group.findings[:MOST]]


def findings_left_out(publication: Publication) -> str:
    """Of which rules there are more than are listed, and how many; nothing if all are listed."""
    lang = publication.lang
    left = [
        f"{group.rule}: {format_number(len(group) - MOST, lang)}"
        for group in _many(group_findings(publication.findings))
    ]
    return words.ONE_BY_ONE.format(most=MOST, left="; ".join(left)).in_(lang) if left else ""


def source_lines(manifest: Manifest, lang: Lang) -> list[Sequence[Content]]:
    """What an output was made of, file by file: what it is, what is told of it, size and hash."""
    return [
        (
            line.what.in_(lang),
            line.told.in_(lang),
            line.file.size if line.file else None,
            line.file.sha256 if line.file else "",
        )
        for line in manifest.lines
    ]


def _many(groups: Iterable[FindingGroup]) -> Iterator[FindingGroup]:
    return (group for group in groups if len(group) > MOST)


def _finding(finding: Finding, publication: Publication) -> Sequence[Content]:
    lang, rule = publication.lang, publication.rules.get(finding.rule)
    severity, message = words.SEVERITY[finding.severity], finding.message
    if waiver := finding.waiver:
        until = Text(format_date(waiver.until, "vi"), format_date(waiver.until, "en"))
        told = {"reason": waiver.reason, "by": waiver.by, "until": until}
        severity = words.LET_STAND.format(severity=severity)
        message = words.WAIVER.format(message=message, **told)
    return (
        severity.in_(lang),
        rule.title.in_(lang) if rule else "",
        message.in_(lang),
        unit_name(publication, finding.unit),
        _indicator(publication, finding),
        str(finding.origin or ""),
        written(finding, publication),
        fitting(finding, publication),
        finding.rule,
    )


def _indicator(publication: Publication, finding: Finding) -> str:
    id = finding.indicator or ""
    return publication.pack[id].name if id in publication.pack else id
