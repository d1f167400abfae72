"""A whole report as text and back: all its leaves, so that what joins it has what it was made of.

What is printed of a report (sums, rates, codes) cannot be joined again; its leaves can. The text is
JSON of a schema of its own, marked by a version; what holds its default is left out. In a workbook
it travels in cells.
"""

from cchc_core.interchange.cells import text_from_cells, text_to_cells
from cchc_core.interchange.incoming import report_from_json
from cchc_core.interchange.outgoing import report_to_json

__all__ = ["report_from_json", "report_to_json", "text_from_cells", "text_to_cells"]
