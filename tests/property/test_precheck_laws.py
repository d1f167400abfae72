"""Whatever a program writes into a sheet, the pre-check counts each cell as what it is."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.reading import precheck

CELLS = {
    '<c r="{at}"><v>12</v></c>': (1, 0, 0, 0),
    '<c r="{at}" s="3" t="s"><v>0</v></c>': (1, 0, 0, 0),
    '<c r="{at}" t="s"><v>1</v></c>': (0, 0, 0, 0),
    '<c r="{at}" t="inlineStr"><is><t>Đúng hạn</t></is></c>': (1, 0, 0, 0),
    '<c r="{at}" t="inlineStr"><is><t xml:space="preserve"> \u1680\u3000</t></is></c>': (
        0,
        0,
        0,
        0,
    ),
    '<c r="{at}" t="inlineStr"><is><r><t>A</t></r><r><t>B</t></r></is></c>': (1, 0, 0, 0),
    '<c r="{at}" t="str"><v>&#32;&amp;</v></c>': (1, 0, 0, 0),
    '<c r="{at}" t="str"><v>&#32;</v></c>': (0, 0, 0, 0),
    '<c r="{at}" s="1"/>': (0, 0, 0, 0),
    '<c r="{at}"></c>': (0, 0, 0, 0),
    '<c s="1" r="{at}"><v>5</v></c>': (1, 0, 0, 0),
    "<c r='{at}'>\n<v>5</v>\n</c>": (1, 0, 0, 0),
    '<c r="{at}"><f>1+1</f><v>2</v></c>': (1, 1, 0, 0),
    '<c r="{at}"><f>1+1</f></c>': (1, 1, 0, 1),
    '<c r="{at}" s="4"><f>IF(A1&gt;1,"Đạt","")</f><v></v></c>': (1, 1, 0, 1),
    '<c r="{at}" t="str"><f>A1&amp;"ạ"</f><v>Cần xem lại</v></c>': (1, 1, 0, 0),
    '<c r="{at}" t="str"><f>A1</f><v> </v></c>': (1, 1, 0, 1),
    '<c r="{at}" t="s"><f>A1</f><v>1</v></c>': (1, 1, 0, 1),
    '<c r="{at}" t="e"><f>1/0</f><v>#DIV/0!</v></c>': (1, 1, 1, 1),
    '<c r="{at}" t="e"><v>#N/A</v></c>': (1, 0, 1, 1),
}
"""Of each way to write a cell: whether it is filled, a formula, an error, without a value."""
ROWS = ('<row r="{n}">{cells}</row>', '<row r="{n}" ht="30" spans="1:9">{cells}</row>\n')
HIDDEN = '<row hidden="1" r="{n}">{cells}</row>'
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PARTS = {
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheet name="S" r:id="a"/></workbook>',
    "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="sheet.xml"/></R>',
    "xl/sharedStrings.xml": "<sst><si><t>Mã hồ sơ</t></si><si><t> </t></si></sst>",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("precheck") / "a.xlsx"


@given(
    st.lists(
        st.tuples(
            st.sampled_from((*ROWS, HIDDEN)), st.lists(st.sampled_from(list(CELLS)), max_size=6)
        ),
        max_size=12,
    )
)
def test_every_cell_is_counted_as_what_it_is(path: Path, rows: list[tuple[str, list[str]]]) -> None:
    """Runs of plain rows told at once, and all others, in any order."""
    written = "".join(
        row.format(n=n, cells="".join(cell.format(at=f"{'ABCDEF'[i]}{n}") for i, cell in told))
        for n, (row, cells) in enumerate(rows, start=1)
        for told in [list(enumerate(cells))]
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in PARTS.items():
            archive.writestr(name, part)
        sheet = f'<worksheet xmlns="{NAMESPACE}"><sheetData>{written}</sheetData></worksheet>'
        archive.writestr("xl/sheet.xml", sheet)

    found = precheck(path)["S"]

    filled, formulas, errors = (
        sum(CELLS[cell][i] for _, cells in rows for cell in cells) for i in range(3)
    )
    assert (found.cells, found.formulas, found.errors) == (filled, formulas, errors)
    assert found.valueless == tuple(
        (n, at)
        for n, (_, cells) in enumerate(rows, start=1)
        for at, cell in enumerate(cells, start=1)
        if CELLS[cell][3]
    )
    hidden = {n for n, (row, _) in enumerate(rows, start=1) if row == HIDDEN}
    assert {n for n in range(1, len(rows) + 1) if (n, 1) in found.hidden} == hidden
