"""`cchc formats`: the kinds of file reports and entry forms can be written in."""

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command
from cchc_core.cli.offers import offered
from cchc_core.cli.session import Session
from cchc_core.cli.words import Said


@cchc_command(
    "formats",
    Said(
        "Liệt kê các định dạng: những loại tệp ghi được, trong đó có biểu nhập cho đơn vị.",
        "Lists the formats: the kinds of file that can be written, entry forms among them.",
    ),
    "cchc formats --json",
)
def command(session: Session) -> Answer:
    """Every format of the plugins that are not disabled."""
    offer = session.offer()
    return offered(session, offer, "format", offer.formats.values())
