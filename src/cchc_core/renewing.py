"""The use case: outputs written where others stand, without losing what people typed into those."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from cchc_core.errors import CchcError, FileRefused, PluginFailed
from cchc_core.extensions import Output
from cchc_core.manifests import BESIDE, Manifest
from cchc_core.merge import beside
from cchc_core.model.findings import Finding, Origin
from cchc_core.offers import Offer
from cchc_core.rules import RULES
from cchc_core.text import Text
from cchc_core.writing import dated_names


@frozen
class Kept:
    """Outputs that keep what stands: `renewed` are the names that may take its place, `findings`
    the places where both changed, and what could not be kept in."""

    outputs: tuple[Output, ...]
    findings: tuple[Finding, ...] = ()
    renewed: frozenset[str] = frozenset()


def keep(
    outputs: Sequence[Output], folder: Path, offer: Offer, today: date, format: str = ""
) -> Kept:
    """The outputs with what people typed into those that stand in `folder`, where their formats
    renew files: those their manifests name, else `format`.

    What stands and cannot be read as such stays as it is; the output then gets a name of its own,
    dated `today`. Nothing is written.
    """
    made: list[Output] = []
    findings: list[Finding] = []
    renewed: set[str] = set()
    for output, manifest in _with_manifests(outputs):
        old = _standing(folder / output.name)
        new = output
        name = manifest.options.format if manifest else format
        if name and old is not None and old != output.content:
            try:
                new = _renewed(output, old, name, offer, findings)
            except (FileRefused, PluginFailed) as error:
                new = evolve(output, name=free_name(output, folder, today))
                findings.append(_not_renewed(output, new, error))
            if new is not output and new.name == output.name:
                renewed |= {new.name, new.name + BESIDE}
        made.append(new)
        if manifest:
            made.append(beside(new, manifest))
    return Kept(tuple(made), tuple(findings), frozenset(renewed))


def _with_manifests(outputs: Sequence[Output]) -> Iterator[tuple[Output, Manifest | None]]:
    """Each output, with the manifest that goes beside it."""
    named = {output.name: output for output in outputs}
    for output in outputs:
        if output.name.endswith(BESIDE) and output.name.removesuffix(BESIDE) in named:
            continue
        told = named.get(output.name + BESIDE)
        manifest = Manifest.from_json(told.content.decode()) if told else None
        yield output, evolve(manifest, output=None) if manifest else None


def _standing(path: Path) -> bytes | None:
    """What stands there; a link is taken for nothing, it is replaced and not written through."""
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _renewed(
    output: Output, old: bytes, name: str, offer: Offer, findings: list[Finding]
) -> Output:
    """The output as its format renews what stands; itself, where the format renews nothing."""
    renew = offer.format(name).renew
    if renew is None:
        return output
    with offer.guarded("format", name, FileRefused, at=output.name):
        told = renew(output.content, old)
    findings += (_in_file(finding, output.name) for finding in told.conflicts)
    return evolve(output, content=told.content)


def _in_file(finding: Finding, file: str) -> Finding:
    place = finding.origin or Origin("")
    return evolve(finding, origin=evolve(place, file=file))


def free_name(output: Output, folder: Path, today: date) -> str:
    """The first name dated `today` under which nothing else stands in `folder`."""
    for path in dated_names(folder / output.name, today):
        if _standing(path) in (None, output.content) and not path.is_symlink():
            return path.name
    raise AssertionError("there is always another number")


def _not_renewed(output: Output, new: Output, error: CchcError) -> Finding:
    severity = RULES["output-not-renewed"].severity
    message = _NOT_RENEWED.format(file=output.name, why=error.message, new=new.name)
    return Finding("output-not-renewed", severity, message, origin=Origin(output.name))


_NOT_RENEWED = Text(
    "{file}: không giữ được lời đã gõ trong tệp đang có ({why}). Tệp đó được để nguyên, báo cáo "
    "mới ghi ra {new}; hãy chép lời cần giữ sang rồi xóa tệp cũ.",
    "{file}: what was typed into the file that stands cannot be kept ({why}). That file is left as "
    "it is, the new report is {new}; copy over what is wanted, then delete the old file.",
)
