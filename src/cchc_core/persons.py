"""What looks like a person in a text that should name a role: a telephone number, a name."""

import re
from collections.abc import Iterator
from itertools import takewhile

from cchc_core.text import Text, nfc

NAMES_A_PERSON = Text(
    "“{found}” giống số điện thoại hoặc họ tên người. Chỉ ghi chức danh và cơ quan, ví dụ “công "
    "chức Văn phòng – Thống kê phường”",
    "'{found}' looks like a telephone number or a person's name. Write the role and the office "
    "only, such as 'công chức Văn phòng – Thống kê phường'",
)


def person_in(text: str) -> str:
    """The telephone number (eight digits or more), the honorific with a name behind it, or the full
    name, that a text holds; nothing where it holds none. A place may be called so: `xã Anh Sơn`,
    `đường Lê Hồng Phong`."""
    if found := _TELEPHONE.search(text):
        return found[0]
    text = nfc(text)
    for named in _NAMED.finditer(text):
        if named["name"][0].isupper() and not named["place"]:
            return f"{named['honorific']} {named['name']}"
    return next(_full_names(text), "")


def _full_names(text: str) -> Iterator[str]:
    """A family name and two words more, all with capitals; with one more if that is all that stands
    between two commas; a usual one with `văn` or `thị` behind it, however it is written."""
    for named in _FULL.finditer(text):
        words = list(takewhile(_titled, named["rest"].split()))
        name = " ".join((named["family"], *words))
        if not named["place"] and len(words) > 1 and name not in _NO_PERSON:
            yield name
    for part in re.split("[,;–/()]", text):
        words = part.split()
        if len(words) == 2 and words[0] in _FAMILIES and _titled(words[1]):
            yield " ".join(words)
    for named in _MIDDLE.finditer(text):
        if not named["place"]:
            yield named["name"]


def _titled(word: str) -> bool:
    return word[0].isupper() and word[1:].islower()


_PLACE = (
    r"(?P<place>(?:ubnd|xã|phường|thị trấn|thị xã|quận|huyện|thành phố|tỉnh|đặc khu|đường|phố|"
    r"trường|thôn|khu phố|tổ dân phố|công viên|đại lộ|ngõ|thpt|thcs) +)?"
)
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Đinh|Trịnh|Trương|Vương|"
    "Quách|Nghiêm|Tống|Phùng|Hồ|Đoàn|Đào|Lương|Mai|Lưu|Tạ|Doãn"
)
_FAMILIES = frozenset(_FAMILY.split("|"))
_USUAL = (
    "nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|ngô|dương|đinh|"
    "nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ngo|duong|dinh"
)
_FULL = re.compile(rf"(?<!\w)(?i:{_PLACE})(?P<family>{_FAMILY})(?P<rest>(?: +\w+){{1,3}})")
_MIDDLE = re.compile(
    rf"(?<!\w){_PLACE}(?P<name>(?:{_USUAL}) +(?:văn|thị|van|thi) +(?!bản\b|thư\b|phòng\b)\w+)",
    re.IGNORECASE,
)
_NO_PERSON = ("Hồ Chí Minh",)
_TELEPHONE = re.compile(r"(?<!\d)\d{8,}(?!\d)|(?<!\d)(?:\+84|0)(?:[ .-]?\d){8,10}(?!\d)")
_NAMED = re.compile(
    r"(?<!\w)(?P<place>(?:ubnd|xã|phường|thị trấn|thị xã|quận|huyện|thành phố|tỉnh|đặc khu) +)?"
    r"(?P<honorific>ông|bà|anh|chị|cô|chú|đồng chí|đ/c) +(?P<name>\w+)",
    re.IGNORECASE,
)
