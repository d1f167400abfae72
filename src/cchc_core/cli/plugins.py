"""`cchc plugins`: every plugin, where it is from, what it offers or what is wrong with it."""

from collections.abc import Iterator
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command
from cchc_core.cli.session import Session
from cchc_core.cli.tables import table
from cchc_core.cli.words import Said
from cchc_core.offers import Offer, Plugin
from cchc_core.plugins import gather


@cchc_command(
    "plugins",
    Said(
        "Liệt kê các plugin đã cài: thuộc gói nào, phiên bản nào, cung cấp gì, hỏng ở đâu.",
        "Lists the plugins installed: from which distribution and version, what each offers, and "
        "what is wrong with one that is broken.",
    ),
    "cchc plugins --disable manual",
)
def command(session: Session) -> Answer:
    """Works whatever is installed."""
    plugins = session.plugins()
    offer = gather(*plugins)
    return Answer(
        data=lambda: {"plugins": [_record(p, offer, session) for p in plugins]},
        lines=lambda: _lines(plugins, offer, session),
        problems=offer.problems,
    )


def _record(plugin: Plugin, offer: Offer, session: Session) -> dict[str, Any]:
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "offers": [{"kind": kind, "name": name} for kind, name in _offered(plugin, offer)],
        "problems": [session.say(p.message) for p in offer.problems if _is_of(p.plugin, plugin)],
    }


def _lines(plugins: tuple[Plugin, ...], offer: Offer, session: Session) -> Iterator[str]:
    head = [
        Said("Plugin", "Plugin"),
        Said("Gói", "Distribution"),
        Said("Phiên bản", "Version"),
        Said("Cung cấp", "Offers"),
    ]
    rows = []
    for plugin in plugins:
        broken = any(_is_of(p.plugin, plugin) for p in offer.problems)
        kinds: dict[str, list[str]] = {}
        for kind, name in _offered(plugin, offer):
            kinds.setdefault(session.say(_KINDS.get(kind, Said(kind, kind))), []).append(name)
        told = "; ".join(f"{kind}: {', '.join(names)}" for kind, names in kinds.items())
        fault = session.say(Said("có lỗi, xem dưới", "broken, see below")) if broken else ""
        offers = "; ".join(part for part in (told, fault) if part)
        rows.append([plugin.name, plugin.distribution, plugin.version, offers])
    yield from table([session.say(word) for word in head], rows)


def _offered(plugin: Plugin, offer: Offer) -> Iterator[tuple[str, str]]:
    """What a plugin offers that is in use."""
    for (kind, name), owner in offer.providers.items():
        if owner == plugin:
            yield kind, name


def _is_of(name: str, plugin: Plugin) -> bool:
    return name == plugin.name


_KINDS = {
    "source": Said("nguồn", "source"),
    "format": Said("định dạng", "format"),
    "check": Said("quy tắc", "rules"),
    "packs": Said("biểu mẫu", "forms"),
    "units": Said("đơn vị", "units"),
    "schemes": Said("kỳ báo cáo", "periods"),
}
