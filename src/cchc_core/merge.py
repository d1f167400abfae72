"""The use case: a campaign in; the city's report with figures, filings and findings out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve, field, frozen

from cchc_core.campaign import Campaign
from cchc_core.decisions import Decision
from cchc_core.earlier import earlier_campaign
from cchc_core.errors import BadData, CchcError, ExitCode, NotFound, PluginFailed
from cchc_core.extensions import Case, Filed, Filing, Output, Passage, Publication, Purpose
from cchc_core.intake import Intake, take_in
from cchc_core.manifests import BESIDE, Fingerprint, Manifest, Options, Use
from cchc_core.model.findings import Finding, Rule
from cchc_core.model.measures import Figure
from cchc_core.model.reports import Report, join
from cchc_core.model.units import AdminUnit, UnitKey, group_of
from cchc_core.offers import Offer, Problem
from cchc_core.provenance import fingerprints, manifest_of
from cchc_core.questions import questions
from cchc_core.receipts import Receipt
from cchc_core.rollup import tabulate
from cchc_core.text import Lang, Text
from cchc_core.waivers import unmatched, waived


@frozen
class Merged:
    """What a merge gives; the report carries its leaves, the figures are computed from them.

    `files` are the fingerprints of all that was read; `questions` wait for a person's decision;
    `rules` are the kinds of finding by code; `earlier` is the report of the period before, where
    the campaign names one that can be used.
    """

    campaign: Campaign
    report: Report
    figures: Mapping[str, Figure]
    filings: tuple[Filing, ...]
    receipts: tuple[Receipt, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    files: tuple[Fingerprint, ...] = ()
    questions: tuple[Decision, ...] = ()
    rules: Mapping[str, Rule] = field(factory=dict, repr=False)
    earlier: Report | None = None

    def units(self, *states: Filed) -> tuple[Filing, ...]:
        """The filings in one of `states`."""
        return tuple(filing for filing in self.filings if filing.state in states)

    @property
    def complete(self) -> bool:
        """Whether the report of every expected unit is used."""
        return len(self.units(Filed.USED)) == len(self.filings)

    def ready(self, *, allow_partial: bool = False) -> bool:
        """Whether a final report may be written: all are in, or some are and that is enough."""
        return self.complete or (allow_partial and bool(self.units(Filed.USED)))

    def exit_code(self, *, allow_partial: bool = False) -> ExitCode:
        """How the command ends: a failed plugin before an incomplete merge before wrong data."""
        if self.problems:
            return ExitCode.PLUGIN_FAILED
        if not self.ready(allow_partial=allow_partial):
            return ExitCode.INCOMPLETE
        if any(finding.is_error for finding in self.findings):
            return ExitCode.DATA_HAS_ERRORS
        return ExitCode.DONE

    def publication(
        self, lang: Lang = "vi", template: bytes | None = None, manifest: Manifest | None = None
    ) -> Publication:
        """What a format is given to print the merged report."""
        issued = self.campaign.issued
        return Publication(
            report=self.report,
            pack=self.campaign.pack,
            units=self.campaign.units,
            figures=self.figures,
            filings=self.filings,
            findings=self.findings,
            previous=self.earlier,
            template=template,
            signatory=self.campaign.signatory,
            on_time=self.campaign.on_time,
            lang=lang,
            manifest=manifest,
            rules=self.rules,
            number=issued.number if issued else "",
            dated=issued.dated if issued else None,
        )

    def manifest(self, options: Options, offer: Offer) -> Manifest:
        """What an output with these options is made of."""
        return manifest_of(self.campaign, offer, options, self.files)


def merge_campaign(
    campaign: Campaign, offer: Offer, watch: Callable[[Sequence[Path]], Iterable[Path]] = iter
) -> Merged:
    """Reads the inbox, joins what is used with a leaf for each unit that sent nothing usable, and
    computes and checks every figure. Writes nothing."""
    files = fingerprints(campaign, offer)
    intake = take_in(campaign, offer, watch)
    earlier = earlier_campaign(campaign, offer)
    report = join(campaign.unit, campaign.period, _reports(campaign, intake))
    case = case_of(report, campaign, offer, intake.passages, earlier.report)
    problems = [*offer.problems, *intake.problems, *earlier.problems]
    checked = [*earlier.findings, *_new(check(case, offer, problems), intake.read)]
    found = (*intake.findings, *intake.read, *checked, *campaign.pack.remarks)
    return Merged(
        campaign=campaign,
        report=report,
        figures=case.figures,
        filings=intake.filings,
        receipts=intake.receipts,
        findings=(*waived(found, campaign), *unmatched(found, campaign, offer.rules)),
        problems=tuple(dict.fromkeys(problems)),
        files=files,
        questions=questions(campaign, intake.receipts, intake.read, offer),
        rules=offer.rules,
        earlier=earlier.report,
    )


def case_of(
    report: Report,
    campaign: Campaign,
    offer: Offer,
    passages: Mapping[UnitKey, tuple[Passage, ...]],
    earlier: Report | None = None,
) -> Case:
    """All that checks may look at for a report of a campaign, its figures computed."""
    return Case(
        report=report,
        pack=campaign.pack,
        figures=tabulate(report, campaign.pack, campaign.listed),
        earlier=earlier,
        passages=passages,
        schemes=offer.schemes,
        calendar=campaign.calendar,
    )


def check(case: Case, offer: Offer, problems: list[Problem]) -> Iterator[Finding]:
    """What every check finds; one that raises becomes a problem, the others go on."""
    for name, rule in offer.checks.items():
        try:
            with offer.guarded("check", name):
                found = tuple(map(_finding, rule.run(case)))
        except PluginFailed as error:
            problems.append(Problem.of(error))
        else:
            yield from found


def _finding(found: object) -> Finding:
    if not isinstance(found, Finding):
        raise TypeError(f"a check yields findings, not {type(found).__name__}")
    return found


def formats_of(campaign: Campaign, offer: Offer) -> tuple[str, ...]:
    """The formats the campaign names; all that are no entry forms, if it names none. Raises
    `NotFound` for one that is not installed."""
    for name in campaign.outputs:
        if name not in offer.formats:
            have = ", ".join(offer.formats) or "-"
            raise NotFound(
                Text(
                    f"cchc.toml, khóa 'outputs.format': không có định dạng '{name}'; đang có: "
                    f"{have}. Hãy cài thêm hoặc sửa cchc.toml.",
                    f"cchc.toml, key 'outputs.format': no format '{name}'; installed: {have}. "
                    "Install it, or correct cchc.toml.",
                )
            )
    reports = (name for name, format in offer.formats.items() if format.purpose is Purpose.REPORT)
    return campaign.outputs or tuple(reports)


def outputs_of(
    merged: Merged,
    offer: Offer,
    problems: list[Problem],
    lang: Lang = "vi",
    *,
    allow_partial: bool = False,
) -> tuple[Output, ...]:
    """The files of `formats_of` the campaign, each followed by its manifest; a format that broke
    becomes a problem. `allow_partial` is what was asked for, and part of the manifest."""
    outputs: list[Output] = []
    formats = formats_of(merged.campaign, offer)
    for name in formats:
        manifest = merged.manifest(Options(name, formats, lang, allow_partial), offer)
        try:
            made = made_as(manifest, merged, offer)
        except PluginFailed as error:
            problems.append(Problem.of(error))
        else:
            outputs += [each for output in made for each in (output, beside(output, manifest))]
    return tuple(outputs)


def made_as(manifest: Manifest, merged: Merged, offer: Offer) -> tuple[Output, ...]:
    """The files that a manifest is of, as its options have them, with the manifest inside."""
    options = manifest.options
    path = merged.campaign.templates.get(options.format)
    publication = merged.publication(options.lang, _template(path), manifest)
    try:
        return written_as(options.format, publication, offer)
    except (NotFound, PluginFailed):
        raise
    except CchcError as error:
        if path is None:
            raise
        told = error.message
        raise BadData(Text(f"{path.name}: {told.vi}", f"{path.name}: {told.en}")) from error


def beside(output: Output, manifest: Manifest) -> Output:
    """The manifest that stands beside an output, and names it."""
    of = Fingerprint.of(Use.OUTPUT, output.name, output.content)
    text = evolve(manifest, output=of).to_json(indent=2)
    return Output(output.name + BESIDE, f"{text}\n".encode(), beside=output.name)


def written_as(name: str, publication: Publication, offer: Offer) -> tuple[Output, ...]:
    """The files of one format. Raises `NotFound` without it, `PluginFailed` when it broke."""
    format = offer.format(name)
    with offer.guarded("format", name, CchcError):
        return tuple(map(_output, format.write(publication)))


def _output(made: object) -> Output:
    if not isinstance(made, Output) or not isinstance(made.content, bytes):
        raise TypeError(f"a format gives outputs with bytes, not {type(made).__name__}")
    return made


def _reports(campaign: Campaign, intake: Intake) -> Iterator[Report]:
    """The submitted reports, and for every unit that should be in them and is not one that says it
    sent nothing."""
    for unit in campaign.expected:
        told: set[UnitKey] = set()
        if report := intake.reports.get(unit.key):
            yield report
            told = {key.unit for key in report.leaves}
        for silent in _answers_for(unit, campaign):
            if told.isdisjoint((silent.key, group_of(unit, silent.level, "").key)):
                yield Report.of(silent, campaign.period, campaign.pack.key, submitted=False)


def _answers_for(unit: AdminUnit, campaign: Campaign) -> Iterator[AdminUnit]:
    """Whose figures an expected unit's report holds: its own, and those of the units below it that
    have rows to fill, unless they send for themselves."""
    yield unit
    if unit == campaign.unit:
        return
    awaited = {expected.key for expected in campaign.expected}
    for lower in campaign.units.below(unit.key, campaign.period.window.last):
        if lower.key not in awaited and campaign.pack.fillable(lower.level):
            yield lower


def _template(path: Path | None) -> bytes | None:
    try:
        return path.read_bytes() if path else None
    except OSError as error:
        raise BadData(
            Text(
                f"Không đọc được mẫu {path} ({error.strerror}).",
                f"The template {path} cannot be read ({error.strerror}).",
            )
        ) from None


def _new(checked: Iterable[Finding], read: Sequence[Finding]) -> Iterator[Finding]:
    """What the checks found and the sources had not said already, of the same figure."""
    said = {(finding.rule, finding.unit, finding.indicator) for finding in read}
    for finding in checked:
        if (finding.rule, finding.unit, finding.indicator) not in said:
            yield finding
