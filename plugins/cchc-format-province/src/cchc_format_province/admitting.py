"""Whether a workbook is what is being collected: told by its stamp, before any figure is read."""

from cchc_core import AdminUnit, Desk, FileRefused, FormPack, Text, Window
from cchc_format_province import remarks
from cchc_format_province.carrier import Stamp

_NAMED = 5


def admit(stamp: Stamp, desk: Desk, file: str) -> tuple[AdminUnit, FormPack]:
    """The expected unit that the report is from, and the version of the forms it is on.

    Raises `FileRefused` with `wrong-form`, `wrong-period` or `wrong-unit`, in this order.
    """
    pack = desk.version(stamp.pack)
    if pack is None:
        raise _refusal("wrong-form", stamp, file, stamp.pack, desk.pack.key)
    if (stamp.period, stamp.window) != (desk.period.id, desk.period.window):
        wanted = _days(desk.period.label.vi, desk.period.id, desk.period.window)
        found = _days(stamp.label, stamp.period, stamp.window)
        raise _refusal("wrong-period", stamp, file, found, wanted)
    for unit in desk.expected:
        if stamp.unit == str(unit.key):
            return unit, pack
    names = ", ".join(unit.name for unit in desk.expected[:_NAMED])
    more = "…" if len(desk.expected) > _NAMED else ""
    raise _refusal("wrong-unit", stamp, file, f"{stamp.unit} {stamp.unit_name}", names + more)


def _days(label: str, id: str, window: Window) -> Text:
    """`Quý I năm 2024 (2024-quarter-1), từ ngày … đến ngày …`"""
    named = f"{label} ({id})"
    return Text(f"{named}, {window.phrase.vi}", f"{named}, {window.phrase.en}")


def _refusal(
    rule: str, stamp: Stamp, file: str, found: str | Text, expected: str | Text
) -> FileRefused:
    told = remarks.REFUSALS[rule].format(
        file=file, unit=stamp.unit_name, found=found, expected=expected
    )
    plain = {
        key: text.vi if isinstance(text, Text) else text
        for key, text in (("found", found), ("expected", expected))
    }
    return FileRefused(rule, told, **plain, unit=stamp.unit)
