"""The contracts hold good plugins to be good, and catch the faults they are there for."""

from pathlib import Path
from types import MappingProxyType

import pytest
from attrs import evolve
from hypothesis import Phase, settings

from cchc_core.checks import SHIPPED
from cchc_core.errors import FileRefused
from cchc_core.extensions import Desk, Format, Output, Publication, Source, Submission
from cchc_core.json_ledger import LEDGER
from cchc_core.model.claims import Claim
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Status
from cchc_core.model.relations import Family, Independent, relation
from cchc_core.model.reports import Reading, Report
from cchc_core.rules import RULES
from cchc_core.testing.contracts import (
    CheckContract,
    FormatContract,
    LedgerContract,
    RulesContract,
    SourceContract,
)
from cchc_core.testing.samples import sample_desk
from cchc_core.text import Text

DECLARED = (
    relation(Family.PARTITION, "dossiers.received = dossiers.in_period + dossiers.carried_over"),
    relation(Family.BALANCE, "dossiers.in_period + dossiers.carried_over = dossiers.resolved"),
    relation(Family.SUBSET, "tasks.assigned <= tasks.planned"),
    relation(Family.DOSSIER_ORDER, "dossiers.resolved <= dossiers.received"),
    relation(Family.EXCLUSIVE_SHARES, "online.used_rate + tasks.done_rate <= 1"),
    relation(Family.RATE_RECOMPUTE, "online.used_rate = dossiers.resolved / dossiers.received"),
    relation(Family.QUOTA, "tasks.assigned <= tasks.planned"),
    relation(Family.CROSS_SOURCE, "tasks.assigned = length(documents.issued)", grows=True),
)


class TestShippedChecks(CheckContract):
    """The rules of the core keep the promises asked of anyone's, whatever forms declare."""

    def desk(self):
        desk = sample_desk()
        catalogue = evolve(
            desk.pack.catalogue,
            relations=DECLARED,
            independent=(Independent((("tasks.assigned",), ("tasks.planned",))),),
            claims=(Claim((), ("rà soát",), relation("note-contradicts", "this = 0")),),
        )
        return evolve(desk, pack=evolve(desk.pack, catalogue=catalogue))

    examples = 5

    @pytest.fixture(autouse=True, params=SHIPPED, ids=lambda check: check.rule)
    def one_of_them(self, request):
        self.check = request.param


class TestJsonLedger(LedgerContract):
    """The core's own kind of ledger."""

    ledger = LEDGER


def write(publication: Publication):
    """A line for each count and each blank row; the last line says how many lines there are."""
    lines = [
        f"{row}\t{'' if reading.value is None else reading.value}\t{reading.note}"
        for leaf in publication.report.leaves.values()
        for row, reading in leaf.readings.items()
        if isinstance(reading.value, int | None)
    ]
    head = f"mẫu {publication.report.period.id}"
    yield Output("bao-cao.txt", "\n".join([head, *lines, f"hết {len(lines)}"]).encode())


def read(path: Path, desk: Desk):
    try:
        head, *lines, end = path.read_text("utf-8").split("\n")
    except (OSError, ValueError):
        raise refusal("file-truncated") from None
    if head != f"mẫu {desk.period.id}":
        raise refusal("wrong-period")
    if end != f"hết {len(lines)}":
        raise refusal("file-truncated")
    readings = [
        Reading(
            row,
            Status.USED if value else Status.BLANK,
            int(value) if value else None,
            note=note,
            origin=Origin(desk.name(path)),
        )
        for row, value, note in (line.split("\t") for line in lines)
    ]
    report = Report.of(desk.expected[0], desk.period, desk.pack.key, readings)
    yield Submission(report, "plain", desk.name(path))


def refusal(rule):
    return FileRefused(rule, Text("Tệp hỏng; hãy gửi lại.", "The file is damaged; send it again."))


PLAIN = Format("plain", Text("văn bản", "plain text"), write)
LINES = Source("plain", PLAIN.title, lambda path, head: head.startswith("mẫu".encode()), read)


class TestPlain(FormatContract):
    """A format of ten lines passes."""

    format = PLAIN


class TestLines(SourceContract):
    """A source of twenty lines passes; it is asked only for the statuses its files can hold."""

    source = LINES
    counterpart = PLAIN
    statuses = (Status.BLANK,)
    examples = 3


def in_a_folder(publication):
    yield Output("báo cáo/1.txt", b"1")


def by_chance(publication, seen=[]):  # noqa: B006  it is the fault to be caught
    seen.append(1)
    yield Output("1.txt", bytes(len(seen)))


def loudly(publication):
    print("đang ghi")  # noqa: T201  it is the fault to be caught
    yield Output("1.txt", b"1")


def only_complete(publication):
    assert all(figure.value is not None for figure in publication.figures.values())
    yield Output("1.txt", b"1")


@pytest.fixture
def unshrunk():
    """A fault is to be caught, not to be reduced to its simplest case, which takes its time."""
    before = settings.get_current_profile_name()
    settings.register_profile("unshrunk", phases=[Phase.generate])
    settings.load_profile("unshrunk")
    yield
    settings.load_profile(before)


@pytest.mark.usefixtures("unshrunk")
@pytest.mark.parametrize(
    ("fault", "caught_by"),
    [
        (in_a_folder, "test_every_report_gives_files_named_without_folders"),
        (lambda publication: (), "test_every_report_gives_files_named_without_folders"),
        (by_chance, "test_the_same_publication_gives_the_same_bytes"),
        (only_complete, "test_no_report_makes_it_raise"),
    ],
)
def test_a_format_s_fault_is_caught(fault, caught_by):
    """Folders in names, no file, bytes that differ, a report that makes it raise."""

    class Faulty(FormatContract):
        format = evolve(PLAIN, write=fault)

    with pytest.raises(AssertionError):
        getattr(Faulty(), caught_by)()


def test_a_format_that_prints_is_caught(capsys):
    """What it prints would spoil `--json`."""

    class Loud(FormatContract):
        format = evolve(PLAIN, write=loudly)

    with pytest.raises(AssertionError):
        Loud().test_nothing_is_printed(capsys)


def credulous(path, desk):
    """Reads what it can of a file that broke off, and never looks at the period."""
    lines = path.read_text("utf-8", "ignore").split("\n")
    pairs = [line.split("\t") for line in lines if "\t" in line]
    readings = [
        Reading(row, Status.USED, int(value) if value.isdigit() else 0) for row, value, *_ in pairs
    ]
    yield Submission(
        Report.of(desk.expected[0], desk.period, desk.pack.key, readings), "plain", desk.name(path)
    )


@pytest.mark.parametrize(
    "caught_by",
    [
        "test_a_file_cut_in_half_is_refused",
        "test_another_period_is_refused",
        "test_the_sample_is_read_into_the_unit_s_report",
    ],
)
def test_a_credulous_source_is_caught(caught_by, tmp_path):
    """Half a file, another period, figures that do not say where they stood."""

    class Credulous(SourceContract):
        source = evolve(LINES, read=credulous)
        counterpart = PLAIN

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        getattr(Credulous(), caught_by)(tmp_path)


def test_a_code_that_no_rule_explains_is_caught(tmp_path):
    """Whoever asks what it means would be told nothing, unless the plugin brings a rule of it."""

    def read_strangely(path, desk):
        raise refusal("tệp-lạ")

    class Strange(SourceContract):
        source = evolve(LINES, read=read_strangely)
        counterpart = PLAIN

    class Explained(Strange):
        rules = (evolve(RULES["file-empty"], code="tệp-lạ"),)

    with pytest.raises(AssertionError, match="cchc_rules"):
        Strange().test_a_file_cut_in_half_is_refused(tmp_path)
    Explained().test_a_file_cut_in_half_is_refused(tmp_path)


class Sayings(RulesContract):
    """A code that is told of whoever says a bad word."""

    rules = (evolve(RULES["file-empty"], code="bad-word"),)
    cases = MappingProxyType({"bad-word": ("thôi", "vâng")})

    def told(self, case):
        return ["bad-word"] if case == "thôi" else []


class TestSayings(Sayings):
    """A rule with a case of it and one beside it passes."""


@pytest.mark.parametrize(
    ("cases", "caught_by"),
    [
        ({}, "test_every_rule_is_explained_and_has_its_cases"),
        ({"bad-word": ("vâng", "vâng")}, "test_it_is_told_where_it_should_be"),
        ({"bad-word": ("thôi", "thôi")}, "test_it_is_not_told_elsewhere"),
    ],
)
def test_a_rule_that_is_not_tried_is_caught(cases, caught_by):
    """No case at all, one that it is not told of, one that it is told of though it should not."""
    faulty = Sayings()
    faulty.cases = cases

    with pytest.raises(AssertionError):
        getattr(faulty, caught_by)(*["bad-word"][: len(cases)])


def test_recognising_by_name_is_caught(tmp_path):
    """A source that looks at the extension only does not know its file under another name."""

    class ByName(SourceContract):
        source = evolve(LINES, recognises=lambda path, head: path.suffix == ".txt")
        counterpart = PLAIN

    with pytest.raises(AssertionError):
        ByName().test_it_recognises_its_files_by_content(tmp_path)
