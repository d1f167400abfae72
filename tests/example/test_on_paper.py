"""The example's written reports as PDFs: where their pages end."""

import io
from collections.abc import Iterator, Sequence
from itertools import accumulate

import pdfplumber
import pytest

from cchc_core import Form, Merged, Offer, Output, Publication, Role, Row, gather
from cchc_core.merge import written_as
from cchc_core.narrowing import report_of

pytest.importorskip("typst")
FEW = 6
"""Of how many rows inside a row none is parted from the others."""


@pytest.fixture(scope="module")
def offer(plugins_that_remember) -> Offer:
    return gather(*plugins_that_remember)


@pytest.fixture(scope="module", params=["city", "14764"])
def publication(request: pytest.FixtureRequest, merged: Merged) -> Publication:
    """The city's report, and that of the ward whose figures are real."""
    if request.param == "city":
        return merged.publication()
    units = (filing.unit for filing in merged.filings)
    return report_of(merged, next(unit for unit in units if unit.code == request.param))


@pytest.fixture(scope="module")
def pages(publication: Publication, offer: Offer) -> Sequence[tuple[str, int]]:
    """Of each page its text, and how many rows of an appendix it has."""
    (output,) = written_as("word", publication, offer)
    with pdfplumber.open(io.BytesIO(printed(output, offer))) as pdf:
        return [(page.extract_text(), rows_of(page)) for page in pdf.pages]


def printed(output: Output, offer: Offer) -> bytes:
    pdf = offer.format("word").pdf
    assert pdf
    return pdf(output.name, output.content).content


def rows_of(page: pdfplumber.page.Page) -> int:
    """The rows of the table on a page that lies, without the two of its head."""
    tables = page.extract_tables() if page.width > page.height else []
    return sum(len(table) - 2 for table in tables if table[0][1] == "Chỉ tiêu thống kê")


def ends(form: Form, counts: Iterator[int]) -> Iterator[tuple[Row, Row]]:
    """The rows of a form on both sides of each page's end."""
    for at in accumulate(counts):
        if at >= len(form.rows):
            assert at == len(form.rows)
            return
        yield form.rows[at - 1], form.rows[at]


def is_parted(above: Row, below: Row, form: Form) -> bool:
    """Whether a page's end parts what belongs together: a heading and its first row, a row and the
    first of those it is made of, two of few."""
    if above.role is Role.HEADING or below.depth > above.depth:
        return True
    at = form.rows.index(below)
    first = next(i for i in range(at, -1, -1) if form.rows[i].depth == 0)
    last = next((i for i in range(at, len(form.rows)) if not form.rows[i].depth), len(form.rows))
    return below.depth > 0 and last - first - 1 <= FEW


def test_no_page_ends_among_rows_that_belong_together(publication, pages) -> None:
    """Over both appendices, whose every row is there."""
    counts = iter([count for _, count in pages if count])
    found = [(form, *pair) for form in publication.pack.forms for pair in ends(form, counts)]

    assert len(found) > 5
    assert not [
        (above.number, below.number)
        for form, above, below in found
        if is_parted(above, below, form)
    ]


def test_neither_signature_nor_legend_is_alone_on_a_page(pages) -> None:
    """The closing line stands with the one, rows of the table with the other."""
    (signed,) = (text for text, _ in pages if "TM. ỦY BAN NHÂN DÂN" in text)
    assert "Trên đây là kết quả" in signed
    assert "CHỦ TỊCH" in signed
    told = [count for text, count in pages if "Chú giải:" in text]
    assert len(told) == 2
    assert min(told) >= 3
