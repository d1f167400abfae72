"""copy: what counts different things and is the same to the digit was hardly counted twice."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from cchc_core.checks.explaining import judged
from cchc_core.checks.readings import about, offices
from cchc_core.checks.relating import said
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import FormPack, Row
from cchc_core.model.measures import Status
from cchc_core.model.reports import Leaf, Reading
from cchc_core.rules import RULES
from cchc_core.text import Text, fold, format_number

Group = Sequence[Row]

_FEW = 3
_MANY = 5  # digits that agree in two divisions, of which small ones are often alike
_WORDS = 8  # of a note that nobody writes twice by chance


def copies(case: Case) -> Iterator[Finding]:
    """A warning for each two divisions that are alike, unless a note explains it; information for
    rows said to be independent, and for long notes."""
    divisions = _divisions(case.pack)
    independent = _independent(case.pack)
    for leaf in offices(case):
        for one, other in divisions:
            both = (one, other)
            large = _nonzero(leaf, one) > 1 and _digits(leaf, one) >= _MANY
            if large and _alike(case.pack, leaf, both):
                yield _finding(leaf, both, Severity.WARNING)
        for groups in independent:
            if _alike(case.pack, leaf, groups) and _digits(leaf, groups[0]) > 1:
                yield _finding(leaf, groups, Severity.INFORMATION)
        yield from _notes(case.pack, leaf)


def _divisions(pack: FormPack) -> list[tuple[Group, Group]]:
    """Counts with their parts, each with each other that is divided into as many."""
    divided = [parts for row in pack.rows if (parts := pack.parts(row))]
    return [(one, other) for one, other in combinations(divided, 2) if len(one) == len(other)]


def _independent(pack: FormPack) -> list[Sequence[Group]]:
    """What the catalogue says counts different things, where the forms ask for all of it."""
    declared = [each for each in pack.catalogue.independent if all(n in pack for n in each.names)]
    return [[[pack[name] for name in group] for group in each.groups] for each in declared]


def _alike(pack: FormPack, leaf: Leaf, groups: Sequence[Group]) -> bool:
    """Whether all groups state the same numbers, of the same days."""
    told = [[said(leaf, row, pack) for row in group] for group in groups]
    if any(r.status is not Status.USED for readings in told for r in readings):
        return False
    windows = {r.window or leaf.window for readings in told for r in readings}
    return len(windows) == 1 and all(_values(r) == _values(told[0]) for r in told)


def _values(readings: Sequence[Reading]) -> list[object]:
    return [reading.value for reading in readings]


def _nonzero(leaf: Leaf, group: Group) -> int:
    return sum(leaf.reading(row.id).value != 0 for row in group)


def _digits(leaf: Leaf, group: Group) -> int:
    """How much there is to agree by chance: 0 has no digit."""
    values = [leaf.reading(row.id).value for row in group]
    return sum(len(str(value)) for value in values if value)


def _finding(leaf: Leaf, groups: Sequence[Group], severity: Severity) -> Finding:
    readings = [leaf.reading(row.id) for row in groups[0]]
    values = [r.value for r in readings if not isinstance(r.value, tuple | None)]
    vi, en = ("; ".join(format_number(v, lang) for v in values) for lang in ("vi", "en"))
    rows = [_named(leaf, group) for group in groups]
    beside = [leaf.reading(row.id) for group in groups for row in group]
    verdict = judged(severity, beside, _COUNT_AGAIN)
    message = Text(
        f"Các dòng {' và '.join(rows)} đếm những việc khác nhau nhưng giống hệt nhau ({vi}), có "
        f"thể đã chép từ dòng này sang dòng kia. {verdict.words.vi}",
        f"Rows {' and '.join(rows)} count different things and are the same ({en}); one may be "
        f"copied from the other. {verdict.words.en}",
    )
    first = groups[1][0]
    return about(leaf, first, leaf.reading(first.id), "copy", verdict.severity, message)


_COUNT_AGAIN = Text("Đề nghị đơn vị đếm lại từng dòng.", "The unit should count each again.")


def _named(leaf: Leaf, group: Group) -> str:
    """`3.3.1/a (D55) … 3.3.1/d (D58)`."""
    told = []
    for row in group if len(group) < _FEW else (group[0], group[-1]):
        origin = leaf.reading(row.id).origin
        told.append(f"{row.number} ({origin.place})" if origin and origin.place else row.number)
    return ", ".join(told) if len(group) < _FEW else " … ".join(told)


def _notes(pack: FormPack, leaf: Leaf) -> Iterator[Finding]:
    beside: dict[str, list[str]] = {}
    for row in pack.rows:
        note = fold(leaf.reading(row.id).note)
        if len(note.split()) >= _WORDS:
            beside.setdefault(note, []).append(row.id)
    for rows in beside.values():
        if len(rows) > 1:
            yield _same_note(leaf, [pack[id] for id in rows])


def _same_note(leaf: Leaf, rows: Sequence[Row]) -> Finding:
    numbers = ", ".join(row.number for row in rows)
    message = Text(
        f"Các dòng {numbers} có cùng một ghi chú dài, có thể đã chép. Đề nghị đơn vị xem ghi chú "
        "có đúng với từng dòng không.",
        f"Rows {numbers} bear the same long note, which may be copied. The unit should see whether "
        "it is true of each.",
    )
    last = rows[-1]
    return about(leaf, last, leaf.reading(last.id), "copy", Severity.INFORMATION, message)


COPY = Check(RULES["copy"], copies)
