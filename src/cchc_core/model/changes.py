"""What changed from one version of the forms to another, row by row."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from attrs import frozen

from cchc_core.model.dossiers import Counted
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.indicators import Indicator
from cchc_core.model.operators import (
    Calculated,
    NumberOf,
    OverUnits,
    Ratio,
    Share,
    StatedRate,
    Total,
)
from cchc_core.text import Text


class ChangeKind(StrEnum):
    """In which respect a row is not as it was; definition is that of its indicator."""

    ADDED = "added"
    REMOVED = "removed"
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    UNIT = "unit"
    SCOPE = "scope"
    MOVED = "moved"
    ROLE = "role"
    DEFINITION = "definition"


@frozen
class Change:
    """One thing about a row that is not as it was; `field` is the part of the definition.

    `row` is the row as it stands now, as it stood if it was removed.
    """

    kind: ChangeKind
    row: Row
    before: str = ""
    after: str = ""
    field: str = ""

    @property
    def sentence(self) -> Text:
        """`đơn vị tính: “Nhiệm vụ” → “Công việc”`, without the row's name."""
        field = _FIELDS.get(self.field, Text("", ""))
        before, after = (_WORDS.get(said, Text(said, said)) for said in (self.before, self.after))
        return _SENTENCES[self.kind].format(field=field, before=before, after=after)


def diff(earlier: FormPack, pack: FormPack) -> tuple[Change, ...]:
    """All that changed, in the printed order of `pack`; what was removed comes last.

    Rows are told apart by their ids. A row has moved when it stands on another form, or elsewhere
    among the rows that both versions have; of those as few as possible are said to have moved.
    """
    then, now = _forms(earlier), _forms(pack)
    stays = _unmoved(then, now)
    changes: list[Change] = []
    for row in pack.rows:
        if row.id not in earlier:
            changes.append(Change(ChangeKind.ADDED, row, after=row.label))
            continue
        if row.id not in stays:
            changes.append(Change(ChangeKind.MOVED, row, then[row.id], now[row.id]))
        changes += _of_the_row(earlier[row.id], row)
        if row.id in pack.catalogue and row.id in earlier.catalogue:
            changes += _of_the_definition(earlier.catalogue[row.id], pack.catalogue[row.id], row)
    removed = (row for row in earlier.rows if row.id not in pack)
    return (*changes, *(Change(ChangeKind.REMOVED, row, before=row.label) for row in removed))


_SENTENCES: Mapping[ChangeKind, Text] = {
    ChangeKind.ADDED: Text("dòng mới", "a new row"),
    ChangeKind.REMOVED: Text("không còn dòng này", "the row is gone"),
    ChangeKind.RENUMBERED: Text("số thứ tự: {before} → {after}", "number: {before} → {after}"),
    ChangeKind.REWORDED: Text("tên: “{before}” → “{after}”", "wording: '{before}' → '{after}'"),
    ChangeKind.UNIT: Text(
        "đơn vị tính: “{before}” → “{after}”", "unit of measure: '{before}' → '{after}'"
    ),
    ChangeKind.SCOPE: Text(
        "cấp phải điền: {before} → {after}", "levels that fill it: {before} → {after}"
    ),
    ChangeKind.MOVED: Text("chuyển chỗ", "moved"),
    ChangeKind.ROLE: Text("loại dòng: {before} → {after}", "kind of row: {before} → {after}"),
    ChangeKind.DEFINITION: Text("{field}: {before} → {after}", "{field}: {before} → {after}"),
}
_WORDS: Mapping[str, Text] = {
    "": Text("(không ghi)", "(nothing)"),
    Role.DATA: Text("dòng nhập", "data"),
    Role.TOTAL: Text("dòng tổng", "total"),
    Role.DERIVED: Text("dòng tự tính", "derived"),
    Role.HEADING: Text("dòng tiêu đề", "heading"),
}
_FIELDS: Mapping[str, Text] = {
    "kind": Text("loại chỉ tiêu", "kind of indicator"),
    "unit": Text("đơn vị tính của chỉ tiêu", "the indicator's unit of measure"),
    "over_units": Text("phép tổng hợp qua đơn vị", "operator over units"),
    "over_periods": Text("phép tổng hợp qua kỳ", "operator over periods"),
    "codes": Text("mã trả lời", "codes"),
    "rebuilt_from": Text("công thức dựng lại", "formula it is rebuilt from"),
    "dossiers": Text("hồ sơ được đếm", "dossiers it counts"),
}


def _of_the_row(before: Row, after: Row) -> Iterator[Change]:
    """What is printed, who fills it, what it is for."""
    printed: Sequence[tuple[ChangeKind, Callable[[Row], str]]] = (
        (ChangeKind.RENUMBERED, lambda row: row.number),
        (ChangeKind.REWORDED, lambda row: row.label),
        (ChangeKind.UNIT, lambda row: row.unit_of_measure),
        (ChangeKind.SCOPE, lambda row: ", ".join(row.scope)),
        (ChangeKind.ROLE, lambda row: row.role.value),
    )
    for kind, told in printed:
        if told(before) != told(after):
            yield Change(kind, after, told(before), told(after))


def _of_the_definition(before: Indicator, after: Indicator, row: Row) -> Iterator[Change]:
    now = _definition(after)
    for field, then in _definition(before).items():
        if then != now[field]:
            yield Change(ChangeKind.DEFINITION, row, then, now[field], field)


def _definition(indicator: Indicator) -> Mapping[str, str]:
    """What an indicator measures and how it joins, each part as text."""
    return {
        "kind": indicator.kind.value,
        "unit": indicator.unit_of_measure.vi,
        "over_units": _operator(indicator.over_units),
        "over_periods": indicator.over_periods.value,
        "codes": "; ".join(f"{code} = {label.vi}" for code, label in indicator.codes.items()),
        "rebuilt_from": indicator.rebuilt_from.source if indicator.rebuilt_from else "",
        "dossiers": _counted(indicator.counted) if indicator.counted else "",
    }


def _operator(operator: OverUnits) -> str:
    """`sum`, `stated-rate (dossiers.received)`."""
    match operator:
        case Total(of=of):
            of_what = ", ".join(of)
        case Share(of=of) | NumberOf(of=of):
            of_what = of
        case Ratio(part=part, whole=whole):
            of_what = f"{part.source}; {whole.source}"
        case Calculated(formula=formula) | StatedRate(base=formula):
            of_what = formula.source
        case _:
            return operator.name
    return f"{operator.name} ({of_what})"


def _counted(counted: Counted) -> str:
    sets = ", ".join(sorted(counted.classes)), ", ".join(sorted(counted.channels)), counted.field
    return "; ".join(filter(None, sets))


def _forms(pack: FormPack) -> Mapping[str, str]:
    """The form each row stands on, in printed order."""
    return {row.id: form.id for form in pack.forms for row in form.rows}


def _unmoved(then: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """The rows that stand where they stood: on the same form, in the same order."""
    places = {id: place for place, id in enumerate(then)}
    longest: dict[str, tuple[str, ...]] = {}
    for id in (id for id in now if then.get(id) == now[id]):
        before = [run for last, run in longest.items() if places[last] < places[id]]
        longest[id] = (*_longest(before), id)
    return frozenset(_longest(longest.values()))


def _longest(runs: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return max(runs, key=len, default=())
