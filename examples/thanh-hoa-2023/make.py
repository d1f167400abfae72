"""Makes this example anew: `python make.py` writes the inbox as an officer would find it.

Phường Trường Thi carries the figures of its real report (`truong-thi.toml`), contradictions left
in. The other 33 wards and the city's own rows are made up (`made_up.py`, `dossiers.py`). What is
sent is chosen here, what goes wrong in it in `planted.toml`; how it is written stands in
`stamped.py` (the city's form), `exports.py` and `tables.py` (the portal), `documents.py` (Word and
PDF), what units write in `words.py`.
"""

import csv
import io
import shutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import documents
import exports
import made_up
from attrs import field, frozen
from documents import Look
from dossiers import Dossier, desk, figures, with_due_days, without_states
from stamped import Typed, numbers_as_text, of_the_half_year, report_of, written
from tables import Table, as_csv, as_html, as_xls, as_xlsx
from words import Words, paragraphs
from words import written as written_by

from cchc_core import AdminUnit, Campaign, Offer, Row, gather, installed, load_campaign

HERE = Path(__file__).parent
CITY = "380"
REAL = "14764"  # Phường Trường Thi
MISSING = "16432"
LATE = "15859"
CORRECTED = "14767"
OTHER_PERIOD = "14770"
LAST_YEARS_FORM = "14755"
AS_TEXT = "14773"
AS_DATA = {"14776": "json", "14779": "yaml"}

WORD: Mapping[str, Look] = {
    "15850": Look(),
    "15856": Look(decomposed=True),
    "15970": Look(within="label", parts=3),
    "16396": Look(within="line", wide_headings=True),
    "16429": Look(
        retyped={
            "plan.directives_issued": "Số văn bản chỉ đạo về công tác CCHC đã được ban hành",
            "one_stop.procedures.commune": "Số TTHC đưa vào thự hiện theo cơ chế một cửa cấp xã",
        }
    ),
    "16522": Look(landscape=True, dots=True),
}
"""Who sends a Word file instead of the form, and how it looks."""

PDF: Mapping[str, Look] = {"16459": Look(landscape=True), "16525": Look(within="label", dots=True)}
"""Who sends a PDF."""

DESKS: Mapping[str, int] = {
    "14758": 264,
    "14761": 310,
    "14788": 600,
    "14806": 80,
    "15913": 400,
    "15922": 350,
    "15925": 300,
    "16435": 1240,
    "16441": 875,
    "16507": 1110,
    "16522": 450,
}
"""Whose dossiers the portal exports, and how many of them count."""

MAIN_LIST = ("14758", "14761")
"""Whose export shows no states: their desks have only dossiers that need none."""

COUNTED_BY_THE_PORTAL = ("16435", "16441", "16507")
"""Whose export holds counts, which know no dossier done without a due day."""

TYPED_EARLIER: Mapping[str, int] = {"15922": 5, "16435": 12, "16522": 9}
"""How many dossiers came in after the ward had typed its form: these differ from their exports."""

LEFT_TO_THE_EXPORT = "14788"
"""The ward that leaves all rows on dossiers blank, for it sends the export."""

PLANTED: Mapping[str, Mapping[str, Any]] = {
    ward["unit"]: ward
    for ward in tomllib.loads((HERE / "planted.toml").read_text(encoding="utf-8"))["planted"]
}
"""What a few made-up wards got wrong, so that there is something to find."""


@frozen
class Sent:
    """A file that came in, from whom and when."""

    name: str
    content: bytes
    sender: AdminUnit
    received: datetime


def main() -> None:
    """Writes `inbox/` and `inbox.csv`."""
    shutil.rmtree(HERE / "inbox", ignore_errors=True)
    (HERE / "inbox").mkdir()
    offer = gather(*installed())
    made = MadeUp(load_campaign(HERE, offer), offer)
    sent = [*made.reports(), *made.exports()]
    for each in sent:
        (HERE / "inbox" / each.name).write_bytes(each.content)
    arrivals = io.StringIO()
    writer = csv.writer(arrivals, lineterminator="\n")
    writer.writerow(["file", "received", "sender"])
    for each in sorted(sent, key=lambda each: (each.received, each.name)):
        writer.writerow([each.name, f"{each.received:%Y-%m-%d %H:%M}", each.sender.name])
    (HERE / "inbox.csv").write_text(arrivals.getvalue(), encoding="utf-8", newline="")


@frozen
class MadeUp:
    """All that comes in for a campaign."""

    campaign: Campaign
    offer: Offer
    units: Mapping[str, AdminUnit] = field()
    desks: Mapping[str, Sequence[Dossier]] = field()

    @units.default
    def _units(self) -> Mapping[str, AdminUnit]:
        return {unit.code: unit for unit in self.campaign.expected}

    @desks.default
    def _desks(self) -> Mapping[str, Sequence[Dossier]]:
        agencies = {code: f"{place:02d}" for place, code in enumerate(self.units)}
        desks = {code: desk(agencies[code], number) for code, number in DESKS.items()}
        desks |= {code: without_states(desks[code]) for code in MAIN_LIST}
        return desks | {code: with_due_days(desks[code]) for code in COUNTED_BY_THE_PORTAL}

    def reports(self) -> Iterator[Sent]:
        """The form, or what a unit sent in its place."""
        for code, unit in self.units.items():
            name, typed = f"{code} - {unit.name} - BC CCHC 9 tháng", self._typed(code)
            received = _drawn(code)
            if code == CORRECTED:
                wrong = {**typed, "assigned.total": 3, "dossiers.received.direct": 20}
                yield Sent(f"{name}.xlsx", self._form(unit, wrong), unit, received)
                received += timedelta(days=1)
                again = self._form(unit, typed, revision=2)
                yield Sent(f"{name} (gửi lại).xlsx", again, unit, received)
            elif code in WORD:
                more = [*_planted(code, "written", ()), *paragraphs(self._words(code))]
                content = documents.word(unit.name, self._appendix, typed, WORD[code], more)
                yield Sent(f"{name}.docx", content, unit, received)
            elif code in PDF:
                more = paragraphs(self._words(code))
                content = documents.pdf(unit.name, self._appendix, typed, PDF[code], more)
                yield Sent(f"{name}.pdf", content, unit, received)
            elif code == OTHER_PERIOD:
                yield Sent(f"{code} - {unit.name}.xlsx", self._form(unit, typed), unit, received)
            elif code != MISSING:
                if code == REAL:
                    yield self._written_report(unit, received)
                kind = AS_DATA.get(code, "xlsx")
                yield Sent(f"{name}.{kind}", self._form(unit, typed), unit, received)

    def _written_report(self, unit: AdminUnit, received: datetime) -> Sent:
        """The real ward's report in words, which came with its form."""
        content = documents.as_printed(_real(), self._appendix)
        return Sent(f"{unit.name} - Báo cáo CCHC 9 tháng.docx", content, unit, received)

    def exports(self) -> Iterator[Sent]:
        """What wards took from the portal, and what the city took for several."""
        for number, page in enumerate(self._main_pages("14758", 100), start=1):
            yield self._export("14758", f"DanhSachHoSo_DongTho_trang{number}.xls", as_html(page))
        page = next(self._main_pages("14761", 50))
        yield self._export("14761", "DanhSachHoSo_NamNgan.xls", as_html(page))
        table = exports.list_table(self._named("14788"))
        yield self._export("14788", "Danh sach ho so Tan Son.xls", as_xls(table))
        table = exports.misprinted_table(*self._named("14806").popitem())
        yield self._export("14806", "Danh sach ho so Quang Thanh.xls", as_html(table))
        table = exports.numbered_list(self._named("15913", "15922", "15925"))
        yield self._export(CITY, "SoHoSo_TaoXuyen_LongAnh_HoangQuang.csv", as_csv(table))
        table = exports.statistics(self._named("16435", "16441"))
        yield self._export(CITY, "ThongKeTheoDonVi.xls", as_html(table))
        table = exports.by_field(*self._named("16507").popitem())
        yield self._export("16507", "Bieu II.06a - Quang Cat.xlsx", as_xlsx(table))
        table = exports.list_table(self._named("16522"))
        yield self._export("16522", "Danh sach ho so Quang Phu.xlsx", as_xlsx(table))

    def _main_pages(self, code: str, page: int) -> Iterator[Table]:
        return exports.main_lists(self.units[code].name, self.desks[code], page)

    def _export(self, code: str, name: str, content: bytes) -> Sent:
        return Sent(name, content, self.units[code], _drawn(f"export {code}", first_day=5))

    def _named(self, *codes: str) -> dict[str, Sequence[Dossier]]:
        """Desks by the ward's name."""
        return {self.units[code].name: self.desks[code] for code in codes}

    @property
    def _appendix(self) -> Sequence[Row]:
        return self.campaign.pack.forms[0].rows

    def _form(self, unit: AdminUnit, typed: Typed, revision: int = 1) -> bytes:
        """The city's form, on another period or another year's version if the unit took that."""
        pack = self.campaign.pack
        if unit.code == LAST_YEARS_FORM:
            (pack,) = self.campaign.earlier
        report = report_of(unit, typed, self._words(unit.code), self.campaign, pack)
        if unit.code == AS_TEXT:
            report = numbers_as_text(report)
        if unit.code == OTHER_PERIOD:
            report = of_the_half_year(report, self.offer)
        format = self.offer.format(AS_DATA.get(unit.code, "form"))
        return written(format, report, self.campaign, pack, revision)

    def _words(self, code: str) -> Words:
        """What the unit writes; the real ward wrote it in its report only."""
        return {} if code == REAL else written_by(code)

    def _typed(self, code: str) -> Typed:
        """Row by row, what the unit types."""
        if code == REAL:
            real = _real()
            return {**real["appendix"], **real["narrative"], **real["documents"]}
        if code == CITY:
            return made_up.office(code)
        typed = dict(made_up.ward(code))
        if code in DESKS:
            dossiers = self.desks[code]
            typed |= figures(dossiers[: len(dossiers) - TYPED_EARLIER.get(code, 0)])
            typed["apologies.commune"] = typed["dossiers.resolved_late"]
        if code == LEFT_TO_THE_EXPORT:
            typed = {id: value for id, value in typed.items() if id not in figures(())}
        return {**typed, **_planted(code, "typed", {})}


def _planted(code: str, what: str, nothing: Any) -> Any:
    return PLANTED.get(code, {}).get(what, nothing)


def _real() -> Mapping[str, Any]:
    """What the real ward reported."""
    return tomllib.loads((HERE / "truong-thi.toml").read_text(encoding="utf-8"))


def _drawn(what: str, first_day: int = 4) -> datetime:
    """When it came in: in the week in which reports were due, except for the late one."""
    if what == LATE:
        return datetime(2023, 9, 11, 16, 42)
    draw = Random(f"inbox {what}")
    morning = datetime(2023, 9, draw.randint(first_day, 7), 8)
    return morning + timedelta(minutes=draw.randrange(9 * 60))


if __name__ == "__main__":
    main()
