"""The campaign that a file belongs to."""

from pathlib import Path

from cchc_core.errors import NotFound
from cchc_core.settings import FILE
from cchc_core.text import Text


def around(file: Path) -> Path:
    """The nearest folder around the file that is a campaign's; raises `NotFound`."""
    for folder in file.resolve().parents:
        if (folder / FILE).is_file():
            return folder
    raise NotFound(
        Text(
            f"Không thấy {FILE} trong các thư mục chứa {file}; hãy chỉ thư mục của đợt báo cáo "
            "bằng --campaign.",
            f"No {FILE} in the folders around {file}; name the campaign's folder with --campaign.",
        )
    )
