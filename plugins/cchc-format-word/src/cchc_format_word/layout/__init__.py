"""Our own layout, as a template: all that an office may change in Word, with its fields."""

import io

from cchc_core import FormPack, Lang, reproducible_zip
from cchc_format_word.layout.appendix import appendices
from cchc_format_word.layout.body import body
from cchc_format_word.layout.head import head
from cchc_format_word.layout.paper import blank, ending, number_pages, page

__all__ = ["layout"]


def layout(pack: FormPack, lang: Lang = "vi") -> bytes:
    """The template of the reports on a form pack, of one unit and of a roll-up; the same pack and
    language give the same bytes."""
    document = blank()
    header = number_pages(document)
    inside = document.element.body
    inside.extend(head(lang))
    inside.extend(body(pack, lang))
    inside.append(ending(page(header)))
    inside.extend(appendices(pack, lang, header))
    inside.append(page(header, lying=True))
    content = io.BytesIO()
    document.save(content)
    return reproducible_zip(content.getvalue())
