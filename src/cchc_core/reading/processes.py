"""Reading what could bring the program down: in a process of its own, within limits."""

import atexit
import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, TypeVarTuple

from cchc_core.reading.limits import crashed, too_large, too_slow
from cchc_core.reading.worker import OutOfMemory, Raised, Reply, Request, Returned
from cchc_core.text import Text

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def apart(
    path: Path,
    function: Callable[[Path, *Ts], T],
    *args: *Ts,
    seconds: float = 60,
    megabytes: int = 512,
) -> T:
    """What `function(path, *args)` gives, called in another process that may break or be stopped.

    The function is one of a module (not of the script that is run), its arguments and its result
    can be pickled. What it raises is raised here. Raises `FileRefused`: `file-too-large` when it
    asked for more memory than `megabytes` beyond what the process had (not seen on Windows),
    `file-timeout` after `seconds`, `file-crashed` when the process ended. What the function prints
    goes nowhere. The process is kept for the next file, and ended with the program.
    """
    call = pickle.dumps((function, (path, *args)))
    request = Request(tuple(sys.path), str(Path.cwd()), megabytes, call)
    helper = _HELPERS.setdefault(os.getpid(), _Helper())
    try:
        reply = helper.ask(request, seconds)
    except TimeoutError:
        raise too_slow(path, seconds) from None
    match reply:
        case Returned(value):
            result: T = value
            return result
        case Raised(error):
            raise error
        case OutOfMemory():
            why = Text("cần hơn {found} MB bộ nhớ để đọc", "reading it takes over {found} MB")
            raise too_large(path, why, f"{megabytes}", f"{megabytes} MB")
    raise crashed(path)


class _Helper:
    """The other process: started when first asked, again after it broke or was stopped."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def ask(self, request: Request, seconds: float) -> Reply | None:
        """The reply; None when the process ended instead. Raises TimeoutError."""
        with self._turn:
            process, late = self._running(), threading.Event()

            def give_up() -> None:
                late.set()
                process.kill()

            timer, reply = threading.Timer(seconds, give_up), None
            timer.start()
            try:
                with contextlib.suppress(EOFError, BrokenPipeError, pickle.UnpicklingError):
                    reply = _exchange(process, request)
            finally:
                timer.cancel()
                timer.join()
                if reply is None or late.is_set():  # half an exchange is no place to go on from
                    self.stop()
            if reply is None and late.is_set():
                raise TimeoutError
            return reply

    def stop(self) -> None:
        """Ends the process, whatever it is doing."""
        process, self._process = self._process, None
        if process:
            process.kill()
            with contextlib.suppress(OSError), process:
                pass

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process and self._process.poll() is not None:
            self.stop()
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


def _exchange(process: "subprocess.Popen[bytes]", request: Request) -> Reply:
    assert process.stdin
    assert process.stdout
    pickle.dump(request, process.stdin)
    process.stdin.flush()
    reply: Reply = pickle.load(process.stdout)
    return reply


_START = """
import sys
sys.path[:] = sys.argv[1:]
from cchc_core.reading.worker import serve
serve()
"""
_HELPERS: dict[int, _Helper] = {}
"""By the process that asks: after a fork, parent and child must not share one."""


@atexit.register
def _end() -> None:
    if helper := _HELPERS.get(os.getpid()):
        helper.stop()
