"""The files beside the tests, which lay documents out, can be imported by name."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from cchc_core import Source, Submission
from cchc_source_document import cchc_sources

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def source() -> Source:
    (source,) = cchc_sources()
    return source


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes the file of a layout, once."""
    from layouts import LAYOUTS, MADE

    folder = tmp_path_factory.mktemp("phụ lục")

    @cache
    def makes(layout: str) -> Path:
        kind, _, name = layout.partition(": ")
        return LAYOUTS[layout](folder / f"{name} {MADE[kind]}")

    return makes


@pytest.fixture(scope="session")
def read(made: Callable[[str], Path], source: Source) -> Callable[[str], Submission]:
    """Reads the file of a layout, once, as one of the campaign of nine months of 2023."""
    from printed import thanh_hoa

    @cache
    def reads(layout: str) -> Submission:
        path = made(layout)
        assert source.recognises(path, path.read_bytes()[:8192])
        (submission,) = source.read(path, thanh_hoa())
        return submission

    return reads
