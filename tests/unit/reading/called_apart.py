"""Functions for another process to call, most of which it does not survive."""

import ctypes
import os
import sys
import threading
import time
from pathlib import Path

from cchc_core.errors import FileRefused
from cchc_core.text import Text


def size(path: Path, more: int) -> tuple[str, int]:
    return path.name, more


def process(path: Path) -> int:
    return os.getpid()


def place(path: Path) -> str:
    return str(path.resolve())


def prints(path: Path) -> str:
    sys.stdout.write("một dòng lạc" * 10_000)
    os.write(2, b"warning")
    return sys.stdin.read()


def refuses(path: Path) -> None:
    raise FileRefused("wrong-form", Text("Sai biểu.", "Wrong form."), found="a", unit="14758")


def stumbles(path: Path) -> None:
    raise KeyError("không có")


def eats(path: Path) -> bytearray:
    return bytearray(2**31)


def aborts(path: Path) -> None:
    os.abort()


def ends(path: Path) -> None:
    sys.exit(0)


def falls(path: Path) -> None:
    ctypes.string_at(0)


def hangs(path: Path) -> None:
    time.sleep(3600)


def gives_what_cannot_travel(path: Path) -> object:
    return threading.Lock()
