"""What looks like a person in a text that should name a role: a telephone number, a name."""

import re

from cchc_core.text import Text

NAMES_A_PERSON = Text(
    "“{found}” giống số điện thoại hoặc họ tên người. Chỉ ghi chức danh và cơ quan, ví dụ “công "
    "chức Văn phòng – Thống kê phường”",
    "'{found}' looks like a telephone number or a person's name. Write the role and the office "
    "only, such as 'công chức Văn phòng – Thống kê phường'",
)


def person_in(text: str) -> str:
    """The telephone number (eight digits or more), or the honorific with a name behind it, that a
    text holds; nothing where it holds none. A place may be called so: `xã Anh Sơn`."""
    if found := _TELEPHONE.search(text):
        return found[0]
    for named in _NAMED.finditer(text):
        if named["name"][0].isupper() and not named["place"]:
            return f"{named['honorific']} {named['name']}"
    return ""


_TELEPHONE = re.compile(r"(?<!\d)\d{8,}(?!\d)|(?<!\d)(?:\+84|0)(?:[ .-]?\d){8,10}(?!\d)")
_NAMED = re.compile(
    r"(?<!\w)(?P<place>(?:ubnd|xã|phường|thị trấn|thị xã|quận|huyện|thành phố|tỉnh|đặc khu) +)?"
    r"(?P<honorific>ông|bà|anh|chị|cô|chú|đồng chí|đ/c) +(?P<name>\w+)",
    re.IGNORECASE,
)
