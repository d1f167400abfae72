"""The example city: what it is made of, and that its figures come out a second way."""

import io
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from inboxes import Row
from openpyxl import load_workbook
from recomputed_2023 import City
from recomputed_2023_text import rows_of_the_text

from cchc_core import Filed, Kind, Merged, Plugin, gather, installed
from cchc_core.cli import run
from cchc_core.model.forms import Role
from cchc_core.receipts import Verdict

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "thanh-hoa-2023"


@pytest.fixture(scope="module")
def rows(city: City) -> Mapping[str, Row]:
    """The rows of the appendix, worked out without the roll-up."""
    return city.rows()


def test_every_expected_unit_is_used_missing_or_refused(merged: Merged) -> None:
    """34 communes and the city's own office: 33 used, one missing, one on another period's form."""
    states = Counter(filing.state for filing in merged.filings)
    assert states == {Filed.USED: 33, Filed.MISSING: 1, Filed.WRONG_FORM: 1}
    assert [f.unit.name for f in merged.units(Filed.MISSING)] == ["Phường Đông Tân"]
    assert [f.unit.name for f in merged.units(Filed.WRONG_FORM)] == ["Phường Phú Sơn"]
    assert [f.unit.name for f in merged.filings if f.late] == ["Phường Thiệu Dương"]


def test_every_file_is_used_or_refused_with_its_reason(merged: Merged) -> None:
    """Forms, exports, documents: whose each is, by which source it is read, or why it is not."""
    told: dict[str, list[str]] = {}
    for receipt in merged.receipts:
        unused = receipt.verdict is not Verdict.USED
        assert bool(receipt.reason) is unused
        whose = receipt.unit.code if receipt.unit else ""
        verdict = f"{receipt.verdict}: {receipt.rule}" if unused else ""
        told.setdefault(receipt.file, []).append(
            " ".join(filter(None, (whose, receipt.source, verdict)))
        )
    assert set(told) == {path.name for path in (EXAMPLE / "inbox").iterdir()}
    special = {file: lines for file, lines in told.items() if not _plain_form(file, lines)}
    assert special == SPECIAL
    assert len(told) == 46


def _plain_form(file: str, lines: Sequence[str]) -> bool:
    """Whether a file is used as the form of the unit whose code it bears."""
    return lines == [f"{file.split()[0]} manual"]


SPECIAL: Mapping[str, Sequence[str]] = {
    "14767 - Phường Điện Biên - BC CCHC 9 tháng.xlsx": ["14767 manual superseded: file-superseded"],
    "14770 - Phường Phú Sơn.xlsx": ["14770 wrong-form: wrong-period"],
    "15850 - Xã Thiệu Vân - BC CCHC 9 tháng.docx": ["15850 document"],
    "15856 - Phường Thiệu Khánh - BC CCHC 9 tháng.docx": ["15856 document"],
    "15970 - Xã Hoằng Đại - BC CCHC 9 tháng.docx": ["15970 document"],
    "16396 - Phường Đông Lĩnh - BC CCHC 9 tháng.docx": ["16396 document"],
    "16429 - Xã Đông Vinh - BC CCHC 9 tháng.docx": ["16429 document"],
    "16459 - Phường Quảng Đông - BC CCHC 9 tháng.pdf": ["16459 document"],
    "16522 - Phường Quảng Phú - BC CCHC 9 tháng.docx": ["16522 document"],
    "16525 - Phường Quảng Tâm - BC CCHC 9 tháng.pdf": ["16525 document"],
    "Bieu II.06a - Quang Cat.xlsx": ["16507 portal"],
    "Danh sach ho so Quang Phu.xlsx": ["16522 portal"],
    "Danh sach ho so Quang Thanh.xls": ["14806 refused: heads-differ"],
    "Danh sach ho so Tan Son.xls": ["14788 portal"],
    "DanhSachHoSo_DongTho_trang1.xls": ["14758 portal"],
    "DanhSachHoSo_DongTho_trang2.xls": ["14758 portal"],
    "DanhSachHoSo_DongTho_trang3.xls": ["14758 portal"],
    "DanhSachHoSo_NamNgan.xls": ["14761 refused: list-page"],
    "SoHoSo_TaoXuyen_LongAnh_HoangQuang.csv": ["15913 portal", "15922 portal", "15925 portal"],
    "ThongKeTheoDonVi.xls": ["16435 portal", "16441 portal"],
    "Phường Trường Thi - Báo cáo CCHC 9 tháng.docx": ["14764 document"],
}
"""What is not simply the form of a unit: whose it is, which source reads it, or why none does."""


def test_the_corrected_file_is_the_one_used(merged: Merged) -> None:
    """Of two files of one ward the one stamped 2 counts, and both are named."""
    (filing,) = (f for f in merged.filings if f.superseded)
    assert filing.file.endswith("(gửi lại).xlsx")
    assert filing.superseded == ("14767 - Phường Điện Biên - BC CCHC 9 tháng.xlsx",)


def test_the_real_ward_is_as_it_was(merged: Merged) -> None:
    """Trường Thi's report holds 50 figures on rows that ask for one, and one on a heading."""
    (leaf,) = (x for x in merged.report.leaves.values() if x.unit.name == "Phường Trường Thi")
    appendix = merged.campaign.pack.forms[0].rows
    typed = [row for row in appendix if leaf.reading(row.id).raw]
    assert len([row for row in typed if row.role is not Role.HEADING]) == 50
    assert [row.id for row in typed if row.role is Role.HEADING] == ["one_stop"]
    assert leaf.reading("dialogue.held").raw == "4"


def test_the_figures_equal_an_independent_calculation(
    merged: Merged, rows: Mapping[str, Row]
) -> None:
    """All 84 rows of the appendix, with the units in each status."""
    asked = [row for row in merged.campaign.pack.forms[0].rows if row.role is not Role.HEADING]
    assert {row.id for row in asked} == set(rows)
    assert len(rows) == 84
    _equal(merged, rows)


def test_those_of_the_written_report_do_too(merged: Merged, city: City) -> None:
    """All rows of the second form but its lists of documents."""
    asked = [row for row in merged.campaign.pack.forms[1].rows if row.role is not Role.HEADING]
    numeric = [r for r in asked if merged.campaign.pack.indicator(r).kind is not Kind.DOCUMENTS]
    by_field = [r.id for r in numeric if r.within and r.id.startswith("procedures.")]
    rows = rows_of_the_text(city, by_field)
    assert {row.id for row in numeric} == set(rows)
    _equal(merged, rows)


def _equal(merged: Merged, rows: Mapping[str, Row]) -> None:
    for id, (value, units) in rows.items():
        figure = merged.figures[id]
        assert figure.value == value, id
        if units:
            told = {str(s): {key.code for key in keys} for s, keys in figure.coverage.units.items()}
            assert told == units, id


def test_the_command_names_who_is_lacking_and_writes_nothing(
    rows: Mapping[str, Row],
    plugins_that_remember: tuple[Plugin, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It exits 3, and tells the same figures and units as the independent calculation, and nothing
    of the persons whose dossiers the exports hold.
    """
    target = tmp_path / "outputs"
    words = ["merge", str(EXAMPLE), "--json", "--output", str(target)]
    assert run(words, plugins_that_remember) == 3
    told = capsys.readouterr().out
    assert not any(word in told for word in ("Người dân ", "Địa chỉ giả định", "0000000000"))
    data: dict[str, Any] = json.loads(told)["data"]
    assert [unit["name"] for unit in data["units"]["missing"]] == ["Phường Đông Tân"]
    assert [unit["name"] for unit in data["units"]["wrong_form"]] == ["Phường Phú Sơn"]
    assert data["outputs"] == []
    assert not target.exists()
    printed = {each["id"]: each for each in data["indicators"]}
    for id, (value, units) in rows.items():
        exact = printed[id]["exact"]
        assert (None if exact is None else Fraction(exact)) == value, id
        assert {s: set(u) for s, u in printed[id]["coverage"]["units"].items()} == units, id


def test_the_workbook_prints_those_figures(merged: Merged, rows: Mapping[str, Row]) -> None:
    """Its appendix rounds half up to two decimals."""
    (output,) = gather(*installed()).format("city").write(merged.publication())
    sheet = load_workbook(io.BytesIO(output.content))["Phụ lục I"]
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(max_col=4)]
    head = next(at for at, line in enumerate(lines) if line[0] == "STT")
    printed = lines[head + 2 :]
    compared = 0
    for row, (_, label, _, shown) in zip(merged.campaign.pack.forms[0].rows, printed, strict=False):
        assert label == row.label
        if row.role is Role.HEADING:
            continue
        value, compared = rows[row.id][0], compared + 1
        if value is None:
            assert not isinstance(shown, int | float), row.name
        else:
            assert isinstance(shown, int | float), row.name
            assert Decimal(str(shown)) == half_up(value), row.name
    assert compared == 84


def half_up(value: Fraction) -> Decimal:
    """The value to two decimals, as a person rounds."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_what_wards_apply_alike_is_not_added(merged: Merged) -> None:
    """3.1.3 for communes is 240, not 34 times 240; the city's own list is added once."""
    assert merged.figures["procedures.in_force.commune"].value == 240
    assert merged.figures["procedures.in_force"].value == 240 + 312


def test_the_number_of_communes_with_a_code_is_counted(merged: Merged) -> None:
    """7.6.2 is the number of communes whose 7.6.3 is 1, whatever a ward typed on it."""
    figure = merged.figures["iso.commune_units"]
    answers = [
        leaf.reading("iso.commune_applies").value
        for leaf in merged.report.leaves.values()
        if leaf.unit.level == "commune"
    ]
    assert figure.value == Fraction(answers.count(1))
    assert figure.value != 1
