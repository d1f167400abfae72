"""`cchc.toml`, read strictly: what is collected, by when, on which forms, from whom."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from attrs import evolve

from cchc_core.arrivals import FILE as ARRIVALS
from cchc_core.arrivals import read_arrivals
from cchc_core.calendars import Calendar
from cchc_core.campaign import Campaign
from cchc_core.errors import BadData
from cchc_core.extensions import CHAIR, Office
from cchc_core.forms import load_pack, load_units
from cchc_core.issued import read_issued
from cchc_core.ledger_lines import Bench
from cchc_core.ledgers import find_ledger
from cchc_core.manifests import Use
from cchc_core.model.forms import FormPack
from cchc_core.model.operators import Ratio
from cchc_core.model.periods import Period, Window, period_of
from cchc_core.model.units import AdminUnit, UnitKey, UnitList
from cchc_core.offers import Offer
from cchc_core.rollup import ListedValue
from cchc_core.text import Text, format_date
from cchc_core.tomls import Table, read_toml
from cchc_core.vetting import vet

FILE = "cchc.toml"


def load_campaign(folder: Path, offer: Offer, today: date | None = None) -> Campaign:
    """The campaign of `folder` with what was decided, as it is `today` unless another day is given.

    Raises `BadData` naming the line and key of `cchc.toml`, or a ledger that cannot be read.
    """
    if not (folder / FILE).exists():
        raise BadData(_NO_CAMPAIGN.format(path=folder / FILE))
    campaign = _Reader(folder, offer, read_toml(folder / FILE)).campaign()
    return with_ledger(evolve(campaign, today=today or date.today()), offer)


def with_ledger(campaign: Campaign, offer: Offer) -> Campaign:
    """The campaign with what its ledger says now."""
    kept = find_ledger(campaign.folder, offer)
    if kept is None:
        return evolve(campaign, ledger=None, decisions=(), faults=())
    read = vet(kept.lines, bench(campaign, offer, kept.path.name))
    return evolve(campaign, ledger=kept.path, decisions=read.decisions, faults=read.findings)


def bench(campaign: Campaign, offer: Offer, file: str) -> Bench:
    """What the campaign's decisions are judged by; `file` is what its ledger is called."""
    return Bench(evolve(campaign, decisions=()).desk, tuple(offer.sources), file)


_OF_A_PROVINCE = {"name": "Sở Nội vụ", "symbol": "SNV", "signatory": "GIÁM ĐỐC"}
_NO_CAMPAIGN = Text(
    "Không có tệp {path}. Hãy nêu thư mục của một đợt báo cáo, do 'cchc init' tạo.",
    "There is no file {path}. Name the folder of a campaign, which 'cchc init' makes.",
)


class _Reader:
    """Reads one `cchc.toml`; every complaint carries the line it stands on."""

    def __init__(self, folder: Path, offer: Offer, top: Table) -> None:
        self.folder = folder
        self.offer = offer
        self.top = top
        self.head = top.need_table("campaign")
        self.definitions: dict[Path, Use] = {}

    def campaign(self) -> Campaign:
        head = self.head
        pack = self._pack(head.need("pack", str))
        units = self._units(head.need("units", str))
        period = self._period()
        unit = self._unit("unit", head.need("unit", str), units, period.window.last)
        outputs, templates = self._outputs()
        campaign = Campaign(
            folder=self.folder,
            unit=unit,
            pack=pack,
            units=units,
            period=period,
            expected=self._expected(unit, units, pack, period.window.last),
            due=self._due(period),
            inbox=self.folder / (head.get("inbox", str) or "inbox"),
            arrivals=read_arrivals(self.folder / ARRIVALS),
            sources=self._sources(),
            precedence=self._precedence(pack),
            outputs=outputs,
            templates=templates,
            listed=self._listed(pack),
            signatory=head.get("signatory", str) or CHAIR,
            on_time=self._on_time(pack),
            previous=self._previous(),
            earlier=self._earlier(pack),
            calendar=self._calendar(),
            office=self._office(unit),
            definitions=self.definitions,
            issued=read_issued(self.folder),
        )
        head.done()
        self.top.done()
        return campaign

    def _definition(self, name: str, use: Use) -> Path:
        """A file that is named, kept in mind as such."""
        path = self.folder / name
        self.definitions[path] = use
        return path

    def _pack(self, name: str, key: str = "pack") -> FormPack:
        if name.endswith(".toml"):
            return load_pack(self._definition(name, Use.FORMS))
        with self.head.blaming(key):
            return self.offer.pack(name)

    def _earlier(self, pack: FormPack) -> tuple[FormPack, ...]:
        """The other versions of the forms that may still turn up, each once."""
        names = self.head.strings("earlier_packs") or ()
        earlier = tuple(self._pack(name, "earlier_packs") for name in names)
        keys = [pack.key, *(each.key for each in earlier)]
        if twice := [key for key in keys if keys.count(key) > 1]:
            wrong = Text(
                f"{twice[0]} ghi hai lần, hoặc là chính bộ đang thu",
                f"{twice[0]} stands twice, or is the pack that is collected",
            )
            raise self.head.error("earlier_packs", wrong)
        return earlier

    def _units(self, name: str) -> UnitList:
        if name.endswith(".toml"):
            return load_units(self._definition(name, Use.UNITS))
        with self.head.blaming("units"):
            return self.offer.unit_list(name)

    def _period(self) -> Period:
        table = self.top.need_table("period")
        window = None
        if days := table.table("window"):
            with days.blaming("last"):
                window = Window(days.need("first", date), days.need("last", date))
            days.done()
        scheme, kind = table.need("scheme", str), table.need("kind", str)
        year, reason = table.need("year", int), table.get("reason", str) or ""
        if not 1990 <= year <= 2100:
            raise table.error("year", Text(f"năm {year} không hợp lệ", f"no such year: {year}"))
        key = "window" if window and not reason else "scheme" if self._lacks(scheme) else "kind"
        with table.blaming(key):
            schemes = self.offer.schemes
            period = period_of(schemes, scheme, kind, year, window=window, reason=reason)
        table.done()
        return period

    def _lacks(self, scheme: str) -> bool:
        return scheme not in self.offer.schemes

    def _unit(self, key: str, text: str, units: UnitList, day: date) -> AdminUnit:
        wrong = Text(
            f"không có đơn vị mang mã '{text}' vào ngày {format_date(day, 'vi')}",
            f"no unit bears code '{text}' on {day}",
        )
        try:
            named = UnitKey.parse(text)
        except ValueError:
            raise self.head.error(key, wrong) from None
        if named.since and named in units:
            return units[named]
        for unit in units.on(day):
            if unit.code == named.code:
                return unit
        raise self.head.error(key, wrong)

    def _expected(
        self, unit: AdminUnit, units: UnitList, pack: FormPack, day: date
    ) -> tuple[AdminUnit, ...]:
        """The children of the unit on the last day, or those listed; the own office first."""
        listed = self.head.strings("expected")
        key = "unit" if listed is None else "expected"
        if listed is None:
            below = units.children(unit.key, day)
        else:
            named = (self._unit("expected", text, units, day) for text in listed)
            below = tuple(awaited for awaited in named if awaited != unit)
        if not below:
            nobody = Text(
                f"không có đơn vị nào thuộc {unit.name} vào ngày {format_date(day, 'vi')}",
                f"no unit belongs to {unit.name} on {day}",
            )
            raise self.head.error(key, nobody)
        for awaited in below:
            if below.count(awaited) > 1:
                twice = Text(f"{awaited.name} ghi hai lần", f"{awaited.name} stands twice")
                raise self.head.error(key, twice)
            if not pack.fillable(awaited.level):
                levels = ", ".join(level.id for level in pack.levels)
                idle = Text(
                    f"{awaited.name} ở cấp '{awaited.level}', mà biểu mẫu chỉ có dòng cho {levels}",
                    f"{awaited.name} is of level '{awaited.level}'; the forms have rows for "
                    f"{levels} only",
                )
                raise self.head.error(key, idle)
        own = (unit,) if pack.fillable(unit.level) else ()
        return (*own, *below)

    def _sources(self) -> tuple[str, ...]:
        """The sources preferred, each of which has to be installed."""
        return self._installed(self.head, "sources")

    def _precedence(self, pack: FormPack) -> Mapping[str, tuple[str, ...]]:
        """By indicator, the sources that win over the order of all others."""
        table = self.top.table("precedence")
        if table is None:
            return {}
        ids = [id for id, _ in table.items()]
        for id in ids:
            if id not in pack:
                lost = Text(f"biểu mẫu không có dòng '{id}'", f"the forms have no row '{id}'")
                raise table.error(id, lost)
        return {id: self._installed(table, id) for id in ids}

    def _installed(self, table: Table, key: str) -> tuple[str, ...]:
        """A list of sources, each of which has to be installed."""
        names = table.strings(key) or ()
        for name in names:
            if name not in self.offer.sources:
                have = ", ".join(self.offer.sources) or "-"
                lost = Text(
                    f"không có nguồn '{name}'; đang có: {have}",
                    f"no source '{name}'; installed: {have}",
                )
                raise table.error(key, lost)
        return names

    def _outputs(self) -> tuple[tuple[str, ...], Mapping[str, Path]]:
        """The formats to write, in order, and the template each is given."""
        names, templates = [], {}
        for table in self.top.tables("outputs"):
            name = table.need("format", str)
            if name in names:
                raise table.error("format", Text(f"'{name}' ghi hai lần", f"'{name}' stands twice"))
            names.append(name)
            if template := table.get("template", str):
                templates[name] = self.folder / template
            table.done()
        return tuple(names), templates

    def _office(self, unit: AdminUnit) -> Office:
        """Who writes to the units; where nothing is said, the department of home affairs."""
        usual = _OF_A_PROVINCE if unit.level == "province" else {}
        table = self.top.table("office")
        if table is None:
            return Office(unit, **usual)
        given = {key: table.get(key, str) for key in ("name", "symbol", "signatory")}
        table.done()
        return Office(unit, **{**usual, **{key: text for key, text in given.items() if text}})

    def _listed(self, pack: FormPack) -> tuple[ListedValue, ...]:
        name = self.head.get("list", str)
        return load_listed(self._definition(name, Use.LIST), pack) if name else ()

    def _due(self, period: Period) -> date:
        due = self.head.get("due", date) or period.due
        if due <= period.window.first:
            wrong = Text(
                f"hạn gửi {format_date(due, 'vi')} trước cả kỳ số liệu ({period.window.phrase.vi})",
                f"due on {due}, before the period itself ({period.window.phrase.en})",
            )
            raise self.head.error("due", wrong)
        return due

    def _on_time(self, pack: FormPack) -> str:
        name = self.head.get("on_time", str) or ""
        if name and not (name in pack and isinstance(pack.catalogue[name].over_units, Ratio)):
            have = [r.id for r in pack.rows if r.id in pack.catalogue]
            ratios = [id for id in have if isinstance(pack.catalogue[id].over_units, Ratio)]
            listed = ", ".join(ratios) or "-"
            wrong = Text(
                f"'{name}' không phải tỷ lệ tính từ hai phần; chọn: {listed}",
                f"'{name}' is no ratio of parts; choose: {listed}",
            )
            raise self.head.error("on_time", wrong)
        return name

    def _previous(self) -> Path | None:
        """Where the campaign of the period before should be: one that is not there or is broken
        costs the comparison with it, not this campaign."""
        name = self.head.get("previous", str)
        return self.folder / name if name else None

    def _calendar(self) -> Calendar:
        """The days that are off or worked here against the public holidays."""
        table = self.top.table("calendar")
        if table is None:
            return Calendar()
        off, working = (frozenset(table.dates(key) or ()) for key in ("off", "working"))
        table.done()
        return Calendar(off, working)


def load_listed(path: Path, pack: FormPack) -> tuple[ListedValue, ...]:
    """The dated provincial list in a file: `[[values]] indicator level value valid_from`."""
    top = read_toml(path)
    top.get("source", str)
    values = []
    for table in top.tables("values"):
        indicator, level = table.need("indicator", str), table.need("level", str)
        if indicator not in pack.catalogue:
            lost = Text(f"không có chỉ tiêu '{indicator}'", f"no indicator '{indicator}'")
            raise table.error("indicator", lost)
        if level not in {known.id for known in pack.levels}:
            raise table.error("level", Text(f"không có cấp '{level}'", f"no level '{level}'"))
        value, since = table.need("value", int), table.need("valid_from", date)
        values.append(ListedValue(indicator, level, value, since))
        table.done()
    top.done()
    return tuple(values)
