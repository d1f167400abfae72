"""The written report (.docx) after Nghị định 30/2020/NĐ-CP, Phụ lục I: the format `word`.

Whatever is heavy is imported when a file is written, or looked at.
"""

from collections.abc import Iterable

from cchc_core import (
    Compared,
    Finding,
    Format,
    FormPack,
    Output,
    Pdf,
    Publication,
    Renewed,
    Rule,
    Text,
    hookimpl,
)
from cchc_format_word.rules import own_rules

TITLE = Text(
    "Báo cáo bằng lời (.docx) theo Nghị định 30/2020/NĐ-CP, kèm phụ lục số liệu",
    "The written report (.docx) with its appendices, as Nghị định 30/2020/NĐ-CP wants it",
)


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The one format of this plugin."""
    yield Format(
        "word",
        TITLE,
        write,
        renew=renew,
        compare=compare,
        pdf=print_pdf,
        lint=lint,
        draft_template=draft_template,
        check_template=check_template,
    )


@hookimpl
def cchc_rules() -> Iterable[Rule]:
    """What is told of templates, of reports that are written anew, of files that are measured or
    printed as PDFs."""
    return own_rules().values()


def write(publication: Publication) -> Iterable[Output]:
    """One document, `bao-cao-<unit code>-<period id>.docx`."""
    from cchc_format_word.report import write_report

    return write_report(publication)


def lint(name: str, content: bytes) -> Iterable[Finding]:
    """Every breach of Nghị định 30/2020/NĐ-CP, Phụ lục I, in a .docx."""
    from cchc_format_word.linting import lint_word

    return lint_word(name, content)


def print_pdf(name: str, content: bytes) -> Pdf:
    """A .docx as a PDF; not called `pdf`, which is the package that this imports."""
    from cchc_format_word.pdf import print_word

    return print_word(name, content)


def renew(new: bytes, standing: bytes) -> Renewed:
    """What stands, with new figures and sentences and with all that a person typed."""
    from cchc_format_word.renewing import renew

    return renew(new, standing)


def compare(delivered: bytes, made: bytes) -> Compared:
    """What a delivered report says otherwise, besides what a person may type into it."""
    from cchc_format_word.comparing import compare

    return compare(delivered, made)


def draft_template(pack: FormPack) -> Output:
    """Our own layout, for an office to make its own in Word: `mau-bao-cao-<pack>.docx`."""
    from cchc_format_word.layout import layout

    return Output(f"mau-bao-cao-{pack.id}.docx", layout(pack))


def check_template(name: str, content: bytes, pack: FormPack) -> Iterable[Finding]:
    """What is wrong with a template, what it lacks, what in it would be lost."""
    from cchc_format_word.checking import check

    return check(name, content, pack)
