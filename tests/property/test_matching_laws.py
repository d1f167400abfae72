"""However a form was retyped, renumbered, cut or shuffled, no line is surely a wrong row."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core import forms
from cchc_core.forms import load_pack
from cchc_core.model.forms import Row
from cchc_core.reading import Line, Typed, match_lines

PACK = load_pack(Path(forms.__file__).parent / "thanh-hoa-2023.toml")
ROWS = PACK.forms[0].rows
FEW = settings(max_examples=max(settings.default.max_examples // 3, 1))  # of a hundred lines each


def above(row: Row) -> str:
    """The number of the row that a row hangs under, as our numbers have it."""
    return row.number.rpartition("/" if "/" in row.number else ".")[0]


def branch(at: int) -> tuple[Row, ...]:
    """A row with all that follows under its number, up to the next row of its height."""
    rows, number = [ROWS[at]], ROWS[at].number
    for row in ROWS[at + 1 :]:
        if not row.number.startswith((f"{number}.", f"{number}/")):
            break
        rows.append(row)
    return tuple(rows)


BRANCHES = [branch(at) for at in range(len(ROWS))]
SECTIONS = [branch for branch in BRANCHES if "." not in branch[0].number]


def lines(rows: Sequence[Row]) -> list[Line]:
    """The rows as printed, each filled; the note keeps which row it was made of."""
    return [
        Line(
            row.printed_number or row.within,
            row.label,
            Typed(at),
            row.unit_of_measure,
            row.id,
            "bảng 1",
            f"dòng {at}",
        )
        for at, row in enumerate(rows)
    ]


def surely_right(found: Sequence[Line]) -> int:
    """How many lines are matched, all of them to the row they were made of."""
    sure = match_lines(found, PACK).sure
    for line, row in sure:
        assert line.note == row.id, f"{line.text} was taken for {row.name}"
    return len(sure)


def retyped(text: str, how: int) -> str:
    """The same wording, as another hand types it."""
    return (
        text,
        text.upper(),
        unicodedata.normalize("NFD", text),
        f"  {text} ".replace(" ", "  "),
        text.replace("/ ", " /").replace(",", " ,"),
        f"- {text}:",
        f"Trong đó: {text}",
    )[how]


@FEW
@given(st.lists(st.integers(0, 6), min_size=len(ROWS), max_size=len(ROWS)))
def test_another_way_of_typing_changes_nothing(hows: list[int]) -> None:
    """Case, spaces, dashes, NFD, "Trong đó" before a label: all rows are still surely known."""
    typed = [
        evolve(line, label=retyped(line.label, how))
        for line, how in zip(lines(ROWS), hows, strict=True)
    ]
    assert surely_right(typed) == len(ROWS)


@FEW
@given(st.permutations(SECTIONS), st.sets(st.sampled_from(BRANCHES), max_size=30))
def test_shuffled_sections_and_dropped_rows(
    sections: list[tuple[Row, ...]], dropped: set[tuple[Row, ...]]
) -> None:
    """A row goes with those under it; all that are left are known."""
    gone = {row.id for rows in dropped for row in rows}
    left = [row for section in sections for row in section if row.id not in gone]
    assert surely_right(lines(left)) == len(left)


@FEW
@given(st.sets(st.integers(0, len(ROWS) - 1), max_size=20))
def test_a_lone_row_lost_moves_no_figure(lost: set[int]) -> None:
    """Also where what hung under it is left behind, as long as the two of a split are."""
    split = {at for at, row in enumerate(ROWS) if "/" in row.number}
    surely_right(lines([row for at, row in enumerate(ROWS) if at not in lost - split]))


@FEW
@given(st.integers(1, 9), st.sets(st.sampled_from(BRANCHES), max_size=10))
def test_a_renumbered_form(by: int, dropped: set[tuple[Row, ...]]) -> None:
    """Numbers that moved on are no numbers to go by; wording and parent are."""
    gone = {row.id for rows in dropped for row in rows}
    left = [row for row in ROWS if row.id not in gone]
    moved = []
    for line in lines(left):
        first, dot, rest = line.number.partition(".")
        number = f"{int(first) + by}{dot}{rest}" if first.isdecimal() else line.number
        moved.append(evolve(line, number=number))
    surely_right(moved)


@FEW
@given(st.data())
def test_slips_of_the_hand(data: st.DataObject) -> None:
    """A letter more, less or other: the right row, or a question."""
    typed = lines(ROWS)
    for at in data.draw(st.sets(st.integers(0, len(ROWS) - 1), max_size=40)):
        label = typed[at].label
        spot = data.draw(st.integers(0, len(label) - 1))
        letter = data.draw(st.sampled_from("aăếhnxự"))
        rest = spot + data.draw(st.integers(0, 1)) * label[spot].isalpha()
        typed[at] = evolve(typed[at], label=label[:spot] + letter + label[rest:])
    surely_right(typed)


@FEW
@given(st.permutations(ROWS), st.integers(2, 40))
def test_labels_on_other_rows_numbers(rows: list[Row], much: int) -> None:
    """Wordings dealt out anew over the numbers: a number alone proves nothing."""
    typed = [
        evolve(line, label=other.label, note=other.id)
        for line, other in zip(lines(ROWS[:much]), rows, strict=False)
        if "/" not in other.number
    ]
    surely_right(typed)


@FEW
@given(st.text(), st.text(), st.lists(st.tuples(st.text(), st.text())))
def test_whatever_stands_in_the_cells(number: str, label: str, more: list[tuple[str, str]]) -> None:
    """Matching never raises and loses no line."""
    typed = [
        Line(n, w, Typed(1), cell=str(at)) for at, (n, w) in enumerate([(number, label), *more])
    ]
    matching = match_lines(typed, PACK)
    rivals = [line for rivals in matching.twice.values() for line in rivals]
    told = [*(line for line, _ in matching.sure), *rivals, *matching.unmatched]
    told += [proposal.line for proposal in matching.proposed]
    assert sorted(told, key=lambda line: int(line.cell)) == typed
