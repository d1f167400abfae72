"""`cchc sources`: the kinds of file reports can come in."""

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command
from cchc_core.cli.offers import offered
from cchc_core.cli.session import Session
from cchc_core.cli.words import Said


@cchc_command(
    "sources",
    Said(
        "Liệt kê các nguồn: những loại tệp mà báo cáo của đơn vị có thể gửi về.",
        "Lists the sources: the kinds of file that units' reports can come in.",
    ),
    "cchc sources --disable manual",
)
def command(session: Session) -> Answer:
    """Every source of the plugins that are not disabled."""
    offer = session.offer()
    return offered(session, offer, "source", offer.sources.values())
