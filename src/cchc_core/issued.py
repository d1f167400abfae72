"""The number and the day that the office gave the merged report: a small file of the campaign.

A file of its own and no line of the ledger: issuing answers no question about the data, and it may
have to be put right, which a line of the ledger never is. It is an input like any other, so that
the manifest of what is printed names it.
"""

import re
from datetime import date
from pathlib import Path

from attrs import frozen

from cchc_core.extensions import Output
from cchc_core.text import Text, format_date
from cchc_core.tomls import read_toml

FILE = "so-van-ban.toml"
SYMBOL = "BC-UBND"


@frozen
class Issued:
    """What a report bears once it is issued: `05/BC-UBND`, and its day."""

    number: str
    dated: date

    @property
    def told(self) -> str:
        """`05/BC-UBND ngày 08/9/2023`."""
        return f"{self.number} ngày {format_date(self.dated, 'vi')}"

    @property
    def file(self) -> Output:
        """The file that keeps it."""
        text = f'{_ABOUT}number = "{self.number}"\ndated  = {self.dated.isoformat()}\n'
        return Output(FILE, text.encode())


_ABOUT = "# Số, ký hiệu và ngày ban hành báo cáo tổng hợp của đợt này; ghi bằng cchc number.\n"


def normal_number(text: str) -> str | None:
    """`05/BC-UBND` for `5`, `005/bc-ubnd`; None for what is no number of a report."""
    found = _NUMBER.fullmatch("".join(text.split()))
    if not found or not int(found[1]):
        return None
    return f"{int(found[1]):02d}/{(found[2] or SYMBOL).upper()}"


_NUMBER = re.compile(r"([0-9]{1,5})(?:/([A-ZĐa-zđ][A-ZĐa-zđ0-9.&-]{0,29}))?")


def read_issued(folder: Path) -> Issued | None:
    """What the campaign's report was given; None while it is a draft. Raises `BadData`."""
    path = folder / FILE
    if not path.exists():
        return None
    top = read_toml(path)
    number = normal_number(top.need("number", str))
    if number is None:
        raise top.error("number", _NO_NUMBER)
    issued = Issued(number, top.need("dated", date))
    top.done()
    return issued


_NO_NUMBER = Text("không phải số, ký hiệu văn bản như 05/BC-UBND", "no number such as 05/BC-UBND")
