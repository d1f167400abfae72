"""A manifest says what an output was made of, and is read back as it was written."""

import json
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from cchc_core.errors import BadData
from cchc_core.interchange import text_from_cells, text_to_cells
from cchc_core.manifests import Decided, Fingerprint, Manifest, Options, Use
from cchc_core.model.periods import Window
from cchc_core.text import Text

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "manifest.schema.json"
FILE = Fingerprint.of(Use.INBOX, "phường_x0041_/Hà Đông.xlsx", b"noi dung")
MANIFEST = Manifest(
    unit="981@2025-07-01",
    pack="sample@1",
    period="2024-quarter-1",
    window=Window(date(2023, 12, 15), date(2024, 3, 14)),
    options=Options("city", ("city", "province"), "en", allow_partial=True),
    versions={"cchc-core": "0.1.0"},
    files=(FILE, Fingerprint(Use.INBOX, "khóa.xlsx", 0, "")),
    decisions=(
        Decided(
            "waiver",
            "code-set 98101 dialogue.held",
            "Chấp nhận",
            "đã giải trình",
            "Chánh Văn phòng",
            "2024-03-18",
            "2024-06-30",
        ),
    ),
)


@pytest.mark.parametrize("manifest", [MANIFEST, evolve(MANIFEST, output=FILE)])
@pytest.mark.parametrize("indent", [None, 2])
def test_it_is_read_back_as_it_was_written(manifest, indent):
    """From JSON, and from the cells of a sheet that carry the JSON."""
    text = manifest.to_json(indent=indent)

    assert Manifest.from_json(text) == manifest
    assert Manifest.from_json(text_from_cells(text_to_cells(text))) == manifest


def test_it_is_as_published():
    """What stands beside an output fits docs/schema/manifest.schema.json."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text("utf-8"))

    for manifest in (MANIFEST, evolve(MANIFEST, output=FILE)):
        jsonschema.Draft202012Validator(schema).validate(json.loads(manifest.to_json()))
    assert set(schema["$defs"]["file"]["properties"]["use"]["enum"]) == set(Use)


def test_cells_that_did_not_come_through_are_known():
    """A digit that is another, a cell that is gone, a text without its checksum."""
    checksum, piece = text_to_cells(MANIFEST.to_json())

    assert text_from_cells([checksum, piece.replace("2024", "2023", 1)]) is None
    assert text_from_cells([checksum]) is None
    assert text_from_cells([piece]) is None
    assert text_from_cells([]) is None


@pytest.mark.parametrize(
    ("written", "instead", "path"),
    [
        ('"manifest/1"', '"manifest/2"', "cchc"),
        ('"lang": "en"', '"lang": "fr"', "options.lang"),
        ('"size": 8', '"size": "8"', "files[0].size"),
        (FILE.sha256, "abc", "files[0].sha256"),
        ('"use": "inbox"', '"use": "mailbox"', "files[0].use"),
        ('"decisions"', '"notes"', "notes"),
        ("2024-03-14", "2022-03-14", "window"),
    ],
)
def test_what_is_no_manifest_is_refused_by_its_path(written, instead, path):
    """The message names the key."""
    text = MANIFEST.to_json().replace(written, instead, 1)

    with pytest.raises(BadData) as raised:
        Manifest.from_json(text)

    assert path in raised.value.message.vi or path == "window"


def test_people_read_it_line_by_line():
    """How it was made, every file with its hash, every decision with who took it; what people have
    a name for by that, days as they write them."""
    names = {
        "code-set": Text("Ngoài bộ mã", "Not a code"),
        "98101": Text("Phường Hòa Bình", "Phường Hòa Bình"),
        "waiver": Text("Chấp nhận vấn đề", "Waiver"),
        MANIFEST.pack: Text("Biểu mẫu thử", "Trial forms"),
        MANIFEST.period: Text("Quý I năm 2024", "first quarter of 2024"),
    }
    lines = list(MANIFEST.lines(names))
    told = {line.what.vi: line.told.vi for line in lines}

    assert told["Bộ biểu mẫu"] == f"Biểu mẫu thử ({MANIFEST.pack})"
    assert told["Kỳ báo cáo"].startswith("Quý I năm 2024 (từ ngày ")
    assert told["Điều kiện ghi"] == "cả khi còn thiếu đơn vị"
    assert told["Ngôn ngữ"] == "tiếng Anh"
    assert told["Phiên bản phần mềm"].startswith("cchc-core 0.1.0")
    assert told["Quyết định (Chấp nhận vấn đề)"] == (
        "Ngoài bộ mã Phường Hòa Bình dialogue.held → Chấp nhận; đã giải trình; Chánh Văn phòng; "
        "18/3/2024 – 30/6/2024"
    )
    assert [line.file for line in lines if line.file] == list(MANIFEST.files)
