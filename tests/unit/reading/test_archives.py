"""No workbook is opened before it is known to be harmless."""

import zipfile
from pathlib import Path

import pytest
from attrs import evolve
from openpyxl import Workbook

from cchc_core.errors import FileRefused
from cchc_core.reading import EXPORT_LIMITS, FORM_LIMITS, precheck

SHEET = "xl/worksheets/sheet1.xml"
DAMAGED = "file-truncated"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(path: Path, *filled: str) -> Path:
    """A workbook with a figure in each of the cells named."""
    book = Workbook()
    for cell in filled:
        book.active[cell] = 240
    book.save(path)
    return path


def packed(path: Path, **parts: str | bytes) -> Path:
    """A zip whose sheet, and other parts if given, hold what a test wants."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(SHEET if name == "sheet" else name, content)
    return path


def sheet(inside: str) -> str:
    """The XML of a sheet."""
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">{inside}</worksheet>'


def refused(path: Path) -> FileRefused:
    """The refusal of a file that must be refused."""
    with pytest.raises(FileRefused) as caught:
        precheck(path)
    assert path.name in caught.value.message.vi
    assert path.name in caught.value.message.en
    return caught.value


def test_a_form_passes(tmp_path: Path) -> None:
    """An ordinary form, and a list of several thousand rows, are let through."""
    precheck(saved(tmp_path / "a.xlsx", "A1", "F120"))
    precheck(saved(tmp_path / "b.xlsx", "A1", "O50000"))


@pytest.mark.parametrize("far", ["XFD1048576", "A100001", "XFD1000"])
def test_a_cell_far_out_is_refused(tmp_path: Path, far: str) -> None:
    """A few kilobytes would ask for more memory than there is; the message names the place."""
    refusal = refused(saved(tmp_path / "a.xlsx", "A1", far))

    assert refusal.rule == "file-too-large"
    assert refusal.found.startswith("R")
    assert refusal.found in refusal.message.vi


@pytest.mark.parametrize(
    "inside",
    [
        '<sheetData><row r="999999"><c><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="ZZZZZ1"><v>1</v></c></row></sheetData>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        '<hyperlinks><hyperlink ref="A1:A1048576"/></hyperlinks>',
        '<comments><commentList><comment ref="XFD1048576"/></commentList></comments>',
        '<mergeCells><mergeCell ref="XFD1048576:A1"/></mergeCells>',
        '<hyperlinks><hyperlink ref="A:A"/></hyperlinks>',
        '<mergeCells><mergeCell ref="$3:$3"/></mergeCells>',
        '<table ref="A1:XFD1048576"/>',
    ],
)
def test_a_far_cell_is_seen_however_it_is_written(tmp_path: Path, inside: str) -> None:
    """Without a reference, beyond the last column, merged, linked or commented: all make cells."""
    assert refused(packed(tmp_path / "a.xlsx", sheet=sheet(inside))).rule == "file-too-large"


def test_cells_without_references_count_along(tmp_path: Path) -> None:
    """Rows and cells may leave their references out; they stand one after the other."""
    row = "<row>" + "<c><v>1</v></c>" * 300 + "</row>"

    precheck(packed(tmp_path / "a.xlsx", sheet=sheet(f"<sheetData>{row * 50}</sheetData>")))


def test_what_only_names_a_range_may_name_a_large_one(tmp_path: Path) -> None:
    """Excel says so of whole columns that were sorted, filtered, validated."""
    inside = (
        '<dimension ref="A1:XFD1048576"/><autoFilter ref="A:XFD"/><sortState ref="A2:XFD1048576"/>'
        '<dataValidations><dataValidation sqref="D1:D1048576"/></dataValidations>'
    )

    precheck(packed(tmp_path / "a.xlsx", sheet=sheet(inside)))


def test_very_many_cells_are_refused_on_however_many_sheets(tmp_path: Path) -> None:
    """No sheet is too large, the workbook is."""
    row = "<row>" + "<c/>" * 1_000 + "</row>"
    sheets = {f"{n}.xml": sheet(f"<sheetData>{row * 101}</sheetData>") for n in range(4)}

    refusal = refused(packed(tmp_path / "a.xlsx", **sheets))

    assert (refusal.rule, refusal.expected) == ("file-too-large", "400000")
    del sheets["0.xml"]
    precheck(packed(tmp_path / "a.xlsx", **sheets))


@pytest.mark.parametrize("second", [3, 2, 1])
def test_rows_out_of_order_are_damage(tmp_path: Path, second: int) -> None:
    """A reader that streams would lose one of them in silence."""
    inside = f'<sheetData><row r="3"/><row r="{second}"/></sheetData>'

    assert refused(packed(tmp_path / "a.xlsx", sheet=sheet(inside))).rule == "file-truncated"


def test_what_is_hidden_is_told_by_sheet(tmp_path: Path) -> None:
    """Rows, grouped columns, what lies under a merged range, whole sheets."""
    book = Workbook()
    book.active.title = "Biểu 1"
    book.active["H12"] = 240
    book.active.row_dimensions[5].hidden = True
    book.active.column_dimensions.group("C", "E", hidden=True)
    book.active.merge_cells("G7:H8")
    book.create_sheet("Cũ").sheet_state = "veryHidden"
    path = tmp_path / "a.xlsx"
    book.save(path)

    hidden = {title: sheet.hidden for title, sheet in precheck(path).items()}

    assert all(cell in hidden["Biểu 1"] for cell in ((5, 1), (1, 3), (1, 4), (1, 5), (8, 8)))
    assert not any(cell in hidden["Biểu 1"] for cell in ((4, 1), (1, 2), (1, 6), (7, 7), (9, 7)))
    assert (1, 1) in hidden["Cũ"]


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    """What expands to hundreds of megabytes is refused by what the zip declares."""
    path = packed(tmp_path / "a.xlsx", sheet=sheet(""), **{"xl/media/a.bin": bytes(201 * 2**20)})

    refusal = refused(path)

    assert (refusal.rule, refusal.found, refusal.expected) == ("file-too-large", "201", "200 MB")


def test_a_zip_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    """No form has thousands of parts."""
    parts = {f"{n}.txt": b"" for n in range(5_001)}

    assert refused(packed(tmp_path / "a.xlsx", **parts)).rule == "file-too-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_entity_declarations_are_refused(tmp_path: Path, encoding: str) -> None:
    """A DOCTYPE has no place in a workbook, whatever part and encoding it hides in."""
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    path = packed(tmp_path / "a.xlsx", **{"xl/sharedStrings.xml": bomb.encode(encoding)})

    assert refused(path).rule == "file-entities"


@pytest.mark.parametrize("name", ["xl/media/image1.png", "sheet.bin", "xl/media/a.svg", "s.vml"])
def test_a_sheet_is_seen_under_any_name(tmp_path: Path, name: str) -> None:
    """A workbook may call its sheets what it likes, and put white space before them."""
    far = '<sheetData><row r="999999"><c><v>1</v></c></row></sheetData>'
    for before in ("", " " * 100_000):
        path = packed(tmp_path / "a.xlsx", **{name: before + sheet(far).split("?>")[1]})

        assert refused(path).rule == "file-too-large"


def test_pictures_and_drawings_may_be_untidy(tmp_path: Path) -> None:
    """An SVG may have its DOCTYPE, a drawing of old Excel be ill-formed; a photo is no XML."""
    parts: dict[str, str | bytes] = {
        "xl/media/image1.svg": "<!DOCTYPE svg><svg/>",
        "xl/media/image2.png": b"\x89PNG\r\n" + bytes(100_000),
        "xl/drawings/vml1.vml": "<xml><br>",
    }

    precheck(packed(tmp_path / "a.xlsx", sheet=sheet(""), **parts))


def test_a_broken_sheet_is_refused(tmp_path: Path) -> None:
    """XML that does not close, and a zip cut short, are damaged files."""
    assert refused(packed(tmp_path / "a.xlsx", sheet="<worksheet><row>")).rule == "file-truncated"
    cut = saved(tmp_path / "b.xlsx", "A1")
    cut.write_bytes(cut.read_bytes()[:-100])
    assert refused(cut).rule == "file-truncated"


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    """A zip with a password is told apart from a damaged one."""
    path = saved(tmp_path / "a.xlsx", "A1")
    content = bytearray(path.read_bytes())
    for at in range(len(content)):  # the flag of encryption, in the list of parts
        if content.startswith(b"PK\x01\x02", at):
            content[at + 8] |= 1
    path.write_bytes(content)

    assert refused(path).rule == "file-password"


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    """What cannot be opened is said so."""
    assert refused(tmp_path / "không có.xlsx").rule == "file-unreadable"


def book(path: Path, sheets: str, **parts: str) -> Path:
    """A workbook of one sheet, called Biểu."""
    folder = "xl/_rels/workbook.xml.rels"
    known = {
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheet name="Biểu" r:id="a"/></workbook>',
        folder: '<Rels><Relationship Id="a" Target="worksheets/sheet1.xml"/></Rels>',
    }
    return packed(path, **{**known, "sheet": sheet(f"<sheetData>{sheets}</sheetData>"), **parts})


def test_filled_cells_are_counted_by_sheet(tmp_path: Path) -> None:
    """Numbers, texts of either kind, formulas and errors; not what is only coloured or empty."""
    path = book(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1"><v>0</v></c><c r="B1" t="s"><v>3</v></c>'
        '<c r="C1" t="inlineStr"><is><r><t>Mã</t></r><r><t> hồ sơ</t></r></is></c></row>'
        '<row r="3"><c r="A3" s="4"/><c r="B3"><v></v></c><c r="C3"><v/></c>'
        '<c r="D3"><f>1+1</f><v>2</v></c><c r="E3"><f>2+2</f></c><c r="F3" t="e"><v>#REF!</v></c>'
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    )

    found = precheck(path)["Biểu"]

    assert (found.cells, found.formulas, found.errors) == (7, 3, 2)
    assert found.valueless == ((3, 5), (3, 6), (3, 7))


PLAIN = (
    '<row r="1" spans="1:4" ht="30"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2" t="s"><v>1</v></c>'
    '<c r="C1"><v>-1.5E-3</v></c><c r="D1" s="7"/></row>\n<row r="2" ht="5"/><row r="7">'
    '<c r="A7" t="inlineStr"><is><t xml:space="preserve"> Đúng hạn</t></is></c></row>'
)
STRINGS = "<sst><si><t>Mã hồ sơ</t></si><si><t> </t></si></sst>"
ODD = (
    '<row r="9"><c r="A9"><v> </v></c></row>',
    '<row r="9"><c r="A9" t="s"><v>1</v></c></row>',
    '<row r="9"><c r="A9" t="inlineStr"><is><t>\u00a0</t></is></c></row>',
    '<row r="9"><c r="A9" t="str"><v>&#32;</v></c></row>',
    '<row r="9"><!-- <c r="B9"><v>1</v></c> --></row>',
    '<row r="9" hidden="1"/>',
)


@pytest.mark.parametrize("odd", ["", *ODD])
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_what_is_counted_in_strides_is_counted_alike_cell_by_cell(
    tmp_path: Path, prefix: str, odd: str
) -> None:
    """However a program writes its XML; white space and references to nothing are no content."""
    rows = (
        PLAIN
        + odd
        + PLAIN.replace('r="1"', 'r="10"')
        .replace('r="2"', 'r="11"')
        .replace('r="7"', 'r="12"')
        .replace('A1"', 'A10"')
        .replace("A7", "A12")
    )
    path = book(tmp_path / "a.xlsx", rows, **{"xl/sharedStrings.xml": STRINGS})
    if prefix:
        named = sheet(f"<sheetData>{rows}</sheetData>").replace("<", "<x:").replace("<x:/", "</x:")
        named = named.replace("<x:?", "<?").replace("<x:!", "<!").replace("xmlns", "xmlns:x")
        path = book(tmp_path / "b.xlsx", "", sheet=named, **{"xl/sharedStrings.xml": STRINGS})

    assert precheck(path)["Biểu"].cells == 6
    assert ((9, 1) in precheck(path)["Biểu"].hidden) == ("hidden" in odd)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="3"/><row r="3"/>',
        '<row r="3"><f/></row><row r="2"/>',
        '<row r="3"/><row r="2"><f/></row>',
    ],
)
def test_rows_out_of_order_are_seen_in_strides_too(tmp_path: Path, rows: str) -> None:
    """Whichever of the two was counted how."""
    assert refused(book(tmp_path / "a.xlsx", rows)).rule == "file-truncated"


@pytest.mark.parametrize("second", ["<v>2</v>", "<is><t>2</t></is>"])
def test_a_cell_with_two_values_is_damage(tmp_path: Path, second: str) -> None:
    """Nobody can tell which of them counts."""
    rows = f'<row r="1"><c r="A1"><v>1</v>{second}</c></row>'

    assert refused(book(tmp_path / "a.xlsx", rows)).rule == DAMAGED


def test_a_far_cell_among_plain_rows_is_seen(tmp_path: Path) -> None:
    """Its row says nothing of it."""
    far = '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZ1"><v>1</v></c></row>'

    assert refused(book(tmp_path / "a.xlsx", far)).found == "R1C18278"
    far = '<row r="100001"><c r="A100001"><v>1</v></c></row>'
    assert refused(book(tmp_path / "b.xlsx", far)).found == "R100001C1"


def test_the_main_part_may_have_any_name(tmp_path: Path) -> None:
    """Its name stands in the file's relations."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    path = book(
        tmp_path / "a.xlsx",
        rows,
        **{
            "_rels/.rels": '<Rels><Relationship Id="z" Type="http://x/officeDocument" '
            'Target="/so/book.xml"/></Rels>',
            "so/book.xml": '<workbook xmlns:r="r"><sheet name="Sổ" r:id="b"/></workbook>',
            "so/_rels/book.xml.rels": '<Rels><Relationship Id="b" '
            'Target="../xl/worksheets/sheet1.xml"/></Rels>',
        },
    )

    assert {title: found.cells for title, found in precheck(path).items()} == {"Sổ": 1}


def test_a_single_text_of_megabytes_is_refused(tmp_path: Path) -> None:
    """In a cell, an attribute or a comment; what is nested without end too."""
    long = "0" * (3 * 2**20)
    for inside in (
        f'<sheetData><row r="1"><c r="A1"><v>{long}</v></c></row></sheetData>',
        f'<sheetData><row r="1" a="{long}"></row></sheetData>',
        f"<!-- {long} -->",
        "<a>" * 300 + "</a>" * 300,
    ):
        path = packed(tmp_path / "a.xlsx", sheet=sheet(inside))
        assert refused(path).rule == "file-too-large"


def test_a_part_that_stands_twice_is_damage(tmp_path: Path) -> None:
    """Readers do not agree on which of the two counts."""
    path = saved(tmp_path / "a.xlsx", "A1")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/Workbook.xml", archive.read("xl/workbook.xml"))

    assert refused(path).rule == "file-truncated"


def test_exports_may_be_larger_than_forms(tmp_path: Path) -> None:
    """A list of all dossiers of a city is no form, and no attack."""
    more = {field: getattr(EXPORT_LIMITS, field) for field in ("cells", "rows", "area", "expanded")}
    assert all(getattr(FORM_LIMITS, field) < most for field, most in more.items())
    path = saved(tmp_path / "a.xlsx", "A1", "O100001")

    assert refused(path).expected == "R100000C16384"
    precheck(path, EXPORT_LIMITS)
    with pytest.raises(FileRefused, match="cells"):
        precheck(path, evolve(EXPORT_LIMITS, cells=1))


def test_two_sheets_of_one_title_are_damage(tmp_path: Path) -> None:
    """One of them would be lost."""
    sheets = '<sheet name="Biểu" r:id="a"/>' * 2
    twice = f'<workbook xmlns:r="r">{sheets}</workbook>'

    assert refused(book(tmp_path / "a.xlsx", "", **{"xl/workbook.xml": twice})).rule == DAMAGED


def test_a_sheet_whose_part_is_gone_is_damage(tmp_path: Path) -> None:
    """Some readers leave it out and say nothing."""
    gone = '<workbook xmlns:r="r"><sheet name="Biểu 1" r:id="b"/></workbook>'

    assert refused(book(tmp_path / "a.xlsx", "", **{"xl/workbook.xml": gone})).rule == DAMAGED
