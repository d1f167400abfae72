"""`inbox.csv`: when each file came in and who sent it, since a file's own times prove nothing."""

import codecs
import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

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

    As Excel saves it: UTF-8 or UTF-16, separated by a comma, a semicolon or a tab. `received` is an
    ISO time or `dd/mm/yyyy hh:mm`. Raises `BadData` naming the line.
    """
    if not path.exists():
        return {}
    lines = _text(path).splitlines()
    head = next(filter(None, lines), "")
    separator = head[4:5] if head.startswith("sep=") else max(",;\t", key=head.count)
    reader = csv.reader(lines, delimiter=separator or ",")
    try:
        return dict(_entries(reader))
    except csv.Error as error:
        wrong = Text(f"không đọc được ({error})", f"cannot be read ({error})")
        raise _arrival_error(reader.line_num, wrong) from None


def _text(path: Path) -> str:
    content = path.read_bytes()
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        wrong = Text(
            "không phải UTF-8; trong Excel hãy lưu dạng “CSV UTF-8”",
            "not UTF-8; in Excel save it as 'CSV UTF-8'",
        )
        raise _arrival_error(line, wrong) from None


def _entries(reader: Any) -> Iterator[tuple[str, Arrival]]:
    """Every line with a file, after the line that names the columns."""
    columns: list[str] = []
    seen = set()
    for line in reader:
        cells = [nfc(cell.strip()) for cell in line]
        if not any(cells) or (not columns and cells[0].casefold().startswith("sep=")):
            continue
        if not columns:
            columns = [cell.casefold() for cell in cells]
            if missing := sorted({"file", "received", "sender"} - set(columns)):
                lacks = ", ".join(missing)
                wrong = Text(f"thiếu cột {lacks}", f"lacks the column {lacks}")
                raise _arrival_error(reader.line_num, wrong)
            continue
        entry = dict(zip(columns, cells, strict=False))
        name = entry["file"].replace("\\", "/")
        if name in seen:
            twice = Text(f"tệp '{name}' ghi hai lần", f"'{name}' stands twice")
            raise _arrival_error(reader.line_num, twice)
        if name:
            seen.add(name)
            received = _moment(entry.get("received", ""), reader.line_num)
            yield name, Arrival(received, entry.get("sender", ""), reader.line_num)


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
