"""`cchc template`: the office's own templates, which formats fill."""

from cchc_core.cli.group import Commands
from cchc_core.cli.words import Said

COMMANDS = {
    "draft": Said("ghi một mẫu để cơ quan sửa", "write a template for an office to change"),
    "check": Said("rà soát một mẫu trước khi dùng", "look a template through before it is used"),
}
"""Its commands, in the order one needs them."""

command = Commands(
    "template",
    Said(
        "Làm việc với mẫu trình bày của cơ quan (.docx, .xlsx): ghi ra bố cục có sẵn để sửa bằng "
        "Word, Excel, và rà soát mẫu đã sửa. Mẫu được nêu ở khóa template của [[outputs]] trong "
        "cchc.toml.",
        "Works on an office's own templates (.docx, .xlsx): writes the layout there is, to be "
        "changed in Word or Excel, and looks a changed one through. A template is named by the key "
        "template of [[outputs]] in cchc.toml.",
    ),
    "cchc template draft word\ncchc template check quy-1/mau-bao-cao.docx",
    COMMANDS,
    home=__name__,
)
