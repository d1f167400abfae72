"""Lines of a table matched to the rows of a pack: sure, proposed, twice, or no row's."""

from pathlib import Path

import pytest

from cchc_core import forms
from cchc_core.forms import load_pack
from cchc_core.model.forms import FormPack
from cchc_core.reading import Line, Matching, Typed, match_lines


@pytest.fixture(scope="module")
def pack() -> FormPack:
    return load_pack(Path(forms.__file__).parent / "thanh-hoa-2023.toml")


def table(text: str) -> list[Line]:
    """Lines written `number | label | figure`, at their place."""
    cells = [[c.strip() for c in line.split("|")] for line in text.strip().splitlines()]
    return [
        Line(number, label, Typed(figure or None), sheet="bảng 1", cell=f"dòng {at}")
        for at, (number, label, figure) in enumerate(cells, start=1)
    ]


def sure(matching: Matching) -> dict[str, str]:
    """Figure by row."""
    return {row.id: line.value.raw for line, row in matching.sure if line.filled}


def test_a_number_printed_twice_is_told_apart_by_its_wording(pack: FormPack) -> None:
    """Both rows 3.3.1, and under each its own channels, which bear no number."""
    matching = match_lines(
        table("""
        3.3.1    | Số lượng hồ sơ đã tiếp nhận | 3135
                 | Tiếp nhận trực tiếp | 1989
        3.3.1    | Số lượng hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hẹn | 5
        3.3.2    | Số lượng hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hẹn | 3130
        Trong đó | Trả trực tiếp | 1980
        """),
        pack,
    )
    assert sure(matching) == {
        "dossiers.received": "3135",
        "dossiers.received.direct": "1989",
        "dossiers.on_time.district": "5",
        "dossiers.on_time.commune": "3130",
        "dossiers.on_time.commune.direct": "1980",
    }


def test_rows_without_a_number_are_known_by_their_parent(pack: FormPack) -> None:
    """ "Tại cấp xã" stands a dozen times; without its parent it is nobody's."""
    matching = match_lines(
        table("""
        3.4.2 | Công khai kết quả giải quyết trên trang TTĐT của đơn vị |
              | Tại cấp huyện |
              | Tại cấp xã | 12
        9.9   | Một dòng mới |
              | Tại cấp xã | 13
        """),
        pack,
    )
    assert sure(matching) == {"published.own_site.commune": "12"}
    assert [proposal.line.value.raw for proposal in matching.proposed] == ["13"]


def test_a_parent_that_is_missing_between_splits_is_seen(pack: FormPack) -> None:
    """The second "Tại cấp xã" belongs to a row that was deleted: neither is taken."""
    matching = match_lines(
        table("""
        3.3.3 | Số lượng hồ sơ TTHC về lĩnh vực đất đai được giải quyết đúng hẹn |
              | Tại cấp huyện |
              | Tại cấp xã | 7
              | Tại cấp xã | 9
        """),
        pack,
    )
    assert sure(matching) == {}
    assert {proposal.line.value.raw for proposal in matching.proposed} == {"7", "9"}


def test_a_misspelt_label_is_read_where_only_one_row_can_be_meant(pack: FormPack) -> None:
    """One slip in a long label; a figure in it is no slip, for "mức độ 2" is another row."""
    matching = match_lines(
        table("""
        3.2.1 | Số TTHC đưa vào thự hiện theo cơ chế một cửa tại cấp huyện | 1
        4.2.1 | Tong so bien che duoc giao trong nam | 21
        3.3.2 | Số lượng hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hẹn | 8
              | Giải quyết trực tuyến mức độ 2 | 6
        """),
        pack,
    )
    assert set(sure(matching)) == {
        "one_stop.procedures.district",
        "staff.quota",
        "dossiers.on_time.commune",
    }
    (proposal,) = matching.proposed
    assert proposal.line.value.raw == "6"


def test_another_wording_under_the_same_number_is_proposed(pack: FormPack) -> None:
    """With what stands there and where; the key is the same whenever the file is read again."""
    lines = table("1.3.1 | Tổng số phiếu đã khảo sát trong kỳ | 449")
    (proposal,) = match_lines(lines, pack).proposed
    suggestion = proposal.suggestion("bao-cao.docx")
    assert (suggestion.row, suggestion.value) == ("survey.forms", "449")
    assert suggestion.key == "bảng 1, dòng 1: 1.3.1 Tổng số phiếu đã khảo sát trong kỳ"
    assert str(suggestion.origin) == "bao-cao.docx [bảng 1, dòng 1]"


def test_an_answer_settles_a_line_and_those_under_it(pack: FormPack) -> None:
    """A yes makes the row known, a no leaves it out; neither is asked again."""
    lines = table("""
        3.3.3 | Hồ sơ đất đai giải quyết đúng hẹn |
              | Tại cấp xã | 7
        """)
    asked = match_lines(lines, pack)
    assert [p.rows[0].id for p in asked.proposed][:1] == ["dossiers.on_time.land"]
    key = lines[0].key
    yes = match_lines(lines, pack, {key: "dossiers.on_time.land"})
    assert sure(yes) == {"dossiers.on_time.land.commune": "7"}
    no = match_lines(lines, pack, {key: "", lines[1].key: ""})
    assert (sure(no), no.proposed, no.unmatched) == ({}, (), tuple(lines))


def test_a_row_that_stands_twice_is_never_one(pack: FormPack) -> None:
    """Both places are given; a copy left blank does not count against the filled one."""
    filled = "1.2.1 | Tổng số nhiệm vụ được giao | "
    twice = match_lines(table(f"{filled} 7\n{filled} 8"), pack)
    assert sure(twice) == {}
    assert [line.cell for line in twice.twice["assigned.total"]] == ["dòng 1", "dòng 2"]
    assert sure(match_lines(table(f"{filled}\n{filled} 8"), pack)) == {"assigned.total": "8"}


def test_a_count_that_turned_into_a_percentage_is_another_row(pack: FormPack) -> None:
    """Where form and line both say what they are measured in."""
    line = Line("1.1.2", "Số nhiệm vụ đã hoàn thành", Typed("100"), unit="%")
    matching = match_lines([line], pack)
    assert matching.sure == ()
    assert matching.proposed[0].rows[0].id == "plan.tasks_done"
