"""How letters call offices, files, rows and places."""

import re

from cchc_core import AdminUnit, Finding, Origin, Publication, fold

_TYPES = re.compile(
    r"(thành phố|tỉnh|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu) (?=\S)", re.IGNORECASE
)


def in_sentence(name: str) -> str:
    """`phường Trường Thi`: a name as it stands inside a sentence."""
    return name[:1].lower() + name[1:]


def capital(text: str) -> str:
    """A text as it stands at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def committee(unit: AdminUnit) -> str:
    """`Ủy ban nhân dân phường Trường Thi`."""
    return f"Ủy ban nhân dân {in_sentence(unit.name)}"


def proper_name(unit: AdminUnit) -> str:
    """`Thanh Hóa`, as the place of a letter."""
    return _TYPES.sub("", unit.name, count=1)


def file_name(kind: str, unit: AdminUnit) -> str:
    """`phieu-14764-phuong-truong-thi`, without a suffix."""
    return "-".join((kind, unit.code, *re.findall("[a-z0-9]+", fold(unit.name))))


def row_name(publication: Publication, finding: Finding, main: str = "", most: int = 500) -> str:
    """`3.3.1 Số lượng hồ sơ đã tiếp nhận`, in at most so many characters, with the file where it is
    not the `main` one; of what is about no row, the file, or all of the report."""
    file = finding.origin.file if finding.origin and not finding.origin.entered else ""
    there = f"tệp “{file}”" if file and main and file != main else ""
    if finding.indicator in publication.pack:
        name = shortened(publication.pack[str(finding.indicator)].name, most)
        return f"{name} ({there})" if there else name
    if there or (file and finding.origin and not finding.origin.place):
        return f"Tệp “{file}”"
    return "Cả báo cáo"


def place(origin: Origin | None) -> str:
    """`Biểu 1, ô D22`, `trang 5, dòng 11`: where inside its file."""
    if origin is None:
        return ""
    if origin.entered:
        return "số liệu nhập thay"
    cell = origin.spot
    if re.fullmatch("[A-Z]{1,3}[0-9]+", cell):
        cell = f"ô {cell}"
    return ", ".join(part for part in (origin.sheet, cell) if part)


def unbroken(text: str) -> str:
    """`ô D22`, `năm 2023`: a short word and its number stay on one line."""
    return re.sub(r"\b(năm|ngày|bảng|dòng|trang|đoạn|Biểu|ô) (?=[0-9A-Z])", "\\1\u00a0", text)


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"
