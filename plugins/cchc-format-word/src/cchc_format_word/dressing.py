"""Paragraphs and figures that look like those whose places they take."""

from collections.abc import Callable
from copy import deepcopy

from cchc_core.printing import Paragraph, Printed, SectionText
from cchc_format_word.controls import Tag, digest, inline
from cchc_format_word.elements import Element, child, every, is_tied, made, run, text_of, tie
from cchc_format_word.holding import held_together


def figure(name: str, said: str, alias: str, dress: Element | None) -> Element:
    """A text in a control of its own, in the dress of the run it stands in."""
    return inline(Tag(name, digest(said)), alias, run(said, dress))


class Dresser:
    """Makes paragraphs that are set and dressed like one there is; if that is kept on one page with
    what is below it, the last of them is."""

    def __init__(self, like: Element, alias: Callable[[str], str]) -> None:
        self.alias = alias
        self.shape = child(like, "pPr")
        dresses = (child(each, "rPr") for each in every(like, "r") if text_of(each).strip())
        own = child(self.shape, "rPr") if self.shape is not None else None
        self.dress = next((dress for dress in dresses if dress is not None), own)

    def paragraphs(self, text: SectionText) -> list[Element]:
        """Those of a section: what is told, then what was written."""
        those = [self.paragraph(each) for each in (*text.told, *text.words)]
        tie(those, tied=any(map(is_tied, those)))
        return those

    def paragraph(self, paragraph: Paragraph) -> Element:
        """One, with its figures in controls."""
        new = made("p")
        if self.shape is not None:
            new.append(deepcopy(self.shape))
        mark = f"{paragraph.mark} " if paragraph.mark else ""
        parts = (mark, *paragraph.parts)
        texts = [part.text if isinstance(part, Printed) else part for part in parts]
        for part, text in zip(parts, held_together(texts), strict=True):
            if isinstance(part, Printed):
                name = f"{part.row}|{part.facet}" if part.facet else part.row
                new.append(figure(name, text, self.alias(name), self.dress))
            elif text:
                new.append(run(text, self.dress))
        return new
