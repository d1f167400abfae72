"""What can be said of a document as a whole and of its lines, in both languages."""

from cchc_core import Text

SCANNED = Text(
    "'{file}' là bản quét (PDF chỉ có ảnh), không có chữ để đọc. Đề nghị đơn vị gửi tệp Word, "
    "Excel.",
    "'{file}' is a scan (a PDF of pictures only); there is no text in it to read. Ask the unit for "
    "the Word or Excel file.",
).and_office(
    "Nếu không được thì cán bộ tổng hợp nhập số liệu bằng lệnh 'cchc enter', ghi rõ tệp và trang.",
    "Failing that, type the figures with 'cchc enter', naming the file and the page.",
)
TOO_MANY_PAGES = Text(
    "'{file}' có quá {limit} trang, không phải báo cáo của một đơn vị. Đề nghị chỉ gửi báo cáo và "
    "phụ lục số liệu.",
    "'{file}' has more than {limit} pages, which is no report of one unit. Please send the report "
    "and its appendix alone.",
)
APPENDIX_MISSING = Text(
    "{file}: không thấy phụ lục số liệu (bảng có các cột STT, Chỉ tiêu thống kê, Số liệu). Đề nghị "
    "đơn vị gửi kèm phụ lục, hoặc gửi biểu Excel đã điền.{more}",
    "{file}: there is no appendix of figures in it (a table with the columns STT, Chỉ tiêu thống "
    "kê, Số liệu). Ask the unit for the appendix, or for the filled Excel form.{more}",
)
SILENT_PAGES = Text(
    " Các trang {pages} chỉ có ảnh, không có chữ.",
    " The pages {pages} are pictures without text.",
)
COLUMNS_AMBIGUOUS = Text(
    "{file}: phụ lục có nhiều cột số liệu ({found}) nên không rõ cột nào là số của kỳ này. Đề nghị "
    "đơn vị chỉ để một cột Số liệu.",
    "{file}: the appendix has several columns of figures ({found}), and nobody can tell which of "
    "them is this period's. Ask the unit to leave a single one.",
)
APPENDIX_TWICE = Text(
    "{file}: phụ lục số liệu có hai bản khác chỗ ({places}) cùng ghi số; không rõ bản nào đúng. Đề "
    "nghị đơn vị chỉ gửi một bản.",
    "{file}: the appendix stands there twice ({places}), both with figures; nobody can tell which "
    "holds. Ask the unit to send one.",
)
WRONG_FORM = Text(
    "{file}: không dòng nào trong phụ lục khớp với biểu {form}. Đề nghị đơn vị dùng đúng biểu đã "
    "gửi xuống.",
    "{file}: no line of its appendix is a row of the form {form}. The unit should use the form "
    "that was sent out.",
)
UNIT_UNKNOWN = Text(
    "{file}: không rõ của đơn vị nào ({found}).",
    "{file}: whose report it is cannot be told ({found}).",
).and_office("Hãy ghi đơn vị gửi vào cột sender của inbox.csv.", "Write the sender into inbox.csv.")
NO_UNIT_NAMED = Text(
    "phần đầu văn bản không nêu đơn vị nào phải gửi", "its first page names no unit awaited"
)
WRONG_UNIT = Text(
    "{file}: văn bản là của {found} nhưng inbox.csv ghi {sender} gửi. Hãy xem lại tệp, hoặc sửa "
    "inbox.csv.",
    "{file}: the document is {found}'s, but inbox.csv says {sender} sent it. Look at the file, or "
    "correct inbox.csv.",
    unit=Text(
        "{file}: văn bản là của {found} nhưng do {sender} gửi. Đề nghị xem lại tệp.",
        "{file}: the document is {found}'s, but was sent by {sender}. Please look at the file.",
    ),
)
WRONG_PERIOD = Text(
    "{file}: {found}, trong khi đợt này lấy số liệu {expected}. Đề nghị đơn vị gửi báo cáo của "
    "đúng kỳ.",
    "{file}: {found}, while this collection wants {expected}. The unit should send the report of "
    "this period.",
)
FIGURES_FROM = Text("số liệu {window}", "its figures are {window}")
REPORT_OF = Text("là báo cáo {phrase}", "it is the report of {phrase}")
PERIOD_UNKNOWN = Text(
    "{file}: không ghi số liệu của kỳ nào. Đề nghị đơn vị ghi rõ dưới tên báo cáo hoặc phụ lục: "
    "“(Số liệu {expected})”.",
    "{file}: does not say which period its figures are of. Ask the unit to write it below the "
    "title or above the appendix: '(Số liệu {expected})'.",
)
ROW_MISSING = Text(
    "Phụ lục không có dòng {row}; chỉ tiêu này coi như chưa có số liệu. Đề nghị bổ sung dòng này.",
    "The appendix lacks the row {row}; it counts as blank. Please add it.",
)
ROW_TWICE = Text(
    "Dòng {row} có số ở {places} ({found}); không dùng số nào. Đề nghị chỉ để một dòng.",
    "Row {row} has a figure at {places} ({found}); none is used. Please leave one line.",
)
LINE_UNMATCHED = Text(
    "Dòng '{text}' ({place}) ghi '{found}' nhưng không khớp với dòng nào của biểu; không được "
    "dùng. Đề nghị ghi đúng số thứ tự và tên chỉ tiêu của biểu.",
    "The line '{text}' ({place}) holds '{found}' but is no row of the form; it is not used. Please "
    "give it the number and the wording of the form.",
)
SHARED_FIGURE = Text(
    "Ô số liệu của dòng {row} ({place}) gộp chung với dòng khác nên không rõ số là của dòng nào; "
    "không được dùng. Đề nghị tách ô và ghi số cho từng dòng.",
    "The figure's cell of row {row} ({place}) is merged with that of another line, so nobody can "
    "tell whose it is; it is not used. Please split it and give each its figure.",
)
HIDDEN_ROW = Text(
    "Số liệu của dòng {row} nằm ở dòng, cột hoặc trang bị ẩn ({place}); vẫn được dùng. Đề nghị "
    "hiện ra để kiểm tra.",
    "The figure of row {row} is in a hidden row, column or sheet ({place}); it is used all the "
    "same. Please unhide and check it.",
)
PAGE_SILENT = Text(
    "Trang {found} chỉ có ảnh, không có chữ nên không đọc được. Đề nghị xem trang đó có số liệu "
    "không.",
    "Page {found} is a picture without text and was not read. Please see whether it holds figures.",
).and_office("Nếu có, nhập bằng lệnh 'cchc enter'.", "If so, type them with 'cchc enter'.")
DOCUMENT_UNREAD = Text(
    "“{text}…” nằm trong danh sách văn bản nhưng không đọc được số, ký hiệu và ngày nên không được "
    "kê. Đề nghị ghi dạng “số 12/KH-UBND ngày 05/01/2023”.",
    "'{text}…' stands in a list of documents, but its number and date cannot be read, so it is not "
    "listed. Write it as 'số 12/KH-UBND ngày 05/01/2023'.",
)
