"""Reads the files of every folder as `cchc merge` does, and prints what became of each as JSON.

Run in a process of its own, which divides for each folder: what is measured is the memory of the
program alone, the process that reads for it included.
"""

import contextlib
import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from cchc_core import Desk, FileRefused, Offer, PluginFailed, gather, installed, load_campaign
from cchc_core.intake import read_file


def main(campaign: Path, folder: Path) -> None:
    """One line per file: rule, both messages, seconds, and the most memory so far in MiB."""
    offer = gather(*installed())
    desk = load_campaign(campaign, offer).desk
    for source in offer.sources.values():  # what they import is imported once
        source.recognises(campaign / "cchc.toml", (campaign / "cchc.toml").read_bytes()[:8192])
    for family in sorted(folder.iterdir()):
        sys.stdout.flush()
        if os.fork() == 0:
            for path in sorted(family.iterdir()):
                tell(path, desk, offer)
            sys.exit()
        os.wait()


def tell(path: Path, desk: Desk, offer: Offer) -> None:
    """Reads one file and prints its line."""
    told = {"rule": "", "vi": "", "en": ""}
    begun = time.monotonic()
    try:
        read_file(path, desk, offer, [])
    except FileRefused as error:
        told.update(rule=error.rule, vi=error.message.vi, en=error.message.en)
    except PluginFailed as error:
        told.update(rule="plugin-failed", vi=error.message.vi, en=error.message.en)
    file, seconds = f"{path.parent.name}/{path.name}", time.monotonic() - begun
    told.update(file=file, seconds=seconds, memory=max(peaks()))
    sys.stdout.write(json.dumps(told) + "\n")


def peaks() -> Iterator[float]:
    """The most memory that this process had, and each that it started."""
    yield _peak("self")  # getrusage would begin with what the process that started this one had
    yield resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # a thread that ended just now started none
            yield from map(_peak, (task / "children").read_text("ascii").split())


def _peak(process: str) -> float:
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return float(status.partition("VmHWM:")[2].split()[0]) / 1024


main(*map(Path, sys.argv[1:]))
