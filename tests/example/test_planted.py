"""What the made-up wards got wrong on purpose is found, and nothing else is called impossible."""

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cchc_core import Finding, Merged, Severity

PLANTED = Path(__file__).parents[2] / "examples" / "thanh-hoa-2023" / "planted.toml"
REAL = "14764"

Told = tuple[str, str, str | None]


@pytest.fixture(scope="module")
def planted() -> list[dict[str, Any]]:
    """The generator's own record."""
    with PLANTED.open("rb") as record:
        return list(tomllib.load(record)["planted"])


def told(finding: Finding) -> Told:
    return (finding.unit.code if finding.unit else "", finding.rule, finding.indicator)


def test_every_planted_error_is_found(merged: Merged, planted: list[dict[str, Any]]) -> None:
    """By the rule and about the row that the record names."""
    found = set(map(told, merged.findings))
    wanted = {
        (ward["unit"], each["rule"], each.get("row")) for ward in planted for each in ward["finds"]
    }
    sys.stdout.write(f"{len(wanted)} planted, {len(wanted & found)} found\n")
    assert wanted <= found


def test_what_is_called_impossible_was_planted(
    merged: Merged, planted: list[dict[str, Any]]
) -> None:
    """No error elsewhere in the made-up wards, nor in the city's own rows, and each only once."""
    errors = Counter(
        told(finding)
        for finding in merged.findings
        if finding.severity is Severity.ERROR and finding.unit and finding.unit.code != REAL
    )
    impossible = {
        (ward["unit"], each["rule"], each.get("row"))
        for ward in planted
        for each in ward["finds"]
        if each.get("error")
    }
    sys.stdout.write(f"{len(impossible)} cannot be true, {errors.total()} errors told\n")
    assert errors == dict.fromkeys(impossible, 1)


def test_each_ward_has_one_record(planted: list[dict[str, Any]]) -> None:
    """So that nothing is planted over something else."""
    units = [ward["unit"] for ward in planted]
    assert len(units) == len(set(units))
