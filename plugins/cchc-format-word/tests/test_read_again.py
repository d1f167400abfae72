"""What a ward's report says, read back from the Word file as any report that comes in."""

import pytest
from word_read import content

from cchc_core import Status, gather, installed
from cchc_core.testing import samples

SOURCES = gather(*installed()).sources


@pytest.mark.skipif("document" not in SOURCES, reason="cchc-source-document is not installed")
def test_the_figures_and_words_of_the_report(ward, tmp_path):
    """Every figure of the ward's rows, and every word it wrote, comes back as it was: content
    controls hide nothing."""
    path = tmp_path / "98101.docx"
    path.write_bytes(content(ward))

    (submission,) = SOURCES["document"].read(path, samples.sample_desk())

    (sent,), (read,) = (r.leaves.values() for r in (ward.report, submission.report))
    for id, reading in sent.readings.items():
        if reading.status is Status.USED and not isinstance(reading.value, tuple):
            assert read.reading(id).value == reading.value, id
        elif reading.status is Status.BLANK:
            assert read.reading(id).status is Status.BLANK, id
    assert dict(read.words) == dict(sent.words)
