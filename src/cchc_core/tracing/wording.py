"""How a figure is computed, in the numbers of the rows."""

from collections.abc import Callable, Mapping

from cchc_core.model.forms import FormPack, Role
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Figure, Kind
from cchc_core.model.operators import Calculated, NumberOf, Ratio, Share, StatedRate, Total
from cchc_core.text import Text


def formula_of(indicator: Indicator, figure: Figure, pack: FormPack) -> Text:
    """What the figure is, for people: `100 × Σ(3.3.2) : Σ(3.3.1/a)`."""
    operator, call = indicator.over_units, caller(pack)
    rates = indicator.kind is Kind.RATE
    match operator:
        case Ratio(part=part, whole=whole):
            return _said("ratio", part=part.with_names(call), whole=whole.with_names(call))
        case Share(of=of) | NumberOf(of=of):
            return _said(operator.name, of=call(of))
        case StatedRate() if figure.whole is None:
            return _said("agreed")
        case StatedRate(base=base):
            return _said("stated-rate", base=base.with_names(call))
        case Total(of=of):
            between = "; " if rates else " + "
            return _said("weighted" if rates else "formula", formula=between.join(map(call, of)))
        case Calculated(formula=formula):
            return _said("formula", formula=formula.with_names(call))
    return _said(operator.name)


def caller(pack: FormPack) -> Callable[[str], str]:
    """How a formula calls a row: by its number, by its id where several bear the number."""
    numbers = [row.number for row in pack.rows if row.role is not Role.HEADING]

    def call(id: str) -> str:
        number = pack[id].number
        return number if number and numbers.count(number) == 1 else id

    return call


def _said(name: str, **formulas: str) -> Text:
    return _FORMULAS[name].format(**{k: text.replace("*", "×") for k, text in formulas.items()})


_FORMULAS: Mapping[str, Text] = {
    "sum": Text("Σ số liệu của các đơn vị", "Σ of the units' figures"),
    "common": Text(
        "mỗi cấp một số: số trong danh mục của tỉnh, không có thì số mà quá nửa đơn vị cùng ghi; "
        "cộng các cấp",
        "one number a level: the provincial list's, else what more than half of the units say; the "
        "levels added",
    ),
    "one-list": Text(
        "mọi cấp một số: số trong danh mục của tỉnh, không có thì số mà quá nửa đơn vị cùng ghi",
        "one number for all: the provincial list's, else what more than half of the units say",
    ),
    "stated-rate": Text("Σ(tỷ lệ × ({base})) : Σ({base})", "Σ(rate × ({base})) : Σ({base})"),
    "agreed": Text(
        "tỷ lệ mà các đơn vị cùng khai (không có số gốc)",
        "the rate that the units state alike (without a base)",
    ),
    "ratio": Text("100 × Σ({part}) : Σ({whole})", "100 × Σ({part}) : Σ({whole})"),
    "any": Text(
        "1 khi có đơn vị trả lời 1; 0 khi mọi đơn vị đã trả lời 0",
        "1 as soon as a unit says 1; 0 once all have said 0",
    ),
    "all": Text(
        "0 khi có đơn vị trả lời 0; 1 khi mọi đơn vị đã trả lời 1",
        "0 as soon as a unit says 0; 1 once all have said 1",
    ),
    "lowest": Text("mã thấp nhất các đơn vị trả lời", "the lowest code that a unit says"),
    "combine": Text(
        "mã “kết hợp” khi các đơn vị trả lời khác nhau; mã chung khi mọi đơn vị trả lời như nhau",
        "the code for both once units differ; the one code once all have said it",
    ),
    "share": Text(
        "100 × số đơn vị có {of} = 1 : số đơn vị trả lời",
        "100 × units with {of} = 1 : units that answered",
    ),
    "number": Text("số đơn vị có {of} = 1", "units with {of} = 1"),
    "list": Text("danh mục của mọi đơn vị", "the lists of all units"),
    "weighted": Text(
        "bình quân theo số gốc của {formula}", "the mean of {formula}, weighted by their bases"
    ),
    "formula": Text("{formula}", "{formula}"),
}
