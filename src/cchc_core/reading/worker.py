"""The process that files are read in when reading them might not end well: the child's side."""

import contextlib
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

_STATM = Path("/proc/self/statm")


@frozen
class Request:
    """What is to be called, with its arguments, as `call` has it pickled; and under what terms."""

    search: tuple[str, ...]
    """Where the asking program finds its modules."""
    folder: str
    """What its relative paths start from."""
    megabytes: int
    call: bytes


@frozen
class Returned:
    """What the function gave."""

    value: Any


@frozen
class Raised:
    """What the function raised."""

    error: Exception


@frozen
class OutOfMemory:
    """What it asked for was more than it was allowed."""


Reply = Returned | Raised | OutOfMemory


def serve() -> None:
    """Answers requests on standard input until there are no more.

    Replies go out by what was standard output; what the function itself prints goes nowhere.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that asks
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    with contextlib.suppress(EOFError):
        while True:
            replies.write(_answer(pickle.load(requests)))
            replies.flush()


def _answer(request: Request) -> bytes:
    """The pickled reply; what cannot be pickled is an error of the function."""
    try:
        with _at_most(request.megabytes):
            return pickle.dumps(_reply(request))
    except MemoryError:
        return pickle.dumps(OutOfMemory())
    except Exception as error:
        return pickle.dumps(Raised(TypeError(f"{type(error).__name__}: {error}")))


def _reply(request: Request) -> Reply:
    sys.path[:] = request.search
    with contextlib.chdir(request.folder):
        try:
            function, args = _call(request)
            return Returned(function(*args))
        except MemoryError:
            return OutOfMemory()
        except Exception as error:
            return Raised(error.with_traceback(None))


def _call(request: Request) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    function, args = pickle.loads(request.call)
    return function, args


@contextlib.contextmanager
def _at_most(megabytes: int) -> Iterator[None]:
    """Lets the process grow by so much and no more, where the system can hold it to that."""
    try:
        import resource
    except ImportError:  # Windows
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    most = _size() + megabytes * 2**20
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, before)


def _size() -> int:
    """The bytes of address space taken so far; 0 where the system does not say."""
    try:
        return int(_STATM.read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
