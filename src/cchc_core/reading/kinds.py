"""The kinds of files that turn up, and the refusal of each: what it is and what to send instead."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath

from cchc_core.errors import FileRefused
from cchc_core.text import Text


class FileKind(StrEnum):
    """What a file turned out to be; TEXT is any UTF-8 or UTF-16 text, YAML and csv among them.

    STRICT is a workbook saved as Strict Open XML, which only shows when it is opened.
    """

    XLSX = "xlsx"
    JSON = "json"
    TEXT = "text"
    HTML = "html"
    XLS = "xls"
    DOCX = "docx"
    PDF = "pdf"
    DOC = "doc"
    XLSB = "xlsb"
    STRICT = "strict"
    XML = "xml"
    RTF = "rtf"
    MHTML = "mhtml"
    ODF = "odf"
    IMAGE = "image"
    ARCHIVE = "archive"
    OLD_FONT = "old-font"
    PASSWORD = "password"
    EMPTY = "empty"
    LOCK = "lock"
    TOO_LARGE = "too-large"
    TRUNCATED = "truncated"
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"


def refusal(path: PurePath | str, kind: FileKind) -> FileRefused:
    """The refusal of a file for being what it is, or for being what no source here could use."""
    message = _REFUSALS.get(kind, _UNKNOWN)
    rule = "unknown" if kind in _WITHOUT_RULE else kind.value
    message = message.format(file=PurePath(path).name, expected=_READ, export=_EXPORT)
    return FileRefused(f"file-{rule}", message, found=kind.value)


_WITHOUT_RULE = (FileKind.XLSX, FileKind.JSON, FileKind.TEXT)
_READ = Text(
    "biểu Excel do cchc tạo (.xlsx), JSON hoặc YAML; tệp xuất từ cổng dịch vụ công (.xls, .xlsx, "
    ".csv); phụ lục trong tệp Word (.docx), PDF có chữ hoặc Excel",
    "the Excel form made by cchc (.xlsx), JSON or YAML; an export of the portal (.xls, .xlsx, "
    ".csv); an appendix in a Word file (.docx), a text PDF or a workbook",
)
_EXPORT = Text(
    "Nếu là tệp xuất từ cổng dịch vụ công, hãy khai báo mẫu của tệp bằng lệnh cchc profile draft; "
    "nếu không, đề nghị gửi biểu Excel (.xlsx) đã điền.",
    "If it is an export of the portal, describe its layout with cchc profile draft; else please "
    "send the filled Excel form (.xlsx).",
    unit=Text(
        "Đề nghị gửi biểu Excel (.xlsx) đã điền, hoặc xuất lại danh sách hồ sơ từ cổng.",
        "Please send the filled Excel form (.xlsx), or export the dossiers from the portal again.",
    ),
)
_UNKNOWN = Text(
    "Nội dung tệp '{file}' không phải loại được đọc ở đây. Đề nghị gửi một trong các loại: "
    "{expected}.",
    "The content of '{file}' is not of a kind that is read here. Please send one of these: "
    "{expected}.",
)
_REFUSALS: Mapping[FileKind, Text] = {
    FileKind.XLSX: Text(
        "'{file}' là bảng tính Excel nhưng không phải biểu do cchc tạo, cũng không có phụ lục hay "
        "danh sách hồ sơ nhận ra được. {export}",
        "'{file}' is an Excel workbook, but not a form made by cchc, and no appendix or list of "
        "dossiers is known in it. {export}",
    ),
    FileKind.TEXT: Text(
        "'{file}' là tệp văn bản hoặc csv nhưng không nhận ra báo cáo hay danh sách hồ sơ nào "
        "trong đó. {export}",
        "'{file}' is a text or csv file, but no report or list of dossiers is known in it. "
        "{export}",
    ),
    FileKind.JSON: Text(
        "'{file}' là tệp JSON nhưng không có khóa 'cchc' của báo cáo. Đề nghị gửi đúng tệp JSON do "
        "cchc tạo.",
        "'{file}' is a JSON file without the key 'cchc' of a report. Please send the JSON file "
        "made by cchc.",
    ),
    FileKind.HTML: Text(
        "'{file}' là bảng HTML (dù tên tệp có thể là .xls) nhưng không có danh sách hồ sơ nhận ra "
        "được. {export}",
        "'{file}' is an HTML table, even if its name says .xls, but no list of dossiers is known "
        "in it. {export}",
    ),
    FileKind.XLS: Text(
        "'{file}' là bảng tính Excel kiểu cũ (.xls) nhưng không có danh sách hồ sơ nhận ra được. "
        "Nếu là biểu hoặc phụ lục, đề nghị mở bằng Excel và lưu dưới dạng .xlsx. {export}",
        "'{file}' is an old Excel workbook (.xls), but no list of dossiers is known in it. If it "
        "holds a form or an appendix, please open it in Excel and save it as .xlsx. {export}",
    ),
    FileKind.DOCX: Text(
        "'{file}' là văn bản Word nhưng không đọc được phụ lục trong đó. Đề nghị gửi biểu Excel "
        "(.xlsx) đã điền.",
        "'{file}' is a Word document from which no appendix could be read. Please send the filled "
        "Excel form (.xlsx).",
    ).and_office("Cũng có thể cài gói cchc-source-document.", "Or install cchc-source-document."),
    FileKind.PDF: Text(
        "'{file}' là tệp PDF nhưng không đọc được phụ lục trong đó. Đề nghị gửi biểu Excel (.xlsx) "
        "đã điền.",
        "'{file}' is a PDF from which no appendix could be read. Please send the filled Excel form "
        "(.xlsx).",
    ).and_office("Cũng có thể cài gói cchc-source-document.", "Or install cchc-source-document."),
    FileKind.DOC: Text(
        "'{file}' là văn bản Word kiểu cũ (.doc). Đề nghị mở bằng Word, lưu dưới dạng .docx rồi "
        "gửi lại.",
        "'{file}' is an old Word document (.doc). Please open it in Word, save it as .docx and "
        "send that.",
    ),
    FileKind.XLSB: Text(
        "'{file}' là bảng tính Excel dạng nhị phân (.xlsb). Đề nghị mở bằng Excel, lưu dưới dạng "
        ".xlsx rồi gửi lại.",
        "'{file}' is a binary Excel workbook (.xlsb). Please open it in Excel, save it as .xlsx "
        "and send that.",
    ),
    FileKind.STRICT: Text(
        "'{file}' được lưu ở dạng Strict Open XML, không đọc được. Đề nghị mở bằng Excel, chọn Lưu "
        "thành (Save As), kiểu Excel Workbook (.xlsx) rồi gửi lại.",
        "'{file}' was saved as Strict Open XML, which cannot be read. Please open it in Excel, "
        "choose Save As, the type Excel Workbook (.xlsx), and send that.",
    ),
    FileKind.XML: Text(
        "'{file}' là tệp XML, dù tên tệp có thể là .xls (bảng tính XML 2003). Đề nghị mở bằng "
        "Excel, lưu dưới dạng .xlsx rồi gửi lại.",
        "'{file}' is an XML file, even if its name says .xls (an XML spreadsheet of 2003). Please "
        "open it in Excel, save it as .xlsx and send that.",
    ),
    FileKind.RTF: Text(
        "'{file}' là văn bản RTF. Đề nghị mở bằng Word, lưu dưới dạng .docx rồi gửi lại.",
        "'{file}' is an RTF document. Please open it in Word, save it as .docx and send that.",
    ),
    FileKind.MHTML: Text(
        "'{file}' là trang web lưu thành một tệp (MHTML), dù tên tệp có thể là .xls. Đề nghị mở "
        "bằng Excel, lưu dưới dạng .xlsx rồi gửi lại.",
        "'{file}' is a web page saved as one file (MHTML), even if its name says .xls. Please open "
        "it in Excel, save it as .xlsx and send that.",
    ),
    FileKind.ODF: Text(
        "'{file}' là tệp OpenDocument (.ods, .odt). Đề nghị lưu bảng tính dưới dạng .xlsx, văn bản "
        "dưới dạng .docx rồi gửi lại.",
        "'{file}' is an OpenDocument file (.ods, .odt). Please save a spreadsheet as .xlsx, a text "
        "as .docx, and send that.",
    ),
    FileKind.IMAGE: Text(
        "'{file}' là ảnh, không đọc được số liệu. Đề nghị gửi biểu Excel (.xlsx) đã điền, hoặc tệp "
        "Word, PDF có chữ.",
        "'{file}' is a picture, from which no figures can be read. Please send the filled Excel "
        "form (.xlsx), a Word file or a text PDF.",
    ).and_office(
        "Nếu không thể, nhập số liệu từ ảnh bằng lệnh cchc enter.",
        "Failing that, type its figures with cchc enter.",
    ),
    FileKind.ARCHIVE: Text(
        "'{file}' là tệp nén. Đề nghị giải nén và gửi từng tệp báo cáo bên trong.",
        "'{file}' is an archive. Please unpack it and send each report in it as a file.",
    ),
    FileKind.OLD_FONT: Text(
        "'{file}' gõ bằng phông chữ cũ (TCVN3 .VnTime hoặc VNI), không phải Unicode. Đề nghị "
        "chuyển mã sang Unicode, kiểm tra lại số liệu rồi gửi lại.",
        "'{file}' was typed in an old font (TCVN3 .VnTime or VNI), not in Unicode. Please convert "
        "it to Unicode, check the figures and send it again.",
    ),
    FileKind.EMPTY: Text(
        "Tệp '{file}' không có nội dung. Đề nghị gửi lại tệp.",
        "The file '{file}' is empty. Please send it again.",
    ),
    FileKind.LOCK: Text(
        "'{file}' là tệp tạm của phần mềm văn phòng, không phải báo cáo. Đề nghị đóng tệp gốc đang "
        "mở và bỏ tệp này.",
        "'{file}' is a lock file left by an office program, not a report. Please close the file "
        "that is open and leave this one out.",
    ),
    FileKind.TOO_LARGE: Text(
        "Tệp '{file}' gồm quá nhiều phần nên không được mở. Đề nghị mở bằng Excel hoặc Word, lưu "
        "thành tệp mới rồi gửi lại.",
        "The file '{file}' has too many parts to be opened. Please open it in Excel or Word, save "
        "it as a new file and send that.",
    ),
    FileKind.TRUNCATED: Text(
        "Tệp '{file}' bị hỏng hoặc chưa tải hết. Đề nghị gửi lại tệp.",
        "The file '{file}' is damaged or was cut short. Please send it again.",
    ),
    FileKind.PASSWORD: Text(
        "Tệp '{file}' có mật khẩu. Đề nghị bỏ mật khẩu, lưu lại rồi gửi.",
        "The file '{file}' has a password. Please remove it, save and send the file again.",
    ),
    FileKind.UNREADABLE: Text(
        "Không mở được tệp '{file}'. Đề nghị kiểm tra tệp còn ở đó, quyền đọc, và đóng tệp nếu "
        "đang mở ở phần mềm khác.",
        "The file '{file}' could not be opened. Please check that it is there and may be read, and "
        "close it if another program has it open.",
    ),
}
