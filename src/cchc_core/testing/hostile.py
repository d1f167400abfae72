"""Files made to bring a reader down; each is to be refused by name, with little memory, in time.

They are made from a good file, so that a source takes them for its own:

    @pytest.mark.parametrize("hostile", hostile_workbooks(sample), ids=str)
    def test_it_is_refused(hostile, tmp_path):
        with pytest.raises(FileRefused):
            read(hostile.put(tmp_path))

Some unpack to 900 MB; none is larger than a few.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from attrs import evolve, frozen

from cchc_core.testing.packed import Part, zipped

_MEGABYTES = 900
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


def hostile_workbooks(good: bytes) -> tuple[Hostile, ...]:
    """An .xlsx, its first sheet spoilt in every way there is."""
    end = b"</sheetData>"
    spoils: dict[str, Spoil] = {
        "rows-of-900-mb": _before(end, piece="<row><c><v>1</v></c></row>" * 40_000),
        "cell-of-900-mb": _before(end, '<row><c t="str"><v>', "0" * 2**20, "</v></c></row>"),
        "attribute-of-900-mb": _before(end, '<row x="', "0" * 2**20, '"/>'),
        "comment-of-900-mb": _before(end, "<!--", "0" * 2**20, "-->"),
        "nested-without-end": _before(end, piece="<a>" * 1_000, times=10_000),
        "cell-far-out": _before(end, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "merged-without-end": _before(
            b"</worksheet>", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        **_spoils_of_any(end),
    }
    return tuple(_all("xlsx", good, "xl/worksheets/sheet1.xml", spoils))


def hostile_documents(good: bytes) -> tuple[Hostile, ...]:
    """A .docx, its main part spoilt in every way there is."""
    end = b"</w:body>"
    spoils: dict[str, Spoil] = {
        "paragraphs-of-900-mb": _before(end, piece="<w:p><w:r><w:t>1</w:t></w:r></w:p>" * 30_000),
        "text-of-900-mb": _before(end, "<w:p><w:r><w:t>", "0" * 2**20, "</w:t></w:r></w:p>"),
        "nested-tables": _before(end, piece="<w:tbl><w:tr><w:tc>" * 1_000, times=10_000),
        **_spoils_of_any(end),
    }
    return tuple(_all("docx", good, "word/document.xml", spoils))


def hostile_texts() -> tuple[Hostile, ...]:
    """A PDF, an HTML table and a csv of nobody's."""
    return (
        Hostile("stream-of-900-mb.pdf", _pdf),
        Hostile("spans-without-end.xls", _spans),
        Hostile("tables-in-tables.xls", lambda: b"<html>" + b"<table><tr><td>" * 200_000),
        Hostile("quote-without-end.csv", lambda: b'STT;"' + b"1;" * 2**21),
    )


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


def _before(
    end: bytes, before: str = "", piece: str = "", after: str = "", *, times: int = _MEGABYTES
) -> Spoil:
    """Puts something before that ending tag: `before`, `piece` many times, `after`."""

    def spoil(part: Part) -> Part:
        head, tag, tail = part.before.rpartition(end)
        return evolve(
            part,
            before=head + before.encode(),
            piece=piece.encode(),
            times=times if piece else 0,
            after=after.encode() + tag + tail,
        )

    return spoil


def _spoils_of_any(end: bytes) -> dict[str, Spoil]:
    """What can be done to any part of XML."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "size-is-a-lie": lambda part: evolve(
            _before(end, piece="<!---->" * 150_000)(part), declared=len(part.before)
        ),
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


def _spans() -> bytes:
    """An HTML table whose few cells claim to reach over billions of others."""
    cell = "<td rowspan=65534 colspan=1000>1</td>" * 100
    return f"<html><table><tr>{cell}</tr>{'<tr></tr>' * 50_000}</table></html>".encode()


def _pdf() -> bytes:
    """One page whose contents unpack to 900 MB of text."""
    piece = b"BT (1) Tj ET\n" * 80_000
    stream = b"\x78\x9c" + Part("", piece=piece, times=_MEGABYTES).deflated()
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
