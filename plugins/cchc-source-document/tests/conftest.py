"""The files beside the tests, which lay documents out, can be imported by name."""

import sys
from pathlib import Path

import pytest

from cchc_core import Source
from cchc_source_document import cchc_sources

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def source() -> Source:
    (source,) = cchc_sources()
    return source
