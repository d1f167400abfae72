"""A report read from JSON or YAML, strictly: every refusal names the line and the key."""

import math
from collections.abc import Iterable
from pathlib import Path

from cchc_core import (
    Desk,
    FileRefused,
    FormPack,
    Leaf,
    Report,
    Submission,
    Text,
    Window,
)
from cchc_core.reading import FileKind, refusal
from cchc_source_manual.layout import MOST_SENDINGS
from cchc_source_manual.nodes import Node, parse
from cchc_source_manual.plain_rows import Rows, day_of, window_of
from cchc_source_manual.stamp import SCHEMA, SUPPLEMENT, Stamp

_MOST = 2**20
_CUT_OFF = Text(
    "ghi {count} dòng nhưng tệp có {found} dòng: tệp bị cắt, hoặc đã thêm bớt dòng (khi đó có thể "
    "bỏ khóa này)",
    "says {count} rows but the file has {found}: it was cut off, or rows were added or taken out "
    "(then this key may be left out)",
)


def read_plain(path: Path, desk: Desk) -> Iterable[Submission]:
    """The one submission of a file, on the version of the forms that it names.

    Raises `FileRefused`: `file-structure` for unknown, missing or doubled keys, values of a wrong
    type and unknown rows; `file-too-large` over 1 MB; `wrong-form`, `wrong-period`, `wrong-unit`
    before any figure is read.
    """
    top = parse(_text(path), desk.name(path))
    head = top.take(
        *("cchc", "unit", "pack", "period", "rows"),
        optional=("unit_name", "revision", "row_count", "covers", "submitted", "part", "words"),
    )
    if head["cchc"].need(str) != SCHEMA:
        head["cchc"].refuse(Text(f"cần '{SCHEMA}'", f"needs '{SCHEMA}'"))
    unit, pack = _stamp(head).admit(desk, path)
    window = window_of(head["covers"]) if "covers" in head else desk.period.window
    if window not in desk.period.window:
        head["covers"].refuse(Text("nằm ngoài kỳ báo cáo", "lies outside the period"))
    rows, given = Rows(pack, unit), head["rows"].need(dict)
    if "row_count" in head and head["row_count"].need(int) != len(given):
        head["row_count"].refuse(_CUT_OFF.format(count=head["row_count"].shown, found=len(given)))
    readings = [rows.read(id, node) for id, node in given.items()]
    submitted = head["submitted"].need(bool) if "submitted" in head else True
    words = _words(head["words"], pack) if "words" in head else {}
    leaf = Leaf(unit, window, readings, submitted, words=words)
    yield Submission(
        report=Report(unit, desk.period, pack.key, [leaf]),
        source="manual",
        file=desk.name(path),
        revision=_revision(head),
        findings=tuple(rows.findings),
        part=_part(head),
    )


def _words(node: Node, pack: FormPack) -> dict[str, str]:
    """What was written, by section; null says nothing yet."""
    words: dict[str, str] = {}
    for id, told in node.need(dict).items():
        if pack.section(id) is None:
            what = f"báo cáo theo biểu {pack.key} không có mục này"
            told.refuse(Text(what, f"no such section in the report on {pack.key}"))
        if told.value is not None:
            words[id] = told.need(str)
    return words


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > _MOST:
            raise _too_large(path.name, size)
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise refusal(path, FileKind.UNREADABLE) from error
    except UnicodeDecodeError:
        raise refusal(path, FileKind.UNKNOWN) from None


def _too_large(file: str, size: int) -> FileRefused:
    tenths, limit = math.ceil(size * 10 / 2**20), f"{_MOST >> 20} MB"
    found = Text(f"{tenths // 10},{tenths % 10} MB", f"{tenths // 10}.{tenths % 10} MB")
    message = Text(
        "{file}: tệp quá lớn ({found}; giới hạn {limit}). Báo cáo của một đơn vị chỉ vài chục KB; "
        "đề nghị kiểm tra có gửi nhầm tệp không.",
        "{file}: the file is too large ({found}; the limit is {limit}). The report of a unit takes "
        "some tens of KB; please check whether this is the right file.",
    ).format(file=file, found=found, limit=limit)
    return FileRefused("file-too-large", message, found=found.vi, expected=limit)


def _stamp(head: dict[str, Node]) -> Stamp:
    period = head["period"].take("id", "first", "last")
    first, last = day_of(period["first"]), day_of(period["last"])
    if last < first:
        period["last"].refuse(Text("trước ngày đầu kỳ", "before the first day"))
    name = head["unit_name"].need(str) if "unit_name" in head else ""
    pack, id = head["pack"].need(str), period["id"].need(str)
    return Stamp(head["unit"].need(str), name, pack, id, Window(first, last))


def _part(head: dict[str, Node]) -> str:
    if "part" not in head:
        return ""
    part = head["part"].need(str)
    if part != SUPPLEMENT:
        head["part"].refuse(Text(f"cần '{SUPPLEMENT}'", f"needs '{SUPPLEMENT}'"))
    return part


def _revision(head: dict[str, Node]) -> int | None:
    if "revision" not in head:
        return None
    revision = head["revision"].need(int)
    if not 1 <= revision <= MOST_SENDINGS:
        between = f"1 – {MOST_SENDINGS}"
        head["revision"].refuse(Text(f"cần số {between}", f"needs a number {between}"))
    return revision
