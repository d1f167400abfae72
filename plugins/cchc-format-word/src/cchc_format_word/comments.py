"""Comments that show what is new beside what a person wrote, until the person deletes them."""

from collections.abc import Iterator

from docx.comments import Comment
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.run import Run

from cchc_core import Finding, Text
from cchc_format_word.controls import content_of
from cchc_format_word.elements import Element, every, is_a, run
from cchc_format_word.rules import told

_AUTHOR, _INITIALS = "cchc", "cchc"
_HEAD = "Nội dung mới của chương trình cho {place}:"


def show_beside(document: Word, control: Element, place: str, text: str) -> None:
    """Puts a comment with what is new to a control, in place of the one before."""
    lines = [_HEAD.format(place=place), *text.split("\n")]
    if comment := _comment_on(document, place):
        for paragraph in comment.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001
    else:
        first, last = _ends(control)
        comment = document.add_comment([first, last], lines[0], _AUTHOR, _INITIALS)
        comment._comment_elm.attrib.pop(qn("w:date"), "")  # noqa: SLF001  no clock
    for line in lines[1:]:
        comment.add_paragraph(line)


def open_conflicts(document: Word) -> Iterator[Finding]:
    """Of each such comment that is still there, what waits to be decided."""
    for comment in _ours(document):
        first, _, rest = comment.text.partition("\n")
        place = first.removeprefix(_HEAD.partition("{")[0]).rstrip(":")
        message = _BOTH.format(place=place)
        yield told("renewed-conflict", "", place, message, expected=rest[:_LONGEST])


_LONGEST = 200
_BOTH = Text(
    "{place}: đã được sửa trong Word, và nội dung sinh từ số liệu cũng đã đổi. Lời sửa tay được "
    "giữ; nội dung mới ở chú thích bên cạnh. Chọn một bản rồi xóa chú thích.",
    "{place}: it was edited in Word, and what is told from the figures changed too. The person's "
    "words stand, what is new is in a comment beside them. Choose, and delete the comment.",
)


def _ours(document: Word) -> Iterator[Comment]:
    if not any(rel.reltype.endswith("/comments") for rel in document.part.rels.values()):
        return
    head = _HEAD.partition("{")[0]
    for comment in document.comments:
        if comment.text.startswith(head):
            yield comment


def _comment_on(document: Word, place: str) -> Comment | None:
    head = _HEAD.format(place=place)
    return next((each for each in _ours(document) if each.text.startswith(head)), None)


def _ends(control: Element) -> tuple[Run, Run]:
    """The first and the last run in a control, or beside it."""
    content = content_of(control)
    runs = [each for each in every(content, "r") if not _in_control_below(each, control)]
    if not runs:
        paragraphs = list(every(content, "p"))
        new = run("")
        if paragraphs:
            paragraphs[-1].append(new)
        else:
            control.addnext(new)
        runs = [new]
    return Run(runs[0], None), Run(runs[-1], None)  # type: ignore[arg-type]


def _in_control_below(each: Element, control: Element) -> bool:
    """Whether a run stands in a control inside a control, which a comment must not cut."""
    for above in each.iterancestors():
        if above is control:
            return False
        if is_a(above, "sdt"):
            return True
    return False
