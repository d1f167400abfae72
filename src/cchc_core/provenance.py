"""What a campaign's outputs are made of: the fingerprint of every file read, and the manifest."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve

from cchc_core.arrivals import FILE as ARRIVALS
from cchc_core.campaign import Campaign
from cchc_core.decisions import Decision, DecisionKind
from cchc_core.errors import CchcError
from cchc_core.manifests import Decided, Fingerprint, Manifest, Options, Use
from cchc_core.offers import Offer
from cchc_core.settings import FILE as SETTINGS
from cchc_core.settings import load_campaign
from cchc_core.text import nfc


def fingerprints(campaign: Campaign, offer: Offer) -> tuple[Fingerprint, ...]:
    """Every file the campaign is read from, by use and name: those in the inbox as the inbox calls
    them, others by their place in the campaign's folder. So are those of the period before, which
    its figures are held against."""
    own = [_fingerprint(path, use, campaign) for path, use in _files(campaign)]
    before = _earlier(campaign, offer)
    theirs = [_fingerprint(path, use, before) for path, use in _files(before)] if before else []
    return tuple(sorted((*own, *(evolve(file, use=Use.EARLIER) for file in theirs))))


def _earlier(campaign: Campaign, offer: Offer) -> Campaign | None:
    """The campaign of the period before; one that cannot be loaded is told where it is used."""
    if campaign.previous is None:
        return None
    try:
        before = load_campaign(campaign.previous, offer)
    except CchcError:
        return None
    return before if before.inbox.is_dir() else None


def manifest_of(
    campaign: Campaign, offer: Offer, options: Options, files: Sequence[Fingerprint]
) -> Manifest:
    """What an output is made of."""
    return Manifest(
        unit=str(campaign.unit.key),
        pack=campaign.pack.key,
        period=campaign.period.id,
        window=campaign.period.window,
        options=options,
        versions=versions(offer),
        files=tuple(files),
        decisions=tuple(_decisions(campaign)),
    )


def versions(offer: Offer) -> Mapping[str, str]:
    """The version of the core and of every plugin that offers something, by distribution."""
    plugins = {plugin.distribution: plugin.version for plugin in offer.providers.values()}
    return dict(sorted(plugins.items()))


def _files(campaign: Campaign) -> Iterator[tuple[Path, Use]]:
    for path in campaign.files():
        yield path, Use.INBOX
    for name, use in ((SETTINGS, Use.SETTINGS), (ARRIVALS, Use.ARRIVALS)):
        if (path := campaign.folder / name).is_file():
            yield path, use
    if campaign.ledger:
        yield campaign.ledger, Use.LEDGER
    yield from campaign.definitions.items()
    for path in campaign.templates.values():
        yield path, Use.TEMPLATE
    if profiles := campaign.desk.profiles:
        for path in profiles.glob("*.toml"):
            yield path, Use.PROFILE


def _fingerprint(path: Path, use: Use, campaign: Campaign) -> Fingerprint:
    name = _name(path, use, campaign)
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            return Fingerprint(use, name, file.tell(), sha256)
    except OSError:  # told when the file is read
        return Fingerprint(use, name, 0, "")


def _name(path: Path, use: Use, campaign: Campaign) -> str:
    """What a file is called wherever the campaign's folder stands."""
    if use is Use.INBOX:
        return campaign.name(path)
    inside = path.is_relative_to(campaign.folder)
    return nfc(path.relative_to(campaign.folder).as_posix() if inside else path.name)


def _decisions(campaign: Campaign) -> Iterator[Decided]:
    """What was decided and holds; a waiver that has run out is none any more."""
    for one in campaign.decisions:
        over = one.until and campaign.today and one.until < campaign.today
        if one.holds and not over:
            yield Decided(
                kind=one.kind.value,
                about=" ".join(filter(None, _about(one))),
                choice=one.choice,
                reason=one.reason,
                by=one.by,
                when=one.when.isoformat() if one.when else "",
                until=one.until.isoformat() if one.until else "",
            )


def _about(one: Decision) -> tuple[str, ...]:
    """What a decision is about; of a waiver without what it was given for, which is long."""
    return one.about[:3] if one.kind is DecisionKind.WAIVER else one.about
