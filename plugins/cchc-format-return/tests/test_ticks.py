"""An officer's ticks, carried from one worklist into the next."""

import io
import re

import pytest
from attrs import evolve
from read_back import rows_of, sheet_of

from cchc_core import FileRefused, Origin, Output
from cchc_format_return.lists import TICK
from cchc_format_return.ticks import renew
from cchc_format_return.worklist import write_worklist

openpyxl = pytest.importorskip("openpyxl")


def written(publication) -> bytes:
    (output,) = write_worklist(publication)
    return output.content


def worked_on(content: bytes, *lines: int) -> bytes:
    """A worklist in which an officer has put a column before all others, sorted the lines the other
    way round, ticked those that had these numbers, and saved it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    rows = list(sheet.iter_rows(min_row=5, max_col=14, values_only=True))
    for at, row in enumerate(reversed(rows), start=5):
        ticked = TICK if int(row[0]) in lines else None
        for column, value in enumerate((*row[:13], ticked), start=1):
            sheet.cell(at, column).value = value
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.insert_cols(1)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def ticks(content: bytes) -> list[str]:
    """The numbers of the ticked lines."""
    sheet = sheet_of(Output("x", content))
    cells = re.findall(rf'<c r="N([0-9]+)"[^>]*><is><t>{TICK}</t>', sheet)
    return [str(int(cell) - 4) for cell in cells]


def test_a_tick_follows_its_finding(publish, found):
    """Into the line where that stands now; one that is no longer there takes its tick with it, one
    whose figure has changed is not done, and one that is new never was."""
    old = publish(found(), found("tasks.planned"), found(found="8"), found(rule="sample-office"))
    new = publish(found("dialogue.held"), found(rule="sample-office"), found(found="9"), found())

    renewed = renew(written(new), worked_on(written(old), 1, 2, 3, 4)).content

    assert ticks(renewed) == ["2", "4"]
    assert "<v>2/4</v>" in sheet_of(Output("x", renewed))
    assert rows_of(Output("x", renewed))[4][1:] == rows_of(Output("x", written(new)))[4][1:]
    assert renew(written(new), renewed).content == renewed


def test_of_findings_that_are_alike_as_many_are_ticked(publish, found):
    """Nobody can tell which; in another language they are the same."""
    alike = [evolve(found(), origin=Origin(f"{n}.xlsx", "Biểu 1", "D12")) for n in range(3)]
    old = worked_on(written(publish(*alike)), 2, 3)

    assert ticks(renew(written(publish(*alike)), old).content) == ["1", "2"]
    assert ticks(renew(written(publish(*alike, lang="en")), old).content) == ["1", "2"]


def test_a_list_nobody_ticked_leaves_the_new_one_as_it_is(publish, found):
    """Byte by byte."""
    new = written(publish(found()))
    assert renew(new, worked_on(new)).content == new


@pytest.mark.parametrize("standing", [b"PK of nothing", b"a text", b""])
def test_what_is_no_worklist_is_refused(publish, found, standing):
    """What a person put in its place; another workbook too."""
    with pytest.raises(FileRefused):
        renew(written(publish(found())), standing)
    other = io.BytesIO()
    openpyxl.Workbook().save(other)
    with pytest.raises(FileRefused):
        renew(written(publish(found())), other.getvalue())
