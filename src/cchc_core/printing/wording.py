"""A sentence of a pack as it reads for a report: its fields filled, what is common said once."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from cchc_core.extensions import Publication
from cchc_core.model.forms import Row
from cchc_core.model.sentences import ON_TIME, Facet, Field, Piece, Sentence, Wording
from cchc_core.printing.issued import listed
from cchc_core.printing.prose import (
    Paragraph,
    Parts,
    Printed,
    Said,
    Telling,
    bracketed,
    lowered,
)
from cchc_core.printing.report_words import report_word
from cchc_core.printing.saying import said


@frozen
class Wordings:
    """The sentences of one publication; `signs` stand for days that are told elsewhere."""

    publication: Publication
    signs: Mapping[str, str] = field(factory=dict)

    def sentence(self, sentence: Sentence) -> tuple[Paragraph, ...]:
        """The paragraph of a sentence and the documents it lists; none where it tells nothing.

        Where a figure it cannot do without is not asked, the others are named one by one.
        """
        if _is_bare(sentence):
            return ()
        figures = self._figures(sentence)
        whole = all(field.name in figures for field in sentence.says.needed)
        parts = self._worded(sentence, figures) if whole else self._listed([*figures.values()])
        if not parts:
            return ()
        documents = tuple(listed(self.publication, sentence.listing)) if sentence.listing else ()
        return (Paragraph(_ended(parts, ":" if documents else "."), sentence.mark), *documents)

    def plainly(self, row: Row) -> Iterator[Paragraph]:
        """`Số thư đã công khai xin lỗi: 3 trường hợp.`: a row by its name, if it is asked."""
        if one := self._said(row):
            yield Paragraph(_ended(self._listed([one])), "-")

    def _figures(self, sentence: Sentence) -> dict[str, Said]:
        """What there is to say of each figure that is asked, by its field's name."""
        pack = self.publication.pack
        told: dict[str, Said] = {}
        for each in sentence.says.figures:
            if self.is_there(each) and (one := self._said(pack[self.row_id(each)])):
                told[each.name] = one
        return told

    def _worded(self, sentence: Sentence, figures: Mapping[str, Said]) -> Parts:
        told = list({one.row: one for one in figures.values()}.values())
        if not told or told[0].told:
            parts = self._filled(sentence.says, figures)
        elif told[0].telling is Telling.ZERO and sentence.none:
            parts = self._filled(sentence.none, figures)
        else:
            parts = ()
        return parts or self._listed([o for o in told if o.told or self._beside(o, told[0])])

    def _beside(self, one: Said, subject: Said) -> bool:
        """Whether a figure is the subject, or none that the subject is divided into."""
        pack = self.publication.pack
        return pack[one.row].depth <= pack[subject.row].depth

    def _listed(self, told: Sequence[Said]) -> Parts:
        """Each figure with what it is called."""
        told, at_the_end = _once(told), len(told) > 1 and _alike(told)
        clauses: list[Parts] = []
        for one in told:
            label = lowered(self._label(one.row)) if clauses else self._label(one.row)
            clauses.append((f"{label}: ", *one.parts(arising=False, bounded=not at_the_end)))
        joined = [part for clause in clauses for part in ("; ", *clause)][1:]
        return (*joined, *(bracketed(told[0].bounds) if at_the_end else ()))

    def _filled(self, wording: Wording, figures: Mapping[str, Said]) -> Parts:
        """The wording with its fields filled; of which days and how many units it is stands at its
        end, or beside each figure where they differ. Nothing where it cannot be told."""
        pieces = [piece for piece in wording.pieces if self._can_tell(piece, figures)]
        if not pieces or not all(each.optional or each in pieces for each in wording.pieces):
            return ()
        used = [field.name for piece in pieces for field in piece.figures if field.tells]
        told = [figures[name] for name in used]
        alike = bool(told) and _alike(told)
        if alike:
            pieces, figures = _with_subject(pieces, figures, used[0])
        else:
            figures = {**figures, **dict(zip(used, _once(told), strict=True))}
        *most, last = (part for piece in pieces for part in piece.parts)
        parts = [part for each in most for part in self._part(each, figures, not alike)]
        parts += self._part(last, figures, bounded=True)
        if not alike or (isinstance(last, Field) and last.tells):
            return tuple(parts)
        return (*parts, *bracketed(figures[used[0]].bounds))

    def _can_tell(self, piece: Piece, figures: Mapping[str, Said]) -> bool:
        asked = all(field.name in figures for field in piece.figures)
        lists = (field for field in piece.figures if field.facet is Facet.PARTS)
        return asked and all(map(self._below, lists))

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
                return (*self._below(part), *(bracketed(told.bounds) if bounded else ()))
        arising = told is not next(iter(figures.values()))
        return told.parts(bare=part.facet is Facet.NUMBER, arising=arising, bounded=bounded)

    def _below(self, field: Field) -> Parts:
        """`Chứng thực (11 thủ tục) và Hộ tịch (24 thủ tục)`: the rows that have something to say;
        none where they are not of the days and the units that the whole is of."""
        pack = self.publication.pack
        whole = pack[self.row_id(field)]
        told = [(row, one) for row in pack.below(whole) if (one := self._said(row)) and one.told]
        if not _alike([one for one in (self._said(whole), *(one for _, one in told)) if one]):
            return ()
        parts: list[str | Printed] = []
        for at, (row, one) in enumerate(told):
            sign = "" if at == 0 else " và " if at == len(told) - 1 else "; "
            parts += [f"{sign}{row.label} (", *one.parts(), ")"]
        return tuple(parts)

    def _label(self, id: str) -> str:
        return self.publication.pack.catalogue[id].label.vi

    def row_id(self, field: Field) -> str:
        """The row that a field stands for."""
        return self.publication.on_time if field.name == ON_TIME else field.name

    def is_there(self, field: Field) -> bool:
        """Whether the pack has that row."""
        return self.row_id(field) in self.publication.pack

    def _said(self, row: Row) -> Said | None:
        one = said(self.publication, row)
        return evolve(one, sign=self.signs.get(one.days, "")) if one else None


def _is_bare(sentence: Sentence) -> bool:
    """Whether a sentence is a field alone, which says that its figure is not to be told."""
    parts = (part for piece in sentence.says.pieces for part in piece.parts)
    return all(isinstance(part, Field) and part.is_figure for part in parts)


def _alike(told: Sequence[Said]) -> bool:
    """Whether figures are all of the same days and of the same units."""
    return len({(one.days, one.covered) for one in told}) <= 1


def _once(told: Sequence[Said]) -> Sequence[Said]:
    """Figures told together: of how many units the rows are that the first is made of, it says
    itself."""
    of = told[0].covered.rows if told and told[0].covered else frozenset()
    if _alike(told):
        return told
    return [evolve(one, covered=None) if one.row in of else one for one in told]


def _with_subject(
    pieces: Sequence[Piece], figures: Mapping[str, Said], used: str
) -> tuple[list[Piece], Mapping[str, Said]]:
    """Who did it, where only a few told of what is `used`, which is all of the same units:
    `UBND phường Trường Thi đã ban hành 2 kế hoạch`."""
    of = figures[used].covered
    names = of.names if of else ()
    if not names or not any(_SUBJECT in piece.parts for piece in pieces):
        return [*pieces], figures
    who = ", ".join(f"UBND {name}" for name in names)
    named = [
        evolve(piece, parts=tuple(who if part == _SUBJECT else part for part in piece.parts))
        for piece in pieces
    ]
    return named, {name: _unnamed(one, names) for name, one in figures.items()}


_SUBJECT = Field("@subject")


def _unnamed(one: Said, names: Sequence[str]) -> Said:
    of = one.covered
    return evolve(one, covered=evolve(of, names=())) if of and of.names == names else one


def _ended(parts: Parts, ending: str = ".") -> Parts:
    """A sentence with a capital at its beginning and its sign at the end."""
    first, *rest = parts
    if isinstance(first, str):
        first = first[:1].upper() + first[1:]
    elif first.text[:1].islower():
        first = Printed(first.row, first.text[:1].upper() + first.text[1:], first.facet)
    return (first, *rest, ending)
