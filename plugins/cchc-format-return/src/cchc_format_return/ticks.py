"""The ticks of a worklist carried into the next one, finding by finding."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping

from cchc_core import BadData, FileRefused, Renewed, Text, nfc, texts_in
from cchc_format_return.lists import TICK
from cchc_format_return.worklist import HEADS, TICKED

Line = Mapping[str, str]


def renew(new: bytes, standing: bytes) -> Renewed:
    """The `new` list with the ticks of the one that stands in its place. A finding is the same by
    its unit, code, row and cell and by what stands there; of several that are alike, as many are
    ticked as were. Raises `FileRefused` for what is no list of ours."""
    done = Counter(_finding(line) for line in _lines(standing) if line[TICKED])
    cells = []
    for line in _lines(new):
        if done[_finding(line)] > 0:
            done[_finding(line)] -= 1
            cells.append(line["cell"])
    return Renewed(_ticked(new, cells) if cells else new)


def _finding(line: Line) -> tuple[str, ...]:
    return tuple(line[name] for name in ("Đơn vị", "Mã", "Dòng, chỉ tiêu", "Ô", "Đang ghi"))


def _lines(content: bytes) -> Iterator[Line]:
    """The lines below the heads, wherever those stand now and in whichever language; `cell` is the
    one to tick."""
    columns: Mapping[str, str] = {}
    for number, row in _rows(content).items():
        if columns:
            texts = {name: row.get(letter, "") for name, letter in columns.items()}
            yield {**texts, "cell": f"{columns[TICKED]}{number}"}
        elif HEADS.keys() & set(row.values()):
            columns = _columns(row)
    if not columns:
        raise FileRefused("wrong-form", _NO_LIST)


def _columns(row: Mapping[str, str]) -> Mapping[str, str]:
    """The letters of our columns, if these are their heads."""
    found = {HEADS[text]: letter for letter, text in row.items() if text in HEADS}
    return found if found.keys() >= set(HEADS.values()) else {}


def _rows(content: bytes) -> Mapping[int, Mapping[str, str]]:
    """The texts of the first sheet that holds any, by row and letter."""
    try:
        places = texts_in(content)
    except BadData as error:
        raise FileRefused("wrong-form", error.message) from None
    rows: dict[int, dict[str, str]] = {}
    for (sheet, cell), text in places.items():
        if (found := _CELL.fullmatch(cell)) and sheet == next(iter(places))[0]:
            rows.setdefault(int(found[2]), {})[found[1]] = " ".join(nfc(text).split())
    return dict(sorted(rows.items()))


_CELL = re.compile("([A-Z]+)([0-9]+)")


def _ticked(new: bytes, cells: list[str]) -> bytes:
    """A list as it was just written, with these cells ticked and counted."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(new)) as old, zipfile.ZipFile(made, "w") as archive:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                data = _with_ticks(data.decode(), cells).encode()
            archive.writestr(entry, data)
    return made.getvalue()


def _with_ticks(sheet: str, cells: list[str]) -> str:
    wanted = set(cells)

    def tick(found: re.Match[str]) -> str:
        if found[1] not in wanted:
            return found[0]
        return f'<c r="{found[1]}"{found[2]} t="inlineStr"><is><t>{TICK}</t></is></c>'

    counted = re.sub("<v>0/([0-9]+)</v>", f"<v>{len(cells)}/\\1</v>", sheet)
    return re.sub('<c r="([A-Z]+[0-9]+)"([^>]*)/>', tick, counted)


_NO_LIST = Text("Không phải danh sách việc cần xử lý.", "This is no worklist.")
