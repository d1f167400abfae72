"""Findings as a person takes them in: those of one rule together, what cannot be true first."""

from collections.abc import Iterable

from attrs import frozen

from cchc_core.model.findings import Finding, Severity


@frozen
class FindingGroup:
    """The findings of one rule that matter as much, in the order they were found; those that
    somebody lets stand (`waived`) are a group of their own."""

    rule: str
    severity: Severity
    waived: bool
    findings: tuple[Finding, ...]

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def units(self) -> int:
        """How many units they are about."""
        return len({finding.unit for finding in self.findings if finding.unit})


def group_findings(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """The groups, errors before warnings before information and those let stand last; within that,
    what was found first."""
    groups: dict[tuple[bool, int, str], list[Finding]] = {}
    for finding in findings:
        place = (finding.waiver is not None, _ORDER[finding.severity], finding.rule)
        groups.setdefault(place, []).append(finding)
    ordered = sorted(groups.items(), key=lambda item: item[0][:2])
    return tuple(
        FindingGroup(rule, told[0].severity, waived, tuple(told))
        for (waived, _, rule), told in ordered
    )


_ORDER = {severity: place for place, severity in enumerate(Severity)}
