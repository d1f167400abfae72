"""What stands in a file is read place by place, every digit as the file has it."""

import io
import zipfile

import pytest

from cchc_core.contents import Content, contents
from cchc_core.errors import BadData

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts):
    """An office file of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def related(**targets):
    """What a part names: by kind, where it is; the id is the target's own name."""
    each = (
        f'<Relationship Id="{target}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{"".join(each)}</Relationships>'


def workbook(cells, shared="", styles="", title="Biểu"):
    """A workbook of one sheet with these cells."""
    return packed(
        {
            "_rels/.rels": related(officeDocument="xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
            f'<sheet name="{title}" sheetId="1" r:id="tờ.xml"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": related(
                worksheet="tờ.xml", sharedStrings="chung.xml", styles="dáng.xml"
            ),
            "xl/tờ.xml": f'<worksheet xmlns="{SHEET}"><sheetData><row r="1">{cells}</row>'
            "</sheetData></worksheet>",
            "xl/chung.xml": f'<sst xmlns="{SHEET}">{shared}</sst>',
            "xl/dáng.xml": f'<styleSheet xmlns="{SHEET}">{styles}</styleSheet>',
        }
    )


def document(body):
    """A document with this body."""
    return packed(
        {
            "_rels/.rels": related(officeDocument="word/document.xml"),
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body>'
            "</w:document>",
        }
    )


def paragraph(*texts):
    """A paragraph whose text stands in several runs."""
    return f"<w:p>{''.join(f'<w:r><w:t>{text}</w:t></w:r>' for text in texts)}</w:p>"


def test_every_cell_of_a_workbook():
    """Numbers to the last digit, texts shared or not, formulas with what they came to."""
    found = contents(
        workbook(
            '<c r="A1"><v>99.81999999999999</v></c><c r="B1" t="s"><v>1</v></c>'
            '<c r="C1" t="inlineStr"><is><t>ghi</t></is></c>'
            '<c r="D1" s="1"><f>SUM(A1)</f><v>2</v></c>'
            '<c r="E1"/><c r="F1" t="s"><v>7</v></c><c r="G1"><f t="shared" si="0"/><v>3</v></c>',
            shared="<si><t>a</t></si><si><r><t>Phường</t></r><r><t> Đông</t></r></si>",
            styles='<numFmts><numFmt numFmtId="170" formatCode="0.0"/></numFmts>'
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>',
        )
    )

    assert found.places == {
        ("Biểu", "A1"): Content("99.81999999999999", number=True, shown="General"),
        ("Biểu", "B1"): Content("Phường Đông"),
        ("Biểu", "C1"): Content("ghi"),
        ("Biểu", "D1"): Content("2", number=True, shown="0.0", formula="SUM(A1)"),
        ("Biểu", "F1"): Content("#7"),
        ("Biểu", "G1"): Content("3", number=True, shown="General", formula=None),
    }


def test_every_paragraph_and_table_cell_of_a_document():
    """However a text is cut into runs; page numbers, which a program fills in, are no text."""
    page = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>a</w:t></w:r></w:p>'
    )
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('trong')}</w:tc></w:tr></w:tbl>"
    cells = f"<w:tc>{paragraph('1.1')}</w:tc><w:tc>{paragraph('24')}{paragraph('0')}{inner}</w:tc>"
    found = contents(
        document(f"{paragraph('Số: ', '0', '5')}{page}<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    )

    assert {place: content.text for place, content in found.places.items()} == {
        ("", "đoạn 1"): "Số: 05",
        ("", "đoạn 2"): "a",
        ("bảng 1", "dòng 1, ô 1"): "1.1",
        ("bảng 1", "dòng 1, ô 2"): "24\n0",
        ("bảng 2", "dòng 1, ô 1"): "trong",
    }


def test_a_text_box_is_read_after_what_it_hangs_on():
    """Also in a cell, and a table in one; what old programs are to show instead is no more."""

    def box(inside, tag="Choice"):
        return f"<w:{tag}><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:{tag}>"

    def holding(text, inside):
        both = box(inside) + box(inside, "Fallback")
        return f"<w:p><w:r><w:t>{text}</w:t></w:r><w:r>{both}</w:r></w:p>"

    inner = f"<w:tbl><w:tr><w:tc>{paragraph('trong')}</w:tc></w:tr></w:tbl>"
    cell = f"<w:tc>{holding('1.1', paragraph('97'))}</w:tc>"
    body = f"{holding('Số: 05', paragraph('3135') + inner)}<w:tbl><w:tr>{cell}</w:tr></w:tbl>"

    assert {p: held.text for p, held in contents(document(body)).places.items()} == {
        ("", "đoạn 1"): "Số: 05",
        ("", "đoạn 2"): "3135",
        ("bảng 1", "dòng 1, ô 1"): "trong",
        ("bảng 2", "dòng 1, ô 1"): "1.1",
        ("", "đoạn 3"): "97",
    }


def test_every_line_of_a_text_and_nothing_of_what_is_none():
    """What is no text is one part, known by its hash."""
    assert contents("một\nhai".encode()).places == {
        ("", "dòng 1"): Content("một"),
        ("", "dòng 2"): Content("hai"),
    }
    image = contents(b"\xff\xd8\xff")
    assert (image.places, list(image.parts)) == ({}, [""])


@pytest.mark.parametrize("content", [b"PK\x03\x04", packed({"a.xml": "<a/>"}), workbook("<c>")])
def test_a_damaged_file_is_bad_data(content):
    """Cut off, without what names its parts, with a part that is no XML."""
    with pytest.raises(BadData):
        contents(content)


@pytest.mark.parametrize(
    ("saved", "was"),
    [
        ("99.82", "99.81999999999999"),
        ("45174.3444444445", "45174.34444444445"),
        ("93.099999999999994", "93.1"),
        ("1E2", "100"),
    ],
)
def test_a_program_writes_a_number_to_fifteen_digits_or_more(saved, was):
    """It is the same number; but not to the letter."""
    one, other = Content(saved, number=True), Content(was, number=True)

    assert one.saved_from(other)
    assert not one.same_as(other)


@pytest.mark.parametrize(
    ("saved", "was"),
    [
        (Content("99.81999999999998", True), Content("99.81999999999999", True)),
        (Content("99.83", True), Content("99.81999999999999", True)),
        (Content("5", True, "0.0"), Content("5", True, "0")),
        (Content("5"), Content("5", True)),
        (Content("5", True, formula="A1"), Content("5", True)),
        (Content("5", True, formula=None), Content("5", True)),
        (Content("5.0001", True, formula="A1"), Content("5", True, formula="A1")),
        (Content("240 "), Content("240")),
    ],
)
def test_no_digit_more_is_let_pass(saved, was):
    """Another last digit, another format, a text for a number, a formula where there was none."""
    assert not saved.saved_from(was)


@pytest.mark.parametrize(
    ("saved", "was"),
    [
        (
            Content("93.7416357357051", True, "0.00", "A1/B1"),
            Content("93.74163573570499", True, "0.00", "A1 / B1"),
        ),
        (Content("5", True, formula=None), Content("5", True, formula="A1")),
        (Content("1", True, "dd/m/yyyy\\ hh:mm"), Content("1", True, "dd/m/yyyy hh:mm")),
        (Content("a\nb"), Content("a\r\nb")),
    ],
)
def test_what_programs_do_is_let_pass(saved, was):
    """A formula computed again, spelt by its neighbour only; marked spaces; ends of lines."""
    assert saved.saved_from(was)


def test_which_file_a_program_saved_since():
    """One all of whose telling parts are others; no file of which one is as it was."""
    was = contents(workbook(""))
    anew = workbook("<!-- -->", shared="<!-- -->", styles="<!-- -->", title="B")

    assert contents(anew).saved_since(was)
    assert not contents(workbook('<c r="A1"><v>1</v></c>')).saved_since(was)
    assert not contents(b"text").saved_since(contents(b"other"))
