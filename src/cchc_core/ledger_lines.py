"""One line of a ledger: what it is about, what was decided, and what is wrong with it."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from attrs import evolve, frozen

from cchc_core import ledger_words as words
from cchc_core.decisions import (
    ACCEPTED,
    NO_ROW,
    NOT_ACCEPTED,
    OTHER_ROW,
    SET_ASIDE,
    Decision,
    DecisionKind,
    LedgerLine,
    id_of,
    key_of,
    labelled,
)
from cchc_core.extensions import Desk
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.forms import FormPack
from cchc_core.naming import rows_named, section_named, unit_called, unit_named
from cchc_core.persons import NAMES_A_PERSON, person_in
from cchc_core.text import Text, paragraphs, parse_date, squeeze


@frozen
class Bench:
    """What decisions are judged by: the `desk` of the campaign, the sources installed, and what the
    ledger's file is called."""

    desk: Desk
    sources: Collection[str]
    file: str


def judged(line: LedgerLine, bench: Bench, findings: list[Finding]) -> Decision | None:
    """The decision of a line, not valid where a finding is added; None for one that does not tell
    what it is about.

    Of a figure, a waiver and a choice of source what people see on the line holds, not its key.
    """
    try:
        decision = _about(line, bench)
    except _Unclear as unclear:
        if line["choice"]:
            findings.append(unclear.finding(line, bench.file))
        return None
    if decision.open:
        return decision
    try:
        days = {name: _day(line, name) for name in ("when", "until")}
        decision = evolve(decision, when=days["when"], until=days["until"])
        decision = evolve(decision, choice=_choice(decision, bench))
    except _Unclear as unclear:
        wrong = [unclear.finding(line, bench.file)]
    else:
        wrong = [*_missing(decision, line, bench.file), *_persons(decision, line, bench.file)]
    findings += wrong
    return evolve(decision, valid=not wrong)


def fault(
    rule: str, origin: Origin | None, message: Text, found: str = "", expected: str | Text = ""
) -> Finding:
    """What is wrong with a line, by its cell."""
    said = message.format(at=str(origin), found=found, expected=expected)
    wanted = expected.vi if isinstance(expected, Text) else expected
    return Finding(rule, Severity.ERROR, said, origin=origin, found=found, expected=wanted)


class _Unclear(Exception):
    """A field that cannot be followed."""

    def __init__(self, name: str, message: Text, found: str = "", expected: str = "") -> None:
        super().__init__(message.en)
        self.name, self.message, self.found, self.expected = name, message, found, expected

    def finding(self, line: LedgerLine, file: str) -> Finding:
        origin = line.origin(self.name, file)
        return fault("decision-unclear", origin, self.message, self.found, self.expected)


def _about(line: LedgerLine, bench: Bench) -> Decision:
    """The decision as it stands, its choice not yet looked at."""
    if line.kind is None:
        listed = "; ".join(kind.label.vi for kind in DecisionKind)
        raise _Unclear("kind", words.NOT_LISTED, line["kind"], listed)
    return Decision(
        kind=line.kind,
        about=_tie(line.kind, line, bench),
        unit=line["unit"],
        row=line["row"],
        question=line["question"],
        evidence=line["evidence"],
        choices=line.choices,
        choice=(paragraphs if line.kind is DecisionKind.ENTRY else squeeze)(line["choice"]),
        reason=line["reason"],
        by=line["by"],
        needed=line.needed,
        origin=line.origin("choice", bench.file),
    )


def _tie(kind: DecisionKind, line: LedgerLine, bench: Bench) -> tuple[str, ...]:
    """What the line is about."""
    known = key_of(line["key"])
    about = known[1] if known and known[0] is kind else ()
    match kind:
        case DecisionKind.ROW | DecisionKind.UNIT:
            if len(about) != 2:
                raise _Unclear("choice", words.UNTIED)
            return about
        case DecisionKind.ENTRY:
            forms = _forms(about[1] if len(about) > 3 else bench.desk.pack.key, bench)
            seen = (_unit(line, bench), forms.key, _row_or_section(line["row"], forms))
            return about if about[:3] == seen else seen
        case DecisionKind.WAIVER:
            unit = _unit(line, bench) if line["unit"] else ""
            row = _row("row", line["row"], bench.desk.pack) if line["row"] else ""
            if not (unit or row):
                raise _Unclear("unit", words.ALL_OF_A_CODE)
            seen = (_rule(line), unit, row)
            return about if about[:3] == seen else seen
        case DecisionKind.PRECEDENCE:
            row = _row("row", line["row"], bench.desk.pack)
            return (row, _unit(line, bench)) if line["unit"] else (row,)


def _unit(line: LedgerLine, bench: Bench) -> str:
    if unit := unit_named(line["unit"], bench.desk):
        return str(unit.key)
    raise _Unclear("unit", words.NO_UNIT, line["unit"])


def _row(name: str, said: str, pack: FormPack) -> str:
    rows = rows_named(said, pack)
    if len(rows) == 1:
        return rows[0].id
    raise _Unclear(name, words.NO_ROW, said, pack.key)


def _row_or_section(said: str, pack: FormPack) -> str:
    """What an entry is for: a figure's row, or a section that a person writes."""
    section = section_named(said, pack)
    return section.id if section else _row("row", said, pack)


def _forms(key: str, bench: Bench) -> FormPack:
    if pack := bench.desk.version(key):
        return pack
    raise _Unclear("row", words.OTHER_FORMS, key, bench.desk.pack.key)


def _rule(line: LedgerLine) -> str:
    said = id_of(squeeze(line["question"]))
    if re.fullmatch("[a-z0-9-]+", said):
        return said
    raise _Unclear("question", words.NO_RULE, said)


def _day(line: LedgerLine, name: str) -> date | None:
    said = line[name]
    if said and not parse_date(said):
        raise _Unclear(name, words.NO_DAY, said)
    return parse_date(said)


def _choice(decision: Decision, bench: Bench) -> str:
    """What was chosen from the list, with its id; of a figure what was typed."""
    said, pack = decision.choice, bench.desk.pack
    if decision.kind is DecisionKind.ENTRY:
        return said
    listed = decision.choices or _usual(decision.kind, bench)
    chosen = next((one for one in listed if _same(said, one, pack)), "")
    if chosen in (NO_ROW, SET_ASIDE, ACCEPTED, NOT_ACCEPTED):
        return chosen
    match decision.kind:
        case DecisionKind.ROW if chosen:
            other = chosen == OTHER_ROW
            told = decision.reason.partition("\n")[0] if other else chosen
            row = _row("reason" if other else "choice", told, pack)
            return labelled(pack[row].name, row)
        case DecisionKind.UNIT if unit := unit_named(chosen, bench.desk):
            return unit_called(unit)
        case DecisionKind.PRECEDENCE if id_of(chosen) in bench.sources:
            return chosen
    raise _Unclear("choice", words.NOT_LISTED, said, "; ".join(listed))


def _same(said: str, listed: str, pack: FormPack) -> bool:
    """Whether a person means this one of the list: by its text, its id, or the row it names."""
    if said.casefold() in (listed.casefold(), id_of(listed).casefold()):
        return True
    rows = rows_named(said, pack)
    return len(rows) == 1 and rows == rows_named(listed, pack)


def _usual(kind: DecisionKind, bench: Bench) -> tuple[str, ...]:
    """What may be chosen on a line that bears no list of its own."""
    match kind:
        case DecisionKind.ROW:
            return (*(row.id for row in bench.desk.pack.rows), NO_ROW)
        case DecisionKind.UNIT:
            return (*(unit.code for unit in bench.desk.expected), SET_ASIDE)
        case DecisionKind.WAIVER:
            return (ACCEPTED, NOT_ACCEPTED)
    return tuple(bench.sources)


def _missing(decision: Decision, line: LedgerLine, file: str) -> Iterator[Finding]:
    """Who, when and whatever else a decision of its kind cannot do without."""
    names = ["by", "when"]
    if decision.kind is DecisionKind.ENTRY:
        names = ["evidence", "reason", *names]
    if decision.kind is DecisionKind.WAIVER and decision.choice == ACCEPTED:
        names = ["reason", *names, "until"]
    if missing := [name for name in names if not getattr(decision, name)]:
        vi = ", ".join(_called(name, line, words.FIELDS[name].vi) for name in missing)
        en = ", ".join(_called(name, line, words.FIELDS[name].en) for name in missing)
        origin = line.origin(missing[0], file)
        yield fault("decision-incomplete", origin, words.INCOMPLETE, decision.choice, Text(vi, en))


def _called(name: str, line: LedgerLine, said: str) -> str:
    return f"{said} ({line.cells[name]})" if name in line.cells else said


def _persons(decision: Decision, line: LedgerLine, file: str) -> Iterator[Finding]:
    """Texts that name a person, told by initials: findings stand in what is sent on. The name of a
    photograph may be all digits."""
    names = ["by", "reason"]
    if decision.kind is DecisionKind.ENTRY and not _FILE.search(decision.evidence):
        names.append("evidence")
    for name in names:
        if found := person_in(getattr(decision, name)):
            origin = line.origin(name, file)
            told = " ".join(f"{word[0]}…" for word in found.split())
            message = words.PERSON.format(at=str(origin), what=NAMES_A_PERSON.format(found=told))
            yield Finding("decision-person", Severity.ERROR, message, origin=origin, found=told)


_FILE = re.compile(r"\.[a-z]{3,4}\b", re.IGNORECASE)
