"""A report read from JSON or YAML, strictly: every refusal names the line and the key."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from cchc_core import (
    AdminUnit,
    Desk,
    Finding,
    Kind,
    Leaf,
    Origin,
    Reading,
    Report,
    Status,
    Submission,
    Text,
    Window,
)
from cchc_core.reading import FileKind, Interpretation, Typed, indicator_of, interpret, refusal
from cchc_source_manual.nodes import Node, parse
from cchc_source_manual.stamp import SCHEMA, Stamp

_MOST = 5_000_000
_CUT_OFF = Text(
    "ghi {count} dòng nhưng tệp có {found} dòng: tệp bị cắt, hoặc đã thêm bớt dòng (khi đó có thể "
    "bỏ khóa này)",
    "says {count} rows but the file has {found}: it was cut off, or rows were added or taken out "
    "(then this key may be left out)",
)


def read_plain(path: Path, desk: Desk) -> Iterable[Submission]:
    """The one submission of a file.

    Raises `FileRefused`: `file-structure` for unknown, missing or doubled keys, values of a wrong
    type and unknown rows; `wrong-form`, `wrong-period`, `wrong-unit` before any figure is read.
    """
    top = parse(_text(path), path.name)
    head = top.take(
        *("cchc", "unit", "pack", "period", "rows"),
        optional=("unit_name", "revision", "row_count", "covers", "submitted"),
    )
    if head["cchc"].need(str) != SCHEMA:
        head["cchc"].refuse(Text(f"cần '{SCHEMA}'", f"needs '{SCHEMA}'"))
    unit = _stamp(head).admit(desk, path.name)
    window = _window(head["covers"]) if "covers" in head else desk.period.window
    if window not in desk.period.window:
        head["covers"].refuse(Text("nằm ngoài kỳ báo cáo", "lies outside the period"))
    rows, given = _Rows(desk, unit), head["rows"].need(dict)
    if "row_count" in head and head["row_count"].need(int) != len(given):
        head["row_count"].refuse(_CUT_OFF.format(count=head["row_count"].value, found=len(given)))
    readings = [rows.read(id, node) for id, node in given.items()]
    submitted = head["submitted"].need(bool) if "submitted" in head else True
    leaf = Leaf(unit, window, readings, submitted)
    yield Submission(
        report=Report(unit, desk.period, desk.pack.key, [leaf]),
        source="manual",
        file=path.name,
        revision=_revision(head),
        findings=tuple(rows.findings),
        cells=sum(1 for r in readings if r.raw or r.status is not Status.BLANK),
    )


class _Rows:
    """Reads rows one after the other; what is wrong with a figure gathers in `findings`."""

    def __init__(self, desk: Desk, unit: AdminUnit) -> None:
        self.pack = desk.pack
        self.unit = unit
        self.findings: list[Finding] = []

    def read(self, id: str, node: Node) -> Reading:
        """A row: a plain figure, read like a cell, or a mapping that says all of a reading."""
        if id not in self.pack:
            node.refuse(
                Text(f"biểu {self.pack.key} không có dòng này", f"no such row on {self.pack.key}")
            )
        if isinstance(node.value, dict):
            return self._stated(id, node)
        return self._reading(id, node, self._understood(id, node))

    def _stated(self, id: str, node: Node) -> Reading:
        fields = node.take(optional=("status", "value", "raw", "note", "window"))
        raw = fields["raw"].need(str) if "raw" in fields else ""
        if "status" not in fields:
            source = fields.get("value") or fields.get("raw")
            understood = self._understood(id, source) if source else Interpretation(Status.BLANK)
        else:
            understood = self._declared(id, node, fields, raw)
        return self._reading(
            id,
            node,
            understood,
            note=fields["note"].need(str) if "note" in fields else "",
            window=_window(fields["window"]) if "window" in fields else None,
        )

    def _declared(self, id: str, node: Node, fields: dict[str, Node], raw: str) -> Interpretation:
        """A reading that says its status; a used value must still be one the row can have."""
        status = _status(fields["status"])
        if (status is Status.USED) != ("value" in fields):
            node.refuse(Text("value đi với status: used", "value goes with status: used"))
        if status is not Status.USED:
            return Interpretation(status, raw=raw)
        kind = indicator_of(self.pack[id], self.pack).kind
        fields["value"].need({Kind.RATE: Decimal, Kind.DOCUMENTS: list}.get(kind, int))
        understood = self._understood(id, fields["value"])
        kept = raw or ("" if understood.status is Status.USED else understood.raw)
        return Interpretation(understood.status, understood.value, kept)

    def _understood(self, id: str, node: Node) -> Interpretation:
        row = self.pack[id]
        understood = interpret(indicator_of(row, self.pack), Typed(node.plain()))
        if remark := understood.remark:
            self.findings.append(
                Finding(
                    rule=remark.rule,
                    severity=remark.severity,
                    message=remark.message,
                    unit=self.unit.key,
                    indicator=id,
                    origin=_origin(node),
                    found=remark.found,
                    expected=remark.expected,
                )
            )
        return understood

    def _reading(
        self,
        id: str,
        node: Node,
        understood: Interpretation,
        note: str = "",
        window: Window | None = None,
    ) -> Reading:
        return Reading(
            row=id,
            status=understood.status,
            value=understood.value,
            raw=understood.raw,
            note=note,
            window=window,
            origin=_origin(node),
        )


def _text(path: Path) -> str:
    if path.stat().st_size > _MOST:
        raise refusal(path, FileKind.UNKNOWN)
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refusal(path, FileKind.UNKNOWN) from None


def _stamp(head: dict[str, Node]) -> Stamp:
    period = head["period"].take("id", "first", "last")
    first, last = _day(period["first"]), _day(period["last"])
    if last < first:
        period["last"].refuse(Text("trước ngày đầu kỳ", "before the first day"))
    name = head["unit_name"].need(str) if "unit_name" in head else ""
    pack, id = head["pack"].need(str), period["id"].need(str)
    return Stamp(head["unit"].need(str), name, pack, id, Window(first, last))


def _revision(head: dict[str, Node]) -> int | None:
    if "revision" not in head:
        return None
    revision = head["revision"].need(int)
    if revision < 1:
        head["revision"].refuse(Text("cần số từ 1", "needs a number from 1"))
    return revision


def _status(node: Node) -> Status:
    try:
        return Status(node.need(str))
    except ValueError:
        have = ", ".join(Status)
        node.refuse(Text(f"không có trạng thái này; có: {have}", f"no such status; use: {have}"))


def _window(node: Node) -> Window:
    days = [_day(item) for item in node.need(list)]
    if len(days) != 2 or days[1] < days[0]:
        node.refuse(Text("cần [ngày đầu, ngày cuối]", "needs [first day, last day]"))
    return Window(days[0], days[1])


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(node.need(str))
    except ValueError:
        node.refuse(Text("cần ngày dạng 2023-09-01", "needs a date as 2023-09-01"))


def _origin(node: Node) -> Origin:
    return Origin(node.file, cell=f"L{node.line}")
