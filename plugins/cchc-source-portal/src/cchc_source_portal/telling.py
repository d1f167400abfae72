"""Findings on lines of a list: for each remark and unit one, with how many and the first ones."""

from collections.abc import Iterator

import polars as pl

from cchc_core import Finding, Origin, UnitKey
from cchc_source_portal.codes import AGENCY, parsed
from cchc_source_portal.remarks import Remark
from cchc_source_portal.typed import ROW

UNIT = "unit"
_NAMED = 5
"""So many lines are named; of all there is a number."""


def tell(remark: Remark, lines: pl.DataFrame, file: str, /, **fields: object) -> Iterator[Finding]:
    """What is to be told of these lines, unit by unit: their numbers, and codes with the shape of
    one (what stands in a code's place may be a person's)."""
    for (unit,), theirs in sorted(lines.partition_by(UNIT, as_dict=True).items(), key=_by_unit):
        first = _printable(theirs.sort(ROW).head(_NAMED)).rows()
        named = [f"{row} ({code})" if code else str(row) for row, code in first]
        key = UnitKey.parse(unit) if unit else None
        told = {"lines": _listed(named, theirs), "count": theirs.height}
        yield finding(remark, file, f"L{first[0][0]}", key, **told, **fields)


def finding(
    remark: Remark, file: str, cell: str = "", about: UnitKey | None = None, /, **fields: object
) -> Finding:
    """The finding of a remark at a place in a file, about a unit's figures; of the `fields` of its
    message those called `found` and `expected` are kept as such too."""
    found, expected = (str(fields.get(name, "")) for name in ("found", "expected"))
    message, origin = remark.message.format(**fields), Origin(file, cell=cell)
    return Finding(remark.rule, remark.severity, message, about, None, origin, found, expected)


def _by_unit(item: tuple[tuple[object, ...], pl.DataFrame]) -> str:
    return str(item[0][0] or "")


def _listed(named: list[str], lines: pl.DataFrame) -> str:
    return ", ".join(named) + ("…" if lines.height > len(named) else "")


def _printable(lines: pl.DataFrame) -> pl.DataFrame:
    """The numbers of lines, and their codes if they have the shape of one."""
    shaped = pl.when(pl.col(AGENCY).is_not_null()).then(pl.col("code"))
    return parsed(lines.select(ROW, "code")).select(ROW, shaped)
