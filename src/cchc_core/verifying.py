"""Whether a delivered report is what the campaign gives: made again by its manifest, and compared.

Made with the manifest that the report itself carries, so that what is written of files and versions
is no difference of cells; whether that is still so is asked file by file.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from attrs import evolve, frozen

from cchc_core.contents import Content, Contents, contents
from cchc_core.errors import BadData, FileRefused, NotFound
from cchc_core.extensions import Output
from cchc_core.interchange import text_from_cells
from cchc_core.manifests import BESIDE, Fingerprint, Manifest, Use
from cchc_core.merge import Merged, made_as
from cchc_core.offers import Offer
from cchc_core.reading import precheck
from cchc_core.text import Text


class Verdict(StrEnum):
    """What a delivered report is: what the campaign gives, byte by byte; the same in every place,
    saved anew by some program; with words that a person typed where a person may; or another, in a
    place, a file that was read, or its manifest."""

    IDENTICAL = "identical"
    EDITED = "edited"
    SAVED_ANEW = "saved-anew"
    DIFFERENT = "different"


@frozen
class CellDifference:
    """A place where the delivered report says something else; None where one has no such place."""

    sheet: str
    cell: str
    delivered: str | None
    recomputed: str | None


@frozen
class FileDifference:
    """A file that is not as the manifest states it: changed, gone (`found` is None) or added."""

    stated: Fingerprint | None
    found: Fingerprint | None

    @property
    def file(self) -> Fingerprint:
        """The file as it is, or was."""
        found = self.found or self.stated
        assert found
        return found


@frozen
class FactDifference:
    """Something else that the manifest states and that is not so now: a version, the form pack."""

    what: Text
    stated: str
    found: str


@frozen
class Verification:
    """What came out of comparing a delivered report with the campaign.

    `parts` are those of an office file in which somebody changed something other than a cell (of
    any other file its whole, which has no name); `typed` the places where a person wrote, as a
    person may; `manifests_differ` says that the manifest beside
    the report is not its own; `facts`, such as versions of the program, explain differences and are
    none.
    """

    manifest: Manifest
    sha256: str
    identical: bool
    cells: tuple[CellDifference, ...] = ()
    parts: tuple[str, ...] = ()
    files: tuple[FileDifference, ...] = ()
    facts: tuple[FactDifference, ...] = ()
    manifests_differ: bool = False
    typed: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What the report is, in a word."""
        if self.cells or self.parts or self.files or self.manifests_differ:
            return Verdict.DIFFERENT
        if self.typed:
            return Verdict.EDITED
        return Verdict.IDENTICAL if self.identical else Verdict.SAVED_ANEW


def manifest_in(report: Path) -> Manifest:
    """The manifest that a report carries, else the one beside it.

    Raises `NotFound` without either, `FileRefused` and `BadData` for what cannot be read.
    """
    inside, other = _inside(contents(_read(report)), report), _beside(report)
    manifest = inside or other
    if manifest is None:
        told = _PRINTED if report.suffix.casefold() == ".pdf" else _NO_MANIFEST
        raise NotFound(told.format(file=report.name))
    return evolve(manifest, output=None)


def verify(report: Path, merged: Merged, offer: Offer) -> Verification:
    """Compares a delivered file with what the campaign gives, merged as it was on a `day` of the
    file's manifest. Raises what `manifest_in` does.

    A file that some program saved anew agrees where it says the same; any other has to agree to the
    letter.
    """
    content, manifest, other = _read(report), manifest_in(report), _beside(report)
    made = _made(report, content, other, made_as(manifest, merged, offer))
    now = merged.manifest(manifest.options, offer)
    differing = _differing(content, made.content, manifest.options.format, offer)
    found = Verification(
        manifest=manifest,
        sha256=sha256(content).hexdigest(),
        identical=made.content == content,
        cells=differing.cells,
        files=tuple(_files(manifest, now)),
        facts=tuple(_facts(manifest, now)),
        manifests_differ=other is not None and evolve(other, output=None) != manifest,
        typed=differing.typed,
    )
    if found.verdict is Verdict.DIFFERENT or found.facts:
        return found
    return evolve(
        found,
        parts=differing.parts,
        manifests_differ=not (other is None or found.typed or _is_of(other, content, made)),
    )


@frozen
class _Differing:
    """What is not as it was made; `parts` only where the places are."""

    cells: tuple[CellDifference, ...] = ()
    parts: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()


def _differing(content: bytes, made: bytes, format: str, offer: Offer) -> _Differing:
    """By the format itself, where it can tell what a person may type; else place by place."""
    if content == made:
        return _Differing()
    if compare := offer.format(format).compare:
        try:
            with offer.guarded("format", format, FileRefused):
                told = compare(content, made)
        except FileRefused:
            pass  # it went through another program: place by place
        else:
            pairs = ((each.place, each.delivered, each.recomputed) for each in told.differences)
            return _Differing(tuple(CellDifference("", *pair) for pair in pairs), (), told.typed)
    delivered, recomputed = contents(content), contents(made)
    return _Differing(tuple(_cells(delivered, recomputed)), tuple(_parts(delivered, recomputed)))


_NO_MANIFEST = Text(
    "{file}: không có kê khai nguồn gốc bên trong, cũng không có tệp {file}.manifest.json bên "
    "cạnh, nên không biết báo cáo được làm từ đâu. Hãy chép tệp .manifest.json do 'cchc merge' ghi "
    "về cạnh báo cáo, hoặc gộp lại bằng 'cchc merge' rồi so sánh.",
    "{file} carries no manifest, and {file}.manifest.json is not beside it, so nobody can tell "
    "what the report was made of. Put the .manifest.json that 'cchc merge' wrote beside it, or "
    "merge again and compare.",
)


_PRINTED = Text(
    "{file}: bản PDF được in từ văn bản cùng tên và không có kê khai riêng. Hãy so sánh văn bản đó "
    "(.docx), rồi in lại PDF bằng 'cchc merge --pdf' nếu cần.",
    "{file} was printed of the document of the same name and bears no manifest. Verify that one, "
    "and print the PDF anew by 'cchc merge --pdf'.",
)


def _read(report: Path) -> bytes:
    content = report.read_bytes()
    if content.startswith(b"PK"):
        precheck(report)
    return content


def _inside(delivered: Contents, report: Path) -> Manifest | None:
    """The manifest that the file carries; one that did not come through whole is none where there
    is another beside it."""
    cells = delivered.column(Manifest.sheet)
    if text := text_from_cells(cells):
        return Manifest.from_json(text)
    if cells and _beside(report) is None:
        raise BadData(_DAMAGED.format(file=report.name, sheet=Manifest.sheet))
    return None


_DAMAGED = Text(
    "{file}: kê khai nguồn gốc bên trong (trang ẩn {sheet}) đã bị sửa hoặc hỏng. Hãy để tệp "
    "{file}.manifest.json do 'cchc merge' ghi ở bên cạnh, rồi so lại.",
    "{file}: the manifest inside (the hidden sheet {sheet}) was changed or is damaged. Put the "
    "{file}.manifest.json that 'cchc merge' wrote beside it, and compare again.",
)


def _beside(report: Path) -> Manifest | None:
    path = report.with_name(report.name + BESIDE)
    if not path.is_file():
        return None
    try:
        return Manifest.from_json(path.read_text("utf-8"))
    except (BadData, UnicodeDecodeError) as error:
        why = error.message if isinstance(error, BadData) else Text(str(error), str(error))
        raise BadData(_NO_SENSE.format(file=path.name, why=why)) from None


_NO_SENSE = Text(
    "{file} không phải kê khai nguồn gốc nguyên vẹn: {why} Hãy lấy lại tệp, hoặc để tệp ra chỗ "
    "khác nếu báo cáo đã có kê khai bên trong.",
    "{file} is no whole manifest: {why} Get the file again, or put it elsewhere if the report "
    "carries its own.",
)


def _made(
    report: Path, content: bytes, other: Manifest | None, outputs: tuple[Output, ...]
) -> Output:
    """Of the files that a format writes the one that was delivered, perhaps under another name."""
    named = {report.name, other.output.name if other and other.output else ""}
    alike = [o for o in outputs if Path(o.name).suffix == report.suffix]
    exact = [o for o in outputs if o.content == content]
    called = [o for o in outputs if o.name in named]
    return (exact or called or alike or list(outputs))[0]


def _cells(delivered: Contents, recomputed: Contents) -> Iterator[CellDifference]:
    """The places that differ, those of the report as it should be in their order first."""
    agrees = Content.saved_from if delivered.saved_since(recomputed) else Content.same_as
    one, other = delivered.places, recomputed.places
    for place in dict.fromkeys((*other, *one)):
        found, expected = one.get(place), other.get(place)
        if found is None or expected is None or not agrees(found, expected):
            yield CellDifference(*place, _told(found), _told(expected))


def _told(content: Content | None) -> str | None:
    return None if content is None else str(content)


def _parts(delivered: Contents, recomputed: Contents) -> Iterator[str]:
    """The parts in which a file that nobody saved anew is another all the same."""
    if not delivered.saved_since(recomputed):
        for name in dict.fromkeys((*recomputed.parts, *delivered.parts)):
            if delivered.parts.get(name) != recomputed.parts.get(name):
                yield name


def _files(stated: Manifest, now: Manifest) -> Iterator[FileDifference]:
    before, after = _by_name(stated), _by_name(now)
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield FileDifference(before.get(name), after.get(name))


def _by_name(manifest: Manifest) -> Mapping[tuple[Use, str], Fingerprint]:
    return {(file.use, file.name): file for file in manifest.files}


def _facts(stated: Manifest, now: Manifest) -> Iterator[FactDifference]:
    pairs = [
        (Text("Đơn vị tổng hợp", "Unit"), stated.unit, now.unit),
        (Text("Bộ biểu mẫu", "Form pack"), stated.pack, now.pack),
        (Text("Kỳ báo cáo", "Period"), _period(stated), _period(now)),
    ]
    for name in dict.fromkeys((*stated.versions, *now.versions)):
        what = Text(f"Phiên bản {name}", f"Version of {name}")
        pairs.append((what, stated.versions.get(name, "-"), now.versions.get(name, "-")))
    for what, before, after in pairs:
        if before != after:
            yield FactDifference(what, before, after)


def _period(manifest: Manifest) -> str:
    return f"{manifest.period} ({manifest.window.phrase.vi})"


def _is_of(other: Manifest, content: bytes, made: Output) -> bool:
    """Whether the manifest beside a report is of it, as it was made or as it was delivered; by the
    name it was written under."""
    name = other.output.name if other.output else made.name
    return other.output in (
        Fingerprint.of(Use.OUTPUT, name, made.content),
        Fingerprint.of(Use.OUTPUT, name, content),
    )
