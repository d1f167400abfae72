"""The lines of a form's table, for whoever drafts a form pack from it."""

from collections.abc import Callable
from pathlib import Path

import excel_files
import printed
import pytest
import word_files
from docx import Document

from cchc_core import FileRefused, Source
from cchc_core.reading import match_lines

LAYOUTS: dict[str, tuple[str, Callable[[Path], Path]]] = {
    **{f"docx: {name}": ("a.docx", layout) for name, layout in word_files.LAYOUTS.items()},
    **{f"xlsx: {name}": ("a.xlsx", layout) for name, layout in excel_files.LAYOUTS.items()},
}


UNKNOWN = [layout for layout in LAYOUTS if "ugly" not in layout]
"""A table broken into pieces without heads is put together by wordings that are known."""


@pytest.mark.parametrize(
    ("layout", "known"),
    [*((layout, True) for layout in LAYOUTS), *((layout, False) for layout in UNKNOWN)],
)
def test_every_row_of_the_form_is_a_line(
    layout: str, known: bool, source: Source, tmp_path: Path
) -> None:
    """Whether or not the forms are known already; each line is surely one of them."""
    name, made = LAYOUTS[layout]
    pack = printed.thanh_hoa().pack
    assert source.tables
    lines = tuple(source.tables(made(tmp_path / name), pack if known else None))
    matching = match_lines(lines, pack)
    rows = {row.id for _, row in matching.sure}
    assert rows >= set(printed.figures())


def test_a_document_without_a_table_is_refused(source: Source, tmp_path: Path) -> None:
    """In the words that a ward's file without an appendix is refused with."""
    path = tmp_path / "a.docx"
    Document().save(str(path))
    assert source.tables
    with pytest.raises(FileRefused) as caught:
        tuple(source.tables(path, None))
    assert caught.value.rule == "appendix-missing"
