"""A file that was changed on its way is refused by name or read for what it is; nothing breaks.

`python3 noxfile.py -s mutations` tries thousands of every kind; `CCHC_MUTATIONS` says how many,
`CCHC_MUTATION` which single one.
"""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from mutating import mutated
from seeds import EXAMPLE, SEEDS
from standing import stands

from cchc_core import (
    Campaign,
    FileRefused,
    Offer,
    Status,
    Submission,
    gather,
    installed,
    load_campaign,
)
from cchc_core.intake import read_file

NUMBER = int(os.environ.get("CCHC_MUTATIONS", "15"))
ONLY = os.environ.get("CCHC_MUTATION")
SECONDS = 60


@pytest.fixture(scope="module")
def offer() -> Offer:
    return gather(*installed())


@pytest.fixture(scope="module")
def campaign(offer: Offer) -> Campaign:
    return load_campaign(EXAMPLE, offer)


@pytest.mark.parametrize("kind", SEEDS)
def test_a_mutated_file_is_refused_or_read_for_what_it_is(
    kind: str, offer: Offer, campaign: Campaign, tmp_path: Path
) -> None:
    """No abort, no hang, no fault of a plugin; whatever is read stands in the file."""
    seed = tmp_path / f"seed.{kind}"
    SEEDS[kind](seed)
    good = seed.read_bytes()
    assert read(seed, campaign, offer)
    wrong = [
        f"CCHC_MUTATION={number}: {told}"
        for number in ([int(ONLY)] if ONLY else range(NUMBER))
        for told in _wrong(tmp_path / f"{number}.{kind}", good, number, campaign, offer)
    ]
    assert not wrong, "\n".join(wrong)


def read(path: Path, campaign: Campaign, offer: Offer) -> tuple[Submission, ...]:
    """What a file holds; a plugin that breaks is no excuse."""
    problems: list[object] = []
    with within(SECONDS):
        submissions = read_file(path, campaign.desk, offer, problems)
    assert not problems, problems
    return submissions


def _wrong(path: Path, good: bytes, number: int, campaign: Campaign, offer: Offer) -> Iterator[str]:
    """What is wrong with how a mutation was taken."""
    path.write_bytes(mutated(good, Random(number)))
    try:
        for submission in read(path, campaign, offer):
            for reading in submission.report.own.readings.values():
                if reading.status is Status.USED and not stands(path, reading):
                    yield f"{reading.row} = {reading.value} is not at {reading.origin}"
    except FileRefused as refused:
        told = refused.message
        if not re.search("đề nghị|hãy", told.vi.lower()) or path.name not in told.vi + told.en:
            yield f"no advice: {refused.rule}: {told}"
    except Exception as error:
        yield f"{type(error).__name__}: {error}"
    path.unlink()


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raises TimeoutError when it takes longer, where the system can tell."""

    def late(*_: object) -> None:
        raise TimeoutError(f"over {seconds} s")

    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, late)
        signal.alarm(seconds)
    try:
        yield
    finally:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)
