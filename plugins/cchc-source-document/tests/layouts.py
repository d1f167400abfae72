"""All layouts of the appendix by name, and what their files are called."""

from collections.abc import Callable
from pathlib import Path

import excel_files
import pdf_files
import word_files

LAYOUTS: dict[str, Callable[[Path], Path]] = {
    **{f"docx: {name}": layout for name, layout in word_files.LAYOUTS.items()},
    **{f"pdf: {name}": layout for name, layout in pdf_files.LAYOUTS.items()},
    **{f"xlsx: {name}": layout for name, layout in excel_files.LAYOUTS.items()},
}
MADE = {"docx": "báo cáo.docx", "pdf": "báo cáo.pdf", "xlsx": "phụ lục.xlsx"}
