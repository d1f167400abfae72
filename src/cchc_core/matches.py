"""`matches.toml`: what a person answered where a source could match a line only inexactly."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from attrs import frozen

from cchc_core.extensions import Submission, Suggestion
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import FormPack
from cchc_core.model.reports import Report
from cchc_core.text import Text
from cchc_core.tomls import Table, quoted, read_toml

FILE = "matches.toml"


@frozen
class Match:
    """An answer: the line that `key` tells in a file is the row, or no row when it is empty.

    `by` is the role of whoever answered, never a name.
    """

    file: str
    key: str
    row: str
    when: date
    by: str = ""


def read_matches(path: Path, pack: FormPack) -> tuple[Match, ...]:
    """The answers of a campaign, none when there is no such file; `BadData` names line and key."""
    if not path.exists():
        return ()
    top = read_toml(path)
    matches = [_match(table, pack) for table in top.tables("matches")]
    top.done()
    return tuple(matches)


def with_answers(matches: Iterable[Match], answers: Iterable[Match]) -> tuple[Match, ...]:
    """The answers with newer ones, each of which takes the place of the one on the same line."""
    kept = {(match.file, match.key): match for match in (*matches, *answers)}
    return tuple(kept.values())


def matches_toml(matches: Iterable[Match]) -> str:
    """The text of `matches.toml`."""
    return _HEAD + "".join(map(_entry, matches))


def waiting(submission: Submission, pack: FormPack, report: Report) -> Iterator[Finding]:
    """What waits for a person's yes before it is used; nobody is asked for a figure that the unit's
    `report` has already from another source."""
    for suggestion in submission.suggestions:
        if _answered(suggestion, report):
            continue
        yield Finding(
            rule="match-waiting",
            severity=Severity.WARNING,
            message=_WAITING.format(
                text=suggestion.text,
                value=suggestion.value or "-",
                row=pack[suggestion.row].name,
                file=json.dumps(suggestion.origin.file, ensure_ascii=False),
            ),
            unit=submission.report.unit.key,
            origin=suggestion.origin,
            found=suggestion.value,
            expected=suggestion.row,
        )


def _answered(suggestion: Suggestion, report: Report) -> bool:
    """Whether the unit states the same number on the row that is suggested."""
    readings = [leaf.reading(suggestion.row) for leaf in report.leaves.values()]
    number = suggestion.value.strip()
    return number.isdecimal() and any(reading.value == int(number) for reading in readings)


_HEAD = """\
# Câu trả lời của 'cchc match': dòng nào trong tệp của đơn vị là dòng nào của biểu. row để trống là
# không thuộc biểu. Xóa một mục thì dòng đó được hỏi lại.
"""
_WAITING = Text(
    "Dòng '{text}' (số liệu: {value}) có lẽ là dòng {row}; chưa được dùng. Hãy xác nhận: cchc "
    "match {file}",
    "The line '{text}' (figure: {value}) is probably row {row}; it is not used yet. Please say "
    "yes or no: cchc match {file}",
)


def _match(table: Table, pack: FormPack) -> Match:
    row = table.need("row", str)
    if row and row not in pack:
        raise table.error(
            "row", Text(f"biểu mẫu không có dòng '{row}'", f"the forms have no row '{row}'")
        )
    match = Match(
        file=table.need("file", str),
        key=table.need("key", str),
        row=row,
        when=table.need("when", date),
        by=table.get("by", str) or "",
    )
    table.done()
    return match


def _entry(match: Match) -> str:
    by = f"by = {quoted(match.by)}\n" if match.by else ""
    return (
        f"\n[[matches]]\nfile = {quoted(match.file)}\nkey = {quoted(match.key)}\n"
        f"row = {quoted(match.row)}\nwhen = {match.when.isoformat()}\n{by}"
    )
