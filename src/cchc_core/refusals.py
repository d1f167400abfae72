"""Why the intake itself declines a file, whatever source read it."""

from cchc_core.campaign import Campaign
from cchc_core.errors import FileRefused
from cchc_core.model.periods import Period
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit
from cchc_core.text import Text


def unexpected(file: str, unit: AdminUnit, campaign: Campaign) -> FileRefused:
    """The file is from a unit whose report is not awaited."""
    return FileRefused(
        "wrong-unit",
        Text(
            f"{file}: báo cáo của {unit.name} ({unit.code}), không thuộc danh sách đơn vị phải "
            "gửi. Hãy xem lại nơi gửi, hoặc danh sách đơn vị trong cchc.toml.",
            f"{file}: a report of {unit.name} ({unit.code}), which is not expected. See who sent "
            "it, or the units in cchc.toml.",
        ),
        found=unit.name,
        expected=campaign.unit.name,
        unit=str(unit.key),
    )


def another_form(file: str, report: Report, campaign: Campaign) -> FileRefused:
    """The file is on another period's or another pack's form."""
    rule = "wrong-period" if report.pack == campaign.pack.key else "wrong-form"
    found = _form(report.pack, report.period)
    wanted = _form(campaign.pack.key, campaign.period)
    return FileRefused(
        rule,
        Text(
            f"{file}: biểu {found.vi}; kỳ này dùng biểu {wanted.vi}. Đề nghị đơn vị dùng đúng biểu "
            "đã gửi xuống.",
            f"{file}: on the form {found.en}; this collection is on {wanted.en}. The unit should "
            "use the form that was sent out.",
        ),
        found=found.vi,
        expected=wanted.vi,
        unit=str(report.unit.key),
    )


def _form(pack: str, period: Period) -> Text:
    """`thanh-hoa-2023@1, 9 tháng năm 2023 (từ ngày … đến ngày …)`."""
    label, phrase = period.label, period.window.phrase
    return Text(f"{pack}, {label.vi} ({phrase.vi})", f"{pack}, {label.en} ({phrase.en})")
