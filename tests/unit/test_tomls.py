"""Definitions in TOML: what is wrong is said with its file, its line and its key."""

from datetime import date

import pytest

from cchc_core.errors import BadData
from cchc_core.text import Text
from cchc_core.tomls import read_toml

TEXT = """\
# id = "không phải khóa này"
title = "Danh mục"

[pack]
id = "mẫu"
valid_from = 2023-11-05

[[areas]]
id = "a"
number = 1

[[areas]]
number = 2

[[indicators]]
id = "một"
codes = [{ code = 0, vi = "Không {" },
         { code = 1, vi = "Có" }]

[[indicators]]
id = "hai"
area = "a"
codes = [
    { code = 0 },  # { vi = "chưa dịch" }
    { code = 1, vi = "Có" },
]

[[forms]]
id = "phụ lục"

[[forms.rows]]
label = "Tên TTHC: {tên} = 3"
id = "r"

[[forms.rows]]
id = "s"
"""


@pytest.fixture
def top(tmp_path):
    path = tmp_path / "danh-mục.toml"
    path.write_text(TEXT, encoding="utf-8")
    return read_toml(path)


def line(table, key):
    """The line that a complaint about a key names, which it does in both languages."""
    message = table.error(key, Text("sai", "wrong")).message
    number = message.en.split("line ")[1].split(",")[0]
    assert f"dòng {number}," in message.vi
    assert "danh-mục.toml" in message.vi
    return TEXT.splitlines()[int(number) - 1]


def test_a_complaint_names_the_line_of_the_key(top):
    """Of this table, not of one before or after it, nor of a comment."""
    (first, second), (one, two) = top.tables("areas"), top.tables("indicators")
    assert line(top, "title") == 'title = "Danh mục"'
    assert line(top.need_table("pack"), "id") == 'id = "mẫu"'
    assert line(first, "number") == "number = 1"
    assert line(second, "number") == "number = 2"
    assert line(one, "id") == 'id = "một"'
    assert line(two, "codes") == "codes = ["
    (form,) = top.tables("forms")
    assert [line(row, "id") for row in form.tables("rows")] == ['id = "r"', 'id = "s"']


def test_a_complaint_about_a_missing_key_names_the_line_of_its_table(top):
    """Though the next table has a key of that name."""
    _, second = top.tables("areas")
    one, _ = top.tables("indicators")
    assert line(second, "id") == "[[areas]]"
    assert line(one, "area") == "[[indicators]]"
    assert line(top.need_table("pack"), "number") == "[pack]"


def test_a_complaint_inside_an_inline_table_names_its_line(top):
    """Braces in strings and comments do not lead astray."""
    one, two = ([*table.tables("codes")] for table in top.tables("indicators"))
    assert line(one[1], "vi") == '         { code = 1, vi = "Có" }]'
    assert line(one[1], "en") == '         { code = 1, vi = "Có" }]'
    assert line(two[0], "vi").strip().startswith("{ code = 0 }")
    assert line(two[1], "code").strip() == '{ code = 1, vi = "Có" },'


def test_a_key_nobody_asked_for_is_refused_with_those_there_are(top):
    """Most likely it is misspelt, so the known ones are listed."""
    pack = top.need_table("pack")
    pack.need("id", str)
    with pytest.raises(BadData) as caught:
        pack.done()
    assert "'pack.valid_from'" in caught.value.message.vi
    assert "line 6" in caught.value.message.en
    assert caught.value.message.en.endswith("there are: id.")


def test_a_table_all_of_whose_keys_were_asked_for_is_done(top):
    """Also those that were asked for and were not there."""
    pack = top.need_table("pack")
    assert pack.need("id", str) == "mẫu"
    assert pack.get("valid_from", date) == date(2023, 11, 5)
    assert pack.get("valid_to", date) is None
    pack.done()


@pytest.mark.parametrize(
    ("written", "kind", "wanted"),
    [
        ("1", str, "a string"),
        ('"1"', int, "a whole number"),
        ("true", int, "a whole number"),
        ("1.5", int, "a whole number"),
        ("1", bool, "true or false"),
        ('"2023-11-05"', date, "a date"),
        ("2023-11-05T08:00:00", date, "a date"),
        ('"a"', list, "a list"),
        ("1", dict, "a table"),
    ],
)
def test_a_value_of_another_kind_is_refused(tmp_path, written, kind, wanted):
    """The message says what is needed and what was found; true is no number, a time no day."""
    path = tmp_path / "t.toml"
    path.write_text(f"khóa = {written}".replace("khóa", "key"), encoding="utf-8")
    with pytest.raises(BadData, match=f"line 1, key 'key': needs {wanted}"):
        read_toml(path).need("key", kind)


@pytest.mark.parametrize("written", ["[1, 2]", '["a", 1]'])
def test_a_list_of_other_things_is_refused(tmp_path, written):
    """Lists of strings hold strings, arrays of tables tables."""
    path = tmp_path / "t.toml"
    path.write_text(f"key = {written}", encoding="utf-8")
    with pytest.raises(BadData, match="strings"):
        read_toml(path).strings("key")
    with pytest.raises(BadData, match="tables"):
        list(read_toml(path).tables("key"))


def test_text_enters_in_nfc(tmp_path):
    """An editor may store `Hòa` decomposed; a BOM before it is no part of it."""
    path = tmp_path / "t.toml"
    path.write_bytes('\ufeffkey = "Ho\u0300a"\nmore = ["o\u0300"]'.encode())
    top = read_toml(path)
    assert top.need("key", str) == "H\u00f2a"
    assert top.strings("more") == ("\u00f2",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a = \n", "line 1"),
        (b"a = 1\nb = [1\n", "TOML"),
        ("tên = 1".encode("utf-16"), "UTF-8"),
        (b"\xff\xfe", "UTF-8"),
        (b"a = 1\na = 2\n", "TOML"),
    ],
)
def test_a_file_that_is_no_toml_is_refused_by_name(tmp_path, content, said):
    """Neither half a table, nor another encoding, nor a key twice."""
    path = tmp_path / "hỏng.toml"
    path.write_bytes(content)
    with pytest.raises(BadData) as caught:
        read_toml(path)
    assert "hỏng.toml" in caught.value.message.vi
    assert said in caught.value.message.en


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"[a]\n\ndue = 20/3/2024\n", "line 3, key 'due'"),
        (b'a = 1\n  b.c = "x\nd = 2', "line 2, key 'b.c'"),
        (b"a = 1\nb = 'x\nd = 2\n", "line 3"),
        (b"a = 1\nb = 2\nb = 3\n", "line 3, key 'b'"),
        (b"a = 1\n[period\nb = 2", "line 2"),
        (b"a = 1\nb = [1\n\n", "line 2"),
        (b"a = 1\nb =\n", "line 2, key 'b'"),
        (b"x = " + b"[" * 9999, "line 1"),
        ("a = 1\nb = 2\nc = 'Tên'".encode().replace(b"\xaa", b"\xff"), "line 3"),
    ],
)
def test_where_a_file_stops_being_toml_is_said(tmp_path, content, place):
    """The line and, unless that is the end, the key that begins it; in both languages."""
    path = tmp_path / "hỏng.toml"
    path.write_bytes(content)
    with pytest.raises(BadData) as caught:
        read_toml(path)
    message = caught.value.message
    assert message.en.startswith(f"hỏng.toml, {place}: ")
    vi = place.replace("line", "dòng").replace("key", "khóa")
    assert message.vi.startswith(f"hỏng.toml, {vi}: ")
    assert " line " not in message.vi
    assert "hãy" in message.vi.lower()


def test_a_file_that_is_not_there_is_refused_by_its_path(tmp_path):
    """The whole path, so that a wrong folder is seen."""
    with pytest.raises(BadData, match="thiếu.toml".replace(".", r"\.")) as caught:
        read_toml(tmp_path / "thiếu.toml")
    assert str(tmp_path) in caught.value.message.vi
