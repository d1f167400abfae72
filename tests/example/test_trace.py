"""A trace ends in the right cells: the figures are worked out again from what stands there."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from cells_again import read_again
from dossier_counts import exported
from inboxes import understood

from cchc_core import Figure, Merged, NotFound, Status, Trace, TracedLeaf, trace

INBOX = Path(__file__).parents[2] / "examples" / "thanh-hoa-2023" / "inbox"
Values = Mapping[str, Fraction]
"""By unit what stands where the trace says."""


@pytest.fixture(scope="module")
def lists(merged: Merged) -> Mapping[str, Mapping[str, int]]:
    """The portal's exports, counted without the program."""
    return exported(INBOX, {unit.code: unit.name for unit in merged.campaign.expected})


@pytest.fixture
def values(lists):
    """What stands in the cells a trace names, of the units that are used."""

    def again(traced: Trace) -> Values:
        told = [leaf for leaf in traced.leaves if leaf.status is Status.USED]
        return {leaf.unit.code: value(leaf, traced) for leaf in told}

    def value(leaf: TracedLeaf, traced: Trace) -> Fraction:
        origin = leaf.reading.origin
        assert origin
        if leaf.whence[0].source == "portal":
            return Fraction(lists[leaf.unit.code][traced.row.id])
        cell = read_again(INBOX, origin, traced.row.id)
        status, number = understood(cell, traced.indicator.codes)
        assert status == "used", f"{origin}: {cell!r}"
        assert number is not None
        return number

    return again


def test_every_file_behind_a_figure_is_told_by_its_bytes(merged: Merged) -> None:
    """SHA-256 and size of each, also of the file of a unit that is not used."""
    files = trace(merged, "dossiers.received").files
    assert "14770 - Phường Phú Sơn.xlsx" in {file.name for file in files}
    for file in files:
        content = (INBOX / file.name).read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_units_without_a_report_are_in_it(merged: Merged) -> None:
    """With their status and why; all expected ones are there once."""
    traced = trace(merged, "dossiers.received")
    told = {leaf.unit.name: leaf for leaf in traced.leaves}
    assert len(told) == len(traced.leaves) == traced.figure.coverage.expected == 35
    assert told["Phường Đông Tân"].status is Status.NOT_SUBMITTED
    filing = told["Phường Phú Sơn"].filing
    assert filing is not None
    assert filing.file == "14770 - Phường Phú Sơn.xlsx"


def test_a_sum(merged: Merged, values) -> None:
    """From Excel, JSON, YAML, Word, PDF and the portal's lists."""
    traced = trace(merged, "dossiers.received")
    told = values(traced)
    suffixes = {Path(leaf.whence[0].file.name).suffix for leaf in traced.leaves if leaf.whence}
    assert suffixes == {".xlsx", ".json", ".yaml", ".docx", ".pdf", ".xls"}
    assert len(told) == 33
    assert sum(told.values()) == traced.figure.value


def test_a_common_count(merged: Merged, values) -> None:
    """What more than half of the communes say."""
    traced = trace(merged, "procedures.in_force.commune")
    told = values(traced)
    number, times = Counter(told.values()).most_common(1)[0]
    assert 2 * times > len(told)
    assert number == traced.figure.value


def test_a_stated_rate(merged: Merged, values) -> None:
    """Each rate weighs its base, which stands in a cell of its own."""
    traced = trace(merged, "one_stop.approved_process_rate.commune")
    (base,) = traced.inputs
    rates, bases = values(traced), values(base)
    whole = sum((bases[unit] for unit in rates), Fraction(0))
    assert sum(rates[unit] * bases[unit] for unit in rates) / whole == traced.figure.value
    assert {leaf.unit.code: leaf.base for leaf in traced.leaves if leaf.base is not None} == {
        unit: bases[unit] for unit in rates
    }


def test_a_ratio(merged: Merged, values) -> None:
    """100 × the parts of the units that have both : their wholes."""
    traced = trace(merged, "dossiers.on_time_rate")
    early, on_time, late = map(values, traced.inputs)
    used = [answer.unit.code for answer in traced.answers if answer.status is Status.USED]
    part = sum((early[unit] + on_time[unit] for unit in used), Fraction(0))
    whole = part + sum((late[unit] for unit in used), Fraction(0))
    assert len(used) == 29
    assert 100 * part / whole == traced.figure.value


@pytest.mark.parametrize(
    ("code", "joined"),
    [("dialogue.held", max), ("survey.method", lambda told: 2 if len(set(told)) > 1 else None)],
)
def test_codes(merged: Merged, values, code: str, joined) -> None:
    """Somebody says 1; the units have different ways, which is both."""
    traced = trace(merged, code)
    assert joined(values(traced).values()) == traced.figure.value


def test_a_share_and_a_number_of_units(merged: Merged, values) -> None:
    """The communes that say 1, of those that answered."""
    share = trace(merged, "egov.doc_system_commune_rate")
    told = _of_communes(share, values(share.inputs[0]))
    assert Fraction(100 * told.count(Fraction(1)), len(told)) == share.figure.value
    number = trace(merged, "iso.commune_units")
    assert list(values(number.inputs[0]).values()).count(Fraction(1)) == number.figure.value


def _of_communes(traced: Trace, told: Values) -> list[Fraction]:
    used = {answer.unit.code for answer in traced.answers if answer.status is Status.USED}
    return [value for unit, value in told.items() if unit in used]


def test_a_total(merged: Merged, values) -> None:
    """Of what is common to the district and to the communes."""
    traced = trace(merged, "procedures.in_force")
    majorities = [Counter(values(each).values()).most_common(1)[0][0] for each in traced.inputs]
    assert sum(majorities) == traced.figure.value


def test_a_formula(merged: Merged, values) -> None:
    """Of two sums, the portal's counts among them."""
    traced = trace(merged, "dossiers.to_resolve")
    sums = [sum(values(each).values(), Fraction(0)) for each in traced.inputs]
    assert sum(sums) == traced.figure.value


def test_counted_dossiers_are_told_by_class(merged: Merged) -> None:
    """With the profile and every file of the list; the classes add up to the figure."""
    traced = trace(merged, "dossiers.received")
    (leaf,) = [each for each in traced.leaves if each.unit.name == "Phường Tân Sơn"]
    assert sum(leaf.dossiers.values()) == leaf.reading.value == 600
    assert {one.value for one in leaf.dossiers} == {"in-period", "carried-over"}
    assert leaf.whence[0].profile == "list-table"
    pages = trace(merged, "dossiers.in_period")
    (leaf,) = [each for each in pages.leaves if each.unit.name == "Phường Đông Thọ"]
    assert [each.file.name for each in leaf.whence] == [
        f"DanhSachHoSo_DongTho_trang{page}.xls" for page in (1, 2, 3)
    ]
    assert sum(leaf.dossiers.values()) == leaf.reading.value


def test_what_other_sources_say_is_told(merged: Merged) -> None:
    """The figure used is the form's, the export's stands beside it."""
    traced = trace(merged, "dossiers.received")
    (leaf,) = [each for each in traced.leaves if each.unit.name == "Phường Long Anh"]
    (said,) = [each for each in leaf.findings if each.rule == "sources-differ"]
    assert (said.found, said.expected) == ("350", "346")
    assert leaf.reading.value == 346


def test_what_an_earlier_revision_said_is_told(merged: Merged) -> None:
    """Row by row, with the cell of the file that is not used."""
    changed = {
        (row, change.before.said.vi, change.after.said.vi)
        for row, figure in merged.figures.items()
        for change in _changes(merged, row, figure)
    }
    (receipt,) = [each for each in merged.receipts if each.changes]
    assert receipt.file == "14767 - Phường Điện Biên - BC CCHC 9 tháng.xlsx"
    assert changed == {(c.row, c.before.said.vi, c.after.said.vi) for c in receipt.changes}
    for change in receipt.changes:
        for reading in (change.before, change.after):
            assert reading.origin
            cell = read_again(INBOX, reading.origin, change.row)
            assert str(cell) == reading.raw


def _changes(merged: Merged, row: str, figure: Figure):
    for leaf in trace(merged, row).leaves if figure.coverage.expected else ():
        yield from leaf.changes


def test_the_trace_of_one_unit(merged: Merged) -> None:
    """The figure is the city's, the cells are the unit's, through all inputs."""
    (unit,) = [each for each in merged.report.units if each.name == "Phường Đông Sơn"]
    traced = trace(merged, "one_stop.digital_process_rate", unit.key)
    assert traced.figure == merged.figures["one_stop.digital_process_rate"]
    units = {leaf.unit for each in traced.walk() for leaf in each.leaves}
    assert units == {unit}
    assert [file.name for file in traced.files] == [
        "14785 - Phường Đông Sơn - BC CCHC 9 tháng.xlsx"
    ]


@pytest.mark.parametrize("id", ["one_stop", "không.có"])
def test_a_row_without_a_figure_has_no_trace(merged: Merged, id: str) -> None:
    """A heading, and what is not on the forms."""
    with pytest.raises(NotFound):
        trace(merged, id)
