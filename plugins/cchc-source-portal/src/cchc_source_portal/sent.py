"""A file that was sent: what was kept of it, what it is called, whose it is if it is one unit's."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from cchc_core import AdminUnit, Desk, FileRefused, Finding, Window
from cchc_source_portal import remarks
from cchc_source_portal.extracts import Extract
from cchc_source_portal.offices import letterhead_unit
from cchc_source_portal.opening import Opened, open_export
from cchc_source_portal.profiles import Kind, Profile, Told
from cchc_source_portal.telling import finding
from cchc_source_portal.windows import stated_window


@frozen
class Sent:
    """A file that was sent; `owner` is whose it is where a person decided that."""

    path: Path
    name: str
    opened: Opened
    sender: AdminUnit | None
    owner: AdminUnit | None = None

    def emptied(self) -> "Sent":
        """The file without its lines, once they have been taken out of it."""
        extracts = tuple(kept.emptied() for kept in self.opened.extracts)
        return evolve(self, opened=evolve(self.opened, extracts=extracts))

    def whole(self, kept: Extract, desk: Desk) -> AdminUnit | None:
        """The unit that all of a table is of; None where a column says whose each line is.

        Raises `FileRefused`: `unit-unknown`, or `wrong-unit` for one that is not expected.
        """
        if kept.profile.unit is Told.COLUMN and "unit" in kept.places:
            return None
        above = () if kept.profile.unit is Told.SENDER else kept.above
        unit = self.owner or letterhead_unit(above, desk, kept.profile.units) or self.sender
        if unit is None:
            raise FileRefused("unit-unknown", remarks.UNIT_UNKNOWN.format(file=self.name))
        if not desk.expects(unit):
            raise not_expected(self.name, unit)
        return unit

    def findings(self) -> Iterator[Finding]:
        """What is to be told of the file as a whole."""
        if any(kept.encoding == "cp1258" for kept in self.opened.extracts):
            yield finding(remarks.CP1258, self.name)
        if places := self.opened.valueless:
            named = ", ".join(places[:5]) + ("…" if len(places) > 5 else "")
            yield finding(remarks.VALUELESS, self.name, lines=named, count=len(places))


def open_sent(path: Path, desk: Desk, profiles: Sequence[Profile]) -> Sent:
    """The file, opened; raises `FileRefused`."""
    opened = open_export(path, profiles)
    return Sent(path, desk.name(path), opened, desk.senders.get(path), desk.owners.get(path))


def window_of(kept: Extract, name: str, desk: Desk, unit: AdminUnit | None) -> Window:
    """The days a table's figures cover.

    Of a list those of the campaign, if the list covers them; statistics say themselves. Raises
    `FileRefused`: `wrong-period`, `window-unstated`.
    """
    stated, wanted = stated_window(kept.above), desk.period.window
    key = str(unit.key) if unit else ""
    if kept.profile.kind is Kind.DOSSIERS:
        if stated and wanted not in stated:
            message = remarks.WINDOW_SHORT.format(
                file=name, found=stated.phrase, expected=wanted.phrase
            )
            found, expected = stated.phrase.vi, wanted.phrase.vi
            raise FileRefused("wrong-period", message, found=found, expected=expected, unit=key)
        return wanted
    if stated is None and not kept.profile.always_campaign_window:
        raise FileRefused("window-unstated", remarks.WINDOW_UNSTATED.format(file=name), unit=key)
    return stated or wanted


def not_expected(name: str, unit: AdminUnit) -> FileRefused:
    """The refusal of a file of a unit whose report nobody awaits."""
    message = remarks.WRONG_UNIT.format(file=name, unit=unit.name)
    return FileRefused("wrong-unit", message, found=unit.name, unit=str(unit.key))
