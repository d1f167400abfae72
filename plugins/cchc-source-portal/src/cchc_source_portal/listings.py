"""The lines of one list made ready to be counted: what each says in our words, and what is wrong.

No line is dropped without a word: it is a dossier that counts, one that a finding tells of, or no
dossier at all (a total, a signature), which the account of cells holds.
"""

import re
from collections.abc import Iterator, Mapping

import polars as pl
from attrs import field, frozen

from cchc_core import AdminUnit, Desk, FileRefused, Finding, nfc
from cchc_source_portal import remarks
from cchc_source_portal.extracts import Extract
from cchc_source_portal.line_checks import checked
from cchc_source_portal.offices import Named, named, printable
from cchc_source_portal.pages import Page
from cchc_source_portal.telling import UNIT, tell
from cchc_source_portal.typed import FILLED, ROW, UNREADABLE
from cchc_source_portal.wording import OFFICE, worded
from cchc_source_portal.words import NEVER_RECEIVED

_CODE = r"^[0-9A-Za-z./_-]*[0-9][0-9A-Za-z./_-]*$"
_NUMBERING = r"^\(?[0-9]{1,2}\)?$"
_TOTAL = r"(?i)^\s*t[oổ]ng\b"
_STATED_TOTAL = re.compile(r"t[oổ]ng (?:số|cộng)[^0-9]{0,20}([0-9][0-9.]{0,9})", re.IGNORECASE)
_WHOLE = 3
"""A line with fewer cells is no dossier, whatever stands in them."""


@frozen
class Listing:
    """A list ready to be counted.

    `dossiers` has a line for each that can count: `row`, `filled`, `number`, `code`, `unit` and
    `resolver` (keys of units), `field` as printed, `channel`, `state` and its days. `reported` and
    `outside` are the cells of lines that findings tell of, and of those that are no dossiers.
    """

    kept: Extract
    name: str
    page: Page
    dossiers: pl.DataFrame = field(repr=False, eq=False)
    reported: int = 0
    outside: int = 0
    findings: tuple[Finding, ...] = ()


def listing(kept: Extract, name: str, whole: AdminUnit | None, desk: Desk) -> Listing:
    """The list in the file called `name`: all of it `whole`'s, or of the units its column names.

    Raises `FileRefused`: `heads-differ` where most cells are not what heads say, `list-empty`.
    """
    there, outside = _parted(kept.body.filter(pl.col(FILLED) > 0), _is_dossier(kept))
    _refuse_shifted(kept, name, there, outside)
    if there.is_empty():
        raise FileRefused("list-empty", remarks.LIST_EMPTY.format(file=name))
    offices = {} if whole else _offices(there, "unit", kept, desk)
    resolvers = _offices(there, "resolver", kept, desk)
    names = {str(unit.key): unit.name for unit in desk.expected}
    lines = worded(
        there, kept.profile.words, _keys(offices, desk), _keys(resolvers, desk), tuple(names)
    )
    if whole:
        lines = lines.with_columns(pl.lit(str(whole.key), lines.schema[UNIT]).alias(UNIT))
    ours, strange = _parted(lines, pl.col(UNIT).is_not_null())
    readable, unreadable = _parted(ours, pl.col(UNREADABLE).is_null())
    never = pl.col("state").is_in(NEVER_RECEIVED).fill_null(False)
    dossiers, untimed = _parted(readable, pl.col("received").is_not_null() | never)
    findings = (
        *tell(remarks.LINE_UNREAD, _between(outside, there, kept), name),
        *_strange(strange, offices, name),
        *tell(remarks.DATE_UNREADABLE, unreadable, name),
        *tell(remarks.RECEPTION_MISSING, untimed, name),
        *checked(dossiers, name, names, filing="filed" in kept.places),
    )
    reported = sum(int(lines[FILLED].sum()) for lines in (strange, unreadable, untimed))
    return Listing(
        kept=kept.emptied(),
        name=name,
        page=Page(lines.select("number", "code"), kept.profile.page_sizes, _total(kept, outside)),
        dossiers=dossiers.drop(OFFICE, UNREADABLE),
        reported=reported,
        outside=int(outside[FILLED].sum()),
        findings=findings,
    )


def _parted(lines: pl.DataFrame, holds: pl.Expr) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The lines of which something holds, and the others."""
    which = lines.select(holds).to_series()
    return (lines, lines.clear()) if which.all() else (lines.filter(which), lines.filter(~which))


def _is_dossier(kept: Extract) -> pl.Expr:
    """Whether a line is a dossier's: it has a code or a day of reception, and is no head again."""
    coded, received = pl.col("code").str.contains(_CODE), pl.col("received").is_not_null()
    return (coded | received).fill_null(False) & ~_is_of_the_table(kept)


def _is_of_the_table(kept: Extract) -> pl.Expr:
    """Whether a line repeats the heads, numbers the columns or adds up."""
    head = kept.heads[kept.places["code"]].rpartition(" / ")[2]
    code = pl.col("code")
    there = [name for name in ("number", "code") if name in kept.places]
    total = [pl.col(name).str.contains(_TOTAL) for name in there]
    every = [code == head, code.str.contains(_NUMBERING), *total]
    return pl.any_horizontal(told.fill_null(False) for told in every)


def _refuse_shifted(kept: Extract, name: str, there: pl.DataFrame, outside: pl.DataFrame) -> None:
    """Refuses a table where most lines do not hold under code and days what belongs there."""
    strange = outside.filter(pl.col(FILLED) >= _WHOLE)
    unread = there.filter(pl.col(UNREADABLE).is_not_null())
    if 2 * (strange.height + unread.height) <= there.height + strange.height:
        return
    column = "code" if unread.is_empty() else str(unread[UNREADABLE].mode().first())
    rows = pl.concat([strange[ROW], unread[ROW]]).sort().head(3).to_list()
    lines = ", ".join(map(str, rows))
    head = kept.heads[kept.places[column]]
    message = remarks.CONTENT_DIFFERS.format(file=name, head=head, lines=lines)
    raise FileRefused("heads-differ", message, found=lines)


def _between(outside: pl.DataFrame, there: pl.DataFrame, kept: Extract) -> pl.DataFrame:
    """The lines between dossiers that hold something and are none."""
    within = pl.col(ROW).is_between(there[ROW].min(), there[ROW].max())
    whole = outside.filter(within & (pl.col(FILLED) >= _WHOLE) & ~_is_of_the_table(kept))
    return whole.select(ROW, "code", pl.lit(None, pl.String).alias(UNIT))


def _total(kept: Extract, outside: pl.DataFrame) -> int | None:
    """How many dossiers the file says there are, above its table or in a line without one."""
    there = [name for name in ("number", "code") if name in kept.places]
    told = [*kept.above, *(text for name in there for text in outside[name].drop_nulls())]
    found = [match[1] for text in told if (match := _STATED_TOTAL.search(nfc(text)))]
    return int(found[-1].replace(".", "")) if found else None


def _offices(lines: pl.DataFrame, column: str, kept: Extract, desk: Desk) -> Mapping[str, Named]:
    """What each name in a column of units means."""
    texts = lines[column].fill_null("").unique().sort() if column in kept.places else ()
    return {text: named(text, desk, kept.profile.units) for text in texts}


def _keys(offices: Mapping[str, Named], desk: Desk) -> dict[str, str]:
    """The keys of those that are surely units whose reports are awaited."""
    return {
        text: str(office.unit.key)
        for text, office in offices.items()
        if office.unit and office.sure and desk.expects(office.unit)
    }


def _strange(lines: pl.DataFrame, offices: Mapping[str, Named], name: str) -> Iterator[Finding]:
    """What is told of lines whose unit is none that is expected."""
    for text in lines[OFFICE].unique().sort():
        theirs, office = lines.filter(pl.col(OFFICE) == text), offices[text]
        if office.unit is None:
            yield from tell(remarks.UNIT_UNMATCHED, theirs, name, name=printable(text))
        elif office.sure:
            yield from tell(remarks.UNIT_NOT_EXPECTED, theirs, name, unit=office.unit.name)
        else:
            told = {"name": printable(text), "unit": office.unit.name}
            yield from tell(remarks.UNIT_SUGGESTED, theirs, name, **told)
