"""Which lines of a ledger hold: each judged, and told apart from all others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from cchc_core.decisions import Decision, DecisionKind, LedgerLine
from cchc_core.ledger_lines import Bench, fault, judged
from cchc_core.ledger_words import ANSWERED_TWICE
from cchc_core.model.findings import Finding


@frozen
class Vetted:
    """What the lines of a ledger decide, None for a line that does not say what it is about; and
    what is wrong with lines, which then have no effect."""

    told: tuple[Decision | None, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Those of all lines that say what they are about, also what is not decided yet."""
        return tuple(decision for decision in self.told if decision)


def vet(lines: Iterable[LedgerLine], bench: Bench) -> Vetted:
    """Judges a ledger. What is wrong with a line costs only that line."""
    findings: list[Finding] = []
    told = [judged(line, bench, findings) for line in lines]
    return Vetted(tuple(_told_apart(_numbered(told), findings)), tuple(findings))


def keyed(lines: Iterable[LedgerLine], bench: Bench) -> tuple[LedgerLine, ...]:
    """The lines, each tied to what it is about: also those that a person added or copied."""
    lines = tuple(lines)
    return tuple(
        line.filled(key=decision.key) if decision and line["key"] != decision.key else line
        for line, decision in zip(lines, vet(lines, bench).told, strict=True)
    )


def _numbered(told: Sequence[Decision | None]) -> Iterator[Decision | None]:
    """Entries that bear no number, or one that another bears, are numbered behind those of their
    row: of a row the last entry counts."""
    last: Counter[tuple[str, ...]] = Counter()
    for one in told:
        if one and one.kind is DecisionKind.ENTRY:
            last[one.about[:3]] = max(last[one.about[:3]], _number(one))
    seen: set[tuple[str, ...]] = set()
    for one in told:
        if one is None or one.kind is not DecisionKind.ENTRY:
            yield one
        elif _number(one) and one.about not in seen:
            seen.add(one.about)
            yield one
        else:
            row = one.about[:3]
            last[row] += 1
            yield evolve(one, about=(*row, str(last[row])))


def _number(entry: Decision) -> int:
    number = "".join(entry.about[3:])
    return int(number) if number.isascii() and number.isdecimal() else 0


def _told_apart(
    told: Iterable[Decision | None], findings: list[Finding]
) -> Iterator[Decision | None]:
    """Of lines that answer one question in two ways none holds."""
    told = tuple(told)
    answers: dict[str, list[Decision]] = {}
    for one in told:
        if one and one.holds:
            answers.setdefault(one.key, []).append(one)
    for one in told:
        rivals = [o for o in answers.get(one.key, ()) if o.choice != one.choice] if one else []
        if one and one.holds and rivals:
            others = "; ".join(f"“{other.choice}” ({other.origin})" for other in rivals)
            said = fault("decision-twice", one.origin, ANSWERED_TWICE, one.choice, others)
            findings.append(said)
            yield evolve(one, valid=False)
        else:
            yield one
