"""What commands that decide share: the role, texts that name nobody, and the ledger's new page."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from cchc_core.campaign import Campaign
from cchc_core.cli.commands import option
from cchc_core.cli.session import Session
from cchc_core.cli.usage import WrongUsage
from cchc_core.cli.values import NAME
from cchc_core.cli.words import Said
from cchc_core.deciding import page_of
from cchc_core.decisions import LedgerLine
from cchc_core.ledgers import rewrite
from cchc_core.offers import Offer
from cchc_core.persons import NAMES_A_PERSON, person_in
from cchc_core.writing import Written

F = TypeVar("F", bound=Callable[..., Any])

OFFICER = "công chức tổng hợp"
"""Who decides, where a command is not told: whoever merges."""

by = option(
    "--by",
    metavar="ROLE",
    type=NAME,
    default=OFFICER,
    about=Said(
        f"chức danh của người quyết định; mặc định là {OFFICER}",
        f"the role of who decides; {OFFICER} if left out",
    ),
)


def refuse_persons(**texts: str) -> None:
    """Raises `WrongUsage` for an option whose text looks like a telephone number or a name."""
    for name, text in texts.items():
        if found := person_in(text):
            said = NAMES_A_PERSON.format(found=found)
            raise WrongUsage(Said(f"--{name}: {said.vi}.", f"--{name}: {said.en}."))


def add(
    campaign: Campaign,
    offer: Offer,
    session: Session,
    change: Callable[[tuple[LedgerLine, ...]], Iterable[LedgerLine]],
) -> Written:
    """Writes the ledger with what `change` makes of its lines."""
    return rewrite(
        campaign.folder,
        offer,
        lambda lines: page_of(campaign, offer, change(lines)),
        today=session.today,
    )
