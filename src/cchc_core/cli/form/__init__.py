"""`cchc form`: what one does with form packs themselves."""

from cchc_core.cli.group import Commands
from cchc_core.cli.words import Said

COMMANDS = {
    "diff": Said("hai bộ biểu mẫu khác nhau ở đâu", "what changed between two form packs"),
    "draft": Said("phác thảo bộ biểu mẫu từ bảng của tỉnh", "draft a form pack from a table"),
}
"""Its commands, in the order one needs them."""

command = Commands(
    "form",
    Said(
        "Làm việc với chính các bộ biểu mẫu: phác thảo bộ mới từ bảng của tỉnh, xem bộ mới khác bộ "
        "cũ ở đâu.",
        "Works on form packs themselves: drafts one from a province's table, tells how a new one "
        "differs from the old.",
    ),
    "cchc form diff bieu-nam-truoc.toml thanh-hoa-2023",
    COMMANDS,
    home=__name__,
)
