"""A trace: a figure, the indicators it is computed from, what every office stated, and where."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import field, frozen

from cchc_core.extensions import Filing
from cchc_core.manifests import Fingerprint
from cchc_core.model.dossiers import DossierClass
from cchc_core.model.findings import Finding
from cchc_core.model.forms import Row
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Answer, Figure, Status
from cchc_core.model.periods import Window
from cchc_core.model.reports import Reading
from cchc_core.model.units import AdminUnit
from cchc_core.revisions import Revised
from cchc_core.rollup import ListedValue
from cchc_core.text import Text


@frozen
class Whence:
    """A file that a reading is from: its bytes, the source that read it and by which profile, and
    the forms it was carried over from. `inner` is the file inside it, where it carries what others
    held, with the hash that its own manifest states."""

    file: Fingerprint
    source: str = ""
    profile: str = ""
    carried_from: str = ""
    inner: Fingerprint | None = None


@frozen
class TracedLeaf:
    """What one office stated of an indicator over some days, and what became of it.

    `reading` has the value, what was typed, the note and the cell; `base` is what a stated rate is
    a rate of. `dossiers` are those that were counted, by class. `changes` are what earlier
    revisions of the office's report said; `findings` what is to be looked at, other sources'
    figures among it. `filing` says why there is nothing, where the office's report is not used.
    """

    unit: AdminUnit
    window: Window
    status: Status
    reading: Reading
    base: Fraction | None = None
    whence: tuple[Whence, ...] = ()
    dossiers: Mapping[DossierClass, int] = field(factory=dict)
    changes: tuple[Revised, ...] = ()
    findings: tuple[Finding, ...] = ()
    filing: Filing | None = None


@frozen
class Trace:
    """A figure with all that it is made of.

    `answers` are what the operator over units was given, unit by unit (of a ratio part and whole);
    `leaves` what the offices stated, those that sent nothing among them; `beside` what was typed
    where it is not asked. `inputs` are the indicators it is computed from; `listed` the values of
    the provincial list, and `lists` its file.
    """

    row: Row
    indicator: Indicator
    figure: Figure
    formula: Text
    answers: tuple[Answer, ...] = ()
    leaves: tuple[TracedLeaf, ...] = ()
    beside: tuple[TracedLeaf, ...] = ()
    inputs: "tuple[Trace, ...]" = ()
    listed: tuple[ListedValue, ...] = ()
    lists: tuple[Fingerprint, ...] = ()

    def walk(self) -> "Iterator[Trace]":
        """It, its inputs and theirs."""
        yield self
        for each in self.inputs:
            yield from each.walk()

    @property
    def files(self) -> tuple[Fingerprint, ...]:
        """Every file behind it, once; those that came in others after all that came in."""
        lists = sorted({file for one in self.walk() for file in one.lists})
        leaves = [leaf for one in self.walk() for leaf in (*one.leaves, *one.beside)]
        whence = [each for leaf in leaves for each in leaf.whence]
        came = sorted({each.file for each in whence})
        carried = sorted({each.inner for each in whence if each.inner})
        return tuple(dict.fromkeys((*came, *carried, *lists)))
