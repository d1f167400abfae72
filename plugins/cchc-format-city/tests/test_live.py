"""Live formulas, charts and ranks: what a reader may try out, and what leaders look at."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook

from cchc_core import Publication
from cchc_core.model.comparisons import Breakdown, Highlight, Slice
from cchc_core.model.formulas import Formula
from cchc_core.printing import Look, coverage, index_of, letter_of, standings
from cchc_core.testing import samples
from cchc_core.testing.strategies import roll_ups
from cchc_core.text import Text
from cchc_format_city import write
from cchc_format_city.formulas import Totals
from cchc_format_city.wards import _columns, _shows

RESOLVED = Highlight(
    "on_time",
    Text("Tỷ lệ hồ sơ đã giải quyết", "Dossiers resolved"),
    part=Formula("dossiers.resolved"),
    whole=Formula("dossiers.in_period"),
)
WAYS = Breakdown(
    "channels",
    Text("Hồ sơ", "Dossiers"),
    (
        Slice("dossiers.in_period", Text("Trong kỳ", "In period")),
        Slice("dossiers.carried_over", Text("Chuyển sang", "Carried over")),
    ),
)


def sample(report=None) -> Publication:
    """The made-up roll-up, its forms with something for leaders."""
    publication = samples.sample_publication(report)
    catalogue = publication.pack.catalogue
    comparisons = evolve(catalogue.comparisons, highlights=(RESOLVED,), breakdowns=(WAYS,))
    pack = evolve(publication.pack, catalogue=evolve(catalogue, comparisons=comparisons))
    return evolve(publication, pack=pack)


def compared() -> Publication:
    """The same, with the first quarter of the year before."""
    desk = evolve(samples.sample_desk(), period=samples.sample_period("quarter-1", 2023))
    return evolve(sample(), previous=samples.sample_roll_up(desk))


def opened(publication: Publication, *, live: bool) -> Workbook:
    """The workbook of a publication, with its formulas or their values."""
    (output,) = write(publication)
    return load_workbook(BytesIO(output.content), data_only=not live)


def formulas(publication: Publication) -> dict[tuple[str, str], tuple[str, object]]:
    """The formula of each cell that has one, and the value beside it."""
    live, told = opened(publication, live=True), opened(publication, live=False)
    return {
        (sheet.title, cell.coordinate): (cell.value, told[sheet.title][cell.coordinate].value)
        for sheet in live
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a file."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_totals_are_formulas_over_the_units_columns():
    """A sum over the units that count, a total over its rows, a rate over two totals; each with our
    value beside it."""
    found = formulas(sample())
    texts = {text for (sheet, _), (text, _) in found.items() if sheet == "Từng đơn vị"}
    assert any(re.fullmatch(r"=SUM\([A-Z]+\d+:[A-Z]+\d+(,[A-Z]+\d+)*\)", text) for text in texts)
    assert any(re.fullmatch(r"=SUM\(C\d+,C\d+\)", text) for text in texts)
    assert any(text.startswith("=100*(") for text in texts)
    assert all(value is not None for _, value in found.values())


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    roll_ups(
        samples.sample_pack(),
        samples.sample_period(),
        samples.sample_city(),
        (*samples.sample_wards(), samples.sample_city()),
    )
)
def test_a_sum_comes_to_our_figure_from_the_cells_it_names(report):
    """For any report: what the cells show, added as the formula has it, is the value beside it;
    nothing that is shown aside is added, and no cell that holds no number."""
    publication = samples.sample_publication(report)
    rows, columns = publication.pack.rows, _columns(publication)
    shows = {row.id: _shows(row, columns, publication) for row in rows}
    lines = {row.id: line for line, row in enumerate(rows, 1)}
    total = letter_of(3 + len(columns))
    totals = Totals(publication, shows, lines, "C", total)
    by_line = {line: shows[id] for id, line in lines.items()}
    for row in rows:
        if found := re.fullmatch(r"=SUM\((.*)\)", totals.formula(row)):
            added = [
                by_line[line][at] for part in found[1].split(",") for line, at in cells_in(part)
            ]
            assert {show.look for show in added} <= {Look.NUMBER, Look.ENTERED}
            assert sum(show.number for show in added) == shows[row.id][-1].number


def cells_in(part: str) -> Iterator[tuple[int, int]]:
    """The line and the column, from the first unit's, of each cell in `C5:F5` or `C5`."""
    ends = [re.fullmatch(r"([A-Z]+)(\d+)", end) for end in part.split(":")]
    first, last = ends[0], ends[-1]
    assert first
    assert last
    for column in range(index_of(first[1]), index_of(last[1]) + 1):
        yield int(first[2]), column - 3


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_computes_what_stands_beside_each_formula(tmp_path: Path):
    """Every formula of the workbook, computed by a program that is given none of our values."""
    publication = compared()
    (output,) = write(publication)
    blank = tmp_path / "blank.xlsx"
    with zipfile.ZipFile(blank, "w") as archive:
        for name, part in parts_of(output.content).items():
            without = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
            archive.writestr(name, without)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(blank)], check=True, capture_output=True, timeout=180)
    computed = load_workbook(tmp_path / "out" / "blank.xlsx", data_only=True)
    found = formulas(publication)
    assert len(found) > 20
    for (sheet, place), (_, value) in found.items():
        assert computed[sheet][place].value == pytest.approx(value), (sheet, place)


def test_charts_read_the_cells_of_the_workbook():
    """Completeness, channels, and the on-time rate by unit, each from a range that is filled."""
    (output,) = write(sample())
    parts = parts_of(output.content)
    charts = [part.decode() for name, part in parts.items() if "charts/chart" in name]
    assert len(charts) == 3
    values = opened(sample(), live=False)
    for chart in charts:
        for reference in re.findall(r"<c:f>'(.*?)'!\$(\w+)\$(\d+):\$(\w+)\$(\d+)</c:f>", chart):
            title, first, top, last, bottom = reference
            cells = values[title][f"{first}{top}:{last}{bottom}"]
            assert all(cell.value is not None for row in cells for cell in row)


def test_the_leaders_sheet_says_of_how_many_units_each_rate_is():
    """With the reports it rests on, and sums that are live."""
    publication = sample()
    sheet = opened(publication, live=False)["Lãnh đạo xem"]
    (standing,) = standings(publication)
    line = next(row for row in sheet.iter_rows() if row[0].value == standing.label.vi)
    assert Fraction(line[1].value).limit_denominator(1000) == standing.figure.value
    assert line[2].value == coverage(standing.figure)
    told = {row[0].value: row[1].value for row in sheet.iter_rows() if row[1].value is not None}
    assert (told["Đã dùng"], told["Chưa gửi"], told["Phải gửi"]) == (4, 1, 5)


def test_the_ranking_sheet_ranks_and_says_who_is_not_ranked():
    """As the standings are, unit by unit."""
    publication = sample()
    (standing,) = standings(publication)
    sheet = opened(publication, live=False)["Xếp hạng"]
    told = {
        row[1].value: row[0].value if row[0].value != "–" else row[2].value
        for row in sheet.iter_rows(min_row=9)
        if row[1].value
    }
    assert told == {
        place.unit.name: place.rank or (place.why and place.why.vi) for place in standing.places
    }


def test_what_was_before_stands_beside_with_the_difference():
    """Of all units and of each, as a live formula; without a period before there is no room for
    it."""
    found = formulas(compared())
    (change,) = [text for (sheet, at), (text, _) in found.items() if at == "E6" and "Lãnh" in sheet]
    assert change == "=B6-D6"
    of_units = [text for (sheet, at), (text, _) in found.items() if at[0] == "G" and "Xếp" in sheet]
    assert of_units
    assert all(re.fullmatch(r"=C(\d+)-F\1", text) for text in of_units)
    heads = [cell.value for cell in opened(sample(), live=True)["Lãnh đạo xem"][5]]
    assert heads == ["Chỉ tiêu", "Tỷ lệ (%)", "Số đơn vị", "Cao nhất", "Thấp nhất"]


def test_a_figure_says_how_it_is_computed_to_who_points_at_it():
    """In the appendix and beside every total: how, and of how many units."""
    book = opened(sample(), live=True)
    for title in ("Phụ lục I", "Từng đơn vị"):
        told = [c.comment.text for row in book[title].iter_rows() for c in row if c.comment]
        assert any(re.search(r"Cách tính: .*\nSố đơn vị có số liệu: \d/\d", text) for text in told)


def test_the_signature_never_stands_alone_on_a_page():
    """The last page of a form begins with lines of the table."""
    publication = sample()
    last = 7 + len(publication.pack.forms[0].rows)
    sheet = opened(publication, live=True)["Phụ lục I"]
    assert [brk.id for brk in sheet.row_breaks.brk if brk.id < last - 2]
