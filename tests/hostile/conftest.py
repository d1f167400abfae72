"""What the awkward and hostile files are made from and read with."""

import sys
from pathlib import Path

import pytest

from cchc_core import Campaign, Offer, gather, installed, load_campaign

EXAMPLE = Path(__file__).parents[2] / "examples" / "thanh-hoa-2023"
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def offer() -> Offer:
    """All plugins that are installed."""
    return gather(*installed())


@pytest.fixture(scope="session")
def campaign(offer: Offer) -> Campaign:
    """The example of Thanh Hóa."""
    return load_campaign(EXAMPLE, offer)


@pytest.fixture(scope="session")
def form() -> bytes:
    """The Excel form of the real ward, filled in."""
    (path,) = EXAMPLE.glob("inbox/14764*.xlsx")
    return path.read_bytes()
