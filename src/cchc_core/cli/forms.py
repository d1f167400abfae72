"""`cchc forms`: an entry form for every expected unit, the city's own rows among them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cchc_core.campaign import Campaign
from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command, option
from cchc_core.cli.params import folder, force, output
from cchc_core.cli.records import unit, written
from cchc_core.cli.session import Session
from cchc_core.cli.supplements import supplements
from cchc_core.cli.values import NAME
from cchc_core.cli.words import DEEDS, Said
from cchc_core.errors import NotFound
from cchc_core.extensions import Publication, Purpose
from cchc_core.intake import take_in
from cchc_core.merge import written_as
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.offers import Offer, Problem
from cchc_core.rollup import tabulate
from cchc_core.settings import load_campaign
from cchc_core.text import Lang, Text
from cchc_core.writing import write_outputs


@cchc_command(
    "forms",
    Said(
        "Tạo biểu nhập cho từng xã, phường và một biểu cho các dòng của chính thành phố. Có kỳ "
        "trước (khóa previous) thì số liệu kỳ trước được in bên cạnh, không điền sẵn. Với "
        "--only-changed thì chỉ tạo bản bổ sung cho đơn vị đã gửi biểu cũ.",
        "Writes an entry form for every ward, and one for the city's own rows. Where cchc.toml "
        "names the previous campaign its figures stand beside the cells, never in them. With "
        "--only-changed it writes only supplements, for units that have sent an earlier form.",
    ),
    "cchc forms quy-1 --output bieu-mau",
)
@folder
@output("forms")
@option(
    "--format",
    metavar="NAME",
    type=NAME,
    about=Said(
        "định dạng của biểu; mặc định là biểu nhập đứng đầu theo tên trong 'cchc formats'",
        "the format of the forms; the first entry form by name in 'cchc formats' if left out",
    ),
)
@option(
    "--only-changed",
    is_flag=True,
    about=Said(
        "chỉ tạo bản bổ sung, gồm các dòng mới hoặc đã đổi, cho đơn vị đã gửi biểu cũ",
        "write only supplements: the new and changed rows, for units that sent an earlier form",
    ),
)
@force
def command(
    session: Session,
    folder: Path,
    output: Path | None,
    format: str | None,
    only_changed: bool,
    force: bool,
) -> Answer:
    """Writes the forms; a unit's name is in its form, so no two are one file."""
    offer = session.offer()
    campaign = load_campaign(folder, offer)
    chosen = entry_format(offer, format)
    before = previous_reports(campaign, offer)
    problems = list(offer.problems)
    asked = _asked(campaign, offer, problems, only_changed=only_changed)
    blanks = [
        _blank(unit, campaign, session.lang, before.get(unit.key), asked[unit.key])
        for unit in campaign.expected
        if unit.key in asked
    ]
    forms = [
        (blank.report.unit, made)
        for blank in session.watch(Said("Đang tạo biểu", "Writing"))(blanks)
        for made in written_as(chosen, blank, offer)
    ]
    where = output or campaign.folder / "forms"
    deeds = write_outputs([made for _, made in forms], where, today=session.today, force=force)

    def lines() -> Iterator[str]:
        for deed in deeds:
            yield f"{deed.path} ({session.say(DEEDS[deed.deed])})"
        if not deeds:
            yield session.say(_NOBODY)

    records = [{"unit": unit(u), **written(d)} for (u, _), d in zip(forms, deeds, strict=True)]
    return Answer(
        data=lambda: {"format": chosen, "forms": records},
        lines=lines,
        problems=tuple(dict.fromkeys(problems)),
    )


_NOBODY = Said(
    "Không đơn vị nào cần bản bổ sung: chưa đơn vị nào gửi biểu cũ mà còn dòng phải hỏi thêm.",
    "No unit needs a supplement: none has sent an earlier form that leaves rows to ask.",
)


def entry_format(offer: Offer, wanted: str | None = None) -> str:
    """The format wanted, else the first entry format by name. Raises `NotFound`."""
    entries = [name for name, format in offer.formats.items() if format.purpose is Purpose.ENTRY]
    if wanted and offer.format(wanted).purpose is not Purpose.ENTRY:
        have = ", ".join(entries) or "-"
        raise NotFound(
            Text(
                f"'{wanted}' ghi báo cáo, không phải biểu nhập; biểu nhập đang có: {have}.",
                f"'{wanted}' writes reports, no forms to fill in; entry forms: {have}.",
            )
        )
    if wanted:
        return wanted
    if not entries:
        raise NotFound(
            Text(
                "Chưa cài định dạng biểu nhập nào; hãy cài một plugin có biểu nhập, ví dụ "
                "cchc-source-manual.",
                "No entry format is installed; install a plugin that brings one, such as "
                "cchc-source-manual.",
            )
        )
    return min(entries)


def previous_reports(campaign: Campaign, offer: Offer) -> Mapping[UnitKey, Report]:
    """What each unit stated in the campaign before; nothing where `cchc.toml` names none."""
    if campaign.previous is None:
        return {}
    return take_in(load_campaign(campaign.previous, offer), offer).reports


def _asked(
    campaign: Campaign, offer: Offer, problems: list[Problem], *, only_changed: bool
) -> Mapping[UnitKey, frozenset[str] | None]:
    """The rows each unit is asked, None for all; of `only_changed` those left to ask."""
    if not only_changed:
        return {unit.key: None for unit in campaign.expected}
    intake = take_in(campaign, offer)
    problems += intake.problems
    return supplements(campaign, intake)


def _blank(
    unit: AdminUnit,
    campaign: Campaign,
    lang: Lang,
    previous: Report | None,
    only: frozenset[str] | None,
) -> Publication:
    """A unit's report before anything was filled in."""
    report = Report.of(unit, campaign.period, campaign.pack.key)
    return Publication(
        report=report,
        pack=campaign.pack,
        units=campaign.units,
        figures=tabulate(report, campaign.pack),
        previous=previous,
        signatory=campaign.signatory_of(unit),
        lang=lang,
        only=only,
    )
