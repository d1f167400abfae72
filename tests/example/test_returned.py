"""What goes back to the wards of the example: the right cells, nothing that is nobody's to see."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from docx import Document

from cchc_core import Merged, Offer, Origin, Plugin, Returned, gather, return_to_units
from cchc_core.offers import Problem

XLSX, DOCX, EXPORT, CLEAN = "14764", "15850", "16522", "16441"
PRIVATE = ("Người dân", "Địa chỉ giả định", "0000000000")
"""What stands in the columns of an export that are never read."""


@pytest.fixture(scope="module")
def offer(plugins_that_remember: tuple[Plugin, ...]) -> Offer:
    return gather(*plugins_that_remember)


@pytest.fixture(scope="module")
def returned(merged: Merged, offer: Offer) -> Mapping[str, Returned]:
    """What goes back to three wards, by code."""
    problems: list[Problem] = []
    told = {}
    for unit in merged.campaign.expected:
        if unit.code in (XLSX, DOCX, EXPORT, CLEAN):
            for each in return_to_units(merged, offer, problems, only=unit):
                told[unit.code] = each
    assert not problems
    return told


def text_of(content: bytes) -> str:
    """Everything that stands in an office file."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        xml = [parts.read(name) for name in parts.namelist() if name.endswith(".xml")]
    return " ".join("".join(ET.fromstring(part).itertext()) for part in xml)


def commented(content: bytes) -> set[str]:
    """The cells of a workbook's first sheet that have a comment, read by nothing that wrote it."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.startswith("xl/comments")]
        roots = [ET.fromstring(parts.read(name)) for name in sorted(names)]
    return {element.get("ref", "") for element in roots[0].iter() if element.get("ref")}


def test_a_ward_without_findings_gets_nothing(returned: Mapping[str, Returned]) -> None:
    """Phường Quảng Thịnh and what the portal counted for it have nothing wrong."""
    assert set(returned) == {XLSX, DOCX, EXPORT}


def places(each: Returned, file: str) -> list[Origin]:
    """Where findings are in a file, and the other cells that may be the wrong ones."""
    own = [finding.origin for finding in each.findings]
    others = [remedy.origin for finding in each.findings for remedy in finding.remedies]
    return [origin for origin in (*own, *others) if origin and origin.file == file]


def test_every_cell_of_a_finding_is_marked(returned: Mapping[str, Returned]) -> None:
    """On Trường Thi's first form: its channels add up to 3,175, its dialogue is no code."""
    copy = next(copy for copy in returned[XLSX].copies if copy.file.endswith(".xlsx"))
    told = places(returned[XLSX], copy.file)
    cells = {origin.cell for origin in told if origin.sheet == "Biểu 1"}

    assert {"D22", "D38", "D54", "D55"} <= cells
    assert commented(copy.output.content) == cells


def test_a_word_file_goes_back_with_comments(returned: Mapping[str, Returned]) -> None:
    """As many as lines are told of."""
    (copy,) = returned[DOCX].copies
    lines = {origin.place for origin in places(returned[DOCX], copy.file)}

    assert len(list(Document(io.BytesIO(copy.output.content)).comments)) == len(lines)


def test_an_export_is_never_copied_and_no_person_is_in_what_goes_back(
    returned: Mapping[str, Returned],
) -> None:
    """Phường Quảng Phú sent a Word file and a list of dossiers; only the first comes back."""
    outputs = [output for each in returned.values() for output in each.outputs]

    assert [copy.file.rpartition(".")[2] for copy in returned[EXPORT].copies] == ["docx"]
    for output in outputs:
        text = text_of(output.content)
        assert not any(private in text for private in PRIVATE), output.name


def test_a_slip_speaks_of_no_program(returned: Mapping[str, Returned]) -> None:
    """A ward has neither the command nor its settings."""
    for each in returned.values():
        for slip in each.slips:
            assert "cchc " not in text_of(slip.content)
            assert ".toml" not in text_of(slip.content)


def test_what_is_written_twice_is_the_same(
    merged: Merged, offer: Offer, returned: Mapping[str, Returned]
) -> None:
    """To the byte, copies and all."""
    unit = returned[DOCX].unit

    (again,) = return_to_units(merged, offer, [], only=unit)

    assert again.outputs == returned[DOCX].outputs


def test_the_files_of_the_inbox_stay_as_they_were(returned: Mapping[str, Returned]) -> None:
    """A copy is a file of its own."""
    inbox = Path(__file__).parents[2] / "examples" / "thanh-hoa-2023" / "inbox"
    names = {path.name for path in inbox.iterdir()}

    for each in returned.values():
        for copy in each.copies:
            assert copy.output.name not in names
            assert (inbox / copy.file).read_bytes() != copy.output.content
