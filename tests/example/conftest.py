"""The example city, merged once; the modules beside the tests can be imported by name."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from recomputed_2023 import City

from cchc_core import Merged, Plugin, gather, load_campaign, merge_campaign

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def merged(plugins_that_remember: tuple[Plugin, ...]) -> Merged:
    """TP Thanh Hóa, as `cchc merge` makes it."""
    offer = gather(*plugins_that_remember)
    return merge_campaign(load_campaign(EXAMPLES / "thanh-hoa-2023", offer), offer)


@pytest.fixture(scope="session")
def city(merged: Merged) -> City:
    """What its inbox holds, read without the program."""
    inbox = EXAMPLES / "thanh-hoa-2023" / "inbox"
    return City(inbox, {unit.code: unit.name for unit in merged.campaign.expected})
