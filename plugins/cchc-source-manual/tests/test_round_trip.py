"""A report written and read back is the same report, but for where it was read."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cchc_core import (
    Desk,
    FormPack,
    Leaf,
    Publication,
    Reading,
    Report,
    Role,
    Row,
    Status,
    Window,
)
from cchc_core.reading import Typed, indicator_of
from cchc_core.testing import samples, strategies
from cchc_source_manual import cchc_formats, cchc_sources
from cchc_source_manual.cells import understand

FORMATS = {f.name: f for f in cchc_formats()}
(SOURCE,) = cchc_sources()
PACK = samples.sample_pack()
PERIOD = samples.sample_period()
FEW = settings(max_examples=max(settings.default.max_examples // 6, 1), deadline=None)

WINDOWS = st.none() | st.dates(date(2020, 1, 1), date(2023, 12, 31)).map(
    lambda day: Window(day, date(2024, 1, 31))
)
TYPED = (
    st.integers(-3, 9_999_999)
    | st.decimals(0, 100, places=2).map(float)
    | st.sampled_from(
        (
            *("04", "3.135", "96,55%", "1.234", "=1+1", "#REF!", "-", "KCSL", "KPS", "không"),
            *("không áp dụng", "khoảng 10", "0", "1", "", "  7 ", "dòng 1\ndòng 2", "05/3/2024"),
        )
    )
)


def read_back(format: str, report: Report, pack: FormPack = PACK) -> Report:
    units = samples.sample_units()
    (output,) = FORMATS[format].write(Publication(report, pack, units, {}))
    with TemporaryDirectory() as folder:
        path = Path(folder) / output.name
        path.write_bytes(output.content)
        assert SOURCE.recognises(path, output.content[:8192])
        (submission,) = SOURCE.read(path, Desk(pack, PERIOD, units, (report.unit,)))
    return submission.report


def stated(report: Report) -> Mapping[str, Reading]:
    """Every reading without its origin; a row that is not there is blank."""
    readings = report.own.readings.values()
    bare = {r.row: evolve(r, origin=None) for r in readings}
    return {row: reading for row, reading in bare.items() if reading != Reading(row)}


@st.composite
def typed(draw: st.DrawFn, row: Row) -> Reading:
    """What a ward can cause by typing into the row's cells."""
    understood = understand(indicator_of(row, PACK), Typed(draw(TYPED)))
    note = draw(strategies.notes())
    window = draw(WINDOWS)
    return Reading(row.id, understood.status, understood.value, understood.raw, note, window)


def forms() -> SearchStrategy[Report]:
    """Forms of a ward with anything typed into some rows, headings and totals among them."""
    unit = samples.sample_wards()[0]
    rows = st.lists(st.sampled_from(PACK.rows), max_size=12, unique=True)
    return rows.flatmap(lambda rows: st.tuples(*map(typed, rows))).map(
        lambda readings: Report.of(unit, PERIOD, PACK.key, readings)
    )


@FEW
@given(forms())
def test_a_form_filled_in_is_written_as_it_was_filled_in(report: Report) -> None:
    """Whatever was typed, into whichever cell."""
    assert stated(read_back("form", report)) == stated(report)


@FEW
@given(strategies.reports(samples.sample_wards()[0], PERIOD, PACK, beside=True))
def test_a_form_of_a_report_gives_its_values_and_words(report: Report) -> None:
    """Also for readings that never said how they were typed: they are typed the plain way."""

    def plainly(reading: Reading) -> Reading:
        raw = Typed(reading.value).raw if reading.status is Status.USED else reading.raw
        return evolve(reading, raw="0" if reading.value == () else raw)

    expected = {id: plainly(reading) for id, reading in stated(report).items()}
    assert stated(read_back("form", report)) == expected


@FEW
@given(
    st.sampled_from(("json", "yaml")),
    strategies.reports(samples.sample_wards()[0], PERIOD, PACK, tuple(Status), beside=True),
    st.dictionaries(st.sampled_from(PACK.rows).map(lambda row: row.id), WINDOWS, max_size=5),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.booleans(),
)
def test_json_and_yaml_keep_everything(
    format: str, report: Report, own: Mapping[str, Window | None], note: str, submitted: bool
) -> None:
    """Every status, with window, note and what was typed, whatever signs those hold."""
    readings = [
        evolve(r, window=own[r.row], note=note, raw=note) if r.row in own else r
        for r in report.own.readings.values()
    ]
    leaf = Leaf(report.unit, report.period.window, readings, submitted)
    report = evolve(report, leaves=[leaf])
    again = read_back(format, report)
    assert stated(again) == stated(report)
    assert again.own.submitted == submitted


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_a_leaf_over_part_of_the_period_comes_back_over_that_part(format: str) -> None:
    """What a roll-up over periods is made of can be sent too."""
    unit = samples.sample_wards()[0]
    month = Window(PERIOD.window.first, date(2024, 1, 14))
    report = Report(unit, PERIOD, PACK.key, [Leaf(unit, month, [])])
    assert read_back(format, report).own.window == month


def test_a_formula_comes_back_as_its_value_and_what_had_been_typed() -> None:
    """A formula is not copied into another workbook: its cells are not there."""
    reading = Reading("tasks.planned", Status.USED, 2, raw="=B1+B2")
    report = Report.of(samples.sample_wards()[0], PERIOD, PACK.key, [reading])
    assert stated(read_back("form", report)) == {"tasks.planned": reading}


def test_a_heading_keeps_its_figure() -> None:
    """It is shown, never rolled up."""
    heading = next(row for row in PACK.rows if row.role is Role.HEADING)
    reading = Reading(heading.id, Status.USED, 240, raw="240")
    for format in FORMATS:
        report = Report.of(samples.sample_wards()[0], PERIOD, PACK.key, [reading])
        assert stated(read_back(format, report)) == {heading.id: reading}


def with_words(words: Mapping[str, str]) -> Report:
    return Report.of(samples.sample_wards()[0], PERIOD, PACK.key, words=words)


@pytest.mark.parametrize("format", ["form", "json", "yaml"])
@FEW
@given(words=strategies.words(PACK))
def test_what_a_unit_wrote_comes_back_word_by_word(format: str, words: Mapping[str, str]) -> None:
    """Paragraph by paragraph, under its section, whatever signs a paragraph begins with."""
    report = with_words(words)
    assert read_back(format, report).own.words == report.own.words


@pytest.mark.parametrize("format", ["form", "json", "yaml"])
def test_a_text_that_no_cell_holds_comes_back_whole(format: str) -> None:
    """Cut between its paragraphs, and put together again."""
    words = {"tasks": "\n".join(f"{n}. Nhiệm vụ {'rất dài ' * 60}" for n in range(150))}
    report = with_words(words)
    assert len(report.own.words["tasks"]) > 2 * 32_767
    assert read_back(format, report).own.words == report.own.words
