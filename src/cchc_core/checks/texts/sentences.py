"""text-spacing, text-unfinished, text-repeated: sentences set well, whole, and said once."""

import re
from collections.abc import Iterator, Sequence

from cchc_core.checks.texts.lexicon import lexicon
from cchc_core.checks.texts.prose import Prose, by_unit, sentences
from cchc_core.extensions import Case, Check, Place
from cchc_core.model.findings import Finding
from cchc_core.rules import RULES
from cchc_core.text import Text, fold

_SPACING = (
    (re.compile(r"\S(?= {2,}\S)"), Text("hai dấu cách liền nhau", "two spaces together")),
    (
        re.compile(r"\S (?=[,;:.?!](?:\s|$))"),
        Text("dấu cách trước dấu câu", "a space before a mark"),
    ),
    (re.compile(r"[(“] | [)”]"), Text("dấu cách trong ngoặc", "a space inside brackets or quotes")),
    (re.compile(r"\.{4,}"), Text("quá ba dấu chấm", "more than three dots")),
)
_WORD = re.compile(r"[^\W_]+")
_LONG = 12  # words: shorter sentences are alike by chance
_SAME = 0.8  # of the words of the shorter
_SHOWN = 5  # words by which a sentence is known again


def text_spacing(case: Case) -> Iterator[Finding]:
    """Information on each written report with spaces and dots where none belong, how many of each
    kind."""
    places = (Place.TITLE, Place.BODY, Place.CLOSING)
    for _, texts in by_unit(sentences(case, *places)):
        counts: dict[Text, int] = {}
        first = None
        for each in texts:
            for shape, what in _SPACING:
                times = len(shape.findall(each.text))
                counts[what] = counts.get(what, 0) + times
                first = first or (each if times else None)
        if first:
            told = [(what, number) for what, number in counts.items() if number]
            vi, en = ("; ".join(f"{w.in_(lang)}: {n}" for w, n in told) for lang in ("vi", "en"))
            message = _SPACED.format(found=Text(vi, en))
            yield first.finding("text-spacing", message, found=vi)


def text_unfinished(case: Case) -> Iterator[Finding]:
    """Information on each paragraph that ends with a word no sentence ends with."""
    for each in sentences(case, Place.BODY):
        words = each.text.split()
        if len(words) > 1 and words[-1].casefold() in lexicon().hanging:
            shown = " ".join(words[-3:])
            message = _UNFINISHED.format(found=shown)
            yield each.finding("text-unfinished", message, found=shown)


def text_repeated(case: Case) -> Iterator[Finding]:
    """Information on each long sentence that says over again what another of the report has said,
    word for word."""
    for _, texts in by_unit(sentences(case, Place.BODY)):
        said: dict[tuple[str, ...], tuple[int, int]] = {}
        words = [_words(each) for each in texts]
        told = set()
        for number, mine in enumerate(words):
            for at, run in _runs(mine):
                other, there = said.setdefault(run, (number, at))
                again = other != number and (other, number) not in told
                if again and _is_over_again(words[other], mine, there, at):
                    told.add((other, number))
                    begins = " ".join(_WORD.findall(texts[number].text)[at : at + _SHOWN])
                    yield _repeated(texts[other], texts[number], begins)


def _words(each: Prose) -> Sequence[str]:
    return _WORD.findall(fold(each.text))


def _runs(words: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for at in range(len(words) - _LONG + 1):
        yield at, tuple(words[at : at + _LONG])


def _is_over_again(one: Sequence[str], other: Sequence[str], here: int, there: int) -> bool:
    """Whether the words that both share from there on are most of the shorter sentence."""
    shared = 0
    for mine, its in zip(one[here:], other[there:], strict=False):
        if mine != its:
            break
        shared += 1
    return shared >= _SAME * min(len(one), len(other))


def _repeated(before: Prose, again: Prose, begins: str) -> Finding:
    place = before.origin.place if before.origin else "-"
    message = _REPEATED.format(found=begins, place=place)
    return again.finding("text-repeated", message, found=begins)


_SPACED = Text(
    "Báo cáo có lỗi dấu cách, dấu chấm ({found}). Đề nghị đơn vị sửa.",
    "The report has spaces or dots where none belong ({found}). The unit should mend them.",
)
_UNFINISHED = Text(
    "Câu bỏ dở: kết thúc bằng “{found}”. Đề nghị đơn vị viết tiếp cho đủ.",
    "The sentence breaks off: it ends with '{found}'. The unit should finish it.",
)
_REPEATED = Text(
    "Câu “{found} …” lặp lại câu đã viết ở {place}. Đề nghị đơn vị chỉ để một chỗ.",
    "The sentence '{found} …' says over again what stands at {place}. The unit should keep one.",
)

TEXT_SPACING = Check(RULES["text-spacing"], text_spacing)
TEXT_UNFINISHED = Check(RULES["text-unfinished"], text_unfinished)
TEXT_REPEATED = Check(RULES["text-repeated"], text_repeated)
