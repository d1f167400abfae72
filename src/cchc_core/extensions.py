"""The records a plugin yields: sources, formats, checks and form packs.

All are frozen values. A hook grows by giving its record a field with a default, so that a plugin
written today goes on working.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from cchc_core.calendars import Calendar
from cchc_core.decisions import LedgerLine, LedgerPage
from cchc_core.errors import FileRefused
from cchc_core.manifests import Manifest
from cchc_core.model.findings import Effect, Finding, Origin, Rule, Severity
from cchc_core.model.forms import FormPack
from cchc_core.model.measures import Figure
from cchc_core.model.periods import Period, PeriodScheme
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit, UnitKey, UnitList
from cchc_core.text import Lang, Text, nfc

if TYPE_CHECKING:
    from cchc_core.reading import Line


@frozen
class Desk:
    """What a source may know when it reads a file: what is being collected, and from whom.

    `expected` are the units whose reports are awaited, the parent's own office among them;
    `senders` which unit sent a file, as `inbox.csv` says; `earlier` other versions of the forms
    that may still turn up; `inbox` the folder that files are named from; `profiles` the folder of
    the office's own profiles. `confirmed` is what a person answered to a suggestion: the row's id
    (empty for "none of them") by file and key; `owners` whose a file is, as a person decided, which
    holds whatever the file or `inbox.csv` says.
    """

    pack: FormPack
    period: Period
    units: UnitList
    expected: tuple[AdminUnit, ...]
    senders: Mapping[Path, AdminUnit] = field(factory=dict)
    earlier: tuple[FormPack, ...] = ()
    confirmed: Mapping[tuple[str, str], str] = field(factory=dict)
    inbox: Path | None = None
    profiles: Path | None = None
    owners: Mapping[Path, AdminUnit] = field(factory=dict)

    def name(self, path: Path) -> str:
        """How a file is called in origins and in `inbox.csv`: its path inside the inbox."""
        inside = self.inbox is not None and path.is_relative_to(self.inbox)
        return nfc(path.relative_to(self.inbox).as_posix() if self.inbox and inside else path.name)

    def version(self, key: str) -> FormPack | None:
        """The forms a file says it is on: those collected, or earlier ones; None for others.

        A report on earlier ones is yielded as it is; the core carries it over.
        """
        return next((pack for pack in (self.pack, *self.earlier) if pack.key == key), None)

    def expects(self, unit: AdminUnit | None) -> bool:
        """Whether the unit's report is awaited."""
        return unit is not None and any(awaited.key == unit.key for awaited in self.expected)


@frozen
class Suggestion:
    """What a source could match only inexactly: it is not used until a person says yes.

    `key` tells it from all others in its file, the same whenever the file is read again; `text` is
    what stands there, `row` the id of the row it most likely belongs to, `others` further ones.
    """

    key: str
    text: str
    row: str
    origin: Origin
    value: str = ""
    others: tuple[str, ...] = ()


@frozen
class Cells:
    """The filled cells of a file: all that were `counted` before it was opened, those `read`, and
    those `reported` (in a finding, or under `passed_over`: the head of a column not read, and how
    many cells it has). Counted is read and reported together, or something was lost.
    """

    counted: int
    read: int
    reported: int = 0
    passed_over: Mapping[str, int] = field(factory=dict)

    @property
    def lost(self) -> int:
        """How many cells nobody can account for."""
        return self.counted - self.read - self.reported - sum(self.passed_over.values())


class Place(StrEnum):
    """Where in a written report a passage stands: its number and date, its title, its text, its
    closing line, the title of its appendix, the wording of a row of that."""

    HEAD = "head"
    TITLE = "title"
    BODY = "body"
    CLOSING = "closing"
    APPENDIX = "appendix"
    ROW = "row"


@frozen
class Passage:
    """A sentence of a written report, letter for letter as it was typed, with where it stands.

    Passages come in the report's order. No name of a person is in one, so the signature is none;
    of the rows' wordings only those are that the form has otherwise.
    """

    place: Place
    text: str
    origin: Origin


@frozen
class Submission:
    """One unit's report as a file holds it, with what the reading of it found.

    `revision` is the number stamped in the file, None when it bears none; `source` and `file` say
    where it came from, `more_files` which others it was read from together with it. Two submissions
    of a unit with the same source and `part` are revisions, of which one counts; others complement
    each other. `cells` is the account of all cells of the files; `carried_from` the key of the
    forms they were on, where the figures were carried over; `passages` the sentences of a written
    report that rules look at. `profile` names the layout an export was read by; `manifest` is what
    the file says it was made of itself, where it carries that.
    """

    report: Report
    source: str
    file: str
    revision: int | None = None
    findings: tuple[Finding, ...] = ()
    part: str = ""
    more_files: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    cells: Cells | None = None
    carried_from: str = ""
    passages: tuple[Passage, ...] = ()
    profile: str = ""
    manifest: Manifest | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """All the files it was read from."""
        return (self.file, *self.more_files)


@frozen
class Refused:
    """One of several files that a source declines, and why; the others go on."""

    path: Path
    error: FileRefused


@frozen
class Source:
    """A kind of file that reports come in.

    `recognises(path, head)` judges a file by its first 8 KiB (never by its extension alone, never
    raising); `read(path, desk)` gives the submissions the file holds, or raises `FileRefused`.

    Where figures of one unit stand in several files that must be looked at together (the pages of a
    list, overlapping exports), `read_together(paths, desk)` is given all of the source's files at
    once; it refuses one by yielding `Refused`. `draft(path)` proposes a profile for a file whose
    layout nobody has described yet. `tables(path, like)` gives the lines of the tables in a file,
    whichever form they are of (most likely one `like` that pack), to draft a form pack from.
    `mark(content, marks)` gives a copy of a file with cells marked and commented, to go back to who
    sent it: the same figures are read in it, every mark can be seen, the same content and marks
    give the same bytes. It raises `FileRefused` for content of a kind it marks nothing in.
    """

    name: str
    title: Text
    recognises: Callable[[Path, bytes], bool]
    read: Callable[[Path, Desk], Iterable[Submission]]
    read_together: Callable[[Sequence[Path], Desk], Iterable["Submission | Refused"]] | None = None
    draft: Callable[[Path], "Output"] | None = None
    tables: Callable[[Path, FormPack | None], Iterable["Line"]] | None = None
    mark: Callable[[bytes, Sequence["Mark"]], bytes] | None = None


@frozen
class Mark:
    """What is to be said beside a cell of a file that goes back to who sent it.

    One whose origin names no cell, or one that is not there, is said of the file as a whole.
    """

    origin: Origin
    severity: Severity
    text: str


class Filed(StrEnum):
    """What became of an expected unit's report; late is a mark beside it, not a state."""

    USED = "used"
    MISSING = "missing"
    WRONG_FORM = "wrong-form"
    EMPTY = "empty"
    REFUSED = "refused"


@frozen
class Filing:
    """What one expected unit sent: nothing, or files of which one is used; `more_files` are those
    of other sources used beside it, `superseded` those it replaced."""

    unit: AdminUnit
    state: Filed
    file: str = ""
    received: datetime | None = None
    sender: str = ""
    revision: int | None = None
    superseded: tuple[str, ...] = ()
    late: bool = False
    reason: Text | None = None
    more_files: tuple[str, ...] = ()


CHAIR = "CHỦ TỊCH"
"""Who signs for a People's Committee, of whatever level, where nothing else is said (Nghị định
30/2020/NĐ-CP, Phụ lục I, mục II.7)."""


@frozen
class Office:
    """The office that collects for a unit and writes to those below it: what it is called, the sign
    its letters bear ("Số: 12/PNV"), the title that signs them."""

    unit: AdminUnit
    name: str = "Phòng Nội vụ"
    symbol: str = "PNV"
    signatory: str = "TRƯỞNG PHÒNG"


@frozen
class Publication:
    """All that a format may print of one report.

    `figures` are the report's figures by indicator id (`rollup.tabulate`); `filings` who sent what
    when; `previous` the same unit's report of the period before; `template` the bytes of an
    office's own template; `signatory` the title that signs; `on_time` the id of the on-time rate
    the campaign chose; `revision` the number stamped on a form; `only` the rows that an entry form
    asks for where it is a supplement to what the unit has sent already; `manifest` what the output
    is made of, which a format carries inside its files if it can.

    A slip, or a reminder, is written for one unit: `report`, `figures` and `filings` are its own
    alone (a leaf not submitted, if there is nothing usable), `findings` what it can put right. The
    worklist is written for the whole report, with all findings that wait for somebody. In both,
    what weighs most comes first, by its `effects`, and all of a unit together; `rules` are the
    kinds of finding by code; `copies` the marked copies that go back, by the file they were made
    of. `office` is who writes, `due` the day reports were due, `until` the day by which an answer
    is awaited, where one was set.

    `number` ("05/BC-UBND") and `dated` are what the office gave the report when it was issued; as
    long as it has no number it is a draft, and says so.
    """

    report: Report
    pack: FormPack
    units: UnitList
    figures: Mapping[str, Figure]
    filings: tuple[Filing, ...] = ()
    findings: tuple[Finding, ...] = ()
    previous: Report | None = None
    template: bytes | None = None
    signatory: str = CHAIR
    on_time: str = ""
    revision: int = 1
    lang: Lang = "vi"
    only: frozenset[str] | None = None
    manifest: Manifest | None = None
    effects: Mapping[Finding, Effect] = field(factory=dict)
    rules: Mapping[str, Rule] = field(factory=dict)
    copies: Mapping[str, str] = field(factory=dict)
    office: Office | None = None
    due: date | None = None
    until: date | None = None
    number: str = ""
    dated: date | None = None

    @property
    def signing(self) -> str:
        """The title that signs as it is printed: in capitals, a line for each part (`KT. CHỦ TỊCH`,
        `PHÓ CHỦ TỊCH`)."""
        return self.signatory.upper().replace(" / ", "\n")


@frozen
class Output:
    """A file to be written: its name (no folders) and its bytes. One that tells of another is
    called after it and named `beside` it: it goes where that one goes."""

    name: str
    content: bytes
    beside: str = ""


@frozen
class Renewed:
    """A file written anew that keeps what a person typed into the one before it; `conflicts` are
    the places where both changed: the person's words stand, what is new is shown beside them."""

    content: bytes
    conflicts: tuple[Finding, ...] = ()


@frozen
class Pdf:
    """A file printed as a PDF; `lost` tells what stands in the file and not, or not so, in it."""

    content: bytes
    lost: tuple[Finding, ...] = ()


@frozen
class Difference:
    """A place where a delivered file says something else than the one made again; None where one
    of them has no such place."""

    place: str
    delivered: str | None
    recomputed: str | None


@frozen
class Compared:
    """What a delivered file says otherwise than the one made again, and the places where a person
    typed words, as a person may."""

    differences: tuple[Difference, ...] = ()
    typed: tuple[str, ...] = ()


class Purpose(StrEnum):
    """What a format's files are for, and so which command writes them.

    The merged report (`cchc merge`); a form for one unit to fill in, blank for a blank report
    (`cchc forms`); a slip that tells one unit what to correct, and the officer's list of all that
    is to be corrected (`cchc return`); a reminder to a unit that sent nothing usable (`cchc
    remind`). Slips and reminders are written once for each unit they are for.
    """

    REPORT = "report"
    ENTRY = "entry"
    SLIP = "slip"
    WORKLIST = "worklist"
    REMINDER = "reminder"


@frozen
class Format:
    """A kind of file that reports go out in: a function from a publication to files.

    The same publication gives the same bytes.

    What a format can do besides with files of its kind, where it can: `renew(new, standing)` keeps
    in a file that was written anew what a person typed into the one that stands in its place (the
    same twice gives the same); `compare(delivered, made)` tells such words from what is computed
    and should not differ; `pdf(name, content)` prints one (and raises `CannotWrite` where what it
    needs for that is not installed); `lint(name, content)` measures one, ours or anybody's, against
    the rules for its kind; `draft_template(pack)` gives a template for an office to make its own,
    `check_template(name, content, pack)` says what is wrong with one, and what in it would be lost.
    None of them reads a clock or a folder. They raise `FileRefused` for content that is not theirs.
    """

    name: str
    title: Text
    write: Callable[[Publication], Iterable[Output]]
    purpose: Purpose = Purpose.REPORT
    renew: Callable[[bytes, bytes], "Renewed"] | None = None
    compare: Callable[[bytes, bytes], "Compared"] | None = None
    pdf: Callable[[str, bytes], "Pdf"] | None = None
    lint: Callable[[str, bytes], Iterable[Finding]] | None = None
    draft_template: Callable[[FormPack], Output] | None = None
    check_template: Callable[[str, bytes, FormPack], Iterable[Finding]] | None = None


@frozen
class Ledger:
    """A kind of file that a campaign's decisions are kept in, called `file` in its folder.

    `read(content)` gives its lines in their order, as they stand; what a line means is the core's
    to judge, so that it raises `BadData` only when nothing can be read. `write(page, old)` gives
    the file with all lines of the page: those with a number go where they stand in `old`, of which
    all else is kept, and only the fields that differ are touched. Read again, it is the page.
    """

    name: str
    title: Text
    file: str
    read: Callable[[bytes], Iterable[LedgerLine]]
    write: Callable[[LedgerPage, bytes | None], bytes]


@frozen
class Check:
    """A family of rules: `run` gives what it finds in a report, leaf by leaf and rolled up."""

    rule: Rule
    run: Callable[["Case"], Iterable[Finding]]


@frozen
class Case:
    """What a check looks at: a report, its pack, and the figures rolled up from it.

    `earlier` is the report of the period before, of the same units and on the same forms, where the
    campaign names one; `passages` the sentences of the units' written reports; `schemes` the
    periods that reports are made for, `calendar` the days on which offices work.
    """

    report: Report
    pack: FormPack
    figures: Mapping[str, Figure]
    earlier: Report | None = None
    passages: Mapping[UnitKey, tuple[Passage, ...]] = field(factory=dict)
    schemes: Mapping[str, PeriodScheme] = field(factory=dict)
    calendar: Calendar = field(factory=Calendar)


@frozen
class Forms:
    """Data a plugin brings: form packs, units, period schemes; each loaded when first wanted."""

    packs: Mapping[str, Callable[[], FormPack]] = field(factory=dict)
    units: Mapping[str, Callable[[], UnitList]] = field(factory=dict)
    schemes: Callable[[], Mapping[str, PeriodScheme]] | None = None
