"""Finds what follows a letterhead: title, addressee, text, signature, recipients, appendices."""

import re
from collections.abc import Sequence

from attrs import frozen

from cchc_core import fold
from cchc_format_word.linting.letterheads import Letterhead, letterhead_of
from cchc_format_word.linting.lines import Line, lines_of
from cchc_format_word.opened import Document

_KINDS = (
    "BÁO CÁO", "TỜ TRÌNH", "KẾ HOẠCH", "QUYẾT ĐỊNH", "THÔNG BÁO", "CHỈ THỊ", "NGHỊ QUYẾT",
    "CHƯƠNG TRÌNH", "ĐỀ ÁN", "PHƯƠNG ÁN", "HƯỚNG DẪN", "QUY CHẾ", "QUY ĐỊNH", "THÔNG CÁO",
    "CÔNG ĐIỆN", "BIÊN BẢN", "GIẤY MỜI", "KẾT LUẬN",
)  # fmt: skip
TYPES = frozenset(map(fold, _KINDS))
UPWARDS = frozenset(map(fold, ("BÁO CÁO", "TỜ TRÌNH")))
"""What is written to a superior body, which it names."""
_APPENDIX = re.compile(r"phu luc(?: so)?(?: (?P<number>[ivxlc]+|[0-9]+))?[.:]?")
_ENCLOSED = re.compile(r"\(? ?(kem theo|ban hanh kem theo)\b")
_SIGNED = re.compile(r"(tm|kt|tl|tuq|q)\. ?\S")
FOR_WHOM = re.compile(r"(tm|kt|tl|tuq)\.")
"""How a line begins that says for whom is signed; the title of who signs has to follow."""
_TITLES = re.compile(
    "(pho )?(chu tich|giam doc|truong phong|chanh van phong|truong ban|cuc truong|bo truong|"
    "hieu truong|chi cuc truong|chanh thanh tra)"
)
_RECIPIENTS = re.compile("noi nhan ?:?")


@frozen
class Appendix:
    """An appendix: its name, its number if it has one, its title, the letter it comes with."""

    head: Line
    number: str
    title: tuple[Line, ...]
    enclosed: tuple[Line, ...]


@frozen
class Parts:
    """The parts of a document that were recognised; `body` are the paragraphs of its text."""

    lines: Sequence[Line]
    letterhead: Letterhead
    type: Line | None
    abstract: tuple[Line, ...]
    addressee: Line | None
    body: tuple[Line, ...]
    signed: tuple[Line, ...]
    signatory: Line | None
    recipients: Line | None
    listed: tuple[Line, ...]
    appendices: tuple[Appendix, ...]

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter (công văn), which has no title but says what it is about."""
        return self.type is None and bool(self.letterhead.about)


def parts_of(document: Document) -> Parts:
    """The parts of a document, as far as they can be told by their words and their shape."""
    lines = lines_of(document)
    appendices = tuple(_appendices(lines))
    end = appendices[0].head if appendices else None
    main = lines[: lines.index(end)] if end else lines
    head = letterhead_of(main)
    kind = next((line for line in main[:80] if fold(line.text) in TYPES), None)
    addressee = next((line for line in main if fold(line.text).startswith("kinh gui")), None)
    abstract = _abstract(main, kind)
    recipients = next((line for line in main if _RECIPIENTS.fullmatch(fold(line.text))), None)
    signed = _signed(main, recipients)
    begins = max(
        (line.at for line in (kind, addressee, *abstract) if line is not None), default=head.end
    )
    ends = min((line.at for line in (recipients, *signed[:1]) if line is not None), default=10**9)
    known = kind is not None or addressee is not None or head.end >= 0
    between = [line for line in main if begins < line.at < ends and not line.cell and line.text]
    return Parts(
        lines=lines,
        letterhead=head,
        type=kind,
        abstract=abstract,
        addressee=addressee,
        body=_whole(between, addressee) if known else (),
        signed=signed,
        signatory=_signatory(main, signed, recipients),
        recipients=recipients,
        listed=_listed(main, recipients),
        appendices=appendices,
    )


def _whole(lines: Sequence[Line], addressee: Line | None) -> tuple[Line, ...]:
    """One line for each paragraph; those that list several addressees are none of the text."""
    met: set[int] = set()
    kept = []
    listing = addressee is not None and addressee.text.rstrip().endswith(":")
    for line in lines:
        listing = listing and line.text.startswith("-")
        if not listing and id(line.paragraph) not in met:
            met.add(id(line.paragraph))
            kept.append(line)
    return tuple(kept)


def _abstract(lines: Sequence[Line], kind: Line | None) -> tuple[Line, ...]:
    """What the title says it is about: the lines in its middle below it, up to a note in brackets,
    a line that is empty or the text."""
    if kind is None:
        return ()
    found: list[Line] = []
    for line in lines[lines.index(kind) + 1 :]:
        middle = line.layout.align == "center"
        if not line.text and not found:
            continue
        if not middle or not line.text or line.text.startswith("(") or _is_rule(line):
            break
        if fold(line.text).startswith("kinh gui") or len(found) == _MOST:
            break
        found.append(line)
    return tuple(found)


_MOST = 6


def _is_rule(line: Line) -> bool:
    return bool(re.fullmatch(r"[-_—–.*]+", line.text))


def _signed(lines: Sequence[Line], recipients: Line | None) -> tuple[Line, ...]:
    """In whose name it is signed, and by which office: near the recipients, else at the end."""
    first = lines.index(recipients) if recipients else max(0, len(lines) - 30)
    found: list[Line] = []
    for line in lines[max(0, first - 12) :]:
        words = fold(line.text)
        short = len(line.text) < 60 and not line.text.endswith((".", ";", ","))
        near = bool(found) and line.cell == found[0].cell and line.at - found[-1].at <= 2
        if found and near and not line.text and not FOR_WHOM.match(fold(found[-1].text)):
            break  # room for the signature: what follows is a name
        if short and (_SIGNED.match(words) or _TITLES.match(words)):
            if found and not near:
                break
            found.append(line)
        elif near and short and line.text.isupper():
            found.append(line)
    return tuple(found)


def _signatory(
    lines: Sequence[Line], signed: Sequence[Line], recipients: Line | None
) -> Line | None:
    """Who signs: the last line below the office, which is no other part."""
    if not signed:
        return None
    after = lines[lines.index(signed[-1]) + 1 :]
    same = [line for line in after if line.text and line.cell == signed[-1].cell]
    others = [line for line in same if line is not recipients and not line.text.startswith("-")]
    name = others[-1] if others and (signed[-1].cell or len(others) == 1) else None
    return name if name and 2 <= len(name.text.split()) <= 7 and ":" not in name.text else None


def _listed(lines: Sequence[Line], recipients: Line | None) -> tuple[Line, ...]:
    """The list of recipients below its head."""
    if recipients is None:
        return ()
    found = []
    for line in lines[lines.index(recipients) + 1 :]:
        if line.cell != recipients.cell:
            if recipients.cell:
                break
            continue
        if line.text.startswith(("-", "–", "+")):
            found.append(line)
        elif found and line.text:
            break
    return tuple(found)


def _appendices(lines: Sequence[Line]) -> Sequence[Appendix]:
    """Each appendix from its head on."""
    found = []
    for at, line in enumerate(lines):
        match = _APPENDIX.fullmatch(fold(line.text))
        if match and not line.cell and line.order == 0:
            found.append(_appendix(lines, at, match["number"] or ""))
    return found


def _appendix(lines: Sequence[Line], at: int, number: str) -> Appendix:
    title: list[Line] = []
    enclosed: list[Line] = []
    for line in lines[at + 1 : at + 12]:
        if line.cell or (line.text and line.layout.align != "center"):
            break
        goes_on = enclosed and line.text and not enclosed[-1].text.endswith(")")
        if goes_on or _ENCLOSED.match(fold(line.text)):
            enclosed.append(line)
        elif line.text and not line.text.startswith("(") and not enclosed and not _is_rule(line):
            title.append(line)
    return Appendix(lines[at], number, tuple(title), tuple(enclosed))
