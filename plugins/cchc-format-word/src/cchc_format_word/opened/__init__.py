"""A Word file as plain values: what stands in it, and how all of it looks once every style, theme
and default has had its say."""

from cchc_format_word.opened.document import Document, Header, Section, open_word
from cchc_format_word.opened.inlines import (
    Break,
    Inline,
    Note,
    Number,
    Picture,
    Run,
    Stroke,
    Tab,
    TextBox,
    Unturned,
)
from cchc_format_word.opened.looks import Border, Layout, Look, TabStop
from cchc_format_word.opened.paragraphs import Block, Cell, Paragraph, Row, Table

__all__ = [
    "Block",
    "Border",
    "Break",
    "Cell",
    "Document",
    "Header",
    "Inline",
    "Layout",
    "Look",
    "Note",
    "Number",
    "Paragraph",
    "Picture",
    "Row",
    "Run",
    "Section",
    "Stroke",
    "Tab",
    "TabStop",
    "Table",
    "TextBox",
    "Unturned",
    "open_word",
]
