"""What a ward's Word file or PDF says, read with python-docx and pdfplumber alone.

Both print every row of the form in its order, so that the n-th label is the n-th row's. A label
that is not as printed is somebody's to decide, and its figure is not read. What stands in the text
of the Word files is found by its wording, written down here by hand.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from unicodedata import normalize

import pdfplumber
from docx import Document

FORM = Path(__file__).parents[2] / "src" / "cchc_core" / "forms" / "thanh-hoa-2023.toml"


def read_appendix(path: Path) -> Mapping[str, str]:
    """What stands on each row, by the row's id."""
    lines = list(_of_word(path) if path.suffix == ".docx" else _of_pdf(path))
    rows = tomllib.loads(FORM.read_text(encoding="utf-8"))["forms"][0]["rows"]
    printed = [(label, value) for label, value in map(_clean, lines) if label]
    assert len(printed) == len(rows), path.name
    return {
        row["id"]: value
        for row, (label, value) in zip(rows, printed, strict=True)
        if label == row["label"]
    }


SAID: Mapping[str, str] = {
    "procedures.authority": r"giải quyết cấp xã là ([0-9.]+) thủ tục",
    "procedures.applied": r"áp dụng tại UBND là ([0-9.]+) thủ tục",
    "procedures.not_applied": r"có ([0-9.]+) thủ tục đặc thù",
    "one_stop.staff": r"Bố trí ([0-9.]+) công chức",
    "dossiers.in_period": r"trong kỳ: ([0-9.]+) hồ sơ",
    "dossiers.carried_over": r"kỳ trước chuyển sang: ([0-9.]+) hồ sơ",
    "dossiers.resolved_early": r"trước hạn: ([0-9.]+) hồ sơ",
    "dossiers.resolved_on_time": r"đúng hạn: ([0-9.]+) hồ sơ",
    "dossiers.resolved_late": r"quá hạn: ([0-9.]+) hồ sơ",
    "dossiers.open_in_time": r"trong hạn: ([0-9.]+) hồ sơ",
    "dossiers.waiting": r"chờ bổ sung: ([0-9.]+) hồ sơ",
    "dossiers.returned": r"trả lại: ([0-9.]+) hồ sơ",
    "feedback.received": r"không nhận được phản ánh()",
}
"""How the text says each figure; nothing in place of a number says that there was none."""


def read_text(path: Path) -> Mapping[str, str]:
    """What the text of a Word file says, by the row's id."""
    paragraphs = Document(str(path)).paragraphs
    text = normalize("NFC", "\n".join(paragraph.text for paragraph in paragraphs))
    found = {id: re.findall(wording, text) for id, wording in SAID.items()}
    assert all(len(figures) == 1 for figures in found.values()), path.name
    return {id: figures[0] or "0" for id, figures in found.items()}


def _of_word(path: Path) -> Iterator[tuple[str, str]]:
    """Label and figure of every line of the tables that have five columns."""
    for table in Document(str(path)).tables:
        if len(table.columns) == 5:
            for row in list(table.rows)[2:]:
                cells = row.cells  # a merged cell stands at all its places
                yield cells[1].text, "" if cells[3].text == cells[1].text else cells[3].text


def _of_pdf(path: Path) -> Iterator[tuple[str, str]]:
    """The same, on all pages; each has the head again."""
    with pdfplumber.open(path) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    for table in tables:
        if table[0][0] == "STT":
            yield from ((line[1] or "", line[3] or "") for line in table[1:])


def _clean(line: Iterable[str]) -> tuple[str, str]:
    """As one line, composed, without what offices write before a label."""
    label, value = (" ".join(normalize("NFC", text).split()) for text in line)
    return re.sub(r"^(Trong đó:|-)\s*", "", label), value
