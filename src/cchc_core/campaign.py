"""The folder a city works in: what is collected, from whom, by when, and what has arrived."""

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from attrs import field, frozen

from cchc_core.arrivals import Arrival
from cchc_core.calendars import Calendar
from cchc_core.decisions import NO_ROW, SET_ASIDE, Decision, DecisionKind
from cchc_core.entries import Entry, entries_of
from cchc_core.errors import BadData
from cchc_core.extensions import CHAIR, Desk, Office
from cchc_core.issued import Issued
from cchc_core.manifests import BESIDE, Use
from cchc_core.model.findings import Finding
from cchc_core.model.forms import FormPack
from cchc_core.model.periods import Period
from cchc_core.model.units import AdminUnit, UnitKey, UnitList
from cchc_core.rollup import ListedValue
from cchc_core.text import Text, nfc


@frozen
class Campaign:
    """One collection of reports.

    `expected` are the units whose reports are awaited, the parent's own office among them when
    the pack has rows for it; `earlier` other versions of the forms that may still turn up.
    `sources` names source plugins, the one that wins first; `precedence` says for which indicators
    another order holds. `outputs` names the formats `cchc merge` writes; `templates` an office's
    own workbook for one; `definitions` the files with forms, units and lists that `cchc.toml`
    names. `previous` is the folder of the period before, whether or not it can be read. `decisions`
    are those of its `ledger`, open ones too, and `faults` what is wrong in it; `today` is the day
    by which waivers run out, `calendar` the days on which offices work; `issued` the number and the
    day that the merged report was given; `office` is who writes to the units.
    """

    folder: Path
    unit: AdminUnit
    pack: FormPack
    units: UnitList
    period: Period
    expected: tuple[AdminUnit, ...]
    due: date
    inbox: Path
    arrivals: Mapping[str, Arrival] = field(factory=dict)
    sources: tuple[str, ...] = ()
    precedence: Mapping[str, tuple[str, ...]] = field(factory=dict)
    outputs: tuple[str, ...] = ()
    templates: Mapping[str, Path] = field(factory=dict)
    listed: tuple[ListedValue, ...] = ()
    signatory: str = CHAIR
    on_time: str = ""
    previous: Path | None = None
    earlier: tuple[FormPack, ...] = ()
    calendar: Calendar = field(factory=Calendar)
    definitions: Mapping[Path, Use] = field(factory=dict)
    ledger: Path | None = None
    decisions: tuple[Decision, ...] = ()
    faults: tuple[Finding, ...] = ()
    today: date | None = None
    issued: Issued | None = None
    office: Office = field()

    @office.default
    def _office(self) -> Office:
        return Office(self.unit)

    @cached_property
    def desk(self) -> Desk:
        """What a source may know of the collection."""
        profiles = self.folder / PROFILES
        return Desk(
            self.pack,
            self.period,
            self.units,
            self.expected,
            senders={**self._senders, **self._owners},
            earlier=self.earlier,
            confirmed=self.confirmed,
            inbox=self.inbox,
            profiles=profiles if profiles.is_dir() else None,
            owners=self._owners,
        )

    @property
    def _senders(self) -> Mapping[Path, AdminUnit]:
        """Which expected unit sent a file, where `inbox.csv` says so surely."""
        named = {name: self.sender(arrival.sender) for name, arrival in self.arrivals.items()}
        return {self.inbox / name: unit for name, unit in named.items() if unit}

    @property
    def _owners(self) -> Mapping[Path, AdminUnit]:
        return {self._paths[name]: unit for name, unit in self.owners.items() if unit}

    def sender(self, text: str) -> AdminUnit | None:
        """The ward that a text surely names; the city is none, for it passes files on."""
        match = self.units.find(text, self.period.window.last)
        wards = [unit for unit in self.expected if unit != self.unit]
        return match.unit if match and match.sure and match.unit in wards else None

    def signatory_of(self, unit: AdminUnit) -> str:
        """The title that signs a unit's report; `signatory` speaks for the unit that merges."""
        return self.signatory if unit == self.unit else CHAIR

    def decided(self, kind: DecisionKind) -> tuple[Decision, ...]:
        """The decisions of a kind that hold."""
        return tuple(one for one in self.decisions if one.kind is kind and one.holds)

    @property
    def confirmed(self) -> Mapping[tuple[str, str], str]:
        """The row, or none, that a line is which a source could match only inexactly."""
        return {
            (file, key): "" if row == NO_ROW else row
            for decision in self.decided(DecisionKind.ROW)
            for (file, key), row in [(decision.about, decision.chosen)]
        }

    @cached_property
    def owners(self) -> Mapping[str, AdminUnit | None]:
        """By file whose it is as a person decided, None for one that is set aside. A file that has
        come to hold something else is to be decided anew."""
        units = {str(unit.key): unit for unit in self.expected}
        return {
            file: None if decision.choice == SET_ASIDE else units.get(decision.chosen)
            for decision in self.decided(DecisionKind.UNIT)
            for file, digest in [decision.about]
            if digest == self.digest(file)
        }

    def digest(self, file: str) -> str:
        """The first digits of the SHA-256 of a file of the inbox; nothing where there is none."""
        path = self._paths.get(file)
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path else ""

    @cached_property
    def _paths(self) -> Mapping[str, Path]:
        return {self.name(path): path for path in self.files()} if self.inbox.is_dir() else {}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The figures that the office typed on units' behalf."""
        return entries_of(self.decisions)

    def precedence_of(self, unit: UnitKey) -> Mapping[str, tuple[str, ...]]:
        """The sources that win, by indicator: as decided for the unit, else for all, else as
        `cchc.toml` has it."""
        decided = sorted(self.decided(DecisionKind.PRECEDENCE), key=lambda one: len(one.about))
        mine = [one for one in decided if one.about[1:] in ((), (str(unit),))]
        return {**self.precedence, **{one.about[0]: (one.chosen,) for one in mine}}

    def files(self) -> tuple[Path, ...]:
        """The files in the inbox and its folders, by name, without hidden ones and the manifests
        beside others."""
        if not self.inbox.is_dir():
            raise BadData(
                Text(
                    f"Không có thư mục {self.inbox}; hãy tạo thư mục đó và để tệp của các đơn vị "
                    "vào.",
                    f"There is no folder {self.inbox}; make it and put the units' files there.",
                )
            )
        found = (path for path in self.inbox.rglob("*") if path.is_file() and not self._idle(path))
        return tuple(sorted(found, key=self.name))

    def _idle(self, path: Path) -> bool:
        """Whether a system left the file there, not a person, or it only goes with another file."""
        parts = path.relative_to(self.inbox).parts
        goes_with = path.name.endswith(BESIDE) and path.with_name(path.name.removesuffix(BESIDE))
        return (
            any(part.startswith(".") for part in parts)
            or path.name.casefold() in _IDLE
            or bool(goes_with and goes_with.is_file())
        )

    def name(self, file: Path) -> str:
        """How messages and `inbox.csv` call a file: its path inside the inbox, with slashes."""
        inside = file.is_relative_to(self.inbox)
        return nfc(file.relative_to(self.inbox).as_posix() if inside else file.name)


PROFILES = "profiles"
_IDLE = {"thumbs.db", "desktop.ini"}
