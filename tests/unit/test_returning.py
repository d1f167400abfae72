"""What goes back to the units, and what does not."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from cchc_core.campaign import Campaign
from cchc_core.errors import FileRefused, NotFound
from cchc_core.extensions import (
    Check,
    Desk,
    Filed,
    Format,
    Mark,
    Output,
    Publication,
    Purpose,
    Source,
    Submission,
)
from cchc_core.merge import merge_campaign
from cchc_core.model.findings import (
    Addressee,
    Finding,
    Origin,
    Remedy,
    Rule,
    Severity,
    Touch,
    Waiver,
)
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.printing import for_the_unit
from cchc_core.reminding import remind_units
from cchc_core.returning import return_to_units, worklist_of
from cchc_core.testing import samples
from cchc_core.testing.plugins import offer_of, plugin_of
from cchc_core.text import Text

DESK = samples.sample_desk()
ONE, TWO, THREE, FOUR, CITY = DESK.expected
TASKS, PLANNED = "tasks.assigned", "tasks.planned"
SAID = Text("Số này không đúng.", "This is wrong.").and_office(
    "Hãy xem: cchc match x.", "See: cchc match x."
)


def rule(code: str, addressee: Addressee = Addressee.UNIT) -> Rule:
    text = Text(code, code)
    return Rule(code, text, Severity.ERROR, text, text, addressee=addressee)


def found(unit, row=TASKS, severity=Severity.ERROR, file=None, code="wrong", **more) -> Finding:
    origin = Origin(file or f"{unit.code}.told", "Biểu", "D1")
    return Finding(code, severity, SAID, unit.key, row, origin, **more)


class Told:
    """A campaign in which files say `CODE TASKS`, whose findings are given, and what was written
    by which format."""

    def __init__(self, folder: Path, *findings: Finding) -> None:
        self.folder, self.findings = folder, findings
        self.written: list[tuple[str, Publication]] = []
        self.marked: list[tuple[bytes, list[str]]] = []
        self.problems: list = []
        self.offer = offer_of(told=self.plugin(self._mark))

    def plugin(self, mark) -> object:
        """What reads, marks and writes the files, and finds what was given."""
        title = Text("kể", "told")
        source = Source("told", title, lambda _, head: head[:4] == b"told", self._read, mark=mark)
        formats = [
            Format(purpose.value, title, self._writer(purpose), purpose)
            for purpose in (Purpose.SLIP, Purpose.WORKLIST, Purpose.REMINDER)
        ]
        check = Check(rule("wrong"), lambda case: self.findings)
        return plugin_of(source, check, rule("ours", Addressee.OFFICE), *formats)

    def sends(self, unit, tasks=5, name=None) -> None:
        (self.folder / (name or f"{unit.code}.told")).write_text(f"told {unit.code} {tasks}")

    def campaign(self) -> Campaign:
        return Campaign(
            folder=self.folder,
            unit=CITY,
            pack=DESK.pack,
            units=DESK.units,
            period=DESK.period,
            expected=DESK.expected,
            due=date(2024, 3, 20),
            inbox=self.folder,
        )

    def returned(self, **more):
        merged = merge_campaign(self.campaign(), self.offer)
        return return_to_units(merged, self.offer, self.problems, **more)

    def worklist(self, **more):
        merged = merge_campaign(self.campaign(), self.offer)
        return worklist_of(merged, self.offer, self.problems, **more)

    def _read(self, path: Path, desk: Desk) -> Iterator[Submission]:
        _, code, tasks = path.read_text().split()
        unit = next(unit for unit in desk.expected if unit.code == code)
        file = desk.name(path)
        reading = Reading(TASKS, Status.USED, int(tasks), tasks, origin=Origin(file))
        report = Report.of(unit, desk.period, desk.pack.key, [reading])
        yield Submission(report, "told", file)

    def _mark(self, content: bytes, marks: Iterable[Mark]) -> bytes:
        self.marked.append((content, [mark.text for mark in marks]))
        return content + b" marked"

    def _writer(self, purpose: Purpose):
        def write(publication: Publication) -> Iterator[Output]:
            self.written.append((purpose.value, publication))
            yield Output(f"{purpose.value}-{publication.report.unit.code}", b"x")

        return write


def test_each_unit_with_findings_gets_a_slip_of_its_own(tmp_path):
    """Its leaf, its filing and its findings alone, those that weigh most first; who writes, and by
    when; and what only speaks to the office that collects is not said to it."""
    light, heavy = found(ONE, PLANNED), found(ONE, expected="9")
    told = Told(tmp_path, light, heavy, found(TWO))
    for unit in DESK.expected:
        told.sends(unit)

    one, two = told.returned(until=date(2024, 3, 25))

    assert (one.unit, two.unit) == (ONE, TWO)
    assert [output.name for output in one.slips] == ["slip-98101"]
    _, slip = told.written[0]
    assert slip.report.units == (ONE,)
    assert [filing.unit for filing in slip.filings] == [ONE]
    assert slip.figures[TASKS].value == 5
    assert [finding.indicator for finding in slip.findings] == [PLANNED, TASKS]
    assert [slip.effects[finding].touch for finding in slip.findings] == [
        Touch.LEFT_OUT,
        Touch.MOVES,
    ]
    assert {finding.message.vi for finding in slip.findings} == {"Số này không đúng."}
    assert (slip.office.unit, slip.due, slip.until) == (CITY, date(2024, 3, 20), date(2024, 3, 25))


def test_a_clean_unit_gets_nothing(tmp_path):
    """Nor does one whose findings are waived, merely inform, are the office's own to put right, or
    are of a report that is not used."""
    waived = Waiver("đã giải trình", "Trưởng phòng", date(2024, 12, 31))
    told = Told(
        tmp_path,
        found(ONE, waiver=waived),
        found(ONE, severity=Severity.INFORMATION),
        found(TWO, code="ours"),
        found(CITY),
        found(FOUR),
    )
    for unit in (ONE, TWO, THREE, CITY):
        told.sends(unit)

    assert told.returned() == ()
    assert told.written == []


def test_the_file_goes_back_marked_on_every_cell_that_may_be_wrong(tmp_path):
    """The finding's own, with all remedies, and each of the other cells with what fits there."""
    other = Remedy(PLANNED, "7", "70", Origin("98101.told", "Biểu", "D2"), near=True)
    told = Told(tmp_path, found(ONE, remedies=(Remedy(TASKS, "6", "5", None), other)))
    told.sends(ONE)

    (one,) = told.returned()

    (copy,) = one.copies
    assert (copy.file, copy.output.name) == ("98101.told", "98101 - cần sửa.told")
    assert copy.output.content == b"told 98101 5 marked"
    assert told.written[0][1].copies == {"98101.told": "98101 - cần sửa.told"}
    ((_, (own, there)),) = told.marked
    assert own.splitlines() == [
        "Số này không đúng.",
        "– ô tasks.assigned: 5 → 6",
        "– ô Biểu!D2: 70 → 7* (*: chỉ sai một chữ số hoặc hai chữ số đổi chỗ)",
    ]
    assert there == (
        "Có thể sai, xem ghi chú ở ô Biểu!D1. Nếu sai ở ô này thì số khớp là 7* (*: chỉ sai một "
        "chữ số hoặc hai chữ số đổi chỗ)."
    )


def marking(mark) -> object:
    """Another plugin, which reads nothing and marks files."""
    title = Text("khác", "other")
    return plugin_of(Source("able", title, lambda *_: False, lambda *_: [], mark=mark))


def test_a_file_of_a_source_that_marks_nothing_is_never_copied(tmp_path):
    """An export holds what is nobody's to pass on; others that could mark it are not asked."""
    told = Told(tmp_path, found(ONE))
    told.sends(ONE)
    told.offer = offer_of(able=marking(lambda content, marks: content), told=told.plugin(None))

    (one,) = told.returned()

    assert one.copies == ()
    assert told.written[0][1].copies == {}


def test_a_kind_of_file_the_source_cannot_mark_is_left_to_others(tmp_path):
    """A document's source reads workbooks, and another knows how to mark them; where nobody does,
    or one breaks, there is a slip and no copy."""
    told = Told(tmp_path, found(ONE))
    told.sends(ONE)

    def refuses(content, marks):
        raise FileRefused("x", SAID)

    def breaks(content, marks):
        raise RuntimeError("gãy")

    def copies(own, other):
        told.offer = offer_of(able=marking(other), told=told.plugin(own))
        (one,) = told.returned()
        return [copy.output.content for copy in one.copies]

    assert copies(refuses, lambda content, marks: b"other") == [b"other"]
    assert copies(refuses, refuses) == []
    assert told.problems == []
    assert copies(breaks, refuses) == []
    assert [problem.plugin for problem in told.problems] == ["told"]


def test_what_the_message_names_is_not_told_again(tmp_path):
    """A partition's message has every cell and value in it, thousands with a dot."""
    said = Text("D1 phải là 3.175, hoặc D2 phải là 57.", "")
    remedies = (Remedy(TASKS, "3175", "3135"), Remedy(PLANNED, "57", "97"))
    told = Told(tmp_path, evolve(found(ONE, remedies=remedies), message=said))
    told.sends(ONE)

    told.returned()

    assert [texts for _, texts in told.marked] == [[said.vi]]


def test_a_folder_of_the_inbox_stands_in_the_name_of_a_copy(tmp_path):
    """So that no two copies are one file."""
    (tmp_path / "gửi lại").mkdir()
    told = Told(tmp_path, found(ONE, file="gửi lại/a.b.told"))
    told.sends(ONE, name="gửi lại/a.b.told")

    (one,) = told.returned()

    assert [copy.output.name for copy in one.copies] == ["gửi lại - a.b - cần sửa.told"]


def test_only_one_unit_may_be_asked_for(tmp_path):
    """It gets what it would get among the others."""
    told = Told(tmp_path, found(ONE), found(TWO))
    told.sends(ONE)
    told.sends(TWO)

    assert [each.unit for each in told.returned(only=TWO)] == [TWO]


def test_the_worklist_has_all_that_waits_for_somebody(tmp_path):
    """Unit by unit, the one that weighs most first; the office's own and the city's too, in the
    words of the office; those of nobody last, waived ones and information not at all."""
    waived = Waiver("đã giải trình", "Trưởng phòng", date(2024, 12, 31))
    nobody = Finding("lost", Severity.WARNING, SAID)
    told = Told(
        tmp_path,
        nobody,
        found(TWO, expected="6"),
        found(ONE, expected="50"),
        found(ONE, code="ours", row=None),
        found(CITY, row=PLANNED),
        found(THREE, waiver=waived),
        found(THREE, severity=Severity.INFORMATION),
    )
    for unit in DESK.expected:
        told.sends(unit)

    (output,) = told.worklist(returned=told.returned())

    assert output.name == "worklist-981"
    publication = told.written[-1][1]
    assert publication.report.unit == CITY
    assert [finding.unit for finding in publication.findings] == [
        CITY.key,
        ONE.key,
        ONE.key,
        TWO.key,
        None,
    ]
    assert {finding.message.vi for finding in publication.findings} == {SAID.vi}
    assert set(publication.copies) == {"98101.told", "98102.told"}


def test_who_has_sent_nothing_usable_is_reminded(tmp_path):
    """The missing, and those whose file was refused, with why; not those who sent, nor the city."""
    told = Told(tmp_path)
    told.sends(ONE)
    (tmp_path / "98102.txt").write_text("khác")
    campaign = told.campaign()
    filings = merge_campaign(campaign, told.offer).filings

    reminded = list(remind_units(campaign, filings, told.offer, told.problems))

    assert [each.filing.unit for each in reminded] == [TWO, THREE, FOUR]
    assert [output.name for output in reminded[0].outputs] == ["reminder-98102"]
    _, letter = told.written[0]
    assert not letter.report.own.submitted
    assert [filing.state for filing in letter.filings] == [Filed.MISSING]
    assert letter.due == date(2024, 3, 20)
    only = remind_units(campaign, filings, told.offer, told.problems, only=FOUR)
    assert [each.filing.unit for each in only] == [FOUR]


def test_without_a_format_for_it_the_command_says_what_to_install(tmp_path):
    """A slip, a list, a reminder: nothing is written in silence."""
    told = Told(tmp_path, found(ONE))
    told.sends(ONE)
    merged = merge_campaign(told.campaign(), told.offer)
    bare = offer_of()

    for ask in (
        lambda: return_to_units(merged, bare, []),
        lambda: worklist_of(merged, bare, []),
        lambda: list(remind_units(told.campaign(), merged.filings, bare, [])),
    ):
        with pytest.raises(NotFound) as caught:
            ask()
        assert "cchc-format-return" in caught.value.message.vi


def test_a_format_that_breaks_becomes_a_problem(tmp_path):
    """The others go on, and the copies are made."""
    told = Told(tmp_path, found(ONE))
    told.sends(ONE)

    def breaks(publication):
        raise RuntimeError("gãy")

    broken = plugin_of(Format("broken", Text("gãy", "broken"), breaks, Purpose.SLIP))
    told.offer = offer_of(told=told.plugin(told._mark), broken=broken)

    (one,) = told.returned()

    assert [output.name for output in one.slips] == ["slip-98101"]
    assert len(one.copies) == 1
    assert [problem.plugin for problem in told.problems] == ["broken"]


FILE = "bao cao cchc quy 1 - mau nam.xlsx"
WHERE = Text("{file}: sai kỳ.", "{file}: another period.")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (Text("Sai. Hãy sửa.", ""), "Sai. Hãy sửa."),
        (Text("Có lẽ sai.", "").and_office("Hãy xác nhận: cchc match x.docx", ""), "Có lẽ sai."),
        (Text("", "").and_office("Hãy sửa inbox.csv.", ""), "Đề nghị xem lại nội dung này."),
        (Text("Do phường gửi; inbox.csv ghi xã.", "", unit=Text("Do xã gửi.", "")), "Do xã gửi."),
        (WHERE.format(file=FILE), f"{FILE}: sai kỳ."),
        (WHERE.and_office("Xem cchc.toml.", "").format(file=FILE), f"{FILE}: sai kỳ."),
        (Text("{why} Xong.", "").format(why=SAID), "Số này không đúng. Xong."),
    ],
)
def test_a_unit_is_not_told_what_to_do_in_a_program_it_does_not_have(said, left):
    """What is for the collecting office alone is left out, as whoever wrote the text has marked it;
    all else stays word for word, whatever a file is called."""
    assert for_the_unit(said).vi == left


def test_an_error_comes_before_any_warning(tmp_path):
    """However little it moves: what cannot be true is mended first, of a unit and among units."""
    warning = found(ONE, severity=Severity.WARNING, expected="900")
    told = Told(tmp_path, warning, found(ONE, expected="6"), found(TWO, expected="9"))
    for unit in DESK.expected:
        told.sends(unit)

    told.worklist()

    _, listed = told.written[-1]
    assert [(f.unit, f.severity) for f in listed.findings] == [
        (TWO.key, Severity.ERROR),
        (ONE.key, Severity.ERROR),
        (ONE.key, Severity.WARNING),
    ]
