"""Csv in any encoding and with any separator; what cannot be read surely is refused by its line."""

import codecs

import pytest

from cchc_core import nfc


@pytest.fixture
def lines(made):
    return made.table_list(made.several(6))


def joined(lines, separator=",", end="\n"):
    return end.join(separator.join(line) for line in lines) + end


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE)],
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_line_end_and_unicode_is_read(
    portal, made, lines, encoding, mark, separator, end
):
    """By content, without a word."""
    path = portal.folder / "a.csv"
    path.write_bytes(mark + joined(lines, separator, end).encode(encoding))

    (submission,) = portal.read(path)

    assert made.numbers(submission)["dossiers.received"] == 6
    assert made.rules(submission) == ["carried-over-unseen"]
    assert portal.source.recognises(path, path.read_bytes()[:8192])
    assert submission.cells.lost == 0


def test_a_first_line_may_name_the_separator(portal, made, lines):
    """As Excel writes it; the lines keep their numbers."""
    path = portal.folder / "a.csv"
    lines[2][4] = "?"
    path.write_text("sep=;\n" + joined(lines, ";"), encoding="utf-8")

    (submission,) = portal.read(path)

    assert made.finding(submission, "dossier-code-unknown").origin.cell == "L4"
    assert submission.cells.lost == 0


def in_cp1258(text):
    """Vietnamese as Windows-1258 has it: base letters with circumflex, tones after them."""
    import unicodedata

    tones = "\u0300\u0309\u0303\u0301\u0323"
    out = ""
    for letter in nfc(text):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in parts if c in tones)
        out += unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + tone
    return out.encode("cp1258")


def test_windows_1258_is_read_with_a_word(portal, made, lines):
    """It is the one old encoding that Unicode can be made of surely."""
    path = portal.folder / "a.csv"
    path.write_bytes(in_cp1258(joined(lines)))

    (submission,) = portal.read(path)

    assert submission.report.unit.name == "Phường Hàm Rồng"
    assert made.finding(submission, "text-cp1258")
    assert portal.source.recognises(path, path.read_bytes()[:8192])


TCVN3 = "STT,§¬n vÞ tiÕp nhËn,LÜnh vùc,M· hå s¬,Tr¹ng th¸i,Ngµy nhËn\n1,x,y,z,t,15/03/2023\n"
VNI = "STT,Ñôn vò tieáp nhaän,Lónh vöïc,Maõ hoà sô,Traïng thaùi,Ngaøy nhaän\n1,x,y,z,t,15/03/2023\n"


@pytest.mark.parametrize(("text", "font"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_old_fonts_are_recognised_and_refused_with_advice(portal, text, font, encoding):
    """As bytes and as the signs they look like in Unicode; nothing is converted."""
    path = portal.folder / "a.csv"
    path.write_bytes(text.encode(encoding))

    refusal = portal.refused(path)

    assert refusal.rule == "file-old-font"
    assert font in refusal.message.vi
    assert "Unicode" in refusal.message.vi


def test_old_fonts_in_a_workbook_are_refused_too(portal, made):
    """The file is in Unicode, its texts are not."""
    path = portal.put("a.xlsx", [line.split(",") for line in TCVN3.splitlines()])

    assert portal.refused(path).rule == "file-old-font"


def test_an_encoding_nobody_knows_is_refused(portal):
    """Rather than read as something else."""
    path = portal.folder / "a.csv"
    path.write_bytes(b"STT;M\xe3;S\xf3\n1;\xff\xfe\xfd;x\n")

    assert portal.refused(path).rule == "text-encoding"


@pytest.mark.parametrize("number", [3, 5])
def test_a_line_with_more_or_fewer_cells_is_named(portal, made, lines, number):
    """Long ones break the reading, short ones would be filled up in silence."""
    long, short = portal.folder / "a.csv", portal.folder / "b.csv"
    line = lines[number - 1]
    long.write_text(joined([*lines[: number - 1], [*line, "x"], *lines[number:]]), "utf-8")
    short.write_text(joined([*lines[: number - 1], line[:-1], *lines[number:]]), "utf-8")

    for path in (long, short):
        refusal = portal.refused(path)
        assert (refusal.rule, refusal.found) == ("line-differs", str(number))


def test_blank_cells_at_the_end_of_lines_do_no_harm(portal, made, lines):
    """Neither does a last column that is blank in some, nor a text over two lines."""
    lines[2][-1] = ""
    lines[3][6] = '"Thôn Không Có Thật\nxã Bịa, huyện Đặt"'
    path = portal.folder / "a.csv"
    path.write_text(joined([[*line, "", ""] for line in lines]), "utf-8")

    (submission,) = portal.read(path)

    assert made.numbers(submission)["dossiers.received"] == 6
    assert submission.cells.lost == 0


def test_trailing_separators_far_below_do_no_harm(portal, made):
    """A line with blank cells beyond the heads, later than the lines looked at first."""
    lines = made.table_list(made.several(90))
    lines[80] = [*lines[80], "", "", ""]
    path = portal.folder / "a.csv"
    path.write_text(joined(lines), "utf-8")

    assert made.numbers(portal.read(path)[0])["dossiers.received"] == 90


@pytest.mark.parametrize("spoilt", ['"Thôn', 'Thôn "A" x', '"Thôn" A'])
def test_an_open_quote_is_named_with_its_line(portal, made, lines, spoilt):
    """Else it would swallow dossiers up to the next one."""
    lines[3][6] = spoilt
    path = portal.folder / "a.csv"
    path.write_text(joined(lines), "utf-8")

    if spoilt == 'Thôn "A" x':  # quotes inside a text open nothing
        assert made.numbers(portal.read(path)[0])["dossiers.received"] == 6
    else:
        refusal = portal.refused(path)
        assert (refusal.rule, refusal.found) == ("csv-quote", "4")


def test_two_open_quotes_that_close_each_other_swallow_nothing_in_silence(portal, made, lines):
    """The lines between them would be one cell."""
    lines[2][6] = lines[5][6] = '"Thôn'
    path = portal.folder / "a.csv"
    path.write_text(joined(lines), "utf-8")

    assert portal.refused(path).rule in ("csv-quote", "line-differs")


def test_bytes_that_are_no_utf_8_far_below_are_named_by_line(portal, made):
    """A file that was damaged on its way."""
    content = joined(made.table_list(made.several(4000))).encode()
    at = content.index(b"-3900")
    path = portal.folder / "a.csv"
    path.write_bytes(content[:at] + b"\xff\xfe" + content[at + 2 :])

    assert portal.refused(path).rule == "text-encoding"
