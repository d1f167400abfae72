"""`cchc explain CODE`: what the code of a finding means and what to do about it."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command
from cchc_core.cli.records import rule
from cchc_core.cli.session import Session
from cchc_core.cli.tables import table, wrapped
from cchc_core.cli.values import NAME
from cchc_core.cli.words import SEVERITIES, Said
from cchc_core.errors import NotFound
from cchc_core.model.findings import Rule, Topic
from cchc_core.offers import Offer
from cchc_core.text import Text


@cchc_command(
    "explain",
    Said(
        "Giải thích một mã vấn đề: vì sao quan trọng, số liệu được xử lý thế nào, phải làm gì, ví "
        "dụ và căn cứ. Không nêu mã thì liệt kê mọi mã theo nhóm.",
        "Explains the code of a finding: why it matters, what becomes of the figure, what to do, "
        "with an example and the source. Without a code lists all of them by what they are about.",
    ),
    "cchc explain code-set\ncchc explain",
)
@argument(
    "code",
    metavar="CODE",
    type=NAME,
    required=False,
    about=Said("mã vấn đề, như in trong ngoặc", "the code, as it is printed in brackets"),
)
def command(session: Session, code: str | None) -> Answer:
    """One rule, or all that the plugins bring which are not disabled."""
    offer = session.offer()
    rules = [_called(code, offer)] if code else list(offer.rules.values())
    return Answer(
        data=lambda: {
            "rules": [rule(one, _distribution(one, offer), session.lang) for one in rules]
        },
        lines=lambda: _explained(rules[0], offer, session) if code else _listed(rules, session),
        problems=offer.problems,
    )


def _called(code: str, offer: Offer) -> Rule:
    """The rule; raises `NotFound` naming those that are called nearly so."""
    if code in offer.rules:
        return offer.rules[code]
    near = ", ".join(get_close_matches(code, offer.rules, cutoff=0.5))
    vi, en = (f" Gần giống: {near}.", f" There are: {near}.") if near else ("", "")
    raise NotFound(
        Text(
            f"Không có mã vấn đề '{code}'.{vi} Xem mọi mã: cchc explain.",
            f"No finding has the code '{code}'.{en} All codes: cchc explain.",
        )
    )


def _explained(one: Rule, offer: Offer, session: Session) -> Iterator[str]:
    say = session.say
    yield f"{one.code}: {say(one.title)}"
    yield ""
    for name, told in (
        (Said("Mức độ", "Severity"), say(SEVERITIES[one.severity])),
        (Said("Nhóm", "Topic"), say(one.topic.heading)),
        (Said("Ý nghĩa", "Meaning"), say(one.meaning)),
        (Said("Ví dụ", "Example"), say(one.example)),
        (Said("Căn cứ", "Source"), one.source),
        (Said("Gói", "Told by"), _distribution(one, offer)),
    ):
        if told:
            yield wrapped(f"{say(name)}: {told}", "  ")


def _listed(rules: Iterable[Rule], session: Session) -> Iterator[str]:
    """A table for each topic."""
    say = session.say
    head = [say(Said("Mã", "Code")), say(Said("Mức độ", "Severity")), say(Said("Vấn đề", "Title"))]
    rules = list(rules)
    for topic in Topic:
        about = [one for one in rules if one.topic is topic]
        if about:
            yield say(topic.heading)
            yield ""
            rows = [[one.code, say(SEVERITIES[one.severity]), say(one.title)] for one in about]
            yield from table(head, rows)
            yield ""


def _distribution(one: Rule, offer: Offer) -> str:
    return offer.providers["rule", one.code].distribution
