"""The workbook a city sends to its province, and the same read back: both called `province`."""

from collections.abc import Iterable

from cchc_core import Format, Output, Publication, Text, hookimpl


def write(publication: Publication) -> Iterable[Output]:
    """One workbook, `gui-tinh-<unit code>-<period id>.xlsx`; see `workbook.workbook`."""
    from cchc_format_province.workbook import workbook

    yield workbook(publication)


PROVINCE = Format(
    "province",
    Text(
        "Báo cáo gửi tỉnh (.xlsx): theo biểu của tỉnh, kèm báo cáo gốc của từng xã, phường",
        "The report for the province (.xlsx): on its form, with every office's own report inside",
    ),
    write,
)


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The format `province`."""
    yield PROVINCE
