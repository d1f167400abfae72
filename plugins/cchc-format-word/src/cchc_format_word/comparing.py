"""What a delivered report says otherwise than the same report made again.

Words typed where a person writes are no difference: in sections, beside what is told there, among
the recipients, in number and day while the report had none.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from cchc_core import Compared, Difference
from cchc_format_word.controls import Tag, alias_of, content_of, digest
from cchc_format_word.elements import Element, every, is_a, text_of
from cchc_format_word.standing import Standing, loose_paragraphs


def compare(delivered: bytes, made: bytes) -> Compared:
    """The places that differ, and those where a person wrote. Raises `FileRefused` for what is no
    report of ours."""
    old, fresh = Standing(delivered), Standing(made, trusted=True)
    comparison = _Comparison(old, fresh)
    differences = tuple(comparison.differences())
    return Compared(differences, tuple(dict.fromkeys(comparison.typed)))


class _Comparison:
    def __init__(self, old: Standing, fresh: Standing) -> None:
        self.old, self.fresh = old, fresh
        self.typed: list[str] = []
        self.called = {tag.name: alias_of(control) for control, tag in fresh.inline()}

    def differences(self) -> Iterator[Difference]:
        """Those in sections, then those in all other paragraphs."""
        delivered = {tag.name: control for control, tag in self.old.blocks()}
        for control, tag in self.fresh.blocks():
            yield from self._block(control, tag, delivered.pop(tag.name, None))
        for control in delivered.values():
            self.typed.append(alias_of(control))
        yield from self._loose()

    def _block(self, made: Element, tag: Tag, delivered: Element | None) -> Iterator[Difference]:
        place = alias_of(made)
        sentences = _lines(content_of(made))
        told = sentences[: tag.told]
        if delivered is None:
            yield from (Difference(place, None, sentence) for sentence in told)
            return
        there = _lines(content_of(delivered))
        differing = tuple(self._sentences(place, there, told))
        yield from differing
        known = {_key(each) for each in (*told, *(d.delivered or "" for d in differing))}
        if [line for line in there if _key(line) not in known] != sentences[tag.told or 0 :]:
            self.typed.append(place)

    def _sentences(
        self, place: str, there: Sequence[str], told: Sequence[str]
    ) -> Iterator[Difference]:
        """What is told from figures has to stand there, whatever stands between."""
        known = {_key(line) for line in there}
        strange = [line for line in there if _key(line) not in {_key(each) for each in told}]
        for sentence in told:
            if _key(sentence) not in known:
                near = get_close_matches(sentence, strange, n=1, cutoff=0.5)
                yield Difference(place, near[0] if near else None, sentence)

    def _loose(self) -> Iterator[Difference]:
        """Paragraphs in no section: each has to be there, and no other."""
        free = {_key(text) for text in self._free()}
        one = [text for text in _texts(self.old) if _key(text) not in free]
        other = [text for text in _texts(self.fresh) if _key(text) not in free]
        lost = _without(other, one)
        added = _without(one, other)
        for text in lost:
            near = get_close_matches(text, added, n=1, cutoff=0.6)
            if near:
                added.remove(near[0])
            yield Difference(self._place(text), near[0] if near else None, text)
        for text in added:
            yield Difference(self._place(text), text, None)

    def _place(self, text: str) -> str:
        """How a paragraph is called: by the only control in it, else by how it begins."""
        for control, tag in self.fresh.inline():
            if self.called[tag.name] and text_of(content_of(control)) == text:
                return self.called[tag.name]
        return _begins(text)

    def _free(self) -> Iterator[str]:
        """The paragraphs with a number or a day that a person typed while there was none."""
        blank = {
            tag.name
            for control, tag in self.fresh.inline()
            if tag.name in _TO_BE_GIVEN and _BLANK.search(text_of(content_of(control)))
        }
        for standing in (self.old, self.fresh):
            for control, tag in standing.inline():
                if tag.name in (*blank, *(["@draft"] if blank else [])):
                    holder = next(each for each in control.iterancestors() if is_a(each, "p"))
                    said = text_of(content_of(control))
                    if digest(said) != tag.digest and standing is self.old:
                        self.typed.append(self.called[tag.name])
                    yield text_of(holder)


_TO_BE_GIVEN = ("@number", "@dated")
_BLANK = re.compile(r"^\s*/|ngày\s+tháng|^\s*$")


def _lines(element: Element) -> list[str]:
    return [line for p in every(element, "p") if (line := text_of(p)).strip()]


def _texts(standing: Standing) -> list[str]:
    return [text for p in loose_paragraphs(standing) if (text := text_of(p)).strip()]


def _key(text: str) -> str:
    return digest(text)


def _without(texts: Sequence[str], others: Sequence[str]) -> list[str]:
    """The texts that are not among the others, as often as they stand there."""
    left = [_key(text) for text in others]
    rest = []
    for text in texts:
        if (key := _key(text)) in left:
            left.remove(key)
        else:
            rest.append(text)
    return rest


def _begins(text: str) -> str:
    said = " ".join(text.split())
    return f"“{said[:40]}…”" if len(said) > 40 else f"“{said}”"
