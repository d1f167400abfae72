"""Comparisons with other periods, offices and working days, and what leaders look at, out of TOML
and back.

roll_forward = [{ opens = "a", closed_as = "b + c" }]
proportions  = [{ part = "a", whole = "b", share = true, at_least = 300, vi = "…", en = "…" }]
paces        = [{ count = "a", people = "b", most = 60 }]
highlights   = [{ id = "x", rate = "c", better = "low", vi = "…", en = "…" }]  # or part, whole
breakdowns   = [{ id = "y", vi = "…", en = "…", slices = [{ count = "a", vi = "…", en = "…" }] }]
"""

from collections.abc import Iterator, Mapping

from cchc_core.model.comparisons import (
    Better,
    Breakdown,
    Comparisons,
    Highlight,
    Pace,
    Proportion,
    RollForward,
    Slice,
)
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Catalogue
from cchc_core.model.measures import Kind
from cchc_core.model.operators import Ratio, StatedRate
from cchc_core.text import Text
from cchc_core.tomls import Table


def read_comparisons(top: Table, catalogue: Catalogue) -> Comparisons:
    """What a file declares that figures are held against; every refusal names line and key."""
    return Comparisons(
        tuple(_roll_forward(table, catalogue) for table in top.tables("roll_forward")),
        tuple(_proportion(table, catalogue) for table in top.tables("proportions")),
        tuple(_pace(table, catalogue) for table in top.tables("paces")),
        tuple(_highlight(table, catalogue) for table in top.tables("highlights")),
        tuple(_breakdown(table, catalogue) for table in top.tables("breakdowns")),
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


def _highlight(table: Table, catalogue: Catalogue) -> Highlight:
    rate = table.get("rate", str) or ""
    part = None if rate else _formula(table, "part", catalogue)
    whole = None if rate else _formula(table, "whole", catalogue)
    if rate and not _is_rate_of_units(rate, catalogue):
        raise table.error("rate", _NO_RATE)
    highlight = Highlight(
        table.need("id", str),
        table.text(),
        rate,
        part,
        whole,
        better=table.chosen("better", table.get("better", str) or "high", Better),
        on_time=table.get("on_time", bool) or False,
    )
    table.done()
    return highlight


def _is_rate_of_units(id: str, catalogue: Catalogue) -> bool:
    """Whether it is a rate that each unit answers for itself."""
    return id in catalogue and isinstance(catalogue[id].over_units, Ratio | StatedRate)


def _breakdown(table: Table, catalogue: Catalogue) -> Breakdown:
    slices = []
    for part in table.tables("slices"):
        count = _formula(part, "count", catalogue).source
        if count not in catalogue or catalogue[count].kind is not Kind.COUNT:
            raise part.error("count", _NO_COUNT)
        slices.append(Slice(count, part.text()))
        part.done()
    if not slices:
        raise table.error("slices", _NO_SLICES)
    breakdown = Breakdown(table.need("id", str), table.text(), tuple(slices))
    table.done()
    return breakdown


_NO_RATE = Text(
    "cần một tỷ lệ mà từng đơn vị có (ratio, stated-rate)",
    "needs a rate that each unit has (ratio, stated-rate)",
)
_NO_COUNT = Text("cần một chỉ tiêu đếm (count)", "needs an indicator that counts (count)")
_NO_SLICES = Text("cần ít nhất một phần", "needs at least one part")


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
    for highlight in comparisons.highlights:
        yield "highlights", dict(_of_highlight(highlight))
    for breakdown in comparisons.breakdowns:
        slices = [{"count": part.count, **_both(part.label)} for part in breakdown.slices]
        yield "breakdowns", {"id": breakdown.id, **_both(breakdown.label), "slices": slices}


def _of_highlight(highlight: Highlight) -> Iterator[tuple[str, object]]:
    yield "id", highlight.id
    yield from _both(highlight.label).items()
    if highlight.rate:
        yield "rate", highlight.rate
    if highlight.part and highlight.whole:
        yield from (("part", highlight.part.source), ("whole", highlight.whole.source))
    if highlight.better is not Better.HIGH:
        yield "better", highlight.better.value
    if highlight.on_time:
        yield "on_time", True


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
