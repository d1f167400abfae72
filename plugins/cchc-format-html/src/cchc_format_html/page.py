"""The page: everything it shows as values, and one template that lays them out."""

import base64
import hashlib
import json
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from cchc_core import Output, Publication, Text
from cchc_core.printing import source_lines
from cchc_format_html import words
from cchc_format_html.appendix import appendix
from cchc_format_html.chapters import chapters
from cchc_format_html.charts import channels, rates
from cchc_format_html.files import files_of
from cchc_format_html.filings import filings
from cchc_format_html.findings import groups
from cchc_format_html.head import glances, head
from cchc_format_html.heat import heat
from cchc_format_html.parts import parts_of
from cchc_format_html.tiles import keys, tiles


def page(publication: Publication) -> Output:
    """`trang-<unit code>-<period id>.html`: one file that asks for no other."""
    report = publication.report
    text = _environment().get_template("page.html").render(_told(publication))
    code = report.unit.code.replace("/", "-")
    return Output(f"trang-{code}-{report.period.id}.html", text.encode("utf-8"))


def _told(publication: Publication) -> dict[str, Any]:
    """All that the template asks for."""
    lang = publication.lang
    first, parts, files = keys(publication), parts_of(publication), files_of(publication)
    rolled_up = publication.report.rolled_up
    style, script = _piece("style.css"), _piece("script.js")
    return {
        "lang": lang,
        "say": _Say(publication),
        "style": style,
        "script": script,
        "policy": _policy(style, script),
        "shades": words.SHADES,
        "said": _said_in_script(publication),
        "head": head(publication),
        "glances": glances(publication),
        "tiles": tiles(first, publication),
        "filings": filings(publication) if rolled_up and publication.filings else None,
        "heat": heat(first, parts, publication) if rolled_up else None,
        "rates": rates(first[0].standing, lang) if rolled_up and first else None,
        "channels": channels(parts, publication) if rolled_up else None,
        "groups": groups(files, publication),
        "chapters": chapters(publication),
        "appendix": appendix(parts, files, publication),
        "files": tuple(files.by_name.values()),
        "lines": source_lines(publication),
        "previous": publication.previous is not None,
    }


class _Say:
    """`say.UNIT`, `say("PLACES", places=3)`: the page's words in its language."""

    def __init__(self, publication: Publication) -> None:
        self.lang = publication.lang

    def __getattr__(self, name: str) -> str:
        text: Text = getattr(words, name)
        return text.in_(self.lang)

    def __call__(self, name: str, **values: object) -> str:
        text: Text = getattr(words, name)
        return text.format(**values).in_(self.lang)


def _said_in_script(publication: Publication) -> str:
    """What the script says, as data no markup can break out of."""
    lang = publication.lang
    told = {
        "dark": words.DARK.in_(lang),
        "light": words.LIGHT.in_(lang),
        "sort": words.SORT.in_(lang),
        "left": words.LEFT.in_(lang),
    }
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")


def _policy(style: str, script: str) -> str:
    """What the page may load: its own style and script, to the letter, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    """Everything is escaped that a template does not say itself."""
    return Environment(
        loader=PackageLoader("cchc_format_html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _piece(name: str) -> str:
    loader = _environment().loader
    assert loader
    source, _, _ = loader.get_source(_environment(), name)
    return source.replace("\r\n", "\n")
