"""The whole written report, sections I to V: sentences told from the figures, and what was written.

The sentences are data (`FormPack.sentences`), in Vietnamese, the language of the reports. The same
ones serve a ward, a city and a province; what an office is not asked, its report does not tell.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from cchc_core.extensions import Publication
from cchc_core.model.forms import Role, Row, Section
from cchc_core.model.operators import Ratio
from cchc_core.model.sentences import ON_TIME, Facet, Field, Piece, Sentence, Whose, Wording
from cchc_core.printing.gathering import gathered
from cchc_core.printing.issued import listed
from cchc_core.printing.prose import Paragraph, Printed, SectionText
from cchc_core.printing.report_words import report_word
from cchc_core.printing.saying import Parts, Said, Telling, bracketed, lowered, said


def narrative(publication: Publication) -> tuple[SectionText, ...]:
    """The text of every section of the pack, in order; a section may have none.

    A figure stands in it as it does in the appendix. Rows that no sentence of the pack names are
    told plainly under the section of their area.
    """
    teller, sections = _Teller(publication), publication.pack.sections
    sentences = [(sentence.section, teller.sentence(sentence)) for sentence in teller.sentences]
    texts = []
    for section in sections:
        told = [p for id, paragraphs in sentences if id == section.id for p in paragraphs]
        told += teller.rest(section)
        words = gathered(publication, section) if section.written else ()
        divided = any(other.number.startswith(f"{section.number}.") for other in sections)
        silent = () if told or section.written or divided else (_NOT_ASKED,)
        texts.append(SectionText(section, (*told, *silent), words))
    return tuple(texts)


_NOT_ASKED = Paragraph(("Biểu mẫu không yêu cầu số liệu về nội dung này.",), "-")


@frozen
class _Teller:
    """Tells sentences of one publication."""

    publication: Publication

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those that are for this report and tell of nothing that its forms do not ask."""
        whose = Whose.ROLL_UP if self.publication.report.rolled_up else Whose.OFFICE
        return tuple(
            sentence
            for sentence in self.publication.pack.sentences
            if sentence.whose in (None, whose) and all(map(self._there, sentence.says.needed))
        )

    @cached_property
    def unnamed(self) -> tuple[Row, ...]:
        """The rows of the pack that no sentence names, nor lists as parts of another."""
        pack = self.publication.pack
        fields = [field for s in self.sentences for field in s.says.figures]
        named = {self._row_id(field) for field in fields}
        named |= {name for s in self.sentences for name in s.names}
        for field in fields:
            if field.facet is Facet.PARTS and field.name in pack:
                named |= {row.id for row in pack.below(pack[field.name])}
        named |= set(self._other_definitions())
        return tuple(r for r in pack.rows if r.role is not Role.HEADING and r.id not in named)

    def _other_definitions(self) -> Iterator[str]:
        """Rates of the same part as the on-time rate that was chosen: the same by other words."""
        pack = self.publication.pack
        if self.publication.on_time not in pack:
            return
        chosen = pack.catalogue[self.publication.on_time].over_units
        for indicator in pack.catalogue.indicators:
            match indicator.over_units, chosen:
                case Ratio(part=part), Ratio(part=same) if part == same:
                    yield indicator.id

    def rest(self, section: Section) -> Iterator[Paragraph]:
        """`Số thư đã công khai xin lỗi: 3 trường hợp.`: the rows of its area no sentence names."""
        for row in self.unnamed:
            area = self.publication.pack.indicator(row).area
            if area == section.area and (told := said(self.publication, row)):
                yield Paragraph(_ended(self._listed([told])), "-")

    def sentence(self, sentence: Sentence) -> tuple[Paragraph, ...]:
        """The paragraph of a sentence and the documents it lists; none where it tells nothing.

        Where a figure it cannot do without is not asked, the others are named one by one.
        """
        if _is_bare(sentence):
            return ()
        asked = [(field, self._said(field)) for field in sentence.says.figures]
        figures = {field.name: one for field, one in asked if one}
        whole = all(field.name in figures for field in sentence.says.needed)
        if not (whole or figures):
            return ()
        parts = self._worded(sentence, figures) if whole else self._listed([*figures.values()])
        documents = tuple(listed(self.publication, sentence.listing)) if sentence.listing else ()
        return (Paragraph(_ended(parts, ":" if documents else "."), sentence.mark), *documents)

    def _worded(self, sentence: Sentence, figures: Mapping[str, Said]) -> Parts:
        told = list(figures.values())
        if not told or told[0].told:
            return self._filled(sentence.says, figures)
        if told[0].telling is Telling.ZERO and sentence.none:
            return self._filled(sentence.none, figures)
        named = [told[0], *(one for one in told[1:] if one.told or self._beside(one, told[0]))]
        return self._listed(list({one.row: one for one in named}.values()))

    def _beside(self, one: Said, subject: Said) -> bool:
        """Whether a figure is none that the subject is divided into."""
        pack = self.publication.pack
        return pack[one.row].depth <= pack[subject.row].depth

    def _listed(self, told: Sequence[Said]) -> Parts:
        """Each figure with what it is called."""
        alike = _alike(told)
        clauses: list[Parts] = []
        for one in told:
            label = lowered(self._label(one.row)) if clauses else self._label(one.row)
            clauses.append((f"{label}: ", *one.parts(arising=False, bounded=not alike)))
        joined = [part for clause in clauses for part in ("; ", *clause)][1:]
        return (*joined, *(bracketed(told[0].bounds) if alike else ()))

    def _filled(self, wording: Wording, figures: Mapping[str, Said]) -> Parts:
        """The wording with its fields filled; of which days and how many units it is stands at its
        end, or beside each figure where they differ."""
        pieces = [piece for piece in wording.pieces if self._can_tell(piece, figures)]
        used = [figures[field.name] for piece in pieces for field in piece.figures]
        alike = _alike(used)
        *most, last = (part for piece in pieces for part in piece.parts)
        parts = [part for each in most for part in self._part(each, figures, not alike)]
        if not alike or not used or isinstance(last, Field):
            return (*parts, *self._part(last, figures, bounded=True))
        return (*parts, last, *bracketed(used[0].bounds))

    def _can_tell(self, piece: Piece, figures: Mapping[str, Said]) -> bool:
        if not piece.optional:
            return True
        asked = all(field.name in figures for field in piece.figures)
        lists = [field for field in piece.figures if field.facet is Facet.PARTS]
        return asked and all(self._below(field, figures[field.name]) for field in lists)

    def _part(self, part: str | Field, figures: Mapping[str, Said], bounded: bool) -> Parts:
        """A part of a wording as it reads here; a figure `bounded` says its days and its units."""
        if isinstance(part, str):
            return (part,)
        if not part.is_figure:
            return (report_word(self.publication, part.name),)
        told = figures[part.name]
        match part.facet:
            case Facet.LABEL:
                return (self._label(told.row),)
            case Facet.PARTS:
                return (*self._below(part, told), *(bracketed(told.bounds) if bounded else ()))
        arising = told is not next(iter(figures.values()))
        return told.parts(bare=part.facet is Facet.NUMBER, arising=arising, bounded=bounded)

    def _below(self, field: Field, whole: Said) -> Parts:
        """`Chứng thực (11 thủ tục) và Hộ tịch (24 thủ tục)`: the rows that have something to say;
        none where they are not of the days and the units that the whole is of."""
        pack = self.publication.pack
        rows = pack.below(pack[self._row_id(field)])
        told = [(row, one) for row in rows if (one := said(self.publication, row)) and one.told]
        if not _alike([whole, *(one for _, one in told)]):
            return ()
        parts: list[str | Printed] = []
        for at, (row, one) in enumerate(told):
            sign = "" if at == 0 else " và " if at == len(told) - 1 else "; "
            parts += [f"{sign}{row.label} (", *one.parts(), ")"]
        return tuple(parts)

    def _label(self, id: str) -> str:
        return self.publication.pack.catalogue[id].label.vi

    def _row_id(self, field: Field) -> str:
        return self.publication.on_time if field.name == ON_TIME else field.name

    def _there(self, field: Field) -> bool:
        return self._row_id(field) in self.publication.pack

    def _said(self, field: Field) -> Said | None:
        id, pack = self._row_id(field), self.publication.pack
        return said(self.publication, pack[id]) if id in pack else None


def _is_bare(sentence: Sentence) -> bool:
    """Whether a sentence is a field alone, which says that its figure is not to be told."""
    parts = (part for piece in sentence.says.pieces for part in piece.parts)
    return all(isinstance(part, Field) and part.is_figure for part in parts)


def _alike(told: Sequence[Said]) -> bool:
    """Whether figures are all of the same days and of as many units."""
    return len({(one.days, one.coverage) for one in told}) <= 1


def _ended(parts: Parts, ending: str = ".") -> Parts:
    """A sentence with a capital at its beginning and its sign at the end."""
    first, *rest = parts
    if isinstance(first, str):
        first = first[:1].upper() + first[1:]
    elif first.text[:1].islower():
        first = Printed(first.row, first.text[:1].upper() + first.text[1:], first.facet)
    return (first, *rest, ending)
