"""Whose report a document is: what its cover says, and who sent it."""

import re
from collections.abc import Iterator
from pathlib import Path

from cchc_core import AdminUnit, Desk, FileRefused
from cchc_source_document import remarks
from cchc_source_document.cover import Cover
from cchc_source_document.stream import Stream

_NAMED = re.compile(
    r"(?:UBND|[UỦ][YỶ] BAN NHÂN DÂN|ĐƠN VỊ(?: BÁO CÁO)? ?:) "
    r"(?=(?P<name>(?:(?:P|X|TT)\. ?)?[^.,;:()0-9]{3,60}))",
    re.IGNORECASE,
)
_LONGEST = 6  # words in the name of a unit, its type among them


def whose(cover: Cover, path: Path, desk: Desk) -> AdminUnit:
    """The expected unit whose report it is, as a person decided, else as the cover and the sender
    tell. Raises `FileRefused`: `wrong-unit` when they do not agree, `unit-unknown` when neither
    tells.
    """
    if owner := desk.owners.get(path):
        return owner
    sender, named = desk.senders.get(path), _named_units(cover, desk)
    if sender and (not named or sender in named):
        return sender
    names = ", ".join(unit.name for unit in named)
    if sender:
        message = remarks.WRONG_UNIT.format(file=path.name, found=names, sender=sender.name)
        raise FileRefused("wrong-unit", message, found=names, expected=sender.name)
    if len(named) == 1:
        return named[0]
    found = names or remarks.NO_UNIT_NAMED
    raise FileRefused("unit-unknown", remarks.UNIT_UNKNOWN.format(file=path.name, found=found))


def _named_units(cover: Cover, desk: Desk) -> list[AdminUnit]:
    """The expected units that the cover speaks of as an office. The parent proves nothing: every
    report names it, as the body above or the one reported to."""
    last = desk.period.window.last
    parents = {p.key for unit in desk.expected if (p := desk.units.parent(unit.key, last))}
    found = dict.fromkeys(unit for text in _names(cover) if (unit := _unit(text, desk)))
    return [unit for unit in found if unit.key not in parents]


def _names(cover: Cover) -> Iterator[str]:
    """What follows after "UBND", and every line that may be a name alone."""
    for part in cover.parts:
        yield from (found["name"] for found in _NAMED.finditer(Stream(part).text))
        yield from (passage.text for passage in part if len(passage.text.split()) <= _LONGEST)


def _unit(text: str, desk: Desk) -> AdminUnit | None:
    """The expected unit whose name a text begins with, by the longest name that is surely one."""
    words = text.split()[:_LONGEST]
    for length in range(len(words), 1, -1):
        match = desk.units.find(" ".join(words[:length]), desk.period.window.last)
        if match and match.sure:
            return match.unit if desk.expects(match.unit) else None
    return None
