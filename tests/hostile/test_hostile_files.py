"""Files made to bring a reader down are refused by name, with little memory and in time."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from exports import list_as_csv, list_as_page, list_as_xlsx

from cchc_core.testing.hostile import (
    Hostile,
    hostile_csvs,
    hostile_documents,
    hostile_pages,
    hostile_pdf,
    hostile_workbooks,
)

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "thanh-hoa-2023"
MOST_MEMORY, MOST_SECONDS = 100, 60

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is told by /proc")


@pytest.fixture(scope="module")
def told(form: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What became of every hostile file; a fresh process reads each family."""
    folder = tmp_path_factory.mktemp("hostile")
    for family, files in _families(form, tmp_path_factory.mktemp("good")).items():
        (folder / family).mkdir()
        for hostile in files:
            hostile.put(folder / family)
    command = [sys.executable, HERE / "refusing.py", EXAMPLE, folder]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.stderr, ran.returncode) == ("", 0)
    lines = map(json.loads, ran.stdout.splitlines())
    return {line["file"]: line for line in lines}


def _families(form: bytes, folder: Path) -> Mapping[str, Iterable[Hostile]]:
    """Files made from our form, a Word file, and exports of a portal."""

    def good(name: str, write: Callable[[Path], object]) -> bytes:
        write(folder / name)
        return (folder / name).read_bytes()

    pages = hostile_pages(good("list.html", list_as_page))
    return {
        "forms": hostile_workbooks(form, 250),
        "exports": hostile_workbooks(good("list.xlsx", list_as_xlsx), 250),
        "documents": hostile_documents(good("a.docx", lambda p: Document().save(str(p))), 250),
        **{str(page): [page] for page in pages},
        "lists": hostile_csvs(good("list.csv", list_as_csv)),
        "pdf": [hostile_pdf()],
    }


def test_each_is_refused_by_name_and_with_advice(told: dict[str, dict[str, Any]]) -> None:
    """In both languages, by a stable rule; never as a fault of a plugin."""
    assert len(told) >= 40
    for name, line in told.items():
        assert line["rule"] not in ("", "plugin-failed"), line
        assert Path(name).name in line["vi"], line
        assert Path(name).name in line["en"], line
        assert re.search("đề nghị|hãy", line["vi"].lower()), line


def test_none_takes_more_memory_than_an_office_computer_has_to_spare(
    told: dict[str, dict[str, Any]],
) -> None:
    """100 MiB, whether in the program itself or in the process that reads for it."""
    most = max(told.values(), key=lambda line: line["memory"])
    assert most["memory"] < MOST_MEMORY, [(n, round(t["memory"])) for n, t in told.items()]


def test_none_takes_long(told: dict[str, dict[str, Any]]) -> None:
    """A minute at most, on a slow machine with other work."""
    slow = {name: line["seconds"] for name, line in told.items() if line["seconds"] > MOST_SECONDS}
    assert not slow
