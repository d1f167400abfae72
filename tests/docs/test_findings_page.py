"""docs/findings*.md explain every code of what ships; `CCHC_UPDATE_GOLDEN=1` writes them anew."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_core import Lang, Offer, Rule, Topic, gather, installed
from cchc_core.cli.words import SEVERITIES

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"vi": DOCS / "findings.vi.md", "en": DOCS / "findings.md"}
OPENING = {
    "vi": """\
# Mã vấn đề

Mỗi vấn đề cần rà soát mang một mã cố định, in trong ngoặc ở cuối dòng. `cchc explain MÃ` cho
biết những gì ghi ở đây. Một vấn đề không bao giờ làm thay đổi số liệu; mức độ ghi ở đây là mức cao
nhất của mã. Trang này được ghi từ `rules.toml` của chương trình và của từng gói cắm thêm.
""",
    "en": """\
# The codes of findings

Every finding bears a stable code, printed in brackets at the end of its line. `cchc explain CODE`
tells what stands here. A finding never changes a number; the severity is the highest that a code
has. Written from the `rules.toml` of the program and of each plugin.
""",
}
WORDS = {"vi": ("Ví dụ", "Căn cứ"), "en": ("Example", "Source")}


@pytest.mark.parametrize("lang", PAGES)
def test_the_page_explains_every_code(lang: Lang) -> None:
    """By what it is about, as `cchc explain` has it."""
    text = "\n".join(_lines(gather(*installed()), lang)).replace("<", "&lt;") + "\n"
    if os.environ.get("CCHC_UPDATE_GOLDEN"):
        PAGES[lang].write_text(text, encoding="utf-8", newline="\n")
    assert PAGES[lang].read_text(encoding="utf-8") == text


def _lines(offer: Offer, lang: Lang) -> Iterator[str]:
    yield OPENING[lang]
    for topic in Topic:
        about = [rule for rule in offer.rules.values() if rule.topic is topic]
        if about:
            yield f"## {topic.heading.in_(lang)}"
            yield ""
            for rule in about:
                yield from _explained(rule, offer, lang)


def _explained(rule: Rule, offer: Offer, lang: Lang) -> Iterator[str]:
    example, source = WORDS[lang]
    plugin = offer.providers["rule", rule.code].distribution
    severity = SEVERITIES[rule.severity].in_(lang)
    yield f"### {rule.code}"
    yield ""
    yield f"**{rule.title.in_(lang)}** ({severity}, {plugin}). {rule.meaning.in_(lang)}"
    yield ""
    yield f"{example}: {rule.example.in_(lang)} {source}: {rule.source}."
    yield ""
