"""The XML of one part as it streams by, without what could harm a reader of it."""

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from cchc_core.errors import FileRefused
from cchc_core.reading.limits import Budget
from cchc_core.text import Text

_DEEPEST = 256
_LONGEST = 2**20


class Stream:
    """Parses what it is given and calls back at every element, with its name without prefix.

    Raises `FileRefused` (`file-entities`, `file-too-large`) for a DOCTYPE, for elements more than
    256 deep and for a single text, attribute or comment of over 1 MiB. Pictures (.svg) have their
    DOCTYPE and long texts; nobody reads them here.
    """

    def __init__(
        self,
        name: str,
        budget: Budget,
        begin: Callable[[str, Mapping[str, str]], None],
        end: Callable[[str], None],
    ) -> None:
        self._name, self._budget, self._begin, self._end = name, budget, begin, end
        self._depth = self._since_element = 0
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._listen(True)
        if not name.endswith(".svg"):
            self._parser.StartDoctypeDeclHandler = self._refuse_doctype

    def parse(self, data: bytes) -> None:
        """Takes the next bytes."""
        before = self._budget.elements
        self._parser.Parse(data, False)
        quiet = self._budget.elements == before
        self._since_element = self._since_element + len(data) if quiet else 0
        if self._since_element > _LONGEST and not self._name.endswith(".svg"):
            self._budget.beyond(_LONG, f"{_LONGEST >> 20}", f"{_LONGEST >> 20} MB")

    def pass_over(self, data: bytes) -> None:
        """Takes whole elements without calling back: only that they are XML is seen to."""
        self._listen(False)
        self._parser.Parse(data, False)
        self._listen(True)

    def close(self) -> None:
        """Ends the part; ExpatError if it is not complete."""
        self._parser.Parse(b"", True)

    def hear(self, text: Callable[[str], None] | None) -> None:
        """Calls back with the texts that follow, until told otherwise."""
        self._parser.CharacterDataHandler = text

    def _listen(self, called: bool) -> None:
        self._parser.StartElementHandler = self._begin_element if called else None
        self._parser.EndElementHandler = self._end_element if called else None

    def _begin_element(self, name: str, attributes: dict[str, str]) -> None:
        self._budget.spend_element()
        self._depth += 1
        if self._depth > _DEEPEST:
            self._budget.beyond(_DEEP, f"{_DEEPEST}", f"{_DEEPEST}")
        self._begin(name.rpartition("}")[2], attributes)

    def _end_element(self, name: str) -> None:
        self._depth -= 1
        self._end(name.rpartition("}")[2])

    def _refuse_doctype(self, *_: object) -> None:
        message = _DOCTYPE.format(file=self._budget.path.name, part=self._name)
        raise FileRefused("file-entities", message, found=self._name)


def is_xml(start: bytes) -> bool:
    """Whether a part that begins so is XML, or still may be."""
    return (start.lstrip(_BEFORE_XML) or b"<").startswith(b"<")


def is_ascii_like(start: bytes) -> bool:
    """Whether in XML that begins so a byte below 128 means what it does in ASCII, whatever the
    text round it: in UTF-8, that is."""
    told = _ENCODING.match(start)
    return b"\0" not in start[:4] and (told is None or told[1].lower() in (b"utf-8", b"us-ascii"))


_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_ENCODING = re.compile(rb"""[^<]*<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"'>]*)""")
_LONG = Text("có một đoạn dài hơn {found} MB", "one text in it takes over {found} MB")
_DEEP = Text("lồng nhau quá {found} cấp", "it is nested over {found} levels deep")
_DOCTYPE = Text(
    "Tệp '{file}' có khai báo DOCTYPE không an toàn ở {part}. Đề nghị mở bằng Excel hoặc Word, lưu "
    "thành tệp mới rồi gửi lại.",
    "The file '{file}' has an unsafe DOCTYPE in {part}. Please open it in Excel or Word, save it "
    "as a new file and send that.",
)
