"""The records a plugin yields: sources, formats, checks and form packs.

All are frozen values. A hook grows by giving its record a field with a default, so that a plugin
written today goes on working.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from attrs import field, frozen

from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import FormPack
from cchc_core.model.measures import Figure
from cchc_core.model.periods import Period, PeriodScheme
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit, UnitList
from cchc_core.text import Lang, Text


@frozen
class Desk:
    """What a source may know when it reads a file: what is being collected, and from whom.

    `expected` are the units whose reports are awaited, the parent's own office among them.
    """

    pack: FormPack
    period: Period
    units: UnitList
    expected: tuple[AdminUnit, ...]


@frozen
class Submission:
    """One unit's report as a file holds it, with what the reading of it found.

    `revision` is the number stamped in the file, None when it bears none; `source` and `file` say
    where it came from.
    """

    report: Report
    source: str
    file: str
    revision: int | None = None
    findings: tuple[Finding, ...] = ()


@frozen
class Source:
    """A kind of file that reports come in.

    `recognises(path, head)` judges a file by its first 8 KiB (never by its extension alone, never
    raising); `read(path, desk)` gives the submissions the file holds, or raises `FileRefused`.
    """

    name: str
    title: Text
    recognises: Callable[[Path, bytes], bool]
    read: Callable[[Path, Desk], Iterable[Submission]]


class Filed(StrEnum):
    """What became of an expected unit's report; late is a mark beside it, not a state."""

    USED = "used"
    MISSING = "missing"
    WRONG_FORM = "wrong-form"
    EMPTY = "empty"
    REFUSED = "refused"


@frozen
class Filing:
    """What one expected unit sent: nothing, or files of which one is used."""

    unit: AdminUnit
    state: Filed
    file: str = ""
    received: datetime | None = None
    sender: str = ""
    revision: int | None = None
    superseded: tuple[str, ...] = ()
    late: bool = False
    reason: Text | None = None


@frozen
class Publication:
    """All that a format may print of one report.

    `figures` are the report's figures by indicator id (`rollup.tabulate`); `filings` who sent what
    when; `previous` the same unit's report of the period before; `template` the bytes of an
    office's own template; `signatory` the title that signs; `on_time` the id of the on-time rate
    the campaign chose; `revision` the number stamped on a form.
    """

    report: Report
    pack: FormPack
    units: UnitList
    figures: Mapping[str, Figure]
    filings: tuple[Filing, ...] = ()
    findings: tuple[Finding, ...] = ()
    previous: Report | None = None
    template: bytes | None = None
    signatory: str = ""
    on_time: str = ""
    revision: int = 1
    lang: Lang = "vi"


@frozen
class Output:
    """A file to be written: its name (no folders) and its bytes."""

    name: str
    content: bytes


@frozen
class Format:
    """A kind of file that reports go out in: a function from a publication to files.

    The same publication gives the same bytes. `entry` marks a format that `cchc forms` hands to
    the wards to fill in; it writes a blank form for a blank report.
    """

    name: str
    title: Text
    write: Callable[[Publication], Iterable[Output]]
    entry: bool = False


@frozen
class Check:
    """A family of rules: `run` gives what it finds in a report, leaf by leaf and rolled up."""

    rule: str
    title: Text
    severity: Severity
    run: Callable[["Case"], Iterable[Finding]]


@frozen
class Case:
    """What a check looks at: a report, its pack, and the figures rolled up from it."""

    report: Report
    pack: FormPack
    figures: Mapping[str, Figure]


@frozen
class Forms:
    """Data a plugin brings: form packs, units, period schemes; each loaded when first wanted."""

    packs: Mapping[str, Callable[[], FormPack]] = field(factory=dict)
    units: Mapping[str, Callable[[], UnitList]] = field(factory=dict)
    schemes: Callable[[], Mapping[str, PeriodScheme]] | None = None
