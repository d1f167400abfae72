"""What a letter to a made-up ward is given; the files beside the tests can be imported by name."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from cchc_core import Finding, Origin, Publication, Severity, Text
from cchc_core.testing import samples

sys.path.insert(0, str(Path(__file__).parent))

Publish = Callable[..., Publication]


@pytest.fixture
def publish() -> Publish:
    """What a letter to the first ward is given, with these findings in place of the made-up ones,
    and with other changes."""

    def published(*findings: Finding, **changes: object) -> Publication:
        publication = samples.told_publication(samples.sample_report())
        if findings:
            changes["findings"] = findings
        return evolve(publication, **changes)

    return published


@pytest.fixture
def found() -> Callable[..., Finding]:
    """A finding of the first ward: on the figure of a row, unless told otherwise."""
    ward = samples.sample_wards()[0]

    def finding(row: str = "tasks.assigned", said: str = "Sai. Đề nghị sửa lại.", **more: object):
        more = {"found": "70", "origin": Origin("98101.xlsx", "Biểu 1", "D12"), **more}
        rule, severity = more.pop("rule", "sample-wrong"), more.pop("severity", Severity.ERROR)
        return Finding(rule, severity, Text(said, said), ward.key, row or None, **more)

    return finding
