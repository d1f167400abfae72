"""Writing outputs: whole or not at all, never over another's work unasked, the same bytes again."""

import io
import os
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
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
    outputs: Iterable[Output], folder: Path, *, today: date, force: bool = False
) -> tuple[Written, ...]:
    """Writes `outputs` into `folder`; all of them are looked at before the first is written.

    A file already there with the same bytes is left alone; with others it is replaced only under
    `force`, else `CannotWrite`, as for names that are no file names of this folder, or stand twice.
    One that is open elsewhere gets a copy beside it, dated `today`.
    """
    outputs = tuple(outputs)
    _refuse_names([output.name for output in outputs])
    folder = _made(folder)
    differing = [o.name for o in outputs if _differs(folder / o.name, o.content)]
    if differing and not force:
        listed = ", ".join(differing)
        raise CannotWrite(
            Text(
                f"Trong {folder} đã có tệp khác nội dung: {listed}. Thêm --force để ghi đè, hoặc "
                "chọn thư mục khác bằng --output.",
                f"{folder} already holds other contents under: {listed}. Add --force to replace "
                "them, or choose another folder with --output.",
            )
        )
    return tuple(_write(folder, output, today) for output in outputs)


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


_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def _refuse_names(names: list[str]) -> None:
    """Two outputs of one name would leave one of them; a name with folders leads elsewhere."""
    times = Counter(name.casefold() for name in names)
    if wrong := [n for n in names if times[n.casefold()] > 1 or not _is_file_name(n)]:
        listed = ", ".join(repr(name) for name in dict.fromkeys(wrong))
        raise CannotWrite(
            Text(
                f"Không ghi được: tên tệp trùng nhau hoặc có thư mục: {listed}. Đây là lỗi của "
                "định dạng đã chọn; hãy báo cho tác giả.",
                f"Cannot write: file names that stand twice or hold folders: {listed}. It is a "
                "fault of the chosen format; tell its author.",
            )
        )


def _is_file_name(name: str) -> bool:
    return name not in ("", ".", "..") and not set(name) & set("/\\\0")


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from None
    return folder


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.exists() and path.read_bytes() != content
    except OSError:
        return True


def _write(folder: Path, output: Output, today: date) -> Written:
    path = folder / output.name
    if path.exists() and not _differs(path, output.content):
        return Written(path, Deed.UNCHANGED)
    try:
        _replace(path.resolve(), output.content)
    except PermissionError:
        if not path.exists():
            raise _unwritable(folder, PermissionError()) from None
        dated = path.with_name(f"{path.stem}-{today:%Y%m%d}{path.suffix}")
        try:
            _replace(dated, output.content)
        except OSError as error:
            raise _unwritable(folder, error) from None
        return Written(dated, Deed.DATED_COPY)
    except OSError as error:
        raise _unwritable(folder, error) from None
    return Written(path, Deed.WRITTEN)


def _replace(path: Path, content: bytes) -> None:
    """Puts `content` at `path` in one step: whoever looks sees the old file or the new one."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(folder: Path, error: OSError) -> CannotWrite:
    why = error.strerror or "không có quyền ghi"
    return CannotWrite(
        Text(
            f"Không ghi được vào thư mục {folder} ({why}). Hãy chọn thư mục khác bằng --output.",
            f"Cannot write into {folder} ({error.strerror or 'permission denied'}). "
            "Choose another folder with --output.",
        )
    )
