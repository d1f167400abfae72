"""What the source says of a workbook that came back, in both languages."""

from collections.abc import Mapping

from cchc_core import Text

NOT_OURS = Text(
    "{file}: không phải tệp “gửi tỉnh” do chương trình ghi ra, hoặc đã mất dấu nhận biết. Đề nghị "
    "gửi đúng tệp gui-tinh-….xlsx đã ghi.",
    "{file}: is no report for the province as this program writes it, or has lost its stamp. "
    "Please send the file gui-tinh-….xlsx as it was written.",
)
REFUSALS: Mapping[str, Text] = {
    "wrong-form": Text(
        "{file}: {unit} dùng bộ biểu mẫu {found}, kỳ này thu bộ {expected}. Đề nghị đơn vị tổng "
        "hợp lại trên bộ {expected}.",
        "{file}: {unit} used the forms {found}; this collection is on {expected}. Ask the unit to "
        "merge on {expected}.",
    ),
    "wrong-period": Text(
        "{file}: báo cáo của {unit} là của kỳ khác: {found}. Đề nghị đơn vị gửi báo cáo của kỳ "
        "{expected}.",
        "{file}: the report of {unit} is for another period: {found}. Ask the unit for the report "
        "of {expected}.",
    ),
    "wrong-unit": Text(
        "{file}: báo cáo của {found}, không thuộc các đơn vị phải báo cáo ({expected}).",
        "{file}: the report of {found}, which is not among the units expected ({expected}).",
    ).and_office(
        "Đề nghị kiểm tra lại nơi gửi, hoặc danh sách đơn vị trong cchc.toml.",
        "Check who sent it, or the units in cchc.toml.",
    ),
}
STRANGER = Text(
    "{file}: báo cáo của {unit} có số liệu của {found}, không phải đơn vị thuộc {unit} vào ngày "
    "{day}. Đề nghị kiểm tra danh sách đơn vị của nơi gửi.",
    "{file}: the report of {unit} holds figures of {found}, which did not belong to {unit} on "
    "{day}. Check the list of units where it was made.",
)
DAMAGED = Text(
    "{file}: báo cáo gốc kèm trong tệp không còn nguyên vẹn ({why}), nên không dùng số nào. Đề "
    "nghị {unit} ghi lại tệp từ chương trình và gửi tệp đó.",
    "{file}: the report inside the file did not come through whole ({why}), so no figure is used. "
    "Ask {unit} to write the file again and to send that.",
)
CHECKSUM = Text("mã kiểm tra không khớp", "its checksum differs")
GONE = Text(
    "trang ẩn kèm báo cáo và phụ lục đều không còn", "the hidden sheet and the appendix are gone"
)
TOGETHER = Text(
    "Tệp không có báo cáo gốc kèm theo, nên số liệu của {group} chỉ dùng được như số khai gộp của "
    "{count} đơn vị. Số liệu không dùng: {rows}. Đề nghị gửi tệp do chương trình ghi ra.",
    "The file has no report inside, so the figures of {group} are used as stated together for "
    "{count} units. Not used: {rows}. Please send the file as the program writes it.",
)
NO_SUM = Text(
    "dòng theo danh mục chung, mã hoặc danh sách ({rows})",
    "rows of common counts, codes or lists ({rows})",
)
OF_NOBODY = Text(
    "dòng không rõ của bao nhiêu đơn vị ({rows})",
    "rows that do not say of how many units they are ({rows})",
)
NO_BASE = Text("tỷ lệ không có số gốc ({rows})", "rates without their base ({rows})")
ANOTHER = Text("bên trong là báo cáo của {unit}", "inside is the report of {unit}")
RETYPED = Text(
    "Ô này ghi {found} nhưng báo cáo gốc kèm trong tệp cho {expected}; {expected} được dùng. Nếu "
    "số mới là đúng, đề nghị sửa báo cáo của đơn vị cấp dưới, tổng hợp lại rồi gửi lại.",
    "This cell says {found}, the report inside the file gives {expected}, which is used. If the "
    "new figure is right, the report it comes from has to be corrected, merged and sent again.",
)
