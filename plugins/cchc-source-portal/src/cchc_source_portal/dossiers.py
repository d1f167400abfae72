"""Dossier lists into submissions: pages put together, doubles left out, each unit's counted."""

from collections.abc import Container, Iterator, Mapping, Sequence

import polars as pl
from attrs import frozen

from cchc_core import (
    AdminUnit,
    Cells,
    Channel,
    Counted,
    Desk,
    DossierClass,
    DossierCount,
    Finding,
    Leaf,
    Origin,
    Report,
    Submission,
    Text,
    format_date,
)
from cchc_source_portal import remarks
from cchc_source_portal.accounts import account, together
from cchc_source_portal.counting import BECAME, CAME_IN, NUMBER, classified, count
from cchc_source_portal.doubles import FILE, Once, once
from cchc_source_portal.lists import Lists
from cchc_source_portal.readings import Answer, readings
from cchc_source_portal.tallies import Tally
from cchc_source_portal.telling import UNIT, finding, tell
from cchc_source_portal.typed import FILLED

_CHANNEL, _FIELD = "channel", "field"


def submissions(files: Sequence[Lists], desk: Desk) -> Iterator[Submission]:
    """A submission for each expected unit that has a line in one of the files; each dossier counts
    once, however many lines of however many files it stands in."""
    numbered = [
        file.dossiers.with_columns(pl.lit(number, pl.UInt32).alias(FILE))
        for number, file in enumerate(files)
    ]
    lines = pl.concat(numbered)
    each = once(lines)
    counts = count(each.dossiers.lazy(), desk.period.window, UNIT, _FIELD, _CHANNEL).collect()
    holding = dict(lines.group_by(UNIT).agg(pl.col(FILE).unique().sort()).rows())
    pool = _Pool(
        files=files,
        each=each,
        counts=counts,
        desk=desk,
        told=[tuple(_findings(number, file, each)) for number, file in enumerate(files)],
        accounts=[_account(number, file, each) for number, file in enumerate(files)],
    )
    for unit in desk.expected:
        if numbers := holding.get(str(unit.key)):
            yield pool.submission(
                unit, numbers, {n for n in numbers if _first(n, holding) == str(unit.key)}
            )


@frozen
class _Pool:
    """All dossiers of all files, their counts by unit, and what each file is told of."""

    files: Sequence[Lists]
    each: Once
    counts: pl.DataFrame
    desk: Desk
    told: Sequence[tuple[Finding, ...]]
    accounts: Sequence[Cells]

    def submission(
        self, unit: AdminUnit, numbers: Sequence[int], leading: Container[int]
    ) -> Submission:
        """What the files of these numbers say of a unit; of those `leading` it is told as well what
        concerns all units in them."""
        files = [self.files[number] for number in numbers]
        theirs = self.each.dossiers.filter(pl.col(UNIT) == str(unit.key))
        tally = self._tally(unit, files)
        kept = files[0].listings[0].kept
        origin = Origin(files[0].sent.name, kept.sheet or kept.profile.title.vi, "", theirs.height)

        def answer(counted: Counted) -> Answer | None:
            number = tally.of(counted)
            return None if number is None else (number, origin)

        leaf = Leaf(
            unit,
            self.desk.period.window,
            readings(unit, self.desk, answer),
            dossiers=tally.counts if tally.tells_fields else (),
        )
        told = [
            finding
            for number in numbers
            for finding in self.told[number]
            if finding.unit == unit.key or (finding.unit is None and number in leading)
        ]
        return Submission(
            report=Report(unit, self.desk.period, self.desk.pack.key, [leaf]),
            source="portal",
            file=files[0].sent.name,
            part=kept.profile.part,
            profile=kept.profile.id,
            more_files=tuple(file.sent.name for file in files[1:]),
            findings=(*told, *self._unsaid(theirs, tally, files, unit)),
            cells=together(self.accounts[number] for number in numbers),
        )

    def _tally(self, unit: AdminUnit, files: Sequence[Lists]) -> Tally:
        theirs = self.counts.filter(pl.col(UNIT) == str(unit.key))
        return Tally(
            counts=tuple(_counts(theirs)),
            words=files[0].listings[0].kept.profile.words,
            has_channels=all(file.has(_CHANNEL) for file in files),
            has_fields=all(file.has(_FIELD) for file in files),
            has_states=all(file.has("state") for file in files),
        )

    def _unsaid(
        self, theirs: pl.DataFrame, tally: Tally, files: Sequence[Lists], unit: AdminUnit
    ) -> Iterator[Finding]:
        """What the lists of a unit leave out, and the dossiers counted that do not say what their
        list has a column for."""
        yield from self._none_carried(theirs, files[0], unit)
        counted = classified(theirs.lazy(), self.desk.period.window).collect()
        channel, name = pl.col(_CHANNEL), files[0].sent.name
        online = channel == Channel.ONLINE.value
        if tally.has_channels:
            yield from tell(remarks.CHANNEL_UNKNOWN, counted.filter(channel.is_null()), name)
        if tally.has_channels and all(file.has("level") for file in files):
            yield from tell(remarks.LEVEL_UNKNOWN, counted.filter(online), name)
        if tally.has_fields:
            yield from tell(remarks.FIELD_MISSING, counted.filter(pl.col(_FIELD).is_null()), name)
            for text in tally.doubtful.values():
                doubtful = counted.filter(pl.col(_FIELD) == text)
                yield from tell(remarks.FIELD_DOUBTFUL, doubtful, name, found=text)
        elsewhere = counted.filter(pl.col("resolver") != pl.col(UNIT))
        names = [u.name for u in self.desk.expected if str(u.key) in set(elsewhere["resolver"])]
        yield from tell(
            remarks.RESOLVED_ELSEWHERE, elsewhere, name, unit=unit.name, name=", ".join(names)
        )

    def _none_carried(
        self, theirs: pl.DataFrame, file: Lists, unit: AdminUnit
    ) -> Iterator[Finding]:
        """A word on lists that hold nothing of a unit's from before the period."""
        first = self.desk.period.window.first
        if theirs.filter(pl.col("received") < first).is_empty():
            day = Text(format_date(first, "vi"), format_date(first, "en"))
            yield finding(remarks.NONE_CARRIED, file.sent.name, "", unit.key, day=day)


def _findings(number: int, file: Lists, each: Once) -> Iterator[Finding]:
    """What is to be told of a file: of all of it, of its lines, of those left out."""
    yield from file.sent.findings()
    for listing in file.listings:
        yield from listing.findings
    doubles = ((remarks.DUPLICATE, each.alike), (remarks.CONFLICT, each.conflicting))
    for remark, left_out in doubles:
        yield from tell(remark, left_out.filter(pl.col(FILE) == number), file.sent.name)


def _account(number: int, file: Lists, each: Once) -> Cells:
    """The account of a file's cells, whichever units they are of."""
    left_out = sum(
        int(lines.filter(pl.col(FILE) == number)[FILLED].sum())
        for lines in (each.alike, each.conflicting)
    )
    there = sum(int(listing.dossiers[FILLED].sum()) for listing in file.listings)
    return account(
        file.sent.opened,
        read=there - left_out,
        reported=left_out + sum(listing.reported for listing in file.listings),
        outside=sum(listing.outside for listing in file.listings),
    )


def _first(number: int, holding: Mapping[str, Sequence[int]]) -> str:
    """The key of the unit that is told what concerns a file as a whole."""
    return min(unit for unit, numbers in holding.items() if number in numbers)


def _counts(lines: pl.DataFrame) -> Iterator[DossierCount]:
    """The counts by field, channel and class: once by how dossiers came in, once by what became of
    them."""
    for side in (CAME_IN, BECAME):
        summed = lines.group_by(_FIELD, _CHANNEL, side).agg(pl.col(NUMBER).sum())
        for field, channel, name, number in sorted(summed.rows(), key=repr):
            told = Channel(channel) if channel else None
            yield DossierCount(field or "", DossierClass(name), number, told)
