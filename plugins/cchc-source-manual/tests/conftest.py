"""A small city of a made-up province, its forms filled in, and a way to spoil a workbook."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import cchc_source_manual
from cchc_core import Desk, Format, FormPack, Publication, Reading, Report, Source, Submission
from cchc_core.forms import load_pack
from cchc_core.testing import samples

HEAD = """
[pack]
id = "thu"
version = "1"
vi = "Biểu thử"
en = "Trial forms"

[[levels]]
id = "city"
vi = "Cấp thành phố"
en = "City level"

[[levels]]
id = "commune"
vi = "Cấp xã"
en = "Commune level"

[[areas]]
id = "a"
number = 1
vi = "Thủ tục"
en = "Procedures"
"""
CODES = """codes = [{ code = 0, vi = "Chưa", en = "no" }, { code = 1, vi = "Đã", en = "yes" }]"""
INDICATORS = f"""
received        | count     | sum         | sum     |
received.direct | count     | sum         | sum     |
received.postal | count     | sum         | sum     |
received.online | count     | sum         | sum     |
issued          | count     | total       | derived | of = ["issued.city", "issued.commune"]
issued.city     | count     | sum         | sum     |
issued.commune  | count     | sum         | sum     |
on_time_rate    | rate      | stated-rate | rate    | base = "received"
linked          | code      | all         | last    | {CODES}
linked_rate     | rate      | share       | derived | of = "linked"
plans           | documents | list        | list    |
"""
ROWS = """
desk            | 1         | Cơ chế một cửa        |                  | heading = true
received        | 1.1       | Số hồ sơ đã tiếp nhận | Hồ sơ            |
received.direct | 1.1/a     | Trực tiếp             |                  | depth = 1
received.postal | 1.1/b     | Qua BCCI              |                  | depth = 1
received.online | 1.1/c     | Trực tuyến            |                  | depth = 1
issued          | 1.2       | Số VBQPPL đã ban hành | Văn bản          |
issued.city     | 1.2/tp    | Tại cấp thành phố     |                  | CITY
issued.commune  | 1.2/xã    | Tại cấp xã            |                  | WARDS
on_time_rate    | 1.3       | Tỷ lệ đúng hạn        | %                |
linked          | 1.4       | Đã kết nối            | Chưa = 0; Đã = 1 |
linked_rate     | 1.5       | Tỷ lệ xã đã kết nối   | %                |
plans           | 1.6       | Kế hoạch đã ban hành  | Văn bản          |
"""

SHORT = {"CITY": 'depth = 1\nscope = ["city"]', "WARDS": 'depth = 1\nscope = ["commune"]'}


def _cells(table: str) -> list[list[str]]:
    return [[c.strip() for c in line.split("|")] for line in table.strip().splitlines()]


def _toml() -> str:
    indicators = "".join(
        f'[[indicators]]\nid = "{id}"\narea = "a"\nkind = "{kind}"\nvi = "{id}"\nen = "{id}"\n'
        f'unit = {{ vi = "x", en = "x" }}\nover_units = "{units}"\nover_periods = "{periods}"\n'
        f"{more}\n"
        for id, kind, units, periods, more in _cells(INDICATORS)
    )
    rows = "".join(
        f'[[forms.rows]]\nid = "{id}"\nnumber = "{number}"\nlabel = "{label}"\nunit = "{unit}"\n'
        + f"{SHORT.get(more, more)}\n"
        for id, number, label, unit, more in _cells(ROWS)
    )
    form = '[[forms]]\nid = "appendix"\nvi = "Phụ lục"\nen = "Appendix"\n'
    return HEAD + indicators + form + rows


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> FormPack:
    """Twelve rows: every kind, a split into channels, a total, a derived row and a heading."""
    path = tmp_path_factory.mktemp("pack") / "thu.toml"
    path.write_text(_toml(), encoding="utf-8")
    return load_pack(path)


@pytest.fixture(scope="session")
def desk(pack: FormPack) -> Desk:
    """The first quarter of 2024, awaited from four wards and their city."""
    expected = (*samples.sample_wards(), samples.sample_city())
    return Desk(pack, samples.sample_period(), samples.sample_units(), expected)


@pytest.fixture(scope="session")
def source() -> Source:
    (source,) = cchc_source_manual.cchc_sources()
    return source


@pytest.fixture(scope="session")
def formats() -> dict[str, Format]:
    return {f.name: f for f in cchc_source_manual.cchc_formats()}


Publish = Callable[..., Publication]


@pytest.fixture(scope="session")
def publish(desk: Desk) -> Publish:
    """What a format may print of the first ward's report."""

    def published(*readings: Reading, **more: Any) -> Publication:
        report = Report.of(desk.expected[0], desk.period, desk.pack.key, readings)
        return Publication(report, desk.pack, desk.units, {}, **more)

    return published


class Form:
    """The first ward's form as a workbook to type into; `read` is what comes back of it."""

    def __init__(self, content: bytes, path: Path, source: Source, desk: Desk) -> None:
        self.book: Workbook = load_workbook(BytesIO(content))
        self.path, self.source, self.desk = path, source, desk

    @property
    def sheet(self) -> Worksheet:
        return self.book.worksheets[0]

    def line(self, id: str) -> int:
        """The line of a row, by its hidden id."""
        (cell,) = [cell for cell in self.sheet["G"] if cell.value == id]
        return cell.row

    def type(self, **figures: object) -> None:
        """Types figures in; `received__direct=7` is the row `received.direct`."""
        for id, value in figures.items():
            self.sheet[f"D{self.line(id.replace('__', '.'))}"] = value

    def read(self) -> Submission:
        self.book.save(self.path)
        (submission,) = self.source.read(self.path, self.desk)
        return submission


@pytest.fixture(scope="session")
def form_at(
    publish: Publish, formats: dict[str, Format], source: Source, desk: Desk
) -> Callable[[Path], Form]:
    """A blank form to be saved there."""
    (output,) = formats["form"].write(publish())
    return lambda path: Form(output.content, path, source, desk)


@pytest.fixture
def form(form_at: Callable[[Path], Form], tmp_path: Path) -> Form:
    """A blank form."""
    return form_at(tmp_path / "biểu.xlsx")
