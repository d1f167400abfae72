"""Cells that a workbook calls by a name: one named after an indicator is filled with its figure.

A name may not hold every sign: what belongs to the whole report is called `cchc.period`, and what
qualifies a figure `dossiers.received.note`.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from cchc_core.model.forms import FormPack
from cchc_core.printing.fields import OF_REPORT, is_field
from cchc_core.printing.filling.package import Package

_PLACE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]+)(?::.*)?")
_OURS = "cchc."


@frozen
class Named:
    """A name of a workbook that calls one cell, or several beside one another."""

    name: str
    sheet: str
    place: str


def names_of(package: Package) -> Iterator[Named]:
    """The names that call cells of a sheet."""
    for node in package.tree(package.main).all("definedName"):
        found = _PLACE.fullmatch(node.text.strip())
        name = node.get("name")
        if found and not name.startswith("_xlnm."):
            sheet = (found[1] or found[2]).replace("''", "'")
            yield Named(name, sheet, f"{found[3]}{found[4]}")


def field_of(name: str, pack: FormPack) -> str | None:
    """The field that a name stands for; None for a name of the office's own."""
    name = name.casefold()
    by_name = {id.casefold(): id for id in pack.by_id}
    if name.startswith(_OURS):
        of_report = f"@{name.removeprefix(_OURS)}"
        return of_report if of_report in OF_REPORT else None
    if name in by_name:
        return by_name[name]
    row, _, what = name.rpartition(".")
    asked = f"{by_name.get(row, '')}|{what}"
    return asked if is_field(asked, pack) else None
