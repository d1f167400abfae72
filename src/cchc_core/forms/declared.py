"""What must hold between indicators, out of TOML; every refusal names file, line, key.

relations   = [{ rule = "subset", says = "a <= b", why = { vi = "…", en = "…" } }]
independent = [{ groups = [["a", "b"], ["c", "d"]] }]
notes       = [{ rows = ["a"], reads = ["{noted} hồ sơ"], says = "noted = b" }]
"""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from attrs import evolve

from cchc_core.forms.comparisons import read_comparisons
from cchc_core.model.claims import PLACES, Claim
from cchc_core.model.findings import Severity
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Catalogue
from cchc_core.model.relations import Family, Independent, Relation, relation
from cchc_core.text import Text
from cchc_core.tomls import Table


def with_declared(catalogue: Catalogue, tops: Iterable[Table]) -> Catalogue:
    """The catalogue with what the tables say of its indicators."""
    for top in tops:
        catalogue = evolve(
            catalogue,
            relations=(*catalogue.relations, *_relations(top, catalogue)),
            independent=(*catalogue.independent, *_independent(top, catalogue)),
            claims=(*catalogue.claims, *_claims(top, catalogue)),
            comparisons=catalogue.comparisons + read_comparisons(top, catalogue),
        )
    return catalogue


def _relations(top: Table, catalogue: Catalogue) -> Iterator[Relation]:
    for table in top.tables("relations"):
        made = _relation(table, table.choice("rule", Family), catalogue)
        table.done()
        yield made


def _relation(
    table: Table, rule: str, catalogue: Catalogue, besides: Collection[str] = ()
) -> Relation:
    says, severity = table.need("says", str), table.get("severity", str)
    make = partial(
        relation,
        why=_why(table),
        severity=table.chosen("severity", severity, Severity) if severity else None,
        within=table.get("within", int, 0) or 0,
        grows=table.get("grows", bool, False) or False,
        own_days=table.get("own_days", bool, False) or False,
    )
    with table.blaming("says"):
        made = make(rule, says)
        for side in (made.left, made.right):
            catalogue.refuse_misused(side, besides)
    return made


def _why(table: Table) -> Text | None:
    if (told := table.table("why")) is None:
        return None
    why = told.text()
    told.done()
    return why


def _independent(top: Table, catalogue: Catalogue) -> Iterator[Independent]:
    for table in top.tables("independent"):
        groups = table.need("groups", list)
        if not all(isinstance(group, list) for group in groups):
            raise table.error(
                "groups", Text("cần các danh sách [[…], […]]", "needs lists [[…], […]]")
            )
        with table.blaming("groups"):
            made = Independent(tuple(tuple(map(str, group)) for group in groups))
            for name in made.names:
                catalogue.refuse_misused(Formula(name))
        table.done()
        yield made


def _claims(top: Table, catalogue: Catalogue) -> Iterator[Claim]:
    for table in top.tables("notes"):
        rows = table.strings("rows") or ()
        with table.blaming("rows"):
            for row in rows:
                catalogue.refuse_misused(Formula(row))
        if not (reads := table.strings("reads") or ()):
            raise table.error(
                "reads", Text("cần ít nhất một cách viết", "needs at least one wording")
            )
        yield Claim(rows, reads, _relation(table, "note-contradicts", catalogue, PLACES))
        table.done()
