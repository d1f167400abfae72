"""What officers decide: one line a decision, with its question, the choice, who decided and when.

A line stands in the campaign's ledger, `Xu-ly.xlsx` or `xu-ly.json`. What was answered there is
never changed or lost: lines are only added, filled in where they were open, and marked.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum

from attrs import evolve, field, frozen

from cchc_core.model.findings import Origin
from cchc_core.text import Text, format_date, squeeze


class DecisionKind(StrEnum):
    """What is decided: which row a line is, whose a file is, a figure typed on a unit's behalf, a
    finding let stand, the source that holds for an indicator."""

    ROW = "row"
    UNIT = "unit"
    ENTRY = "entry"
    WAIVER = "waiver"
    PRECEDENCE = "precedence"

    @property
    def label(self) -> Text:
        """How people call it."""
        return _LABELS[self]


_LABELS = {
    DecisionKind.ROW: Text("Dòng chưa rõ", "Unclear line"),
    DecisionKind.UNIT: Text("Tệp chưa rõ đơn vị", "Unclear file"),
    DecisionKind.ENTRY: Text("Nhập số thay đơn vị", "Figure typed for a unit"),
    DecisionKind.WAIVER: Text("Chấp nhận vấn đề", "Waiver"),
    DecisionKind.PRECEDENCE: Text("Chọn nguồn số liệu", "Choice of source"),
}

NO_ROW = "Không thuộc biểu"
OTHER_ROW = "Dòng khác (ghi số thứ tự hoặc mã dòng ở cột lý do)"
SET_ASIDE = "Không dùng tệp này"
ACCEPTED = "Chấp nhận"
NOT_ACCEPTED = "Không chấp nhận"
TAKEN_BACK = "Rút số đã nhập"
"""The choices that are no row, unit, source or figure."""


def labelled(name: str, id: str) -> str:
    """A choice as people read it, which tells machines what it is: `Phường Hòa Bình [98101]`."""
    return f"{name} [{id}]"


def id_of(choice: str) -> str:
    """The id that a choice is labelled with; the whole of one that bears none."""
    found = _ID.search(choice)
    return found[1] if found else choice


_ID = re.compile(r"\[([^\[\]]+)\]$")


@frozen
class LedgerLine:
    """A line of a ledger as it stands: the text of each field, and the cell it stands in.

    The fields are `kind`, `unit`, `row`, `question`, `evidence`, `choice`, `reason`, `by`, `when`,
    `until` (days as `2024-03-19`, or as a person typed them) and `key`, which ties the line to its
    question. `number` is the line's in its file, 0 before it is written; a line that is not
    `needed` answers what is asked no longer.
    """

    texts: Mapping[str, str]
    choices: tuple[str, ...] = ()
    needed: bool = True
    number: int = 0
    sheet: str = ""
    cells: Mapping[str, str] = field(factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.texts.get(name, "")

    @property
    def open(self) -> bool:
        """Whether nothing was chosen yet."""
        return not self["choice"]

    @property
    def kind(self) -> DecisionKind | None:
        """What is decided, by the kind's name in either language; None where that is no kind."""
        said = squeeze(self["kind"]).casefold()
        for kind in DecisionKind:
            if said in (kind.value, kind.label.vi.casefold(), kind.label.en.casefold()):
                return kind
        return None

    def filled(self, **texts: str) -> "LedgerLine":
        """The line with other texts in some of its fields, none where they are empty."""
        told = {**self.texts, **texts}
        return evolve(self, texts={name: text for name, text in told.items() if text})

    def origin(self, name: str, file: str) -> Origin:
        """Where a field of it stands."""
        return Origin(file, self.sheet, self.cells.get(name, ""))


@frozen
class LedgerPage:
    """All that a ledger holds, under a title; `offered` is what may be chosen on a line that a
    person adds: under `unit`, `row`, and under the kinds of decision."""

    title: str
    lines: tuple[LedgerLine, ...]
    offered: Mapping[str, tuple[str, ...]] = field(factory=dict)


@frozen
class Decision:
    """A question about the campaign's data and what was decided, if it was.

    `about` is what ties it to the question, the same whenever the campaign is read again: file and
    key of a line, file and first digits of its SHA-256, unit, forms, row and number of an entry,
    code, unit and row of findings and what each says, indicator (and unit). `by` is a role, never a
    name. One that is not `valid` has no effect. `origin` is where the choice stands.
    """

    kind: DecisionKind
    about: tuple[str, ...]
    unit: str = ""
    row: str = ""
    question: str = ""
    evidence: str = ""
    choices: tuple[str, ...] = ()
    choice: str = ""
    reason: str = ""
    by: str = ""
    when: date | None = None
    until: date | None = None
    needed: bool = True
    valid: bool = True
    origin: Origin | None = None

    @property
    def key(self) -> str:
        """Kind and `about` as one text."""
        return json.dumps([self.kind.value, *self.about], ensure_ascii=False)

    @property
    def open(self) -> bool:
        """Whether nothing was chosen yet."""
        return not self.choice

    @property
    def holds(self) -> bool:
        """Whether it has an effect."""
        return self.valid and not self.open

    @property
    def chosen(self) -> str:
        """The id of what was chosen, or the word itself."""
        return id_of(self.choice)

    @property
    def why(self) -> str:
        """The reason for what holds now, without what was decided before."""
        return f"\n{self.reason}".partition(f"\n{_BEFORE}")[0].strip()

    @property
    def line(self) -> LedgerLine:
        """The line to be written for it."""
        days = {name: day.isoformat() for name in ("when", "until") if (day := getattr(self, name))}
        names = ("unit", "row", "question", "evidence", "choice", "reason", "by")
        texts = {name: text for name in names if (text := getattr(self, name))}
        marks = {"kind": self.kind.value, "key": self.key}
        return LedgerLine({**marks, **texts, **days}, self.choices, self.needed)


def extended(lines: Iterable[LedgerLine], asked: Iterable[Decision]) -> tuple[LedgerLine, ...]:
    """The lines with those that are `asked` and not there yet behind them. An open line is put as
    it is asked now; an answered one stays as it is."""
    questions = {question.key: question for question in asked}
    kept = tuple(_asked_again(line, questions) for line in lines)
    known = {line["key"] for line in kept}
    return (*kept, *(q.line for key, q in questions.items() if key not in known))


def marked(lines: Iterable[LedgerLine], arising: Collection[str]) -> tuple[LedgerLine, ...]:
    """The lines, those marked as no longer needed whose key is not among those `arising`; figures,
    which nobody asks for, and lines without a key are never marked."""
    return tuple(
        evolve(
            line,
            needed=not line["key"] or line.kind is DecisionKind.ENTRY or line["key"] in arising,
        )
        for line in lines
    )


def answered(line: LedgerLine, choice: str, **texts: str) -> LedgerLine:
    """The line with a choice; one that stood there before is kept beside the reason."""
    if line.choices and choice not in line.choices:
        line = evolve(line, choices=(*line.choices, choice))
    told = {**texts, "choice": choice}
    if line.open or all(line[name] == text for name, text in told.items()):
        return line.filled(**told)
    reason = "\n".join(filter(None, (texts.get("reason", ""), _before(line))))
    return line.filled(**{**told, "reason": reason})


def key_of(text: str) -> tuple[DecisionKind, tuple[str, ...]] | None:
    """The kind and the `about` of a key; None for what is none."""
    try:
        kind, *about = json.loads(text)
        return DecisionKind(kind), tuple(map(str, about))
    except (TypeError, ValueError):
        return None


def _asked_again(line: LedgerLine, questions: Mapping[str, Decision]) -> LedgerLine:
    question = questions.get(line["key"])
    if question is None or not line.open:
        return line
    again = question.line
    texts = {name: again[name] for name in ("unit", "row", "question", "evidence")}
    return evolve(line.filled(**texts), choices=again.choices)


_BEFORE = "Trước đó:"


def _before(line: LedgerLine) -> str:
    """`Trước đó: 1.3 … [tasks.assigned] (công chức Nội vụ, 19/3/2024): lý do`."""
    who = ", ".join(filter(None, (line["by"], _day(line["when"]))))
    said = f"{_BEFORE} {line['choice']}" + (f" ({who})" if who else "")
    reason = squeeze(line["reason"])
    return f"{said}: {reason}" if reason else said


def _day(text: str) -> str:
    try:
        return format_date(date.fromisoformat(text), "vi")
    except ValueError:
        return text
