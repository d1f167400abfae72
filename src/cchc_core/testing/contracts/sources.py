"""What every source must hold to."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core.errors import FileRefused
from cchc_core.extensions import Desk, Format, Mark, Source, Submission
from cchc_core.model.findings import Origin, Rule, Severity
from cchc_core.model.measures import Status
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit
from cchc_core.rules import RULES
from cchc_core.testing import samples, strategies
from cchc_core.testing.contracts.common import Contract, speaks_both_languages


class SourceContract(Contract):
    """A source knows its files by their content and reads them whole or refuses them.

    `counterpart` is the format that writes what the source reads, if there is one; then a report
    written and read back is the same, and one of another period is refused. Whatever it tells has a
    rule that explains it: one of the core, or of `rules`, what the plugin's `cchc_rules` brings.
    """

    source: Source
    counterpart: Format | None = None
    rules: Iterable[Rule] = ()
    statuses: Sequence[Status] = strategies.STATED
    """What an office can cause in a file of this kind, and must come back."""

    cut_off_shows: ClassVar = True
    """Whether half a file of this kind can be told from a whole one; only plain lists cannot."""

    def sample(self, tmp_path: Path, desk: Desk) -> Path:
        """A file of this kind from `self.unit(desk)`; by default what `counterpart` writes."""
        return self.put(tmp_path, samples.sample_report(self.unit(desk), desk), desk)

    def unit(self, desk: Desk) -> AdminUnit:
        """The expected unit whose report `sample` holds."""
        return desk.expected[0]

    def put(self, folder: Path, report: Report, desk: Desk) -> Path:
        """The file that `counterpart` writes for `report`."""
        if self.counterpart is None:
            pytest.skip("no counterpart writes what this source reads")
        publication = samples.sample_publication(report, desk)
        (output,) = self.counterpart.write(publication)
        path = folder / output.name
        path.write_bytes(output.content)
        return path

    def read(self, path: Path, desk: Desk) -> tuple[Submission, ...]:
        """The file's submissions, all of them; each finding has its rule."""
        submissions = tuple(self.source.read(path, desk))
        for submission in submissions:
            for finding in submission.findings:
                self.explained(finding.rule)
        return submissions

    def explained(self, code: str) -> None:
        """Asserts that a code has its rule."""
        own = {rule.code for rule in self.rules}
        assert code in RULES or code in own, f"no rule explains '{code}': see cchc_rules"

    def test_it_recognises_its_files_by_content(self, tmp_path: Path) -> None:
        """Under any name and extension."""
        path = self.sample(tmp_path, self.desk())
        renamed = path.rename(tmp_path / "báo cáo lần 2.dữ liệu")
        assert self.source.recognises(renamed, renamed.read_bytes()[:8192])

    def test_recognising_never_raises(self, tmp_path: Path) -> None:
        """Whatever the bytes, whether or not the file is there; nothing at all is not its kind."""
        head = self.sample(tmp_path, self.desk()).read_bytes()[:8192]
        starts = st.integers(0, len(head)).map(lambda n: head[:n])
        path = tmp_path / "tệp lạ"
        assert not self.source.recognises(path, b"")

        @settings(max_examples=10 * self.examples, deadline=None)
        @given(st.binary(max_size=64), starts, st.binary(max_size=64))
        def answers(before: bytes, middle: bytes, after: bytes) -> None:
            assert self.source.recognises(path, before + middle + after) in (True, False)

        answers()

    def test_the_sample_is_read_into_the_unit_s_report(self, tmp_path: Path) -> None:
        """On the desk's forms and period; every reading says which file it was read in, by the
        name that the desk gives the file."""
        (tmp_path / "gửi lại").mkdir()
        desk = evolve(self.desk(), inbox=tmp_path)
        path = self.sample(tmp_path / "gửi lại", desk)
        reports = {s.report.unit: s.report for s in self.read(path, desk)}
        report = reports[self.unit(desk)]
        assert (report.pack, report.period) == (desk.pack.key, desk.period)
        assert any(r.status is Status.USED for r in report.own.readings.values())
        for reading in report.own.readings.values():
            assert reading.row in desk.pack
            assert reading.origin is not None, f"{reading.row} does not say where it was read"
            assert reading.origin.file == desk.name(path)

    def test_passages_say_where_they_stand(self, tmp_path: Path) -> None:
        """In the same file, and none is empty."""
        desk = self.desk()
        path = self.sample(tmp_path, desk)
        for submission in self.read(path, desk):
            for passage in submission.passages:
                assert passage.text.strip()
                assert passage.origin.file == desk.name(path)

    def test_no_filled_cell_is_lost(self, tmp_path: Path) -> None:
        """Where a source gives an account of its cells, each was read, told of or passed over."""
        desk = self.desk()
        for submission in self.read(self.sample(tmp_path, desk), desk):
            assert submission.cells is None or submission.cells.lost == 0

    def test_reading_twice_gives_the_same(self, tmp_path: Path) -> None:
        """Nothing is remembered and nothing but the file and the desk is asked."""
        desk = self.desk()
        path = self.sample(tmp_path, desk)
        assert self.read(path, desk) == self.read(path, desk)

    def test_reading_leaves_the_folder_alone(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """No file is written or changed, nothing is printed."""
        desk = self.desk()
        path = self.sample(tmp_path, desk)
        before = {p: p.read_bytes() for p in tmp_path.iterdir()}
        self.read(path, desk)
        assert {p: p.read_bytes() for p in tmp_path.iterdir()} == before
        assert capsys.readouterr() == ("", "")

    def test_a_file_cut_in_half_is_refused(self, tmp_path: Path) -> None:
        """A transfer that broke off is seen, and told in both languages; so is an empty file."""
        desk = self.desk()
        path = self.sample(tmp_path, desk)
        whole = path.read_bytes()
        path.write_bytes(b"")
        self.refuses(path, desk)
        path.write_bytes(whole[: len(whole) // 2])
        if self.cut_off_shows:
            self.refuses(path, desk)
            return
        try:
            self.read(path, desk)
        except FileRefused as refusal:
            speaks_both_languages(refusal.message)
            self.explained(refusal.rule)

    def test_a_file_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        """It was deleted or locked between listing and reading; the others go on."""
        self.refuses(tmp_path / "không còn.xlsx", self.desk())

    def test_another_period_is_refused(self, tmp_path: Path) -> None:
        """Before any value is read; the message says which period was found."""
        desk = self.desk()
        later = evolve(desk, period=evolve(desk.period, year=desk.period.year + 1))
        path = self.put(tmp_path, samples.sample_report(self.unit(desk), later), later)
        assert self.refuses(path, desk).rule == "wrong-period"

    def test_what_the_counterpart_writes_is_read_back(self, tmp_path: Path) -> None:
        """The same values and statuses, whatever an office of this level can state."""
        desk = self.desk()
        unit = self.unit(desk)

        def comes_back(report: Report) -> None:
            (submission,) = self.read(self.put(tmp_path, report, desk), desk)
            assert _stated(submission.report) == _stated(report)

        if self.counterpart is None:
            pytest.skip("no counterpart writes what this source reads")
        self.for_all(strategies.reports(unit, desk.period, desk.pack, self.statuses), comes_back)

    def test_a_marked_copy_is_read_as_the_same_report(self, tmp_path: Path) -> None:
        """Marks beside every figure, one that is of no cell and odd texts change no figure; marked
        once more, neither; the same marks give the same bytes."""
        desk = self.desk()
        path = self.sample(tmp_path, desk)
        before = self.read(path, desk)
        content, marks = path.read_bytes(), _marks(before, desk.name(path))
        copy = self.marked(content, marks)
        assert copy != content
        assert copy == self.marked(content, marks)
        for again in (copy, self.marked(copy, marks[:1])):
            path.write_bytes(again)
            assert self.source.recognises(path, again[:8192])
            read = [(s.report, s.revision) for s in self.read(path, desk)]
            assert read == [(s.report, s.revision) for s in before]

    def test_what_cannot_be_marked_is_refused(self) -> None:
        """Then another source is asked, or the file gets no copy."""
        with pytest.raises(FileRefused):
            self.mark(b"{}", [])

    def marked(self, content: bytes, marks: Sequence[Mark]) -> bytes:
        """The copy; skips the test for a kind of file in which nothing is marked."""
        try:
            return self.mark(content, marks)
        except FileRefused:
            pytest.skip("nothing is marked in files of this kind")

    def mark(self, content: bytes, marks: Sequence[Mark]) -> bytes:
        """What the source makes of it; skips the test for a source that marks nothing."""
        if self.source.mark is None:
            pytest.skip("the source marks no files")
        return self.source.mark(content, marks)

    def refuses(self, path: Path, desk: Desk) -> FileRefused:
        """The refusal of a file, which speaks both languages."""
        with pytest.raises(FileRefused) as caught:
            self.read(path, desk)
        speaks_both_languages(caught.value.message)
        self.explained(caught.value.rule)
        return caught.value


def _marks(read: Sequence[Submission], file: str) -> list[Mark]:
    """On every figure, on no cell, and on cells that are not there."""
    stated = [r for s in read for leaf in s.report.leaves.values() for r in leaf.readings.values()]
    origins = [reading.origin for reading in stated if reading.origin]
    nowhere = (Origin(file), Origin(file, "Không có", "D1"), Origin(file, cell="ZZZ9999999"))
    severities = list(Severity)
    texts = ("Đề nghị xem lại.", "=1+1", "dòng 1\ndòng 2\x00\x07", "Ỷ" * 2_000)
    return [
        Mark(origin, severities[at % len(severities)], texts[at % len(texts)])
        for at, origin in enumerate((*origins, *nowhere))
    ]


def _stated(report: Report) -> dict[str, tuple[Status, object, str, str]]:
    """What the report states, row by row: a row that is not there is blank, and the text of a
    figure that was not understood must be kept."""
    return {
        row: (r.status, r.value, r.note, r.raw if r.status is Status.REJECTED else "")
        for row, r in report.own.readings.items()
        if r.status is not Status.BLANK or r.note
    }
