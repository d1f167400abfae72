"""A csv as it lies there: its encoding, how its cells are parted, its records line by line."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TextIO

from attrs import field, frozen

from cchc_core import FileRefused, Text
from cchc_core.reading import too_large
from cchc_source_portal import remarks
from cchc_source_portal.encodings import decode
from cchc_source_portal.heads import SEARCHED, Line, find_head
from cchc_source_portal.profiles import Profile

Record = tuple[int, Line]
"""A line of the table with the number of the file's line it begins on."""

_BEGINNING = 2**18
_LONGEST = 2**20
_SEPARATORS = ",;\t"
_TOLD = re.compile(r"""\s*"?sep=(.)"?[\r\n]""")


@frozen
class Csv:
    """A csv in UTF-8 with line feeds: where polars finds it, and what parts its cells.

    `beginning` are its first records; `encoding` is what it was in.
    """

    path: Path
    source: Path | bytes = field(repr=False)
    encoding: str
    separator: str
    beginning: tuple[Record, ...] = field(repr=False)

    def records(self) -> Iterator[Record]:
        """All its records; raises `csv-quote` where a quote is opened and never closed."""
        number = 0
        with self._text() as text:
            try:
                for number, line in _records(text, self.separator, strict=True):
                    yield number, line
            except csv.Error:
                message = remarks.CSV_QUOTE.format(file=self.path.name, line=number + 1)
                raise FileRefused("csv-quote", message, found=f"{number + 1}") from None
            except UnicodeDecodeError:
                message = remarks.CSV_BYTES.format(file=self.path.name, line=number + 1)
                raise FileRefused("text-encoding", message, found=f"{number + 1}") from None

    def _text(self) -> TextIO:
        if isinstance(self.source, bytes):
            return io.StringIO(self.source.decode("utf-8"), newline="")
        return self.source.open(encoding="utf-8-sig", newline="")


def open_csv(path: Path, profiles: Sequence[Profile]) -> Csv:
    """The file, parted by the separator that makes the heads of a profile of its first lines.

    What is not in UTF-8, or has carriage returns alone, is decoded in memory, never on disk. A file
    with a line of over 1 MiB is refused.
    """
    _refuse_endless(path)
    with path.open("rb") as file:
        start = file.read(_BEGINNING)
    decoded = decode(path, start)
    text = decoded.text
    if decoded.encoding != "utf-8" or ("\r" in text and "\n" not in text):
        text = decode(path, path.read_bytes()).text.replace("\r\n", "\n").replace("\r", "\n")
        return _parted(path, text.encode(), decoded.encoding, text[:_BEGINNING], profiles)
    return _parted(path, path, decoded.encoding, text, profiles)


def _refuse_endless(path: Path) -> None:
    """Such a line is no dossier, and takes a hundred times its size when it is parted."""
    with path.open("rb") as file:
        while line := file.read(_LONGEST):
            ends = max(line.rfind(b"\n"), line.rfind(b"\r"))
            if ends < 0 and len(line) == _LONGEST:
                why = Text("có dòng dài hơn {found} MB", "a line takes over {found} MB")
                raise too_large(path, why, f"{_LONGEST >> 20}", f"{_LONGEST >> 20} MB")
            file.seek(ends + 1 - len(line) if ends >= 0 else 0, io.SEEK_CUR)


def _parted(
    path: Path, source: Path | bytes, encoding: str, text: str, profiles: Sequence[Profile]
) -> Csv:
    told = _TOLD.match(text)
    files = [
        Csv(path, source, encoding, separator, _beginning(text, separator))
        for separator in (told[1] if told else _SEPARATORS)
    ]
    return max(files, key=lambda file: (_has_head(file, profiles), _widest(file)))


def _beginning(text: str, separator: str) -> tuple[Record, ...]:
    try:
        return tuple(islice(_records(io.StringIO(text, newline=""), separator), SEARCHED))
    except csv.Error:
        return ()


def _records(text: TextIO, separator: str, *, strict: bool = False) -> Iterator[Record]:
    reader = csv.reader(text, delimiter=separator, strict=strict)
    begins = 1
    for line in reader:
        yield begins, line
        begins = reader.line_num + 1


def _has_head(file: Csv, profiles: Sequence[Profile]) -> bool:
    return find_head([line for _, line in file.beginning], profiles) is not None


def _widest(file: Csv) -> int:
    return max((len(line) for _, line in file.beginning), default=0)
