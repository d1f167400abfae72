"""A receipt per file: its verdict, whose it is, and of one unit's files the one that counts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from attrs import evolve, field, frozen

from cchc_core.campaign import Campaign
from cchc_core.entered import SOURCE as ENTERED
from cchc_core.extensions import Filed, Filing, Submission
from cchc_core.model.forms import FormPack
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.revisions import Revised, revised, reworded, summary
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
    `changes` are the rows on which the revision used instead says something else.
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
    changes: tuple[Revised, ...] = field(default=(), repr=False)


def judge(receipts: Sequence[Receipt], campaign: Campaign) -> tuple[Receipt, ...]:
    """Of each unit's usable receipts of one source and part the one that counts; the others
    superseded, or all refused. Those of other sources or parts stand beside it."""
    mine: dict[UnitKey, list[int]] = {}
    for place, receipt in enumerate(receipts):
        if receipt.verdict is Verdict.USED and receipt.unit:
            mine.setdefault(receipt.unit.key, []).append(place)
    judged = list(receipts)
    for places in mine.values():
        chosen = _choose([receipts[place] for place in places], campaign)
        for place, receipt in zip(places, chosen, strict=True):
            judged[place] = receipt
    return tuple(judged)


def sender(receipt: Receipt, campaign: Campaign) -> AdminUnit | None:
    """The ward that a person decided it is of, else the one that `inbox.csv` surely names as the
    sender; the city passes files on."""
    return campaign.owners.get(receipt.file) or campaign.sender(receipt.sender)


def _choose(mine: Sequence[Receipt], campaign: Campaign) -> list[Receipt]:
    """The same receipts, in the same order, with their verdicts.

    A file that another ward sent never replaces one that the ward sent itself.
    """
    own = [r for r in mine if sender(r, campaign) in (None, r.unit)]
    winners = {kind: _latest(_rivals(kind, own or mine), campaign) for kind in map(_kind, mine)}
    return [_judged(r, own or mine, winners[_kind(r)], campaign.pack) for r in mine]


def _kind(receipt: Receipt) -> tuple[str, str]:
    """Files of one kind are revisions of each other, files of two complement each other."""
    return receipt.source, receipt.submission.part if receipt.submission else ""


def _rivals(kind: tuple[str, str], receipts: Iterable[Receipt]) -> list[Receipt]:
    return [receipt for receipt in receipts if _kind(receipt) == kind]


def _judged(
    receipt: Receipt, own: Sequence[Receipt], winner: Receipt | None, pack: FormPack
) -> Receipt:
    if receipt not in own:
        return _turned_down(receipt, "sender-differs", _FROM_ANOTHER, own)
    if winner is None:
        rivals = _rivals(_kind(receipt), own)
        return _turned_down(receipt, "revision-undecidable", _UNDECIDABLE, rivals)
    if receipt.submission is winner.submission:
        return receipt
    return _replaced(receipt, winner, pack)


_UNDECIDABLE = Text(
    "Các tệp {others} của cùng một đơn vị khác nội dung mà không rõ tệp nào sau; hãy ghi thời điểm "
    "nhận vào inbox.csv hoặc bỏ bớt tệp.",
    "{others} of one unit differ and nothing tells which is later; write when they came into "
    "inbox.csv, or take one away.",
    unit=Text(
        "Các tệp {others} khác nội dung mà không rõ tệp nào sau; đề nghị cho biết tệp nào là bản "
        "cuối.",
        "{others} differ and nothing tells which is later; please say which counts.",
    ),
)
_SUPERSEDED = Text(
    "Đã có {others} thay cho {file}. {changes}",
    "{others} is used instead of {file}. {changes}",
)
_FROM_ANOTHER = Text(
    "{file}: biểu là của {unit} nhưng inbox.csv ghi {sender} gửi, trong khi {unit} đã gửi "
    "{others}. Hãy xem lại biểu hoặc sửa inbox.csv.",
    "{file}: the form is of {unit}, inbox.csv says {sender} sent it, and {unit} has sent {others} "
    "itself. Look at the form, or correct inbox.csv.",
    unit=Text(
        "{file}: biểu là của {unit} nhưng do {sender} gửi, trong khi {unit} đã gửi {others}.",
        "{file}: the form is of {unit}, was sent by {sender}, and {unit} has sent {others} itself.",
    ),
)


def _replaced(receipt: Receipt, winner: Receipt, pack: FormPack) -> Receipt:
    """A receipt of an earlier revision, with what the later one says otherwise."""
    assert receipt.submission
    assert winner.submission
    changes = revised(receipt.submission, winner.submission, pack)
    words = reworded(receipt.submission, winner.submission, pack)
    told = summary(changes, pack, words)
    later = _turned_down(receipt, "file-superseded", _SUPERSEDED, [winner], changes=told)
    return evolve(later, verdict=Verdict.SUPERSEDED, changes=changes)


def _turned_down(
    receipt: Receipt, rule: str, why: Text, others: Iterable[Receipt], **more: Text
) -> Receipt:
    reason = why.format(
        file=receipt.file,
        others=", ".join(other.file for other in others),
        unit=receipt.unit.name if receipt.unit else "",
        sender=receipt.sender,
        **more,
    )
    return evolve(receipt, verdict=Verdict.REFUSED, rule=rule, reason=reason)


def _latest(rivals: Sequence[Receipt], campaign: Campaign) -> Receipt | None:
    """The highest stamped revision, else the last to arrive; None when neither can tell."""
    if not rivals:
        return None
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
    leaves = receipt.submission.report.leaves.values()
    bare = [[evolve(r, origin=None) for r in leaf.readings.values()] for leaf in leaves]
    told = [
        (leaf.key, leaf.submitted, leaf.dossiers, sorted(leaf.words.items())) for leaf in leaves
    ]
    return repr(told) + repr(bare)


def filing(unit: AdminUnit, receipts: Iterable[Receipt], campaign: Campaign) -> Filing:
    """What became of one unit: the used receipt, else the worst of what it sent.

    `reason` says why nothing of it is used, or why something it sent later is not. Figures that the
    office was only told, and typed itself, are no report until they are all that is asked.
    """
    mine = [r for r in receipts if r.unit and r.unit.key == unit.key]
    told = [receipt for receipt in mine if _only_told(receipt, campaign)]
    if told and not any(r.verdict is Verdict.USED for r in mine if r not in told):
        mine = [receipt for receipt in mine if receipt not in told]
    if not mine:
        return Filing(unit, Filed.MISSING, reason=_by_hand(told, campaign) if told else None)
    preferred = by_preference(campaign.sources)
    best = min(mine, key=lambda r: (_place(r), preferred(r.source), _kind(r)))
    refused = [r for r in mine if r.verdict not in _ACCEPTABLE]
    return Filing(
        unit=unit,
        state=Filed(best.verdict),
        file=best.file,
        received=best.received,
        sender=best.sender,
        revision=best.revision,
        superseded=tuple(r.file for r in mine if r.verdict is Verdict.SUPERSEDED),
        late=_late(best, mine, campaign),
        reason=best.reason
        or next((r.reason for r in refused), None)
        or _hardly_filled(mine, campaign),
        more_files=tuple(r.file for r in mine if r.verdict is Verdict.USED and r is not best),
    )


def _only_told(receipt: Receipt, campaign: Campaign) -> bool:
    """Whether it holds what the office typed, some of what is asked, and none of it from a file
    that came."""
    if receipt.source != ENTERED or receipt.verdict is not Verdict.USED:
        return False
    ways = {r.origin.entered for r in _readings(receipt) if r.origin}
    files = [campaign.name(path) for path in campaign.files()]
    filled, asked = _filled(receipt, campaign)
    return filled < asked and not any(way.startswith(name) for way in ways for name in files)


def _by_hand(receipts: Sequence[Receipt], campaign: Campaign) -> Text:
    filled, asked = max(_filled(receipt, campaign) for receipt in receipts)
    return _BY_HAND.format(filled=filled, asked=asked)


def _hardly_filled(mine: Iterable[Receipt], campaign: Campaign) -> Text | None:
    """That a unit's usable files have figures for few of the rows that it is asked: a line in an
    export of the whole city is hardly its report."""
    used = [receipt for receipt in mine if receipt.verdict is Verdict.USED]
    rows = {r.row for of in used for r in _readings(of) if r.status is Status.USED}
    filled, asked = len(rows), max((_filled(of, campaign)[1] for of in used), default=0)
    if 4 * filled >= asked or any(_carries_others(receipt) for receipt in used):
        return None
    return _HARDLY.format(filled=filled, asked=asked)


def _carries_others(receipt: Receipt) -> bool:
    return receipt.submission is not None and receipt.submission.report.rolled_up


_HARDLY = Text(
    "mới có số liệu của {filled}/{asked} dòng phải điền",
    "figures for {filled} of the {asked} rows asked",
)


def _filled(receipt: Receipt, campaign: Campaign) -> tuple[int, int]:
    """How many rows it fills, of how many that are asked."""
    used = {r.row for r in _readings(receipt) if r.status is Status.USED}
    asked = campaign.pack.fillable(receipt.unit.level) if receipt.unit else ()
    return len(used), len(asked)


def _readings(receipt: Receipt) -> Iterator[Reading]:
    leaves = receipt.submission.report.leaves.values() if receipt.submission else ()
    return (reading for leaf in leaves for reading in leaf.readings.values())


_BY_HAND = Text(
    "chỉ có số nhập tay ({filled}/{asked})", "only figures typed by hand ({filled} of {asked})"
)


def _place(receipt: Receipt) -> tuple[int, bool]:
    """By its verdict; what the office typed itself comes after what the unit sent."""
    return _STANDING.index(receipt.verdict), receipt.source == ENTERED


def _late(best: Receipt, mine: Iterable[Receipt], campaign: Campaign) -> bool:
    """Whether the first usable file of the kind that counts came after the due date."""
    alike = (r for r in mine if r.verdict in _ACCEPTABLE and _kind(r) == _kind(best))
    arrived = [r.received for r in alike if r.received]
    return bool(arrived) and min(arrived).date() > campaign.due


_ACCEPTABLE = (Verdict.USED, Verdict.SUPERSEDED)
_STANDING = (Verdict.USED, Verdict.REFUSED, Verdict.WRONG_FORM, Verdict.EMPTY, Verdict.SUPERSEDED)


def by_preference(prefer: Sequence[str]) -> Callable[[str], tuple[int, str]]:
    """A sort key for sources' names: the preferred first, in their order, then by name."""
    places = {name: place for place, name in enumerate(prefer)}
    return lambda name: (places.get(name, len(places)), name)
