"""A delivered report is made again and compared: no changed digit passes, a saved copy does."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from one_digit import HAS_LIBREOFFICE, Digit, changed, digits, packed, parts, saved_anew
from openpyxl import load_workbook

from cchc_core import (
    BadData,
    CchcError,
    Merged,
    NotFound,
    Offer,
    Options,
    Output,
    Verdict,
    Verification,
    gather,
    installed,
    load_campaign,
    merge_campaign,
    outputs_of,
    verify,
)
from cchc_core.merge import made_as

EXAMPLE = Path(__file__).parents[2] / "examples" / "thanh-pho-mau-2026"
OFFER = gather(*installed())
FEW = settings(max_examples=max(settings.default.max_examples // 8, 1))
REPORT = "bao-cao-99-2026-quarter-1.xlsx"


@frozen
class Small:
    """The city's office and two communes of the small example, merged and written."""

    folder: Path
    merged: Merged
    outputs: tuple[Output, ...]

    @property
    def report(self) -> Output:
        return self.outputs[0]

    @cached_property
    def digits(self) -> list[Digit]:
        """Those of the report."""
        return digits(self.report.content)

    @cached_property
    def inputs(self) -> Mapping[str, list[Digit]]:
        """Those of each file it was made of."""
        names = ["cchc.toml", "bieu-mau.toml", "units.toml"]
        names += [f"inbox/{path.name}" for path in self.folder.glob("inbox/*")]
        return {name: digits((self.folder / name).read_bytes()) for name in names}

    def deliver(self, content: bytes, folder: Path, *, manifest: bool = True) -> Path:
        """A file as it came to whoever verifies it, perhaps with the manifest beside it."""
        folder.mkdir(exist_ok=True)
        (folder / REPORT).write_bytes(content)
        (folder / self.outputs[1].name).unlink(missing_ok=True)
        if manifest:
            (folder / self.outputs[1].name).write_bytes(self.outputs[1].content)
        return folder / REPORT


def copied(folder: Path) -> Path:
    """A campaign of the small example with three reports."""
    (folder / "inbox").mkdir(parents=True)
    for name in ("bieu-mau.toml", "units.toml"):
        shutil.copy(EXAMPLE / name, folder)
    text = (EXAMPLE / "cchc.toml").read_text("utf-8")
    text = text.replace('\n[[outputs]]\nformat = "word"\n', "")  # its own tests verify that one
    three = text.replace("[period]", 'expected = ["99001", "99002"]\n\n[period]', 1)
    (folder / "cchc.toml").write_text(three + '\n[[outputs]]\nformat = "province"\n', "utf-8")
    (folder / "inbox.csv").write_text("file,received,sender\n", "utf-8")
    for path in EXAMPLE.glob("inbox/bieu-99*"):
        if path.name.startswith(("bieu-99-", "bieu-99001", "bieu-99002")):
            shutil.copy(path, folder / "inbox")
    return folder


def merged_in(folder: Path) -> Merged:
    return merge_campaign(load_campaign(folder, OFFER), OFFER)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    folder = copied(tmp_path_factory.mktemp("verify") / "quy-1")
    merged = merged_in(folder)
    return Small(folder, merged, outputs_of(merged, OFFER, []))


@pytest.fixture
def checked(small: Small, tmp_path: Path) -> Callable[..., Verification]:
    """What comes of verifying a file."""

    def verified(content: bytes, *, manifest: bool = True) -> Verification:
        path = small.deliver(content, tmp_path / "gui", manifest=manifest)
        return verify(path, small.merged, OFFER)

    return verified


def test_what_was_written_is_what_the_campaign_gives(small: Small, checked) -> None:
    """Byte by byte, with the manifest beside it or only that inside it."""
    for manifest in (True, False):
        found = checked(small.report.content, manifest=manifest)
        assert found.verdict is Verdict.IDENTICAL
        assert not found.facts
        assert found.manifest.files == small.merged.files


def test_a_manifest_knows_no_folder_and_no_clock(small: Small, tmp_path: Path) -> None:
    """The same campaign in another place gives the same bytes; every file is in it."""
    elsewhere = copied(tmp_path / "khác" / "nơi")
    assert outputs_of(merged_in(elsewhere), OFFER, []) == small.outputs
    text = small.outputs[1].content.decode()
    assert str(small.folder) not in text
    names = {(file.use.value, file.name) for file in small.merged.files}
    assert {use for use, _ in names} == {"inbox", "settings", "arrivals", "forms", "units"}
    assert len([name for use, name in names if use == "inbox"]) == 3


def test_a_changed_cell_is_named(small: Small, checked) -> None:
    """By sheet and cell, with what stands there and what should."""
    held = dict(parts(small.report.content))
    first = held["xl/worksheets/sheet1.xml"]
    number = re.search(rb'<c r="([A-Z]+\d+)"(?: s="\d+")?(?: t="n")?><v>', first)
    assert number
    at = number.end()
    (cell,) = load_cells(small.report.content, number[1])
    held["xl/worksheets/sheet1.xml"] = first[:at] + b"9" + first[at:]

    found = checked(packed(held))

    assert found.verdict is Verdict.DIFFERENT
    (difference,) = found.cells
    assert (difference.sheet, difference.cell) == cell[:2]
    assert difference.delivered is not None
    assert difference.recomputed is not None
    assert difference.delivered.startswith(f"9{cell[2]}")
    assert difference.recomputed.startswith(str(cell[2]))


def load_cells(content: bytes, name: bytes) -> Iterator[tuple[str, str, object]]:
    import io

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    yield sheet.title, name.decode(), sheet[name.decode()].value


@FEW
@given(data=st.data())
def test_no_digit_of_the_report_can_change(small: Small, data: st.DataObject) -> None:
    """In any cell of any sheet, those unseen too, with or without the manifest beside it."""
    digit, by = data.draw(st.sampled_from(small.digits)), data.draw(st.integers(1, 9))
    other = changed(small.report.content, digit, by)
    path = small.deliver(other, small.folder / "gui", manifest=data.draw(st.booleans()))
    try:
        found = verify(path, small.merged, OFFER)
    except CchcError:
        return
    assert found.verdict is Verdict.DIFFERENT
    assert found.cells


@FEW
@given(data=st.data())
def test_no_digit_of_an_input_can_change(small: Small, data: st.DataObject) -> None:
    """In any cell of a form, in the settings, the forms, the units."""
    name = data.draw(st.sampled_from(sorted(small.inputs)))
    digit, by = data.draw(st.sampled_from(small.inputs[name])), data.draw(st.integers(1, 9))
    path, delivered = small.folder / name, small.deliver(small.report.content, small.folder / "gui")
    before = path.read_bytes()
    path.write_bytes(changed(before, digit, by))
    try:
        found = verify(delivered, merged_in(small.folder), OFFER)
    except CchcError:
        return
    finally:
        path.write_bytes(before)
    assert found.verdict is Verdict.DIFFERENT
    assert [difference.file.name for difference in found.files] == [path.name]


@pytest.mark.parametrize("part", ["xl/styles.xml", "docProps/core.xml"])
def test_a_part_other_than_cells_is_named(small: Small, checked, part: str) -> None:
    """A file that no program saved anew is the same to the letter, or somebody changed it."""
    held = dict(parts(small.report.content))
    held[part] = held[part].replace(b"2000-", b"2001-", 1).replace(b'"13"', b'"14"', 1)

    found = checked(packed(held))

    assert (found.verdict, found.cells, found.parts) == (Verdict.DIFFERENT, (), (part,))


def test_a_file_packed_anew_says_the_same(small: Small, checked) -> None:
    """The same parts in another zip are no difference."""
    found = checked(packed(parts(small.report.content)))
    assert found.verdict is Verdict.SAVED_ANEW


@pytest.mark.skipif(not HAS_LIBREOFFICE, reason="LibreOffice saves the reports")
def test_a_report_saved_by_another_program_passes_and_a_digit_in_it_does_not(
    small: Small, tmp_path: Path
) -> None:
    """The city's and the province's: all parts are others, all cells the same; a digit is named."""
    written = small.outputs[::2]
    for output in written:
        (tmp_path / output.name).write_bytes(output.content)
    for path in saved_anew(tmp_path / "luu-lai", *(tmp_path / o.name for o in written)):
        assert verify(path, small.merged, OFFER).verdict is Verdict.SAVED_ANEW
        content = path.read_bytes()
        seen = [digit for digit in digits(content) if digit.part.startswith("xl/worksheets/sheet1")]
        path.write_bytes(changed(content, seen[len(seen) // 2], 3))
        assert verify(path, small.merged, OFFER).cells


def test_files_that_came_or_went_are_named(small: Small, tmp_path: Path) -> None:
    """By what they are and what they are called, though no cell may differ."""
    folder = copied(tmp_path / "quy-1")
    (folder / "inbox.csv").unlink()
    shutil.copy(folder / "inbox" / "bieu-99001-phuong-mau-dong.xlsx", folder / "inbox" / "a.xlsx")
    delivered = small.deliver(small.report.content, tmp_path / "gui")

    found = verify(delivered, merged_in(folder), OFFER)

    assert found.verdict is Verdict.DIFFERENT
    changes = [(each.file.name, each.stated is None, each.found is None) for each in found.files]
    assert changes == [("inbox.csv", False, True), ("a.xlsx", True, False)]


def test_another_version_explains_and_is_no_difference(small: Small, tmp_path: Path) -> None:
    """A report made by another version of a plugin passes if every cell is the same."""
    delivered = small.deliver(small.report.content, tmp_path / "gui")

    found = verify(delivered, small.merged, of_another_version())

    assert found.verdict is Verdict.IDENTICAL
    assert [(f.what.vi, f.stated, f.found) for f in found.facts] == [
        ("Phiên bản cchc-source-manual", "0.1.0", "9.9")
    ]


def of_another_version(name: str = "manual") -> Offer:
    """What is installed, one plugin in another version than when the report was made."""
    providers = {
        key: evolve(plugin, version="9.9") if plugin.name == name else plugin
        for key, plugin in OFFER.providers.items()
    }
    return evolve(OFFER, providers=providers)


def test_another_version_excuses_no_edit(small: Small, tmp_path: Path) -> None:
    """A file that is not the one the manifest beside it states, and that nobody saved anew, was
    changed, whatever the versions; without that manifest nobody can tell."""
    held = dict(parts(small.report.content))
    held["xl/styles.xml"] = held["xl/styles.xml"].replace(b'"13"', b'"14"', 1)
    delivered = small.deliver(packed(held), tmp_path / "gui")

    found = verify(delivered, small.merged, of_another_version())

    assert (found.verdict, found.parts) == (Verdict.DIFFERENT, ("xl/styles.xml",))
    assert found.facts
    delivered = small.deliver(packed(held), tmp_path / "gui", manifest=False)
    unknown = verify(delivered, small.merged, of_another_version())
    assert (unknown.verdict, unknown.parts) == (Verdict.SAVED_ANEW, ())


def test_the_manifest_beside_a_report_has_to_be_its_own(small: Small, tmp_path: Path) -> None:
    """One of which a digit was changed is told; one that makes no sense is refused."""
    delivered = small.deliver(small.report.content, tmp_path / "gui")
    beside = delivered.with_name(small.outputs[1].name)
    text = beside.read_text("utf-8")
    size = f'"size": {len(small.report.content)}'
    assert size in text
    beside.write_text(text.replace(size, '"size": 1'), "utf-8")
    assert verify(delivered, small.merged, OFFER).manifests_differ
    beside.write_text(text[1:], "utf-8")
    with pytest.raises(BadData):
        verify(delivered, small.merged, OFFER)


def test_without_a_manifest_it_is_said_what_to_do(small: Small, tmp_path: Path) -> None:
    """Neither in the file nor beside it."""
    book = load_workbook(small.deliver(small.report.content, tmp_path / "gui"))
    del book["cchc-manifest"]
    book.save(tmp_path / REPORT)
    with pytest.raises(NotFound) as raised:
        verify(tmp_path / REPORT, small.merged, OFFER)
    assert f"{REPORT}.manifest.json" in raised.value.message.vi


def test_one_digit_of_the_example_city_s_report_is_one_cell(merged: Merged, tmp_path: Path) -> None:
    """The province's workbook of 34 wards, made again, is the same in all other cells."""
    manifest = merged.manifest(Options("province", ("city", "province"), "en", True), OFFER)
    (output,) = made_as(manifest, merged, OFFER)
    path = tmp_path / output.name
    path.write_bytes(changed(output.content, digits(output.content)[0], 1))
    found = verify(path, merged, OFFER)
    assert len(found.cells) == 1
    assert not found.files
