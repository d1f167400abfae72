"""inbox.csv as people and Excel leave it."""

from datetime import datetime

import pytest

from cchc_core.arrivals import read_arrivals
from cchc_core.errors import BadData

LINE = "biểu 1.xlsx,05/09/2023 08:30,Phường Hòa Bình"


def saved(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "inbox.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        f"file,received,sender\n{LINE}\n",
        f"File;Received;Sender\r\n{LINE.replace(',', ';')}\r\n",
        f"sep=;\r\nfile;received;sender\r\n\r\n{LINE.replace(',', ';')}\r\n",
        f"sender\tfile\treceived\n{chr(9).join(LINE.split(',')[i] for i in (2, 0, 1))}\n",
    ],
    ids=["commas", "semicolons", "sep", "tabs in another order"],
)
def test_every_way_excel_saves_it_is_read(tmp_path, text, encoding):
    """Whatever separates the columns, whatever their order and the case of their names."""
    arrivals = read_arrivals(saved(tmp_path, text, encoding))
    assert arrivals["biểu 1.xlsx"].received == datetime(2023, 9, 5, 8, 30)
    assert arrivals["biểu 1.xlsx"].sender == "Phường Hòa Bình"


def test_a_time_with_a_zone_is_told_in_vietnam_s(tmp_path):
    """So that all times compare."""
    path = saved(tmp_path, "file,received,sender\na.xlsx,2023-09-05T01:30:00+00:00,\n")
    assert read_arrivals(path)["a.xlsx"].received == datetime(2023, 9, 5, 8, 30)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("file,received\na,\n", 1),
        ("file,received,sender\n\na,mai,\n", 3),
        ("file,received,sender\na,,\na,,\n", 3),
        (f"file,received,sender\na,,\nb,,{'x' * 200_000}\n", 3),
    ],
    ids=["column", "time after a blank line", "twice", "huge field"],
)
def test_what_cannot_be_read_names_its_line(tmp_path, content, line):
    """In both languages."""
    with pytest.raises(BadData) as raised:
        read_arrivals(saved(tmp_path, content))
    assert f"dòng {line}:" in raised.value.message.vi
    assert f"line {line}:" in raised.value.message.en


def test_another_encoding_is_refused_with_advice(tmp_path):
    """Excel's plain CSV is not UTF-8; the message says what to choose there."""
    path = saved(tmp_path, "file,received,sender\nđơn,,\n", "cp1258")
    with pytest.raises(BadData, match="line 2: not UTF-8; in Excel save it as 'CSV UTF-8'"):
        read_arrivals(path)
