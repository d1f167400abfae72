"""`inbox.csv`: when each file came in and who sent it, since a file's own times prove nothing."""

import csv
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

from attrs import frozen

from cchc_core.errors import BadData
from cchc_core.text import Text, nfc

FILE = "inbox.csv"


@frozen
class Arrival:
    """When a file came in and who sent it, as `inbox.csv` has it; `order` is its line there."""

    received: datetime | None
    sender: str
    order: int


def read_arrivals(path: Path) -> Mapping[str, Arrival]:
    """`inbox.csv` (file, received, sender) by file; nothing when there is no such file.

    The separator may be a comma, a semicolon or a tab, as Excel likes it; `received` is an ISO
    time or `dd/mm/yyyy hh:mm`. Raises `BadData` naming the line.
    """
    if not path.exists():
        return {}
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise _arrival_error(1, Text("không phải UTF-8", "not UTF-8")) from None
    separator = max(",;\t", key=lines[0].count) if lines else ","
    reader = csv.DictReader(lines, delimiter=separator)
    columns = [name.strip() for name in reader.fieldnames or ()]
    reader.fieldnames = columns
    if missing := {"file", "received", "sender"} - set(columns):
        wanted = ", ".join(sorted(missing))
        raise _arrival_error(1, Text(f"thiếu cột {wanted}", f"lacks the column {wanted}"))
    arrivals: dict[str, Arrival] = {}
    for number, entry in enumerate(reader, start=2):
        name = nfc((entry["file"] or "").strip())
        if not name:
            continue
        if name in arrivals:
            twice = Text(f"tệp '{name}' ghi hai lần", f"'{name}' stands twice")
            raise _arrival_error(number, twice)
        received = _moment((entry["received"] or "").strip(), number)
        arrivals[name] = Arrival(received, nfc((entry["sender"] or "").strip()), number)
    return arrivals


def _moment(text: str, line: int) -> datetime | None:
    if not text:
        return None
    for parse in (datetime.fromisoformat, *map(_strptime, _MOMENTS)):
        try:
            moment = parse(text)
        except ValueError:
            continue
        return moment.astimezone(_HERE).replace(tzinfo=None) if moment.tzinfo else moment
    wrong = Text(
        f"'{text}' không phải thời điểm; viết như 2023-09-05 08:30",
        f"'{text}' is no time; write it as 2023-09-05 08:30",
    )
    raise _arrival_error(line, wrong)


_HERE = timezone(timedelta(hours=7))
_MOMENTS = ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y")


def _strptime(pattern: str) -> Callable[[str], datetime]:
    return lambda text: datetime.strptime(text, pattern)


def _arrival_error(line: int, what: Text) -> BadData:
    return BadData(Text(f"{FILE}, dòng {line}: {what.vi}.", f"{FILE}, line {line}: {what.en}."))
