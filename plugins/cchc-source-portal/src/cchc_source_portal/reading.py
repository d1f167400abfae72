"""The reading of exports: each file opened, pages put together, lists counted, statistics taken."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cchc_core import BadData, Desk, FileRefused, Refused, Submission
from cchc_source_portal import remarks
from cchc_source_portal.dossiers import submissions
from cchc_source_portal.lists import Lists, lists_of, whole_lists
from cchc_source_portal.profiles import Kind, Profile, own_profiles, shipped_profiles
from cchc_source_portal.sent import Sent, open_sent
from cchc_source_portal.statistics import by_field, by_unit


def read(path: Path, desk: Desk) -> Iterator[Submission]:
    """The submissions of a lone file; raises `FileRefused`."""
    for each in read_together([path], desk):
        if isinstance(each, Refused):
            raise each.error
        yield each


def read_together(paths: Sequence[Path], desk: Desk) -> Iterator[Submission | Refused]:
    """The submissions of all exports of a campaign; a file that is not used is refused alone."""
    lists: list[Lists] = []
    for path in sorted(paths, key=desk.name):
        try:
            sent = open_sent(path, desk, _profiles(path, desk))
            mine, stated = tuple(lists_of(sent, desk)), tuple(_stated(sent, desk))
        except FileRefused as error:
            yield Refused(path, error)
        else:
            lists += mine
            yield from stated
    whole, pages = whole_lists(lists, desk.period.window)
    yield from pages
    if whole:
        yield from submissions(whole, desk)


def _profiles(path: Path, desk: Desk) -> tuple[Profile, ...]:
    """The office's own layouts and ours."""
    try:
        return own_profiles(desk.profiles) + shipped_profiles()
    except BadData as error:
        message = remarks.PROFILE_WRONG.format(file=desk.name(path), why=error.message)
        raise FileRefused("profile-wrong", message) from None


def _stated(sent: Sent, desk: Desk) -> Iterator[Submission]:
    """What the file's statistics say."""
    for kept in sent.opened.extracts:
        if kept.profile.kind is Kind.UNITS:
            yield from by_unit(sent, kept, desk)
        elif kept.profile.kind is Kind.FIELDS:
            yield from by_field(sent, kept, desk)
