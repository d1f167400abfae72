"""A template opened, or told why it cannot be filled."""

import zipfile

from cchc_core.errors import CchcError
from cchc_core.model.forms import FormPack
from cchc_core.printing.fields import FIELD, nearest_fields
from cchc_core.printing.filling.package import Package
from cchc_core.printing.filling.xml import DAMAGED
from cchc_core.text import Text


class BadTemplate(CchcError):
    """A template that cannot be filled: it asks for what is not there, or is no workbook."""


def opened(content: bytes) -> Package:
    """The parts of an office's template, every one that is filled readable. Raises
    `BadTemplate`."""
    try:
        package = Package.read(content)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, *DAMAGED):
        raise BadTemplate(NO_WORKBOOK) from None
    if any(name.endswith("vbaProject.bin") for name in package.parts):
        raise BadTemplate(MACROS)
    try:
        if package.tree(package.main).local != "workbook":
            raise BadTemplate(NO_WORKBOOK)
        for sheet in package.sheets:
            package.tree(sheet.part)
        for kind in ("styles", "sharedStrings"):
            if name := package.one(kind):
                package.tree(name)
    except DAMAGED as error:
        raise BadTemplate(IS_DAMAGED) from error
    if not package.one("styles"):
        raise BadTemplate(IS_DAMAGED)
    return package


def refused(asked: list[Text]) -> BadTemplate:
    """The refusal of a template, every field named that asks for what is not there."""
    lines = "\n".join(f"  {one.vi}" for one in asked), "\n".join(f"  {one.en}" for one in asked)
    return BadTemplate(
        Text(
            f"Mẫu có chỗ điền không hiểu được:\n{lines[0]}",
            f"The template has fields that mean nothing:\n{lines[1]}",
        )
    )


def unknown(sheet: str, place: str, asked: str, pack: FormPack) -> Text:
    """A field that asks for what is not there, with its place and the nearest ones."""
    at = f"{sheet}!{place or '?'}: {asked}"
    if asked.startswith("="):
        return Text(f"{at} (chỗ điền nằm trong công thức)", f"{at} (inside a formula)")
    hint = ", ".join(nearest_fields(asked, pack)) or "cchc indicators"
    return Text(f"{at} (gần giống: {hint})", f"{at} (nearest: {hint})")


def fields_in(said: str) -> list[str]:
    """What the fields of a text ask for; the whole text where one has no end."""
    return [said] if "{{" in FIELD.sub("", said) else FIELD.findall(said)


MACROS = Text(
    "Mẫu có macro nên không ghi ra được dạng .xlsx. Hãy lưu mẫu dạng .xlsx (không có macro).",
    "The template holds macros, which an .xlsx file cannot. Save it as .xlsx, without macros.",
)
NO_WORKBOOK = Text(
    "Mẫu không phải sổ tính .xlsx. Hãy mở bằng Excel rồi lưu lại dạng .xlsx, không đặt mật khẩu.",
    "The template is not an .xlsx workbook. Save it from Excel as .xlsx, without a password.",
)
IS_DAMAGED = Text(
    "Không mở được mẫu: tệp bị hỏng. Hãy mở mẫu bằng Excel, sửa rồi lưu lại dạng .xlsx.",
    "The template cannot be opened: the file is damaged. Open it in Excel, repair it and save it "
    "as .xlsx.",
)
