"""What units wrote, gathered: near-identical statements once, in any order, nobody left out."""

import random
from datetime import timedelta
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.model.periods import Window
from cchc_core.model.reports import Report
from cchc_core.model.units import UnitKey
from cchc_core.printing import statements as stated
from cchc_core.printing.gathering import gathered, opinions, paragraphs
from cchc_core.printing.statements import Statement, alike, grouped, is_nothing, statements_in
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
BARELY_ALIKE = st.lists(st.sampled_from("abcdef"), min_size=5, max_size=5, unique=True)
TEXTS = st.sampled_from(PIECES) | BARELY_ALIKE.map(" ".join)
STATEMENTS = st.lists(st.builds(Statement, names(), TEXTS), max_size=8)
NOTHING = "không có kiến nghị, đề xuất"


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


@given(STATEMENTS)
def test_whatever_is_alike_is_compared(statements):
    """Those pairs are left out that no comparison could find alike, and each is looked at once."""
    heads = list({statement.key: statement for statement in statements}.values())
    compared = [frozenset(pair) for pair in stated._comparable(heads)]
    assert len(compared) == len(set(compared))
    assert {frozenset(p) for p in combinations(heads, 2) if alike(*p)} <= set(compared)


def test_a_province_s_statements_are_not_compared_each_with_each(monkeypatch):
    """166 units write eight each: of their 880,000 pairs a few are looked at."""
    common = [f"chung{at}" for at in range(12)]
    draw = random.Random(1)
    said = [
        Statement(
            f"Xã {unit}", " ".join([*draw.sample(common, 8), f"riêng {unit} {at} x{unit}{at}"])
        )
        for unit in range(166)
        for at in "abcdefgh"
    ]
    looked_at = []
    monkeypatch.setattr(stated, "alike", lambda one, other: looked_at.append((one, other)))
    assert len(grouped(said)) == len(said)
    assert len(looked_at) < 10 * len(said)


def rolled_up(*words, id="proposals"):
    """The sample roll-up, whose units wrote these, in the order of their keys."""
    report = sample_roll_up()
    leaves = [
        evolve(leaf, words={id: text} if text else {})
        for leaf, text in zip(report.leaves.values(), words, strict=True)
    ]
    return sample_publication(Report(report.unit, report.period, report.pack, leaves))


def said(publication, id="proposals"):
    return [p.text for p in gathered(publication, publication.pack.section(id))]


def in_a_sentence(*names):
    """Names in their order, each as it stands inside a sentence."""
    return ", ".join(f"{name[0].lower()}{name[1:]}" for name in sorted(names, key=vietnamese_order))


def test_a_roll_up_tells_who_wrote_what():
    """Its own office first, as it wrote; then the wards in Vietnamese order, alike together."""
    line = "Đề nghị lắp đường truyền riêng"
    publication = rolled_up("Việc chung", f"- {line}", PIECES[4], "", f"{line}.")
    office, one, other, _, third = (unit.name for unit in publication.report.units)
    both = in_a_sentence(one, third)
    assert publication.report.unit.name == office
    own, *wards = said(publication)
    assert own == "Việc chung."
    first = {f"- {line} (2 đơn vị: {both})": both, f"- {other}: {PIECES[4]}": other}
    in_order = sorted(first, key=lambda text: vietnamese_order(first[text]))
    assert [text.removesuffix(".") for text in wards] == in_order


def test_near_identical_wordings_stand_once_with_all_who_chose_one():
    """In the commonest wording; a number of units, never their wordings one by one."""
    publication = rolled_up("", PIECES[0], PIECES[0], PIECES[1], "")
    _, *wards, _ = (unit.name for unit in publication.report.units)
    (line,) = said(publication)
    assert line == f"- {PIECES[0]} (3 đơn vị: {in_a_sentence(*wards)})."


def test_a_wording_that_only_a_chain_links_to_the_first_stands_below_it():
    """It is not alike to what stands for the group, so its words are told."""
    far = "Mạng nhiều lúc chưa ổn định lắm, mất nhiều thời gian xử lý hồ sơ trực tuyến"
    assert alike(Statement("", PIECES[2]), Statement("", far))
    assert not alike(Statement("", PIECES[0]), Statement("", far))
    publication = rolled_up("", PIECES[0], PIECES[0], PIECES[2], far)
    names = [unit.name for unit in publication.report.units]
    head, *below = said(publication)
    assert head.startswith(f"- {PIECES[0]} (3 đơn vị: ")
    assert below == [f"+ {names[4]} viết: {far}."]


def test_what_the_reporting_office_and_a_ward_both_say_stands_once():
    """As the office wrote it; below it how many wards say the same."""
    publication = rolled_up(f"1. {PIECES[1]}\n2. Việc chung", PIECES[0], PIECES[1], "Việc khác", "")
    _, one, two, three, _ = (unit.name for unit in publication.report.units)
    assert said(publication) == [
        f"1. {PIECES[1]}",
        f"+ 2 đơn vị có cùng nội dung: {in_a_sentence(one, two)}.",
        "2. Việc chung.",
        f"- {three}: Việc khác.",
    ]


def with_two_windows(publication, at, *words):
    """The publication, in which the `at`-th unit answers for two windows one after the other, and
    wrote these under them."""
    report = publication.report
    leaves = list(report.leaves.values())
    leaf = leaves.pop(at)
    first, last = leaf.window.first, leaf.window.last
    cut = first + timedelta(days=30)
    windows = (Window(first, cut), Window(cut + timedelta(days=1), last))
    for window, text in zip(windows, words, strict=True):
        leaves.append(evolve(leaf, window=window, words={"proposals": text}))
    return evolve(publication, report=evolve(report, leaves=leaves))


def test_what_an_office_wrote_for_two_windows_is_not_run_together():
    """A list that the first opens has nothing in it of the second, and who says the same as the
    second is told below it."""
    publication = rolled_up("", "Bổ sung máy quét", "Việc khác", "", "")
    _, one, two, *_ = (unit.name for unit in publication.report.units)
    told = with_two_windows(publication, 0, "Đề nghị thành phố:", "- Bổ sung máy quét")
    assert [(p.mark, p.text) for p in gathered(told, told.pack.section("proposals"))] == [
        ("", "Đề nghị thành phố:"),
        ("-", "- Bổ sung máy quét."),
        ("+", f"+ {one} có cùng nội dung."),
        ("-", f"- {two}: Việc khác."),
    ]


def test_what_an_office_wrote_twice_stands_once():
    """In the order it first said so, with those who say the same below it once."""
    publication = rolled_up("", "Bổ sung máy quét", "", "", "")
    ward = publication.report.units[1].name
    told = with_two_windows(publication, 0, "Bổ sung máy quét\nMột việc", "- Bổ sung máy quét;")
    assert said(told) == ["Bổ sung máy quét.", f"+ {ward} có cùng nội dung.", "Một việc."]


def test_the_commonest_wording_is_that_of_most_units():
    """A unit that wrote its own for each of two windows is one unit."""
    once, *twice = (
        Statement("Xã A", PIECES[0]),
        *(Statement("Xã B", PIECES[1], at) for at in (0, 1)),
    )
    assert grouped([once, *twice]) == (((once,), tuple(twice)),)


def test_of_many_units_a_few_are_named_and_the_others_counted():
    """Whoever wants all of them finds them in the table of opinions."""
    publication = sample_publication(of_many("Thiếu máy quét", 9))
    names = [unit.name for unit in publication.report.units if unit.level == "commune"]
    few = ", ".join(f"p{name[1:]}" for name in sorted(names, key=vietnamese_order)[:3])
    assert said(publication) == [f"- Thiếu máy quét (9 đơn vị: {few} và 6 đơn vị khác)."]
    ((wording,),) = opinions(publication, publication.pack.section("proposals"))
    assert {statement.name for statement in wording} == set(names)


def of_many(words, count):
    """A roll-up of as many wards, all of which write the same."""
    report = sample_roll_up()
    ward = next(leaf for leaf in report.leaves.values() if leaf.unit.level == "commune")
    leaves = [
        evolve(
            ward,
            unit=evolve(ward.unit, key=UnitKey(f"9819{at}"), name=f"Phường Số {at}"),
            words={"proposals": words},
        )
        for at in range(count)
    ]
    return Report(report.unit, report.period, report.pack, leaves)


@given(st.lists(st.sampled_from((*PIECES, "- Một\n- Hai", "")), min_size=5, max_size=5))
def test_no_word_that_a_unit_wrote_is_lost(words):
    """Every statement stands among the opinions under its unit's name; in the report each is told,
    or one that is alike, or that there is nothing."""
    publication = rolled_up(*words)
    section = publication.pack.section("proposals")
    held = [s for group in opinions(publication, section) for wording in group for s in wording]
    text = [fold(line) for line in said(publication)]
    for leaf in publication.report.leaves.values():
        for statement in statements_in(leaf.unit.name, [leaf.words.get("proposals", "")]):
            assert statement in held
            like = [piece for piece in PIECES if alike(Statement("", piece), statement)]
            told = [fold(each.rstrip(".")) for each in (statement.text, *like)]
            nothing = is_nothing(statement.text, section.nothing)
            assert nothing or any(t in line for t in told for line in text)


def test_what_a_ward_wrote_stays_in_its_order_and_nothing_comes_last():
    """The order of its paragraphs is its own; who has nothing to say is told at the end, in the
    section's own terms."""
    said_by_one = "1. Bảy việc (giả định).\n2. Ba việc (giả định)."
    publication = rolled_up("", "Không", said_by_one, "Không có kiến nghị.", "…")
    texts = said(publication)
    _, one, two, three, _ = (unit.name for unit in publication.report.units)
    assert texts[:2] == [f"- {two}: Bảy việc (giả định).", f"- {two}: Ba việc (giả định)."]
    both = in_a_sentence(one, three)
    nothing = f"báo cáo {publication.pack.section('proposals').nothing}."
    assert texts[2:] == [f"- {both[0].upper()}{both[1:]} {nothing}"]
    office = rolled_up("Không", "Một việc", "", "", "")
    assert said(office)[-1] == f"- {office.report.unit.name} {nothing}"
    many = sample_publication(of_many("Không", 18))
    assert said(many) == ["- 18 đơn vị báo cáo không có kiến nghị, đề xuất."]


def test_what_says_that_there_is_nothing():
    """Bare, or in the words of its heading; a place left open says not even that."""
    bare = ("Không", "Không có.", "Chưa có", "Chưa có gì.", "Không phát sinh", "Không có gì thêm")
    named = ("Không có kiến nghị", "Chưa có kiến nghị nào", "Không có kiến nghị; đề xuất gì khác.")
    for text in (*bare, *named):
        assert is_nothing(text, NOTHING), text
    for text in bare:
        assert is_nothing(text, "không nêu ưu điểm"), text
    other = ("Không có máy quét", "Không có khó khăn", "Không có kiến nghị lớn", "Thiếu")
    for text in ("…", "", "gì", *other):
        assert not is_nothing(text, NOTHING), text


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("steering.initiatives", "Không có vướng mắc"),
        ("assessment.strengths", "Không có hạn chế"),
        ("assessment.strengths", "Không có ưu điểm"),
        ("results.procedures.focal", "Không có cán bộ làm đầu mối"),
    ],
)
def test_there_being_none_of_something_else_is_told_as_it_was_written(id, text):
    """It is no word on what its heading asks for: not that of a unit, nor that of the office."""
    of_office, of_ward = (
        rolled_up(text, "", "", "", "", id=id),
        rolled_up("", text, "", "", "", id=id),
    )
    ward = of_ward.report.units[1].name
    assert said(of_office, id) == [f"{text}."]
    assert said(of_ward, id) == [f"- {ward}: {text}."]


def test_an_office_has_its_own_words_as_they_are():
    """A paragraph a line, its mark kept apart; what ends without a sign gets its full stop."""
    texts = [(p.mark, p.parts) for p in paragraphs("Một\n– Hai;\n+ Ba\n-4 độ.\n1. Năm:")]
    assert texts == [
        ("", ("Một.",)),
        ("-", ("Hai;",)),
        ("+", ("Ba.",)),
        ("-", ("4 độ.",)),
        ("", ("1. Năm:",)),
    ]


def test_a_statement_that_opens_a_list_has_the_list_in_it():
    """A line that ends in a colon and the marked lines below it belong together."""
    words = "1. Đề nghị thành phố:\n- bố trí máy quét\n- nâng cấp mạng\nMở lớp tập huấn"
    assert [statement.text for statement in statements_in("Phường A", [words])] == [
        "Đề nghị thành phố: bố trí máy quét nâng cấp mạng",
        "Mở lớp tập huấn",
    ]
