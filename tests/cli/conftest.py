"""A made-up city with a made-up kind of file, in which every command is tried."""

import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cchc_core import builtin
from cchc_core.cli import run
from cchc_core.errors import FileRefused
from cchc_core.extensions import (
    Desk,
    Format,
    Forms,
    Output,
    Publication,
    Purpose,
    Source,
    Submission,
)
from cchc_core.forms import load_schemes
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Kind, Status
from cchc_core.model.reports import Reading, Report
from cchc_core.offers import Plugin
from cchc_core.testing import samples
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

SCHEMES = Path(samples.__file__).parent / "sample-periods.toml"
TOML = """\
[campaign]
unit = "981"
units = "sample"
pack = "sample"
due = 2024-03-20

[period]
scheme = "sample"
kind = "quarter-1"
year = 2024
"""
WHOLE = {
    "981": "tasks.assigned = 1",
    "98101": "tasks.assigned = 2\ndialogue.held = 1",
    "98102": "tasks.assigned = 3\ntasks.planned = 30\ntasks.done_rate = 90.5",
    "98103": "tasks.assigned = 4\ntasks.planned = 60\ntasks.done_rate = 70",
    "98104": "tasks.assigned = 5",
}


def read_sheet(path: Path, desk: Desk) -> Iterator[Submission]:
    """A made-up file: `sheet CODE REVISION`, then `row = figure` line by line."""
    head, *lines = path.read_text("utf-8").splitlines()
    _, code, revision = head.split()
    if revision == "old":
        old = Text("Biểu của kỳ trước.", "The form of another period.")
        unit = desk.units.with_code(code, desk.period.window.last)
        raise FileRefused("wrong-period", old, unit=str(unit.key))
    unit = desk.units.with_code(code, desk.period.window.last)
    readings = []
    for number, line in enumerate(lines, start=2):
        row, raw = line.split(" = ")
        rate = row in desk.pack.catalogue and desk.pack.catalogue[row].kind is Kind.RATE
        origin = Origin(desk.name(path), "Biểu", f"D{number}")
        if raw.startswith("~"):
            readings.append(Reading(row, Status.REJECTED, raw=raw, origin=origin))
            continue
        value = Decimal(raw) if rate else int(raw)
        readings.append(Reading(row, Status.USED, value, raw=raw, origin=origin))
    report = Report.of(unit, desk.period, desk.pack.key, readings)
    yield Submission(report, "sheet", desk.name(path), int(revision))


def write_report(publication: Publication) -> Iterable[Output]:
    """A made-up report: one line per figure."""
    lines = [f"{id} {figure.value}" for id, figure in publication.figures.items()]
    yield Output("bao-cao.txt", "\n".join(lines).encode())


def write_entry(publication: Publication) -> Iterable[Output]:
    """A made-up entry form, with last period's first task figure where there is one."""
    unit = publication.report.unit
    before = publication.previous.own.reading("tasks.assigned").raw if publication.previous else ""
    yield Output(f"{unit.code}.sheet", f"sheet {unit.code} 1\n# {unit.name} {before}\n".encode())


def plugin(name: str, module: object) -> Plugin:
    """A plugin by name; an exception instead of a module is raised on import."""

    def load() -> object:
        if isinstance(module, BaseException):
            raise module
        return module

    return Plugin(name, f"cchc-{name}", "1.0", load)


SAMPLE = plugin_of(
    Forms(
        packs={"sample": samples.sample_pack},
        units={"sample": samples.sample_units},
        schemes=lambda: load_schemes(SCHEMES),
    )
)
SHEETS = plugin_of(
    Source(
        "sheet",
        Text("Tệp giả định", "Made-up file"),
        recognises=lambda path, head: head.startswith(b"sheet "),
        read=read_sheet,
    ),
    Format("report", Text("Báo cáo giả định", "Made-up report"), write_report),
    Format("entry", Text("Biểu nhập giả định", "Made-up form"), write_entry, purpose=Purpose.ENTRY),
)
BUILTIN = Plugin("builtin", "cchc-core", "1.0", lambda: builtin)
PLUGINS = (plugin("sample", SAMPLE), plugin("sheets", SHEETS), BUILTIN)


class Ran(SimpleNamespace):
    """How a run ended: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def envelope(self) -> dict[str, Any]:
        """What was printed, as the envelope."""
        return dict(json.loads(self.out))


Cchc = Callable[..., Ran]


@pytest.fixture
def cchc(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cchc:
    """Runs the command line with made-up plugins, and those that `more` brings."""
    monkeypatch.delenv("CCHC_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def runs(*argv: object, more: Iterable[Plugin] = ()) -> Ran:
        capsys.readouterr()
        code = run([str(word) for word in argv], plugins=[*PLUGINS, *more])
        printed = capsys.readouterr()
        return Ran(code=code, out=printed.out, err=printed.err)

    return runs


@pytest.fixture
def plugins() -> tuple[Plugin, ...]:
    """The made-up plugins."""
    return PLUGINS


@pytest.fixture
def named() -> Callable[[str, object], Plugin]:
    """Makes a plugin of a module, or of an exception that its import raises."""
    return plugin


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A campaign to which all five offices have sent their figures."""
    folder = tmp_path / "quy-1"
    (folder / "inbox").mkdir(parents=True)
    (folder / "cchc.toml").write_text(TOML, "utf-8")
    arrivals = "".join(f"{code}.sheet,2024-03-18 08:30,\n" for code in WHOLE)
    (folder / "inbox.csv").write_text(f"file,received,sender\n{arrivals}", "utf-8")
    for code, lines in WHOLE.items():
        (folder / "inbox" / f"{code}.sheet").write_text(f"sheet {code} 1\n{lines}\n", "utf-8")
    return folder
