"""The sections a report has: numbered without gaps, in the pack's own way to number."""

from hypothesis import given
from hypothesis import strategies as st

from cchc_core.forms import HERE, load_pack
from cchc_core.model.forms import Section
from cchc_core.printing.outline import outline

SECTIONS = load_pack(HERE / "thanh-hoa-2023.toml").sections


def test_what_is_left_out_gives_its_number_to_the_next():
    """Roman or Arabic, letters where a pack has them; what stands above something stays."""
    numbers = ("I", "I.1", "I.2", "I.3", "II", "II.1", "II.1.a", "II.1.b", "III")
    sections = [Section(number, number, "") for number in numbers]
    kept = [(s.id, s.number) for s in outline(sections, {"I.2", "I.3", "II.1.b", "III"})]
    assert kept == [
        ("I", "I"),
        ("I.2", "I.1"),
        ("I.3", "I.2"),
        ("II", "II"),
        ("II.1", "II.1"),
        ("II.1.b", "II.1.a"),
        ("III", "III"),
    ]
    assert [s.number for s in outline(sections, {"III"})] == ["I"]
    assert [s.number for s in outline(sections[1:4], {"I.3"})] == ["I.1"]


@given(st.sets(st.sampled_from([section.id for section in SECTIONS])))
def test_the_order_stays_and_no_number_is_lacking(said):
    """Each number is the first of its kind that is free; nothing else of a section changes."""
    kept = list(outline(SECTIONS, said))
    assert {section.id for section in kept} >= said
    assert [s.id for s in SECTIONS if s.id in {k.id for k in kept}] == [k.id for k in kept]
    numbers = {section.number for section in kept}
    assert len(numbers) == len(kept)
    for section in SECTIONS:
        if section.number not in numbers:
            beside = section.number.rpartition(".")[0]
            behind = [s.number for s in SECTIONS[SECTIONS.index(section) :]]
            assert not [n for n in behind if n.rpartition(".")[0] == beside and n in numbers]
    assert [s.number for s in outline(SECTIONS, {s.id for s in SECTIONS})] == [
        section.number for section in SECTIONS
    ]
