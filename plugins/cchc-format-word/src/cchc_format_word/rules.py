"""What this plugin may tell of templates, of reports written anew, of how Word files look."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cchc_core import Finding, Origin, Rule, Text, load_rules


@cache
def own_rules() -> Mapping[str, Rule]:
    """The kinds of finding by code."""
    here = Path(__file__).parent
    files = ("templates.toml", "renewing.toml", "layout.toml")
    return {code: rule for file in files for code, rule in load_rules(here / file).items()}


def told(
    rule: str, file: str, place: str, message: Text, *, found: str = "", expected: str = ""
) -> Finding:
    """A finding of one of these kinds, in a place of a file."""
    origin = Origin(file, cell=place) if file or place else None
    severity = own_rules()[rule].severity
    return Finding(rule, severity, message, origin=origin, found=found, expected=expected)
