"""Writing outputs: whole or not at all, never over another's work unasked, the same bytes again."""

import io
import os
import re
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from itertools import count
from pathlib import Path

from attrs import frozen

from cchc_core.errors import CannotWrite
from cchc_core.extensions import Output
from cchc_core.text import Text


class Deed(StrEnum):
    """What was done for one output."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    DATED_COPY = "dated-copy"


@frozen
class Written:
    """An output and the file it now stands in."""

    path: Path
    deed: Deed


def write_outputs(
    outputs: Iterable[Output],
    folder: Path,
    *,
    today: date,
    force: bool = False,
    renewed: Collection[str] = (),
) -> tuple[Written, ...]:
    """Writes `outputs` into `folder`; all are laid ready there before the first takes its place.

    A file already there with the same bytes is left alone; with others it is replaced only under
    `force`, or if the output is `renewed` and keeps what stood there; else `CannotWrite`, as for
    names that are no file names everywhere, or stand twice. One that is open elsewhere gets a copy
    beside it, dated `today`, and so does what goes `beside` it. A link is replaced, never written
    through.
    """
    outputs = tuple(outputs)
    _refuse_names([output.name for output in outputs])
    folder = _made(folder)
    differing = [o for o in outputs if not _holds(folder / o.name, o.content)]
    replaced = [o.name for o in differing if o.name not in renewed and _there(folder / o.name)]
    if replaced and not force:
        listed = ", ".join(replaced)
        raise CannotWrite(
            Text(
                f"Trong {folder} đã có tệp khác nội dung: {listed}. Thêm --force để ghi đè, hoặc "
                "chọn thư mục khác bằng --output.",
                f"{folder} already holds other contents under: {listed}. Add --force to replace "
                "them, or choose another folder with --output.",
            )
        )
    moved = {o.name for o in differing}
    followers = [o for o in outputs if o.beside in moved and o.name not in moved]
    try:
        with _staged((*differing, *followers), folder) as staged:
            return tuple(_put_all(outputs, folder, staged, today))
    except OSError as error:
        raise _unwritable(folder, error) from None


def reproducible_zip(content: bytes) -> bytes:
    """A zip file (.xlsx, .docx) with every time stamp pinned: the same content, the same bytes."""
    pinned = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(pinned, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", data)
            info = zipfile.ZipInfo(entry.filename, (2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, data)
    return pinned.getvalue()


def dated_names(path: Path, today: date) -> Iterator[Path]:
    """`name-20231101.xlsx`, then `name-20231101-2.xlsx` ..."""
    yield path.with_name(f"{path.stem}-{today:%Y%m%d}{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{path.stem}-{today:%Y%m%d}-{number}{path.suffix}")


_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def _refuse_names(names: list[str]) -> None:
    """Names that some system cannot bear, and names that two outputs share on some system."""
    times = Counter(_same(name) for name in names)
    if wrong := [n for n in names if times[_same(n)] > 1 or not _is_file_name(n)]:
        listed = ", ".join(repr(name) for name in dict.fromkeys(wrong))
        raise CannotWrite(
            Text(
                f"Không ghi được: tên tệp trùng nhau hoặc không hợp lệ: {listed}. Đây là lỗi của "
                "định dạng đã chọn; hãy báo cho tác giả.",
                f"Cannot write: file names that stand twice or are no file names: {listed}. It is "
                "a fault of the chosen format; tell its author.",
            )
        )


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


_DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}


def _is_file_name(name: str) -> bool:
    """Whether Windows, macOS and Linux all take it as the name of a file in this folder."""
    return (
        name.strip(" .") == name != ""
        and name.split(".")[0].casefold() not in _DEVICES
        and not any(c in '<>:"/\\|?*' or ord(c) < 32 for c in name)
    )


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from None
    return folder


def _there(path: Path) -> bool:
    """Whether a file, or a link to anywhere, stands there."""
    return path.exists() or path.is_symlink()


def _holds(path: Path, content: bytes) -> bool:
    """Whether the file is there with these bytes; a link is never taken for it."""
    try:
        return path.is_file() and not path.is_symlink() and path.read_bytes() == content
    except OSError:
        return False


@contextmanager
def _staged(outputs: Iterable[Output], folder: Path) -> Iterator[dict[str, Path]]:
    """The outputs as hidden files beside their places, gone afterwards if not moved there."""
    staged: dict[str, Path] = {}
    try:
        for output in outputs:
            handle, name = tempfile.mkstemp(dir=folder, prefix=f".{output.name}.")
            staged[output.name] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(output.content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, _mode(folder / output.name))
        yield staged
    finally:
        for path in staged.values():
            path.unlink(missing_ok=True)


def _put_all(
    outputs: Iterable[Output], folder: Path, staged: Mapping[str, Path], today: date
) -> Iterator[Written]:
    """Moves each to its place; what goes beside another follows it to its dated copy."""
    places: dict[str, Path] = {}
    for output in outputs:
        place = folder / output.name
        if leader := places.get(output.beside):
            place = leader.with_name(leader.name + output.name.removeprefix(output.beside))
        written = _put(place, staged.get(output.name), today)
        places[output.name] = written.path
        yield written


def _put(path: Path, staged: Path | None, today: date) -> Written:
    """Moves a staged file to its place in one step: whoever looks sees the old one or the new."""
    if staged is None:
        return Written(path, Deed.UNCHANGED)
    try:
        os.replace(staged, path)
    except PermissionError:
        if not _there(path):
            raise
        content = staged.read_bytes()
        for dated in dated_names(path, today):
            if not _there(dated) or _holds(dated, content):
                os.replace(staged, dated)
                return Written(dated, Deed.DATED_COPY)
    return Written(path, Deed.WRITTEN)


def _mode(path: Path) -> int:
    """That of the file there; else what a new file gets, since staged ones are private."""
    if path.is_file() and not path.is_symlink():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(folder: Path, error: OSError) -> CannotWrite:
    why = error.strerror or "không có quyền ghi"
    return CannotWrite(
        Text(
            f"Không ghi được vào thư mục {folder} ({why}). Hãy chọn thư mục khác bằng --output.",
            f"Cannot write into {folder} ({error.strerror or 'permission denied'}). "
            "Choose another folder with --output.",
        )
    )
