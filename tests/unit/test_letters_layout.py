"""Every Word file that ships with this project holds to the rules for its layout."""

from collections.abc import Iterator

import pytest

from cchc_core import Format, Offer, Output, Purpose, Severity, gather, installed
from cchc_core.linting import lint_file
from cchc_core.testing import samples

OFFER: Offer = gather(*installed())
LETTERS = [
    format
    for format in OFFER.formats.values()
    if format.purpose in (Purpose.SLIP, Purpose.REMINDER)
]


def written(format: Format) -> Iterator[Output]:
    """The letters to a made-up ward."""
    return iter(format.write(samples.told_publication(samples.sample_report())))


@pytest.mark.parametrize("format", LETTERS, ids=lambda format: format.name)
def test_letters_to_the_wards_are_right(format: Format, tmp_path) -> None:
    """Slips and reminders: nothing is told but that they have no number yet, which is written in by
    hand."""
    (letter,) = [output for output in written(format) if output.name.endswith(".docx")]
    path = tmp_path / letter.name
    path.write_bytes(letter.content)

    linted = lint_file(path, OFFER, [])

    assert linted.format == "word"
    assert {finding.rule for finding in linted.findings} == {"word-draft"}
    assert {finding.severity for finding in linted.findings} == {Severity.INFORMATION}
