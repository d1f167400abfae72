"""The cells of which one is wrong, each with the value there that alone would put it right."""

import re

from cchc_core import Finding, Lang, Publication, Remedy, format_number
from cchc_format_return.names import place, unbroken

_MOST = 3
_IN_A_SHEET = re.compile("(^| )[A-Z]{1,3}[0-9]+$")
_NEAR = "*"


def candidates(publication: Publication, finding: Finding) -> str:
    """`D55→2.185*`, a line for each, the likeliest first; nothing where there is one only."""
    if len(finding.remedies) < 2:
        return ""
    ordered = sorted(finding.remedies, key=lambda remedy: not remedy.near)
    most = _MOST if len(ordered) > _MOST + 1 else len(ordered)
    told = "\n".join(_candidate(publication, finding, each) for each in ordered[:most])
    return f"{told} …" if len(ordered) > most else told


def changes(finding: Finding, lang: Lang) -> str:
    """`D55: 2.158 → 2.185*`: what stands there too, all of them."""
    return "\n".join(
        f"{_cell(remedy, finding)}: {remedy.found or '…'} → {_value(remedy, lang)}"
        for remedy in finding.remedies
    )


def _candidate(publication: Publication, finding: Finding, remedy: Remedy) -> str:
    """By its cell; by its number where a file has no cells."""
    cell = _cell(remedy, finding)
    if not _IN_A_SHEET.search(cell) and remedy.row in publication.pack:
        cell = publication.pack[remedy.row].number
    return f"{unbroken(cell)}→{_value(remedy, 'vi')}"


def _cell(remedy: Remedy, finding: Finding) -> str:
    """Its cell, with the sheet if that is another than the finding's."""
    here = finding.origin.sheet if finding.origin else ""
    there = place(remedy.origin).removeprefix(f"{here}, ").removeprefix("ô ")
    return there.replace(", ô ", ", ") or remedy.row


def _value(remedy: Remedy, lang: Lang) -> str:
    """The value, as numbers are printed; marked where one slip makes it of what stands there."""
    whole = remedy.value.isascii() and remedy.value.isdecimal()
    value = format_number(int(remedy.value), lang) if whole else remedy.value
    return value + _NEAR * remedy.near
