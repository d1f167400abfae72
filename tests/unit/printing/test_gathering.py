"""What units wrote, gathered: near-identical statements together, in any order, nothing lost."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.model.reports import Report
from cchc_core.printing.gathering import (
    Statement,
    alike,
    gathered,
    grouped,
    paragraphs,
    statements_in,
)
from cchc_core.testing.samples import sample_publication, sample_roll_up
from cchc_core.testing.strategies import names
from cchc_core.text import fold, vietnamese_order

PIECES = (
    "Đường truyền kết nối mạng nhiều lúc chưa ổn định, mất thời gian xử lý hồ sơ",
    "Đường truyền mạng nhiều lúc chưa ổn định, mất thời gian xử lý hồ sơ.",
    "đường truyền mạng nhiều lúc chưa ổn định; mất thời gian xử lý hồ sơ trực tuyến",
    "Đường truyền mạng đã ổn định, không mất thời gian xử lý hồ sơ",
    "Thiếu 2 công chức một cửa",
    "Thiếu 3 công chức một cửa",
    "Không",
    "…",
)
STATEMENTS = st.lists(st.builds(Statement, names(), st.sampled_from(PIECES)), max_size=8)


def test_near_identical_means_four_words_in_five_and_the_same_numbers_and_negations():
    """Case, marks, punctuation and a word or two aside; never a number or a "không"."""
    said = [Statement("Phường A", text) for text in PIECES]
    assert alike(said[0], said[1])
    assert alike(said[1], said[2])
    assert not alike(said[1], said[3])
    assert not alike(said[4], said[5])


@given(STATEMENTS, st.randoms())
def test_groups_do_not_depend_on_the_order(statements, random):
    """However the wards are shuffled, the same groups in the same order."""
    shuffled = [*statements]
    random.shuffle(shuffled)
    assert grouped(shuffled) == grouped(statements)


@given(STATEMENTS)
def test_every_statement_is_in_one_group_with_all_that_it_is_like(statements):
    """A partition: none lost, none twice, and what is alike is never parted."""
    groups = grouped(statements)
    held = [s for group in groups for wording in group for s in wording]
    assert sorted(held, key=repr) == sorted(set(statements), key=repr)
    place = {s: at for at, group in enumerate(groups) for wording in group for s in wording}
    for one in place:
        for other in place:
            assert alike(one, other) == alike(other, one)
            if alike(one, other):
                assert place[one] == place[other]


@given(STATEMENTS)
def test_a_group_is_held_together_by_a_chain(statements):
    """No group can be parted so that nothing on one side is like anything on the other."""
    for group in grouped(statements):
        reached, waiting = set(), [group[0][0]]
        members = [s for wording in group for s in wording]
        while waiting:
            one = waiting.pop()
            reached.add(one)
            waiting += [
                s for s in members if s not in reached and s not in waiting and alike(one, s)
            ]
        assert reached == set(members)


def rolled_up(*words):
    """The sample roll-up, whose units wrote these, in the order of their keys."""
    report = sample_roll_up()
    leaves = [
        evolve(leaf, words={"proposals": text} if text else {})
        for leaf, text in zip(report.leaves.values(), words, strict=True)
    ]
    return sample_publication(Report(report.unit, report.period, report.pack, leaves))


def said(publication, id="proposals"):
    return [p.text for p in gathered(publication, publication.pack.section(id))]


def test_a_roll_up_tells_who_wrote_what():
    """Its own office first, as it wrote; then the wards in Vietnamese order, alike together."""
    line = "Đề nghị lắp đường truyền riêng"
    publication = rolled_up("Việc chung", f"- {line}", PIECES[4], "", f"{line}.")
    office, one, other, _, third = (unit.name for unit in publication.report.units)
    both = ", ".join(sorted((one, third), key=vietnamese_order))
    assert publication.report.unit.name == office
    own, *wards = said(publication)
    assert own == "Việc chung"
    first = {f"- {line} (2 đơn vị: {both})": both, f"- {other}: {PIECES[4]}": other}
    in_order = sorted(first, key=lambda text: vietnamese_order(first[text]))
    assert [text.removesuffix(".") for text in wards] == in_order


def test_another_wording_of_the_same_stands_below_with_whose_it_is():
    """So that no word of a ward is lost."""
    publication = rolled_up("", PIECES[0], PIECES[0], PIECES[1], "")
    units = [unit.name for unit in publication.report.units]
    head, variant = said(publication)
    assert head.startswith(f"- {PIECES[0].rstrip('.')} (3 đơn vị: ")
    assert variant == f"+ {units[3]} viết: {PIECES[1]}"


@given(st.lists(st.sampled_from((*PIECES, "- Một\n- Hai", "")), min_size=5, max_size=5))
def test_no_word_that_a_unit_wrote_is_lost(words):
    """Every one of them stands somewhere in what is gathered."""
    publication = rolled_up(*words)
    text = fold(" ".join(said(publication)))
    for leaf in publication.report.leaves.values():
        for word in fold(leaf.words.get("proposals", "")).replace("-", " ").split():
            assert word.strip(".,;") in text


def test_what_a_ward_wrote_stays_in_its_order_and_nothing_comes_last():
    """The order of its paragraphs is its own; "Không" stands behind all that is something."""
    said_by_one = "1. Bảy việc (giả định).\n2. Ba việc (giả định)."
    publication = rolled_up("", "Không", said_by_one, "Không.", "")
    texts = said(publication)
    _, one, two, three, _ = (unit.name for unit in publication.report.units)
    both = ", ".join(sorted((one, three), key=vietnamese_order))
    office = rolled_up("Không", "Một việc", "", "", "")
    assert said(office)[-1] == f"- {office.report.unit.name}: Không"
    assert texts[:2] == [f"- {two}: Bảy việc (giả định).", f"- {two}: Ba việc (giả định)."]
    assert texts[2].rstrip(".") == f"- Không (2 đơn vị: {both})"


def test_an_office_has_its_own_words_as_they_are():
    """A paragraph a line, its mark kept apart."""
    texts = [(p.mark, p.parts) for p in paragraphs("Một\n– Hai\n+ Ba\n-4 độ\n1. Năm")]
    assert texts == [
        ("", ("Một",)),
        ("-", ("Hai",)),
        ("+", ("Ba",)),
        ("-", ("4 độ",)),
        ("", ("1. Năm",)),
    ]


def test_a_statement_that_opens_a_list_has_the_list_in_it():
    """A line that ends in a colon and the marked lines below it belong together."""
    words = "1. Đề nghị thành phố:\n- bố trí máy quét\n- nâng cấp mạng\nMở lớp tập huấn"
    assert list(statements_in(words)) == [
        "Đề nghị thành phố: bố trí máy quét nâng cấp mạng",
        "Mở lớp tập huấn",
    ]
