"""What would put a relation right: for each of its cells the one value there that alone would."""

from collections.abc import Sequence
from fractions import Fraction

from cchc_core.checks.relating import Weighed
from cchc_core.checks.sentences import at
from cchc_core.model.findings import Remedy
from cchc_core.model.measures import Kind
from cchc_core.model.relations import Values
from cchc_core.text import Text, as_told, format_number

_MOST = 8


def remedies(weighed: Weighed, values: Values) -> tuple[Remedy, ...]:
    """A remedy for each count among `values` that one value puts right, all else as it is; near
    ones first."""
    found = (_remedy(weighed, name, values) for name in values)
    return tuple(sorted((r for r in found if r), key=lambda remedy: not remedy.near))


def one_slip_apart(typed: str, meant: str) -> bool:
    """Whether one digit more, less or other, or two neighbours swapped, make one of the other."""
    if typed == meant:
        return False
    start = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), None)
    if start is None:
        return abs(len(typed) - len(meant)) == 1
    one, other = typed[start:], meant[start:]
    swapped = one[1:2] + one[:1] + one[2:] if len(one) > 1 else one
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or swapped == other


def advice(weighed: Weighed, remedies: Sequence[Remedy]) -> Text:
    """The sentence that names the cells: `một trong các ô sau sai: D46 phải là 1.949 …`; each near
    one is marked."""
    told = [_told(weighed, remedy) for remedy in remedies[:_MOST]]
    if not told:
        return Text("Đề nghị đơn vị xem lại.", "The unit should look again.")
    more = "; …" if len(remedies) > _MOST else ""
    marked = any(remedy.near for remedy in remedies)
    near = _NEAR if marked else Text("", "")
    return Text(
        f"Một trong các ô sau sai{near.vi}: {'; '.join(t.vi for t in told)}{more}. Đề nghị đơn vị "
        "xem lại và sửa.",
        f"One of these cells is wrong{near.en}: {'; '.join(t.en for t in told)}{more}. The unit "
        "should look again and correct it.",
    )


def _remedy(weighed: Weighed, name: str, values: Values) -> Remedy | None:
    said, value = weighed.said[name], weighed.relation.remedy(name, values)
    if value is None or value < 0 or value.denominator != 1 or not _is_count(weighed, name):
        return None
    if isinstance(said.value, int) and said.value == value:
        return None
    near = isinstance(said.value, int) and one_slip_apart(str(said.value), str(value))
    return Remedy(name, str(value), said.raw, said.origin, near)


def _is_count(weighed: Weighed, name: str) -> bool:
    return weighed.pack.catalogue[name].kind is Kind.COUNT


def _told(weighed: Weighed, remedy: Remedy) -> Text:
    where, value = at(weighed, remedy.row), Fraction(remedy.value)
    vi, en = format_number(value, "vi"), format_number(value, "en")
    if not remedy.found:
        return Text(f"{where} phải là {vi} (đang để trống)", f"{where} must be {en} (left blank)")
    found, near = as_told(remedy.found), "*" if remedy.near else ""
    return Text(
        f"{where} phải là {vi}{near} (đang ghi “{found.vi}”)",
        f"{where} must be {en}{near} (says '{found.en}')",
    )


_NEAR = Text(
    " (*: chỉ sai một chữ số hoặc hai chữ số đổi chỗ)",
    " (*: one digit away, or two digits changed places)",
)
