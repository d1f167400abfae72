"""What is wrong with an office's template, before a report is written with it."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from attrs import frozen

from cchc_core.errors import FileRefused
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.forms import FormPack
from cchc_core.printing.fields import is_field, nearest_fields, rows_not_asked
from cchc_core.printing.filling import words
from cchc_core.printing.filling.cells import cells_of
from cchc_core.printing.filling.drawn import drawn_on, headers_of
from cchc_core.printing.filling.names import Named, field_of, names_of
from cchc_core.printing.filling.package import Package, SheetPart
from cchc_core.printing.filling.templates import (
    IS_DAMAGED,
    MACROS,
    NO_WORKBOOK,
    BadTemplate,
    fields_in,
    opened,
)
from cchc_core.printing.filling.xml import DAMAGED, Node
from cchc_core.text import Text

_FILLED = ("t", "v", "oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter",
           "firstFooter", "f")  # fmt: skip
"""The elements whose text is filled, or told of with its cell."""
_ALIKE = 0.8
_CALLED = (".xlsx", ".xlsm", ".xls")


@frozen
class _Asked:
    """A field where it stands; `broken` in a formula, or without an end."""

    sheet: str
    place: str
    asked: str
    broken: Text | None = None


def check_workbook(name: str, content: bytes, pack: FormPack) -> Iterator[Finding]:
    """Fields that mean nothing, with the nearest that do, and those nothing fills; rows of the
    forms that the template does not ask for; what would be lost. A template without an error can
    be filled. Raises `FileRefused` for what is no workbook and is not called one."""
    try:
        package = opened(content)
    except BadTemplate as error:
        if error.message == NO_WORKBOOK and not name.casefold().endswith(_CALLED):
            raise FileRefused("file-unreadable", words.ANOTHER_KIND.format(file=name)) from error
        macros = error.message == MACROS
        rule = "workbook-template-macros" if macros else "workbook-template-unreadable"
        yield Finding(rule, Severity.ERROR, error.message, origin=Origin(name))
        return
    try:
        asked, named = list(_asked(package)), list(names_of(package))
    except DAMAGED:
        rule = "workbook-template-unreadable"
        yield Finding(rule, Severity.ERROR, IS_DAMAGED, origin=Origin(name))
        return
    yield from _unknown(name, asked, pack)
    yield from _unfilled(name, package)
    yield from _misnamed(name, named, pack)
    yield from _missing(name, asked, named, pack)
    if any(part.startswith("_xmlsignatures/") for part in package.parts):
        message = words.SIGNED.format(file=name)
        yield Finding("workbook-template-signed", Severity.WARNING, message, origin=Origin(name))


def _asked(package: Package) -> Iterator[_Asked]:
    """The fields of all that is filled, in the order of the sheets."""
    shared = package.one("sharedStrings")
    strings = list(package.tree(shared).all("si")) if shared else []
    for sheet in package.sheets:
        root = package.tree(sheet.part)
        for cell in cells_of(root, strings):
            if "{{" in cell.said:
                broken = words.IN_FORMULA if cell.formula else None
                yield from _each(sheet, cell.place, cell.said, broken)
        for one in drawn_on(package, sheet):
            if "{{" in one.said:
                yield from _each(sheet, one.place, one.said)
        for node in headers_of(root):
            if "{{" in node.text:
                yield from _each(sheet, "", node.text)


def _each(sheet: SheetPart, place: str, said: str, broken: Text | None = None) -> Iterator[_Asked]:
    if broken:
        yield _Asked(sheet.title, place, said, broken)
        return
    for one in fields_in(said):
        yield _Asked(sheet.title, place, one, words.NO_END if one == said else None)


def _unknown(name: str, asked: Iterable[_Asked], pack: FormPack) -> Iterator[Finding]:
    for one in asked:
        if one.broken is None and is_field(one.asked, pack):
            continue
        nearest = ", ".join(nearest_fields(one.asked, pack))
        why = one.broken or (words.NEAREST.format(nearest=nearest) if nearest else words.NO_SUCH)
        yield Finding(
            "workbook-template-unknown",
            Severity.ERROR,
            words.MEANS_NOTHING.format(asked=one.asked, why=why),
            origin=Origin(name, one.sheet, one.place),
            found=one.asked,
            expected=nearest,
        )


def _unfilled(name: str, package: Package) -> Iterator[Finding]:
    """Fields where nothing is ever filled: lists to choose from, conditions, names of sheets, old
    drawings."""
    titles = {part: sheet.title for sheet in package.sheets for part in _parts_of(package, sheet)}
    for part, content in package.parts.items():
        if b"{{" in content and part != package.one("sharedStrings"):
            for where in _elsewhere(package, part):
                message = words.NOT_FILLED.format(part=part, where=where)
                origin = Origin(name, titles.get(part, ""))
                rule = "workbook-template-unfilled"
                yield Finding(rule, Severity.WARNING, message, origin=origin, found=where)


def _parts_of(package: Package, sheet: SheetPart) -> list[str]:
    below = [part for _, part in sheet.related]
    return [sheet.part, *below, *(part for each in below for _, part in package.related(each))]


def _elsewhere(package: Package, part: str) -> list[str]:
    """In which elements of a part fields stand that nothing fills."""
    if not part.endswith((".xml", ".rels")):
        return [part.rpartition("/")[2]]
    try:
        found = _nodes(package.tree(part))
    except DAMAGED:
        return [part.rpartition("/")[2]]
    return list(dict.fromkeys(node.local for node in found if _holds(node)))


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _holds(node: Node) -> bool:
    attributes = any("{{" in value for value in node.attributes.values())
    return attributes or ("{{" in node.text and node.local not in _FILLED)


def _misnamed(name: str, named: Iterable[Named], pack: FormPack) -> Iterator[Finding]:
    """Names of cells that look like an indicator's and are none."""
    for one in named:
        alike = get_close_matches(one.name.casefold(), pack.by_id, n=1, cutoff=_ALIKE)
        if field_of(one.name, pack) is None and "." in one.name and alike:
            yield Finding(
                "workbook-template-name",
                Severity.WARNING,
                words.NAME_MEANS_NOTHING.format(name=one.name, nearest=alike[0]),
                origin=Origin(name, one.sheet, one.place),
                found=one.name,
                expected=alike[0],
            )


def _missing(
    name: str, asked: Sequence[_Asked], named: Iterable[Named], pack: FormPack
) -> Iterator[Finding]:
    """The rows whose figure the template does not ask for, form by form."""
    by_name = (of for one in named if (of := field_of(one.name, pack)))
    lacking = set(rows_not_asked([*(one.asked for one in asked), *by_name], pack))
    for form in pack.forms:
        rows = [row for row in form.rows if row.id in lacking]
        if rows:
            told = ", ".join(f"{row.number} ({row.id})".strip() for row in rows)
            values = {"form": form.title, "count": len(rows), "rows": told}
            message = words.ROWS_MISSING.format(**values)
            rule, origin = "workbook-template-missing", Origin(name)
            yield Finding(rule, Severity.WARNING, message, origin=origin, found=str(len(rows)))
