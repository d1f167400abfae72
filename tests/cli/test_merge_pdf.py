"""`--pdf` of `cchc merge` and `cchc report`: a PDF beside what some format can print."""

import pytest

from cchc_core.errors import CannotWrite, FileRefused
from cchc_core.extensions import Format, Output, Pdf, Renewed
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

LOST = Text("trang 1: bản PDF không có hình vẽ.", "page 1: no drawing in the PDF.")
WITHOUT = Text("Chưa cài phần in PDF: pip install x[pdf].", "Install x[pdf].")


def letter(publication):
    """A made-up letter, beside the made-up report."""
    told = f"{publication.figures['tasks.assigned'].value}{publication.number}"
    yield Output("thu.letter", f"thư: {told}".encode())


def printing(name, content):
    """Prints letters, which never have their drawing in the PDF."""
    if not content.startswith("thư".encode()):
        raise FileRefused("file-unknown", Text("không phải thư", "no letter"))
    lost = Finding("pdf-lacks", Severity.WARNING, LOST, origin=Origin(name, cell="trang 1"))
    return Pdf(b"%PDF " + content, (lost,))


@pytest.fixture
def merge(cchc, city, named):
    """The command run on the made-up city, with letters that are printed so."""

    def run(*words, by=printing, renew=None, command="merge"):
        format = Format("letter", Text("Thư", "Letter"), letter, pdf=by, renew=renew)
        return cchc(command, city, *words, more=[named("letters", plugin_of(format))])

    return run


def test_a_pdf_stands_beside_what_can_be_printed(merge, city):
    """Under the same name; of the report, which nothing can print, there is none; what the PDF
    lacks is told, and is no error."""
    ran = merge("--pdf")

    assert ran.code == 0
    assert (city / "outputs/thu.pdf").read_bytes() == "%PDF thư: 15".encode()
    assert not (city / "outputs/bao-cao.pdf").exists()
    assert "cảnh báo: trang 1: bản PDF không có hình vẽ." in ran.out
    assert "(pdf-lacks)" in ran.out
    assert f"{city / 'outputs/thu.pdf'} (đã ghi)" in ran.out


def test_it_says_so_where_nothing_can_be_printed(cchc, city):
    """The made-up report alone is no Word document."""
    ran = cchc("merge", city, "--pdf")

    assert ran.code == 0
    assert "Không in bản PDF nào" in ran.out


def test_unasked_nothing_is_printed(merge, city):
    """Only the files themselves."""
    merge()

    assert not (city / "outputs/thu.pdf").exists()


def test_machines_are_told_what_the_pdf_lacks(merge):
    """Among the findings."""
    ran = merge("--pdf", "--json")

    assert ran.envelope["findings"][-1]["rule"] == "pdf-lacks"
    assert any(each["path"].endswith("thu.pdf") for each in ran.envelope["data"]["outputs"])


def test_what_is_not_installed_keeps_nothing_else_back(merge, city):
    """All other files are written; it says what to install, exit code 2."""

    def without(name, content):
        raise CannotWrite(WITHOUT)

    ran = merge("--pdf", by=without)

    assert ran.code == 2
    assert "pip install x[pdf]" in ran.err
    assert (city / "outputs/thu.letter").exists()
    assert (city / "outputs/bao-cao.txt").exists()


def test_a_format_that_breaks_costs_only_its_pdf(merge, city):
    """The plugin is named, exit code 4."""

    def broken(name, content):
        raise KeyError("w:p")

    ran = merge("--pdf", by=broken)

    assert ran.code == 4
    assert "cchc-letters" in ran.err
    assert (city / "outputs/thu.letter").exists()


def test_a_pdf_of_a_file_as_it_was_before_is_told_of(merge, city):
    """The file was written anew and the PDF was not."""
    merge("--pdf")
    (city / "inbox" / "98104.sheet").write_text("sheet 98104 2\ntasks.assigned = 6\n", "utf-8")

    ran = merge("--force")

    assert "thu.pdf là bản in từ trước lần ghi này, nay có thể không còn khớp" in ran.out
    assert "--pdf" not in merge("--pdf", "--force").out


def test_a_pdf_that_stands_is_not_lost_where_its_file_is_renewed(merge, city):
    """It may be a signed one: the new PDF gets a dated name, and the old one is told of."""
    outputs = city / "outputs"
    merge("--pdf")
    (outputs / "thu.letter").write_text("thư: 15, xin gửi", "utf-8")
    (outputs / "thu.pdf").write_bytes(b"%PDF signed")

    ran = merge("--pdf", renew=lambda new, standing: Renewed(standing + b"!"))

    assert ran.code == 0
    assert (outputs / "thu.pdf").read_bytes() == b"%PDF signed"
    (dated,) = outputs.glob("thu-*.pdf")
    assert dated.read_bytes() == "%PDF thư: 15, xin gửi!".encode()
    assert "thu.pdf là bản in từ trước lần ghi này" in ran.out


def test_under_force_the_pdf_is_replaced_like_its_file(merge, cchc, city):
    """A numbered report and no PDF of its draft beside it."""
    outputs = city / "outputs"
    merge("--pdf")
    cchc("number", city, "5", "--date", "2024-03-25")

    ran = merge("--pdf", "--force", renew=lambda new, standing: Renewed(new + b"!"))

    assert ran.code == 0
    assert (outputs / "thu.pdf").read_bytes() == "%PDF thư: 1505/BC-UBND!".encode()
    assert [path.name for path in outputs.glob("*.pdf")] == ["thu.pdf"]


def test_a_units_own_report_is_printed_too(merge, city):
    """`cchc report --pdf`, the same way."""
    ran = merge("--unit", "98101", "--format", "letter", "--pdf", command="report")

    assert ran.code == 0
    assert (city / "bao-cao-don-vi" / "thu.pdf").read_bytes().startswith(b"%PDF ")
    assert "bản PDF không có hình vẽ" in ran.out


def test_a_pdf_is_verified_by_what_it_was_printed_of(merge, cchc, city):
    """It bears no manifest, and that is said."""
    merge("--pdf")

    ran = cchc("verify", city / "outputs" / "thu.pdf")

    assert ran.code == 2
    assert "bản PDF được in từ văn bản cùng tên" in ran.err
