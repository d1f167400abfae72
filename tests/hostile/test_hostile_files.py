"""Files made to bring a reader down are refused by name, with little memory and in time."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from cchc_core.testing.hostile import hostile_documents, hostile_texts, hostile_workbooks

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "thanh-hoa-2023"
MOST_MEMORY, MOST_SECONDS = 100, 60


def word() -> bytes:
    """A Word file with nothing in it."""
    content = io.BytesIO()
    Document().save(content)
    return content.getvalue()


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is told by /proc")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What became of every hostile file, all read by one fresh process."""
    form = min(EXAMPLE.glob("inbox/*.xlsx")).read_bytes()
    folder = tmp_path_factory.mktemp("hostile")
    for hostile in (*hostile_workbooks(form), *hostile_documents(word()), *hostile_texts()):
        hostile.put(folder)
    command = [sys.executable, HERE / "refusing.py", EXAMPLE, folder]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.stderr, ran.returncode) == ("", 0)
    lines = map(json.loads, ran.stdout.splitlines())
    return {line["file"]: line for line in lines}


def test_each_is_refused_by_name_and_with_advice(told: dict[str, dict[str, Any]]) -> None:
    """In both languages, by a stable rule; never as a fault of a plugin."""
    assert len(told) > 25
    for name, line in told.items():
        assert re.fullmatch("file-[a-z-]+|text-[a-z-]+", line["rule"]), line
        assert name in line["vi"], line
        assert name in line["en"], line
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
