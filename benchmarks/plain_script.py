"""The peer: what a capable colleague would write in an afternoon with openpyxl and pandas.

It opens every Excel form of an inbox, adds each row up over the wards and writes one workbook. It
knows no catalogue counts, rates, codes, periods or revisions, and names nobody who is missing; what
came in as JSON, YAML, Word, PDF or an export is passed over.
"""

import sys
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook


def main(inbox: Path, target: Path) -> None:
    table = pd.DataFrame(
        {path.stem: pd.Series(read(path), dtype=object) for path in sorted(inbox.glob("*.xlsx"))}
    )
    numbers = table.apply(pd.to_numeric, errors="coerce")
    with pd.ExcelWriter(target) as book:
        numbers.sum(axis="columns", min_count=1).to_frame("total").to_excel(book, sheet_name="city")
        numbers.to_excel(book, sheet_name="wards")


def read(path: Path) -> dict[str, object]:
    """Row id and value of each line of a form."""
    found: dict[str, object] = {}
    for sheet in load_workbook(path).worksheets:
        lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
        heads = [line for line in lines if "cchc:id" in line and "cchc:value" in line]
        if heads:
            id, value = heads[0].index("cchc:id"), heads[0].index("cchc:value")
            found |= {str(line[id]): line[value] for line in lines if line[id]}
    return found


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
