"""Whatever stands in the inbox: nobody is lost, and good wards keep their figures."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core import Filed, Merged

WARDS = ("98101", "98102", "98103")
GARBAGE = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=100).map(str.encode),
    st.builds(bytes.__add__, st.sampled_from([b"PK\x03\x04", b"{", b"<", b"%PDF-"]), st.binary()),
    st.floats(0, 0.999),  # that much of a real form
)


@pytest.fixture
def without(city: Any) -> Callable[[frozenset[str]], Merged]:
    """What the city's merge gives when the wards named have sent nothing."""
    good = {ward: city.file(ward).read_bytes() for ward in WARDS}
    merges = {}
    for number in range(len(WARDS) + 1):
        for absent in map(frozenset, combinations(WARDS, number)):
            for ward in WARDS:
                city.send(ward, good[ward])
                if ward in absent:
                    city.file(ward).unlink()
            merges[absent] = city.merge()
    for ward in WARDS:
        city.send(ward, good[ward])
    return merges.__getitem__


def test_garbage_in_any_files_changes_no_other_ward(city: Any, forms: Any, without: Any) -> None:
    """No merge raises; used, missing and refused add up to the expected; the figures are those of
    a merge in which the spoilt wards have sent nothing."""

    @settings(max_examples=min(30, settings().max_examples))
    @given(st.dictionaries(st.sampled_from(WARDS), GARBAGE, max_size=3))
    def holds(spoilt: dict[str, bytes | float]) -> None:
        for ward in WARDS:
            content = spoilt.get(ward, forms[ward])
            if isinstance(content, float):
                content = forms[ward][: int(content * len(forms[ward]))]
            city.send(ward, content)

        merged = city.merge()

        states = city.states(merged)
        assert {ward for ward in WARDS if states[ward] is Filed.USED} == set(WARDS) - set(spoilt)
        told = [len(merged.units(state)) for state in Filed]
        assert sum(told) == len(campaign.expected)
        assert sorted(r.file for r in merged.receipts) == [f"{ward}.xlsx" for ward in WARDS]
        assert merged.figures == without(frozenset(spoilt)).figures
        assert len(merged.findings) == len(spoilt)
        assert merged.problems == ()

    campaign = city.campaign()
    holds()


def test_a_form_damaged_on_the_way_is_whole_or_not_used(
    city: Any, forms: Any, without: Any, tmp_path: Path
) -> None:
    """A byte changed anywhere in a form never changes a figure: either the ward's figures stand as
    they were typed, or none of them is used."""

    @settings(max_examples=min(30, settings().max_examples))
    @given(st.integers(0, len(forms["98102"]) - 1), st.integers(1, 255))
    def holds(place: int, change: int) -> None:
        form = bytearray(forms["98102"])
        form[place] ^= change
        city.send("98102", bytes(form))

        merged = city.merge()

        used = city.states(merged)["98102"] is Filed.USED
        assert merged.figures == without(frozenset() if used else frozenset({"98102"})).figures
        assert merged.problems == ()

    holds()
