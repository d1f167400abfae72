"""The sheets of a real .xls or .xlsx, as texts."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from cchc_core.reading import FileKind, refusal
from cchc_source_portal.extracts import Grid


def workbook_grids(path: Path) -> Iterator[Grid]:
    """The sheets a person sees, from cell A1 on; raises `FileRefused`."""
    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            for sheet in book.sheets_metadata:
                if sheet.visible == SheetVisibleEnum.Visible:  # old versions make it anew
                    rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                    yield Grid(sheet.name, [tuple(map(_text, row)) for row in rows])
    except PasswordError as error:
        raise refusal(path, FileKind.PASSWORD) from error
    except (CalamineError, OSError) as error:
        raise refusal(path, FileKind.TRUNCATED) from error


def _text(value: object) -> str:
    """A day in ISO, with the time if it has one; a whole number without decimals."""
    match value:
        case str():
            return value
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime():
            return value.isoformat(" ")
        case dt.date():
            return value.isoformat()
    return str(value)
