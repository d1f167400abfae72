"""What a form says of itself: whose it is, on which forms, for which days.

It is compared with what is being collected before any figure is read.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from attrs import frozen

from cchc_core import AdminUnit, Desk, FileRefused, FormPack, Publication, Text, Window

SCHEMA = "report/1"
SUPPLEMENT = "supplement"
_ONLY = "only"


@frozen
class Stamp:
    """Unit, form pack and period of one report; `unit` is `14758` or `14758@2012-05-01`.

    `label` is the period in Vietnamese, `9 tháng năm 2023`, which JSON and YAML do not hold; `only`
    are the rows that a supplement asks for.
    """

    unit: str
    unit_name: str
    pack: str
    period: str
    window: Window
    scheme: str = ""
    kind: str = ""
    year: int = 0
    label: str = ""
    only: frozenset[str] | None = None

    @classmethod
    def of(cls, publication: Publication, unit: AdminUnit) -> "Stamp":
        """The stamp of what `unit` states in a report, or is asked to."""
        report, period = publication.report, publication.report.period
        return cls(
            unit=str(unit.key),
            unit_name=unit.name,
            pack=report.pack,
            period=period.id,
            window=period.window,
            scheme=period.scheme,
            kind=period.kind,
            year=period.year,
            label=period.label.vi,
            only=publication.only,
        )

    @property
    def part(self) -> str:
        """Which part of the unit's report it is; the whole of it has no name."""
        return "" if self.only is None else SUPPLEMENT

    def cells(self) -> Mapping[str, str]:
        """Key and value as the hidden sheet of the Excel form keeps them."""
        return {
            "schema": SCHEMA,
            "unit": self.unit,
            "unit_name": self.unit_name,
            "pack": self.pack,
            "period": self.period,
            "period_label": self.label,
            "period_scheme": self.scheme,
            "period_kind": self.kind,
            "period_year": str(self.year),
            "first": self.window.first.isoformat(),
            "last": self.window.last.isoformat(),
            **({} if self.only is None else {_ONLY: "\n".join(sorted(self.only))}),
        }

    @classmethod
    def from_cells(cls, cells: Mapping[str, str]) -> "Stamp | None":
        """The stamp those keys and values make; None when they make none."""
        try:
            if cells["schema"] != SCHEMA:
                return None
            days = date.fromisoformat(cells["first"]), date.fromisoformat(cells["last"])
            return cls(
                unit=cells["unit"],
                unit_name=cells.get("unit_name", ""),
                pack=cells["pack"],
                period=cells["period"],
                window=Window(*days),
                label=cells.get("period_label", ""),
                only=frozenset(cells[_ONLY].split("\n")) if _ONLY in cells else None,
            )
        except (KeyError, ValueError):
            return None

    def admit(self, desk: Desk, path: Path) -> tuple[AdminUnit, FormPack]:
        """The expected unit that the report is from, as a person decided or as it says itself, and
        the version of the forms that it is on.

        Raises `FileRefused` with `wrong-form`, `wrong-period` or `wrong-unit`, in this order.
        """
        pack, file = desk.version(self.pack), path.name
        if pack is None:
            raise self._refusal("wrong-form", _WRONG_FORM, file, self.pack, desk.pack.key)
        if (self.period, self.window) != (desk.period.id, desk.period.window):
            stamped, wanted = self._periods(desk)
            raise self._refusal("wrong-period", _WRONG_PERIOD, file, stamped, wanted)
        if owner := desk.owners.get(path):
            return owner, pack
        for unit in desk.expected:
            if self.unit in (str(unit.key), unit.code):
                return unit, pack
        found = f"{self.unit} {self.unit_name}".strip()
        expected = ", ".join(unit.name for unit in desk.expected[:5])
        more = "…" if len(desk.expected) > 5 else ""
        raise self._refusal("wrong-unit", _WRONG_UNIT, file, found, expected + more)

    def _periods(self, desk: Desk) -> tuple[Text, Text]:
        """What the form is for and what is collected: by name, by id where names do not differ."""
        names, ids = (self.label, desk.period.label.vi), (self.period, desk.period.id)
        if names[0] == names[1] and ids[0] != ids[1]:
            names = ids
        stamped, wanted = map(Text, (name or id for name, id in zip(names, ids, strict=True)), ids)
        return _days(stamped, self.window), _days(wanted, desk.period.window)

    def _refusal(
        self, rule: str, message: Text, file: str, found: str | Text, expected: str | Text
    ) -> FileRefused:
        named = self.unit_name or self.unit
        message = message.format(file=file, unit=named, found=found, expected=expected)
        plain = {
            key: told.vi if isinstance(told, Text) else told
            for key, told in (("found", found), ("expected", expected))
        }
        return FileRefused(rule, message, **plain, unit=self.unit)


def _days(period: Text, window: Window) -> Text:
    """`9 tháng năm 2023, từ ngày … đến ngày …`"""
    return Text("{period}, {days}", "{period}, {days}").format(period=period, days=window.phrase)


_WRONG_FORM = Text(
    "{file}: {unit} dùng bộ biểu mẫu {found}, kỳ này thu bộ {expected}. Đề nghị đơn vị nhập lại "
    "vào biểu {expected}.",
    "{file}: {unit} used the forms {found}; this collection is on {expected}. Ask the unit to "
    "fill in the forms {expected}.",
).and_office(
    "Nếu có bộ {found} thì ghi vào khóa earlier_packs của cchc.toml để chuyển số liệu sang.",
    "If you have {found}, name it under earlier_packs in cchc.toml and its figures are carried "
    "over.",
)
_WRONG_PERIOD = Text(
    "{file}: biểu của {unit} là của kỳ khác ({found}). Đề nghị đơn vị dùng biểu của kỳ {expected}.",
    "{file}: the form of {unit} is for another period ({found}). Ask the unit to use the form of "
    "{expected}.",
)
_WRONG_UNIT = Text(
    "{file}: biểu của {found}, không thuộc các đơn vị phải báo cáo ({expected}).",
    "{file}: the form is of {found}, which is not among the units expected ({expected}).",
).and_office(
    "Đề nghị kiểm tra lại nơi gửi, hoặc danh sách đơn vị trong cchc.toml.",
    "Check who sent it, or the units in cchc.toml.",
)
