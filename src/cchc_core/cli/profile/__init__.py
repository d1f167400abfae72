"""`cchc profile`: what one does with layouts of exports that an office describes itself."""

from cchc_core.cli.group import Commands
from cchc_core.cli.words import Said

COMMANDS = {
    "draft": Said("đề xuất mẫu cho một tệp", "propose a profile for a file"),
}
"""Its commands, in the order one needs them."""

command = Commands(
    "profile",
    Said(
        "Làm việc với các mẫu mô tả tệp xuất từ cổng: tiêu đề nào là cột nào. Mẫu riêng của cơ "
        "quan nằm trong thư mục profiles của đợt báo cáo.",
        "Works on profiles, which describe the portal's exports: which head is which column. An "
        "office's own lie in the campaign's folder profiles.",
    ),
    "cchc profile draft quy-1/inbox/danh-sach.xls",
    COMMANDS,
    home=__name__,
)
