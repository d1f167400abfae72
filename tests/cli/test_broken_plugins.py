"""A broken plugin costs only itself, is told by name, and makes the command end with 4."""

import pytest

from cchc_core.extensions import Check, Format, Forms, Purpose, Source
from cchc_core.model.findings import Rule, Severity
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

NAME = Text("hỏng", "broken")


def fails(*_):
    raise ZeroDivisionError("chia cho 0")


def test_a_plugin_that_cannot_be_imported(cchc, city, named):
    """The work is done, the plugin and its distribution are named on stderr, exit code 4."""
    broken = named("hong", ImportError("No module named 'xlrd'"))

    ran = cchc("merge", city, more=[broken])

    assert ran.code == 4
    assert "cchc-hong" in ran.err
    assert "No module named 'xlrd'" in ran.err
    assert "--disable hong" in ran.err
    assert (city / "outputs" / "bao-cao.txt").exists()


@pytest.mark.parametrize("command", ["plugins", "sources", "formats", "indicators", "periods"])
def test_lists_work_whatever_is_installed(cchc, named, command):
    """They list what works, name what does not, and end with 4."""
    ran = cchc(command, more=[named("hong", SystemExit(1))])

    assert ran.code == 4
    assert len(ran.out.splitlines()) > 2
    assert "cchc-hong" in ran.err


def test_plugins_says_what_is_wrong(cchc, named):
    """The table shows which is broken; the envelope holds the problem beside the plugin."""
    broken = named("hong", ImportError("thiếu"))

    (line,) = [x for x in cchc("plugins", more=[broken]).out.splitlines() if "hong" in x]
    records = cchc("plugins", "--json", more=[broken]).envelope["data"]["plugins"]

    assert "có lỗi" in line
    assert [record["name"] for record in records if record["problems"]] == ["hong"]


def test_a_disabled_plugin_is_not_imported(cchc, city, named):
    """With `--disable` the broken one is left alone and the command ends well."""
    broken = named("hong", AssertionError("it was imported"))

    assert cchc("merge", city, "--disable", "hong", more=[broken]).code == 0


def test_a_source_that_raises(cchc, city, named):
    """Its file is refused, the others are used; 4 comes before 3."""
    (city / "inbox" / "bad.bin").write_bytes(b"BAD")
    source = Source("bad", NAME, lambda path, head: head.startswith(b"BAD"), fails)

    ran = cchc("merge", city, more=[named("hong", plugin_of(source))])

    assert ran.code == 4
    assert "bad.bin" in ran.err
    assert "Báo cáo: dùng 5/5" in ran.out


def test_a_check_that_raises(cchc, city, named):
    """The other rules go on and the report is written."""
    check = Check(Rule("bad", NAME, Severity.ERROR, NAME, NAME), fails)

    ran = cchc("merge", city, more=[named("hong", plugin_of(check))])

    assert ran.code == 4
    assert "ZeroDivisionError" in ran.err
    assert (city / "outputs" / "bao-cao.txt").exists()


def test_a_format_that_raises(cchc, city, named):
    """What was merged is told all the same."""
    broken = named("hong", plugin_of(Format("bad", NAME, fails)))

    ran = cchc("merge", city, more=[broken])

    assert ran.code == 4
    assert "cchc-hong" in ran.err
    assert "Báo cáo: dùng 5/5" in ran.out


def test_an_entry_format_that_raises(cchc, city, named):
    """`cchc forms` names the format."""
    ran = cchc("forms", city, "--format", "bad", more=[
        named("hong", plugin_of(Format("bad", NAME, fails, purpose=Purpose.ENTRY)))
    ])  # fmt: skip

    assert ran.code == 4
    assert "bad" in ran.err


def test_failure_comes_before_incomplete_and_after_wrong_usage(cchc, city, named):
    """2, then 4, then 3, then 1: the gravest is the exit code."""
    broken = named("hong", ImportError("thiếu"))
    (city / "inbox" / "98101.sheet").unlink()

    assert cchc("merge", city, more=[broken]).code == 4
    assert cchc("status", city, more=[broken]).code == 4
    assert cchc("merge", city / "inbox", more=[broken]).code == 2


def test_forms_that_cannot_be_loaded(cchc, named):
    """A pack whose loading raises: listed without it, told by name when asked for; exit code 4."""
    forms = named("hong", plugin_of(Forms(packs={"bad": fails}, units={"bad": fails})))

    listed, asked = (cchc("indicators", *words, more=[forms]) for words in ([], ["--pack", "bad"]))
    units = cchc("units", more=[forms])

    assert (listed.code, asked.code, units.code) == (4, 4, 4)
    assert "sample@1" in listed.out
    assert "cchc-hong" in listed.err
    assert "ZeroDivisionError" in asked.err


def test_a_fault_of_our_own_is_no_traceback(cchc, monkeypatch):
    """A short message and exit code 70; the traceback only when asked for."""
    monkeypatch.setattr("cchc_core.cli.sources.offered", fails)

    quiet, loud = cchc("sources"), cchc("sources", "--debug")

    assert (quiet.code, loud.code) == (70, 70)
    assert "ZeroDivisionError" in quiet.err
    assert "Traceback" not in quiet.err
    assert "Traceback" in loud.err
