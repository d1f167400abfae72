"""The rows of a JSON or YAML report: a figure alone, or a mapping that says all of a reading."""

from datetime import date
from decimal import Decimal

from cchc_core import (
    AdminUnit,
    Finding,
    FormPack,
    Kind,
    Origin,
    Reading,
    Status,
    Text,
    Window,
)
from cchc_core.reading import Interpretation, Typed, indicator_of, interpret
from cchc_source_manual.nodes import Node


class Rows:
    """Reads rows one after the other; what is wrong with a figure gathers in `findings`."""

    def __init__(self, pack: FormPack, unit: AdminUnit) -> None:
        self.pack = pack
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
            window=window_of(fields["window"]) if "window" in fields else None,
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
            self.findings.append(remark.finding(self.unit.key, id, _origin(node)))
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


def window_of(node: Node) -> Window:
    """The window written `[2023-01-01, 2023-08-10]`."""
    days = [day_of(item) for item in node.need(list)]
    if len(days) != 2 or days[1] < days[0]:
        node.refuse(Text("cần [ngày đầu, ngày cuối]", "needs [first day, last day]"))
    return Window(days[0], days[1])


def day_of(node: Node) -> date:
    """The day written `2023-09-01`."""
    try:
        return date.fromisoformat(node.need(str))
    except ValueError:
        node.refuse(Text("cần ngày dạng 2023-09-01", "needs a date as 2023-09-01"))


def _status(node: Node) -> Status:
    try:
        return Status(node.need(str))
    except ValueError:
        have = ", ".join(Status)
        node.refuse(Text(f"không có trạng thái này; có: {have}", f"no such status; use: {have}"))


def _origin(node: Node) -> Origin:
    return Origin(node.file, cell=f"L{node.line}")
