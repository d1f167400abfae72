"""How a rate is computed, in the numbers of the rows."""

from cchc_core.model.forms import FormPack, Row
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Figure
from cchc_core.model.operators import Calculated, Ratio, Share, StatedRate, Total
from cchc_core.printing import words
from cchc_core.printing.notes import row_name
from cchc_core.text import Text


def how_computed(pack: FormPack, row: Row, figure: Figure) -> Text | None:
    """`(3.3.2) : (3.3.1)`, what a rate weighs; nothing for what is not computed from other rows."""
    return _how(pack, pack.indicator(row), figure)


def _how(pack: FormPack, indicator: Indicator, figure: Figure) -> Text | None:
    match indicator.over_units:
        case Ratio(part=part, whole=whole):
            return _both(f"({_named(pack, part)}) : ({_named(pack, whole)})")
        case Share(of=of):
            return words.YES.format(code=pack[of].number)
        case StatedRate(base=base) if figure.whole is not None:
            return words.WEIGHTED.format(base=_named(pack, base))
        case Calculated(formula=formula):
            return _both(_named(pack, formula))
        case Total() if figure.whole is not None:
            return words.WEIGHTED_ROWS
    return None


def _named(pack: FormPack, formula: Formula) -> str:
    """A formula in the numbers of the rows, ours (`3.1.3/xã`) where none is printed."""
    return formula.with_names(lambda id: pack[id].number or row_name(pack[id])).replace("*", "×")


def _both(text: str) -> Text:
    return Text(text, text)
