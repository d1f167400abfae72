"""Plugins that fail: each costs only what it alone could do, and is told by its distribution."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cchc_core import (
    Case,
    Check,
    Desk,
    Filed,
    Finding,
    Format,
    Merged,
    Output,
    Publication,
    Rule,
    Severity,
    Source,
    Status,
    Submission,
    Text,
)
from cchc_core.testing.plugins import plugin_of

NAME = Text("hỏng", "broken")
FAILURES = [
    ZeroDivisionError("chia cho 0"),
    RuntimeError(),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    RecursionError("maximum recursion depth exceeded"),
    SystemExit(3),
    GeneratorExit(),
]


def raising(error: BaseException) -> Callable[..., Any]:
    def fails(*_: object) -> Any:
        raise error

    return fails


def ours(_: Path, head: bytes) -> bool:
    return head.startswith(b"BAD")


def named(merged: Merged) -> set[str]:
    """The distributions whose failure is told."""
    for problem in merged.problems:
        for told in (problem.message.vi, problem.message.en):
            assert "cchc-hong" in told
            assert "Traceback" not in told
            assert "  File " not in told
        assert problem.message.vi != problem.message.en
    return {problem.distribution for problem in merged.problems}


@pytest.mark.parametrize(
    "error", [ImportError("No module named 'xlrd'"), SyntaxError("invalid syntax"), SystemExit(1)]
)
def test_a_plugin_that_fails_to_import(city: Any, plugin: Any, error: BaseException) -> None:
    """The merge is whole without it; exit code 4 names its distribution."""
    merged = city.merge(plugin("hong", error))

    assert set(city.states(merged).values()) == {Filed.USED}
    assert merged.figures["received"].value == 700
    assert named(merged) == {"cchc-hong"}
    assert str(error) in merged.problems[0].message.vi
    assert merged.exit_code() == 4


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_a_source_that_raises_when_asked_whose_file_it_is(
    city: Any, plugin: Any, error: BaseException
) -> None:
    """The next source is asked, and reads the file: every ward is used."""
    broken = Source("a-hong", NAME, raising(error), raising(error))

    merged = city.merge(plugin("hong", plugin_of(broken)))

    assert set(city.states(merged).values()) == {Filed.USED}
    assert merged.figures["received"].value == 700
    assert named(merged) == {"cchc-hong"}
    assert merged.exit_code() == 4


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_a_source_that_raises_on_a_file(city: Any, plugin: Any, error: BaseException) -> None:
    """Its file is refused and named, its ward counts as refused, the others are used."""
    city.told_who_sent("98102", city.send("98102", b"BAD", "98102.bad"))
    broken = Source("hong", NAME, ours, raising(error))

    merged = city.merge(plugin("hong", plugin_of(broken)))

    assert city.states(merged)["98102"] is Filed.REFUSED
    finding = city.finding(merged, "plugin-failed")
    assert (finding.origin.file, finding.unit.code) == ("98102.bad", "98102")
    assert "98102.bad" in finding.message.vi
    assert type(error).__name__ in finding.message.vi
    assert merged.figures["received"].value == 500
    assert city.coverage(merged, "received")[Status.NOT_SUBMITTED] == ["98102"]
    assert named(merged) == {"cchc-hong"}
    assert merged.exit_code() == 4


def test_a_source_that_raises_half_way_has_read_nothing(city: Any, plugin: Any) -> None:
    """What it gave before it broke is not counted either."""
    city.told_who_sent("98102", city.send("98102", b"BAD", "98102.bad"))

    def half(path: Path, desk: Desk) -> Iterator[Submission]:
        (good,) = city.submissions("98101")
        yield good
        raise ZeroDivisionError

    merged = city.merge(plugin("hong", plugin_of(Source("hong", NAME, ours, half))))

    assert city.states(merged)["98101"] is Filed.USED
    assert city.states(merged)["98102"] is Filed.REFUSED
    assert merged.figures["received"].value == 500
    assert named(merged) == {"cchc-hong"}


@pytest.mark.parametrize("yielded", [None, 7, "báo cáo", ()])
def test_a_source_that_yields_what_is_no_submission(
    city: Any, plugin: Any, yielded: object
) -> None:
    """Its file is refused; the others are used."""
    city.told_who_sent("98102", city.send("98102", b"BAD", "98102.bad"))
    broken = Source("hong", NAME, ours, lambda path, desk: [yielded])  # type: ignore[list-item]

    merged = city.merge(plugin("hong", plugin_of(broken)))

    assert city.states(merged)["98102"] is Filed.REFUSED
    assert merged.figures["received"].value == 500
    assert named(merged) == {"cchc-hong"}


def test_a_source_that_yields_nothing(city: Any, plugin: Any) -> None:
    """Its file holds no report and says so; that is the file's fault, not a failure."""
    city.told_who_sent("98102", city.send("98102", b"BAD", "98102.bad"))

    merged = city.merge(plugin("hong", plugin_of(Source("hong", NAME, ours, lambda *_: ()))))

    assert city.states(merged)["98102"] is Filed.REFUSED
    assert city.finding(merged, "file-without-report").origin.file == "98102.bad"
    assert (merged.exit_code(), merged.problems) == (3, ())


def half_checked(case: Case) -> Iterator[Finding]:
    yield Finding("hong", Severity.ERROR, NAME)
    raise ZeroDivisionError


@pytest.mark.parametrize(
    "run", [*map(raising, FAILURES), half_checked, lambda case: [None], lambda case: None]
)
def test_a_check_that_fails(city: Any, plugin: Any, run: Any) -> None:
    """Nothing of it is told but that it failed; the other rules' findings stand."""
    city.type("98102", "linked", 4)

    merged = city.merge(
        plugin("hong", plugin_of(Check(Rule("hong", NAME, Severity.ERROR, NAME, NAME), run)))
    )

    assert [f.rule for f in merged.findings] == ["code-set"]
    assert merged.figures["received"].value == 700
    assert named(merged) == {"cchc-hong"}
    assert merged.exit_code() == 4


def half_written(_: Publication) -> Iterable[Output]:
    yield Output("nửa.txt", b"1")
    raise ZeroDivisionError


@pytest.mark.parametrize(
    "write",
    [*map(raising, FAILURES), half_written, lambda _: [None], lambda _: [Output("a", "chữ")]],  # type: ignore[arg-type]
)
def test_a_format_that_fails_to_write(cchc: Any, city: Any, plugin: Any, write: Any) -> None:
    """The other formats' files are written, none of its own is; exit code 4 names it."""
    broken = plugin("hong", plugin_of(Format("hong", NAME, write)))

    ran = cchc("merge", city.folder, more=[broken])

    assert ran.code == 4
    assert "cchc-hong" in ran.err
    written = {path.name for path in (city.folder / "outputs").iterdir()}
    (report,) = (name for name in written if name.endswith(".xlsx"))
    assert written == {report, f"{report}.manifest.json"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_command_goes_on_without_a_plugin_that_fails_to_import(
    cchc: Any, city: Any, plugin: Any, lang: str
) -> None:
    """The report is written; the failure and the way to leave the plugin out stand on stderr."""
    broken = plugin("hong", ImportError("No module named 'xlrd'"))

    ran = cchc("merge", city.folder, "--lang", lang, more=[broken])
    without = cchc("merge", city.folder, "--lang", lang, "--disable", "hong", more=[broken])

    assert (ran.code, without.code) == (4, 0)
    assert all(word in ran.err for word in ("cchc-hong", "xlrd", "--disable hong"))
    assert list((city.folder / "outputs").glob("*.xlsx"))


def test_a_failed_plugin_comes_before_an_incomplete_merge(city: Any, plugin: Any) -> None:
    """4 before 3 before 1."""
    city.type("98101", "linked", 4)
    city.file("98102").unlink()

    assert city.merge().exit_code() == 3
    assert city.merge().exit_code(allow_partial=True) == 1
    assert city.merge(plugin("hong", ImportError("thiếu"))).exit_code(allow_partial=True) == 4
