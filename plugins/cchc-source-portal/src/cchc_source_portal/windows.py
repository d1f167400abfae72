"""The days an export says its figures cover."""

import re
from collections.abc import Iterable
from datetime import date

from cchc_core import Window, nfc

_DAY = r"([0-9]{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)([0-9]{1,2})(?:\s*[/.-]\s*|\s+năm\s+)([0-9]{4})"
_WINDOW = re.compile(
    rf"\b(?:từ|kỳ|thời gian|giai đoạn)\b[^0-9]*{_DAY}[^0-9]{{1,20}}{_DAY}", re.IGNORECASE
)


def stated_window(texts: Iterable[str]) -> Window | None:
    """The window of the first text that gives one: `Từ ngày 05/11/2022 đến ngày 01/9/2023`."""
    for text in texts:
        if found := _WINDOW.search(nfc(text)):
            day, month, year, *last = map(int, found.groups())
            try:
                days = date(year, month, day), date(last[2], last[1], last[0])
            except ValueError:
                continue
            if days[0] <= days[1]:
                return Window(*days)
    return None
