"""The written report, chapter by chapter: its sentences, whose figures lead to their rows, and what
the units wrote."""

from attrs import frozen

from cchc_core import Publication, printing
from cchc_core.printing import SectionText


@frozen
class Chapter:
    """A main heading with all that stands below it."""

    texts: tuple[SectionText, ...]

    @property
    def title(self) -> str:
        """As printed: `III. Đánh giá chung`."""
        section = self.texts[0].section
        return f"{section.number}. {section.title}"

    @property
    def written(self) -> bool:
        """Whether people alone speak in it: what they ask for is read first."""
        return not any(text.told for text in self.texts)


def chapters(publication: Publication) -> tuple[Chapter, ...]:
    """The chapters in which anything is said, of each the sections in which there is."""
    found: list[list[SectionText]] = []
    for text in printing.narrative(publication):
        if text.section.depth == 0:
            found.append([text])
        elif found and (text.told or text.words):
            found[-1].append(text)
    said = (texts for texts in found if len(texts) > 1 or texts[0].told or texts[0].words)
    return tuple(Chapter(tuple(texts)) for texts in said)
