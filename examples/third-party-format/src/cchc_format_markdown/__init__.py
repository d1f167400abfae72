"""CCHC reports as a Markdown table."""

from collections.abc import Iterable, Iterator

from cchc_core import Figure, Format, Output, Publication, Role, Row, Text, format_number, hookimpl


def write(publication: Publication) -> Iterator[Output]:
    """One table of all rows: number, wording, figure, and of how many units it was made."""
    report = publication.report
    lines = [
        f"# {report.unit.name}, {report.period.label.in_(publication.lang)}",
        "",
        "| STT | Chỉ tiêu | Số liệu | Số đơn vị |",
        "|---|---|---:|---:|",
        *(_line(row, publication.figures.get(row.id)) for row in publication.pack.rows),
    ]
    name = f"report-{report.unit.code}-{report.period.id}.md"
    yield Output(name, "\n".join([*lines, ""]).encode("utf-8"))


def _line(row: Row, figure: Figure | None) -> str:
    if row.role is Role.HEADING or figure is None:
        return f"| **{row.printed_number}** | **{row.label}** | | |"
    value = figure.outcome if figure.value is None else format_number(figure.value, "vi")
    coverage = figure.coverage
    of = f"{coverage.used}/{coverage.expected}" if coverage.expected else ""
    return f"| {row.printed_number} | {row.label} | {value} | {of} |"


MARKDOWN = Format("markdown", Text("Bảng Markdown", "Markdown table"), write)


@hookimpl
def cchc_formats() -> Iterable[Format]:
    """The one format of this distribution."""
    return [MARKDOWN]
