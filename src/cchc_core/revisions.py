"""What changed between two revisions of a unit's report, row by row, with the cells."""

from collections.abc import Sequence

from attrs import evolve, frozen

from cchc_core.extensions import Submission
from cchc_core.model.forms import FormPack, Section
from cchc_core.model.reports import LeafKey, Reading
from cchc_core.model.units import UnitKey
from cchc_core.text import Text

_NAMED = 5
"""How many rows a sentence names; all of them are kept."""


@frozen
class Revised:
    """A row that two revisions state differently: what the earlier said and what the later says."""

    unit: UnitKey
    before: Reading
    after: Reading

    @property
    def row(self) -> str:
        """The id of the row."""
        return self.after.row

    @property
    def differs(self) -> bool:
        """Whether they say different things, wherever they stand."""
        return evolve(self.before, origin=None) != evolve(self.after, origin=None)

    @property
    def place(self) -> str:
        """Where the later revision says it, else where the earlier did."""
        origin = self.after.origin or self.before.origin
        return origin.place if origin else ""

    def told(self, pack: FormPack) -> Text:
        """`1.1.1: 5 → 7 (Biểu!D12)`."""
        before, after, row = _stated(self.before), _stated(self.after), pack[self.row]
        place = f" ({self.place})" if self.place else ""
        name = row.number or row.label
        return Text(
            f"{name}: {before.vi} → {after.vi}{place}", f"{name}: {before.en} → {after.en}{place}"
        )


def revised(earlier: Submission, later: Submission, pack: FormPack) -> tuple[Revised, ...]:
    """The rows that differ, in printed order, unit by unit."""
    keys = sorted({*earlier.report.leaves, *later.report.leaves})
    pairs = (
        Revised(key.unit, _reading(earlier, key, row.id), _reading(later, key, row.id))
        for row in pack.rows
        for key in keys
    )
    return tuple(pair for pair in pairs if pair.differs)


def reworded(earlier: Submission, later: Submission, pack: FormPack) -> tuple[str, ...]:
    """The numbers of the sections whose words differ, in printed order."""
    keys = sorted({*earlier.report.leaves, *later.report.leaves})
    return tuple(
        section.number
        for section in pack.sections
        if any(_words(earlier, key, section) != _words(later, key, section) for key in keys)
    )


def _words(submission: Submission, key: LeafKey, section: Section) -> str:
    leaf = submission.report.leaves.get(key)
    return leaf.words.get(section.id, "") if leaf else ""


def _reading(submission: Submission, key: LeafKey, row: str) -> Reading:
    leaf = submission.report.leaves.get(key)
    return leaf.reading(row) if leaf else Reading(row)


def summary(changes: Sequence[Revised], pack: FormPack, words: Sequence[str] = ()) -> Text:
    """How many rows differ, and the first of them; then the sections whose `words` do."""
    said = [_of_rows(changes, pack)] if changes else []
    if words:
        listed = ", ".join(words)
        said.append(
            Text(f"Phần lời khác ở mục {listed}.", f"The words differ in section {listed}.")
        )
    if not said:
        return Text("Nội dung hai bản như nhau.", "Both say the same.")
    return Text(" ".join(text.vi for text in said), " ".join(text.en for text in said))


def _of_rows(changes: Sequence[Revised], pack: FormPack) -> Text:
    told = [change.told(pack) for change in changes[:_NAMED]]
    more = "; …" if len(changes) > _NAMED else ""
    return Text(
        f"Khác {len(changes)} dòng: {'; '.join(each.vi for each in told)}{more}.",
        f"{len(changes)} rows differ: {'; '.join(each.en for each in told)}{more}.",
    )


def _stated(reading: Reading) -> Text:
    """What a reading says, with its note."""
    said = reading.said if reading != Reading(reading.row, origin=reading.origin) else _BLANK
    note = f" [{reading.note}]" if reading.note else ""
    return Text(said.vi + note, said.en + note)


_BLANK = Text("để trống", "blank")
