"""The operators over units and over periods: how joined answers become one figure.

Each operator over units is a value with one method. Those that read answers (`counts`, `rates`,
`codes`) take every answer in the row's scope, in any order, and give the same figure whatever the
order: nothing is computed before all leaves are joined. Those that read `figures` come after.
"""

from cchc_core.model.operators.codes import AllOf, AnyOf, Combine, Lowest, NumberOf, Share
from cchc_core.model.operators.counts import Common, Gather, OneList, Sum
from cchc_core.model.operators.figures import Calculated, Input, Total
from cchc_core.model.operators.periods import OverPeriods, over_periods
from cchc_core.model.operators.rates import Ratio, StatedRate

FromAnswers = (
    Sum
    | Common
    | OneList
    | StatedRate
    | Ratio
    | AnyOf
    | AllOf
    | Lowest
    | Combine
    | Share
    | NumberOf
    | Gather
)
FromFigures = Total | Calculated
OverUnits = FromAnswers | FromFigures

DERIVED = (Ratio, Share, NumberOf, Total, Calculated)
"""The operators whose figure no unit types."""

__all__ = [
    "DERIVED",
    "AllOf",
    "AnyOf",
    "Calculated",
    "Combine",
    "Common",
    "FromAnswers",
    "FromFigures",
    "Gather",
    "Input",
    "Lowest",
    "NumberOf",
    "OneList",
    "OverPeriods",
    "OverUnits",
    "Ratio",
    "Share",
    "StatedRate",
    "Sum",
    "Total",
    "over_periods",
]
