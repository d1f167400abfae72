"""A receipt per file: its verdict, whose it is, and of one unit's files the one that counts."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from attrs import evolve, field, frozen

from cchc_core.campaign import Campaign
from cchc_core.extensions import Filed, Filing, Submission
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.text import Text


class Verdict(StrEnum):
    """What became of a file."""

    USED = "used"
    SUPERSEDED = "superseded"
    WRONG_FORM = "wrong-form"
    EMPTY = "empty"
    REFUSED = "refused"


@frozen
class Receipt:
    """One file (for one unit, where a file holds several) and its verdict.

    `rule` and `reason` say why it was not used; `unit` is None when nobody can tell whose it is.
    """

    file: str
    verdict: Verdict
    unit: AdminUnit | None = None
    source: str = ""
    revision: int | None = None
    received: datetime | None = None
    sender: str = ""
    rule: str = ""
    reason: Text | None = None
    found: str = ""
    expected: str = ""
    submission: Submission | None = field(default=None, repr=False)


def judge(receipts: Sequence[Receipt], campaign: Campaign) -> tuple[Receipt, ...]:
    """Of each unit's usable receipts the one that counts; the others superseded, or all refused."""
    places: dict[UnitKey, list[int]] = {}
    for place, receipt in enumerate(receipts):
        if receipt.verdict is Verdict.USED and receipt.unit:
            places.setdefault(receipt.unit.key, []).append(place)
    judged = list(receipts)
    for mine in places.values():
        chosen = _choose([receipts[place] for place in mine], campaign)
        for place, receipt in zip(mine, chosen, strict=True):
            judged[place] = receipt
    return tuple(judged)


def sender(receipt: Receipt, campaign: Campaign) -> AdminUnit | None:
    """The ward that `inbox.csv` names as the sender, when it is sure; the city passes files on."""
    return campaign.sender(receipt.sender)


def _choose(mine: Sequence[Receipt], campaign: Campaign) -> list[Receipt]:
    """The same receipts, in the same order, with their verdicts.

    A file that another ward sent never replaces one that the ward sent itself.
    """
    own = [r for r in mine if sender(r, campaign) in (None, r.unit)]
    first = min((r.source for r in own or mine), key=by_preference(campaign.sources))
    rivals = [r for r in own or mine if r.source == first]
    winner = _latest(rivals, campaign)
    if winner is None:
        return [_turned_down(r, "revision-undecidable", _UNDECIDABLE, rivals) for r in mine]
    return [
        r
        if r is winner
        else _turned_down(r, "sender-differs", _FROM_ANOTHER, [winner])
        if own and r not in own
        else evolve(
            _turned_down(r, "file-superseded", _SUPERSEDED, [winner]), verdict=Verdict.SUPERSEDED
        )
        for r in mine
    ]


_UNDECIDABLE = Text(
    "Các tệp {others} của cùng một đơn vị khác nội dung mà không rõ tệp nào sau; hãy ghi thời điểm "
    "nhận vào inbox.csv hoặc bỏ bớt tệp.",
    "{others} of one unit differ and nothing tells which is later; write when they came into "
    "inbox.csv, or take one away.",
)
_SUPERSEDED = Text(
    "Đã có {others} thay cho {file}.",
    "{others} is used instead of {file}.",
)
_FROM_ANOTHER = Text(
    "{file}: biểu là của {unit} nhưng inbox.csv ghi {sender} gửi, trong khi {unit} đã gửi "
    "{others}. Hãy xem lại biểu hoặc sửa inbox.csv.",
    "{file}: the form is of {unit}, inbox.csv says {sender} sent it, and {unit} has sent {others} "
    "itself. Look at the form, or correct inbox.csv.",
)


def _turned_down(receipt: Receipt, rule: str, why: Text, others: Iterable[Receipt]) -> Receipt:
    reason = why.format(
        file=receipt.file,
        others=", ".join(other.file for other in others),
        unit=receipt.unit.name if receipt.unit else "",
        sender=receipt.sender,
    )
    return evolve(receipt, verdict=Verdict.REFUSED, rule=rule, reason=reason)


def _latest(rivals: Sequence[Receipt], campaign: Campaign) -> Receipt | None:
    """The highest stamped revision, else the last to arrive; None when neither can tell."""
    numbers = [r.revision for r in rivals if r.revision is not None]
    if len(numbers) == len(rivals):
        rivals = [r for r in rivals if r.revision == max(numbers)]
    if len({_content(r) for r in rivals}) == 1:
        return rivals[0]
    arrived = [(a, r) for r in rivals if (a := campaign.arrivals.get(r.file))]
    if len(arrived) < len(rivals):
        return None
    times = [a.received for a, _ in arrived]
    if None not in times and len(set(times)) > 1:
        return max(arrived, key=lambda pair: (pair[0].received or datetime.min, pair[0].order))[1]
    return max(arrived, key=lambda pair: pair[0].order)[1]


def _content(receipt: Receipt) -> str:
    """All a submission states, without where it was read."""
    assert receipt.submission is not None
    leaves = receipt.submission.report.leaves
    return repr([[evolve(r, origin=None) for r in leaves[k].readings.values()] for k in leaves])


def filing(unit: AdminUnit, receipts: Iterable[Receipt], campaign: Campaign) -> Filing:
    """What became of one unit: the used receipt, else the worst of what it sent.

    `reason` says why nothing of it is used, or why something it sent later is not.
    """
    mine = [r for r in receipts if r.unit and r.unit.key == unit.key]
    if not mine:
        return Filing(unit, Filed.MISSING)
    best = min(mine, key=lambda r: _STANDING.index(r.verdict))
    counted = [r.received for r in mine if r.received and r.verdict in _ACCEPTABLE]
    refused = [r for r in mine if r.verdict not in _ACCEPTABLE]
    return Filing(
        unit=unit,
        state=Filed(best.verdict),
        file=best.file,
        received=best.received,
        sender=best.sender,
        revision=best.revision,
        superseded=tuple(r.file for r in mine if r.verdict is Verdict.SUPERSEDED),
        late=bool(counted) and min(counted).date() > campaign.due,
        reason=best.reason or next((r.reason for r in refused), None),
    )


_ACCEPTABLE = (Verdict.USED, Verdict.SUPERSEDED)
_STANDING = (Verdict.USED, Verdict.REFUSED, Verdict.WRONG_FORM, Verdict.EMPTY, Verdict.SUPERSEDED)


def by_preference(prefer: Sequence[str]) -> Callable[[str], tuple[int, str]]:
    """A sort key for sources' names: the preferred first, in their order, then by name."""
    places = {name: place for place, name in enumerate(prefer)}
    return lambda name: (places.get(name, len(places)), name)
