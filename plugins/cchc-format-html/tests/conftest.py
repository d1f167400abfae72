"""A made-up province to make pages of, of as many communes as one likes, on the forms of 2023."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import product
from pathlib import Path

import pytest
from attrs import evolve

import cchc_core.forms
from cchc_core import (
    AdminUnit,
    Desk,
    Filed,
    Filing,
    Finding,
    FormPack,
    Origin,
    Period,
    Publication,
    Report,
    Rule,
    Severity,
    Text,
    UnitKey,
    UnitList,
    Window,
    join,
    tabulate,
)
from cchc_core.forms import load_pack
from cchc_core.testing import samples

FORMS = Path(cchc_core.forms.__file__).with_name("thanh-hoa-2023.toml")
FEW = (
    "survey.forms", "survey.method", "survey.satisfaction", "dialogue.held", "legal.issued",
    "dossiers.received", "dossiers.received.direct", "dossiers.received.postal",
    "dossiers.received.online_partial", "dossiers.received.online_full", "dossiers.on_time_rate",
    "dossiers.on_time.commune", "one_stop.digital_process_rate", "procedures.in_force",
    "online.procedures_full", "egov.one_stop_commune_rate", "documents.plans",
)  # fmt: skip
"""One row at least of every kind, and those that leaders look at."""
_FIRST = ("An", "Bình", "Cẩm", "Đông", "Hà", "Hoằng", "Nga", "Quảng", "Thiệu", "Thọ", "Triệu", "Ỷ")
_SECOND = ("Châu", "Giang", "Hải", "La", "Lộc", "Phú", "Sơn", "Tâm", "Thành", "Vân", "Xuân", "Yên")
PERIOD = Period(
    scheme="09-2019",
    kind="9-months",
    year=2023,
    label=Text("9 tháng năm 2023", "9 months of 2023"),
    window=Window(date(2022, 12, 15), date(2023, 9, 14)),
    due=date(2023, 9, 20),
    cumulative=True,
)
RULE = Rule(
    code="code-set",
    title=Text("Mã trả lời ngoài bộ mã", "A code outside its set"),
    severity=Severity.ERROR,
    meaning=Text("Số ngoài bộ mã không được tổng hợp.", "It is not rolled up."),
    example=Text("Ghi 4.", "It says 4."),
)


def units(communes: int) -> UnitList:
    """A province of 2023's levels with so many communes under one office."""
    names = [f"{kind} {a} {b}" for kind, a, b in product(("Xã", "Phường"), _FIRST, _SECOND)]
    below = [
        AdminUnit(UnitKey(f"9{at:04d}"), name, "commune")
        for at, name in enumerate(names[:communes], 1)
    ]
    return UnitList((AdminUnit(UnitKey("90"), "Tỉnh Mẫu", "district"), *below))


@pytest.fixture(scope="session")
def pack() -> FormPack:
    """The forms of 2023, whole."""
    return load_pack(FORMS)


@pytest.fixture(scope="session")
def few(pack: FormPack) -> FormPack:
    """A page's worth of their rows."""
    return samples.cut_down(pack, FEW)


@pytest.fixture(scope="session")
def published() -> Callable[..., Publication]:
    """What a format is given of such a province: the third commune sent nothing, the second late,
    the first has a code that cannot be."""
    return _published


@pytest.fixture(scope="session")
def city(few: FormPack) -> Publication:
    """A small one: eight communes and the office."""
    return _published(8, few)


@pytest.fixture(scope="session")
def small(few: FormPack) -> Desk:
    """What the small one is awaited from."""
    return _desk(4, few)


def _desk(communes: int, pack: FormPack) -> Desk:
    listed = units(communes)
    office, *below = listed.units
    return Desk(pack, PERIOD, listed, (*below, office))


def _published(communes: int, pack: FormPack, **more: object) -> Publication:
    desk = _desk(communes, pack)
    *below, office = desk.expected
    report = join(office, PERIOD, [_report(unit, desk, silent=below[2]) for unit in desk.expected])
    publication = Publication(
        report=report,
        pack=pack,
        units=desk.units,
        figures=tabulate(report, pack),
        filings=tuple(_filings(desk)),
        findings=tuple(_findings(below)),
        on_time="dossiers.on_time_rate",
        rules={RULE.code: RULE},
    )
    return evolve(publication, **more)  # type: ignore[arg-type]


def file_of(unit: AdminUnit) -> str:
    """What its file is called."""
    return f"{unit.code} - {unit.name} - BC CCHC 9 tháng.xlsx"


def _report(unit: AdminUnit, desk: Desk, silent: AdminUnit) -> Report:
    if unit == silent:
        return Report.of(unit, PERIOD, desk.pack.key, submitted=False)
    made = samples.sample_report(unit, desk).own.readings
    lines = {row.id: line for line, row in enumerate(desk.pack.rows, 8)}
    readings = [
        evolve(reading, origin=Origin(file_of(unit), "Biểu 1", f"D{lines[id]}"))
        for id, reading in made.items()
    ]
    return Report.of(unit, PERIOD, desk.pack.key, readings)


def _filings(desk: Desk) -> Iterator[Filing]:
    for at, unit in enumerate(desk.expected):
        if at == 2:
            yield Filing(unit, Filed.MISSING)
            continue
        received = datetime(2023, 9, 18 + 3 * (at == 1), 8, 30)
        yield Filing(unit, Filed.USED, file_of(unit), received, late=at == 1)


def _findings(below: list[AdminUnit]) -> Iterator[Finding]:
    first = below[0]
    yield Finding(
        rule=RULE.code,
        severity=RULE.severity,
        message=Text("'4' không thuộc các mã trả lời.", "'4' is no code."),
        unit=first.key,
        indicator="dialogue.held",
        origin=Origin(file_of(first), "Biểu 1", "D20"),
        found="4",
    )
    for unit in below[3:6]:
        message = Text(f"{unit.name}: số 0 khó có thể đúng.", f"{unit.name}: 0 is unlikely.")
        yield Finding("expected-nonzero", Severity.WARNING, message, unit.key, "survey.forms")
