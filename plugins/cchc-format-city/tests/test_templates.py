"""An office's own workbook, filled as our layout is; how fields are filled is tried in the core."""

from io import BytesIO

from attrs import evolve
from openpyxl import Workbook, load_workbook

from cchc_format_city import check_template, draft_template, write


def template(*fields: str) -> bytes:
    """A workbook with these fields, one below the other."""
    book, written = Workbook(), BytesIO()
    for line, field in enumerate(fields, 1):
        book.active[f"A{line}"] = field
    book.save(written)
    return written.getvalue()


def test_what_stands_behind_an_office_s_own_workbook_is_a_second_file(city):
    """So that nothing of ours is put into theirs."""
    filled, behind = write(evolve(city, template=template("{{received}}", "giữ")))
    assert (filled.name, behind.name) == (
        "bao-cao-380-2023-9-months.xlsx",
        "bao-cao-380-2023-9-months-so-lieu.xlsx",
    )
    sheet = load_workbook(BytesIO(filled.content)).active
    assert [cell.value for cell in sheet["A"]] == [4200, "giữ"]
    assert load_workbook(BytesIO(behind.content)).sheetnames[:3] == [
        "Lãnh đạo xem",
        "Xếp hạng",
        "Từng đơn vị",
    ]


def test_its_notes_say_where_documents_are_listed(city):
    """On a sheet of the second file; its legend tells nothing by our colours."""
    fields = template("{{plans|note}}", "{{desk}}", "{{@legend}}")
    filled, _ = write(evolve(city, template=fields))
    note, _, legend = (cell.value for cell in load_workbook(BytesIO(filled.content)).active["A"])
    assert note.endswith("danh sách ở tệp số liệu kèm theo, trang Văn bản")
    assert "chữ nghiêng xám" not in (legend or "")


def test_our_own_layout_is_a_template_that_checks_clean(city, book, pack):
    """And filled it shows what our own report shows."""
    drafted = draft_template(pack)
    assert list(check_template(drafted.name, drafted.content, pack)) == []
    signed = evolve(city, signatory="Chủ tịch")
    ours, theirs = (
        {c.coordinate: c.value for row in sheet.iter_rows() for c in row}
        for sheet in (
            book(signed)["Phụ lục"],
            book(signed, template=drafted.content)["Phụ lục"],
        )
    )
    theirs = {at: _as_ours(value) for at, value in theirs.items()}
    assert ours == theirs


def _as_ours(value):
    """A note in a template says that documents are listed in the other file."""
    named = "tệp số liệu kèm theo, trang Văn bản"
    return value.replace(named, "trang Văn bản") if isinstance(value, str) else value


def test_what_is_drafted_is_printed_like_our_own(city, pack):
    """Numbers in Vietnam's way, and lines as high as their notes."""
    drafted = draft_template(pack)
    filled, _ = write(evolve(city, template=drafted.content))
    sheet = load_workbook(BytesIO(filled.content)).active
    numbers = [c for row in sheet.iter_rows() for c in row if isinstance(c.value, int | float)]
    assert numbers
    assert all(cell.number_format.startswith("[$-42A]") for cell in numbers)
    own, *_ = write(city)
    known = load_workbook(BytesIO(own.content))["Phụ lục"]
    higher = {line: of.height for line, of in known.row_dimensions.items() if of.height}
    assert all(sheet.row_dimensions[line].height >= high - 1 for line, high in higher.items())
