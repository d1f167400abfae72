"""`sentences.toml`: how reports say figures in words, as data."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

_FIGURE = r"(?P<n>[0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?)(?![0-9]|[.,/][0-9])"
_FIELDS = {
    "{n}": rf"(?<![0-9.,/]){_FIGURE}",
    "{gap}": "[^.;:0-9]{0,80}",
    "{year}": "(?P<year>20[0-9]{2})",
}


@frozen
class Sentence:
    """One way to say the figure of `rows`, as `sentences.toml` explains it."""

    rows: tuple[str, ...]
    says: re.Pattern[str]
    under: re.Pattern[str]
    value: str = ""
    year: int | None = None
    others: tuple[str, ...] = ()
    sure: bool = True


@frozen
class Listing:
    """Figures listed with their names behind `begins`; they divide the row `parent`."""

    parent: str
    begins: re.Pattern[str]
    item: re.Pattern[str]
    sure: bool = True


@frozen
class Shelf:
    """A list of issued documents: which paragraphs name them, of which types (any when none)."""

    row: str
    under: re.Pattern[str]
    types: tuple[str, ...] = ()


@frozen
class Sentences:
    """All of `sentences.toml`."""

    figures: tuple[Sentence, ...]
    lists: tuple[Listing, ...]
    documents: tuple[Shelf, ...]
    abbreviations: Mapping[str, str]


@cache
def sentences() -> Sentences:
    """The sentences known."""
    text = files("cchc_source_document").joinpath("sentences.toml").read_text("utf-8")
    told = tomllib.loads(text)
    return Sentences(
        figures=tuple(map(_sentence, told["figures"])),
        lists=tuple(
            Listing(t["parent"], _shape(t["from"]), _shape(t["item"]), t.get("sure", True))
            for t in told["lists"]
        ),
        documents=tuple(
            Shelf(t["row"], _shape(t["under"]), tuple(t.get("types", ())))
            for t in told["documents"]
        ),
        abbreviations=told["abbreviations"],
    )


def _sentence(told: Mapping[str, Any]) -> Sentence:
    return Sentence(
        rows=tuple(told.get("rows") or [told["row"]]),
        says=_shape(told["says"]),
        under=_shape(told.get("under", "")),
        value=told.get("value", ""),
        year=told.get("year"),
        others=tuple(told.get("others", ())),
        sure=told.get("sure", True),
    )


def _shape(text: str) -> re.Pattern[str]:
    for field, shape in _FIELDS.items():
        text = text.replace(field, shape)
    return re.compile(text, re.IGNORECASE)
