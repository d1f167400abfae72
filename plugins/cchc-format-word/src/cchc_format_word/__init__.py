"""The written report (.docx) after Nghị định 30/2020/NĐ-CP, Phụ lục I: the format `word`.

Whatever is heavy is imported when a file is written, or looked at.
"""

from collections.abc import Iterable
from pathlib import Path

from cchc_core import (
    Finding,
    Format,
    Output,
    Pdf,
    Publication,
    Rule,
    Text,
    hookimpl,
    load_rules,
)

TITLE = Text(
    "Báo cáo bằng lời (.docx) theo Nghị định 30/2020/NĐ-CP, kèm phụ lục số liệu",
    "The written report (.docx) with its appendices, as Nghị định 30/2020/NĐ-CP wants it",
)


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The one format of this plugin."""
    yield Format("word", TITLE, write, pdf=pdf, lint=lint)


@hookimpl
def cchc_rules() -> Iterable[Rule]:
    """What is told of a Word file that is measured, or printed as a PDF."""
    return load_rules(Path(__file__).parent / "rules.toml").values()


def write(publication: Publication) -> Iterable[Output]:
    """One document, `bao-cao-<unit code>-<period id>.docx`."""
    from cchc_format_word.report import write_report

    return write_report(publication)


def lint(name: str, content: bytes) -> Iterable[Finding]:
    """Every breach of Nghị định 30/2020/NĐ-CP, Phụ lục I, in a .docx."""
    from cchc_format_word.linting import lint_word

    return lint_word(name, content)


def pdf(name: str, content: bytes) -> Pdf:
    """A .docx as a PDF."""
    from cchc_format_word.pdf import print_word

    return print_word(name, content)
