"""The written report (.docx) after Nghị định 30/2020/NĐ-CP, Phụ lục I: the format `word`.

Whatever is heavy is imported when a file is written, or looked at.
"""

from collections.abc import Iterable

from cchc_core import Format, Output, Publication, Text, hookimpl

TITLE = Text(
    "Báo cáo bằng lời (.docx) theo Nghị định 30/2020/NĐ-CP, kèm phụ lục số liệu",
    "The written report (.docx) with its appendices, as Nghị định 30/2020/NĐ-CP wants it",
)


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The one format of this plugin."""
    yield Format("word", TITLE, write)


def write(publication: Publication) -> Iterable[Output]:
    """One document, `bao-cao-<unit code>-<period id>.docx`."""
    from cchc_format_word.report import write_report

    return write_report(publication)
