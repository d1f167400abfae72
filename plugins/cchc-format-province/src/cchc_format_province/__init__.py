"""The workbook a city sends to its province, and the same read back: both called `province`."""

from collections.abc import Iterable
from pathlib import Path

from cchc_core import (
    Desk,
    Finding,
    Format,
    FormPack,
    Output,
    Publication,
    Rule,
    Source,
    Submission,
    Text,
    hookimpl,
    load_rules,
)
from cchc_format_province.recognising import is_ours


def write(publication: Publication) -> Iterable[Output]:
    """`gui-tinh-<unit code>-<period id>.xlsx`, and of an office's own template a second one with
    the rest and the report inside; see `workbook.workbooks`."""
    from cchc_format_province.workbook import workbooks

    return workbooks(publication)


def draft_template(pack: FormPack) -> Output:
    """Our own layout as a template; see `workbook.draft`."""
    from cchc_format_province.workbook import draft

    return draft(pack)


def check_template(name: str, content: bytes, pack: FormPack) -> Iterable[Finding]:
    """What is wrong with a template, and what of it would be lost."""
    from cchc_core.printing import check_workbook

    return check_workbook(name, content, pack)


def read(path: Path, desk: Desk) -> Iterable[Submission]:
    """The one submission of a workbook; see `reading.read_province`."""
    from cchc_format_province.reading import read_province

    return read_province(path, desk)


FORMAT = Format(
    "province",
    Text(
        "Báo cáo gửi tỉnh (.xlsx): theo biểu của tỉnh, kèm báo cáo gốc của từng xã, phường",
        "The report for the province (.xlsx): on its form, with every office's own report inside",
    ),
    write,
    draft_template=draft_template,
    check_template=check_template,
)
SOURCE = Source(
    "province",
    Text("Báo cáo gửi tỉnh của cấp dưới (.xlsx)", "Reports sent to the province (.xlsx)"),
    is_ours,
    read,
)


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The format `province`."""
    yield FORMAT


@hookimpl
def cchc_sources() -> Iterable[Source]:
    """The source `province`."""
    yield SOURCE


@hookimpl
def cchc_rules() -> Iterable[Rule]:
    """What the source finds besides what every source tells."""
    return load_rules(Path(__file__).parent / "rules.toml").values()
