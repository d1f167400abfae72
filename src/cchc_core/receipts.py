"""A receipt per file: its verdict, whose it is, and of one unit's files the one that counts."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from attrs import evolve, field, frozen

from cchc_core.campaign import Campaign
from cchc_core.extensions import Submission
from cchc_core.model.units import AdminUnit
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


def judge(receipts: Sequence[Receipt], campaign: Campaign) -> list[Receipt]:
    """Of each unit's usable receipts the one that counts; the others superseded, or all refused."""

    def unit(receipt: Receipt) -> str:
        return str(receipt.unit.key) if receipt.unit else ""

    usable = [r for r in receipts if r.verdict is Verdict.USED]
    judged = {}
    for _, group in groupby(sorted(usable, key=unit), key=unit):
        mine = list(group)
        for receipt in _choose(mine, campaign):
            judged[receipt.file, unit(receipt)] = receipt
    return [judged.get((r.file, unit(r)), r) for r in receipts]


def _choose(mine: Sequence[Receipt], campaign: Campaign) -> Iterator[Receipt]:
    first = min((r.source for r in mine), key=by_preference(campaign.sources))
    rivals = [r for r in mine if r.source == first]
    winner = _latest(rivals, campaign)
    if winner is None:
        names = ", ".join(r.file for r in rivals)
        undecidable = Text(
            f"Các tệp {names} của cùng một đơn vị khác nội dung mà không rõ tệp nào sau; hãy ghi "
            "thời điểm nhận vào inbox.csv hoặc bỏ bớt tệp.",
            f"{names} of one unit differ and nothing tells which is later; write when they came "
            "into inbox.csv, or take one away.",
        )
        for receipt in mine:
            yield evolve(
                receipt, verdict=Verdict.REFUSED, rule="revision-undecidable", reason=undecidable
            )
        return
    yield winner
    for receipt in mine:
        if receipt is not winner:
            why = Text(
                f"Đã có {winner.file} thay cho {receipt.file}.",
                f"{winner.file} is used instead of {receipt.file}.",
            )
            yield evolve(receipt, verdict=Verdict.SUPERSEDED, rule="file-superseded", reason=why)


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


def by_preference(prefer: Sequence[str]) -> Callable[[str], tuple[int, str]]:
    """A sort key for sources' names: the preferred first, in their order, then by name."""
    places = {name: place for place, name in enumerate(prefer)}
    return lambda name: (places.get(name, len(places)), name)
