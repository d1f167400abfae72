"""Every code that the returned workbook is told of alone, and what it is not told of."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cchc_core import FileRefused
from cchc_core.testing.contracts import RulesContract
from cchc_format_province import cchc_rules, read, write

Case = Callable[[Workbook], object]


def as_it_was(_: Workbook) -> None:
    """Opened and saved by another program."""


def without_stamps(book: Workbook) -> None:
    del book["_cchc-tinh"]
    for sheet in book.worksheets:
        sheet.delete_cols(11, 2)


def changed_inside(book: Workbook) -> None:
    sheet = book["_cchc-tinh"]
    sheet["A3"] = sheet["A3"].value.replace('"value":5', '"value":6')


def typed_over(book: Workbook) -> None:
    book["Phụ lục I"]["D12"] = 99


def without_report(book: Workbook) -> None:
    del book["_cchc-tinh"]


class TestTheReport(RulesContract):
    """The workbook of the made-up city, spoilt in one way."""

    rules = tuple(cchc_rules())
    cases = {  # noqa: RUF012
        "not-a-province-report": (without_stamps, as_it_was),
        "report-damaged": (changed_inside, as_it_was),
        "figure-retyped": (typed_over, as_it_was),
        "stated-together": (without_report, as_it_was),
    }

    @pytest.fixture(autouse=True)
    def _with_a_file(self, tmp_path: Path, city: Any, published: Any, desk: Any) -> None:
        (output,) = write(published(city))
        self.content, self.path, self.desk = output.content, tmp_path / output.name, desk

    def told(self, case: Case) -> Iterable[str]:
        book = load_workbook(io.BytesIO(self.content))
        case(book)
        book.save(self.path)
        try:
            return [found.rule for each in read(self.path, self.desk) for found in each.findings]
        except FileRefused as error:
            return [error.rule]
