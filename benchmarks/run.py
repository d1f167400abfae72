"""Speed and memory of the program as ratios against peers, measured in one run.

`python3 noxfile.py -s bench` runs it. Each command runs in fresh processes, in turns with its peer,
so that both meet the same noise; the median counts. Machines differ, ratios travel.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "thanh-hoa-2023"
TURNS = 5

Measure = tuple[float, float]
"""Seconds, and the peak memory in MiB (0 where the system does not tell)."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        compare(
            "cchc merge, 34 wards",
            ["cchc", "merge", EXAMPLE, "--allow-partial", "--force", "--output", folder],
            "openpyxl + pandas script, sums only",
            [ROOT / "benchmarks" / "plain_script.py", EXAMPLE / "inbox", f"{folder}/plain.xlsx"],
        )
        compare("cchc --help", ["cchc", "--help"], "import click", ["-c", "import click"])


def compare(name: str, ours: list[object], peer: str, theirs: list[object]) -> None:
    """Prints the medians of both and their ratio."""
    turns = [(measure(command(ours)), measure(command(theirs))) for _ in range(TURNS)]
    mine, other = (
        tuple(statistics.median(run[i] for run in runs) for i in (0, 1))
        for runs in zip(*turns, strict=True)
    )
    print(f"{name} / {peer}")
    print(f"  time   {mine[0]:7.2f} s   / {other[0]:7.2f} s   = {mine[0] / other[0]:.2f}")
    if other[1]:
        print(f"  memory {mine[1]:7.0f} MiB / {other[1]:7.0f} MiB = {mine[1] / other[1]:.2f}")


def command(words: list[object]) -> list[str]:
    """The command line, through this Python."""
    if words[0] == "cchc":
        words = ["-m", "cchc_core", *words[1:]]
    return [sys.executable, *map(str, words)]


def measure(line: list[str]) -> Measure:
    """One run in a process of its own; a merge that finds errors in the data ends with 1."""
    start = time.perf_counter()
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not hasattr(os, "wait4"):
        code, peak = process.wait(), 0.0
    else:
        _, status, usage = os.wait4(process.pid, 0)
        code, peak = os.waitstatus_to_exitcode(status), usage.ru_maxrss / 1024
    if code not in (0, 1):
        sys.exit(f"{' '.join(line)} ended with {code}")
    return time.perf_counter() - start, peak


if __name__ == "__main__":
    main()
