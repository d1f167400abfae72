"""Measures files against the rules for their kind, by whatever format knows them."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from cchc_core.errors import FileRefused, NotFound, PluginFailed
from cchc_core.extensions import Format
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.offers import Offer, Problem
from cchc_core.reading import precheck, read_head, refusal, sniff
from cchc_core.text import Text


@frozen
class Linted:
    """A file that was measured: by which format, and what was found; a file of no kind that any
    knows was measured by none (`format` is empty), and the finding says so."""

    file: Path
    format: str
    findings: tuple[Finding, ...]


def lint_file(path: Path, offer: Offer, problems: list[Problem]) -> Linted:
    """What every format that measures files finds in one; the first that knows the file counts. A
    format that broke becomes a problem. Raises `NotFound` where none measures anything."""
    formats = [format for format in offer.formats.values() if format.lint]
    if not formats:
        raise NotFound(_NOBODY)
    try:
        if read_head(path).startswith(b"PK"):
            precheck(path)
        return _measured(path, path.read_bytes(), formats, offer, problems)
    except FileRefused as error:
        found = Finding(
            error.rule,
            Severity.ERROR,
            error.message,
            origin=Origin(path.name),
            found=error.found,
            expected=error.expected,
        )
        return Linted(path, "", (found,))


def _measured(
    path: Path,
    content: bytes,
    formats: Sequence[Format],
    offer: Offer,
    problems: list[Problem],
) -> Linted:
    for format in formats:
        assert format.lint
        try:
            with offer.guarded("format", format.name, FileRefused, at=path.name):
                return Linted(path, format.name, tuple(format.lint(path.name, content)))
        except PluginFailed as error:
            problems.append(Problem.of(error))
            return Linted(path, format.name, ())
        except FileRefused:
            continue
    known = ", ".join(format.name for format in formats)
    kind = sniff(path)
    raise FileRefused(
        refusal(path, kind).rule,
        _UNKNOWN.format(file=path.name, known=known),
        found=kind.value,
        expected=known,
    )


_NOBODY = Text(
    "Không có định dạng nào đo được thể thức của tệp. Hãy cài gói cchc-format-word.",
    "No format measures files. Install cchc-format-word.",
)
_UNKNOWN = Text(
    "Tệp '{file}' không phải loại đo được thể thức, hoặc đã hỏng; đo được tệp của định dạng: "
    "{known}. Nếu là văn bản, hãy mở bằng Word, lưu thành .docx rồi kiểm tra lại.",
    "'{file}' is of no kind that can be measured, or is damaged; files of these formats can: "
    "{known}. If it is a document, open it in Word, save it as .docx and try again.",
)
