"""A look through a workbook before any library opens it: streaming, bounded, standard library.

A workbook of a few kilobytes can ask for more memory than there is: a cell far out on the sheet,
a part that expands a thousandfold, an XML entity.
"""

import re
import zipfile
from pathlib import Path
from typing import IO
from xml.parsers import expat

from cchc_core.errors import FileRefused
from cchc_core.reading.files import DAMAGED
from cchc_core.reading.kinds import FileKind, refusal
from cchc_core.text import Text

MAX_EXPANDED = 200 * 2**20
MAX_ENTRIES = 5_000
MAX_ROW = 100_000
MAX_COLUMN = 16_384
MAX_AREA = 5_000_000


def precheck(path: Path) -> None:
    """Raises `FileRefused` unless the .xlsx can be opened without harm.

    Rules: `file-too-large` (over 200 MiB when expanded, 5,000 parts, row 100,000, or 5,000,000
    cells from A1 to the last one), `file-entities` (a DOCTYPE), `file-truncated` (a damaged zip or
    sheet), `file-password`, `file-unreadable`.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_archive(path, archive)
    except OSError as error:
        raise refusal(path, FileKind.UNREADABLE) from error
    except (*DAMAGED, expat.ExpatError) as error:
        raise refusal(path, FileKind.TRUNCATED) from error


def _check_archive(path: Path, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    expanded = sum(entry.file_size for entry in entries)
    if expanded > MAX_EXPANDED:
        why = Text("khi giải nén chiếm {found} MB", "it takes {found} MB when expanded")
        raise _too_large(path, why, f"{expanded >> 20}", f"{MAX_EXPANDED >> 20}")
    if len(entries) > MAX_ENTRIES:
        why = Text("gồm {found} phần", "it has {found} parts")
        raise _too_large(path, why, f"{len(entries)}", f"{MAX_ENTRIES}")
    if any(entry.flag_bits & 1 for entry in entries):
        raise refusal(path, FileKind.PASSWORD)
    for entry in entries:  # a sheet may hide under any name
        with archive.open(entry) as part:
            _check_part(path, entry.filename, part)


def _check_part(path: Path, name: str, part: IO[bytes]) -> None:
    """Parses a part that is XML; drawings and other by-work (.vml) may be ill-formed."""
    scan = _Scan(path, name)
    try:
        while chunk := part.read(_CHUNK):
            if not scan.feed(chunk):
                return
        scan.close()
    except expat.ExpatError:
        if name.endswith((".xml", ".rels")):
            raise


_CHUNK = 2**16
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,15})")
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


class _Scan:
    """One part as it streams by: whether it is XML, and how far its cells reach."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name
        self.row = self.column = self.last_row = self.last_column = 0
        self.parser: expat.XMLParserType | None = None

    def feed(self, chunk: bytes) -> bool:
        """Takes the next piece; False once it is clear that the part is not XML."""
        if self.parser is None:
            if not (chunk.lstrip(_BEFORE_XML) or b"<").startswith(b"<"):
                return False
            self.parser = expat.ParserCreate(namespace_separator="}")
            self.parser.StartElementHandler = self._element
            if not self.name.endswith(".svg"):  # a picture's DOCTYPE is usual
                self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.Parse(chunk, False)
        return True

    def close(self) -> None:
        if self.parser:
            self.parser.Parse(b"", True)

    def _doctype(self, *_: object) -> None:
        raise FileRefused(
            "file-entities",
            Text(
                f"Tệp '{self.path.name}' có khai báo DOCTYPE không an toàn ở {self.name}. Đề nghị "
                "mở bằng Excel, lưu thành tệp mới rồi gửi lại.",
                f"The file '{self.path.name}' has an unsafe DOCTYPE in {self.name}. Please open "
                "it in Excel, save it as a new file and send that.",
            ),
            found=self.name,
        )

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition("}")[2]:
            case "row":
                self.row, self.column = _number(attributes.get("r"), self.row + 1), 0
            case "c":
                self.column += 1
                if found := _REFERENCE.fullmatch(attributes.get("r", "")):
                    self.column, self.row = _column(found[1]), int(found[2])
                self._reach(self.row, self.column)
            case "mergeCell" | "hyperlink":  # openpyxl makes every cell they span
                if found := _REFERENCE.fullmatch(attributes.get("ref", "").rpartition(":")[2]):
                    self._reach(int(found[2]), _column(found[1]))

    def _reach(self, row: int, column: int) -> None:
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        far = self.last_row > MAX_ROW or self.last_column > MAX_COLUMN
        if far or self.last_row * self.last_column > MAX_AREA:
            why = Text("có ô ở quá xa: {found}", "a cell lies too far out: {found}")
            raise _too_large(self.path, why, f"R{row}C{column}", f"R{MAX_ROW}C{MAX_COLUMN}")


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 16 else otherwise


def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _too_large(path: Path, why: Text, found: str, limit: str) -> FileRefused:
    why = why.format(found=found)
    return FileRefused(
        "file-too-large",
        Text(
            f"Tệp '{path.name}' quá lớn: {why.vi} (giới hạn: {limit}). Đề nghị xóa các dòng, cột "
            "thừa ngoài biểu mẫu, lưu lại rồi gửi.",
            f"The file '{path.name}' is too large: {why.en} (limit: {limit}). Please delete the "
            "rows and columns beyond the form, save it and send it again.",
        ),
        found=found,
        expected=limit,
    )
