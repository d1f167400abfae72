"""The fields of an office's own template, the same in Word and in a workbook.

| written | filled with |
|---|---|
| `{{id}}` | the figure of a row |
| `{{id|note}}` `{{id|coverage}}` | what qualifies it; `33/34` |
| `{{id|commune}}` | what the units of a level come to, by the pack's levels |
| `{{id|part}}` `{{id|whole}}` | of a rate: what was divided, and by what or the base it weighs |
| `{{id|number}}` `{{id|label}}` `{{id|unit}}` | the printed STT, wording, unit of measure |
| `{{@unit}}` `{{@office}}` | Phường Trường Thi; Ủy ban nhân dân phường Trường Thi |
| `{{@superior}}` | Ủy ban nhân dân thành phố Thanh Hóa, of the unit above it |
| `{{@period}}` `{{@window}}` | 9 tháng năm 2023; từ ngày … đến ngày … |
| `{{@reports}}` | of how many reports it is, and whose are wanting |
| `{{@number}}` `{{@dated}}` | 05/BC-UBND; ngày 01 tháng 9 năm 2023; blank until given |
| `{{@signatory}}` `{{@legend}}` | the title that signs; what the marks in this table mean |

`@` stands before what belongs to the whole report, so that no row can take its name; in capitals
(`{{@PERIOD}}`) it is filled in capitals. What a format knows besides (`{{@section.…}}` in Word) it
names itself, as `more`.
"""

import re
from collections.abc import Collection
from difflib import get_close_matches

from cchc_core.model.forms import FormPack, Role

FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
"""A field as it is written; its first group is what it asks for."""

OF_ROW = ("note", "coverage", "number", "label", "unit", "part", "whole")
"""What can be asked of a row besides its figure and that of each level (`level_ids`)."""

OF_REPORT = (
    "@unit", "@office", "@superior", "@period", "@window", "@reports", "@number", "@dated",
    "@signatory", "@legend",
)  # fmt: skip
"""What can be asked of the whole report."""


def parts_of(asked: str) -> tuple[str, str]:
    """What a field asks for as a row's id, or a name with `@`, and what of it: `""` for the figure.

    A name with `@` is given in small letters.
    """
    name, _, what = (part.strip() for part in asked.partition("|"))
    return (name.lower() if name.startswith("@") else name), what


def level_ids(pack: FormPack) -> tuple[str, ...]:
    """The levels whose figures can be asked for by their ids."""
    return tuple(level.id for level in pack.levels)


def is_field(asked: str, pack: FormPack, more: Collection[str] = ()) -> bool:
    """Whether a field asks for something there is."""
    name, what = parts_of(asked)
    if name.startswith("@"):
        return "|" not in asked and (name in OF_REPORT or name in more)
    return name in pack and ("|" not in asked or what in (*OF_ROW, *level_ids(pack)))


def nearest_fields(asked: str, pack: FormPack, more: Collection[str] = ()) -> list[str]:
    """What a mistyped field most likely means, the likeliest first; at most three."""
    name, what = parts_of(asked)
    if name in pack and what:
        near = get_close_matches(what, (*OF_ROW, *level_ids(pack)), n=3, cutoff=0.5)
        return [f"{name}|{each}" for each in near] or [name]
    names = [*pack.by_id, *OF_REPORT, *more]
    return get_close_matches(name, names, n=3, cutoff=0.5)


def rows_not_asked(asked: Collection[str], pack: FormPack) -> list[str]:
    """The rows whose own figure no field asks for, in printed order; a level's is only a part."""
    told = {name for name, what in map(parts_of, asked) if not what}
    return [row.id for row in pack.rows if row.role is not Role.HEADING and row.id not in told]
