"""The source that docs/write-a-source.md shows keeps every promise a source makes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cchc_core import FileRefused, Severity, Status
from cchc_core.testing.samples import sample_desk

DOC = Path(__file__).parents[2] / "docs" / "write-a-source.md"
DESK = sample_desk()
WARD = DESK.expected[0]
STAMP = f"#portal-list;{WARD.code};sample@1;2024-quarter-1;2023-12-15;2024-03-14"


def _shown() -> Mapping[str, Any]:
    """What the document's Python blocks define, read one after the other."""
    defined: dict[str, Any] = {"__name__": __name__}
    for block in DOC.read_text(encoding="utf-8").split("```python\n")[1:]:
        exec(block.split("```")[0], defined)
    return defined


SHOWN = _shown()
TestPortalList = SHOWN["TestPortalList"]


def written(folder: Path, *lines: str) -> Path:
    path = folder / "danh-sach.txt"
    path.write_text("\n".join([*lines, "#end"]), encoding="utf-8")
    return path


def test_figures_are_read_and_told_about(tmp_path: Path) -> None:
    """A number is a number; what is none is rejected, with a finding at its line."""
    path = written(tmp_path, STAMP, "tasks.assigned;12", "tasks.planned;khoảng 10")
    (submission,) = SHOWN["PORTAL_LIST"].read(path, DESK)
    readings = submission.report.own.readings
    assert [(r.status, r.value) for r in readings.values()] == [
        (Status.USED, 12),
        (Status.REJECTED, None),
    ]
    (finding,) = submission.findings
    assert (finding.unit, finding.indicator) == (WARD.key, "tasks.planned")
    assert (finding.severity, finding.origin.cell) == (Severity.ERROR, "L3")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("sample@1", "sample@2", "wrong-form"),
        ("2024-quarter-1", "2024-quarter-2", "wrong-period"),
        ("2024-03-14", "2024-03-31", "wrong-period"),
        (WARD.code, "99999", "wrong-unit"),
        ("tasks.planned", "tasks.assigned", "file-structure"),
        ("tasks.planned", "tasks.unknown", "file-structure"),
        ("#portal-list;", "#portal-list", "file-unknown"),
        (STAMP, STAMP[:40], "wrong-period"),
    ],
)
def test_what_it_says_is_refused_is_refused(old: str, new: str, rule: str, tmp_path: Path) -> None:
    """Other forms, period, days or unit; a row given twice or unknown; a stamp cut short."""
    lines = [STAMP, "tasks.assigned;12", "tasks.planned;13"]
    tuple(SHOWN["PORTAL_LIST"].read(written(tmp_path, *lines), DESK))
    path = written(tmp_path, *(line.replace(old, new) for line in lines))
    with pytest.raises(FileRefused) as refused:
        tuple(SHOWN["PORTAL_LIST"].read(path, DESK))
    assert refused.value.rule == rule
