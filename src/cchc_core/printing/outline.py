"""Which sections a report has: what it has nothing to say in is left out, and the others are
numbered without gaps."""

from collections.abc import Collection, Iterator, Sequence

from attrs import evolve

from cchc_core.model.forms import Section


def outline(sections: Sequence[Section], said: Collection[str]) -> Iterator[Section]:
    """The sections by id `said` and those above them, in order, numbered anew.

    Those beside one another take the first of the numbers that the pack has there, so that it stays
    the pack's way to number. Ids and titles stay.
    """
    kept = {section.number for section in sections if section.id in said}
    kept |= {above for number in kept for above in _above(number)}
    anew: dict[str, str] = {}
    for section in sections:
        if section.number in kept:
            beside = [other.number for other in sections if _parent(other) == _parent(section)]
            place = [number for number in beside if number in kept].index(section.number)
            over = anew.get(_parent(section), _parent(section))
            anew[section.number] = ".".join(filter(None, (over, _own(beside[place]))))
            yield evolve(section, number=anew[section.number])


def _above(number: str) -> Iterator[str]:
    """`II.2` and `II` of `II.2.8`."""
    while "." in number:
        number = number.rpartition(".")[0]
        yield number


def _parent(section: Section) -> str:
    return section.number.rpartition(".")[0]


def _own(number: str) -> str:
    return number.rpartition(".")[2]
