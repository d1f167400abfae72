"""What one rule finds in a ward's report, as `written.py` makes it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_core.checks import SHIPPED
from cchc_core.model.findings import Finding

sys.path.insert(0, str(Path(__file__).parent))  # the tests here take each other's reports
CHECKS = {check.rule.code: check for check in SHIPPED}

Run = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def told() -> Run:
    """The findings of a rule, given by its code, in a report made of what follows."""
    from written import case

    def run(rule: str, *body: str, **more: object) -> list[Finding]:
        return list(CHECKS[rule].run(case(*body, **more)))

    return run
