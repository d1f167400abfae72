"""What a city sends up, beside all the sources there are: its own one takes it, and no other."""

from pathlib import Path

import pytest
from attrs import evolve

from cchc_core import gather, installed
from cchc_core.reading import read_head
from cchc_core.testing.samples import sample_pack, sample_publication

OFFER = gather(*installed())
PROVINCE = OFFER.format("province")


@pytest.mark.parametrize("own_form", [False, True])
def test_a_report_for_the_province_is_read_by_the_source_of_that_name(
    tmp_path: Path, own_form: bool
) -> None:
    """It looks like any appendix, whose totals are nobody's own figures; of an office's own form
    the file beside it brings the reports inside."""
    drafted = PROVINCE.draft_template(sample_pack()) if own_form else None
    told = evolve(sample_publication(), template=drafted.content if drafted else None)
    *_, carrying = PROVINCE.write(told)
    path = tmp_path / carrying.name
    path.write_bytes(carrying.content)
    head = read_head(path)
    assert [s.name for s in OFFER.sources.values() if s.recognises(path, head)] == ["province"]
