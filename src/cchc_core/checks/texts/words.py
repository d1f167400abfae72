"""text-misspelt, text-doubled, text-spelling: words written right, once, and in one way."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc_core.checks.texts.lexicon import lexicon
from cchc_core.checks.texts.prose import Prose, by_unit, prose, sentences
from cchc_core.extensions import Case, Check, Place
from cchc_core.model.findings import Finding
from cchc_core.rules import RULES
from cchc_core.text import Text, fold, squeeze, tone_last

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_SHOWN = 4


def text_misspelt(case: Case) -> Iterator[Finding]:
    """Information on each declared mistake, and on each declared term whose diacritics are others;
    with what it should be."""
    for each in prose(case):
        text = squeeze(each.text)
        for wrong, right in dict.fromkeys((*_mistakes(text), *_terms(text))):
            message = _MISSPELT.format(found=wrong, expected=right)
            yield each.finding("text-misspelt", message, found=wrong, expected=right)


def _mistakes(text: str) -> Iterator[tuple[str, str]]:
    lower = text.casefold()
    for wrong, right in lexicon().misspelt.items():
        if wrong in lower and re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", lower):
            yield wrong, right


def _terms(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of neighbouring words that are a term but for diacritics; a tone mark on its vowel's
    other letter is no mistake, capitals without diacritics are none either."""
    for one, other in pairwise(_WORD.finditer(text)):
        pair = text[one.start() : other.end()]
        right = lexicon().terms.get(fold(pair))
        if right and tone_last(pair) != tone_last(right) and not pair.isascii():
            yield pair.casefold(), right


def text_doubled(case: Case) -> Iterator[Finding]:
    """Information on each word that stands twice in a row and never does, and on each two words
    that do."""
    for each in prose(case):
        tokens = [token[0].casefold() for token in _TOKEN.finditer(squeeze(each.text))]
        for doubled in dict.fromkeys(_doubled(tokens)):
            message = _DOUBLED.format(found=doubled)
            yield each.finding("text-doubled", message, found=doubled)


def _doubled(tokens: Sequence[str]) -> Iterator[str]:
    for one, other in pairwise(tokens):
        if one == other and one in lexicon().never_twice:
            yield f"{one} {other}"
    for at in range(len(tokens) - 3):
        pair = tokens[at : at + 2]
        said = " ".join(pair)
        words = all(token.isalpha() for token in pair) and pair[0] != pair[1]
        if words and pair == tokens[at + 2 : at + 4] and said not in lexicon().may_repeat:
            yield f"{said} {said}"


def text_spelling(case: Case) -> Iterator[Finding]:
    """Information on each written report that spells a word in two ways, with the words."""
    texts = sentences(case, Place.TITLE, Place.BODY, Place.CLOSING)
    for _, mine in by_unit(texts):
        words = [(each, word) for each in mine for word in _words(each)]
        both = list(_two_ways([word for _, word in words]))
        if both:
            first = next(each for each, word in words if word in both[0])
            shown = "; ".join("/".join(forms) for forms in both[:_SHOWN])
            shown += "; …" if len(both) > _SHOWN else ""
            yield first.finding("text-spelling", _TWO_WAYS.format(found=shown), found=shown)


def _words(each: Prose) -> Iterator[str]:
    return (found[0].casefold() for found in _WORD.finditer(each.text))


def _two_ways(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The forms of each word that has several, in the order met: its tone mark on one letter or on
    another, or one of the declared variants."""
    known = dict.fromkeys(words)
    forms: dict[str, list[str]] = {}
    for word in known:
        forms.setdefault(tone_last(word), []).append(word)
    yield from (tuple(each) for each in forms.values() if len(each) > 1)
    yield from (pair for pair in lexicon().variants if all(form in known for form in pair))


_MISSPELT = Text(
    "“{found}” viết chưa đúng; có lẽ là “{expected}”. Đề nghị đơn vị sửa.",
    "'{found}' is misspelt; it is probably '{expected}'. The unit should correct it.",
)
_DOUBLED = Text(
    "“{found}” viết lặp từ. Đề nghị đơn vị bỏ bớt.",
    "'{found}' is written twice. The unit should take one away.",
)
_TWO_WAYS = Text(
    "Báo cáo viết một từ theo hai cách: {found}. Đề nghị đơn vị thống nhất một cách viết.",
    "The report spells words in two ways: {found}. The unit should keep to one.",
)

TEXT_MISSPELT = Check(RULES["text-misspelt"], text_misspelt)
TEXT_DOUBLED = Check(RULES["text-doubled"], text_doubled)
TEXT_SPELLING = Check(RULES["text-spelling"], text_spelling)
