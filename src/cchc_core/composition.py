"""One unit's report out of all it sent: which source holds for which row, where they differ.

A form and an export are two sources, not two revisions. Rows that divide a count into parts are
taken whole from one of them, so that a sum never mixes two ways of counting.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from cchc_core.entered import SOURCE as ENTERED
from cchc_core.extensions import Submission
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.forms import FormPack, Role, Row, Section
from cchc_core.model.measures import Status
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, LeafKey, Reading, Report
from cchc_core.printed_copies import without_copies
from cchc_core.text import Text, fold

Precedence = Mapping[str, Sequence[str]]
"""By indicator the sources that win, the first one first, as `cchc.toml` or a decision has it."""


@frozen
class Composed:
    """The report of one unit, the submissions that it was made of, and what is to be said of its
    making."""

    report: Report
    of: tuple[Submission, ...]
    findings: tuple[Finding, ...] = ()


def compose(
    submissions: Sequence[Submission],
    pack: FormPack,
    precedence: Precedence,
    titles: Mapping[str, Text],
) -> Composed:
    """What the submissions of one unit (one or more, the preferred source first) say together.

    Of a row the first source holds that has a figure for it; of a partition (`FormPack.parts`) the
    one that has most of its rows, unless `precedence` names sources for the count that is divided:
    then the first of those that has a figure for it. No other source fills what it leaves blank. A
    figure that an officer entered by hand holds for its row before all others. Of what was written
    under a section the first source that has any words holds. Beside a report that brings those of
    the offices below, one that states its totals is the same printed, and nobody's own figures.
    """
    findings: list[Finding] = []
    if whole := next((each for each in submissions if each.report.rolled_up), None):
        submissions = list(without_copies(submissions, whole.report, pack, findings))
    first, *others = submissions
    if not others:
        return Composed(first.report, (first,), tuple(findings))
    statements = [
        _Statement(s, titles.get(s.source, Text(s.source, s.source)), pack) for s in submissions
    ]
    leaves = [
        _composed(_of(key, statements), pack, precedence, findings)
        for key in _keys(statements, findings)
    ]
    made = evolve(first.report, leaves=leaves)
    return Composed(made, tuple(submissions), tuple(findings))


def divisions(pack: FormPack) -> Iterator[tuple[Row, ...]]:
    """Every row once: a divided count with its parts and theirs, any other row alone."""
    done: set[str] = set()
    for row in pack.rows:
        if row.id not in done:
            group = (row, *_below(row, pack))
            done.update(member.id for member in group)
            yield group


@frozen
class _Statement:
    """What one source says, or its leaf over some days."""

    submission: Submission
    title: Text
    pack: FormPack
    leaf: Leaf | None = None

    def reading(self, row: Row) -> Reading:
        return self.leaf.reading(row.id) if self.leaf else Reading(row.id)

    def words(self, section: Section) -> str:
        return self.leaf.words.get(section.id, "") if self.leaf else ""

    def has(self, row: Row) -> bool:
        """Whether it has a figure for the row that can be, or says that the row does not apply."""
        reading = self.reading(row)
        if reading.status is not Status.USED or reading.value is None or row.role is Role.HEADING:
            return reading.status in (Status.USED, Status.NOT_APPLICABLE)
        return self.pack.indicator(row).can_be(reading.value)

    def answers(self, row: Row) -> bool:
        """Whether that is for all the days asked for; a figure of other days is only shown."""
        window = self.reading(row).window
        return self.has(row) and (window is None or self.leaf is None or window == self.leaf.window)


def _keys(statements: Iterable[_Statement], findings: list[Finding]) -> Iterator[LeafKey]:
    """The days and units spoken of; of overlapping days those that the preferred source has."""
    taken: list[LeafKey] = []
    for statement in statements:
        for key in statement.submission.report.leaves:
            rivals = (k for k in taken if k.unit == key.unit and k.window.overlaps(key.window))
            rival = next(rivals, None)
            if rival is None:
                taken.append(key)
                yield key
            elif rival != key:
                findings.append(_other_days(statement, key, rival.window))


def _of(key: LeafKey, statements: Iterable[_Statement]) -> list[_Statement]:
    """Those that speak of the leaf, with it."""
    found = ((s, s.submission.report.leaves.get(key)) for s in statements)
    return [evolve(statement, leaf=leaf) for statement, leaf in found if leaf]


def _composed(
    statements: Sequence[_Statement],
    pack: FormPack,
    precedence: Precedence,
    findings: list[Finding],
) -> Leaf:
    leaves = [statement.leaf for statement in statements if statement.leaf]
    readings: dict[str, Reading] = {}
    for group in divisions(pack):
        for row, holding in _choose(group, _in_order(group, statements, precedence), precedence):
            reading = _stated(row, [*_entered(row, statements), *holding])
            if reading != Reading(row.id):
                readings[row.id] = reading
            findings += _differences(row, reading, holding[0], statements)
    return evolve(
        leaves[0],
        readings=readings.values(),
        submitted=any(leaf.submitted for leaf in leaves),
        dossiers=next((leaf.dossiers for leaf in leaves if leaf.dossiers), ()),
        words=_words(statements, pack, findings),
    )


def _words(
    statements: Sequence[_Statement], pack: FormPack, findings: list[Finding]
) -> Mapping[str, str]:
    """Of every section the words that an officer entered, else those of the first source that has
    any; others are told of."""
    words: dict[str, str] = {}
    statements = sorted(statements, key=lambda s: s.submission.source != ENTERED)
    for section in pack.sections:
        told = [(s, text) for s in statements if (text := s.words(section))]
        for other, text in told[1:]:
            if fold(text) != fold(told[0][1]):
                findings.append(_other_words(section, told[0][0], other))
        if told:
            words[section.id] = told[0][1]
    return words


def _other_words(section: Section, used: _Statement, other: _Statement) -> Finding:
    message = _OTHER_WORDS.format(
        section=f"{section.number} {section.title}",
        using=used.title,
        here=used.submission.file,
        telling=other.title,
        there=other.submission.file,
    )
    return Finding(
        rule="words-differ",
        severity=Severity.INFORMATION,
        message=message,
        unit=other.submission.report.unit.key,
        origin=Origin(other.submission.file),
        found=other.words(section)[:_SHOWN],
        expected=used.words(section)[:_SHOWN],
    )


def _below(row: Row, pack: FormPack) -> Iterator[Row]:
    for part in pack.parts(row):
        yield part
        yield from _below(part, pack)


def _in_order(
    group: Sequence[Row], statements: Sequence[_Statement], precedence: Precedence
) -> list[_Statement]:
    """The preferred first, those that `precedence` names for the rows before all others."""
    named = list(_named(group, precedence))

    def place(statement: _Statement) -> int:
        name = statement.submission.source
        return named.index(name) if name in named else len(named)

    return sorted(statements, key=place)


def _named(group: Iterable[Row], precedence: Precedence) -> Sequence[str]:
    return next((precedence[row.id] for row in group if row.id in precedence), ())


def _choose(
    group: Sequence[Row], statements: Sequence[_Statement], precedence: Precedence
) -> Iterator[tuple[Row, Sequence[_Statement]]]:
    """Each row with those that may fill it, the one that holds for it first."""
    if len(group) == 1:
        yield group[0], statements
        return
    chosen = _holder(group, statements, precedence)
    for row in group:
        yield row, [s for s in statements if s.submission.source == chosen]


def _holder(group: Sequence[Row], statements: Sequence[_Statement], precedence: Precedence) -> str:
    """The source a partition is taken from, all parts of what it sent together."""
    if _named(group, precedence):
        told = next((s for s in statements if s.answers(group[0])), statements[0])
        return told.submission.source
    rows = Counter(s.submission.source for s in statements for row in group if s.answers(row))
    sources = [s.submission.source for s in statements]
    return max(sources, key=lambda source: rows[source])  # the first of equals


def _entered(row: Row, statements: Iterable[_Statement]) -> Iterator[_Statement]:
    """Those that have a figure an officer typed on the unit's behalf: it corrects all others."""
    for statement in statements:
        origin = statement.reading(row).origin
        if statement.has(row) and origin and origin.entered:
            yield statement


def _stated(row: Row, holding: Sequence[_Statement]) -> Reading:
    """The first figure, one of all the days before others; else the first that says anything."""
    readings = [statement.reading(row) for statement in holding]
    whole = [s.reading(row) for s in holding if s.answers(row)]
    figures = iter([*whole, *(s.reading(row) for s in holding if s.has(row))])
    told = (r for r in readings if r.status is not Status.BLANK)
    noted = (r for r in readings if r.raw or r.note)
    return next(figures, None) or next(told, None) or next(noted, readings[0])


def _differences(
    row: Row, used: Reading, holder: _Statement, statements: Iterable[_Statement]
) -> Iterator[Finding]:
    """Every figure of another source that is not the one used."""
    for statement in statements:
        reading = statement.reading(row)
        if not statement.has(row) or reading is used or _same(reading, used):
            continue
        user = next((s for s in (holder, *statements) if s.reading(row) is used), holder)
        yield _difference(row, used, reading, user, statement)


def _same(one: Reading, other: Reading) -> bool:
    return (one.status, one.value, one.window) == (other.status, other.value, other.window)


def _difference(
    row: Row, used: Reading, other: Reading, user: _Statement, teller: _Statement
) -> Finding:
    comparable = used.window == other.window
    unused = used.status not in (Status.USED, Status.NOT_APPLICABLE)
    message = (_UNUSED if unused else _DIFFER if comparable else _NOT_COMPARABLE).format(
        row=row.name,
        used=used.said,
        using=user.title,
        here=str(used.origin or user.submission.file),
        other=other.said,
        telling=teller.title,
        there=str(other.origin or teller.submission.file),
        todo=_FILL_IN if unused else _COMPARE,
    )
    return Finding(
        rule="sources-differ" if comparable else "sources-not-comparable",
        severity=Severity.WARNING if comparable else Severity.INFORMATION,
        message=message,
        unit=teller.submission.report.unit.key,
        indicator=row.id,
        origin=other.origin,
        found=other.said.vi,
        expected=used.said.vi,
    )


def _other_days(statement: _Statement, key: LeafKey, used: Window) -> Finding:
    file = statement.submission.file
    message = _OTHER_DAYS.format(
        file=file, title=statement.title, days=key.window.phrase, used=used.phrase
    )
    return Finding(
        "sources-not-comparable",
        Severity.WARNING,
        message,
        unit=key.unit,
        found=key.window.phrase.vi,
        expected=used.phrase.vi,
    )


_SHOWN = 60
"""So much of a text tells which one it is."""
_OTHER_WORDS = Text(
    "Mục {section}: phần lời trong {telling} ({there}) khác với trong {using} ({here}); đã dùng "
    "phần lời trong {using}. Đề nghị đối chiếu.",
    "Section {section}: the words in {telling} ({there}) differ from those in {using} ({here}); "
    "those in {using} are used. Compare them.",
)
_COMPARE = Text(
    "đơn vị đối chiếu: biểu sai thì sửa biểu, biểu đúng thì giải trình; chọn nguồn được dùng trong "
    "sổ xử lý (cchc decide)",
    "The unit should compare them and correct its form, or explain; choose the source that holds "
    "in the ledger (cchc decide)",
    unit=Text(
        "đối chiếu: biểu sai thì sửa biểu, biểu đúng thì giải trình",
        "Compare them and correct your form, or explain",
    ),
)
_FILL_IN = Text(
    "bổ sung ở đó, hoặc chọn nguồn được dùng trong sổ xử lý (cchc decide)",
    "Fill it in there, or choose the source that holds in the ledger (cchc decide)",
    unit=Text("bổ sung ở đó", "Fill it in there"),
)
_DIFFER = Text(
    "{row}: {telling} ghi {other} ({there}), {using} ghi {used} ({here}); đã dùng {used}. Đề nghị "
    "{todo}.",
    "{row}: {telling} says {other} ({there}), {using} says {used} ({here}); {used} is used. "
    "{todo}.",
)
_UNUSED = Text(
    "{row}: {telling} ghi {other} ({there}) nhưng không dùng, vì các dòng chia ra này lấy trọn "
    "từ {using} ({here}), nơi dòng này không có số liệu dùng được. Đề nghị {todo}.",
    "{row}: {telling} says {other} ({there}), which is not used: the rows of this division are "
    "taken whole from {using} ({here}), where this one has no usable figure. {todo}.",
)
_NOT_COMPARABLE = Text(
    "{row}: {telling} ghi {other} ({there}), {using} ghi {used} ({here}); số liệu của kỳ khác nhau "
    "nên không so sánh được. Đã dùng {used}.",
    "{row}: {telling} says {other} ({there}), {using} says {used} ({here}); they cover different "
    "days and cannot be compared. {used} is used.",
)
_OTHER_DAYS = Text(
    "{file}: số liệu của {title} {days}, chồng lên số liệu {used} đang dùng, nên không được dùng. "
    "Đề nghị xuất lại đúng kỳ.",
    "{file}: the figures of {title} are {days}, which overlaps those {used} that are used, so they "
    "are left out. Please export them for the same days.",
)
