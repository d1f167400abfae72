"""What every format must hold to."""

from collections.abc import Iterator

import pytest
from attrs import evolve

from cchc_core.errors import CannotWrite, FileRefused
from cchc_core.extensions import Compared, Format, Output, Publication, Purpose, Renewed
from cchc_core.model.findings import Severity
from cchc_core.model.measures import Status
from cchc_core.model.reports import Report
from cchc_core.testing import samples, strategies
from cchc_core.testing.contracts.common import Contract
from cchc_core.text import Lang

LANGS: tuple[Lang, Lang] = ("vi", "en")
OF_ONE_UNIT = (Purpose.ENTRY, Purpose.SLIP, Purpose.REMINDER)
"""What is written for a single unit is never given a rolled-up report."""


class FormatContract(Contract):
    """A format is a function from a publication to files: it depends on nothing else."""

    format: Format

    def reports(self) -> Iterator[Report]:
        """A ward's report, a blank one, for a reminder one that was never sent and, unless the
        format is for one unit, a rolled-up one."""
        desk = self.desk()
        yield samples.sample_report(desk=desk)
        yield samples.blank_report(desk=desk)
        if self.format.purpose is Purpose.REMINDER:
            unit = desk.expected[0]
            yield Report.of(unit, desk.period, desk.pack.key, submitted=False)
        if self.format.purpose not in OF_ONE_UNIT:
            yield samples.sample_roll_up(desk)

    def publications(self) -> Iterator[Publication]:
        """Each of the reports in both languages."""
        for report in self.reports():
            for lang in LANGS:
                yield self.publication(report, lang)

    def publication(self, report: Report, lang: Lang = "vi") -> Publication:
        """What the format is given for a report: a letter or a list also gets what it tells."""
        told = self.format.purpose not in (Purpose.REPORT, Purpose.ENTRY)
        given = samples.told_publication if told else samples.sample_publication
        return given(report, self.desk(), lang)

    def written(self, publication: Publication) -> tuple[Output, ...]:
        """What the format writes, all of it."""
        return tuple(self.format.write(publication))

    def test_it_is_called_by_a_plain_name_and_has_a_title_in_both_languages(self) -> None:
        """The name is typed on a command line, the title is read in a list."""
        assert self.format.name
        assert self.format.name == self.format.name.strip().lower()
        assert self.format.title.vi
        assert self.format.title.en

    def test_every_report_gives_files_named_without_folders(self) -> None:
        """At least one file, none empty, all names different and safe on any system."""
        for publication in self.publications():
            outputs = self.written(publication)
            names = [output.name for output in outputs]
            assert names
            assert len({name.casefold() for name in names}) == len(names)
            assert all(output.content for output in outputs)
            for name in names:
                assert not set(name) & set('/\\:*?"<>|\0\n')
                assert name.strip(" .") == name, "some systems drop dots and spaces at the ends"

    def test_the_same_publication_gives_the_same_bytes(self) -> None:
        """No clock, no chance, nothing remembered from the report before."""
        first = [self.written(publication) for publication in self.publications()]
        again = [self.written(publication) for publication in reversed(list(self.publications()))]
        assert first == again[::-1]

    def test_what_it_was_made_of_may_be_told(self) -> None:
        """With a manifest the same files are written, again with the same bytes."""
        for publication in self.publications():
            told = evolve(publication, manifest=samples.sample_manifest(self.desk()))
            written = self.written(told)
            names = [output.name for output in self.written(publication)]
            assert [output.name for output in written] == names
            assert self.written(told) == written

    def test_what_it_writes_is_as_its_own_rules_have_it(self) -> None:
        """Where it measures files: nothing is wrong with its own, whatever the report; of content
        that is not its own it says so."""
        if self.format.lint is None:
            return
        for publication in self.publications():
            if publication.lang == "vi":  # the rules are those of Vietnamese documents
                for output in self.written(publication):
                    found = tuple(self.format.lint(output.name, output.content))
                    assert not [each.message.vi for each in found if each.is_error]
        with pytest.raises(FileRefused):
            tuple(self.format.lint("lạ", b"nothing of its kind"))

    def test_what_it_prints_is_a_pdf(self) -> None:
        """Where it prints files: the same file gives the same bytes, all of it is in them; content
        that is not its own is refused."""
        if self.format.pdf is None:
            return
        publication = next(iter(self.publications()))
        for output in self.written(publication):
            try:
                printed = self.format.pdf(output.name, output.content)
            except CannotWrite as error:
                pytest.skip(error.message.en)
            assert printed.content.startswith(b"%PDF")
            assert not [each for each in printed.lost if each.severity is not Severity.INFORMATION]
            assert self.format.pdf(output.name, output.content) == printed
        with pytest.raises(FileRefused):
            self.format.pdf("lạ", b"nothing of its kind")

    def test_nothing_is_printed(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What a format has to say stands in its files."""
        for publication in self.publications():
            self.written(publication)
        assert capsys.readouterr() == ("", "")

    def test_odd_texts_are_written(self) -> None:
        """Notes that look like formulas, run over lines or hold control characters do no harm."""
        desk = self.desk()
        report = samples.sample_report(desk=desk)
        odd = ("=1+1", "+84 912", "@", "dòng 1\ndòng 2\t\r\n", "\x00\x07\x1b", "Ỷ" * 40_000)
        readings = [
            evolve(reading, note=odd[i % len(odd)], raw=odd[-1 - i % len(odd)])
            for i, reading in enumerate(report.own.readings.values())
        ]
        written = Report.of(report.unit, desk.period, desk.pack.key, readings)
        assert self.written(self.publication(written))

    def test_no_report_makes_it_raise(self) -> None:
        """Every kind of figure in every status; rolled up too, unless the format is for a unit."""
        desk, unit = self.desk(), self.desk().expected[0]
        statuses = tuple(Status)
        drawn = strategies.reports(unit, desk.period, desk.pack, statuses, beside=True)
        if self.format.purpose not in OF_ONE_UNIT:
            drawn |= strategies.roll_ups(desk.pack, desk.period, desk.expected[-1], desk.expected)

        def is_written(report: Report) -> None:
            assert self.written(self.publication(report))

        self.for_all(drawn, is_written)

    def test_what_is_drafted_can_be_filled(self) -> None:
        """The template that the format gives lacks nothing, and filled it gives the files that the
        format writes without one, perhaps more beside them."""
        if self.format.draft_template is None or self.format.check_template is None:
            pytest.skip("fills no templates")
        pack = self.desk().pack
        drafted = self.format.draft_template(pack)
        assert drafted == self.format.draft_template(pack)
        assert not tuple(self.format.check_template(drafted.name, drafted.content, pack))
        for report in self.reports():
            publication = self.publication(report)
            filled = self.written(evolve(publication, template=drafted.content))
            names = {each.name for each in self.written(publication)}
            assert names <= {each.name for each in filled}

    def test_what_nobody_touched_is_written_anew(self) -> None:
        """Over itself a file is itself; over one of another report, that nobody opened, the new one
        stands as it is."""
        if self.format.renew is None:
            pytest.skip("renews nothing")
        written = [self.written(self.publication(report))[0] for report in self.reports()]
        for old in written:
            for new in written:
                renewed = self.format.renew(new.content, old.content)
                assert renewed == Renewed(new.content)

    def test_what_stands_and_is_none_of_its_files_is_refused(self) -> None:
        """Nothing is lost by guessing what was typed into a file of another kind."""
        if self.format.renew is None:
            pytest.skip("renews nothing")
        new = self.written(self.publication(samples.sample_report(desk=self.desk())))[0]
        for standing in (b"", b"abc", new.content[:100]):
            with pytest.raises(FileRefused):
                self.format.renew(new.content, standing)

    def test_a_file_differs_from_itself_in_nothing(self) -> None:
        """And from that of another report in something, without raising."""
        if self.format.compare is None:
            pytest.skip("compares nothing")
        written = [self.written(self.publication(report))[0] for report in self.reports()]
        for made in written:
            assert self.format.compare(made.content, made.content) == Compared()
        assert self.format.compare(written[0].content, written[1].content).differences
