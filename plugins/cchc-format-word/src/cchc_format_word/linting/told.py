"""What a lint tells: a breach of a rule with its places, what was found there, what is asked."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from cchc_core import Finding, Origin, Severity, Text


@frozen
class Breach:
    """Something at a place that is not as the rule has it: what was `found`, what is `asked`, and
    how it is put right in Word (`todo`)."""

    rule: str
    place: str
    found: Text
    asked: Text
    todo: Text
    severity: Severity = Severity.ERROR


def findings_of(name: str, breaches: Iterable[Breach]) -> Iterator[Finding]:
    """One finding for each kind of breach, however many places it is met at."""
    kinds: dict[tuple[str, Text, Text], list[Breach]] = {}
    for breach in breaches:
        kinds.setdefault((breach.rule, breach.found, breach.asked), []).append(breach)
    for alike in kinds.values():
        yield _finding(name, alike)


def _finding(name: str, alike: Sequence[Breach]) -> Finding:
    first = alike[0]
    places = list(dict.fromkeys(breach.place for breach in alike))
    more = len(places) - 1
    where = Text(
        f"{places[0]} và {more} chỗ khác" if more else places[0],
        f"{_english(places[0])} and {more} other places" if more else _english(places[0]),
    )
    message = Text(
        "{where}: {found}; quy định: {asked}. {todo}", "{where}: {found}; the rule: {asked}. {todo}"
    )
    return Finding(
        rule=first.rule,
        severity=first.severity,
        message=message.format(where=where, found=first.found, asked=first.asked, todo=first.todo),
        origin=Origin(name, cell=places[0].partition(" (")[0]),
        found=first.found.vi,
        expected=first.asked.vi,
    )


def _english(place: str) -> str:
    """The place in English, what is quoted from it as it stands."""
    where, quote, text = place.partition(" (“")
    for vi, en in _PLACES:
        where = where.replace(vi, en)
    return where + quote + text


_PLACES = (
    ("đoạn", "paragraph"),
    ("bảng", "table"),
    ("dòng", "row"),
    (" ô ", " cell "),
    ("đầu trang", "head of the page"),
    ("chân trang", "foot of the page"),
    ("mục", "section"),
    ("toàn văn bản", "the whole document"),
)
WHOLE = "toàn văn bản"
