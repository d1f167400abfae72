"""The format `html`: the report as one self-contained page, for the meeting and for the phone.

Whatever is heavy is imported when a page is written.
"""

from collections.abc import Iterable

from cchc_core import Format, Output, Publication, Text, hookimpl

TITLE = Text(
    "Trang xem báo cáo cho cuộc họp và điện thoại (.html, một tệp)",
    "The report as a page for the meeting and the phone (.html, one file)",
)


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The one format of this plugin."""
    yield Format("html", TITLE, write)


def write(publication: Publication) -> Iterable[Output]:
    """One page, `trang-<unit code>-<period id>.html`; see `page.page`."""
    from cchc_format_html.page import page

    yield page(publication)
