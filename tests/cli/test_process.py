"""The program as a process: code pages, pipes, interruption."""

import os
import subprocess
import sys

import pytest

from cchc_core.extensions import Source
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

CCHC = [sys.executable, "-m", "cchc_core"]


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "ascii"])
def test_vietnamese_leaves_as_utf8_whatever_the_code_page(encoding):
    """Redirected, both streams are UTF-8."""
    env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}

    helped = subprocess.run([*CCHC, "--help"], capture_output=True, env=env, check=False)
    wrong = subprocess.run([*CCHC, "mrege"], capture_output=True, env=env, check=False)

    assert "Cách dùng" in helped.stdout.decode("utf-8")
    assert "Không có lệnh 'mrege'" in wrong.stderr.decode("utf-8")
    assert (helped.returncode, wrong.returncode) == (0, 2)


@pytest.mark.skipif(os.name == "nt", reason="a pipe that breaks as POSIX pipes do")
def test_a_reader_that_stops_is_let_go():
    """`cchc ... | head -1` prints no complaint."""
    script = "import sys; from cchc_core.cli import main; sys.argv[1:] = ['periods']; main()"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        ran = subprocess.run(
            [sys.executable, "-c", script], stdout=gone, stderr=subprocess.PIPE, check=False
        )

    assert ran.stderr == b""


def test_an_interrupted_run_says_so(cchc, city, named):
    """Ctrl+C: one sentence, exit code 130."""

    def interrupted(*_):
        raise KeyboardInterrupt

    (city / "inbox" / "nặng.bin").write_bytes(b"SLOW")
    slow = Text("chậm", "slow")
    source = Source("slow", slow, lambda path, head: head.startswith(b"SLOW"), interrupted)

    ran = cchc("merge", city, more=[named("cham", plugin_of(source))])
    told = cchc("merge", city, "--json", more=[named("cham", plugin_of(source))])

    assert ran.code == 130
    assert ran.err.strip().endswith("Đã dừng.")
    assert told.envelope["exit"] == "interrupted"


def test_no_colour_and_no_progress_where_nobody_watches(cchc, city):
    """Redirected output is plain text, and stderr is empty when all is well."""
    ran = cchc("merge", city)

    assert "\x1b" not in ran.out
    assert ran.err == ""
