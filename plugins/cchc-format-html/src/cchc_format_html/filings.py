"""Who sent what: those to look at line by line, the others by name."""

from collections.abc import Iterable

from attrs import frozen

from cchc_core import Filed, Filing, Publication, format_date, vietnamese_order
from cchc_core.printing import FILED, for_the_unit
from cchc_format_html import words


@frozen
class Sent:
    """What became of one unit's report."""

    unit: str
    state: str
    used: bool
    late: bool
    received: str
    reason: str


@frozen
class Filings:
    """Who sent nothing usable, or late, or what has a remark to it; the others; and how many are
    in each state."""

    told: tuple[Sent, ...]
    others: tuple[Sent, ...]
    states: str


def filings(publication: Publication) -> Filings:
    """The filings in Vietnamese order; what is not used stands above what is."""
    lang = publication.lang
    sent = [_sent(filing, publication) for filing in sorted(publication.filings, key=_order)]
    states = [filing.state for filing in publication.filings]
    return Filings(
        told=tuple(each for each in sent if _is_told(each)),
        others=tuple(each for each in sent if not _is_told(each)),
        states=_sentence(
            words.IN_STATE.format(state=FILED[state], count=states.count(state)).in_(lang)
            for state in Filed
            if state in states
        )
        if len(set(states)) > 1
        else "",
    )


def _sentence(parts: Iterable[str]) -> str:
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


def _is_told(sent: Sent) -> bool:
    return not sent.used or sent.late or bool(sent.reason)


def _order(filing: Filing) -> tuple[object, ...]:
    return filing.state is Filed.USED, not filing.late, vietnamese_order(filing.unit.name)


def _sent(filing: Filing, publication: Publication) -> Sent:
    lang = publication.lang
    return Sent(
        unit=filing.unit.name,
        state=FILED[filing.state].in_(lang),
        used=filing.state is Filed.USED,
        late=filing.late,
        received=format_date(filing.received, lang) if filing.received else "",
        reason=for_the_unit(filing.reason).in_(lang) if filing.reason else "",
    )
