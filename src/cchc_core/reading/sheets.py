"""What a look through a workbook tells of one of its sheets."""

from attrs import field, frozen

from cchc_core.reading.extents import Place
from cchc_core.reading.hidden import HiddenCells


@frozen
class Sheet:
    """A sheet before it is opened: title, what it hides, how many cells are to be accounted for.

    `cells` hold a number, a formula, or a text of more than white space; among them are `formulas`
    and the `errors` (`#REF!`). `valueless` are the first 10,000 places that show an error or whose
    formula has no stored result: some readers take them for empty.
    """

    title: str
    hidden: HiddenCells = field(factory=HiddenCells)
    cells: int = 0
    formulas: int = 0
    errors: int = 0
    valueless: tuple[Place, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether all that is filled in are numbers and texts."""
        return not self.formulas and not self.errors
