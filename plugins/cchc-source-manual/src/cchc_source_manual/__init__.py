"""What a ward fills in by hand: the generated Excel form, and the same report as JSON or YAML.

The source `manual` reads all three; the formats `form`, `json` and `yaml` write them. The ledger
`xlsx` is the workbook in which officers decide what is in doubt. Whatever is
heavy is imported when a file is read or written.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cchc_core import (
    Desk,
    Format,
    Ledger,
    LedgerLine,
    LedgerPage,
    Mark,
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
    yield Source("manual", title, recognises=_recognises, read=_read, mark=_mark)


@hookimpl
def cchc_rules() -> Iterable[Rule]:
    """What the source finds besides what every source tells."""
    return load_rules(Path(__file__).parent / "rules.toml").values()


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The formats `form`, `json` and `yaml`."""
    form = Text("Biểu Excel để nhập", "Excel form to fill in")
    yield Format("form", form, _form, Purpose.ENTRY)
    yield Format("json", Text("Báo cáo dạng JSON", "Report as JSON"), _json, Purpose.ENTRY)
    yield Format("yaml", Text("Báo cáo dạng YAML", "Report as YAML"), _yaml, Purpose.ENTRY)


@hookimpl
def cchc_ledgers() -> Iterable[Ledger]:
    """The workbook in which officers decide."""
    title = Text("Sổ xử lý Excel", "Ledger as an Excel workbook")
    yield Ledger("xlsx", title, "Xu-ly.xlsx", _read_ledger, _write_ledger)


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


def _read_ledger(content: bytes) -> Iterable[LedgerLine]:
    from cchc_source_manual.ledger.reading import read_ledger

    return read_ledger(content)


def _write_ledger(page: LedgerPage, old: bytes | None) -> bytes:
    from cchc_source_manual.ledger.writing import write_ledger

    return write_ledger(page, old)


def _mark(content: bytes, marks: Sequence[Mark]) -> bytes:
    from cchc_source_manual.marking import mark_workbook

    return mark_workbook(content, marks)


def _form(publication: Publication) -> Iterable[Output]:
    from cchc_source_manual.form_writing import write_form

    return write_form(publication)


def _json(publication: Publication) -> Iterable[Output]:
    from cchc_source_manual.plain_writing import write_json

    return write_json(publication)


def _yaml(publication: Publication) -> Iterable[Output]:
    from cchc_source_manual.plain_writing import write_yaml

    return write_yaml(publication)
