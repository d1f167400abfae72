"""What waits to be done, a line for each finding and for each unit that has sent nothing."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from cchc_core import (
    Addressee,
    Effect,
    Filed,
    Filing,
    Finding,
    Lang,
    Publication,
    Severity,
    Text,
    Touch,
    UnitKey,
    format_rate,
)
from cchc_core.printing import each_pair_once, fitting, written
from cchc_format_return.names import place, row_name
from cchc_format_return.remedies import changes


@frozen
class Task:
    """A line of the worklist, in words."""

    unit: str
    kind: str
    code: str
    row: str
    place: str
    found: str
    fitting: str
    told: str
    remedies: str
    effect: str
    who: str
    file: str
    urgent: bool = False


def tasks_of(publication: Publication) -> Iterator[Task]:
    """The units without a report first, then the findings in their order, a pair of figures
    once."""
    lang = publication.lang
    for filing in publication.filings:
        if filing.state is Filed.MISSING:
            yield _missing(filing, publication)
    for finding in each_pair_once(publication.findings, publication):
        yield Task(
            unit=_unit(publication, finding.unit),
            kind=_KINDS[finding.severity].in_(lang),
            code=finding.rule,
            row=row_name(publication, finding),
            place=place(finding.origin),
            found=written(finding, publication),
            fitting=fitting(finding, publication),
            told=finding.message.in_(lang),
            remedies=changes(finding, lang),
            effect=_effect(publication.effects.get(finding, Effect()), lang),
            who=_who(publication, finding),
            file=finding.origin.file if finding.origin else "",
            urgent=finding.severity is Severity.ERROR,
        )


def _missing(filing: Filing, publication: Publication) -> Task:
    lang, told = publication.lang, _REMIND
    if filing.reason:
        told = _ONLY_TOLD.format(reason=filing.reason)
    return Task(
        unit=filing.unit.name,
        kind=_NOT_SENT.in_(lang),
        code="",
        row=_WHOLE.in_(lang),
        place="",
        found="",
        fitting="",
        told=told.in_(lang),
        remedies="",
        effect=_LEFT_OUT.in_(lang),
        who=_UNIT.in_(lang),
        file="",
        urgent=True,
    )


def _unit(publication: Publication, key: UnitKey | None) -> str:
    named = {unit.key: unit for unit in publication.report.units}
    if key is None:
        return _NOBODY.in_(publication.lang)
    if key in named:
        return named[key].name
    return publication.units[key].name if key in publication.units else str(key)


def _who(publication: Publication, finding: Finding) -> str:
    rule, office = publication.rules.get(finding.rule), publication.office
    ours = rule is not None and rule.addressee is Addressee.OFFICE
    own = office is not None and finding.unit == office.unit.key
    if not (ours or own or finding.unit is None):
        return _UNIT.in_(publication.lang)
    return office.name if office else _OFFICE.in_(publication.lang)


def _effect(effect: Effect, lang: Lang) -> str:
    match effect.touch:
        case Touch.LEFT_OUT:
            return _LEFT_OUT.in_(lang)
        case Touch.NOTHING:
            return _NOTHING.in_(lang)
    percent = min(effect.share * 100, Fraction(1000))
    told = Text(format_rate(percent, "vi"), format_rate(percent, "en"))
    if told.vi == "0":
        return _HARDLY.in_(lang)
    return (_FAR if percent == 1000 else _MOVES).format(percent=told).in_(lang)


_KINDS: Mapping[Severity, Text] = {
    Severity.ERROR: Text("Phải sửa", "Must be corrected"),
    Severity.WARNING: Text("Cần xem lại", "To be looked at"),
    Severity.INFORMATION: Text("Để biết", "For information"),
}
_NOT_SENT = Text("Chưa gửi", "Not sent")
_WHOLE = Text("Cả báo cáo", "The whole report")
_REMIND = Text(
    "Chưa gửi báo cáo. Ghi văn bản đôn đốc: cchc remind.",
    "Has not sent its report. For a reminder: cchc remind.",
)
_ONLY_TOLD = Text(
    "Chưa gửi báo cáo, {reason}. Ghi văn bản đôn đốc: cchc remind.",
    "Has not sent its report, {reason}. For a reminder: cchc remind.",
)
_NOBODY = Text("Chưa rõ đơn vị", "Nobody knows whose")
_UNIT = Text("Đơn vị", "The unit")
_OFFICE = Text("Cơ quan tổng hợp", "The collecting office")
_LEFT_OUT = Text("Chưa có trong số tổng hợp", "Not in the merged figure")
_NOTHING = Text("Không đổi số tổng hợp", "Moves no merged figure")
_HARDLY = Text("Đổi dưới 0,01% số tổng hợp", "Moves it by less than 0.01%")
_MOVES = Text("Có thể đổi {percent}% số tổng hợp", "May move it by {percent}%")
_FAR = Text("Có thể đổi trên {percent}% số tổng hợp", "May move it by more than {percent}%")
