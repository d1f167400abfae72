"""Prints files as PDFs, by whatever format can."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePath

from attrs import field, frozen

from cchc_core.errors import CannotWrite, FileRefused, PluginFailed
from cchc_core.extensions import Format, Output, Pdf
from cchc_core.manifests import BESIDE
from cchc_core.model.findings import Finding
from cchc_core.offers import Offer, Problem
from cchc_core.renewing import Kept, free_name


@frozen
class Printed:
    """Outputs with their PDFs: `lost` is what stands in a file and not in its PDF; `error` is why
    there are none (what they need is not installed)."""

    outputs: tuple[Output, ...]
    lost: tuple[Finding, ...] = ()
    error: CannotWrite | None = field(default=None, eq=False)


def with_pdfs(
    kept: Kept,
    folder: Path,
    offer: Offer,
    problems: list[Problem],
    today: date,
    *,
    force: bool = False,
) -> Printed:
    """The outputs, each that some format can print followed by `<name>.pdf`; a format that broke
    becomes a problem, and what it would have printed is not there.

    Where the file may take the place of what stands in `folder` because it keeps what was typed
    there, the PDF keeps nothing and may be a signed one: unless `force` replaces whatever stands,
    it gets a name of its own, dated `today`.
    """
    aside = frozenset() if force else kept.renewed
    formats = [format for format in offer.formats.values() if format.pdf]
    made: list[Output] = []
    lost: list[Finding] = []
    error: CannotWrite | None = None
    for output in kept.outputs:
        made.append(output)
        if error or output.name.endswith(BESIDE):
            continue
        try:
            printed = _printed(output, formats, offer)
        except CannotWrite as refusal:
            error = refusal
        except PluginFailed as failure:
            problems.append(Problem.of(failure))
        else:
            if printed:
                pdf = Output(pdf_name(output.name), printed.content)
                made.append(_beside(pdf, folder, today) if output.name in aside else pdf)
                lost += printed.lost
    return Printed(tuple(made), tuple(lost), error)


def pdf_name(name: str) -> str:
    """What the PDF of a file is called."""
    return PurePath(name).with_suffix(".pdf").name


def _beside(pdf: Output, folder: Path, today: date) -> Output:
    """The PDF, under another name if something else stands under its own."""
    standing = folder / pdf.name
    if not standing.exists() or standing.read_bytes() == pdf.content:
        return pdf
    return Output(free_name(pdf, folder, today), pdf.content)


def _printed(output: Output, formats: Sequence[Format], offer: Offer) -> Pdf | None:
    """The PDF by the first format that knows the file; None if none does."""
    for format in formats:
        assert format.pdf
        with offer.guarded("format", format.name, FileRefused, CannotWrite, at=output.name):
            try:
                return format.pdf(output.name, output.content)
            except FileRefused:
                continue
    return None
