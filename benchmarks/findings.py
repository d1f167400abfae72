"""A campaign of one ward whose form has 10,000 rows, each cell right or each cell bad.

`python benchmarks/findings.py right|bad FOLDER` makes it; what is measured is `cchc merge FOLDER`,
and `cchc read` of the one file in its inbox.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from cchc_core import Publication, Report, gather, installed, load_campaign

ROWS = 10_000
CAMPAIGN = """\
[campaign]
unit = "380"
units = "thanh-hoa"
pack = "many.toml"
due = 2023-09-10
expected = ["14764"]

[period]
scheme = "09-2019"
kind = "9-months"
year = 2023
"""
HEAD = """\
[pack]
id = "many"
version = "1"
vi = "Biểu nhiều dòng"
en = "A form of many rows"

[[levels]]
id = "commune"
vi = "Cấp xã"
en = "Commune"

[[areas]]
id = "a"
number = 1
vi = "Hồ sơ"
en = "Dossiers"
"""


def main(kind: str, folder: Path) -> None:
    (folder / "inbox").mkdir(parents=True)
    (folder / "cchc.toml").write_text(CAMPAIGN, "utf-8")
    (folder / "many.toml").write_text("".join(_pack()), "utf-8")
    offer = gather(*installed())
    campaign = load_campaign(folder, offer)
    (ward,) = campaign.expected
    report = Report.of(ward, campaign.period, campaign.pack.key)
    (form,) = offer.format("form").write(Publication(report, campaign.pack, campaign.units, {}))
    book = load_workbook(BytesIO(form.content))
    sheet = book.worksheets[0]
    ids = {cell.value: cell.row for line in sheet.iter_rows(min_col=5) for cell in line}
    for number in range(ROWS):
        sheet[f"D{ids[f'r{number}']}"] = number if kind == "right" else f"khoảng {number}"
    book.save(folder / "inbox" / "form.xlsx")


def _pack() -> Iterator[str]:
    yield HEAD
    for number in range(ROWS):
        yield f'\n[[indicators]]\nid = "r{number}"\narea = "a"\nvi = "Số hồ sơ loại {number}"\n'
        yield f'en = "Dossiers of kind {number}"\nunit = {{ vi = "hồ sơ", en = "dossiers" }}\n'
        yield 'kind = "count"\nover_units = "sum"\nover_periods = "sum"\n'
    yield '\n[[forms]]\nid = "many"\nvi = "Biểu"\nen = "Form"\n'
    for number in range(ROWS):
        yield f'\n[[forms.rows]]\nid = "r{number}"\nnumber = "1.{number}"\n'
        yield f'label = "Số hồ sơ loại {number}"\nunit = "hồ sơ"\n'


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
