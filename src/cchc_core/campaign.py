"""The folder a city works in: what is collected, from whom, by when, and what has arrived."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from attrs import field, frozen

from cchc_core.arrivals import Arrival
from cchc_core.entries import FILE as ENTERED
from cchc_core.errors import BadData
from cchc_core.extensions import Desk
from cchc_core.manifests import BESIDE, Use
from cchc_core.matches import Match
from cchc_core.model.forms import FormPack
from cchc_core.model.periods import Period
from cchc_core.model.units import AdminUnit, UnitList
from cchc_core.rollup import ListedValue
from cchc_core.text import Text, nfc


@frozen
class Campaign:
    """One collection of reports.

    `expected` are the units whose reports are awaited, the parent's own office among them when
    the pack has rows for it; `earlier` other versions of the forms that may still turn up.
    `sources` names source plugins, the one that wins first; `precedence` says for which indicators
    another order holds. `outputs` names the formats `cchc merge` writes; `templates` an office's
    own workbook for one. `matches` are the answers to what sources matched only inexactly;
    `definitions` the files with forms, units and lists that `cchc.toml` names.
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
    signatory: str = ""
    on_time: str = ""
    previous: Path | None = None
    earlier: tuple[FormPack, ...] = ()
    matches: tuple[Match, ...] = ()
    definitions: Mapping[Path, Use] = field(factory=dict)

    @cached_property
    def desk(self) -> Desk:
        """What a source may know of the collection."""
        profiles = self.folder / PROFILES
        return Desk(
            self.pack,
            self.period,
            self.units,
            self.expected,
            senders=self._senders,
            earlier=self.earlier,
            confirmed={(match.file, match.key): match.row for match in self.matches},
            inbox=self.inbox,
            profiles=profiles if profiles.is_dir() else None,
        )

    @property
    def _senders(self) -> Mapping[Path, AdminUnit]:
        """Which expected unit sent a file, where `inbox.csv` says so surely."""
        named = {name: self.sender(arrival.sender) for name, arrival in self.arrivals.items()}
        return {self.inbox / name: unit for name, unit in named.items() if unit}

    def sender(self, text: str) -> AdminUnit | None:
        """The ward that a text surely names; the city is none, for it passes files on."""
        match = self.units.find(text, self.period.window.last)
        wards = [unit for unit in self.expected if unit != self.unit]
        return match.unit if match and match.sure and match.unit in wards else None

    def files(self) -> tuple[Path, ...]:
        """The files in the inbox and its folders, by name, without hidden ones and the manifests
        beside others; and `entered.toml` beside the inbox, if it is there."""
        if not self.inbox.is_dir():
            raise BadData(
                Text(
                    f"Không có thư mục {self.inbox}; hãy tạo thư mục đó và để tệp của các đơn vị "
                    "vào.",
                    f"There is no folder {self.inbox}; make it and put the units' files there.",
                )
            )
        found = (path for path in self.inbox.rglob("*") if path.is_file() and not self._idle(path))
        entered = [self.entered] if self.entered.is_file() else []
        return tuple(sorted({*found, *entered}, key=self.name))

    @property
    def entered(self) -> Path:
        """Where figures that the office typed itself stand."""
        return self.folder / ENTERED

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
