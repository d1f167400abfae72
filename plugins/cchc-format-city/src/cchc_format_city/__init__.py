"""The format `city`: a unit's report as the workbook an office sends, wards and all behind it."""

from collections.abc import Iterable

from cchc_core import Format, Output, Publication, Text, hookimpl

TITLE = Text(
    "Báo cáo dạng bảng tính (.xlsx): phụ lục, số liệu từng đơn vị, tình hình gửi báo cáo",
    "The report as a workbook (.xlsx): appendix, figures unit by unit, who sent what when",
)


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The one format of this plugin."""
    yield Format("city", TITLE, write)


def write(publication: Publication) -> Iterable[Output]:
    """One workbook, `bao-cao-<unit code>-<period id>.xlsx`; see `workbook.write`."""
    from cchc_format_city.workbook import workbook

    yield workbook(publication)
