"""The kinds of files that turn up, and the refusal of each: what it is and what to send instead."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath

from cchc_core.errors import FileRefused
from cchc_core.text import Text


class FileKind(StrEnum):
    """What a file turned out to be; TEXT is any UTF-8 or UTF-16 text, YAML and csv among them."""

    XLSX = "xlsx"
    JSON = "json"
    TEXT = "text"
    HTML = "html"
    XLS = "xls"
    PASSWORD = "password"
    DOCX = "docx"
    ODS = "ods"
    PDF = "pdf"
    EMPTY = "empty"
    LOCK = "lock"
    TRUNCATED = "truncated"
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"


def refusal(path: PurePath | str, kind: FileKind) -> FileRefused:
    """The refusal of a file for being what it is, or for being what no source here reads."""
    rule, message = _REFUSALS.get(kind, _REFUSALS[FileKind.UNKNOWN])
    name = PurePath(path).name
    return FileRefused(rule, message.format(file=name, kind=kind), found=kind.value)


_REFUSALS: Mapping[FileKind, tuple[str, Text]] = {
    FileKind.EMPTY: (
        "file-empty",
        Text(
            "Tệp '{file}' không có nội dung. Đề nghị gửi lại tệp.",
            "The file '{file}' is empty. Please send it again.",
        ),
    ),
    FileKind.LOCK: (
        "file-lock",
        Text(
            "'{file}' là tệp tạm của phần mềm văn phòng, không phải báo cáo. Đề nghị đóng tệp gốc "
            "đang mở và bỏ tệp này.",
            "'{file}' is a lock file left by an office program, not a report. Please close the "
            "file that is open and leave this one out.",
        ),
    ),
    FileKind.TRUNCATED: (
        "file-truncated",
        Text(
            "Tệp '{file}' bị hỏng hoặc chưa tải hết. Đề nghị gửi lại tệp.",
            "The file '{file}' is damaged or was cut short. Please send it again.",
        ),
    ),
    FileKind.PASSWORD: (
        "file-password",
        Text(
            "Tệp '{file}' có mật khẩu. Đề nghị bỏ mật khẩu, lưu lại rồi gửi.",
            "The file '{file}' has a password. Please remove it, save and send the file again.",
        ),
    ),
    FileKind.DOCX: (
        "file-docx",
        Text(
            "'{file}' là văn bản Word, không phải biểu số liệu. Đề nghị gửi biểu mẫu Excel (.xlsx) "
            "đã điền.",
            "'{file}' is a Word document, not a form. Please send the filled Excel form (.xlsx).",
        ),
    ),
    FileKind.XLS: (
        "file-xls",
        Text(
            "'{file}' là tệp Office kiểu cũ (.xls, .doc). Đề nghị mở bằng Excel và lưu dưới dạng "
            ".xlsx.",
            "'{file}' is an old Office file (.xls, .doc). Please open it in Excel and save it as "
            ".xlsx.",
        ),
    ),
    FileKind.HTML: (
        "file-html",
        Text(
            "'{file}' là trang HTML, dù tên tệp có thể là .xls. Đề nghị mở bằng Excel và lưu dưới "
            "dạng .xlsx.",
            "'{file}' is an HTML page, even if its name says .xls. Please open it in Excel and "
            "save it as .xlsx.",
        ),
    ),
    FileKind.PDF: (
        "file-pdf",
        Text(
            "'{file}' là tệp PDF, không đọc được số liệu. Đề nghị gửi biểu mẫu Excel (.xlsx) đã "
            "điền.",
            "'{file}' is a PDF, from which no figures can be read. Please send the filled Excel "
            "form (.xlsx).",
        ),
    ),
    FileKind.ODS: (
        "file-ods",
        Text(
            "'{file}' là bảng tính OpenDocument (.ods). Đề nghị lưu dưới dạng .xlsx.",
            "'{file}' is an OpenDocument spreadsheet (.ods). Please save it as .xlsx.",
        ),
    ),
    FileKind.UNREADABLE: (
        "file-unreadable",
        Text(
            "Không mở được tệp '{file}'. Đề nghị kiểm tra tệp còn ở đó, quyền đọc, và đóng tệp nếu "
            "đang mở ở phần mềm khác.",
            "The file '{file}' could not be opened. Please check that it is there and may be "
            "read, and close it if another program has it open.",
        ),
    ),
    FileKind.UNKNOWN: (
        "file-unknown",
        Text(
            "Nội dung tệp '{file}' không phải loại được đọc ở đây (loại: {kind}). Đề nghị gửi biểu "
            "mẫu Excel (.xlsx) đã điền, hoặc tệp xuất từ cổng dịch vụ công.",
            "The content of '{file}' is not one that is read here (kind: {kind}). Please send the "
            "filled Excel form (.xlsx) or a file exported from the portal.",
        ),
    ),
}
