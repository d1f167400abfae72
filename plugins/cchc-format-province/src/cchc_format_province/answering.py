"""What the fields of a template are filled with: all of it as the core has it, but notes that leave
out what stands beside them, and figures to the last digit, since formulas read them."""

from collections.abc import Collection, Iterator
from functools import partial

from cchc_core import FormPack, Kind, Publication, Role, Row
from cchc_core.printing import Answers, parts_of, reports_line
from cchc_format_province.layout import Columns
from cchc_format_province.legends import legend
from cchc_format_province.notes import note


def answering(publication: Publication, asked: Collection[str]) -> Answers:
    """The answers for one sheet, on which all this is `asked`; on one of our own whatever is asked
    of a row there, since formulas stand in the place of some fields."""
    ours, pack = publication.template is None, publication.pack
    if ours:
        rows = dict.fromkeys(name for name, _ in map(parts_of, asked) if name in pack)
        asked = [field for id in rows for field in fields_of(pack[id], pack)]
    return Answers(
        publication,
        asked,
        note=partial(note, beside=frozenset(map(parts_of, asked))),
        legend=partial(legend, ours=ours),
        computed=True,
        more={"@reports": reports_line(publication, each_office=True)},
    )


def fields_of(row: Row, pack: FormPack) -> Iterator[str]:
    """All that our own layout asks for of a row."""
    return (field_of(row, what) for what in (*figures_of(row, pack), "coverage", "note"))


def field_of(row: Row, what: str) -> str:
    """The field that asks for something of a row, for its figure where that is nothing."""
    return f"{row.id}|{what}" if what else row.id


def figures_of(row: Row, pack: FormPack) -> tuple[str, ...]:
    """The figures our own layout asks for of a row: its own, that of each level that has a column,
    and of a rate what it was divided from; none of a heading."""
    if row.role is Role.HEADING:
        return ()
    behind = ("part", "whole") if pack.indicator(row).kind is Kind.RATE else ()
    return ("", *Columns.of(pack).levels, *behind)
