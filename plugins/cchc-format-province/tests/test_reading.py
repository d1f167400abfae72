"""A city's workbook at its province: the offices' own reports inside, or why it is refused."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cchc_core import (
    Desk,
    FileRefused,
    Leaf,
    Origin,
    Reading,
    Report,
    Window,
    join,
    tabulate,
)
from cchc_core.testing import samples, strategies
from cchc_format_province import SOURCE, read, write
from cchc_format_province.carrier import lines_of

PACK, PERIOD, UNITS = samples.sample_pack(), samples.sample_period(), samples.sample_units()
CITIES = UNITS.children(UNITS.with_code("98", PERIOD.window.last).key, PERIOD.window.last)
DESK = Desk(PACK, PERIOD, UNITS, CITIES)


@pytest.fixture
def file(tmp_path, city, published) -> Path:
    """The workbook of the made-up city."""
    return written(tmp_path, published(city))


def written(folder: Path, publication) -> Path:
    (output,) = write(publication)
    path = folder / output.name
    path.write_bytes(output.content)
    return path


def changed(path: Path, change) -> Path:
    """The workbook opened, changed and saved by another program."""
    book = load_workbook(io.BytesIO(path.read_bytes()))
    change(book)
    book.save(path)
    return path


def refused(path: Path, desk) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        list(read(path, desk))
    assert caught.value.message.vi != caught.value.message.en
    return caught.value


def bare(report: Report) -> Report:
    """The report without where its readings were read."""
    leaves = [
        evolve(leaf, readings=[evolve(r, origin=None) for r in leaf.readings.values()])
        for leaf in report.leaves.values()
    ]
    return evolve(report, leaves=leaves)


def test_every_office_s_report_comes_back(file, city, desk):
    """Its figures, its statuses, its dossiers, on the province's own period and units."""
    (submission,) = read(file, desk)
    assert bare(submission.report) == city
    assert submission.report.period is desk.period
    assert (submission.source, submission.file, submission.findings) == ("province", file.name, ())


def test_what_the_offices_wrote_comes_back_with_their_figures(tmp_path, city, published, desk):
    """Each office's words under their sections, so that a province gathers them ward by ward."""
    words = {"proposals": "Đề nghị A\n- Đề nghị B", "tasks": "=1+1"}
    leaves = [evolve(leaf, words=words if leaf.submitted else {}) for leaf in city.leaves.values()]
    report = evolve(city, leaves=leaves)
    (submission,) = read(written(tmp_path, published(report)), desk)
    assert bare(submission.report) == report


def test_a_reading_says_where_it_was_read_and_in_which_file_it_came(
    tmp_path, city, published, desk
):
    """The ward's file is not the province's; the city's is."""
    origin = Origin("hai-yen.xlsx", "Biểu 1", "D12")
    leaves = [
        evolve(leaf, readings=[evolve(r, origin=origin) for r in leaf.readings.values()])
        for leaf in city.leaves.values()
    ]
    path = written(tmp_path, published(evolve(city, leaves=leaves)))
    (submission,) = read(path, desk)
    leaf = next(iter(submission.report.leaves.values()))
    place = str(leaf.reading("tasks.assigned").origin)
    assert place == "gui-tinh-982-2024-quarter-1.xlsx [hai-yen.xlsx!Biểu 1!D12]"


def test_it_outlives_being_opened_and_saved(file, city, desk):
    """In another program, with a row inserted above and a sheet renamed."""

    def change(book):
        book["Phụ lục I"].insert_rows(1, 2)
        book["Phụ lục I"].title = "PL"
        book["PL"].column_dimensions["B"].width = 60

    path = changed(file, change)
    assert SOURCE.recognises(path, path.read_bytes()[:8192])
    (submission,) = read(path, desk)
    assert bare(submission.report) == city
    assert submission.findings == ()


def test_texts_that_look_like_escapes_or_formulas_outlive_it_too(tmp_path, city, published, desk):
    """`_x0041_`, leading signs, long runs of blanks over the edge of a cell."""
    notes = ("_x0041_", "=1+1", "'", " " * 70_000, "Ỷ\x07\t\n\\u0041", "_" * 9)
    leaves = [
        evolve(
            leaf,
            readings=[
                evolve(reading, note=notes[at % len(notes)])
                for at, reading in enumerate(leaf.readings.values())
            ],
        )
        for leaf in city.leaves.values()
    ]
    report = evolve(city, leaves=leaves)
    path = changed(written(tmp_path, published(report)), lambda book: None)
    (submission,) = read(path, desk)
    assert bare(submission.report) == report


def test_a_total_typed_over_is_told_and_not_used(file, city, desk):
    """By cell: what it says, what the report inside gives; the report inside counts."""

    def change(book):
        book["Phụ lục I"]["D12"] = 99
        book["Phụ lục I"]["D16"] = "có"

    (submission,) = read(changed(file, change), desk)
    one, other = submission.findings
    assert (one.rule, str(one.origin)) == ("figure-retyped", f"{file.name} [Phụ lục I!D12]")
    assert (one.found, one.expected, one.indicator) == ("99", "7", "tasks.assigned")
    assert (other.found, other.expected) == ("có", "1")
    assert bare(submission.report) == city


def piece(book):
    sheet = book["_cchc-tinh"]
    sheet["A3"] = sheet["A3"].value.replace('"value":5', '"value":6')


def without_piece(book):
    book["_cchc-tinh"].delete_rows(3)
    book["_cchc-tinh"]["A3"] = "[]"


@pytest.mark.parametrize("change", [piece, without_piece])
def test_a_report_that_is_not_whole_is_refused(file, desk, change):
    """A figure changed inside, a piece lost: the checksum tells."""
    error = refused(changed(file, change), desk)
    assert error.rule == "report-damaged"
    assert "mã kiểm tra không khớp" in error.message.vi
    assert error.unit == "982"


def carrying(report: Report):
    """Puts another report inside, with a checksum of its own; the stamp stays."""

    def change(book):
        sheet = book["_cchc-tinh"]
        for line, text in enumerate(lines_of(report), 1):
            if line > 1:
                sheet[f"A{line}"] = text

    return change


def test_a_report_inside_that_is_not_the_stamped_one_is_refused(file, city, desk):
    """Another unit's, another period's, or one with rows that the forms do not have."""
    another = evolve(city, unit=desk.expected[0])
    assert "bên trong là báo cáo của" in refused(changed(file, carrying(another)), desk).message.vi
    later = evolve(city, period=evolve(city.period, year=2023))
    assert refused(changed(file, carrying(later)), desk).rule == "wrong-period"
    odd = [evolve(leaf, readings=[Reading("nowhere")]) for leaf in city.leaves.values()]
    error = refused(changed(file, carrying(evolve(city, leaves=odd))), desk)
    assert (error.rule, "readings.nowhere" in error.message.en) == ("report-damaged", True)


def test_an_office_that_is_not_the_city_s_is_refused(tmp_path, city, published, desk):
    """A ward of another city, and one on another level: nothing of the file is used."""
    stranger = desk.units.with_code("98101", desk.period.window.last)
    ward = list(city.leaves.values())[1]
    for unit in (stranger, evolve(ward.unit, level="city")):
        leaves = [leaf for leaf in city.leaves.values() if leaf.unit.key != unit.key]
        report = evolve(city, leaves=[*leaves, evolve(ward, unit=unit)])
        error = refused(written(tmp_path, published(report)), desk)
        assert (error.rule, error.unit) == ("wrong-unit", "982")
        assert unit.name in error.message.vi


def test_what_is_not_awaited_is_refused_before_a_figure_is_read(file, desk):
    """Other forms, other days, another unit, in this order; even if the report inside is broken."""
    changed(file, piece)
    days = Window(desk.period.window.first, desk.period.window.first)
    for rule, asked in (
        ("wrong-form", evolve(desk, pack=evolve(desk.pack, version="2"), expected=())),
        ("wrong-period", evolve(desk, period=evolve(desk.period, window=days), expected=())),
        ("wrong-unit", evolve(desk, expected=desk.expected[:1])),
        ("report-damaged", desk),
    ):
        assert refused(file, asked).rule == rule


def test_a_workbook_on_earlier_forms_is_read_on_them(file, desk):
    """The core carries it over."""
    newer = evolve(desk, pack=evolve(desk.pack, version="2"), earlier=(desk.pack,))
    (submission,) = read(file, newer)
    assert submission.report.pack == "sample@1"


def test_a_workbook_without_our_stamp_is_not_ours(file, desk):
    """The name alone does not make it one."""

    def change(book):
        del book["_cchc-tinh"]
        for sheet in book.worksheets:
            sheet.delete_cols(11, 2)

    assert refused(changed(file, change), desk).rule == "not-a-province-report"


@settings(max_examples=max(settings.default.max_examples // 25, 1), deadline=None)
@given(data=st.data())
def test_through_the_cities_files_equals_all_wards_at_once(data, published):
    """The law, by way of real files: whatever the offices state and whoever is silent."""
    reports, everything = [], []
    with TemporaryDirectory() as folder:
        for city in CITIES:
            offices = (city, *UNITS.below(city.key, PERIOD.window.last))
            drawn = [data.draw(strategies.leaves(unit, PERIOD.window, PACK)) for unit in offices]
            silent = data.draw(st.sets(st.sampled_from(offices)))
            leaves = [
                Leaf(leaf.unit, leaf.window, submitted=False) if leaf.unit in silent else leaf
                for leaf in drawn
            ]
            report = Report(city, PERIOD, PACK.key, leaves)
            (submission,) = read(written(Path(folder), published(report)), DESK)
            reports.append(submission.report)
            everything += leaves
    province = UNITS.with_code("98", PERIOD.window.last)
    through = join(province, PERIOD, reports)
    at_once = Report(province, PERIOD, PACK.key, everything[::-1])
    assert bare(through) == at_once
    assert tabulate(through, PACK) == tabulate(at_once, PACK)
