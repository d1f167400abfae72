"""What is told of an office's own template, in both languages."""

from cchc_core.text import Text

ANOTHER_KIND = Text("{file} không phải sổ tính .xlsx.", "{file} is no workbook (.xlsx).")
IN_FORMULA = Text(
    "chỗ điền nằm trong công thức; hãy đặt nó ở một ô riêng rồi cho công thức lấy ô đó",
    "it stands inside a formula; give it a cell of its own and let the formula refer to that",
)
NO_END = Text("chỗ điền viết thiếu dấu {{ hoặc }}", "it lacks one of its braces")
NEAREST = Text("gần giống: {nearest}", "nearest: {nearest}")
NO_SUCH = Text("xem các mã bằng lệnh cchc indicators", "see cchc indicators")
MEANS_NOTHING = Text(
    "Chỗ điền “{asked}” không có nghĩa ({why}). Đề nghị sửa trong mẫu.",
    "The field “{asked}” means nothing ({why}). Correct it in the template.",
)
NOT_FILLED = Text(
    "Có chỗ điền ở nơi chương trình không điền ({where}, trong {part}). Đề nghị chuyển vào ô, hộp "
    "chữ, ghi chú của ô hoặc tiêu đề trang.",
    "There is a field where nothing is filled ({where}, in {part}). Move it into a cell, a text "
    "box, a comment or a page header.",
)
NAME_MEANS_NOTHING = Text(
    "Ô có tên “{name}” gần giống mã “{nearest}” nhưng không phải mã nào nên không được điền. Nếu "
    "ô này của chỉ tiêu đó thì đề nghị sửa tên.",
    "A cell is called “{name}”, which is like the code “{nearest}” and is none, so that it is not "
    "filled. Correct the name if it is that indicator's.",
)
ROWS_MISSING = Text(
    "{form}: mẫu không hỏi số liệu của {count} dòng: {rows}. Nếu cần, hãy thêm chỗ điền.",
    "{form}: the template does not ask for the figures of {count} rows: {rows}. Add fields for "
    "those that are needed.",
)
SIGNED = Text(
    "{file} có chữ ký số; chữ ký không còn hiệu lực sau khi điền. Đề nghị ký lại trên tệp đã điền.",
    "{file} bears a digital signature, which does not hold once it is filled. Sign the result.",
)
