"""A made-up city of two wards that sends its report up, and what its workbook holds."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal

import pytest
from attrs import evolve, frozen
from openpyxl import Workbook, load_workbook

from cchc_core import (
    AdminUnit,
    Channel,
    Desk,
    DossierClass,
    DossierCount,
    Filed,
    Filing,
    Leaf,
    Publication,
    Reading,
    Report,
    Status,
    Text,
    tabulate,
)
from cchc_core.testing import samples
from cchc_format_province import write

PACK, PERIOD, UNITS = samples.sample_pack(), samples.sample_period(), samples.sample_units()
DAY = PERIOD.window.last
PROVINCE, CITY = UNITS.with_code("98", DAY), UNITS.with_code("982", DAY)
WARDS = UNITS.children(CITY.key, DAY)
NOT_APPLICABLE = Status.NOT_APPLICABLE

FIGURES = {
    "982": {
        "tasks.planned": 10,
        "tasks.assigned": 5,
        "tasks.done_rate": Decimal(80),
        "legal.issued.city": 3,
        "dialogue.held": 1,
        "procedures.listed.city": 60,
        "procedures.announced": 2,
        "online.rate.city": Decimal(50),
        "dossiers.carried_over": 0,
        "dossiers.in_period": 10,
        "dossiers.resolved": 9,
        "dossiers.received": 10,
        "system.connected": 1,
    },
    "98201": {
        "tasks.planned": 30,
        "tasks.assigned": 2,
        "tasks.done_rate": Decimal(100),
        "legal.issued.commune": 0,
        "dialogue.held": 0,
        "procedures.listed.commune": 240,
        "procedures.announced": 7,
        "online.rate.commune": Decimal("96.55"),
        "dossiers.carried_over": 4,
        "dossiers.in_period": 96,
        "dossiers.resolved": 90,
        "system.connected": 1,
        "survey.method": NOT_APPLICABLE,
    },
    "98202": {
        "tasks.planned": 20,
        "legal.issued.commune": 1,
        "dialogue.held": 1,
        "procedures.listed.commune": 240,
        "procedures.announced": 7,
        "dossiers.carried_over": 0,
        "dossiers.in_period": 1,
        "dossiers.resolved": 1,
        "system.connected": 0,
        "survey.method": NOT_APPLICABLE,
    },
}


def leaf(unit: AdminUnit, figures: dict[str, object], *dossiers: DossierCount) -> Leaf:
    """What an office states: figures by row, or the status of one that it has not."""
    readings = [
        Reading(row, stated) if isinstance(stated, Status) else Reading(row, Status.USED, stated)
        for row, stated in figures.items()
    ]
    return Leaf(unit, PERIOD.window, readings, dossiers=dossiers)


def counts(field: str, came: tuple[int, ...], became: tuple[int, ...]) -> list[DossierCount]:
    """Dossiers of a field: online in full and in part, direct, postal, carried over; then by what
    became of them, in the order of the classes."""
    channels = (Channel.ONLINE_FULL, Channel.ONLINE_PARTIAL, Channel.DIRECT, Channel.POSTAL)
    of, carried = DossierClass.IN_PERIOD, DossierClass.CARRIED_OVER
    told = [DossierCount(field, of, n, channel) for channel, n in zip(channels, came, strict=False)]
    return [
        *told,
        DossierCount(field, carried, came[4]),
        *(DossierCount(field, c, n) for c, n in zip(list(DossierClass)[2:], became, strict=True)),
    ]


LAND = counts("Đất đai", (3, 4, 5, 6, 2), (1, 10, 2, 1, 1, 1, 3, 1))
REGISTRY = counts("Hộ tịch", (1, 0, 0, 0, 0), (0, 1, 0, 0, 0, 0, 0, 0))


def _published(report: Report, **changed: object) -> Publication:
    """What the format is given of a report."""
    received = datetime(2024, 3, 18, 8, 30)
    filings = [
        Filing(leaf.unit, Filed.USED, f"={leaf.unit.code}.xlsx", received, late=True)
        if leaf.submitted
        else Filing(leaf.unit, Filed.WRONG_FORM, reason=Text("sai kỳ", "wrong period"))
        for leaf in report.leaves.values()
    ]
    publication = Publication(
        report=report,
        pack=PACK,
        units=UNITS,
        figures=tabulate(report, PACK),
        filings=tuple(filings),
        signatory="CHỦ TỊCH",
    )
    return evolve(publication, **changed)


def content(publication: Publication) -> bytes:
    (output,) = write(publication)
    return output.content


@frozen
class Opened:
    """A workbook as a person meets it: formulas, and what stands beside them."""

    formulas: Workbook
    values: Workbook

    @classmethod
    def of(cls, publication: Publication) -> "Opened":
        written = content(publication)
        books = (load_workbook(io.BytesIO(written), data_only=only) for only in (False, True))
        return cls(*books)

    def line(self, label: str, sheet: str = "Phụ lục I") -> int:
        """Where the first row with a label stands."""
        return next(cell.row for cell in self.values[sheet]["B"] if cell.value == label)

    def row(self, label: str, sheet: str = "Phụ lục I") -> dict[str, object]:
        """The figures of the first row with a label: total, by level, behind the rate, coverage
        and note."""
        names = ("total", "city", "commune", "part", "whole", "coverage", "note")
        at = self.line(label, sheet)
        return {
            name: cell.value for name, cell in zip(names, self.values[sheet][at][3:], strict=False)
        }


@pytest.fixture
def desk() -> Desk:
    """The made-up province, which awaits the reports of its two cities."""
    return Desk(PACK, PERIOD, UNITS, UNITS.children(PROVINCE.key, DAY))


@pytest.fixture
def city() -> Report:
    """The office and both wards; the first ward and the office counted their dossiers."""
    dossiers = {"982": REGISTRY, "98201": LAND}
    leaves = [
        leaf(unit, FIGURES[unit.code], *dossiers.get(unit.code, ())) for unit in (CITY, *WARDS)
    ]
    return Report(CITY, PERIOD, PACK.key, leaves)


@pytest.fixture
def silent(city: Report) -> Report:
    """The same, but the second ward sent nothing that can be used."""
    leaves = [
        Leaf(leaf.unit, leaf.window, submitted=False) if leaf.unit == WARDS[1] else leaf
        for leaf in city.leaves.values()
    ]
    return evolve(city, leaves=leaves)


@pytest.fixture(scope="session")
def published() -> Callable[..., Publication]:
    """What the format is given of a report."""
    return _published


@pytest.fixture(scope="session")
def opened() -> Callable[..., Opened]:
    """The workbook of a report, as a person meets it."""
    return lambda report, **changed: Opened.of(_published(report, **changed))


@pytest.fixture(scope="session")
def computed() -> Callable[[Workbook], dict[str, float]]:
    """Every formula of a workbook with what it comes to, by a reckoning of its own."""
    return lambda book: dict(_computed(book))


def _computed(book: Workbook) -> Iterator[tuple[str, float]]:
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.data_type == "f":
                    yield f"{sheet.title}!{cell.coordinate}", _Reckoned(book).cell(cell)


class _Reckoned:
    """The few things our formulas use: + - * / ( ) numbers, cells, SUM and SUMPRODUCT of ranges;
    text in a range counts for nothing."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def cell(self, cell) -> float | None:
        if cell.data_type != "f":
            return cell.value if isinstance(cell.value, int | float) else None
        return self.evaluated(cell.value[1:], cell.parent.title)

    def evaluated(self, formula: str, here: str) -> float:
        place = re.compile(r"(?:'([^']+)'!)?\b([A-Z]+[0-9]+)(?::([A-Z]+[0-9]+))?")
        python = place.sub(
            lambda found: f"at({found[1] or here!r}, {found[2]!r}, {found[3]!r})", formula
        )
        names: dict[str, Callable] = {"at": self.at, "SUM": self.sum, "SUMPRODUCT": self.product}
        return eval(python, {"__builtins__": {}}, names)

    def at(self, sheet: str, first: str, last: str | None):
        if last is None:
            return self.cell(self.book[sheet][first])
        return [self.cell(cell) for line in self.book[sheet][f"{first}:{last}"] for cell in line]

    def sum(self, *added) -> float:
        listed = [x for each in added for x in (each if isinstance(each, list) else [each])]
        return sum(x for x in listed if x is not None)

    def product(self, one, other) -> float:
        return sum((a or 0) * (b or 0) for a, b in zip(one, other, strict=True))
