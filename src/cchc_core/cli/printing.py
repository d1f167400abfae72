"""Writes outputs with their PDFs beside them, and says what those lack."""

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from cchc_core.cli.session import Session
from cchc_core.cli.tables import wrapped
from cchc_core.cli.words import Said
from cchc_core.errors import CchcError
from cchc_core.model.findings import Finding
from cchc_core.offers import Offer, Problem
from cchc_core.pdfs import Printed, pdf_name, with_pdfs
from cchc_core.renewing import Kept
from cchc_core.writing import Deed, Written, write_outputs


@frozen
class Wrote:
    """What was written, what was found on the way, and why there are no PDFs."""

    deeds: tuple[Written, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: CchcError | None = None


def write_kept(
    kept: Kept,
    folder: Path,
    offer: Offer,
    problems: list[Problem],
    session: Session,
    *,
    pdf: bool,
    force: bool,
) -> Wrote:
    """Writes outputs that keep what stands, with a PDF beside each that some format can print where
    that is asked for. Raises `CannotWrite` before anything is written."""
    printed = Printed(kept.outputs)
    if pdf:
        printed = with_pdfs(kept, folder, offer, problems, session.today, force=force)
    deeds = write_outputs(
        printed.outputs, folder, today=session.today, force=force, renewed=kept.renewed
    )
    return Wrote(deeds, (*kept.findings, *printed.lost), printed.error)


def of_pdfs(wrote: Wrote, session: Session, *, pdf: bool) -> Iterator[str]:
    """What there is to say of PDFs: that none of what was written can be printed, though it was
    asked for; which stand beside a file and are of it as it was before."""
    made = {deed.path for deed in wrote.deeds}
    if pdf and made and not wrote.error and not any(path.suffix == ".pdf" for path in made):
        yield wrapped(session.say(_NONE), "  ")
    written = (deed.path for deed in wrote.deeds if deed.deed is Deed.WRITTEN)
    for old in dict.fromkeys(path.with_name(pdf_name(path.name)) for path in written):
        if old not in made and old.is_file():
            yield wrapped(session.say(_OLD).format(pdf=old.name), "  ")


_NONE = Said(
    "Không in bản PDF nào: trong các tệp vừa ghi không có văn bản Word. Thêm định dạng word vào "
    "[[outputs]] của cchc.toml.",
    "No PDF was printed: none of the files written is a Word document. Add the format word to "
    "[[outputs]] in cchc.toml.",
)
_OLD = Said(
    "{pdf} là bản in từ trước lần ghi này, nay có thể không còn khớp (in lại: --pdf).",
    "{pdf} was printed before and may be out of date now (print it anew: --pdf).",
)
