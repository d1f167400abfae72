"""What a code is told of: each case spoils the city in one way and gives the codes told then."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
from attrs import evolve
from bad_files import Spoil

from cchc_core import (
    Cells,
    FileRefused,
    Finding,
    Format,
    Offer,
    Origin,
    Output,
    Plugin,
    Reading,
    Renewed,
    Report,
    Source,
    Status,
    Submission,
    Suggestion,
    Text,
    Window,
    gather,
    installed,
)
from cchc_core.composition import compose
from cchc_core.decisions import ACCEPTED, NOT_ACCEPTED, SET_ASIDE
from cchc_core.forms import load_pack
from cchc_core.intake import read_file
from cchc_core.printing import check_workbook
from cchc_core.reading import Typed, apart, interpret
from cchc_core.renewing import keep
from cchc_core.rollup import tabulate
from cchc_core.testing.plugins import plugin_of
from cchc_core.testing.samples import sample_pack, sample_report, sample_roll_up

City = Any
"""The city of `conftest.py`; the file of its second ward, 98102, is spoilt."""
Case = Callable[[City], Iterable[str]]
WARD = "98102"
DAY = date(2024, 3, 19)
PACK = load_pack(Path(__file__).parent / "quy-1" / "thu.toml")
DOTTED = sample_pack()
ROWS = {**PACK.catalogue.by_id, "documents": DOTTED.catalogue["documents.issued"]}


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


def merged(city: City) -> Iterable[str]:
    """What is told of the city as it is."""
    return codes(city.merge().findings)


def changed(change: Callable[[City], object]) -> Case:
    """The city, changed and merged."""

    def case(city: City) -> Iterable[str]:
        change(city)
        return merged(city)

    return case


def blanked(city: City) -> None:
    """The ward's form, with nothing in it."""
    for row in PACK.catalogue.by_id:
        city.type(WARD, row, None)


def recorded(*lines: str) -> Case:
    """With these lines in `inbox.csv`."""
    return changed(lambda city: city.record(*lines))


def settled(line: str) -> Case:
    """With a line more in the campaign's settings."""

    def settle(city: City) -> None:
        path = city.folder / "cchc.toml"
        text = path.read_text("utf-8")
        path.write_text(text.replace("[campaign]", f"[campaign]\n{line}"), "utf-8")

    return changed(settle)


def two_sendings(first: int | None, second: int | None, *received: int) -> Case:
    """Two forms of the ward that differ: the numbers on them, and the days they came."""

    def send(city: City) -> None:
        for name, number, figure in (("b.xlsx", second, 201), ("a.xlsx", first, 200)):
            city.type(WARD, "received", figure)
            with city.opened(WARD) as (_, sheet):
                sheet["D1"] = number
            shutil.copy(city.file(WARD), city.inbox / name)
        city.file(WARD).unlink()
        names = ("a.xlsx", "b.xlsx")[: len(received)]
        lines = [f"{name},2024-03-{d} 08:00," for name, d in zip(names, received, strict=True)]
        city.record(*lines, "98101.xlsx,2024-03-11,", "98103.xlsx,2024-03-11,")

    return changed(send)


def read(path: Path, city: City, *left_out: str) -> Iterator[str]:
    """What is told of one file, with all plugins there are but those left out."""
    try:
        submissions = read_file(path, city.campaign().desk, offered(*left_out), [])
    except FileRefused as error:
        yield error.rule
    else:
        yield from codes(finding for each in submissions for finding in each.findings)


@cache
def offered(*left_out: str) -> Offer:
    return gather(*(plugin for plugin in installed() if plugin.name not in left_out))


def as_it_was(city: City) -> Iterable[str]:
    """The ward's form, not spoilt."""
    return read(city.file(WARD), city)


def sent(name: str, spoil: bytes | Spoil) -> Case:
    """A file instead of the form, or made of it."""

    def case(city: City) -> Iterable[str]:
        good = city.file(WARD).read_bytes()
        content = spoil if isinstance(spoil, bytes) else spoil(good)
        return read(city.send(WARD, content, name), city)

    return case


def stamped(**values: str) -> Case:
    """A form that says something else of itself."""

    def case(city: City) -> Iterable[str]:
        city.stamp(city.file(WARD), **values)
        return as_it_was(city)

    return case


def unread(name: str, write: Callable[[Path], object]) -> Case:
    """A file that nobody reads, since the plugin for documents is not there."""

    def case(city: City) -> Iterable[str]:
        write(city.inbox / name)
        return read(city.inbox / name, city, "document")

    return case


def word_file(path: Path) -> None:
    docx.Document().save(str(path))


def gone(city: City) -> Iterable[str]:
    """A file that was there a moment ago."""
    path = city.file(WARD)
    path.unlink()
    return read(path, city)


def read_apart(function: Callable[[Path], object], seconds: float) -> Case:
    """What is told of a file while another process reads it so."""

    def case(city: City) -> Iterator[str]:
        try:
            apart(city.file(WARD), function, seconds=seconds)
        except FileRefused as error:
            yield error.rule

    return case


def size(path: Path) -> int:
    return path.stat().st_size


def ends(_: Path) -> None:
    os._exit(3)


def sleeps(_: Path) -> None:
    time.sleep(60)


def told_by(reads: Callable[..., Iterable[Submission]]) -> Case:
    """A further file of the ward that a made-up source reads, or fails to."""

    def case(city: City) -> Iterable[str]:
        (city.inbox / "thêm.dat").write_bytes(b"made up")
        source = Source("made-up", Text("giả", "made up"), lambda _, h: h == b"made up", reads)
        plugin = Plugin("made-up", "cchc-made-up", "1", lambda: plugin_of(source))
        return codes(city.merge(plugin).findings)

    return case


def says(value: int, window: Window | None = None, **more: Any) -> Callable[..., Any]:
    """A source that says a figure of the ward; the form says 200."""

    def reads(path: Path, desk: Any) -> Iterable[Submission]:
        origin, unit = Origin(path.name), desk.expected[1]
        reading = Reading("received", Status.USED, value, window=window, origin=origin)
        report = Report.of(unit, desk.period, desk.pack.key, [reading])
        yield Submission(report, "made-up", path.name, **more)

    return reads


def writes(*texts: str) -> Callable[..., Any]:
    """A source whose file holds parts that say something else under one section of the report."""

    def reads(path: Path, desk: Any) -> Iterable[Submission]:
        for part, text in enumerate(texts):
            told = [Reading("received", Status.USED, 200, origin=Origin(path.name))]
            words = {"proposals": text}
            report = Report.of(desk.expected[1], desk.period, desk.pack.key, told, words=words)
            yield Submission(report, "made-up", path.name, part=str(part))

    return reads


def breaks(path: Path, desk: Any) -> Iterable[Submission]:
    raise RuntimeError("hỏng")


def nothing(path: Path, desk: Any) -> Iterable[Submission]:
    return ()


def written_over(standing: bytes) -> Case:
    """A report written where that stands, by a made-up format that renews its own files only."""

    def renew(new: bytes, old: bytes) -> Renewed:
        if old != b"mine":
            raise FileRefused("file-unreadable", Text("không phải báo cáo", "no report"))
        return Renewed(new)

    def case(city: City) -> Iterable[str]:
        folder = city.file("98102").parent.parent / "outputs"
        folder.mkdir(exist_ok=True)
        (folder / "a.txt").write_bytes(standing)
        made = Format("x", Text("x", "x"), lambda publication: (), renew=renew)
        outputs = [Output("a.txt", b"new")]
        return codes(keep(outputs, folder, Offer(formats={"x": made}), DAY, "x").findings)

    return case


def on_the_sheet(change: Callable[[Any, str], object]) -> Case:
    """The form with its sheet changed; `change` is told the cell of the first figure."""

    def case(city: City) -> Iterable[str]:
        with city.opened(WARD) as (_, sheet):
            change(sheet, city.cell("received"))
        return as_it_was(city)

    return case


def doubled(sheet: Any, cell: str) -> None:
    line = sheet[cell].row
    for source in sheet[line]:
        sheet.cell(line + 40, source.column, source.value)
    sheet[f"D{line + 40}"] = 201


def written_in(sheet: Any, cell: str) -> None:
    sheet.insert_rows(sheet[cell].row)
    sheet[cell] = 12


def hidden(sheet: Any, cell: str) -> None:
    sheet.row_dimensions[sheet[cell].row].hidden = True


def taken_out(sheet: Any, cell: str) -> None:
    sheet.delete_rows(sheet[cell].row)


def typed(row: str, content: object, shows: str = "General", **more: Any) -> Case:
    """A cell of that row, read as all sources read one."""
    cell = Typed(content, shows, **more)

    def case(_: City) -> Iterable[str]:
        told = interpret(ROWS[row], cell)
        return [told.remark.rule] if told.remark else []

    return case


def suggested(value: str) -> Suggestion:
    """A line that is probably the first row."""
    return Suggestion("1", "Số hồ sơ nhận", "received", Origin("thêm.dat"), value)


Line = Mapping[str, Any]
"""A line of the campaign's decisions, as `xu-ly.json` has it."""
SIGNED = {"by": "công chức Nội vụ", "when": "2024-03-19"}


def entry(_: City) -> Line:
    """A figure typed on the ward's behalf."""
    told = {"choice": "201", "evidence": "điện thoại, văn thư", "reason": "mất điện", **SIGNED}
    return {"kind": "entry", "unit": WARD, "row": "1.1", **told}


def let_stand(city: City) -> Line:
    """A code outside its set, which is let stand."""
    city.type(WARD, "linked", 4)
    told = {"choice": ACCEPTED, "reason": "có giải trình", "until": "2999-12-31", **SIGNED}
    return {"kind": "waiver", "unit": WARD, "row": "1.3", "question": "code-set", **told}


def let_stand_before(city: City) -> Line:
    """The same, given when the ward had written 7."""
    line = let_stand(city)
    return {**line, "about": ["code-set", WARD, "linked", "7 → 0, 1 @ Biểu!D4"]}


def let_stand_not(city: City) -> Line:
    """The same, which is not."""
    return {**let_stand(city), "choice": NOT_ACCEPTED}


def set_aside(city: City) -> Line:
    """The ward's file, not to be used."""
    told = hashlib.sha256(city.file(WARD).read_bytes()).hexdigest()[:16]
    choices = [SET_ASIDE, WARD]
    return {
        "kind": "unit",
        "about": [f"{WARD}.xlsx", told],
        "choice": SET_ASIDE,
        "choices": choices,
        **SIGNED,
    }


def decided(*lines: Callable[[City], Line], **other: str) -> Case:
    """With these lines decided, or decided otherwise."""

    def decide(city: City) -> None:
        written = [{**line(city), **other} for line in lines]
        ledger = {"cchc": "decisions/1", "decisions": written}
        (city.folder / "xu-ly.json").write_text(json.dumps(ledger), "utf-8")

    return changed(decide)


def printed(*changes: tuple[str, str]) -> Case:
    """The forms themselves, printed otherwise."""

    def case(city: City) -> Iterable[str]:
        path = city.folder / "thu.toml"
        text = path.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
        return codes(load_pack(path).remarks)

    return case


LOST = Cells(counted=3, read=2)
KEPT = evolve(LOST, read=3)
ANOTHER_PERIOD = {"period": "2023-quarter-1", "first": "2022-12-15", "last": "2023-03-14"}


def checked(content: bytes) -> Case:
    """An office's own workbook, looked through."""
    return lambda _: codes(check_workbook("mau.xlsx", content, DOTTED))


ROLLED_UP = sample_roll_up()
OWN = sample_report(ROLLED_UP.unit)
"""A city's report with its wards' inside, and one with its own figures only."""

_TOTALS = tabulate(ROLLED_UP, DOTTED)
PRINTED = Report.of(
    ROLLED_UP.unit,
    ROLLED_UP.period,
    DOTTED.key,
    [
        Reading(id, Status.USED, int(figure.value))
        for id, figure in _TOTALS.items()
        if figure.value is not None and figure.value.denominator == 1
    ],
)
"""The same as it is printed: the totals in the place of the city's own figures."""


def composed(*reports: Report) -> Case:
    """What several sources say of one unit, put together."""
    sent = [Submission(report, str(at), f"{at}.xlsx") for at, report in enumerate(reports)]
    return lambda _: codes(compose(sent, DOTTED, {}, {}).findings)
