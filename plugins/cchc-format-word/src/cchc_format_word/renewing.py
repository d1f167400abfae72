"""A report written anew over one that stands: what a person typed stays, figures are the new ones.

The document that stands is kept and only what is ours in it is renewed, so that nothing else in it
can be lost: neither words outside our controls nor pictures, formats, headers.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from attrs import evolve

from cchc_core import Finding, Renewed, Text
from cchc_format_word.comments import open_conflicts, show_beside
from cchc_format_word.controls import (
    Tag,
    alias_of,
    content_of,
    digest,
    masked,
    retag,
)
from cchc_format_word.elements import (
    Element,
    child,
    every,
    is_a,
    is_tied,
    made,
    run,
    text_of,
    tie,
)
from cchc_format_word.filling import written
from cchc_format_word.register import is_untouched
from cchc_format_word.rules import told
from cchc_format_word.standing import Standing, figures_in, loose_paragraphs, parts_of

Texts = Mapping[str, Sequence[str]]


def renew(new: bytes, standing: bytes) -> Renewed:
    """What stands with the figures and sentences of `new`. Raises `FileRefused` for what is no
    report of ours.

    Of each section: a person changed nothing, and it becomes the new one; only a person changed it,
    and it stays, its figures renewed; both did, and the person's words stay with ours in a comment
    beside them. What no program has touched since it was written gives way to `new` as a whole.
    """
    if new == standing:
        return Renewed(standing)
    old, fresh = Standing(standing), Standing(new, trusted=True)
    if is_untouched(standing, old.register):
        return Renewed(new)
    findings = [*_Renewal(old, fresh).run(), *open_conflicts(old.document)]
    content = written(old.document, old.roots, fresh.register.manifest, untouched=False)
    if parts_of(content) == parts_of(standing):
        content = standing
    return Renewed(content, tuple(findings))


class _Renewal:
    """Renews one document by another."""

    def __init__(self, old: Standing, fresh: Standing) -> None:
        self.old, self.fresh = old, fresh
        self.blocks = {tag.name: (control, tag) for control, tag in fresh.blocks()}
        self.inline = _texts(fresh.inline())
        within = (pair for control, _ in fresh.blocks() for pair in figures_in(control))
        self.anywhere = {**_texts(within), **self.inline}

    def run(self) -> Iterator[Finding]:
        """Renews all, and tells what a person has to know of."""
        yield from self._lacking()
        for control, tag in list(self.old.blocks()):
            yield from self._block(control, tag)
        typed = self._typed_by_hand()
        for control, tag in list(self.old.inline()):
            yield from self._inline(control, tag, self.inline, typed)

    def _block(self, control: Element, tag: Tag) -> Iterator[Finding]:
        ours = self.blocks.get(tag.name)
        inside = list(content_of(control))
        now = digest(masked(inside))
        if ours is None:
            if now == tag.digest and _has_words(inside):
                _replace(control, [made("p", *([child(inside[0], "pPr")] if inside else []))])
                retag(control, evolve(tag, digest=digest(""), told=0))
            return
        fresh, fresh_tag = ours
        texts = {**self.anywhere, **_texts(figures_in(fresh))}
        yield from self._figures(control, texts)
        if now == tag.digest != fresh_tag.digest:
            _replace(control, _dressed_like(inside, content_of(fresh)))
        elif now not in (tag.digest, fresh_tag.digest) and tag.digest != fresh_tag.digest:
            show_beside(self.old.document, control, alias_of(control), text_of(content_of(fresh)))
        retag(control, fresh_tag)

    def _figures(self, block: Element, texts: Texts) -> Iterator[Finding]:
        """Renews the controls in a block; of several of one name each in its turn."""
        turn: dict[str, int] = defaultdict(int)
        for control, tag in list(figures_in(block)):
            of = texts.get(tag.name, ())
            at, turn[tag.name] = turn[tag.name], turn[tag.name] + 1
            if of:
                yield from self._inline(control, tag, {tag.name: [of[min(at, len(of) - 1)]]}, {})

    def _inline(
        self, control: Element, tag: Tag, texts: Texts, typed: Mapping[str, str]
    ) -> Iterator[Finding]:
        said = text_of(content_of(control))
        of = texts.get(tag.name) or self.anywhere.get(tag.name)
        if not of:
            return
        new = of[0]
        touched = digest(said) not in (tag.digest, digest(new))
        ours_changed = digest(new) != tag.digest
        place = alias_of(control)
        if not touched:
            _say(control, typed.get(tag.name, new) if not ours_changed else new)
        elif _is_figure(tag.name):
            message = _TYPED_OVER.format(place=place, found=said or "…", expected=new)
            yield told("renewed-figure", "", place, message, found=said, expected=new)
            _say(control, new)
        elif ours_changed:
            show_beside(self.old.document, control, place, new)
        retag(control, Tag(tag.name, digest(new)))

    def _typed_by_hand(self) -> Mapping[str, str]:
        """The number and the day that a person typed, to stand wherever they are printed."""
        found: dict[str, set[str]] = defaultdict(set)
        for control, tag in self.old.inline():
            said = text_of(content_of(control))
            if tag.name in ("@number", "@dated") and digest(said) != tag.digest and said.strip():
                found[tag.name].add(said)
        return {name: texts.pop() for name, texts in found.items() if len(texts) == 1}

    def _lacking(self) -> Iterator[Finding]:
        """What has no control in the document that stands: a section is put below its heading, if
        that is there; all else is told."""
        there = {tag.name for _, tag in self.old.blocks()}
        for name, (control, _) in self.blocks.items():
            if name not in there and not self._put_below_its_heading(control):
                place = alias_of(control)
                yield told("renewed-no-place", "", place, _NO_PLACE.format(place=place))
        names = _names(self.old)
        missing = [name for name in self.inline if name not in names and _is_figure(name)]
        if missing:
            named = "; ".join(missing[:_NAMED]) + ("; …" if len(missing) > _NAMED else "")
            message = _NO_FIGURES.format(count=len(missing), names=named)
            yield told("renewed-no-place", "", "", message)

    def _put_below_its_heading(self, control: Element) -> bool:
        heading = control.getprevious()
        if heading is None or not is_a(heading, "p") or not text_of(heading).strip():
            return False
        wanted = digest(text_of(heading))
        found = [p for p in loose_paragraphs(self.old) if digest(text_of(p)) == wanted]
        if len(found) != 1:
            return False
        found[0].addnext(deepcopy(control))
        return True


_NAMED = 5
_TYPED_OVER = Text(
    "{place}: số trong báo cáo đã bị sửa tay thành “{found}”; đã ghi lại số của đợt báo cáo là "
    "“{expected}”.",
    "{place}: the figure was made “{found}” in the document; the campaign's “{expected}” is put "
    "back.",
)
_NO_PLACE = Text(
    "{place}: báo cáo đang có không còn chỗ cho phần này nên nội dung mới không được đưa vào.",
    "{place}: the report that stands has no place for it any more, so what is new is not in it.",
)
_NO_FIGURES = Text(
    "Báo cáo đang có không còn chỗ cho {count} số liệu của phụ lục ({names}).",
    "The report that stands has no place for {count} figures of the appendices ({names}).",
)


def _texts(pairs: Iterator[tuple[Element, Tag]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for control, tag in pairs:
        found.setdefault(tag.name, []).append(text_of(content_of(control)))
    return found


def _names(standing: Standing) -> set[str]:
    return {tag.name for _, tag in standing.inline()}


def _is_figure(name: str) -> bool:
    """Whether a control holds what is computed, not what a person may word otherwise."""
    return not name.startswith("@") and not name.endswith("|note")


def _has_words(elements: Sequence[Element]) -> bool:
    return bool(masked(elements).strip())


def _say(control: Element, text: str) -> None:
    """Lets a control say a text, in the dress it has."""
    content = content_of(control)
    if text_of(content) == text:
        return
    dress = next((child(each, "rPr") for each in every(content, "r")), None)
    for old in list(content):
        content.remove(old)
    content.append(run(text, dress))


def _replace(control: Element, elements: Sequence[Element]) -> None:
    content = content_of(control)
    for old in list(content):
        content.remove(old)
    content.extend(elements)


def _dressed_like(old: Sequence[Element], new: Element) -> list[Element]:
    """Copies of new paragraphs, set and dressed like the old ones; tables as they are."""
    copies = [deepcopy(each) for each in new]
    like = next((each for each in old if is_a(each, "p")), None)
    if like is None or any(not is_a(each, "p") for each in copies):
        return copies
    shape = child(like, "pPr")
    dresses = (child(each, "rPr") for element in old for each in every(element, "r"))
    dress = next((each for each in dresses if each is not None), None)
    for copy in copies:
        _dress(copy, shape, dress)
    tie(copies, tied=any(is_a(each, "p") and is_tied(each) for each in old))
    return copies


def _dress(paragraph: Element, shape: Element | None, dress: Element | None) -> None:
    if (own := child(paragraph, "pPr")) is not None and shape is not None:
        paragraph.replace(own, deepcopy(shape))
    for each in every(paragraph, "r"):
        if (own := child(each, "rPr")) is not None and dress is not None:
            each.replace(own, deepcopy(dress))
