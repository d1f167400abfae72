"""Speed and memory of the program as ratios against peers, measured in one run.

`python3 noxfile.py -s bench` runs it. Each command runs in fresh processes, in turns with its
peers, so that all meet the same noise; the median counts. Machines differ, ratios travel.
"""

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
EXAMPLE = ROOT / "examples" / "thanh-hoa-2023"
TURNS = 5

Measure = tuple[float, float]
"""Seconds, and the peak memory in MiB with that of child processes (0 where nobody tells)."""
Command = list[object]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        merge = ["cchc", "merge", EXAMPLE, "--allow-partial", "--force", "--output", folder]
        plain = [HERE / "plain_script.py", EXAMPLE / "inbox", f"{folder}/plain.xlsx"]
        compare("cchc merge, 34 wards", merge, {"openpyxl + pandas script, sums only": plain})
        merging: dict[str, Command] = {
            rules: [HERE / "merging.py", rules, EXAMPLE] for rules in ("checked", "unchecked")
        }
        compare("a merge with its rules", merging["checked"], {"without": merging["unchecked"]})
        bad, right = (many(kind, Path(folder, kind)) for kind in ("bad", "right"))
        compare("cchc read, 10,000 bad cells", bad, {"all cells right": right})
        compare("cchc --help", ["cchc", "--help"], {"import click": ["-c", "import click"]})
        million, sheet = Path(folder, "ho-so.csv"), Path(folder, "ho-so.xlsx")
        for count, file in ((1_000_000, million), (200_000, sheet)):
            subprocess.run(command([HERE / "dossiers.py", count, file]), check=True)
        counted("1,000,000 dossiers, csv", million, "polars", "duckdb", "pandas")
        counted("200,000 dossiers, xlsx", sheet, "openpyxl")


def many(kind: str, folder: Path) -> Command:
    """How one reads a form of 10,000 rows whose cells are all of a kind, made in the folder."""
    subprocess.run(command([HERE / "findings.py", kind, folder]), check=True)
    return ["cchc", "read", folder / "inbox" / "form.xlsx", "--campaign", folder]


def counted(name: str, file: Path, *ways: str) -> None:
    """Compares the portal plugin's count with the same by hand; all must come to the same."""
    commands: dict[str, Command] = {way: [HERE / "counts.py", way, file] for way in ways}
    plugin: Command = [HERE / "counts.py", "plugin", file]
    told = {run.stdout for run in map(said, [plugin, *commands.values()])}
    if len(told) != 1:
        sys.exit(f"{name}: the counts differ")
    compare(f"{name}, portal plugin", plugin, commands)


def said(words: Command) -> "subprocess.CompletedProcess[bytes]":
    """One run for what it prints."""
    return subprocess.run(command(words), check=True, capture_output=True)


def compare(name: str, ours: Command, theirs: dict[str, Command]) -> None:
    """Prints our medians and those of each peer, with the ratio."""
    lines = [command(words) for words in (ours, *theirs.values())]
    turns = [[measure(line) for line in lines] for _ in range(TURNS)]
    mine, *others = (
        tuple(statistics.median(run[i] for run in runs) for i in (0, 1))
        for runs in zip(*turns, strict=True)
    )
    for peer, other in zip(theirs, others, strict=True):
        print(f"{name} / {peer}")
        print(f"  time   {mine[0]:7.2f} s   / {other[0]:7.2f} s   = {mine[0] / other[0]:.2f}")
        if other[1]:
            print(f"  memory {mine[1]:7.0f} MiB / {other[1]:7.0f} MiB = {mine[1] / other[1]:.2f}")


def command(words: Command) -> list[str]:
    """The command line, through this Python."""
    if words[0] == "cchc":
        words = ["-m", "cchc_core", *words[1:]]
    return [sys.executable, *map(str, words)]


def measure(line: list[str]) -> Measure:
    """One run in a process of its own; a merge that finds errors in the data ends with 1."""
    start = time.perf_counter()
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watch = Watch(process.pid)
    code = process.wait()
    seconds = time.perf_counter() - start
    if code not in (0, 1):
        sys.exit(f"{' '.join(line)} ended with {code}")
    return seconds, watch.peak()


class Watch(threading.Thread):
    """Looks, many times a second, at what a process and its children take in memory (Linux)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._most, self._done = pid, 0, threading.Event()
        self.start()

    def peak(self) -> float:
        """The most that was seen, in MiB."""
        self._done.set()
        self.join()
        return self._most / 2**20

    def run(self) -> None:
        """Until the process has ended."""
        while not self._done.wait(0.02):
            self._most = max(self._most, sum(map(_resident, _family(self._pid))))


def _family(pid: int) -> list[int]:
    """A process and those it started."""
    with contextlib.suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        return [pid, *(each for child in children for each in _family(int(child)))]
    return [pid]


def _resident(pid: int) -> int:
    """The bytes that a process has in memory; 0 where nobody tells."""
    with contextlib.suppress(OSError, IndexError, AttributeError):
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0


if __name__ == "__main__":
    main()
