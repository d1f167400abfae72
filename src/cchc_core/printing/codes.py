"""Why a code of several units is what it is: who decided it, and who gave the other answers."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from cchc_core.model.measures import Figure, Outcome
from cchc_core.model.units import UnitKey
from cchc_core.printing import words
from cchc_core.text import Text

FROM_CODES = ("any", "all", "lowest", "combine")
"""The operators over units whose figure is one code for all of them."""

Label = Callable[[Fraction], Text]
Named = Callable[[Sequence[UnitKey]], Text | None]


def reasons(figure: Figure, operator: str, label: Label, named: Named) -> Iterator[Text]:
    """`0 vì 5 đơn vị trả lời “Không thực hiện”`, then `“Có thực hiện”: 27/32 đơn vị`.

    `label` gives a code's wording, `named` the names of units that are few enough to be named.
    """
    others = dict(figure.tally)
    if figure.outcome is Outcome.UNDECIDED:
        missing = figure.coverage.applicable - figure.coverage.used
        yield words.UNDECIDED_WITHOUT.format(count=missing)
    elif figure.value is None:
        return
    elif operator == "combine" and len(others) > 1:
        yield words.BY_DIFFERENCE.format(code=figure.value)
    elif deciding := others.pop(figure.value, ()):
        form = words.BY_ALL if not others and figure.coverage.complete else words.BY_SOME
        yield form.format(
            code=figure.value,
            count=len(deciding),
            units=named(deciding) or words.UNITS.format(count=len(deciding)),
            answer=label(figure.value),
        )
    for code, keys in others.items():
        of_all = words.OF_UNITS.format(used=len(keys), asked=figure.coverage.used)
        yield words.ANSWER.format(answer=label(code), units=named(keys) or of_all)
