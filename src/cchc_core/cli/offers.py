"""What the lists share: names with titles and plugins, going on when one does not load."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from cchc_core.cli.answers import Answer
from cchc_core.cli.session import Session
from cchc_core.cli.tables import table
from cchc_core.cli.words import Said
from cchc_core.errors import CchcError
from cchc_core.extensions import Format, Purpose, Source
from cchc_core.forms import load_pack
from cchc_core.model.forms import FormPack
from cchc_core.offers import Offer, Problem

Thing = TypeVar("Thing")


def offered(
    session: Session, offer: Offer, kind: str, records: Iterable[Source | Format]
) -> Answer:
    """One line per record; `kind` is `source` or `format`."""
    told = [_record(session, offer, kind, record) for record in records]
    head = [Said("Tên", "Name"), Said("Nội dung", "Title"), Said("Plugin", "Plugin")]
    rows = [[_marked(one, session), one["title"], one["distribution"]] for one in told]
    return Answer(
        data=lambda: {f"{kind}s": told},
        lines=lambda: table([session.say(word) for word in head], rows),
        problems=offer.problems,
    )


def pack_called(name: str, offer: Offer) -> FormPack:
    """A form pack that is installed, or the one in a file whose name ends in `.toml`."""
    return load_pack(Path(name)) if name.endswith(".toml") else offer.pack(name)


def every(
    names: Iterable[str], load: Callable[[str], Thing], problems: list[Problem]
) -> dict[str, Thing]:
    """What loads of `names`; what does not is a problem, so that the list goes on."""
    loaded = {}
    for name in names:
        try:
            loaded[name] = load(name)
        except CchcError as error:
            problems.append(Problem("", name, error.message))
    return loaded


def _record(session: Session, offer: Offer, kind: str, record: Source | Format) -> dict[str, Any]:
    plugin = offer.providers[kind, record.name]
    purpose = {"purpose": record.purpose.value} if isinstance(record, Format) else {}
    return {
        "name": record.name,
        "title": session.say(record.title),
        **purpose,
        "plugin": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
    }


def _marked(record: Mapping[str, Any], session: Session) -> str:
    """The name, marked where it is what wards fill in."""
    mark = session.say(Said(" (biểu nhập)", " (entry form)"))
    return str(record["name"]) + (mark if record.get("purpose") == Purpose.ENTRY else "")
