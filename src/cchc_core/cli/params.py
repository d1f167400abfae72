"""Arguments and options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from cchc_core.cli.commands import argument, option
from cchc_core.cli.values import DAY, FOLDER, NAME
from cchc_core.cli.words import Said

F = TypeVar("F", bound=Callable[..., Any])

folder = argument(
    "folder",
    metavar="DIR",
    type=FOLDER,
    default=".",
    about=Said(
        "thư mục của đợt báo cáo, có tệp cchc.toml; mặc định là thư mục hiện tại",
        "the campaign's folder, which holds cchc.toml; this folder if left out",
    ),
)

campaign = option(
    "--campaign",
    metavar="DIR",
    type=FOLDER,
    about=Said(
        "thư mục của đợt báo cáo; mặc định là thư mục gần nhất chứa tệp và có cchc.toml",
        "the campaign's folder; the nearest one around the file with a cchc.toml if left out",
    ),
)

everything = option(
    "--all",
    "everything",
    is_flag=True,
    about=Said("in mọi vấn đề cần rà soát", "print every finding"),
)

force = option(
    "--force",
    is_flag=True,
    about=Said("ghi đè tệp đã có nội dung khác", "replace files that hold something else"),
)


pdf = option(
    "--pdf",
    is_flag=True,
    about=Said(
        "in thêm bản PDF bên cạnh mỗi văn bản Word", "print a PDF beside every Word document"
    ),
)


def output(default: str) -> Callable[[F], F]:
    """Where files are written: a folder of the campaign unless told."""
    return option(
        "--output",
        metavar="FOLDER",
        type=Path,
        about=Said(
            f"thư mục để ghi; mặc định là {default} trong thư mục của đợt",
            f"the folder to write into; {default} in the campaign's folder if left out",
        ),
    )


pack = option(
    "--pack",
    metavar="PACK",
    type=NAME,
    about=Said("bộ biểu mẫu; mặc định là mọi bộ đã cài", "the form pack; all that are installed"),
)

only_unit = option(
    "--unit",
    metavar="UNIT",
    type=NAME,
    about=Said("chỉ cho đơn vị này (mã hoặc tên)", "for this unit only, by code or name"),
)

until = option(
    "--until",
    metavar="DATE",
    type=DAY,
    about=Said(
        "ngày phải có trả lời, ghi trong văn bản; không nêu thì là ngay khi nhận được",
        "the day by which an answer is awaited, as the letters say; at once if left out",
    ),
)
