"""The files that readings are from: which came in, which travelled inside them, who read them."""

from collections.abc import Iterator, Mapping, Sequence

from cchc_core.extensions import Filing, Submission
from cchc_core.manifests import Fingerprint, Use
from cchc_core.merge import Merged
from cchc_core.model.dossiers import Counted, DossierClass, class_by_class
from cchc_core.model.forms import FormPack
from cchc_core.model.reports import Leaf, Reading
from cchc_core.model.units import UnitKey
from cchc_core.receipts import Verdict
from cchc_core.tracing.traces import Whence

_SENT = (Use.INBOX, Use.LEDGER)


class Origins:
    """The files behind the leaves of one merge."""

    def __init__(self, merged: Merged) -> None:
        self._files = {file.name: file for file in merged.files if file.use in _SENT}
        self._sent = _by_unit(merged)

    def sent(self, unit: UnitKey) -> Sequence[Submission]:
        """The submissions that count and speak of a unit."""
        return self._sent.get(unit, ())

    def whence(self, leaf: Leaf, reading: Reading, filing: Filing | None) -> Iterator[Whence]:
        """The files a reading is from: of a count all that were counted, of a blank without a cell
        all that the unit sent; of a unit whose report is not used what it sent instead."""
        if filing and filing.file:
            yield Whence(self._file(filing.file))
        origin = reading.origin
        for submission in self.sent(leaf.unit.key):
            if origin is None:
                yield self._from(submission, submission.file)
            elif origin.file in submission.files:
                counted = origin.dossiers is not None
                for name in submission.files if counted else [origin.file]:
                    yield self._from(submission, name, origin.inner)
                return

    def dossiers(
        self, leaf: Leaf, reading: Reading, counted: Counted | None, pack: FormPack
    ) -> Mapping[DossierClass, int]:
        """The dossiers that a reading counts, by class, as far as its file tells the classes."""
        origin = reading.origin
        if counted is None or counted.field or origin is None:
            return {}
        for submission in self.sent(leaf.unit.key):
            own = submission.report.leaves.get(leaf.key)
            if own and origin.file in submission.files and (own.dossiers or origin.dossiers):
                numbers = dict(_by_class(own, reading, counted, pack))
                return {one: numbers[one] for one in DossierClass if one in numbers}
        return {}

    def _from(self, submission: Submission, name: str, inner: str = "") -> Whence:
        return Whence(
            file=self._file(name),
            source=submission.source,
            profile=submission.profile,
            carried_from=submission.carried_from,
            inner=_inner(submission, inner) if inner else None,
        )

    def _file(self, name: str) -> Fingerprint:
        return self._files.get(name, _unknown(name))


def _unknown(name: str) -> Fingerprint:
    return Fingerprint(Use.INBOX, name, 0, "")


def _by_unit(merged: Merged) -> Mapping[UnitKey, Sequence[Submission]]:
    found: dict[UnitKey, dict[int, Submission]] = {}
    for receipt in merged.receipts:
        if receipt.verdict is Verdict.USED and (submission := receipt.submission):
            for unit in submission.report.units:
                found.setdefault(unit.key, {})[id(submission)] = submission
    return {key: tuple(theirs.values()) for key, theirs in found.items()}


def _inner(submission: Submission, name: str) -> Fingerprint:
    """A file inside a file, as the outer one's manifest states it."""
    stated = submission.manifest.files if submission.manifest else ()
    known = (file for file in stated if file.use in _SENT and file.name == name)
    return next(known, _unknown(name))


def _by_class(
    own: Leaf, reading: Reading, counted: Counted, pack: FormPack
) -> Iterator[tuple[DossierClass, int]]:
    """By the counts of all fields; without them by the rows that count one class each."""
    if own.dossiers:
        taken = [count for count in own.dossiers if counted.takes(count)]
        for one in counted.classes:
            yield one, sum(count.number for count in taken if count.dossier_class is one)
        return
    told = {each.id: each.counted for each in pack.catalogue.indicators if each.counted}
    for one, id in class_by_class(told).items():
        other = own.reading(id)
        alike = one in counted.classes and not counted.channels and other.origin == reading.origin
        if alike and isinstance(other.value, int):
            yield one, other.value
