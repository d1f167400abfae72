"""Why the intake itself declines a file, whatever source read it."""

from cchc_core.campaign import Campaign
from cchc_core.errors import FileRefused
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit
from cchc_core.text import Text


def unexpected(unit: AdminUnit, campaign: Campaign) -> FileRefused:
    """The file is from a unit whose report is not awaited."""
    return FileRefused(
        "wrong-unit",
        Text(
            f"Báo cáo của {unit.name} ({unit.code}), không thuộc danh sách đơn vị phải gửi.",
            f"A report of {unit.name} ({unit.code}), which is not expected.",
        ),
        found=unit.name,
        expected=campaign.unit.name,
        unit=str(unit.key),
    )


def another_form(report: Report, campaign: Campaign) -> FileRefused:
    """The file is on another period's or another pack's form."""
    rule = "wrong-period" if report.pack == campaign.pack.key else "wrong-form"
    found = Text(
        f"{report.pack}, {report.period.label.vi} ({report.period.window.phrase.vi})",
        f"{report.pack}, {report.period.label.en} ({report.period.window.phrase.en})",
    )
    wanted = Text(
        f"{campaign.pack.key}, {campaign.period.label.vi} ({campaign.period.window.phrase.vi})",
        f"{campaign.pack.key}, {campaign.period.label.en} ({campaign.period.window.phrase.en})",
    )
    return FileRefused(
        rule,
        Text(
            f"Tệp theo biểu {found.vi}; kỳ này dùng {wanted.vi}. Đề nghị đơn vị dùng đúng biểu.",
            f"The file is on {found.en}; this collection is on {wanted.en}. The unit should use "
            "the form that was sent out.",
        ),
        found=found.vi,
        expected=wanted.vi,
        unit=str(report.unit.key),
    )


def unreadable(error: OSError) -> FileRefused:
    """The file system would not give the file."""
    why = error.strerror or "?"
    return FileRefused(
        "file-unreadable",
        Text(
            f"Không mở được tệp ({why}); hãy đóng tệp ở chương trình khác hoặc xem lại quyền.",
            f"The file cannot be opened ({why}); close it elsewhere or look at its permissions.",
        ),
    )
