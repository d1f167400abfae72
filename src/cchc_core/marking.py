"""Copies of units' own files with the cells marked that have to be looked at again."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from attrs import frozen

from cchc_core.campaign import Campaign
from cchc_core.errors import FileRefused, PluginFailed
from cchc_core.extensions import Mark, Output, Source
from cchc_core.model.findings import Finding, Remedy
from cchc_core.offers import Offer, Problem
from cchc_core.receipts import Receipt, Verdict
from cchc_core.text import Text, format_number


@frozen
class Copy:
    """A marked copy, and the file of the inbox that it was made of."""

    file: str
    output: Output


def marked_copies(
    campaign: Campaign,
    receipts: Iterable[Receipt],
    findings: Iterable[Finding],
    offer: Offer,
    problems: list[Problem],
) -> Iterator[Copy]:
    """A copy of each used file that findings are in and that can be marked.

    A source that marks nothing has none of its files copied, whatever they are: an export holds
    what is nobody's to pass on. One that does marks its own, and leaves a kind it cannot mark to
    others that can. One that breaks becomes a problem, and there is no copy.
    """
    read_by = {r.file: r.source for r in receipts if r.verdict is Verdict.USED}
    marks: dict[str, list[Mark]] = {}
    for finding in findings:
        for mark in _marks(finding):
            if mark.origin.file in read_by and not mark.origin.entered:
                marks.setdefault(mark.origin.file, []).append(mark)
    paths = {campaign.name(path): path for path in campaign.files()} if marks else {}
    for file in sorted(marks):
        content = _content(paths.get(file))
        sources = _marking(read_by[file], offer)
        if content and (marked := _marked(content, marks[file], sources, offer, problems)):
            yield Copy(file, Output(copy_name(file), marked))


def copy_name(file: str) -> str:
    """`Phường Ba Đình - cần sửa.xlsx`; a folder of the inbox stands in the name."""
    path = PurePosixPath(file)
    return f"{' - '.join((*path.parts[:-1], path.stem))} - cần sửa{path.suffix}"


def _marks(finding: Finding) -> Iterator[Mark]:
    """One where the finding is, and a short one on each other cell that may be the wrong one."""
    message, own = finding.message.vi, finding.origin
    if own:
        remedies = () if finding.names_remedies else finding.remedies
        yield Mark(own, finding.severity, "\n".join([message, *map(_remedy, remedies)]))
    for remedy in finding.remedies:
        if remedy.origin and remedy.origin != own:
            where = _SEE.format(place=own.place).vi if own else message
            told = _HERE.format(value=_value(remedy)).vi
            yield Mark(remedy.origin, finding.severity, f"{where} {told}")


def _remedy(remedy: Remedy) -> str:
    place = remedy.origin.place if remedy.origin else remedy.row
    return _THERE.format(place=place, found=remedy.found or "…", value=_value(remedy)).vi


def _value(remedy: Remedy) -> str:
    """The value as numbers are printed; marked where one slip makes it of what stands there."""
    whole = remedy.value.isascii() and remedy.value.isdecimal()
    value = format_number(int(remedy.value), "vi") if whole else remedy.value
    return f"{value}*{_NEAR.vi}" if remedy.near else value


_THERE = Text("– ô {place}: {found} → {value}", "– cell {place}: {found} → {value}")
_NEAR = Text(
    " (*: chỉ sai một chữ số hoặc hai chữ số đổi chỗ)",
    " (*: one digit away, or two digits changed places)",
)
_SEE = Text("Có thể sai, xem ghi chú ở ô {place}.", "May be wrong, see cell {place}.")
_HERE = Text(
    "Nếu sai ở ô này thì số khớp là {value}.", "If it is this cell that is wrong, {value} fits."
)


def _marking(reader: str, offer: Offer) -> list[Source]:
    """The sources that mark files, the one that read this first; none if that one marks nothing."""
    able = [source for source in offer.sources.values() if source.mark]
    if reader not in {source.name for source in able}:
        return []
    return sorted(able, key=lambda source: (source.name != reader, source.name))


def _marked(
    content: bytes,
    marks: list[Mark],
    sources: Iterable[Source],
    offer: Offer,
    problems: list[Problem],
) -> bytes | None:
    for source in sources:
        assert source.mark
        try:
            with offer.guarded("source", source.name, FileRefused, at=marks[0].origin.file):
                return source.mark(content, marks)
        except FileRefused:  # it marks files of other kinds
            continue
        except PluginFailed as error:
            problems.append(Problem.of(error))
    return None


def _content(path: Path | None) -> bytes | None:
    try:
        return path.read_bytes() if path else None
    except OSError:
        return None
