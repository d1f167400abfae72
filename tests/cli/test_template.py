"""`cchc template`: a format's own layout given out, and an office's own looked through."""

import pytest

from cchc_core import FileRefused, Finding, Format, Origin, Output, Severity, Text
from cchc_core.offers import Plugin
from cchc_core.plugins import installed
from cchc_core.testing.plugins import plugin_of

PACK = ("--pack", "sample")


def write(publication):
    yield Output("a.txt", b"a")


def draft(pack):
    """A made-up template: the rows it has fields for."""
    return Output(f"mau-{pack.id}.txt", "\n".join(row.id for row in pack.rows).encode())


def check(name, content, pack):
    """Every line has to be a row."""
    if content.startswith(b"%PDF"):
        raise FileRefused("file-unreadable", Text("tệp khác", "another kind"))
    for number, line in enumerate(content.decode().splitlines(), 1):
        if line not in pack:
            message = Text(f"{line} không phải chỉ tiêu.", f"{line} is no row.")
            origin = Origin(name, cell=f"dòng {number}")
            yield Finding("template-unknown", Severity.ERROR, message, origin=origin)


@pytest.fixture
def forms():
    """A plugin with a format that fills templates."""
    made = Format("lines", Text("Dòng", "Lines"), write, draft_template=draft, check_template=check)
    return Plugin("lines", "cchc-lines", "1.0", lambda: plugin_of(made))


def test_a_draft_is_clean(cchc, tmp_path, forms):
    """What the format gives can be used as it is."""
    ran = cchc("template", "draft", "lines", *PACK, "--output", tmp_path, more=[forms])
    assert ran.code == 0
    assert 'template = "mau-sample.txt"' in " ".join(ran.out.split())

    ran = cchc("template", "check", tmp_path / "mau-sample.txt", *PACK, more=[forms])
    assert ran.code == 0
    assert "không thiếu gì" in ran.out


def test_what_is_wrong_is_told_with_its_place(cchc, tmp_path, forms):
    """By severity, with the rule that `cchc explain` knows; exit code 1."""
    own = tmp_path / "mau.txt"
    own.write_text("tasks.assigned\ntasks.asigned\n", "utf-8")

    ran = cchc("template", "check", own, *PACK, more=[forms])
    assert ran.code == 1
    assert "lỗi: dòng 2: tasks.asigned không phải chỉ tiêu. (template-unknown)" in ran.out

    told = cchc("template", "check", own, *PACK, "--json", more=[forms]).envelope
    assert told["data"]["usable"] is False
    assert [each["rule"] for each in told["findings"]] == ["template-unknown"]


def test_the_pack_of_the_campaign_around(cchc, city, forms):
    """A template in a campaign's folder is held against the forms of that campaign."""
    own = city / "mau.txt"
    own.write_text("tasks.assigned\n", "utf-8")

    assert cchc("template", "check", own, more=[forms]).code == 0


def test_a_format_without_templates(cchc, tmp_path, forms):
    """Those that have some are named."""
    ran = cchc("template", "draft", "report", *PACK, "--output", tmp_path, more=[forms])

    assert ran.code == 2
    assert "lines" in ran.err


def test_a_file_that_is_nobodys(cchc, tmp_path, forms):
    """What formats could use it, had it been of another kind, is told."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")

    ran = cchc("template", "check", tmp_path / "a.pdf", *PACK, more=[forms])

    assert ran.code == 2
    assert "a.pdf" in ran.err
    assert "lines" in ran.err


@pytest.mark.parametrize("name", ["word", "city", "province"])
def test_what_ships_drafts_templates_that_are_clean(cchc, tmp_path, name):
    """Each is looked through by a format that fills files of its kind."""
    formats = [plugin for plugin in installed() if plugin.name in ("word", "city", "province")]
    ran = cchc("template", "draft", name, *PACK, "--output", tmp_path, more=formats)
    assert ran.code == 0
    (own,) = tmp_path.iterdir()

    ran = cchc("template", "check", own, *PACK, more=formats)
    assert ran.code == 0, ran.out
    assert "không thiếu gì" in ran.out
