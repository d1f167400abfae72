"""Writing: whole or not at all, never over another's work unasked, the same bytes again."""

import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from cchc_core.errors import CannotWrite
from cchc_core.extensions import Output
from cchc_core.writing import Deed, Written, reproducible_zip, write_outputs

TODAY = date(2023, 9, 5)
REPORT = Output("báo cáo.xlsx", "số liệu".encode())


def write(*outputs, folder, force=False):
    return write_outputs(outputs, folder, today=TODAY, force=force)


def held(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_outputs_are_written_into_a_folder_made_for_them(tmp_path):
    """Folders above it included; nothing but the outputs is left in it."""
    folder = tmp_path / "kết quả" / "quý III"
    assert write(REPORT, folder=folder) == (Written(folder / REPORT.name, Deed.WRITTEN),)
    assert held(folder) == {REPORT.name: REPORT.content}


def test_the_same_bytes_are_no_overwrite(tmp_path):
    """The file is not touched, so that nobody's programme sees it change; no force needed."""
    write(REPORT, folder=tmp_path)
    os.utime(tmp_path / REPORT.name, (1, 1))
    assert write(REPORT, folder=tmp_path)[0].deed is Deed.UNCHANGED
    assert (tmp_path / REPORT.name).stat().st_mtime == 1


def test_another_s_work_is_not_overwritten_unasked(tmp_path):
    """Nothing is written, not even the outputs that could be; the message lists what is there."""
    (tmp_path / REPORT.name).write_bytes(b"sua tay")
    with pytest.raises(CannotWrite) as caught:
        write(Output("a.txt", b"a"), REPORT, folder=tmp_path)
    assert held(tmp_path) == {REPORT.name: b"sua tay"}
    assert REPORT.name in caught.value.message.vi
    assert "--force" in caught.value.message.en


def test_force_replaces_and_keeps_the_file_s_mode(tmp_path):
    """Asked for, the new bytes stand there; who could read the old could read the new."""
    path = tmp_path / REPORT.name
    path.write_bytes(b"cu")
    path.chmod(0o640)
    assert write(REPORT, folder=tmp_path, force=True)[0].deed is Deed.WRITTEN
    assert path.read_bytes() == REPORT.content
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("target", ["share.xlsx", "không có.xlsx"])
def test_a_link_is_replaced_and_what_it_leads_to_left_alone(tmp_path, target):
    """Whether it leads anywhere or not, and only when replacing was asked for."""
    share = tmp_path / "share.xlsx"
    share.write_bytes(b"cu")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / REPORT.name).symlink_to(tmp_path / target)
    with pytest.raises(CannotWrite, match="--force"):
        write(REPORT, folder=folder)
    write(REPORT, folder=folder, force=True)
    assert not (folder / REPORT.name).is_symlink()
    assert (folder / REPORT.name).read_bytes() == REPORT.content
    assert share.read_bytes() == b"cu"
    assert not (tmp_path / "không có.xlsx").exists()


def test_a_dated_copy_replaces_no_other(tmp_path, monkeypatch):
    """Somebody may have worked in the copy of this morning; the next has a number."""
    (tmp_path / REPORT.name).write_bytes(b"cu")
    dated = tmp_path / f"{Path(REPORT.name).stem}-{TODAY:%Y%m%d}.xlsx"
    dated.write_bytes(b"sua tay")
    open_elsewhere(monkeypatch, REPORT.name)
    (written,) = write(REPORT, folder=tmp_path, force=True)
    assert written.path.name == f"{dated.stem}-2.xlsx"
    assert dated.read_bytes() == b"sua tay"


def open_elsewhere(monkeypatch, *names):
    """As on Windows, where nothing replaces a file that Excel holds."""
    replace = os.replace

    def refuse(source, target):
        if Path(target).name in names:
            raise PermissionError(13, "in use")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)


def test_a_file_open_elsewhere_gets_a_dated_copy_beside_it(tmp_path, monkeypatch):
    """The open file stays as it is, and nothing half-written is left."""
    path = tmp_path / REPORT.name
    path.write_bytes(b"dang mo")
    open_elsewhere(monkeypatch, REPORT.name)
    (written,) = write(REPORT, folder=tmp_path, force=True)
    copy = tmp_path / "báo cáo-20230905.xlsx"
    assert written == Written(copy, Deed.DATED_COPY)
    assert held(tmp_path) == {REPORT.name: b"dang mo", copy.name: REPORT.content}


@pytest.mark.parametrize("told", [b"cu", None, "báo cáo.xlsx: mới".encode()])
def test_what_tells_of_a_file_goes_where_its_dated_copy_goes(tmp_path, monkeypatch, told):
    """The open report keeps what stands beside it, whether that is another, none or the same."""
    beside = Output(f"{REPORT.name}.manifest.json", "báo cáo.xlsx: mới".encode(), REPORT.name)
    (tmp_path / REPORT.name).write_bytes(b"dang mo")
    if told is not None:
        (tmp_path / beside.name).write_bytes(told)
    open_elsewhere(monkeypatch, REPORT.name)
    copy = "báo cáo-20230905.xlsx"
    deeds = write(REPORT, beside, folder=tmp_path, force=True)
    assert [deed.path.name for deed in deeds] == [copy, f"{copy}.manifest.json"]
    expected = {REPORT.name: b"dang mo", copy: REPORT.content}
    expected[f"{copy}.manifest.json"] = beside.content
    assert held(tmp_path) == expected | ({} if told is None else {beside.name: told})


def test_when_the_copy_is_open_too_it_is_said(tmp_path, monkeypatch):
    """Then nothing can be written here, and nothing is left lying about."""
    (tmp_path / REPORT.name).write_bytes(b"dang mo")
    open_elsewhere(monkeypatch, REPORT.name, "báo cáo-20230905.xlsx")
    with pytest.raises(CannotWrite, match="Cannot write into"):
        write(REPORT, folder=tmp_path, force=True)
    assert held(tmp_path) == {REPORT.name: b"dang mo"}


@pytest.mark.parametrize("error", [PermissionError(13, "denied"), OSError(28, "No space left")])
def test_a_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch, error):
    """With the reason and the way out; the old contents stay, whole."""

    def refuse(*args, **more):
        raise error

    monkeypatch.setattr("cchc_core.writing.tempfile.mkstemp", refuse)
    with pytest.raises(CannotWrite) as caught:
        write(REPORT, folder=tmp_path)
    assert str(tmp_path) in caught.value.message.vi
    assert "--output" in caught.value.message.en
    assert held(tmp_path) == {}


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    """`--output bao-cao.xlsx` is a slip; the file is not harmed."""
    path = tmp_path / "bao-cao.xlsx"
    path.write_bytes(b"cu")
    with pytest.raises(CannotWrite):
        write(REPORT, folder=path)
    assert path.read_bytes() == b"cu"


def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path, monkeypatch):
    """Also when the machine goes down: what is seen is the old file or the new one."""
    (tmp_path / REPORT.name).write_bytes(b"cu")

    def broken(handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(KeyboardInterrupt):
        write(REPORT, folder=tmp_path, force=True)
    assert held(tmp_path) == {REPORT.name: b"cu"}


@pytest.mark.parametrize(
    "names",
    [
        *(("../a.txt",), ("b/a.txt",), ("b\\a.txt",), ("..",), ("",), ("a.txt", "A.txt")),
        *(("con.txt",), ("a:b.txt",), ("a.txt ",), ("a.",), ("a\n.txt",), ("Hòa.txt", "Hòa.txt")),
    ],
)
def test_names_that_lead_elsewhere_or_stand_twice_are_refused(tmp_path, names):
    """A format's fault must neither write outside the folder nor lose one of two outputs."""
    folder = tmp_path / "out"
    with pytest.raises(CannotWrite, match="stand twice or are no file names"):
        write(*(Output(name, b"a") for name in names), folder=folder)
    assert list(tmp_path.rglob("*.txt")) == []


def zipped(day):
    book = io.BytesIO()
    stamp = f"{day:%Y-%m-%d}T08:30:00Z"
    with zipfile.ZipFile(book, "w") as file:
        for name, text in (
            ("docProps/core.xml", f'<dcterms:modified xsi:type="x">{stamp}</dcterms:modified>'),
            ("xl/sheet1.xml", f"<v>{stamp[:4] == '2023'}</v><note>kỳ báo cáo</note>"),
        ):
            file.writestr(zipfile.ZipInfo(name, (day.year, day.month, day.day, 8, 30, 0)), text)
    return book.getvalue()


def test_two_saves_of_one_workbook_are_the_same_bytes():
    """The time of saving is pinned, inside and out; all else is kept, in its order."""
    first, second = zipped(date(2023, 9, 1)), zipped(date(2023, 9, 2))
    assert first != second
    assert reproducible_zip(first) == reproducible_zip(second)
    with zipfile.ZipFile(io.BytesIO(reproducible_zip(first))) as file:
        assert file.namelist() == ["docProps/core.xml", "xl/sheet1.xml"]
        assert file.read("xl/sheet1.xml").decode() == "<v>True</v><note>kỳ báo cáo</note>"
    assert reproducible_zip(first) != reproducible_zip(zipped(date(2024, 9, 1)))
