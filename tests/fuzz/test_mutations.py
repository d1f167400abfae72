"""A file that was changed on its way is refused by name or read for what it is; nothing breaks.

`python3 noxfile.py -s mutations` tries thousands of every kind; `CCHC_MUTATIONS` says how many,
`CCHC_MUTATION` which single one.
"""

import os
import re
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from mutating import mutated
from seeds import EXAMPLE, SEEDS
from standing import wrong

from cchc_core import (
    Campaign,
    FileRefused,
    Offer,
    Submission,
    gather,
    installed,
    load_campaign,
)
from cchc_core.intake import read_file

NUMBER = int(os.environ.get("CCHC_MUTATIONS", "6"))
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
    right = read(seed, campaign, offer)
    told = []
    for number in [int(ONLY)] if ONLY else range(NUMBER):
        path = tmp_path / f"{number}.{kind}"
        path.write_bytes(mutated(seed.read_bytes(), Random(number)))
        if why := wrong_with(path, seed, right, campaign, offer):
            told.append(f"CCHC_MUTATION={number}: {why}")
        path.unlink()
    assert not told, "\n".join(told)


def read(path: Path, campaign: Campaign, offer: Offer) -> tuple[Submission, ...]:
    """What a file holds; a plugin that breaks is no excuse."""
    problems: list[object] = []
    with within(SECONDS):
        submissions = read_file(path, campaign.desk, offer, problems)
    assert not problems, problems
    return submissions


def wrong_with(
    path: Path, seed: Path, right: Sequence[Submission], campaign: Campaign, offer: Offer
) -> str:
    """What is wrong with how a mutated file was taken; nothing if all is right."""
    expected = [r for submission in right for r in submission.report.own.readings.values()]
    try:
        for submission in read(path, campaign, offer):
            readings = submission.report.own.readings.values()
            if why := wrong(path, readings, seed.read_bytes(), expected):
                return why
    except FileRefused as refused:
        told = refused.message
        if not re.search("đề nghị|hãy", told.vi.lower()) or path.name not in told.vi + told.en:
            return f"no advice: {refused.rule}: {told}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


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
