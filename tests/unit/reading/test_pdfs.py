"""No PDF is opened whose pages unpack to more than a report can hold."""

import zlib
from pathlib import Path

import pytest

from cchc_core.errors import FileRefused
from cchc_core.reading import precheck


def pdf(path: Path, *streams: int, about: bytes = b"") -> Path:
    """The bones of a PDF with streams of so many megabytes."""
    content = b"%PDF-1.7\n"
    for megabytes in streams:
        packed = zlib.compress(bytes(megabytes * 2**20), 1)
        content += b"1 0 obj\n<<%s/Length %d>>\nstream\r\n" % (about, len(packed))
        content += packed + b"\nendstream\nendobj\n"
    path.write_bytes(content)
    return path


def test_a_report_passes(tmp_path: Path) -> None:
    """What is not deflated is not looked into, nor what is damaged."""
    assert precheck(pdf(tmp_path / "a.pdf", 1, 7, 1)) == {}
    raw = tmp_path / "b.pdf"
    raw.write_bytes(b"%PDF-1.4\n1 0 obj <<>> stream\nBT (1) Tj ET\nendstream\n1 0 obj stream\n\x78")
    assert precheck(raw) == {}


@pytest.mark.parametrize("streams", [(1, 9), (7,) * 10])
def test_one_that_unpacks_without_end_is_refused(tmp_path: Path, streams: tuple[int]) -> None:
    """In one stream or in all together; pictures, which nobody reads, may be large."""
    with pytest.raises(FileRefused) as refused:
        precheck(pdf(tmp_path / "a.pdf", *streams))

    assert refused.value.rule == "file-too-large"
    assert "a.pdf" in refused.value.message.vi
    assert precheck(pdf(tmp_path / "a.pdf", *streams, about=b"/Subtype /Image")) == {}
