"""Word files in which something is missing, or there twice, or says what it should not."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
import specimen as s
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from cchc_core import FileRefused
from cchc_format_word.linting import lint_word
from cchc_format_word.pdf import print_word

pytest.importorskip("typst")
PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/header1.xml")
ODD = ("", "-5", "abc", "99999999", "1.5", "20pt", "ꬰ", "true")


def drop(element: _Element, _: str) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def double(element: _Element, _: str) -> None:
    element.addnext(etree.fromstring(etree.tostring(element)))


def misstate(element: _Element, value: str) -> None:
    for name in element.attrib:
        element.set(name, value)


def retype(element: _Element, text: str) -> None:
    element.text = text


Damage = Callable[[_Element, str], None]
DAMAGES = st.lists(
    st.tuples(
        st.sampled_from(PARTS),
        st.integers(min_value=1, max_value=100_000),
        st.sampled_from([drop, double, misstate, retype]),
        st.sampled_from(ODD),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=15, deadline=None)
@given(DAMAGES)
def test_what_is_damaged_is_measured_and_printed_or_refused(
    damages: list[tuple[str, int, Damage, str]],
) -> None:
    """Nothing else is ever raised."""
    content = damaged(s.specimen(), damages)

    for use in (lint_word, print_word):
        with suppress(FileRefused):
            assert use("a.docx", content) is not None


def damaged(content: bytes, damages: list[tuple[str, int, Damage, str]]) -> bytes:
    """The file with each damage done to the element of a part that its number comes to."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, number, damage, value in damages:
        tree = etree.fromstring(parts[name])
        elements = [each for each in tree.iter() if each is not tree]
        if elements:
            damage(elements[number % len(elements)], value)
        parts[name] = etree.tostring(tree)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()
