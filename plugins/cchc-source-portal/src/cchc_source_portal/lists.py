"""The dossier lists of a file, whole ones told from pages of one."""

from collections.abc import Iterable, Iterator, Sequence

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
            window_of(kept, sent.name, desk, whole)
            listings.append(listing(kept, sent.name, whole, desk))
            unit = whole or unit
    if listings:
        yield Lists(sent.emptied(), tuple(listings), unit)


def whole_lists(lists: Sequence[Lists], window: Window) -> tuple[list[Lists], list[Refused]]:
    """The files whose lists are whole, by themselves or with the other pages, and let a dossier
    count in the window; others refused: `list-page`, `wrong-period`, `wrong-unit`.

    A page may hold only dossiers closed before the window: the pages of a list are judged together.
    """
    whole: list[Lists] = []
    refused: list[Refused] = []
    for files, lack in _together(lists):
        other = None if lack else _other_days(files, window)
        for one in files:
            error = _page(one, lack) if lack else _useless(one, other, window)
            if error:
                refused.append(Refused(one.sent.path, error))
            else:
                whole.append(one)
    return sorted(whole, key=lambda one: one.sent.name), refused


def _together(lists: Iterable[Lists]) -> Iterator[tuple[Sequence[Lists], Text | None]]:
    """The files of each list, one that is whole or all its pages, with what these lack."""
    series: dict[tuple[str, str], list[Lists]] = {}
    for one in lists:
        series.setdefault(one.series, []).append(one)
    for mine in series.values():
        pages = [one for one in mine if lacking(one.pages)]
        lack = _lack(pages)
        if lack and not _lack(mine):  # a page of theirs looks like a whole list
            yield mine, None
            continue
        yield from (([one], None) for one in mine if one not in pages)
        if pages:
            yield pages, lack


def _lack(lists: Sequence[Lists]) -> Text | None:
    return lacking([page for one in lists for page in one.pages]) if lists else None


def _page(lists: Lists, lack: Text) -> FileRefused:
    message = remarks.PAGE.format(file=lists.sent.name, found=lack)
    unit = str(lists.unit.key) if lists.unit else ""
    return FileRefused("list-page", message, found=lack.vi, unit=unit)


def _other_days(files: Sequence[Lists], window: Window) -> Window | None:
    """The days of reception where there are some and none of the dossiers counts in the window."""
    lines = [one.dossiers.lazy() for one in files]
    counting = classified(pl.concat(lines), window).head(1).collect(engine="streaming")
    days = pl.concat([one.dossiers["received"] for one in files]).drop_nulls().sort()
    return Window(days[0], days[-1]) if counting.is_empty() and not days.is_empty() else None


def _useless(lists: Lists, other: Window | None, window: Window) -> FileRefused | None:
    """The refusal of a file of a list of other days, or without a line of an expected unit."""
    name = lists.sent.name
    if lists.dossiers.is_empty():
        return FileRefused("wrong-unit", remarks.NO_UNIT.format(file=name))
    if other is None:
        return None
    found, wanted = other.phrase, window.phrase
    message = remarks.WINDOW_OTHER.format(file=name, found=found, expected=wanted)
    key = str(lists.unit.key) if lists.unit else ""
    return FileRefused("wrong-period", message, found=found.vi, expected=wanted.vi, unit=key)
