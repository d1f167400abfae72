"""What goes back to the units: the formats `slip`, `reminder` and `worklist`.

Whatever is heavy is imported when a file is written.
"""

from collections.abc import Iterable

from cchc_core import Format, Output, Publication, Purpose, Renewed, Text, hookimpl


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The three formats of this plugin."""
    yield Format(
        "slip",
        Text("Phiếu đề nghị rà soát số liệu (.docx)", "Slip asking to correct figures (.docx)"),
        _slip,
        purpose=Purpose.SLIP,
    )
    yield Format(
        "reminder",
        Text("Văn bản đôn đốc gửi báo cáo (.docx)", "Reminder to send the report (.docx)"),
        _reminder,
        purpose=Purpose.REMINDER,
    )
    yield Format(
        "worklist",
        Text("Danh sách việc cần xử lý (.xlsx)", "List of all that waits to be done (.xlsx)"),
        _worklist,
        purpose=Purpose.WORKLIST,
        renew=_renewed,
    )


def _slip(publication: Publication) -> Iterable[Output]:
    from cchc_format_return.slip import write_slip

    return write_slip(publication)


def _reminder(publication: Publication) -> Iterable[Output]:
    from cchc_format_return.reminder import write_reminder

    return write_reminder(publication)


def _worklist(publication: Publication) -> Iterable[Output]:
    from cchc_format_return.worklist import write_worklist

    return write_worklist(publication)


def _renewed(new: bytes, standing: bytes) -> Renewed:
    from cchc_format_return.ticks import renew

    return renew(new, standing)
