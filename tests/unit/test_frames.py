"""Reports as tables: nothing is lost, and what is not a number is never a zero."""

from datetime import date
from decimal import Decimal

import polars as pl

from cchc_core.frames import figures_frame, readings_frame
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Document, Status
from cchc_core.model.periods import Window
from cchc_core.model.reports import Reading, Report
from cchc_core.rollup import tabulate
from cchc_core.testing.samples import sample_desk, sample_roll_up

DESK = sample_desk()
PACK = DESK.pack
WARD, SILENT, *_ = DESK.expected
MERGED = sample_roll_up()


def lines_of(*readings):
    """What one ward's readings look like in the table, by row."""
    frame = readings_frame(Report.of(WARD, DESK.period, PACK.key, readings), PACK)
    return {line["row"]: line for line in frame.iter_rows(named=True)}


def test_readings_have_one_line_per_office_and_row():
    """In a schema that does not depend on what was stated."""
    frame = readings_frame(MERGED, PACK)
    assert frame.shape == (len(DESK.expected) * len(PACK.rows), 15)
    assert frame.select("code", "row").is_unique().all()
    assert frame.select("code").to_series().unique().len() == len(DESK.expected)
    assert dict(frame.schema) == {
        **dict.fromkeys(["unit", "code", "level"], pl.String),
        **dict.fromkeys(["first", "last"], pl.Date),
        **dict.fromkeys(["row", "number", "label", "status"], pl.String),
        "value": pl.Float64,
        **dict.fromkeys(["raw", "note", "file", "sheet", "cell"], pl.String),
    }
    nothing = Report(WARD, DESK.period, PACK.key, [])
    assert readings_frame(nothing, PACK).schema == frame.schema


def test_a_ward_without_a_report_is_there_and_null():
    """Each of its rows says so; none of them is 0."""
    frame = readings_frame(MERGED, PACK).filter(pl.col("code") == str(SILENT.key))
    assert len(frame) == len(PACK.rows)
    assert frame["status"].unique().to_list() == ["not-submitted"]
    assert frame["value"].null_count() == len(PACK.rows)
    others = readings_frame(MERGED, PACK).filter(pl.col("code") != str(SILENT.key))
    assert "not-submitted" not in others["status"]


def test_there_is_a_value_exactly_where_a_figure_is_used():
    """Blank, rejected and not applicable are null and keep what was typed; 0 is a value."""
    lines = lines_of(
        Reading("tasks.assigned", Status.USED, 0, raw="không"),
        Reading("tasks.planned", Status.REJECTED, raw="khoảng 10", note="ước tính"),
        Reading("dossiers.received", Status.NOT_APPLICABLE, raw="không áp dụng"),
    )
    values = {row: line["value"] for row, line in lines.items() if line["value"] is not None}
    assert values == {"tasks.assigned": 0.0}
    shown = [
        (lines[row]["status"], lines[row]["raw"]) for row in ("tasks.planned", "tasks.done_rate")
    ]
    assert shown == [("rejected", "khoảng 10"), ("blank", "")]
    assert lines["tasks.planned"]["note"] == "ước tính"
    assert lines["dossiers.received"]["status"] == "not-applicable"


def test_every_kind_of_value_is_a_number():
    """A rate stays in percent; of a list it is how many."""
    listed = tuple(Document("Kế hoạch", f"{n}/KH-UBND", None, "CCHC") for n in (1, 2, 3))
    lines = lines_of(
        Reading("tasks.done_rate", Status.USED, Decimal("96.55")),
        Reading("survey.method", Status.USED, 2),
        Reading("documents.issued", Status.USED, listed),
    )
    rows = ("tasks.done_rate", "survey.method", "documents.issued")
    assert [lines[row]["value"] for row in rows] == [96.55, 2.0, 3.0]


def test_a_figure_says_where_it_was_read_and_for_which_days():
    """Its own days where it has some, else those of the report."""
    own = Window(date(2024, 1, 1), date(2024, 1, 31))
    origin = Origin("hòa bình.xlsx", "Biểu 1", "D12")
    lines = lines_of(
        Reading("tasks.assigned", Status.USED, 4, window=own, origin=origin),
        Reading("tasks.planned", Status.USED, 5),
    )
    line, other = lines["tasks.assigned"], lines["tasks.planned"]
    assert (line["file"], line["sheet"], line["cell"]) == ("hòa bình.xlsx", "Biểu 1", "D12")
    assert (line["first"], line["last"]) == (own.first, own.last)
    days = DESK.period.window
    assert (other["first"], other["last"], other["file"]) == (days.first, days.last, "")


def test_figures_have_one_line_each_in_printed_order():
    """With what they are made of; a figure without a value is null beside its outcome."""
    figures = tabulate(MERGED, PACK)
    frame = figures_frame(figures, PACK)
    assert frame["row"].to_list() == list(figures)
    assert dict(frame.schema) == {
        **dict.fromkeys(["row", "number", "label", "unit_of_measure", "outcome"], pl.String),
        "value": pl.Float64,
        **dict.fromkeys(["used", "expected"], pl.Int64),
    }
    for line in frame.iter_rows(named=True):
        figure = figures[line["row"]]
        assert line["outcome"] == figure.outcome
        assert line["value"] == (None if figure.value is None else float(figure.value))
        assert (line["used"], line["expected"]) == (figure.coverage.used, figure.coverage.expected)
    assert figures_frame({}, PACK).schema == frame.schema
    nobody = Report.of(WARD, DESK.period, PACK.key, submitted=False)
    assert figures_frame(tabulate(nobody, PACK), PACK)["value"].null_count() == len(figures)
