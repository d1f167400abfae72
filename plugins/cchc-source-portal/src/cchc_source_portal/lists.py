"""The dossier lists of a file, whole ones told from pages of one."""

from collections.abc import Iterator, Sequence

import polars as pl
from attrs import frozen

from cchc_core import AdminUnit, Desk, FileRefused, Refused, Text, Window
from cchc_source_portal import remarks
from cchc_source_portal.counting import classified
from cchc_source_portal.listings import Listing, listing
from cchc_source_portal.pages import Page, lacking
from cchc_source_portal.profiles import Kind
from cchc_source_portal.sent import Sent, window_of


@frozen
class Lists:
    """A file with dossier lists, each ready to be counted; `unit` whose they all are, or who sent
    them."""

    sent: Sent
    listings: tuple[Listing, ...]
    unit: AdminUnit | None

    @property
    def dossiers(self) -> pl.DataFrame:
        """The lines of all its lists."""
        return pl.concat([listing.dossiers for listing in self.listings])

    @property
    def pages(self) -> tuple[Page, ...]:
        """Its lists as pages."""
        return tuple(listing.page for listing in self.listings)

    @property
    def series(self) -> tuple[str, str]:
        """What pages of one list have in common: the layout and the unit."""
        return self.listings[0].kept.profile.id, str(self.unit.key) if self.unit else ""

    def has(self, column: str) -> bool:
        """Whether every list has a column for it."""
        return all(column in listing.kept.places for listing in self.listings)


def lists_of(sent: Sent, desk: Desk) -> Iterator[Lists]:
    """The file's dossier lists, if it has any.

    Raises `FileRefused`: `wrong-period`, `unit-unknown`, `wrong-unit`, and those of `listing`.
    """
    listings: list[Listing] = []
    unit = sent.sender
    for kept in sent.opened.extracts:
        if kept.profile.kind is Kind.DOSSIERS:
            whole = sent.whole(kept, desk)
            window = window_of(kept, sent.name, desk, whole)
            made = listing(kept, sent.name, whole, desk)
            _refuse_other_days(made, window, whole)
            listings.append(made)
            unit = whole or unit
    if listings and all(made.dossiers.is_empty() for made in listings):
        raise FileRefused("wrong-unit", remarks.NO_UNIT.format(file=sent.name))
    if listings:
        yield Lists(sent.emptied(), tuple(listings), unit)


def whole_lists(lists: Sequence[Lists]) -> tuple[list[Lists], list[Refused]]:
    """The files whose lists are whole, by themselves or with the other pages; others refused."""
    series: dict[tuple[str, str], list[Lists]] = {}
    for one in lists:
        series.setdefault(one.series, []).append(one)
    whole: list[Lists] = []
    refused: list[Refused] = []
    for mine in series.values():
        pages = [one for one in mine if lacking(one.pages)]
        others = [one for one in mine if one not in pages]
        lack = _lack(pages) and _lack(mine) and _lack(pages)
        whole += others if lack else mine
        refused += [Refused(one.sent.path, _page(one, lack)) for one in pages if lack]
    return sorted(whole, key=lambda one: one.sent.name), refused


def _lack(lists: Sequence[Lists]) -> Text | None:
    return lacking([page for one in lists for page in one.pages]) if lists else None


def _page(lists: Lists, lack: Text) -> FileRefused:
    message = remarks.PAGE.format(file=lists.sent.name, found=lack)
    unit = str(lists.unit.key) if lists.unit else ""
    return FileRefused("list-page", message, found=lack.vi, unit=unit)


def _refuse_other_days(made: Listing, window: Window, unit: AdminUnit | None) -> None:
    """Refuses a list of another period: it has days, and none of them lets a dossier count."""
    counting = classified(made.dossiers.lazy(), window).head(1).collect(engine="streaming")
    days = made.dossiers["received"].drop_nulls()
    if not counting.is_empty() or days.is_empty():
        return
    days = days.sort()
    found, wanted = Window(days[0], days[-1]).phrase, window.phrase
    message = remarks.WINDOW_OTHER.format(file=made.name, found=found, expected=wanted)
    key = str(unit.key) if unit else ""
    raise FileRefused("wrong-period", message, found=found.vi, expected=wanted.vi, unit=key)
