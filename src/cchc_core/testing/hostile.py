"""Files made to bring a reader down; each is to be refused by name, with little memory, in time.

They are made from a good file, so that a source takes them for its own:

    @pytest.mark.parametrize("hostile", hostile_workbooks(sample), ids=str)
    def test_it_is_refused(hostile, tmp_path):
        with pytest.raises(FileRefused):
            read(hostile.put(tmp_path))

None is larger than 20 MB, however much it unpacks to.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from attrs import evolve, frozen

from cchc_core.testing.packed import Part, zipped

Spoil = Callable[[Part], Part]


@frozen
class Hostile:
    """A hostile file: its name, and what makes its bytes."""

    name: str
    make: Callable[[], bytes]

    def put(self, folder: Path) -> Path:
        """The file in a folder."""
        path = folder / self.name
        path.write_bytes(self.make())
        return path

    def __str__(self) -> str:
        return self.name


def hostile_workbooks(good: bytes, megabytes: int = 900) -> tuple[Hostile, ...]:
    """An .xlsx, its first sheet spoilt in every way there is; some unpack to so many megabytes."""
    end, zeros = b"</sheetData>", "0" * 2**20
    spoils: dict[str, Spoil] = {
        "endless-rows": _before(end, "", "<row><c><v>1</v></c></row>" * 40_000, megabytes),
        "endless-cell": _before(end, '<row><c t="str"><v>', zeros, megabytes, "</v></c></row>"),
        "endless-attribute": _before(end, '<row x="', zeros, megabytes, '"/>'),
        "endless-comment": _before(end, "<!--", zeros, megabytes, "-->"),
        "nested-without-end": _before(end, "", "<a>" * 1_000, 10_000),
        "cell-far-out": _before(end, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "merged-without-end": _before(
            b"</worksheet>", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        **_spoils_of_any(end, megabytes),
    }
    return tuple(_all("xlsx", good, "xl/worksheets/sheet1.xml", spoils))


def hostile_documents(good: bytes, megabytes: int = 900) -> tuple[Hostile, ...]:
    """A .docx, its main part spoilt in every way there is; some unpack to so many megabytes."""
    end, zeros = b"</w:body>", "0" * 2**20
    paragraphs = "<w:p><w:r><w:t>1</w:t></w:r></w:p>" * 30_000
    spoils: dict[str, Spoil] = {
        "endless-paragraphs": _before(end, "", paragraphs, megabytes),
        "endless-text": _before(end, "<w:p><w:r><w:t>", zeros, megabytes, "</w:t></w:r></w:p>"),
        "nested-tables": _before(end, "", "<w:tbl><w:tr><w:tc>" * 1_000, 10_000),
        **_spoils_of_any(end, megabytes),
    }
    return tuple(_all("docx", good, "word/document.xml", spoils))


def hostile_pages(good: bytes) -> tuple[Hostile, ...]:
    """An HTML table, with what has no end before the table ends."""
    cell = b"<td rowspan=65534 colspan=1000>1</td>" * 100
    return tuple(
        Hostile(f"{name}.xls", partial(_inserted, good, b"</table>", more))
        for name, more in {
            "spans-without-end": b"<tr>" + cell + b"</tr>" + b"<tr></tr>" * 50_000,
            "tables-in-tables": b"<tr><td><table>" * 100_000 + b"</table></td></tr>" * 100_000,
        }.items()
    )


def hostile_csvs(good: bytes) -> tuple[Hostile, ...]:
    """A csv that goes on with what has no end."""
    return (
        Hostile("quote-without-end.csv", lambda: good + b'"' + b"1," * 2**21),
        Hostile("line-without-end.csv", lambda: good + b"1," * 2**21),
    )


def hostile_pdf() -> Hostile:
    """One page whose contents unpack to 900 MB of text."""
    return Hostile("endless-stream.pdf", _pdf)


def parts_of(packed: bytes) -> list[Part]:
    """The parts of a good file."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return [Part(info.filename, archive.read(info)) for info in archive.infolist()]


def _all(extension: str, good: bytes, main: str, spoils: Mapping[str, Spoil]) -> Iterable[Hostile]:
    for name, spoil in spoils.items():
        yield Hostile(f"{name}.{extension}", partial(_spoilt, good, main, spoil))
    more = [Part(f"media/{number}.bin") for number in range(60_000)]
    yield Hostile(f"60000-parts.{extension}", lambda: zipped([*parts_of(good), *more]))
    yield Hostile(f"parts-twice.{extension}", lambda: zipped(parts_of(good) * 2))


def _spoilt(good: bytes, main: str, spoil: Spoil) -> bytes:
    return zipped(spoil(part) if part.name == main else part for part in parts_of(good))


def _before(end: bytes, before: str, piece: str = "", times: int = 0, after: str = "") -> Spoil:
    """Puts something before that ending tag: `before`, `piece` so many times, `after`."""

    def spoil(part: Part) -> Part:
        head, tag, tail = part.before.rpartition(end)
        return evolve(
            part,
            before=head + before.encode(),
            piece=piece.encode(),
            times=times,
            after=after.encode() + tag + tail,
        )

    return spoil


def _spoils_of_any(end: bytes, megabytes: int) -> dict[str, Spoil]:
    """What can be done to any part of XML."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    endless = _before(end, "", "<!---->" * 150_000, megabytes)
    return {
        "size-is-a-lie": lambda part: evolve(endless(part), declared=len(part.before)),
        "billion-laughs": _entities(end, f'<!ENTITY l0 "lol">{laughs}', "&l9;"),
        "quadratic-blow-up": _entities(end, f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 50_000),
        "external-entity": _entities(end, '<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;"),
    }


def _entities(end: bytes, declared: str, used: str) -> Spoil:
    """Declares entities and uses them."""

    def spoil(part: Part) -> Part:
        head, _, root = part.before.rpartition(b"?>")
        doctype = (head + b"?>" if head else b"") + f"<!DOCTYPE x [{declared}]>".encode()
        return _before(end, used)(evolve(part, before=doctype + root))

    return spoil


def _inserted(good: bytes, end: bytes, more: bytes) -> bytes:
    """A text with more before the last such end."""
    head, tag, tail = good.rpartition(end)
    return head + more + tag + tail


def _pdf() -> bytes:
    piece = b"BT (1) Tj ET\n" * 80_000
    stream = b"\x78\x9c" + Part("", piece=piece, times=900).deflated()
    things = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    content, places = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, thing in enumerate(things, start=1):
        places += b"%010d 00000 n \n" % len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    tail = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(content)
    return content + b"xref\n0 5\n" + places + tail
