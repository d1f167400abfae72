"""What a ward fills in by hand: the generated Excel form, and the same report as JSON or YAML.

The source `manual` reads all three; the formats `form`, `json` and `yaml` write them. Whatever is
heavy is imported when a file is read or written.
"""

from collections.abc import Iterable
from pathlib import Path

from cchc_core import (
    Desk,
    Format,
    Output,
    Publication,
    Purpose,
    Rule,
    Source,
    Submission,
    Text,
    hookimpl,
    load_rules,
)
from cchc_core.reading import FileKind, refusal, sniff
from cchc_source_manual.recognising import is_form, is_plain


@hookimpl
def cchc_sources() -> Iterable[Source]:
    """The source `manual`."""
    title = Text("Biểu nhập tay (Excel, JSON, YAML)", "Forms filled in by hand (Excel, JSON, YAML)")
    yield Source("manual", title, recognises=_recognises, read=_read)


@hookimpl
def cchc_rules() -> Iterable[Rule]:
    """What the source finds besides what every source tells."""
    return load_rules(Path(__file__).parent / "rules.toml").values()


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The formats `form`, `json` and `yaml`."""
    yield Format(
        "form", Text("Biểu Excel để nhập", "Excel form to fill in"), _form, purpose=Purpose.ENTRY
    )
    yield Format("json", Text("Báo cáo dạng JSON", "Report as JSON"), _json, purpose=Purpose.ENTRY)
    yield Format("yaml", Text("Báo cáo dạng YAML", "Report as YAML"), _yaml, purpose=Purpose.ENTRY)


def _recognises(path: Path, head: bytes) -> bool:
    return is_plain(head) or is_form(path, head)


def _read(path: Path, desk: Desk) -> Iterable[Submission]:
    match sniff(path):
        case FileKind.XLSX:
            from cchc_source_manual.form_reading import read_form

            return read_form(path, desk)
        case FileKind.JSON | FileKind.TEXT:
            from cchc_source_manual.plain_reading import read_plain

            return read_plain(path, desk)
        case kind:
            raise refusal(path, kind)


def _form(publication: Publication) -> Iterable[Output]:
    from cchc_source_manual.form_writing import write_form

    return write_form(publication)


def _json(publication: Publication) -> Iterable[Output]:
    from cchc_source_manual.plain_writing import write_json

    return write_json(publication)


def _yaml(publication: Publication) -> Iterable[Output]:
    from cchc_source_manual.plain_writing import write_yaml

    return write_yaml(publication)
