"""What the plugin offers, how quickly, and on the forms that ship."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cchc_core import Desk, Publication, Report, Source, Status, gather, installed
from cchc_core.model.forms import FormPack
from cchc_core.testing import samples


@pytest.fixture(scope="module")
def thanh_hoa() -> FormPack:
    return gather(*installed()).pack("thanh-hoa-2023")


def test_what_it_offers_is_listed_without_loading_a_workbook_library() -> None:
    """`cchc formats` and `--help` stay quick."""
    code = (
        "import sys, cchc_source_manual as m\n"
        "print([s.name for s in m.cchc_sources()], [f.name for f in m.cchc_formats()],\n"
        "      [n for n in ('openpyxl', 'ruamel.yaml', 'xlsxwriter') if n in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert shown.stdout.strip() == "['manual'] ['form', 'json', 'yaml'] []"


def test_the_shipped_forms_go_out_blank_and_come_back_blank(
    thanh_hoa: FormPack, formats: Any, source: Source, tmp_path: Path
) -> None:
    """For a ward and for the city's own office, in all three formats, without a finding."""
    period, units = samples.sample_period(), samples.sample_units()
    for level in thanh_hoa.levels:
        unit = type(samples.sample_city())(samples.sample_city().key, "Phường Thử", level.id)
        desk = Desk(thanh_hoa, period, units, (unit,))
        report = Report.of(unit, period, thanh_hoa.key)
        for format in formats.values():
            (output,) = format.write(Publication(report, thanh_hoa, units, {}))
            path = tmp_path / output.name
            path.write_bytes(output.content)
            (submission,) = source.read(path, desk)
            readings = submission.report.own.readings
            assert set(readings) == {row.id for row in thanh_hoa.fillable(level.id)}
            assert {reading.status for reading in readings.values()} == {Status.BLANK}
            assert submission.findings == ()


def test_what_is_divided_into_parts_follows_from_the_form(thanh_hoa: FormPack) -> None:
    """3.3.1 and 3.3.2 into four channels; 7.3.3 into nothing, for its parts are rates."""
    divided = {row.number: len(found) for row in thanh_hoa.rows if (found := thanh_hoa.parts(row))}
    assert (divided["3.3.1"], divided["3.3.2"]) == (4, 4)
    assert "7.3.3" not in divided
    assert "2.1" not in divided
