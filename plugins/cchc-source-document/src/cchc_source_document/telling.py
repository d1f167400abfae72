"""The figures that sentences and lists of a written report tell, each with its place and days."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from cchc_core import Desk, Window
from cchc_core.reading import Line, Typed, match_lines, windows_in
from cchc_source_document.content import Passage
from cchc_source_document.outline import Paragraph
from cchc_source_document.sentences import Listing, Sentence, sentences

_SHOWN = 60  # characters before and behind a figure that a person is shown
_OTHER_YEAR = re.compile(r"\bnăm (20[0-9]{2})", re.IGNORECASE)


@frozen
class Told:
    """A figure in words: whose row it is, as written (`raw` with what says it), and where.

    `window` are its own days, where the report gives it some; `sure` that the wording is clear.
    """

    row: str
    figure: str
    text: str
    passage: Passage
    raw: str = ""
    window: Window | None = None
    sure: bool = True
    others: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from all others of its file, the same whenever it is read again."""
        place = ", ".join(filter(None, (self.passage.sheet, self.passage.cell)))
        return f"{place}: {self.text} [{self.row}]"

    def confirmed(self, row: str) -> "Told":
        """The same, once a person said which row it is."""
        return evolve(self, row=row, sure=True)


def told_figures(found: Iterable[Paragraph], desk: Desk) -> Iterator[Told]:
    """All figures of the paragraphs that a row of the pack asks for."""
    for paragraph in found:
        for sentence in sentences().figures:
            yield from _said(paragraph, sentence, desk)
        for listing in sentences().lists:
            if listing.parent in desk.pack:
                yield from _listed(paragraph, listing, desk)


def _said(paragraph: Paragraph, sentence: Sentence, desk: Desk) -> Iterator[Told]:
    """The figure of a sentence, for each row that it answers."""
    if not paragraph.stands_under(sentence.under):
        return
    for found in sentence.says.finditer(paragraph.text):
        if not _of_the_year(found, sentence, desk):
            continue
        figure = sentence.value or found["n"]
        at = found.start() if sentence.value else found.start("n")
        told = Told(
            row="",
            figure=figure,
            text=_around(paragraph.text, found),
            passage=paragraph.stream.at(at),
            raw=found[0] if sentence.value else figure,
            window=_window(paragraph, found, sentence, desk),
            sure=sentence.sure and not _speaks_of_another_year(paragraph, found, sentence, desk),
            others=tuple(row for row in sentence.others if row in desk.pack),
        )
        yield from (evolve(told, row=row) for row in sentence.rows if row in desk.pack)


def _of_the_year(found: re.Match[str], sentence: Sentence, desk: Desk) -> bool:
    return sentence.year is None or int(found["year"]) == desk.period.year + sentence.year


def _window(
    paragraph: Paragraph, found: re.Match[str], sentence: Sentence, desk: Desk
) -> Window | None:
    """The days of a figure where they are not the report's: a year, or those last named before."""
    whole = desk.period.window
    if sentence.year is not None:
        year = desk.period.year + sentence.year
        own = Window(date(year, 1, 1), min(date(year, 12, 31), whole.last))
        return None if own == whole else own
    before = [paragraph.text[: found.start()], *(above.text for above in paragraph.above)]
    for text in before:
        windows = list(windows_in(text))
        if windows:
            return None if windows[-1] == whole else windows[-1]
    return None


def _speaks_of_another_year(
    paragraph: Paragraph, found: re.Match[str], sentence: Sentence, desk: Desk
) -> bool:
    """Whether the sentence so far, or an item above it, is about another year than the report."""
    if sentence.year is not None:
        return False
    so_far = re.split(r"[.;] ", paragraph.text[: found.start()])[-1] + found[0]
    items = [above.text[:20] for above in paragraph.above if not above.text[:1].isalnum()]
    years = {year for text in (so_far, *items) for year in _OTHER_YEAR.findall(text)}
    return bool(years - {str(desk.period.year)})


def _around(text: str, found: re.Match[str]) -> str:
    """What stands around a figure, within its sentence."""
    before = re.split(r"[.;:] ", text[: found.start()])[-1].lstrip("-*+ ")
    behind = re.split(r"[.;:] ", text[found.end() :])[0]
    if len(before) > _SHOWN:
        before = f"… {before[-_SHOWN:].partition(' ')[2]}"
    if len(behind) > _SHOWN:
        behind = f"{behind[:_SHOWN].rpartition(' ')[0]} …"
    return f"{before}{found[0]}{behind}".strip()


def _listed(paragraph: Paragraph, listing: Listing, desk: Desk) -> Iterator[Told]:
    """The figures of a list, its names matched as lines under the row they divide."""
    begins = listing.begins.search(paragraph.text)
    items = list(_items(paragraph.text, begins.end(), listing)) if begins else []
    if not items:
        return
    parent = desk.pack[listing.parent]
    lines = [
        Line(
            "",
            item["label"] if listing.sure else _spelt_out(item["label"]),
            Typed(item["n"]),
            cell=str(at),
        )
        for at, item in enumerate(items)
    ]
    matching = match_lines([Line(parent.number, parent.label), *lines], desk.pack)
    rows: dict[Line, tuple[str, ...]] = {line: (row.id,) for line, row in matching.sure}
    rows |= {p.line: tuple(row.id for row in p.rows) for p in matching.proposed}
    sure = {line for line, _ in matching.sure} if listing.sure else set()
    for line, item in zip(lines, items, strict=True):
        if line in rows:
            yield Told(
                row=rows[line][0],
                figure=item["n"],
                text=item[0].strip(),
                passage=paragraph.stream.at(item.start()),
                raw=item["n"],
                sure=line in sure,
                others=rows[line][1:],
            )


def _items(text: str, at: int, listing: Listing) -> Iterator[re.Match[str]]:
    """The items of a list, one behind the other, up to what is none."""
    between = re.compile(r"[\s,;]*(?:và )?")
    while item := listing.item.match(text, _end(between, text, at)):
        yield item
        at = item.end()


def _end(shape: re.Pattern[str], text: str, at: int) -> int:
    found = shape.match(text, at)
    return found.end() if found else at


def _spelt_out(label: str) -> str:
    for short, whole in sentences().abbreviations.items():
        label = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", whole, label)
    return label
