"""What is odd about dossiers that are counted all the same: their codes, states and days."""

from collections import Counter
from collections.abc import Iterator

import polars as pl

from cchc_core import Finding
from cchc_source_portal import remarks
from cchc_source_portal.codes import AGENCY, FILED, parsed, province_first
from cchc_source_portal.telling import UNIT, tell
from cchc_source_portal.wording import STRANGE_PROCEDURE, UNHEARD
from cchc_source_portal.words import DONE, RETURNED


def checked(
    dossiers: pl.DataFrame, file: str, names: dict[str, str], *, filing: bool
) -> Iterator[Finding]:
    """A finding for each rule that lines of a list break, unit by unit; `names` are the units' by
    their keys, `filing` says that the list tells the day a dossier was filed."""
    code, state = pl.col("code"), pl.col("state")
    received, finished = pl.col("received"), pl.col("finished")
    coded, by_code = parsed(dossiers), pl.col(FILED)
    day = remarks.FILED_DAY if filing else remarks.RECEIVED_DAY
    filed = pl.col("filed") if filing else received
    done = state.is_in((*DONE, RETURNED)) & finished.is_null()
    unknown = code.is_not_null() & by_code.is_null()
    yield from tell(remarks.CODE_MISSING, coded.filter(code.is_null()), file)
    yield from tell(remarks.CODE_UNKNOWN, coded.filter(unknown), file)
    yield from tell(remarks.CODE_DAY, coded.filter(by_code != filed), file, day=day)
    yield from _agencies(coded, file, names)
    yield from tell(remarks.PROCEDURE_UNKNOWN, coded.filter(STRANGE_PROCEDURE), file)
    yield from tell(remarks.STATE_UNKNOWN, coded.filter(UNHEARD), file)
    yield from tell(remarks.STATE_WITHOUT_DAY, coded.filter(done), file)
    yield from tell(remarks.DAYS_REVERSED, coded.filter(finished < received), file)


def _agencies(coded: pl.DataFrame, file: str, names: dict[str, str]) -> Iterator[Finding]:
    """Dossiers of a unit whose codes name another agency than most of its codes do."""
    there = coded.filter(pl.col(AGENCY).is_not_null()).group_by(UNIT, AGENCY).len().rows()
    times: dict[str, Counter[str]] = {}
    for unit, written, number in there:
        times.setdefault(unit, Counter())[province_first(written)] += number
    for unit, agencies in sorted(times.items()):
        usual = min(agencies, key=lambda agency: (-agencies[agency], agency))
        others = [w for u, w, _ in there if u == unit and province_first(w) != usual]
        theirs = coded.filter((pl.col(UNIT) == unit) & pl.col(AGENCY).is_in(others))
        yield from tell(remarks.CODE_AGENCY, theirs, file, unit=names[unit], agency=usual)
