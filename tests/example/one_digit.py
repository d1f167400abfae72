"""Files with one digit changed where it stands in a cell, and files that a program saved anew."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

CELLS = re.compile(rb"<(?:v|t|f)(?: [^>]*)?>([^<]*)</")
"""What stands in cells: values, texts that several share, formulas."""


class Digit(NamedTuple):
    """A digit of a file: the part it is in (none of a plain file), and where."""

    part: str
    at: int


def digits(content: bytes) -> list[Digit]:
    """Every digit in a cell of a workbook; of any other file every digit."""
    if not content.startswith(b"PK"):
        return [Digit("", at) for at, sign in enumerate(content) if sign in b"0123456789"]
    return [
        Digit(name, at)
        for name, part in parts(content).items()
        if name.startswith(("xl/worksheets/sheet", "xl/sharedStrings"))
        for at in _digits(part)
    ]


def _digits(part: bytes) -> Iterator[int]:
    for cell in CELLS.finditer(part):
        for at in range(cell.start(1), cell.end(1)):
            if part[at] in b"0123456789":
                yield at


def changed(content: bytes, digit: Digit, by: int) -> bytes:
    """The file with that digit another one, `by` 1 to 9 higher, and nothing else changed."""
    if not digit.part:
        return _changed(content, digit.at, by)
    held = dict(parts(content))
    held[digit.part] = _changed(held[digit.part], digit.at, by)
    return packed(held)


def _changed(part: bytes, at: int, by: int) -> bytes:
    other = b"%d" % ((int(chr(part[at])) + by) % 10)
    return part[:at] + other + part[at + 1 :]


def parts(content: bytes) -> Mapping[str, bytes]:
    """The parts of a packed file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(held: Mapping[str, bytes]) -> bytes:
    """A packed file of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in held.items():
            archive.writestr(name, part)
    return made.getvalue()


def saved_anew(folder: Path, *paths: Path) -> list[Path]:
    """What LibreOffice makes of files by opening and saving them."""
    folder.mkdir(exist_ok=True)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True)
    return [folder / path.name for path in paths]


HAS_LIBREOFFICE = shutil.which("soffice") is not None
