"""What is written to single units: by which formats, and in words that are for the unit alone."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve

from cchc_core.errors import FileRefused, NotFound, PluginFailed
from cchc_core.extensions import Format, Output, Publication, Purpose
from cchc_core.merge import written_as
from cchc_core.offers import Offer, Problem
from cchc_core.text import Text


def formats_for(purpose: Purpose, offer: Offer) -> tuple[str, ...]:
    """The formats of a purpose, by name; raises `NotFound` where none is installed."""
    names = tuple(name for name, format in offer.formats.items() if format.purpose is purpose)
    if not names:
        raise NotFound(_NO_FORMAT.format(purpose=_PURPOSES[purpose]))
    return names


def written_for(
    purpose: Purpose, publication: Publication, offer: Offer, problems: list[Problem]
) -> Iterator[Output]:
    """The files of every format of a purpose; one that broke becomes a problem."""
    for name in formats_for(purpose, offer):
        try:
            yield from written_as(name, publication, offer)
        except PluginFailed as error:
            problems.append(Problem.of(error))


def renewed(
    purpose: Purpose, outputs: Iterable[Output], folder: Path, offer: Offer, problems: list[Problem]
) -> Iterator[Output]:
    """The outputs of a purpose, each with what a person typed into the file that stands in its
    place in `folder`, as far as the format that wrote it can carry that over."""
    able = [offer.format(name) for name in formats_for(purpose, offer)]
    for output in outputs:
        path = folder / output.name
        standing = path.read_bytes() if path.is_file() else None
        yield output if standing is None else _renewed(output, standing, able, offer, problems)


def _renewed(
    output: Output,
    standing: bytes,
    formats: Iterable[Format],
    offer: Offer,
    problems: list[Problem],
) -> Output:
    for format in formats:
        if format.renew is None:
            continue
        try:
            with offer.guarded("format", format.name, FileRefused, at=output.name):
                output = evolve(output, content=format.renew(output.content, standing).content)
        except FileRefused:  # another format's, or no whole file any more
            continue
        except PluginFailed as error:
            problems.append(Problem.of(error))
    return output


_PURPOSES = {
    Purpose.SLIP: Text("phiếu gửi lại đơn vị", "slips"),
    Purpose.WORKLIST: Text("danh sách việc cần xử lý", "worklists"),
    Purpose.REMINDER: Text("văn bản đôn đốc", "reminders"),
}
_NO_FORMAT = Text(
    "Chưa cài định dạng nào cho {purpose}; hãy cài một plugin có định dạng đó, ví dụ "
    "cchc-format-return.",
    "No format for {purpose} is installed; install a plugin that brings one, such as "
    "cchc-format-return.",
)
