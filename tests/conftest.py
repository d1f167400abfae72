"""What all tests share: how hard properties are tried, and plugins that read no file twice."""

import gc
import hashlib
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, settings

from cchc_core import Desk, FileRefused, Plugin, Refused, Source, Submission, hookimpl, installed

# No deadline: a busy machine is slow without being wrong.
settings.register_profile("default", deadline=None, max_examples=50, print_blob=True)
settings.register_profile(
    "fuzz",
    deadline=None,
    max_examples=5_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end: nobody looks through it for garbage again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Where several processes share the tests by file, those that merge the example city stay
    together as if they were one: one of the processes reads its inbox, once.

    By file and not by the groups of xdist, which are silently none since pytest 9.2
    (pytest-dev/pytest-xdist#1386).
    """
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class ByFile(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            merges = nodeid.startswith(("tests/example/", "tests/docs/"))
            return "the example city" if merges else super()._split_scope(nodeid)

    return ByFile(config, log)


@pytest.fixture(scope="session")
def remembering() -> Callable[[Plugin], Plugin]:
    """Makes of a plugin one whose sources, of files with the same bytes, name and desk, give what
    they gave before. Reading depends on nothing else."""
    return lambda plugin: evolve(plugin, load=_remembering(plugin.load))


@pytest.fixture(scope="session")
def plugins_that_remember(remembering: Callable[[Plugin], Plugin]) -> tuple[Plugin, ...]:
    """The plugins installed, each of them so."""
    return tuple(map(remembering, installed()))


def _remembering(load: Callable[[], object]) -> Callable[[], object]:
    known: dict[str, list[tuple[object, object]]] = {}

    def loaded() -> object:
        plugin: Any = load()
        hooks = {n: getattr(plugin, n) for n in dir(plugin) if n.startswith("cchc_")}

        @hookimpl
        def cchc_sources() -> Iterable[Source]:
            return [_Remembering(source, known).source() for source in plugin.cchc_sources()]

        return SimpleNamespace(**{**hooks, **_replaced(hooks, cchc_sources)})

    return loaded


def _replaced(hooks: Mapping[str, object], sources: object) -> Mapping[str, object]:
    return {"cchc_sources": sources} if "cchc_sources" in hooks else {}


class _Remembering:
    """A source that keeps what it read, by what was read for whom."""

    def __init__(self, source: Source, known: dict[str, list[tuple[object, object]]]) -> None:
        self.inner, self.known = source, known

    def source(self) -> Source:
        together = self.together if self.inner.read_together else None
        return evolve(self.inner, read=self.read, read_together=together)

    def read(self, path: Path, desk: Desk) -> Iterable[Submission]:
        given = self.remembered([path], desk, lambda: _told(lambda: self.inner.read(path, desk)))
        if isinstance(given, FileRefused):
            raise given
        return given

    def together(self, paths: Sequence[Path], desk: Desk) -> Iterable[Submission | Refused]:
        """Those of files that lie elsewhere are read anew: a refusal bears its file's path."""
        assert self.inner.read_together
        read = self.inner.read_together
        return self.remembered(paths, desk, lambda: tuple(read(paths, desk)))

    def remembered(self, paths: Sequence[Path], desk: Desk, read: Callable[[], Any]) -> Any:
        if desk.profiles:
            return read()
        bytes_of = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
        refusals = paths if len(paths) > 1 else [path.name for path in paths]
        key = f"{self.inner.name} {refusals} {bytes_of}"
        senders = {desk.name(path): unit for path, unit in desk.senders.items()}
        for_whom = (evolve(desk, inbox=None, senders={}), senders, list(map(desk.name, paths)))
        for known, given in self.known.setdefault(key, []):
            if known == for_whom:
                return given
        self.known[key].append((for_whom, given := read()))
        return given


def _told(read: Callable[[], Iterable[Submission]]) -> tuple[Submission, ...] | FileRefused:
    try:
        return tuple(read())
    except FileRefused as error:
        return error
