"""Findings as a person reads them: every error, the rest by their rules with how many there are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cchc_core.campaign import Campaign
from cchc_core.cli.session import Session, Spoken
from cchc_core.cli.tables import wrapped
from cchc_core.cli.words import SEVERITIES, Said
from cchc_core.model.findings import Finding, Rule, Severity, Waiver
from cchc_core.model.groups import FindingGroup, group_findings
from cchc_core.text import format_date, format_number

_MOST = 10
"""So many errors of one rule are told one by one."""
_INDENT = "      "


def finding_lines(
    findings: Iterable[Finding], campaign: Campaign, session: Session
) -> Iterator[str]:
    """Each finding, in a line of its own."""
    return map(Findings(campaign, {}, session).told, findings)


class Findings:
    """Tells of a campaign's findings, all of them (`everything`) or what one has to see."""

    def __init__(
        self,
        campaign: Campaign,
        rules: Mapping[str, Rule],
        session: Session,
        *,
        everything: bool = False,
    ) -> None:
        self.campaign = campaign
        self.rules = rules
        self.session = session
        self.everything = everything

    def lines(self, findings: Sequence[Finding]) -> Iterator[str]:
        """How many there are of each severity; errors one by one, up to ten of a rule; of all
        others one line for each rule; what is let stand, with who decided so, last."""
        groups = group_findings(findings)
        yield self._head(groups)
        summed = [group for group in groups if self._summed(group)]
        for group in groups:
            if group in summed:
                yield self._line(group.severity, self._sum(group), group.rule)
            else:
                yield from map(self.told, group.findings)
        if summed:
            yield wrapped(f"  {self._say(_MORE)}")

    def _head(self, groups: Sequence[FindingGroup]) -> str:
        counts: Counter[str] = Counter()
        for group in groups:
            counts[_WAIVED if group.waived else group.severity] += len(group)
        words = {**SEVERITIES, _WAIVED: _LET_STAND}
        told = [f"{self._number(counts[of])} {self._say(words[of])}" for of in words if counts[of]]
        head = self._say(Said("Vấn đề cần rà soát: ", "Findings: "))
        return head + (", ".join(told) or self._say(Said("không có", "none")))

    def _summed(self, group: FindingGroup) -> bool:
        """Whether one line is told of a group; of a single finding that is the finding."""
        if self.everything or len(group) == 1:
            return False
        one_by_one = group.severity is Severity.ERROR or group.waived
        return not one_by_one or len(group) > _MOST

    def _sum(self, group: FindingGroup) -> str:
        """How many, at how many units; of errors the first one too."""
        rule = self.rules.get(group.rule)
        title = self._say(rule.title) if rule else group.rule
        count = self._number(len(group))
        at = ""
        if group.units > 1:
            units = self._number(group.units)
            at = self._say(Said(f" ở {units} đơn vị", f" of {units} units"))
        told = f"{title}: {count}{at}"
        if group.waived:
            told += f" ({self._say(_LET_STAND)})"
        if group.severity is not Severity.ERROR:
            return told
        return f"{told}{self._say(_FOR_EXAMPLE)}{self._sentence(group.findings[0])}"

    def told(self, finding: Finding) -> str:
        """How bad, whose, on which row, what to do, in which cell, who lets it stand, the code."""
        told = self._sentence(finding)
        if finding.waiver:
            told += f" {self._waiver(finding.waiver)}"
        return self._line(finding.severity, told, finding.rule)

    def _line(self, severity: Severity, told: str, code: str) -> str:
        """How bad, what, by which rule."""
        return wrapped(f"  {self._say(SEVERITIES[severity])}: {told} ({code})", _INDENT)

    def _sentence(self, finding: Finding) -> str:
        """Whose, on which row, what to do, in which cell."""
        about = ", ".join(self._about(finding))
        message = self._say(finding.message)
        named = finding.origin is None or finding.message.vi.startswith(finding.origin.file)
        where = "" if named else f" [{finding.origin}]"
        return f"{about}: {message}{where}" if about else f"{message}{where}"

    def _about(self, finding: Finding) -> Iterator[str]:
        """The unit and the row, of a finding about a row; others name what they are about."""
        if finding.indicator and finding.indicator in self.campaign.pack:
            if finding.unit and finding.unit in self.campaign.units:
                yield self.campaign.units[finding.unit].name
            yield self.campaign.pack[finding.indicator].name

    def _waiver(self, waiver: Waiver) -> str:
        day = format_date(waiver.until, self.session.lang)
        return self._say(
            Said(
                f"(được chấp nhận: {waiver.reason}, {waiver.by}, đến ngày {day})",
                f"(let stand: {waiver.reason}, {waiver.by}, until {day})",
            )
        )

    def _number(self, count: int) -> str:
        return format_number(count, self.session.lang)

    def _say(self, said: Spoken) -> str:
        return self.session.say(said)


_WAIVED = "waived"
_LET_STAND = Said("được chấp nhận", "let stand")
_FOR_EXAMPLE = Said(", ví dụ ", ", as ")
_MORE = Said(
    "Xem từng vấn đề: --all, hoặc --json; ý nghĩa của một mã: cchc explain MÃ.",
    "Each of them: --all, or --json; what a code means: cchc explain CODE.",
)
