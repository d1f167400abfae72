"""Tables line up whatever is in them, and fit where they are shown."""

import unicodedata

from cchc_core.cli.tables import shown_width, table


def test_columns_line_up():
    """Composed, decomposed and wide letters take the columns they are shown in."""
    name = "Phường Trường Thi"
    rows = [[name, "1"], [unicodedata.normalize("NFD", name), "2"], ["漢字", "3"]]

    lines = list(table(["Tên", "Số"], rows))

    starts = {shown_width(line[:-1]) for line in lines[2:]}
    assert starts == {len(name) + 2}


def test_a_table_fits_its_terminal():
    """Wide columns are wrapped, narrow ones left alone, no word is lost."""
    told = "một câu dài hơn bề rộng của cửa sổ rất nhiều lần, không được cắt bớt chữ nào"

    lines = list(table(["Mã", "Nội dung"], [["98101", told]], width=40))

    assert all(shown_width(line) <= 40 for line in lines)
    assert " ".join(" ".join(line[5:].split()) for line in lines[2:]) == told


def test_an_empty_table_is_its_head():
    """Nothing to list is not an error."""
    assert len(list(table(["Tên"], []))) == 2
