"""Charts that read the cells of a workbook: counts as bars, the rates of units as dots."""

from fractions import Fraction
from typing import Any

from cchc_core.printing.books.book import VIETNAMESE, Book
from cchc_core.printing.books.styles import FONT
from cchc_core.printing.cells import number_format

HIGH = 320
"""How high a chart of units is, in pixels."""
_BLUE, _GREY, _PALE = "#1F4E79", "#8C8C8C", "#D9D9D9"
_SMALL = {"name": FONT, "size": 8}
_STEPS = {10: 2, 30: 5, 60: 10}
"""How far lines are apart on a scale so many points wide."""
_TURNED = {**_SMALL, "rotation": -90}


def bars(book: Book, names: str, numbers: str) -> Any:
    """Counts as bars that lie below one another, in the order of their cells."""
    chart = book.chart({"type": "bar"})
    chart.add_series(
        {
            "categories": names,
            "values": numbers,
            "fill": {"color": _BLUE},
            "gap": 35,
            "data_labels": _labels(book, number_format(1), _SMALL),
        }
    )
    chart.set_title({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": _SMALL, "line": {"color": _GREY}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    return _bare(chart)


def dots(book: Book, names: str, rates: str, scale: tuple[Fraction, Fraction], title: str) -> Any:
    """The rate of each unit as a dot, the best on the left.

    Dots rather than bars, so that the scale need not begin at nothing: where most have nearly all,
    bars would all look the same.
    """
    chart = book.chart({"type": "line"})
    chart.add_series(
        {
            "categories": names,
            "values": rates,
            "line": {"none": True},
            "marker": {"type": "circle", "size": 6, "fill": {"color": _BLUE}},
            "data_labels": {
                **_labels(book, number_format(Fraction(1), rate=True), _TURNED),
                "position": "above",
            },
        }
    )
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 10, "bold": True}})
    chart.set_x_axis({"num_font": _TURNED, "line": {"color": _GREY}})
    low, high = map(int, scale)
    step = next((step for most, step in _STEPS.items() if high - low <= most), 20)
    chart.set_y_axis(
        {
            "num_font": _SMALL,
            "num_format": f'[>{high}]"";0',  # the room that labels need above is no rate
            "min": low,
            "max": high + 2 * step,
            "major_unit": step,
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": _PALE}},
        }
    )
    return _bare(chart)


def _labels(book: Book, code: str, font: dict[str, object]) -> dict[str, object]:
    printed = f"{VIETNAMESE if book.lang == 'vi' else ''}{code}"
    return {"value": True, "num_format": printed, "font": font}


def _bare(chart: Any) -> Any:
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    return chart
