"""A made-up city whose three wards have sent the real Excel form; each test spoils something."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from shutil import copytree
from types import SimpleNamespace

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import cchc_format_city
import cchc_source_manual
from cchc_core import (
    AdminUnit,
    Campaign,
    Filed,
    Finding,
    Forms,
    Merged,
    Offer,
    Output,
    Publication,
    Reading,
    Report,
    Status,
    Submission,
    Text,
    builtin,
    gather,
    load_campaign,
    merge_campaign,
)
from cchc_core.cli import run
from cchc_core.offers import Plugin
from cchc_core.testing import samples
from cchc_core.testing.plugins import plugin_of

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "unit" / "printing" / "filling")]

QUARTER = HERE / "quy-1"
FIGURES: Mapping[str, Mapping[str, int]] = {
    "98101": {"received": 100, "on_time": 90, "linked": 1},
    "98102": {"received": 200, "on_time": 80, "linked": 1},
    "98103": {"received": 400, "on_time": 95, "linked": 1},
}
"""What each ward typed; any two of them have a sum of their own."""
SAMPLE = Forms(units={"sample": samples.sample_units})

_ADVICE_VI = re.compile("đề nghị|hãy", re.IGNORECASE)
_ADVICE_EN = re.compile(
    r"\b(please|ask the unit|the unit should|should use|check|see who|look at|write|correct|choose"
    r"|leave|make it|add|tell its author)\b",
    re.IGNORECASE,
)
_OF_A_PROGRAM = re.compile(r'Traceback|File "|openpyxl|xlsxwriter|zipfile|<class|0x[0-9a-f]{6}')


def plugin_named(name: str, module: object) -> Plugin:
    """A plugin by name; an exception instead of a module is raised on import."""

    def load() -> object:
        if isinstance(module, BaseException):
            raise module
        return module

    return Plugin(name, f"cchc-{name}", "1.0", load)


@pytest.fixture(scope="session")
def plugins(remembering: Callable[[Plugin], Plugin]) -> tuple[Plugin, ...]:
    """The forms, what reads and writes them, and the core; a form that was read is known again."""
    return (
        plugin_named("sample", plugin_of(SAMPLE)),
        remembering(plugin_named("manual", cchc_source_manual)),
        plugin_named("builtin", builtin),
    )


@lru_cache(maxsize=8)
def loaded(content: bytes) -> Workbook:
    """A workbook to type into and to leave as it was: the next test types into it too."""
    return load_workbook(BytesIO(content))


@cache
def offered(plugins: tuple[Plugin, ...]) -> Offer:
    """What they offer together, gathered once."""
    return gather(*plugins)


class City:
    """A campaign's folder to spoil; `merge` is what comes of it."""

    def __init__(self, folder: Path, plugins: tuple[Plugin, ...]) -> None:
        self.folder, self.inbox = copytree(QUARTER, folder), folder / "inbox"
        self.plugins = plugins
        self.inbox.mkdir()

    # What is in it

    def file(self, ward: str) -> Path:
        return self.inbox / f"{ward}.xlsx"

    def cell(self, row: str) -> str:
        """The cell of a figure on the form."""
        return CELLS[row]

    def send(self, ward: str, content: bytes, name: str = "") -> Path:
        """Puts a file in the inbox instead of the ward's own."""
        self.file(ward).unlink(missing_ok=True)
        path = self.inbox / (name or f"{ward}.xlsx")
        path.write_bytes(content)
        return path

    def record(self, *lines: str) -> None:
        """Writes `inbox.csv`: file, received, sender."""
        text = "\n".join(["file,received,sender", *lines])
        (self.folder / "inbox.csv").write_text(text + "\n", "utf-8")

    def told_who_sent(self, ward: str, path: Path) -> None:
        """`inbox.csv` says that a ward sent a file, and every other ward its own."""
        names = {**{each: self.file(each) for each in FIGURES}, ward: path}
        self.record(*(f"{names[w].name},2024-03-18 08:30,{unit_name(w)}" for w in sorted(names)))

    @contextmanager
    def opened(self, ward: str) -> Iterator[tuple[Workbook, Worksheet]]:
        """The ward's workbook and the sheet of its figures, saved afterwards."""
        book = load_workbook(self.file(ward))
        yield book, book.worksheets[0]
        book.save(self.file(ward))

    def type(self, ward: str, row: str, content: object, number_format: str = "General") -> None:
        """Types over a figure of the ward's form."""
        book = loaded(self.file(ward).read_bytes())
        cell = book.worksheets[0][CELLS[row]]
        before = cell.value, cell.number_format
        cell.value, cell.number_format = content, number_format
        book.save(self.file(ward))
        cell.value, cell.number_format = before

    def stamp(self, path: Path, **values: str) -> None:
        """Makes a form say something else of itself, as one that was made for that would."""
        book = load_workbook(path)
        for key, value in book["_cchc"].iter_rows(max_col=2):
            if str(key.value) in values:
                value.value = values[str(key.value)]
        book.save(path)

    def knows_earlier(self, *changes: tuple[str, str]) -> None:
        """The campaign has the earlier version `thu@0` of its forms, which differs in `changes`."""
        text = (self.folder / "thu.toml").read_text("utf-8")
        for old, new in (('version = "1"', 'version = "0"'), *changes):
            assert old in text
            text = text.replace(old, new)
        (self.folder / "thu-0.toml").write_text(text, "utf-8")
        toml = (self.folder / "cchc.toml").read_text("utf-8")
        named = toml.replace("due =", 'earlier_packs = ["thu-0.toml"]\ndue =')
        (self.folder / "cchc.toml").write_text(named, "utf-8")

    # What comes of it

    def campaign(self, offer: Offer | None = None) -> Campaign:
        return load_campaign(self.folder, offer or offered(self.plugins))

    def merge(self, *more: Plugin) -> Merged:
        """Merged; whatever is told has a rule that explains it."""
        offer = gather(*self.plugins, *more) if more else offered(self.plugins)
        merged = merge_campaign(self.campaign(offer), offer)
        assert {finding.rule for finding in merged.findings} <= offer.rules.keys()
        return merged

    def submissions(self, ward: str) -> Iterable[Submission]:
        """The ward's form as its source reads it."""
        offer = offered(self.plugins)
        return offer.sources["manual"].read(self.file(ward), self.campaign(offer).desk)

    def written(self, ward: str, format: str) -> Output:
        """The ward's report in another format."""
        offer = offered(self.plugins)
        campaign = self.campaign(offer)
        (submission,) = self.submissions(ward)
        publication = Publication(submission.report, campaign.pack, campaign.units, {})
        (output,) = offer.format(format).write(publication)
        return output

    # What is asked of the result

    def states(self, merged: Merged) -> dict[str, Filed]:
        """What became of every ward, by its code; nobody is lost."""
        assert [f.unit.code for f in merged.filings] == list(FIGURES)
        return {filing.unit.code: filing.state for filing in merged.filings}

    def reading(self, merged: Merged, ward: str, row: str) -> Reading:
        (leaf,) = [leaf for leaf in merged.report.leaves.values() if leaf.unit.code == ward]
        return leaf.reading(row)

    def coverage(self, merged: Merged, row: str) -> dict[Status, list[str]]:
        """The wards behind a figure, by what became of theirs."""
        units = merged.figures[row].coverage.units
        return {status: [key.code for key in units[status]] for status in units}

    def finding(self, merged: Merged, rule: str) -> Finding:
        """The one finding of a rule, told so that a person can act on it."""
        (finding,) = [each for each in merged.findings if each.rule == rule]
        assert finding.origin is not None
        assert finding.origin.file
        actionable(finding.message)
        return finding


def unit_name(ward: str) -> str:
    return next(unit.name for unit in samples.sample_wards() if unit.code == ward)


def actionable(message: Text) -> None:
    """Says what to do, in both languages, in words that are not the program's."""
    assert message.vi != message.en
    assert _ADVICE_VI.search(message.vi), message.vi
    assert _ADVICE_EN.search(message.en), message.en
    for told in (message.vi, message.en):
        assert not _OF_A_PROGRAM.search(told), told
        assert "{" not in told, told


@pytest.fixture(scope="session")
def forms(
    plugins: tuple[Plugin, ...], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, bytes]:
    """The Excel form of each ward, filled in, as the format `form` writes it."""
    offer = offered(plugins)
    campaign = City(tmp_path_factory.mktemp("forms") / "quy-1", plugins).campaign(offer)
    write = offer.format("form").write
    return {unit.code: _form(campaign, unit, write) for unit in campaign.expected}


def _form(
    campaign: Campaign, unit: AdminUnit, write: Callable[[Publication], Iterable[Output]]
) -> bytes:
    readings = [
        Reading(row, Status.USED, Decimal(value) if row == "on_time" else value)
        for row, value in FIGURES[unit.code].items()
    ]
    report = Report.of(unit, campaign.period, campaign.pack.key, readings)
    (output,) = write(Publication(report, campaign.pack, campaign.units, {}))
    return output.content


CELLS: dict[str, str] = {}
"""The cell of each figure on the form, found by the hidden ids beside them."""


@pytest.fixture
def city(tmp_path: Path, forms: Mapping[str, bytes], plugins: tuple[Plugin, ...]) -> City:
    """A city to which all three wards have sent their forms."""
    if not CELLS:
        sheet = load_workbook(BytesIO(forms["98101"])).worksheets[0]
        ids = {cell.value: cell.row for line in sheet.iter_rows() for cell in line}
        CELLS.update({row: f"D{ids[row]}" for row in FIGURES["98101"]})
    made = City(tmp_path / "quy-1", plugins)
    for ward, content in forms.items():
        made.send(ward, content)
    return made


@pytest.fixture
def cells(city: City) -> Mapping[str, str]:
    """The cell of each figure: `received` stands in D10."""
    return CELLS


@pytest.fixture
def plugin() -> Callable[[str, object], Plugin]:
    """Makes a plugin of a module, or of an exception that its import raises."""
    return plugin_named


class Ran(SimpleNamespace):
    """How a run of `cchc` ended: its exit code and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def cchc(
    plugins: tuple[Plugin, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Ran]:
    """Runs the command line with the real form, the city's workbook, and what `more` brings."""
    monkeypatch.delenv("CCHC_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    installed = (*plugins, plugin_named("city", cchc_format_city))

    def runs(*argv: object, more: Iterable[Plugin] = ()) -> Ran:
        capsys.readouterr()
        code = run([str(word) for word in argv], plugins=[*installed, *more])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return Ran(code=code, out=printed.out, err=printed.err)

    return runs
