"""Files that complement each other, and files that one source reads together."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from attrs import evolve

from cchc_core.arrivals import Arrival
from cchc_core.campaign import Campaign
from cchc_core.errors import FileRefused
from cchc_core.extensions import Cells, Desk, Filed, Refused, Source, Submission
from cchc_core.merge import Merged, merge_campaign
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.testing import samples
from cchc_core.testing.plugins import offer_of, plugin_of
from cchc_core.text import Text

DESK = samples.sample_desk()
ONE, TWO, *_ = DESK.expected
ROW, OTHER = "tasks.assigned", "dossiers.received"
Together = Callable[[Sequence[Path], Desk], Iterable[Submission | Refused]]


def said(source: str, file: str, unit=ONE, row=ROW, value=5, **more) -> Submission:
    """A submission of one figure."""
    readings = [Reading(row, Status.USED, value, str(value))]
    report = Report.of(unit, DESK.period, DESK.pack.key, readings)
    return Submission(report, source, file, **more)


def merged(
    tmp_path: Path,
    files: dict[str, list[Submission]],
    together: Together | None = None,
    **campaign: object,
) -> Merged:
    """A merge of files named `form-…` and `list-…`, each recognised by a source of that name."""
    for name in files:
        (tmp_path / name).write_bytes(name.encode())

    def source(name: str, together: Together | None = None) -> Source:
        return Source(
            name,
            Text(name, name),
            lambda path, head: head.startswith(name.encode()),
            lambda path, desk: files[path.name],
            read_together=together,
        )

    told = Campaign(
        folder=tmp_path,
        unit=DESK.expected[-1],
        pack=DESK.pack,
        units=DESK.units,
        period=DESK.period,
        expected=DESK.expected,
        due=date(2024, 3, 20),
        inbox=tmp_path,
        sources=("form", "list"),
    )
    offer = offer_of(told=plugin_of(source("form"), source("list", together)))
    return merge_campaign(evolve(told, **campaign), offer)


def verdicts(found: Merged) -> dict[str, str]:
    return {receipt.file: receipt.rule or str(receipt.verdict) for receipt in found.receipts}


def values(found: Merged, unit=ONE) -> dict[str, object]:
    (leaf,) = [leaf for leaf in found.report.leaves.values() if leaf.unit == unit]
    return {id: reading.value for id, reading in leaf.readings.items()}


def test_a_form_and_a_list_of_one_ward_are_both_used(tmp_path):
    """Neither replaces the other, whatever number is stamped on one; the filing names both."""
    files = {
        "form-a": [said("form", "form-a", revision=7)],
        "list-a": [said("list", "list-a", row=OTHER, value=9)],
    }
    found = merged(tmp_path, files)
    assert verdicts(found) == {"form-a": "used", "list-a": "used"}
    assert values(found) == {ROW: 5, OTHER: 9}
    (filing,) = found.units(Filed.USED)
    assert (filing.file, filing.more_files) == ("form-a", ("list-a",))


def test_parts_of_one_source_complement_each_other(tmp_path):
    """A supplement is no revision of the form it completes."""
    files = {
        "form-a": [said("form", "form-a")],
        "form-b": [said("form", "form-b", row=OTHER, value=9, part="supplement")],
    }
    found = merged(tmp_path, files)
    assert verdicts(found) == {"form-a": "used", "form-b": "used"}
    assert values(found) == {ROW: 5, OTHER: 9}


def test_an_undecidable_pair_leaves_the_other_source_in_use(tmp_path):
    """Two forms that nothing tells apart are both refused; the list is still the ward's."""
    files = {
        "form-a": [said("form", "form-a", value=1)],
        "form-b": [said("form", "form-b", value=2)],
        "list-a": [said("list", "list-a", row=OTHER, value=9)],
    }
    found = merged(tmp_path, files)
    assert verdicts(found) == {
        "form-a": "revision-undecidable",
        "form-b": "revision-undecidable",
        "list-a": "used",
    }
    assert values(found) == {OTHER: 9}


def test_lateness_goes_by_the_preferred_source(tmp_path):
    """An export that came early does not make the ward's form punctual."""
    files = {"form-a": [said("form", "form-a")], "list-a": [said("list", "list-a", row=OTHER)]}
    arrivals = {
        "form-a": Arrival(datetime(2024, 3, 25, 9), "", 2),
        "list-a": Arrival(datetime(2024, 3, 1, 9), "", 3),
    }
    (filing,) = merged(tmp_path, files, arrivals=arrivals).units(Filed.USED)
    assert filing.late


def test_the_order_set_for_an_indicator_is_kept(tmp_path):
    """`precedence` decides row by row, and the other figure is told."""
    files = {"form-a": [said("form", "form-a")], "list-a": [said("list", "list-a", value=4)]}
    found = merged(tmp_path, files, precedence={ROW: ("list",)})
    assert values(found) == {ROW: 4}
    assert "sources-differ" in {finding.rule for finding in found.findings}


def test_pages_read_together_are_one_submission(tmp_path):
    """Every page counts as used; a page that is turned down costs itself alone."""

    def pages(paths: Sequence[Path], desk: Desk) -> Iterable[Submission | Refused]:
        names = [desk.name(path) for path in paths]
        yield said("list", names[0], value=12, more_files=tuple(names[1:2]))
        error = FileRefused("page-alone", Text("một trang", "one page"), unit=str(TWO.key))
        yield Refused(paths[2], error)

    found = merged(tmp_path, {"list-1": [], "list-2": [], "list-3": []}, pages)
    assert verdicts(found) == {"list-1": "used", "list-2": "used", "list-3": "page-alone"}
    assert values(found) == {ROW: 12}
    assert [filing.unit for filing in found.units(Filed.REFUSED)] == [TWO]


def test_a_file_of_many_that_gives_nothing_does_not_vanish(tmp_path):
    """It has its receipt and its reason."""
    found = merged(tmp_path, {"list-1": []}, lambda paths, desk: [])
    assert verdicts(found) == {"list-1": "file-without-report"}


def test_a_source_that_breaks_on_all_reads_each_alone(tmp_path):
    """The plugin is named; what it can read file by file is used."""

    def breaks(paths: Sequence[Path], desk: Desk) -> Iterable[Submission]:
        raise RuntimeError("hỏng")

    found = merged(tmp_path, {"list-1": [said("list", "list-1")]}, breaks)
    assert verdicts(found) == {"list-1": "used"}
    assert [problem.distribution for problem in found.problems] == ["cchc-told"]


def test_cells_that_nobody_accounts_for_are_told(tmp_path):
    """Counted is read, reported and passed over together; or the file is named."""
    whole = Cells(10, 6, 1, {"Số điện thoại": 3})
    short = Cells(10, 6)
    files = {
        "form-a": [said("form", "form-a", cells=whole)],
        "form-b": [said("form", "form-b", TWO, cells=short)],
    }
    found = merged(tmp_path, files)
    (finding,) = [f for f in found.findings if f.rule == "cells-lost"]
    assert (finding.origin.file, finding.found, finding.expected) == ("form-b", "6", "10")
