"""The reading of exports: each file opened, pages put together, lists counted, statistics taken."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cchc_core import Desk, FileRefused, Refused, Submission
from cchc_source_portal import remarks
from cchc_source_portal.dossiers import submissions
from cchc_source_portal.lists import Lists, lists_of, whole_lists
from cchc_source_portal.profiles import Kind, own_profiles, shipped_profiles
from cchc_source_portal.recognising import is_headed
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
            sent = _sent(path, desk)
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


def _sent(path: Path, desk: Desk) -> Sent:
    """The file opened by the office's own layouts and ours. One that an unusable layout of the
    office is for is refused: ours might read it otherwise."""
    profiles, unusable = own_profiles(desk.profiles)
    for each in unusable:
        if not each.known_by or is_headed(path, each.known_by):
            message = remarks.PROFILE_WRONG.format(file=desk.name(path), why=each.error.message)
            raise FileRefused("profile-wrong", message)
    return open_sent(path, desk, profiles + shipped_profiles())


def _stated(sent: Sent, desk: Desk) -> Iterator[Submission]:
    """What the file's statistics say."""
    for kept in sent.opened.extracts:
        if kept.profile.kind is Kind.UNITS:
            yield from by_unit(sent, kept, desk)
        elif kept.profile.kind is Kind.FIELDS:
            yield from by_field(sent, kept, desk)
