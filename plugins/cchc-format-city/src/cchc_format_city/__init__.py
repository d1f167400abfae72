"""The format `city`: a unit's report as the workbook an office sends, wards and all behind it."""

from collections.abc import Iterable

from cchc_core import Finding, Format, FormPack, Output, Publication, Text, hookimpl

TITLE = Text(
    "Báo cáo dạng bảng tính (.xlsx): phụ lục, số liệu từng đơn vị, tình hình gửi báo cáo",
    "The report as a workbook (.xlsx): appendix, figures unit by unit, who sent what when",
)


def write(publication: Publication) -> Iterable[Output]:
    """`bao-cao-<unit code>-<period id>.xlsx`, and of an office's own template a second one with the
    sheets behind it; see `workbook.workbooks`."""
    from cchc_format_city.workbook import workbooks

    return workbooks(publication)


def draft_template(pack: FormPack) -> Output:
    """Our own layout as a template; see `workbook.draft`."""
    from cchc_format_city.workbook import draft

    return draft(pack)


def check_template(name: str, content: bytes, pack: FormPack) -> Iterable[Finding]:
    """What is wrong with a template, and what of it would be lost."""
    from cchc_core.printing import check_workbook

    return check_workbook(name, content, pack)


FORMAT = Format("city", TITLE, write, draft_template=draft_template, check_template=check_template)


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The one format of this plugin."""
    yield FORMAT
