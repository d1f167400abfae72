"""The whole written report, sections I to V: sentences told from the figures, and what was written.

The sentences are data (`FormPack.sentences`), in Vietnamese, the language of the reports. The same
ones serve a ward, a city and a province; what an office is not asked, its report does not tell.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import frozen

from cchc_core.extensions import Publication
from cchc_core.model.forms import Role, Row, Section
from cchc_core.model.operators import Ratio
from cchc_core.model.sentences import Facet, Sentence, Whose
from cchc_core.printing.gathering import gathered
from cchc_core.printing.outline import outline
from cchc_core.printing.prose import Paragraph, Printed, SectionText
from cchc_core.printing.wording import Wordings


def narrative(publication: Publication) -> tuple[SectionText, ...]:
    """The text of the sections that the report has, in order and numbered without gaps.

    It has those in which something is told, was written or is to be written, and those above them.
    A figure stands in it as it does in the appendix. Rows that no sentence of the pack names are
    told plainly under the section of their area.
    """
    teller, sections = _Teller(publication), publication.pack.sections
    told = {section.id: teller.told(section) for section in sections}
    said = [section.id for section in sections if section.written or told[section.id]]
    return tuple(
        SectionText(
            section,
            told[section.id],
            gathered(publication, section) if section.written else (),
        )
        for section in outline(sections, said)
    )


@frozen
class _Teller:
    """Tells the figures of one publication."""

    publication: Publication

    def told(self, section: Section) -> tuple[Paragraph, ...]:
        """All that stands under a section; days that several of its sentences are of stand once,
        below them."""
        told = tuple(self._paragraphs(section, Wordings(self.publication)))
        again = [days for days, times in Counter(_days_in(told)).items() if times > 1]
        if not again:
            return told
        signs = {days.text: "*" * place for place, days in enumerate(again, 1)}
        signed = self._paragraphs(section, Wordings(self.publication, signs))
        notes = (Paragraph((f"({signs[d.text]}) Số liệu ", d, ".")) for d in again)
        return (*signed, *notes)

    def _paragraphs(self, section: Section, wordings: Wordings) -> Iterator[Paragraph]:
        for sentence in self.sentences:
            if sentence.section == section.id:
                yield from wordings.sentence(sentence)
        for row in self.unnamed:
            if self.publication.pack.indicator(row).area == section.area:
                yield from wordings.plainly(row)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those that are for this report and tell of nothing that its forms do not ask."""
        there = Wordings(self.publication).is_there
        whose = Whose.ROLL_UP if self.publication.report.rolled_up else Whose.OFFICE
        return tuple(
            sentence
            for sentence in self.publication.pack.sentences
            if sentence.whose in (None, whose) and all(map(there, sentence.says.needed))
        )

    @cached_property
    def unnamed(self) -> tuple[Row, ...]:
        """The rows of the pack that no sentence names, nor lists as parts of another."""
        pack = self.publication.pack
        fields = [field for s in self.sentences for field in s.says.figures]
        named = {Wordings(self.publication).row_id(field) for field in fields}
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


def _days_in(told: Sequence[Paragraph]) -> Iterator[Printed]:
    """The days of their own that figures have, each time they are told; whosever they are."""
    first: dict[str, Printed] = {}
    for paragraph in told:
        for part in paragraph.parts:
            if isinstance(part, Printed) and part.facet == "days":
                yield first.setdefault(part.text, part)
