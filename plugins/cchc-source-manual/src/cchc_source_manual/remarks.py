"""What can be said of a form as a whole and of its lines, in both languages."""

from cchc_core import Text

NOT_A_FORM = Text(
    "{file}: không có dấu nhận biết của biểu do cchc tạo ra. Đề nghị nhập vào đúng tệp biểu đã "
    "được gửi cho đơn vị.",
    "{file}: this is not a form made by cchc. Ask the unit to fill in the file it was sent.",
)
DAMAGED = Text(
    "{file}: biểu của {unit} đã mất các cột, dòng ẩn dùng để nhận biết chỉ tiêu (có thể đã bị xóa, "
    "hoặc số liệu được chép sang tệp khác); không đọc được số liệu nào. Đề nghị đơn vị nhập lại "
    "vào đúng tệp biểu đã được gửi, không xóa cột, dòng nào.",
    "{file}: the form of {unit} has lost the hidden columns and rows by which its rows are known "
    "(deleted, or the figures were copied to another file); none of its figures can be read. Ask "
    "the unit to fill in the file it was sent, without deleting columns or rows.",
)
ROW_MISSING = Text(
    "Biểu không còn dòng {row}; chỉ tiêu này coi như chưa có số liệu. Đề nghị dùng lại biểu đã "
    "được gửi, không xóa dòng.",
    "The form has lost its row {row}; it counts as blank. Please use the form as sent, without "
    "deleting rows.",
)
DUPLICATED = Text(
    "Dòng {row} có {places} ghi số khác nhau ({found}); không dùng số nào. Đề nghị giữ lại một "
    "dòng.",
    "Row {row} stands at {places} with different figures ({found}); none is used. Please keep one.",
)
DUPLICATED_ALIKE = Text(
    "Dòng {row} bị lặp ({places}); chỉ dùng một lần. Đề nghị xóa dòng thừa.",
    "Row {row} stands there more than once ({places}); it is used once. Please delete the others.",
)
HIDDEN = Text(
    "Số liệu của dòng {row} nằm ở dòng, cột hoặc trang bị ẩn ({place}); vẫn được dùng. Đề nghị "
    "hiện ra để kiểm tra.",
    "The figure of row {row} is in a hidden row, column or sheet ({place}); it is used all the "
    "same. Please unhide and check it.",
)
STRAY = Text(
    "Ô {place} ghi '{found}' ở dòng không thuộc biểu; không được dùng. Đề nghị chuyển vào đúng "
    "dòng chỉ tiêu.",
    "Cell {place} holds '{found}' on a line that is not of the form; it is not used. Please move "
    "it to its row.",
)
LISTED_TOO = Text(
    "Dòng {row} ghi '{found}' trong khi trang Văn bản có danh mục khác; dùng danh mục. Đề nghị "
    "để trống ô {place}.",
    "Row {row} holds '{found}' while the sheet of documents lists something else; the list is "
    "used. Please leave {place} blank.",
)
NOT_LISTED = Text(
    "Dòng {row} ghi '{found}' nhưng trang Văn bản chưa liệt kê văn bản nào nên không dùng số này. "
    "Đề nghị liệt kê từng văn bản ở trang Văn bản; không có văn bản nào thì ghi 0.",
    "Row {row} holds '{found}' while the sheet of documents lists none, so it is not used. Please "
    "list each document on that sheet, or write 0 if there is none.",
)
WINDOW = Text(
    "Không đọc được kỳ số liệu riêng '{found}' của dòng {row} nên không dùng số của dòng này. Đề "
    "nghị ghi dạng 01/01/2023 - 10/8/2023.",
    "The own window '{found}' of row {row} could not be read, so its figure is not used. Please "
    "write it as 01/01/2023 - 10/8/2023.",
)
REVISION = Text(
    "Ô 'Lần gửi' ({place}) ghi '{found}', không phải số nguyên từ 1 đến 9999; coi như không ghi. "
    "Đề nghị ghi 1, hoặc 2, 3, … khi gửi lại bản sửa.",
    "The cell 'Lần gửi' ({place}) holds '{found}', which is no whole number from 1 to 9999; taken "
    "as not given. Please write 1, or 2, 3, … for a correction.",
)
