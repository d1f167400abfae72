"""The sentences of a written report, as they were typed, each where it stands.

Letterhead, signature and list of recipients are left out, and with them who signed; so is every
name behind "ông", "bà" or "đồng chí".
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from cchc_core import Origin, Place, Row, fold, nfc
from cchc_core import Passage as Told
from cchc_core.reading import Line, days_in, phrases_in, windows_in
from cchc_source_document.content import Content, Passage
from cchc_source_document.cover import APPENDIX, Cover
from cchc_source_document.outline import paragraphs

_TITLE = "bao cao"
_PROSE = re.compile(r"(kinh gui|thuc hien|can cu|de |tren co so|[ivx1-9]+[.)] )")
_LONG = 40  # words: no title has as many
_LETTERHEAD = re.compile(r"(cong hoa|doc lap|uy ban nhan dan|ubnd|don vi|hoi dong)\b")
_DATED = re.compile(r"(^|,) ?ngày .*[0-9]$|(^|\s)Số ?:", re.IGNORECASE)
ENDS = re.compile(r"(tren day la|noi nhan|tm\.|kt\.|tl\.|chu tich$|pho chu tich$|phu luc\b)")
_OF_FIGURES = re.compile(r"phu luc|thong ke|so lieu|bieu\b")


def passages_of(
    content: Content, cover: Cover, sure: Iterable[tuple[Line, Row]], file: str
) -> Iterator[Told]:
    """The passages of a document, in its order; the wordings of its rows last."""
    opening, behind = _up_to_the_end(cover.opening)
    heads, title, text = _opening(opening, content)
    body = text if behind else [*text, *_up_to_the_end(_rest(content, cover.opening))[0]]
    headings = _headings([*behind, *cover.appendix])
    yield from _told(Place.HEAD, heads, file)
    yield from _told(Place.TITLE, _joined(title) if content.lined else title, file)
    yield from _told(Place.BODY, _sentences(body, content), file)
    yield from _told(Place.CLOSING, cover.closing, file)
    yield from _told(Place.APPENDIX, _joined(headings) if content.lined else headings, file)
    for line, row in sure:
        if _plain(line.label) != _plain(row.label):
            yield Told(Place.ROW, line.label, Origin(file, line.sheet, line.cell))


def _told(place: Place, passages: Iterable[Passage], file: str) -> Iterator[Told]:
    for passage in passages:
        yield Told(place, passage.typed or passage.text, Origin(file, passage.sheet, passage.cell))


def _up_to_the_end(passages: Iterable[Passage]) -> tuple[list[Passage], list[Passage]]:
    """The passages before what ends the text of a report, and those from there on."""
    passages = list(passages)
    ends = (at for at, passage in enumerate(passages) if ENDS.match(fold(passage.text)))
    end = next(ends, len(passages))
    return passages[:end], passages[end:]


def _opening(
    opening: Sequence[Passage], content: Content
) -> tuple[list[Passage], list[Passage], list[Passage]]:
    """Number and date, title, and the text that begins behind the title; the letterhead is none,
    nor are the cells of tables."""
    begins = [at for at, p in enumerate(opening) if fold(p.text).startswith(_TITLE)]
    above, rest = opening[: begins[0] if begins else 0], opening[begins[0] if begins else 0 :]
    prose = [at for at, p in enumerate(rest) if at and _is_prose(p)]
    title, text = rest[: prose[0] if prose else None], rest[prose[0] :] if prose else []
    heads = [p for p in (*above, *title) if _DATED.search(p.text) and any(days_in(p.text))]
    own = [p for p in title if p not in heads and (content.lined or not p.sheet)]
    return heads, [p for p in own if not _LETTERHEAD.match(fold(p.text))], list(text)


def _is_prose(passage: Passage) -> bool:
    return bool(_PROSE.match(fold(passage.text))) or len(passage.text.split()) > _LONG


def _rest(content: Content, opening: Sequence[Passage]) -> Iterator[Passage]:
    """The paragraphs and lines behind the opening."""
    for block in content.blocks:
        if isinstance(block, Passage) and block not in opening:
            yield block


def _joined(lines: Sequence[Passage]) -> list[Passage]:
    """The lines of a title on a page as one passage: a period's name may be broken over two."""
    text, typed = (" ".join(getattr(line, of) for line in lines) for of in ("text", "typed"))
    return [evolve(lines[0], text=text, typed=typed)] if lines else []


def _headings(appendix: Sequence[Passage]) -> list[Passage]:
    """The lines above the figures that are about these: a signature may stand above them too."""
    begins = [at for at, p in enumerate(appendix) if fold(p.text).startswith(APPENDIX)]
    if begins:
        return [p for p in appendix[begins[-1] :] if not p.text.strip().isdecimal()]
    return [p for p in appendix if _OF_FIGURES.search(fold(p.text)) or _says_when(p.text)]


def _says_when(text: str) -> bool:
    return any(windows_in(text)) or any(not each.only_a_year for each in phrases_in(text))


_ENDS_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_])")
_MARK = re.compile(r"\s*([IVX]+|[0-9.]+|[a-zđ])[.)]?|\s*[-–*+]")
_NAMED = re.compile(
    r"\b((?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|đ/c)) (?!Phó|Chủ|Bí|Trưởng|Giám|Chỉ)"
    r"(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]+ ?){2,5}"
)


def _sentences(body: Sequence[Passage], content: Content) -> Iterator[Passage]:
    """The sentences, each with the place where it begins."""
    for paragraph in paragraphs(evolve(content, blocks=tuple(body))):
        lines = paragraph.stream.passages
        starts, length = [], 0
        for line in lines:
            starts.append(length)
            length += len(line.typed or line.text) + 1
        typed = " ".join(line.typed or line.text for line in lines)
        for at, sentence in _cut(typed):
            line = lines[bisect_right(starts, at) - 1]
            yield evolve(line, text=nfc(sentence), typed=without_names(sentence))


def without_names(sentence: str) -> str:
    """The sentence letter for letter, but for the names of persons."""
    composed = nfc(sentence)
    return _NAMED.sub(r"\1 … ", composed) if _NAMED.search(composed) else sentence


def _cut(typed: str) -> Iterator[tuple[int, str]]:
    """Where each sentence begins, and the sentence; a number of a heading is none by itself."""
    at = 0
    for end in (*(found.end() for found in _ENDS_SENTENCE.finditer(typed)), len(typed)):
        if not _MARK.fullmatch(typed[at:end].strip()):
            yield at, typed[at:end].strip()
            at = end


def _plain(label: str) -> str:
    """A label without what may be printed before it, case and white space aside."""
    return re.sub(r"^(trong đó\b)?\W*", "", " ".join(nfc(label).split()).casefold())
