"""`cchc template draft FORMAT`: a format's own layout, for an office to make its own."""

from pathlib import Path

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.offers import pack_called
from cchc_core.cli.params import force
from cchc_core.cli.records import written
from cchc_core.cli.session import Session
from cchc_core.cli.starting import only
from cchc_core.cli.tables import wrapped
from cchc_core.cli.values import NAME
from cchc_core.cli.words import DEEDS, Said
from cchc_core.errors import CchcError, NotFound
from cchc_core.extensions import Output
from cchc_core.model.forms import FormPack
from cchc_core.offers import Offer
from cchc_core.text import Text
from cchc_core.writing import write_outputs


@cchc_command(
    "draft",
    Said(
        "Ghi bố cục của một định dạng thành mẫu để sửa bằng Word, Excel: tiêu đề, phông chữ, hình, "
        "thứ tự đều sửa được; chỗ điền như {{dossiers.received}} giữ nguyên hoặc dời chỗ.",
        "Writes a format's layout as a template to change in Word or Excel: headings, fonts, logo, "
        "order; fields such as {{dossiers.received}} are kept, or moved.",
    ),
    "cchc template draft word --pack thanh-hoa-2023 --output quy-1",
)
@argument("name", metavar="NAME", type=NAME, about=Said("tên định dạng", "the format's name"))
@option(
    "--pack",
    metavar="PACK",
    type=NAME,
    about=Said(
        "bộ biểu mẫu: tên bộ đã cài, hoặc tệp .toml; có một bộ thì không cần nêu",
        "the form pack: a name, or a .toml file; not needed where one is installed",
    ),
)
@option(
    "--output",
    metavar="FOLDER",
    type=Path,
    about=Said(
        "thư mục để ghi; mặc định là thư mục hiện tại", "the folder to write into; this one"
    ),
)
@force
def command(
    session: Session, name: str, pack: str | None, output: Path | None, force: bool
) -> Answer:
    """Writes the template; nothing uses it before `cchc.toml` names it."""
    offer = session.offer()
    made = drafted(name, pack_called(pack or only(offer.packs, "--pack"), offer), offer)
    (deed,) = write_outputs([made], output or Path(), today=session.today, force=force)
    return Answer(
        data=lambda: {"format": name, "template": written(deed)},
        lines=lambda: (
            f"{deed.path} ({session.say(DEEDS[deed.deed])})",
            wrapped(session.say(_NEXT).format(file=deed.path.name, format=name)),
        ),
        problems=offer.problems,
    )


def drafted(name: str, pack: FormPack, offer: Offer) -> Output:
    """The template of a format. Raises `NotFound` for one that has none, `PluginFailed`."""
    format = offer.format(name)
    if format.draft_template is None:
        able = [each.name for each in offer.formats.values() if each.draft_template]
        raise NotFound(_NO_TEMPLATE.format(name=name, able=", ".join(able) or "-"))
    with offer.guarded("format", name, CchcError):
        return format.draft_template(pack)


_NO_TEMPLATE = Text(
    "Định dạng '{name}' không dùng mẫu của cơ quan; các định dạng dùng mẫu: {able}.",
    "The format '{name}' fills no template of an office's; these do: {able}.",
)
_NEXT = Said(
    "Sửa mẫu bằng Word hoặc Excel, rà soát bằng cchc template check {file}, rồi nêu trong "
    'cchc.toml ở [[outputs]] của {format}: template = "{file}".',
    "Change it in Word or Excel, look it through with cchc template check {file}, then name it in "
    'cchc.toml under the [[outputs]] of {format}: template = "{file}".',
)
