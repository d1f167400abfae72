"""The account of a file's cells: all that are filled, those read, told of, and passed over."""

from collections import Counter
from collections.abc import Iterable

from cchc_core import Cells
from cchc_source_portal.opening import Opened

OUTSIDE = "ngoài bảng (tổng cộng, chữ ký)"
"""How lines that belong to no dossier and no unit are called."""


def account(opened: Opened, read: int, reported: int, outside: int) -> Cells:
    """The account of a file of whose kept cells so many were read, told of, or in no line."""
    passed_over = Counter({f"trang, bảng {name}": n for name, n in opened.others.items()})
    passed_over[OUTSIDE] += outside
    for kept in opened.extracts:
        passed_over.update(kept.passed_over)
    seen = sum(kept.counted for kept in opened.extracts) + sum(opened.others.values())
    return Cells(
        counted=seen + len(opened.valueless) if opened.counted is None else opened.counted,
        read=read + sum(kept.said for kept in opened.extracts),
        reported=reported + len(opened.valueless),
        passed_over=+passed_over,
    )


def together(accounts: Iterable[Cells]) -> Cells:
    """The account of several files."""
    accounts = tuple(accounts)
    passed_over: Counter[str] = Counter()
    for one in accounts:
        passed_over.update(one.passed_over)
    return Cells(
        counted=sum(one.counted for one in accounts),
        read=sum(one.read for one in accounts),
        reported=sum(one.reported for one in accounts),
        passed_over=passed_over,
    )
