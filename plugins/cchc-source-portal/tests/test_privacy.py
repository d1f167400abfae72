"""Only the columns on a profile's list are read: of all others nothing is found again anywhere."""

import io
import json
import logging
import tempfile
from contextlib import redirect_stderr, redirect_stdout

import pytest
from attrs import evolve

from cchc_core import gather, installed
from cchc_core.cli import run

KINDS = (".csv", ".xlsx", ".xls", ".htm")
CAMPAIGN = """\
[campaign]
unit = "380"
units = "thanh-hoa"
pack = "thanh-hoa-2023"
due = 2023-09-20

[period]
scheme = "09-2019"
kind = "9-months"
year = 2023
window = { first = 2022-11-05, last = 2023-09-01 }
reason = "theo văn bản của thành phố"
"""


def leaks(made, *texts):
    """What personal words stand in texts."""
    return [word for word in made.PERSONAL.values() for text in texts if word in text]


def spoilt(made):
    """Dossiers with everything wrong that is ever told, persons' data in the wrong columns too."""
    person = made.PERSONAL
    lines = made.several(12)
    lines[1] = evolve(lines[1], code=person["number"])
    lines[2] = evolve(lines[2], received=person["phone"])
    lines[3] = evolve(lines[3], state=person["name"])
    lines[4] = evolve(lines[4], unit=person["name"])
    lines[5] = evolve(lines[5], code=person["name"], due=person["address"])
    lines[6] = evolve(lines[6], channel=person["name"], level=person["name"])
    lines[7] = evolve(lines[7], finished="")
    return [*lines, lines[0], evolve(lines[8], due="01/01/2023")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", ["main", "table", "numbers", "igate"])
def test_no_person_is_found_in_anything_that_is_read(portal, made, layout, kind):
    """Not in readings, findings or refusals, nor in what a debugger would print of them."""
    above = [*made.letterhead(), [f"Người xuất: {made.PERSONAL['name']}"]]
    end = [["", "NGƯỜI LẬP BIỂU", made.PERSONAL["name"], "", made.PERSONAL["name"]]]
    lines = made.LISTS[layout](spoilt(made))
    path = portal.put(f"a{kind}", lines + end, heads=2 if layout == "main" else 1, above=above)

    given = portal.given(path)

    told = [each.error.message.vi for each in given if hasattr(each, "error")]
    assert leaks(made, repr(given), *told) == []
    assert not told or layout == "main"


@pytest.mark.parametrize("kind", KINDS)
def test_no_person_is_found_in_what_is_drafted(portal, made, kind):
    """A profile holds heads, never a cell."""
    path = portal.put(f"a{kind}", made.table_list(spoilt(made)))

    output = portal.source.draft(path)

    assert leaks(made, output.name, output.content.decode()) == []


def test_no_person_is_found_in_outputs_logs_and_temporary_files(
    made, tmp_path, monkeypatch, caplog
):
    """A whole merge, and the file as `cchc read` shows it, as text and as JSON."""
    folder = tmp_path / "đợt"
    (folder / "inbox").mkdir(parents=True)
    (folder / "cchc.toml").write_text(CAMPAIGN, "utf-8")
    temporary = tmp_path / "tạm"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    caplog.set_level(logging.DEBUG)
    lines = made.table_list(spoilt(made), channels=True)
    files = [made.write(folder / "inbox" / f"a{kind}", lines) for kind in KINDS]
    shown = io.StringIO()
    with redirect_stdout(shown), redirect_stderr(shown):
        codes = [run(["read", str(file), *more]) for file in files for more in ([], ["--json"])]
        codes.append(run(["merge", str(folder), "--allow-partial", "--force"]))

    assert set(codes) <= {0, 1}, shown.getvalue()
    assert leaks(made, shown.getvalue(), caplog.text) == []
    written = [p for p in tmp_path.rglob("*") if p.is_file() and p.parent.name != "inbox"]
    assert leaks(made, *(p.read_bytes().decode("utf-8", "replace") for p in written)) == []
    assert list(temporary.iterdir()) == []


def test_the_plugin_is_found_among_those_installed():
    """By its entry point."""
    assert "portal" in gather(*installed()).sources


def test_json_of_a_reading_names_the_row_and_code_at_most(portal, made):
    """Codes only when they have the shape of one."""
    (submission,) = portal.read(portal.put("a.csv", made.table_list(spoilt(made))))

    told = json.dumps([finding.message.vi for finding in submission.findings])

    assert "000.17.22.H56-230315-0008" in told
    assert made.PERSONAL["number"] not in told
