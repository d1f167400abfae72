"""`cchc lint`: what it says of a file that is right, of one that is not, of one nobody measures."""

import json
from pathlib import Path

import pytest

from cchc_core.errors import FileRefused
from cchc_core.extensions import Format
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

TOLD = Text("dòng 1: chữ hoa; quy định: chữ thường.", "row 1: capitals; the rule: small letters.")


def measured(name, content):
    """A made-up kind of file: text that may hold no capitals."""
    text = content.decode()
    if not text.startswith("thư"):
        raise FileRefused("file-unknown", Text("không phải thư", "no letter"))
    if text.lower() != text:
        yield Finding("letter-capitals", Severity.ERROR, TOLD, origin=Origin(name, cell="dòng 1"))
    if "?" in text:
        yield Finding("letter-asks", Severity.WARNING, TOLD, origin=Origin(name, cell="dòng 1"))


def of(lint):
    """A format that measures so."""
    return plugin_of(Format("letter", Text("Thư", "Letter"), list, lint=lint))


@pytest.fixture
def lint(cchc, named, tmp_path):
    """The command run on files of these contents, with a format that measures them."""

    def run(*texts, words=(), by=measured):
        files = []
        for number, text in enumerate(texts, 1):
            files.append(tmp_path / f"{number}.thu")
            files[-1].write_bytes(text if isinstance(text, bytes) else text.encode())
        return cchc("lint", *files, *words, more=[named("letters", of(by))] if by else [])

    return run


def test_a_file_that_is_right_is_told_so(lint):
    """One line, exit code 0."""
    ran = lint("thư mời")

    assert ran.code == 0
    assert ran.out.endswith("1.thu: không có chỗ nào sai thể thức\n")


def test_every_breach_is_told_with_its_code(lint):
    """File by file; an error makes the exit code 1, a warning alone does not."""
    ran, asking = lint("thư mời", "thư Mời"), lint("thư mời?")

    assert ran.code == 1
    assert "2.thu: 1 vấn đề về thể thức\n  lỗi: dòng 1: chữ hoa; quy định: chữ" in ran.out
    assert "(letter-capitals)" in ran.out
    assert asking.code == 0
    assert "(letter-asks)" in asking.out


def test_machines_are_told_by_file(lint):
    """Which format measured each, by what it was found; the findings stand where they always do."""
    ran = lint("thư mời", "thư Mời", words=["--json"])

    files = ran.envelope["data"]["files"]
    assert [each["format"] for each in files] == ["letter", "letter"]
    assert [each["rules"] for each in files] == [[], ["letter-capitals"]]
    assert [found["file"] for found in ran.envelope["findings"]] == ["2.thu"]


def test_the_envelope_is_as_published(lint):
    """With a file that is right, one that is not, one of no known kind."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = Path(__file__).parents[2] / "docs" / "schema" / "envelope.schema.json"

    ran = lint("thư mời", "thư Mời", "báo cáo", words=["--json"])

    jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(ran.envelope)


def test_a_file_of_no_known_kind_is_refused(lint):
    """It says which kinds there are; the other files are measured all the same."""
    ran = lint("báo cáo", "thư mời", b"PK\x03\x04 hong")

    assert ran.code == 1
    assert "'1.thu' không phải loại đo được thể thức" in ran.out
    assert "letter" in ran.out
    assert "2.thu: không có chỗ nào sai thể thức" in ran.out
    assert "(file-truncated)" in ran.out


def test_a_format_that_breaks_costs_only_itself(lint):
    """The plugin is named, exit code 4."""

    def broken(name, content):
        raise KeyError("w:p")

    ran = lint("thư mời", by=broken)

    assert ran.code == 4
    assert "letters" in ran.err


def test_without_a_format_that_measures_it_says_what_to_install(lint):
    """Exit code 2."""
    ran = lint("thư mời", by=None)

    assert ran.code == 2
    assert "cchc-format-word" in ran.err
