"""Reports of a made-up ward and a made-up city, written once; the files beside can be imported."""

import sys
from pathlib import Path

import pytest

from cchc_core import Publication
from cchc_core.testing import samples

sys.path.insert(0, str(Path(__file__).parent))

from word_read import content


@pytest.fixture(scope="session")
def ward() -> Publication:
    """The report of the first made-up ward."""
    return samples.sample_publication(samples.sample_report())


@pytest.fixture(scope="session")
def city() -> Publication:
    """The roll-up of the made-up city, of which one ward sent nothing."""
    return samples.sample_publication()


@pytest.fixture(scope="session")
def ward_file(ward) -> bytes:
    """The ward's report as a file."""
    return content(ward)


@pytest.fixture(scope="session")
def city_file(city) -> bytes:
    """The city's report as a file."""
    return content(city)
