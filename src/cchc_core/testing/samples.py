"""A made-up province to test with: its forms, its units, and what they report. Nothing is real."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from attrs import evolve

from cchc_core.extensions import Desk, Filed, Filing, Office, Publication
from cchc_core.forms import load_pack, load_schemes, load_units
from cchc_core.manifests import Decided, Fingerprint, Manifest, Options, Use
from cchc_core.model.findings import (
    Addressee,
    Effect,
    Finding,
    Origin,
    Remedy,
    Rule,
    Severity,
    Touch,
)
from cchc_core.model.forms import FormPack, Role
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Document, Kind, Status, Value
from cchc_core.model.periods import Period, period_of
from cchc_core.model.reports import Leaf, Reading, Report, join
from cchc_core.model.units import AdminUnit, UnitList
from cchc_core.rollup import tabulate
from cchc_core.text import Lang, Text

_HERE = Path(__file__).parent


@cache
def sample_pack() -> FormPack:
    """Made-up forms with every operator over units and, for each, every operator over periods."""
    return load_pack(_HERE / "sample-pack.toml")


@cache
def sample_units() -> UnitList:
    """A made-up province (98): the cities 981 with four wards and 982 with two."""
    return load_units(_HERE / "sample-units.toml")


def sample_period(kind: str = "quarter-1", year: int = 2024) -> Period:
    """A made-up period: `quarter-1`, or `6-months`, which holds it."""
    return period_of(load_schemes(_HERE / "sample-periods.toml"), "sample", kind, year)


def sample_city() -> AdminUnit:
    """Thành phố Mẫu, whose office fills the city's own rows."""
    return sample_units().with_code("981", date(2024, 1, 1))


def sample_wards() -> tuple[AdminUnit, ...]:
    """The four wards of Thành phố Mẫu."""
    return sample_units().children(sample_city().key, date(2024, 1, 1))


def sample_desk() -> Desk:
    """The first quarter of 2024, awaited from the city's wards and from its own office."""
    expected = (*sample_wards(), sample_city())
    return Desk(sample_pack(), sample_period(), sample_units(), expected)


def sample_report(unit: AdminUnit | None = None, desk: Desk | None = None) -> Report:
    """What `unit` (the first expected one) states: most rows filled, each kind of nothing there."""
    desk = desk or sample_desk()
    unit = unit or desk.expected[0]
    readings = _readings(unit, desk)
    return Report.of(unit, desk.period, desk.pack.key, readings, words=_words(unit, desk))


def blank_report(unit: AdminUnit | None = None, desk: Desk | None = None) -> Report:
    """The report of `unit` before anything was filled in."""
    desk = desk or sample_desk()
    return Report.of(unit or desk.expected[0], desk.period, desk.pack.key)


def sample_roll_up(desk: Desk | None = None) -> Report:
    """The expected units' reports as one report of the last of them; the second sent nothing."""
    desk = desk or sample_desk()
    silent = desk.expected[1:2]
    return join(
        desk.expected[-1],
        desk.period,
        [
            Report.of(unit, desk.period, desk.pack.key, submitted=False)
            if unit in silent
            else sample_report(unit, desk)
            for unit in desk.expected
        ],
    )


def sample_publication(
    report: Report | None = None, desk: Desk | None = None, lang: Lang = "vi"
) -> Publication:
    """What a format may print of `report` (the roll-up), with who sent what and a finding."""
    desk = desk or sample_desk()
    report = report or sample_roll_up(desk)
    return Publication(
        report=report,
        pack=desk.pack,
        units=desk.units,
        figures=tabulate(report, desk.pack),
        filings=tuple(_filings(report)),
        findings=(_finding(report),),
        signatory="CHỦ TỊCH",
        lang=lang,
    )


def sample_manifest(desk: Desk | None = None) -> Manifest:
    """A manifest as a merge would give a format."""
    desk = desk or sample_desk()
    files = (Fingerprint.of(Use.INBOX, f"{unit.code}.xlsx", b"made up") for unit in desk.expected)
    return Manifest(
        unit=str(desk.expected[-1].key),
        pack=desk.pack.key,
        period=desk.period.id,
        window=desk.period.window,
        options=Options("made-up", ("made-up",)),
        versions={"cchc-core": "0.1"},
        files=tuple(files),
        decisions=(Decided("row", "=1+1", "tasks.assigned", by="văn thư", when="2024-03-18"),),
    )


def told_publication(
    report: Report | None = None, desk: Desk | None = None, lang: Lang = "vi"
) -> Publication:
    """What a slip, a reminder or a worklist is given: findings on cells and on no cell, with their
    remedies and what they weigh, their kinds, copies that go back, who writes, and by when."""
    desk = desk or sample_desk()
    publication = sample_publication(report, desk, lang)
    leaf = next(iter(publication.report.leaves.values()))
    findings = tuple(_findings(leaf, desk))
    shares = [Effect(Touch.LEFT_OUT), Effect(Touch.MOVES, Fraction(3, 1000)), Effect()]
    return evolve(
        publication,
        findings=findings,
        effects={finding: shares[min(at // 4, 2)] for at, finding in enumerate(findings)},
        rules={rule.code: rule for rule in _RULES},
        copies={f"{leaf.unit.code}.xlsx": f"{leaf.unit.code} - cần sửa.xlsx"},
        office=Office(sample_city()),
        due=date(2024, 3, 20),
        until=date(2024, 3, 25),
    )


def cut_down(pack: FormPack, ids: Iterable[str]) -> FormPack:
    """`pack` with only the rows `ids`, those they are computed from and the totals above them."""
    kept: set[str] = set()
    wanted = set(ids)
    while wanted:
        id = wanted.pop()
        kept.add(id)
        uses = pack.catalogue[id].uses if id in pack.catalogue else ()
        above = (pack.total_above[id],) if id in pack.total_above else ()
        wanted |= {*uses, *above} - kept
    forms = [evolve(f, rows=tuple(r for r in f.rows if r.id in kept)) for f in pack.forms]
    return evolve(pack, forms=tuple(form for form in forms if form.rows))


def _readings(unit: AdminUnit, desk: Desk) -> Iterator[Reading]:
    """Differing from unit to unit, the same every time."""
    first = int("".join(c for c in unit.code if c.isdigit()) or "0") % 7
    filled = [row for row in desk.pack.fillable(unit.level) if row.role is Role.DATA]
    for number, row in enumerate(filled, start=first):
        match number % 11:
            case 3:
                yield Reading(row.id, raw="-")
            case 5:
                yield Reading(row.id, Status.NOT_APPLICABLE, raw="không áp dụng")
            case 7:
                yield Reading(row.id, Status.REJECTED, raw="khoảng 10", note="số ước tính")
            case _:
                value = _value(desk.pack.indicator(row), number)
                yield Reading(row.id, Status.USED, value, note="đã rà soát" * (number % 4 == 0))


def _words(unit: AdminUnit, desk: Desk) -> dict[str, str]:
    """What it wrote, in every other section it may write."""
    return {
        section.id: f"{section.title} của {unit.name} (giả định).\n- Không có gì thêm."
        for section in desk.pack.written[::2]
    }


def _value(indicator: Indicator, number: int) -> Value:
    match indicator.kind:
        case Kind.COUNT:
            return 3 * number
        case Kind.RATE:
            return Decimal(9000 - number) / 100
        case Kind.CODE:
            return sorted(indicator.codes)[number % len(indicator.codes)]
        case Kind.DOCUMENTS:
            day = date(2024, 1, 1 + number % 28)
            return (Document("Kế hoạch", f"{number:02d}/KH-UBND", day, "Cải cách hành chính"),)


def _filings(report: Report) -> Iterator[Filing]:
    for leaf in report.leaves.values():
        if not leaf.submitted:
            yield Filing(leaf.unit, Filed.MISSING)
            continue
        received = datetime(2024, 3, 18, 8, 30)
        yield Filing(leaf.unit, Filed.USED, f"{leaf.unit.code}.xlsx", received, "văn thư")


def _findings(leaf: Leaf, desk: Desk) -> Iterator[Finding]:
    """Of three kinds, errors first; the last is of the collecting office's own."""
    file = f"{leaf.unit.code}.xlsx"
    rows = desk.pack.fillable(leaf.unit.level)
    places = [Origin(file, "Biểu 1", f"D{line}") for line, _ in enumerate(rows, start=10)]
    for at, (row, place) in enumerate(zip(rows, places, strict=True)):
        rule = _RULES[min(at // 4, 1)]
        message = Text(
            f"Số liệu giả định ở dòng {row.name}. Đề nghị đơn vị xem lại.",
            f"Made-up figures on {row.name}. The unit should look again.",
        )
        remedies = (Remedy(row.id, "7", "70", place, near=True), Remedy(rows[0].id, "8", "0"))
        yield Finding(
            rule=rule.code,
            severity=rule.severity,
            message=message,
            unit=leaf.unit.key,
            indicator=row.id,
            origin=place,
            found="70",
            expected="7",
            remedies=remedies * (at % 3 == 0),
        )
    whole = Text("Tệp giả định chưa rõ của kỳ nào.", "Nobody knows which period it is of.")
    yield Finding("sample-office", Severity.WARNING, whole, leaf.unit.key, origin=Origin(file))


_RULES = tuple(
    Rule(
        f"sample-{kind}",
        Text(f"Loại giả định “{kind}”", f"Made-up kind '{kind}'"),
        severity,
        Text("Chỉ để thử.", "Only to try."),
        Text("Một ví dụ.", "An example."),
        addressee=addressee,
    )
    for kind, severity, addressee in (
        ("wrong", Severity.ERROR, Addressee.UNIT),
        ("doubtful", Severity.WARNING, Addressee.UNIT),
        ("office", Severity.WARNING, Addressee.OFFICE),
    )
)


def _finding(report: Report) -> Finding:
    leaf = next(iter(report.leaves.values()))
    message = Text(f"{leaf.unit.name}: số liệu giả định.", f"{leaf.unit.name}: made-up figures.")
    return Finding("sample", Severity.WARNING, message, unit=leaf.unit.key)
