"""text-nfc, text-glued, text-lookalike: letters as they should be, so that words can be found."""

import re
import unicodedata
from collections.abc import Iterator

from cchc_core.checks.texts.lexicon import lexicon
from cchc_core.checks.texts.prose import by_unit, prose
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding
from cchc_core.rules import RULES
from cchc_core.text import Text, nfc

_SHOWN = 5


def text_nfc(case: Case) -> Iterator[Finding]:
    """Information on each unit whose text has diacritics apart from their letters, with how many
    words and the first of them."""
    for _, texts in by_unit(prose(case)):
        apart = [(each, word) for each in texts for word in each.typed.split() if _apart(word)]
        if apart:
            words = list(dict.fromkeys(nfc(word).strip(".,;:()“”") for _, word in apart))
            shown = ", ".join(words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")
            message = _NFC.format(number=len(apart), words=shown)
            yield apart[0][0].finding("text-nfc", message, found=shown)


def _apart(word: str) -> bool:
    return unicodedata.normalize("NFC", word) != word


_BEFORE = re.compile(r"(?<!\w)(?:ngày|tháng|năm|quý|số)(?=[0-9])[0-9][\w/.]*", re.IGNORECASE)
_BEHIND = re.compile(r"(?<![\w.])[0-9][0-9/.,]*([^\W\d_]{2,})(?![\w.])")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|\.vn\b)\S*")


def text_glued(case: Case) -> Iterator[Finding]:
    """Information on each number that a word is glued to ("29/5/2023về"); units of measure may
    follow a number directly, and addresses hold what they hold."""
    for each in prose(case):
        text = _ADDRESS.sub(" ", each.text)
        for found in (*_BEHIND.finditer(text), *_BEFORE.finditer(text)):
            letters = found[1] if found.re is _BEHIND else ""
            if letters and (letters.casefold() in lexicon().units or not letters.islower()):
                continue
            message = _GLUED.format(found=found[0])
            yield each.finding("text-glued", message, found=found[0])


_WORD = re.compile(r"[^\W\d_]+")
_SMALL_L = re.compile(r"(?<!\w)\w*l[A-ZĐ]\w*")
_O_FOR_ZERO = re.compile(r"(?<!\w)[0-9]+[Oo][0-9]+(?!\w)")


def text_lookalike(case: Case) -> Iterator[Finding]:
    """Information on each word with a letter that only looks like the right one: Ð for Đ, letters
    of other scripts, a small l for a capital I, O for 0; with what it should be."""
    for each in prose(case):
        for word in dict.fromkeys(_lookalikes(each.typed)):
            expected = _meant(word)
            message = (_LOOKALIKE if expected else _FOREIGN).format(found=word, expected=expected)
            yield each.finding("text-lookalike", message, found=word, expected=expected)


def _lookalikes(text: str) -> Iterator[str]:
    for found in _WORD.finditer(unicodedata.normalize("NFC", text)):
        word = found[0]
        scripts = {unicodedata.name(letter, "?").partition(" ")[0] for letter in word}
        mixed = "LATIN" in scripts and scripts & {"CYRILLIC", "GREEK"}
        if mixed or "\u00d0" in word or "\u00f0" in word:
            yield word
    text = _ADDRESS.sub(" ", text)
    yield from (found[0] for found in _SMALL_L.finditer(text))
    yield from (found[0] for found in _O_FOR_ZERO.finditer(text))


def _meant(word: str) -> str:
    """The word with the right letters, a name as it is known; nothing where nobody can tell."""
    if word[0].isdecimal():
        return word.translate(str.maketrans("Oo", "00"))
    right = re.sub(r"l(?=[A-ZĐ])", "I", nfc(word))
    return lexicon().names.get(right.casefold(), right if right != word else "")


_NFC = Text(
    "{number} từ gõ dấu tách rời khỏi chữ (Unicode tổ hợp): {words}. Tìm kiếm sẽ không thấy các từ "
    "này; đề nghị đơn vị dùng Unicode dựng sẵn.",
    "{number} words have diacritics typed apart from their letters: {words}. A search misses them; "
    "the unit should type composed Unicode.",
)
_GLUED = Text(
    "“{found}” viết dính chữ với số. Đề nghị đơn vị thêm dấu cách.",
    "'{found}' has a word and a number glued together. The unit should put a space between.",
)
_LOOKALIKE = Text(
    "“{found}” có chữ trông giống nhưng không phải chữ đúng; có lẽ là “{expected}”. Đề nghị đơn vị "
    "gõ lại.",
    "'{found}' has a letter that only looks right; it is probably '{expected}'. The unit should "
    "type it again.",
)
_FOREIGN = Text(
    "“{found}” có chữ của bảng chữ cái khác, chỉ trông giống. Đề nghị đơn vị gõ lại.",
    "'{found}' has a letter of another alphabet that only looks right. The unit should type it "
    "again.",
)

TEXT_NFC = Check(RULES["text-nfc"], text_nfc)
TEXT_GLUED = Check(RULES["text-glued"], text_glued)
TEXT_LOOKALIKE = Check(RULES["text-lookalike"], text_lookalike)
