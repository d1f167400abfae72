"""`cchc forms`: an entry form for every expected unit, the city's own rows among them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cchc_core.campaign import Campaign
from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command, option
from cchc_core.cli.params import folder, force, output
from cchc_core.cli.records import unit, written
from cchc_core.cli.session import Session
from cchc_core.cli.values import NAME
from cchc_core.cli.words import DEEDS, Said
from cchc_core.errors import NotFound
from cchc_core.extensions import Publication
from cchc_core.intake import take_in
from cchc_core.merge import written_as
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.offers import Offer
from cchc_core.rollup import tabulate
from cchc_core.settings import load_campaign
from cchc_core.text import Lang, Text
from cchc_core.writing import write_outputs


@cchc_command(
    "forms",
    Said(
        "Tạo biểu nhập cho từng xã, phường và một biểu cho các dòng của chính thành phố. Có kỳ "
        "trước (khóa previous) thì số liệu kỳ trước được in bên cạnh, không điền sẵn.",
        "Writes an entry form for every ward, and one for the city's own rows. Where cchc.toml "
        "names the previous campaign its figures stand beside the cells, never in them.",
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
@force
def command(
    session: Session, folder: Path, output: Path | None, format: str | None, force: bool
) -> Answer:
    """Writes the forms; a unit's name is in its form, so no two are one file."""
    offer = session.offer()
    campaign = load_campaign(folder, offer)
    chosen = entry_format(offer, format)
    before = previous_reports(campaign, offer)
    watched = session.watch(Said("Đang tạo biểu", "Writing"))(campaign.expected)
    forms = [
        (unit, made)
        for unit in watched
        for made in written_as(
            chosen, _blank(unit, campaign, before.get(unit.key), session.lang), offer
        )
    ]
    where = output or campaign.folder / "forms"
    deeds = write_outputs([made for _, made in forms], where, today=session.today, force=force)

    def lines() -> Iterator[str]:
        for deed in deeds:
            yield f"{deed.path} ({session.say(DEEDS[deed.deed])})"

    records = [{"unit": unit(u), **written(d)} for (u, _), d in zip(forms, deeds, strict=True)]
    return Answer(
        data=lambda: {"format": chosen, "forms": records},
        lines=lines,
        problems=offer.problems,
    )


def entry_format(offer: Offer, wanted: str | None = None) -> str:
    """The format wanted, else the first entry format by name. Raises `NotFound`."""
    entries = [name for name, format in offer.formats.items() if format.entry]
    if wanted and not offer.format(wanted).entry:
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


def _blank(unit: AdminUnit, campaign: Campaign, previous: Report | None, lang: Lang) -> Publication:
    """A unit's report before anything was filled in."""
    report = Report.of(unit, campaign.period, campaign.pack.key)
    return Publication(
        report=report,
        pack=campaign.pack,
        units=campaign.units,
        figures=tabulate(report, campaign.pack),
        previous=previous,
        signatory=campaign.signatory,
        lang=lang,
    )
