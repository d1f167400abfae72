"""Prints a Word file, ours or anybody's, as a PDF: what stands in it is turned into typst.

Nothing is dropped without a word: what cannot be turned, or not quite, is told.
"""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from cchc_core import CannotWrite, Finding, Origin, Pdf, Severity, Text
from cchc_format_word.opened import open_word
from cchc_format_word.pdf.markup import literal
from cchc_format_word.pdf.pages import written
from cchc_format_word.pdf.texts import Sheet

__all__ = ["print_word"]
EXTRA = "cchc-format-word[pdf]"


def print_word(name: str, content: bytes) -> Pdf:
    """The .docx as a PDF: of the same document the same bytes, as long as the machine has the same
    fonts. Raises `CannotWrite` without the extra `pdf`, `FileRefused` for what is no Word file."""
    document = open_word(name, content)
    try:
        import typst
    except ImportError as error:
        raise CannotWrite(_WITHOUT) from error
    sheet = Sheet()
    body = written(document, sheet)
    if document.comments:
        sheet.place = "toàn văn bản"
        sheet.loses(f"{document.comments} ghi chú (comment)")
    try:
        made = _compiled(body, sheet)
    except typst.TypstError:
        if not sheet.pictures:
            raise
        sheet.lose_pictures()
        made = _compiled(body, sheet)
    return Pdf(made, tuple(_told(name, sheet)))


def _compiled(body: str, sheet: Sheet) -> bytes:
    import typst

    from cchc_format_word.pdf.fonts import chosen, is_alike

    families, folders = chosen(sheet.fonts)
    sheet.others = {a: b for a, b in families.items() if not is_alike(a, b)}
    named = ", ".join(f"{literal(font)}: {literal(family)}" for font, family in families.items())
    head = f"#let families = ({named or ':'})"
    pictures = (f"#let {name} = bytes({literal(svg)})" for name, svg in sheet.pictures.items())
    prelude = (files(__package__) / "prelude.typ").read_text("utf-8")
    paths: Any = list(folders)  # its types want them to be bytes where the source is
    made: bytes = typst.compile(
        "\n".join((head, prelude, *pictures, body)).encode(),
        font_paths=paths,
        ignore_system_fonts=True,
    )
    return made


def _told(name: str, sheet: Sheet) -> Iterator[Finding]:
    """A finding for each kind of thing that is lost: its first place, how many there are."""
    for what in dict.fromkeys(what for _, what in sheet.lost):
        places = [place for place, other in sheet.lost if other == what]
        more = f" và {len(places) - 1} chỗ khác" if len(places) > 1 else ""
        also = f" and {len(places) - 1} other places" if len(places) > 1 else ""
        yield Finding(
            "pdf-left-out",
            Severity.WARNING,
            Text(
                f"{places[0]}{more}: bản PDF không có hoặc in khác: {what}. Xem tệp Word.",
                f"{places[0]}{also}: not, or not so, in the PDF: {what}. See the Word file.",
            ),
            origin=Origin(name, cell=places[0]),
            found=what,
        )
    for font, family in sheet.others.items():
        yield Finding(
            "pdf-font",
            Severity.INFORMATION,
            Text(
                f"Máy không có phông {font} đủ chữ Việt nên bản PDF dùng {family}. Cần đúng phông "
                "thì cài phông đó rồi in lại.",
                f"This machine has no {font} with all of Vietnamese, so the PDF is in {family}. "
                "Install the font and print again if it has to be that one.",
            ),
            origin=Origin(name),
            found=family,
            expected=font,
        )


_WITHOUT = Text(
    f'Chưa cài phần in PDF. Cài bằng: pip install "{EXTRA}". Các tệp khác vẫn được ghi.',
    f'Nothing that prints PDFs is installed. Install it: pip install "{EXTRA}". All other files '
    "were written.",
)
