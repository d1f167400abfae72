"""The lines of one list made ready to be counted: what each says in our words, and what is wrong.

No line is dropped without a word: it is a dossier that counts, one that a finding tells of, or no
dossier at all (a total, a signature), which the account of cells holds.
"""

import re
from collections.abc import Iterator, Mapping

import polars as pl
from attrs import field, frozen

from cchc_core import AdminUnit, Desk, FileRefused, Finding, Text, format_date, nfc
from cchc_source_portal import remarks
from cchc_source_portal.extracts import Extract
from cchc_source_portal.line_checks import checked
from cchc_source_portal.offices import Named, named, printable
from cchc_source_portal.pages import Page
from cchc_source_portal.telling import UNIT, finding, tell
from cchc_source_portal.typed import FILLED, ROW, UNREADABLE
from cchc_source_portal.wording import replaced, worded
from cchc_source_portal.words import NEVER_RECEIVED

OFFICE = "office"
"""The unit's name as printed, beside `unit`, its key."""
_CODE = r"^[0-9A-Za-z./_-]*[0-9][0-9A-Za-z./_-]*$"
_NUMBERING = r"^\(?[0-9]{1,2}\)?$"
_TOTAL = r"(?i)^\s*t[oổ]ng\b"
_STATED_TOTAL = re.compile(r"t[oổ]ng (?:số|cộng)[^0-9]{0,20}([0-9][0-9.]{0,9})", re.IGNORECASE)
_NUMBER = pl.col("number").str.extract(r"^\(?([0-9]{1,7})\.?\)?$", 1).cast(pl.Int32)
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
    lines = kept.body.filter(pl.col(FILLED) > 0)
    there, outside = _parted(lines, _is_dossier(kept))
    _refuse_shifted(kept, name, there, outside)
    if there.is_empty():
        raise FileRefused("list-empty", remarks.LIST_EMPTY.format(file=name))
    offices = {} if whole else _offices(there, kept, desk)
    keys = _keys(offices, desk)
    marked = worded(there, kept.profile.words).with_columns(
        pl.col(UNIT).fill_null("").alias(OFFICE),
        pl.lit(str(whole.key)).alias(UNIT) if whole else replaced(UNIT, keys, pl.String),
        replaced("resolver", _keys(_resolvers(there, kept, desk), desk), pl.String),
    )
    ours, strange = _parted(marked, pl.col(UNIT).is_not_null())
    readable, unreadable = _parted(ours, pl.col(UNREADABLE).is_null())
    never = pl.col("state").is_in(NEVER_RECEIVED).fill_null(False)
    dossiers, untimed = _parted(readable, pl.col("received").is_not_null() | never)
    names = {str(unit.key): unit.name for unit in desk.expected}
    findings = (
        *tell(remarks.LINE_UNREAD, _between(outside, there, kept), name),
        *_strange(strange, offices, name),
        *tell(remarks.DATE_UNREADABLE, unreadable, name),
        *tell(remarks.RECEPTION_MISSING, untimed, name),
        *_none_carried(dossiers, name, desk),
        *checked(dossiers, name, names, filing="filed" in kept.places),
    )
    reported = sum(int(lines[FILLED].sum()) for lines in (strange, unreadable, untimed))
    return Listing(
        kept=kept,
        name=name,
        page=Page(there.select(_NUMBER, "code"), kept.profile.page_sizes, _total(kept, outside)),
        dossiers=dossiers,
        reported=reported,
        outside=int(outside[FILLED].sum()),
        findings=findings,
    )


def _parted(lines: pl.DataFrame, holds: pl.Expr) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The lines of which something holds, and the others."""
    return lines.filter(holds), lines.filter(~holds)


def _is_dossier(kept: Extract) -> pl.Expr:
    """Whether a line is a dossier's: it has a code or a day of reception, and is no head again."""
    coded, received = pl.col("code").str.contains(_CODE), pl.col("received").is_not_null()
    return (coded | received).fill_null(False) & ~_is_of_the_table(kept)


def _is_of_the_table(kept: Extract) -> pl.Expr:
    """Whether a line repeats the heads, numbers the columns or adds up."""
    head = kept.heads[kept.places["code"]].rpartition(" / ")[2]
    code = pl.col("code")
    total = [pl.col(name).str.contains(_TOTAL) for name in ("number", "code")]
    every = [code == head, code.str.contains(_NUMBERING), *total]
    return pl.any_horizontal(told.fill_null(False) for told in every)


def _refuse_shifted(kept: Extract, name: str, there: pl.DataFrame, outside: pl.DataFrame) -> None:
    """Refuses a table where most lines do not hold under code and days what belongs there."""
    strange = outside.filter(pl.col(FILLED) >= _WHOLE)
    unread = there.filter(pl.col(UNREADABLE).is_not_null())
    if 2 * (strange.height + unread.height) <= there.height + strange.height:
        return
    column = "code" if unread.is_empty() else str(unread[UNREADABLE].mode().sort().first())
    rows = pl.concat([strange[ROW], unread[ROW]]).sort().head(3).to_list()
    lines = ", ".join(map(str, rows))
    head = kept.heads[kept.places[column]]
    message = remarks.CONTENT_DIFFERS.format(file=name, head=head, lines=lines)
    raise FileRefused("heads-differ", message, found=lines)


def _between(outside: pl.DataFrame, there: pl.DataFrame, kept: Extract) -> pl.DataFrame:
    """The lines between dossiers that hold something and are none."""
    within = pl.col(ROW).is_between(there[ROW].min(), there[ROW].max())
    whole = outside.filter(within & (pl.col(FILLED) >= _WHOLE) & ~_is_of_the_table(kept))
    return whole.with_columns(pl.lit(None, pl.String).alias(UNIT))


def _total(kept: Extract, outside: pl.DataFrame) -> int | None:
    """How many dossiers the file says there are, above its table or in a line without one."""
    told = [*kept.above, *outside["number"].drop_nulls(), *outside["code"].drop_nulls()]
    found = [match[1] for text in told if (match := _STATED_TOTAL.search(nfc(text)))]
    return int(found[-1].replace(".", "")) if found else None


def _none_carried(dossiers: pl.DataFrame, name: str, desk: Desk) -> Iterator[Finding]:
    """A word on a list that holds nothing from before the period."""
    first = desk.period.window.first
    if not dossiers.is_empty() and dossiers.filter(pl.col("received") < first).is_empty():
        day = Text(format_date(first, "vi"), format_date(first, "en"))
        yield finding(remarks.NONE_CARRIED, name, day=day)


def _offices(lines: pl.DataFrame, kept: Extract, desk: Desk) -> Mapping[str, Named]:
    """What each name in the column of units means."""
    texts = lines[UNIT].fill_null("").unique().sort().to_list()
    return {text: named(text, desk, kept.profile.units) for text in texts}


def _resolvers(lines: pl.DataFrame, kept: Extract, desk: Desk) -> Mapping[str, Named]:
    """What each name in the column of units that resolve means."""
    texts = lines["resolver"].drop_nulls().unique().to_list()
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
