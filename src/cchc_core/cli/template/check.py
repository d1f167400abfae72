"""`cchc template check FILE`: what is wrong with an office's template, and what it lacks."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cchc_core.cli.answers import Answer, judged
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.folders import around
from cchc_core.cli.offers import pack_called
from cchc_core.cli.session import Session
from cchc_core.cli.starting import only
from cchc_core.cli.tables import wrapped
from cchc_core.cli.values import FILE, NAME
from cchc_core.cli.words import SEVERITIES, Said
from cchc_core.errors import CchcError, FileRefused, NotFound
from cchc_core.model.findings import Finding
from cchc_core.model.forms import FormPack
from cchc_core.offers import Offer
from cchc_core.settings import load_campaign
from cchc_core.text import Text


@cchc_command(
    "check",
    Said(
        "Rà soát một mẫu của cơ quan: chỗ điền không hiểu được (kèm tên gần giống), mục và số liệu "
        "còn thiếu, phần sẽ bị mất. Không ghi gì.",
        "Looks an office's template through: fields that mean nothing (with the nearest name), "
        "sections and figures it lacks, what would be lost. Writes nothing.",
    ),
    "cchc template check quy-1/mau-bao-cao.docx\n"
    "cchc template check mau-phu-luc.xlsx --pack thanh-hoa-2023",
)
@argument("file", metavar="FILE", type=FILE, about=Said("tệp mẫu", "the template"))
@option(
    "--pack",
    metavar="PACK",
    type=NAME,
    about=Said(
        "bộ biểu mẫu: tên bộ đã cài, hoặc tệp .toml; mặc định là bộ của đợt báo cáo chứa tệp",
        "the form pack: a name, or a .toml file; that of the campaign around the file if left out",
    ),
)
def command(session: Session, file: Path, pack: str | None) -> Answer:
    """Ends with 1 when the template cannot be filled."""
    offer = session.offer()
    found = checked(file, _pack(pack, file, offer), offer)
    return Answer(
        data=lambda: {"file": str(file), "usable": not judged(found)},
        lines=lambda: _lines(file, found, session),
        exit_code=judged(found),
        findings=found,
        problems=offer.problems,
    )


def _pack(name: str | None, file: Path, offer: Offer) -> FormPack:
    if name:
        return pack_called(name, offer)
    try:
        folder = around(file)
    except NotFound:
        return pack_called(only(offer.packs, "--pack"), offer)
    return load_campaign(folder, offer).pack


def checked(file: Path, pack: FormPack, offer: Offer) -> tuple[Finding, ...]:
    """What the first format finds that fills templates of this kind. Raises `NotFound` where none
    does, `PluginFailed`."""
    content, able = file.read_bytes(), []
    for name, format in offer.formats.items():
        if format.check_template is None:
            continue
        able.append(name)
        try:
            with offer.guarded("format", name, CchcError, at=file.name):
                return tuple(format.check_template(file.name, content, pack))
        except FileRefused:
            continue
    raise NotFound(_OF_NO_KIND.format(file=file.name, able=", ".join(able) or "-"))


_OF_NO_KIND = Text(
    "{file} không phải mẫu mà định dạng nào dùng được; các định dạng dùng mẫu: {able}. Mẫu phải là "
    "tệp .docx hoặc .xlsx, không đặt mật khẩu.",
    "{file} is no template that a format can fill; these fill templates: {able}. A template is a "
    ".docx or .xlsx without a password.",
)


def _lines(file: Path, found: Sequence[Finding], session: Session) -> Iterator[str]:
    say = session.say
    if not found:
        yield say(_CLEAN).format(file=file.name)
    for severity, word in SEVERITIES.items():
        yield from _told((f for f in found if f.severity == severity), say(word), session)


def _told(findings: Iterable[Finding], word: str, session: Session) -> Iterator[str]:
    for finding in findings:
        place = finding.origin.place if finding.origin else ""
        where = f"{place}: " if place else ""
        told = session.say(finding.message)
        yield wrapped(f"{word}: {where}{told} ({finding.rule})", "  ")


_CLEAN = Said(
    "{file}: mẫu dùng được, không thiếu gì.", "{file}: the template can be used and lacks nothing."
)
