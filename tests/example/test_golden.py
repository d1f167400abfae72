"""What a person sees in the example's workbook, line by line, held by golden files.

`CCHC_UPDATE_GOLDEN=1` writes them anew; the difference then belongs into the change's review.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Merged, gather, installed, load_campaign, merge_campaign

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture(params=["thanh-hoa-2023", "thanh-pho-mau-2026"])
def sheets(request: pytest.FixtureRequest, merged: Merged) -> tuple[str, list[Worksheet]]:
    offer = gather(*installed())
    if request.param != merged.campaign.folder.name:
        merged = merge_campaign(load_campaign(ROOT / "examples" / request.param, offer), offer)
    (output,) = offer.format("city").write(merged.publication())
    return request.param, load_workbook(io.BytesIO(output.content), data_only=True).worksheets


def test_every_sheet_reads_as_it_did(sheets: tuple[str, list[Worksheet]]) -> None:
    """Numbers, notes, marks and legends of every sheet, in reading order."""
    example, worksheets = sheets
    text = "\n".join(line for sheet in worksheets for line in _lines(sheet)) + "\n"
    golden = GOLDEN / f"{example}.txt"
    if os.environ.get("CCHC_UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def _lines(sheet: Worksheet) -> Iterator[str]:
    yield f"== {sheet.title}"
    for row in sheet.iter_rows():
        cells = [_seen(cell.value) for cell in row if cell.value is not None]
        if cells:
            yield " | ".join(cells)


def _seen(value: object) -> str:
    """A cell's value as it is shown: numbers with two decimals at most."""
    return str(round(value, 2) if isinstance(value, float) else value).replace("\n", " ⏎ ")
