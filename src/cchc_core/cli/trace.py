"""`cchc trace`: a rolled-up figure, down to the cells and the bytes it is from."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.figures import printed
from cchc_core.cli.rows import rows_of, unit_of
from cchc_core.cli.session import Session
from cchc_core.cli.tables import wrapped
from cchc_core.cli.traces import trace_record
from cchc_core.cli.values import FOLDER, NAME
from cchc_core.cli.words import DOSSIERS, FILED, OUTCOMES, SEVERITIES, STATUSES, Said
from cchc_core.manifests import Fingerprint
from cchc_core.merge import Merged, merge_campaign
from cchc_core.model.forms import Row
from cchc_core.model.measures import Figure, Kind, Status
from cchc_core.model.units import AdminUnit
from cchc_core.naming import number_of
from cchc_core.offers import Offer
from cchc_core.settings import load_campaign
from cchc_core.text import Lang, Text, format_number
from cchc_core.tracing import Trace, TracedLeaf, Whence, trace


@cchc_command(
    "trace",
    Said(
        "Cho biết một số tổng hợp được tính thế nào, từ số liệu nào của từng đơn vị, ghi ở tệp, "
        "trang, ô nào (hoặc đếm từ bao nhiêu hồ sơ, theo mẫu nào), kèm mã băm SHA-256 của từng "
        "tệp. Chỉ tiêu ghi bằng mã hoặc số thứ tự. Không ghi gì.",
        "Tells how a rolled-up figure is computed, and from which figure of each unit, in which "
        "file, sheet and cell (or counted from how many dossiers, by which profile), with the "
        "SHA-256 of every file. An indicator is given by id or printed number. Writes nothing.",
    ),
    "cchc trace quy-1 1.1.1\ncchc trace quy-1 dossiers.received --unit 14764",
)
@argument(
    "folder",
    metavar="DIR",
    type=FOLDER,
    about=Said("thư mục của đợt báo cáo", "the campaign's folder"),
)
@argument(
    "indicator",
    metavar="INDICATOR",
    type=NAME,
    about=Said("mã hoặc số thứ tự của chỉ tiêu", "an indicator's id or printed number"),
)
@option(
    "--unit",
    metavar="UNIT",
    type=NAME,
    about=Said("chỉ số liệu của đơn vị này (mã hoặc tên)", "only what this unit stated"),
)
def command(session: Session, folder: Path, indicator: str, unit: str | None) -> Answer:
    """Merges the campaign, and follows one figure back."""
    offer = session.offer()
    campaign = load_campaign(folder, offer)
    rows = rows_of(indicator, campaign.pack)
    merged = merge_campaign(campaign, offer, session.watch(Said("Đang đọc", "Reading")))
    of = None
    if unit:
        of = unit_of(unit, campaign, session, among=merged.report.units, otherwise=_NOT_MERGED)
    traces = [trace(merged, row.id, of.key if of else None) for row in _of(rows, of)]
    return Answer(
        data=lambda: _data(traces, session.lang),
        lines=lambda: _Page(merged, offer, session).all(traces),
        problems=merged.problems,
    )


def _of(rows: Sequence[Row], unit: AdminUnit | None) -> Sequence[Row]:
    """Those of several rows that bear one number that the unit fills; all, where none is."""
    theirs = [row for row in rows if unit and unit.level in row.scope]
    return theirs or rows


def _data(traces: Sequence[Trace], lang: Lang) -> dict[str, Any]:
    """Of several rows that bear the number the first, and `also` the others."""
    first, *others = (trace_record(traced, lang) for traced in traces)
    return {"trace": first, **({"also": others} if others else {})}


_NOT_MERGED = Text(
    "Số liệu được gộp không có của '{text}'. Xem các đơn vị: cchc status.",
    "No figures of '{text}' are merged. 'cchc status' lists the units.",
)


class _Page:
    """The lines that tell of a trace."""

    def __init__(self, merged: Merged, offer: Offer, session: Session) -> None:
        self.pack = merged.campaign.pack
        self.units = {unit.key: unit.name for unit in merged.report.units}
        self.titles = {name: source.title for name, source in offer.sources.items()}
        self.lang = session.lang
        self.say = session.say

    def all(self, traces: Sequence[Trace]) -> Iterator[str]:
        """The trees one below the other; how many rows bear the number, where several do."""
        if len(traces) > 1:
            several = Said("{count} dòng của biểu mang số này:", "{count} rows bear this number:")
            yield self.say(several).format(count=len(traces))
        for place, traced in enumerate(traces):
            yield from [""] if place else []
            yield from self.lines(traced)

    def lines(self, traced: Trace) -> Iterator[str]:
        """The tree, each figure in it once, and below it every file once."""
        self.told: set[str] = set()
        yield from self._figure(traced, "")
        yield ""
        yield self.say(Said("Tệp, dung lượng (byte), SHA-256:", "File, size (bytes), SHA-256:"))
        for file in traced.files:
            yield f"  {self._file(file)}"

    def _figure(self, traced: Trace, indent: str) -> Iterator[str]:
        row, figure, operator = traced.row, traced.figure, traced.indicator.over_units
        value = printed(figure.value, traced.indicator, self.lang) or "–"
        percent = "%" if traced.indicator.kind is Kind.RATE and figure.value is not None else ""
        seen = self.say(Said(" (xem ở trên)", " (see above)")) if row.id in self.told else ""
        yield self._line(
            indent,
            f"{number_of(row, self.pack)} {row.label} ({row.id}): {value}{percent}{seen}".lstrip(),
        )
        if seen:
            return
        self.told.add(row.id)
        indent += "  "
        yield self._line(indent, self._outcome(figure))
        how = self.say(Said("Cách tính", "Computed as"))
        name, formula = self.say(operator.label), self.say(traced.formula)
        yield self._line(indent, f"{how}: {name}; {formula}")
        yield from self._behind(traced, indent)
        for leaf in traced.leaves:
            yield from self._leaf(leaf, traced, indent)
        if traced.beside:
            yield self._line(
                indent, self.say(Said("Có ghi nhưng không cộng:", "Typed, but not counted:"))
            )
            for leaf in traced.beside:
                yield from self._leaf(leaf, traced, indent + "  ")
        for each in traced.inputs:
            yield from self._figure(each, indent)

    def _outcome(self, figure: Figure) -> str:
        """`chưa đủ số liệu; dùng 33/35 đơn vị; thiếu: …`."""
        parts = [self.say(OUTCOMES[figure.outcome])]
        if figure.coverage.expected:
            used, of = figure.coverage.used, figure.coverage.applicable
            parts.append(self.say(Said(f"dùng {used}/{of} đơn vị", f"{used} of {of} units used")))
        if figure.lacking:
            parts.append(self.say(Said("thiếu: ", "lacking: ")) + ", ".join(figure.lacking))
        return "; ".join(parts)

    def _behind(self, traced: Trace, indent: str) -> Iterator[str]:
        """The sums a rate was divided from, the levels a value is the sum of, the province's list,
        the units that enter a ratio."""
        figure = traced.figure
        if figure.part is not None and figure.whole is not None:
            part, whole = self._number(figure.part), self._number(figure.whole)
            yield self._line(indent, f"{part} : {whole}")
        if len(figure.by_level) > 1:
            levels = (
                f"{self.say(self.pack.level(id).label)} {self._number(value)}"
                for id, value in figure.by_level.items()
            )
            yield self._line(indent, " + ".join(levels))
        for listed in traced.listed:
            level = self.say(self.pack.level(listed.level).label)
            told = self.say(Said("danh mục của tỉnh", "provincial list"))
            yield self._line(indent, f"{told}, {level}: {listed.value} ({listed.valid_from})")
        for answer in traced.answers if not traced.leaves and figure.part is not None else ():
            if answer.base is not None and answer.value is not None:
                part, whole = self._number(answer.value), self._number(answer.base)
                yield self._line(indent, f"{self.units[answer.unit]}: {part} : {whole}")

    def _leaf(self, leaf: TracedLeaf, traced: Trace, indent: str) -> Iterator[str]:
        """What a unit stated, where; below it what else is known of that."""
        parts = [self._stated(leaf, traced), *self._places(leaf), *self._said(leaf)]
        yield self._line(indent, f"{leaf.unit.name}: {'; '.join(parts)}")
        indent += "  "
        for change in leaf.changes:
            before = self.say(Said("bản trước ghi", "an earlier revision said"))
            where = f" ({change.before.origin})" if change.before.origin else ""
            yield self._line(indent, f"{before} {self.say(change.before.said)}{where}")
        for finding in leaf.findings:
            severity = self.say(SEVERITIES[finding.severity])
            yield self._line(indent, f"{severity}: {self.say(finding.message)} ({finding.rule})")

    def _stated(self, leaf: TracedLeaf, traced: Trace) -> str:
        """`1.234`, as it was typed where that is something else; or why there is nothing."""
        reading = leaf.reading
        if leaf.status is Status.NOT_SUBMITTED:
            return self._not_submitted(leaf)
        if isinstance(reading.value, tuple):
            return self.say(reading.said)
        if reading.value is None:
            typed = f" ('{reading.raw}')" if reading.raw else ""
            return self.say(STATUSES[leaf.status]) + typed
        value = printed(Fraction(reading.value), traced.indicator, self.lang) or ""
        typed = f" ('{reading.raw}')" if reading.raw not in ("", value, str(reading.value)) else ""
        apart = "" if leaf.status is Status.USED else f", {self.say(STATUSES[leaf.status])}"
        base = self.say(Said("số gốc", "base"))
        weighed = f", {base} {self._number(leaf.base)}" if leaf.base is not None else ""
        return f"{value}{typed}{apart}{weighed}"

    def _not_submitted(self, leaf: TracedLeaf) -> str:
        if (filing := leaf.filing) and filing.file:
            why = self.say(filing.reason) if filing.reason else filing.file
            return f"{self.say(FILED[filing.state])}: {why}"
        return self.say(STATUSES[leaf.status])

    def _places(self, leaf: TracedLeaf) -> Iterator[str]:
        """The cell or the count of dossiers, the source, and what it was carried over from."""
        origin = leaf.reading.origin
        if origin:
            yield str(origin)
        for whence in leaf.whence[:1]:
            yield from self._read(whence)
        if len(leaf.whence) > 1:
            yield ", ".join(whence.file.name for whence in leaf.whence)

    def _read(self, whence: Whence) -> Iterator[str]:
        if whence.profile:
            yield self.say(self.titles[whence.source])
            yield self.say(Said("mẫu ", "profile ")) + whence.profile
        if whence.carried_from:
            carried = Said("chuyển từ biểu ", "carried over from the forms ")
            yield self.say(carried) + whence.carried_from

    def _said(self, leaf: TracedLeaf) -> Iterator[str]:
        if leaf.dossiers:
            yield ", ".join(f"{self.say(DOSSIERS[one])} {n}" for one, n in leaf.dossiers.items())
        if leaf.reading.note:
            yield self.say(Said("ghi chú: ", "note: ")) + leaf.reading.note
        if leaf.reading.window:
            yield self.say(leaf.reading.window.phrase)

    def _file(self, file: Fingerprint) -> str:
        unknown = Said("không rõ mã băm", "hash unknown")
        told = f"{file.size}  {file.sha256}" if file.sha256 else self.say(unknown)
        return f"{file.name}  {told}"

    def _number(self, value: Fraction) -> str:
        return format_number(value, self.lang)

    def _line(self, indent: str, text: str) -> str:
        return wrapped(f"{indent}{text}", indent + "    ")
