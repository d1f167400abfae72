"""The written report (.docx) after Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from collections.abc import Iterable
from pathlib import Path

from cchc_core import Rule, hookimpl, load_rules


@hookimpl
def cchc_rules() -> Iterable[Rule]:
    """What is told of a Word file that is measured, or printed as a PDF."""
    return load_rules(Path(__file__).parent / "rules.toml").values()
