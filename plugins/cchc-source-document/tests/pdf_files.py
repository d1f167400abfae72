"""The appendix as text PDFs, in three layouts."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import printed as p
import pytest

HEAD = """
  table.cell(rowspan: 2)[STT], table.cell(rowspan: 2)[Chỉ tiêu thống kê],
  table.cell(colspan: 2)[Kết quả thống kê], table.cell(rowspan: 2)[Ghi chú],
  [Đơn vị tính], [Số liệu],
"""


def ruled(path: Path) -> Path:
    """The whole report, then a ruled table whose head is repeated on every page, "Trong đó" over
    the rows of a split."""
    page = '#set page(paper: "a4", numbering: "1", number-align: top + center)\n'
    page += "#set text(size: 11pt)\n"
    head = f"table.header({HEAD}),"
    table = _table("(1.6cm, 6fr, 2.4cm, 1.8cm, 4fr)", head, _cells(p.printed(), spans=True))
    return _made(path, page + _texts(*p.LETTERHEAD, *p.narrative()) + table)


def ugly(path: Path) -> Path:
    """As the real one: misspelt, narrow columns, rows broken over pages, the head printed once,
    centred cells, another table before it, the city's letter quoted."""
    page = '#set page(paper: "a5", margin: 1cm)\n#set text(size: 10pt)\n'
    other = "#table(columns: 2, [Lĩnh vực], [Số hồ sơ], [Đất đai], [26])\n"
    texts = _texts("Ủy ban nhân dân phường Trường Thi", *p.TITLE)
    rows = _cells(p.printed(slips=True), spans=True)
    table = _table("(1.3cm, 4cm, 2cm, 1.4cm, 3.6cm)", HEAD, rows, "align: horizon,")
    return _made(path, page + texts + other + _texts(p.CLOSING) + table)


def unruled(path: Path) -> Path:
    """Without a single line: columns and rows are told by the space between them."""
    page = '#set page(paper: "a4", flipped: true, margin: 1.5cm)\n#set text(size: 10pt)\n'
    head = "[STT], [Chỉ tiêu thống kê], [Đơn vị tính], [Số liệu], [Ghi chú],"
    rows = _cells(p.printed(), spans=False)
    look = "stroke: none, inset: (x: 8pt, y: 7pt),"
    table = _table("(2cm, 9cm, 4.5cm, 2.2cm, 7cm)", head, rows, look)
    return _made(path, page + _texts(*p.LETTERHEAD, *p.TITLE) + table)


LAYOUTS = {"ruled": ruled, "ugly": ugly, "unruled": unruled}


def _made(path: Path, source: str) -> Path:
    typst = pytest.importorskip("typst")
    path.write_bytes(typst.compile(source.encode()))
    return path


def _texts(*texts: str) -> str:
    return "".join(f"#par[#{_quoted(text)}]\n" for text in texts)


def _table(columns: str, head: str, cells: Iterable[str], look: str = "") -> str:
    title = _texts(*p.APPENDIX_TITLE)
    return f"{title}#table(columns: {columns}, {look}\n{head}\n" + "\n".join(cells) + ")\n"


def _cells(rows: Iterable[p.Printed], *, spans: bool) -> Iterator[str]:
    rows = list(rows)
    for at, row in enumerate(rows):
        number = f"[#{_quoted(row.number)}]"
        if row.within and spans:
            last = next(n for n, other in enumerate(rows) if n >= at and other.last)
            number = f"table.cell(rowspan: {last - at + 1})[{row.within}]" if row.first else ""
        elif row.first:
            number = f"[{row.within}]"
        texts = (row.label, row.unit.replace("; ", "\n"), row.value, row.note)
        yield ", ".join(filter(None, (number, *(f"[#{_quoted(text)}]" for text in texts)))) + ","


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
