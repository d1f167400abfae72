"""What stands beside a finding in a list: what is written there, and the value that would fit."""

from collections.abc import Iterable

from cchc_core.extensions import Publication
from cchc_core.model.findings import Finding
from cchc_core.model.measures import Kind
from cchc_core.text import Text, as_told


def written(finding: Finding, publication: Publication) -> str:
    """What is written where a finding is, of a thing that two places tell both; nothing where the
    finding is about a file or a report as a whole."""
    if not _placed(finding):
        return ""
    if pair := _pair(finding, publication):
        return _BOTH.format(one=pair[0], other=pair[1]).in_(publication.lang)
    return finding.found


def fitting(finding: Finding, publication: Publication) -> str:
    """What would put it right there: nothing where one of several places is wrong, nobody knows
    which, so that no value is printed as if it were an order."""
    if not _placed(finding) or _pair(finding, publication) or len(finding.remedies) > 1:
        return ""
    values = [remedy.value for remedy in finding.remedies]
    return spelt(finding.expected or "".join(values), finding, publication)


def spelt(text: str, finding: Finding, publication: Publication) -> str:
    """A count as it is printed, `2.185`, where a finding is about one; a row by its name; any other
    text as it is."""
    pack, row = publication.pack, finding.indicator or ""
    if text in pack:
        return pack[text].name
    counts = row in pack.catalogue and pack.catalogue[row].kind is Kind.COUNT
    return as_told(text).in_(publication.lang) if counts else text


def each_pair_once(findings: Iterable[Finding], publication: Publication) -> tuple[Finding, ...]:
    """The findings; of those that set the same two figures of a row against each other the first
    only."""
    kept: dict[object, Finding] = {}
    for place, finding in enumerate(findings):
        pair = _pair(finding, publication)
        kept.setdefault(
            (finding.unit, finding.indicator, frozenset(pair)) if pair else place, finding
        )
    return tuple(kept.values())


def _placed(finding: Finding) -> bool:
    """Whether it is about a row, or about one place in a file."""
    return bool(finding.indicator or (finding.origin and finding.origin.cell))


def _pair(finding: Finding, publication: Publication) -> tuple[str, str] | None:
    """The two figures of which nobody knows the right one."""
    rule, expected = publication.rules.get(finding.rule), finding.expected
    if not (rule and rule.of_two and finding.found and expected) or expected.startswith("≤"):
        return None
    found = finding.found
    if expected.endswith("%") and not found.endswith("%"):
        found += "%"
    one, other = (spelt(text, finding, publication) for text in (found, expected))
    return one, other


_BOTH = Text("{one} và {other}", "{one} and {other}")
