"""Comparisons with other periods, offices and working days out of TOML, and back.

roll_forward = [{ opens = "a", closed_as = "b + c" }]
proportions  = [{ part = "a", whole = "b", share = true, at_least = 300, vi = "…", en = "…" }]
paces        = [{ count = "a", people = "b", most = 60 }]
"""

from collections.abc import Iterator, Mapping

from cchc_core.model.comparisons import Comparisons, Pace, Proportion, RollForward
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Catalogue
from cchc_core.tomls import Table


def read_comparisons(top: Table, catalogue: Catalogue) -> Comparisons:
    """What a file declares that figures are held against; every refusal names line and key."""
    return Comparisons(
        tuple(_roll_forward(table, catalogue) for table in top.tables("roll_forward")),
        tuple(_proportion(table, catalogue) for table in top.tables("proportions")),
        tuple(_pace(table, catalogue) for table in top.tables("paces")),
    )


def _roll_forward(table: Table, catalogue: Catalogue) -> RollForward:
    opens = _formula(table, "opens", catalogue).source
    rule = RollForward(opens, _formula(table, "closed_as", catalogue))
    table.done()
    return rule


def _proportion(table: Table, catalogue: Catalogue) -> Proportion:
    part, whole = (_formula(table, key, catalogue) for key in ("part", "whole"))
    at_least, share = table.need("at_least", int), table.get("share", bool, False) or False
    proportion = Proportion(table.text(), part, whole, at_least, share)
    table.done()
    return proportion


def _pace(table: Table, catalogue: Catalogue) -> Pace:
    count, people = (_formula(table, key, catalogue).source for key in ("count", "people"))
    pace = Pace(count, people, table.need("most", int))
    table.done()
    return pace


def _formula(table: Table, key: str, catalogue: Catalogue) -> Formula:
    source = table.need(key, str)
    with table.blaming(key):
        formula = Formula(source)
        catalogue.refuse_misused(formula)
    return formula


def of_comparisons(comparisons: Comparisons) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each with the name of its table and its keys, as they are read back."""
    for rule in comparisons.roll_forward:
        yield "roll_forward", {"opens": rule.opens, "closed_as": rule.closed_as.source}
    for each in comparisons.proportions:
        sides = {"part": each.part.source, "whole": each.whole.source}
        label = {"vi": each.label.vi, "en": each.label.en}
        share = {"share": True} if each.share else {}
        yield "proportions", {**sides, **share, "at_least": each.at_least, **label}
    for pace in comparisons.paces:
        yield "paces", {"count": pace.count, "people": pace.people, "most": pace.most}
