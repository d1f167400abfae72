"""`roll_forward`, `proportions` and `paces` out of TOML; every refusal names file, line and key."""

from cchc_core.model.comparisons import Comparisons, Pace, Proportion, RollForward
from cchc_core.model.formulas import Formula
from cchc_core.tomls import Table


def read_comparisons(top: Table) -> Comparisons:
    """What a catalogue declares that figures are held against."""
    return Comparisons(
        tuple(map(_roll_forward, top.tables("roll_forward"))),
        tuple(map(_proportion, top.tables("proportions"))),
        tuple(map(_pace, top.tables("paces"))),
    )


def _roll_forward(table: Table) -> RollForward:
    rule = RollForward(table.need("opens", str), _formula(table, "closed_as"))
    table.done()
    return rule


def _proportion(table: Table) -> Proportion:
    proportion = Proportion(
        table.text(),
        _formula(table, "part"),
        _formula(table, "whole"),
        table.need("at_least", int),
    )
    table.done()
    return proportion


def _pace(table: Table) -> Pace:
    pace = Pace(table.need("count", str), table.need("people", str), table.need("most", int))
    table.done()
    return pace


def _formula(table: Table, key: str) -> Formula:
    source = table.need(key, str)
    with table.blaming(key):
        return Formula(source)
