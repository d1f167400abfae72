"""What can be said of an export and of its lines, in both languages; never a word out of a cell but
codes, offices and states."""

from attrs import frozen

from cchc_core import Severity, Text


@frozen
class Remark:
    """What is told by a rule; `{lines}` in its message are the first lines it is about, `{count}`
    how many there are."""

    rule: str
    severity: Severity
    message: Text


ENCODING = Text(
    "{file}: không nhận ra bảng mã chữ của tệp. Đề nghị lưu lại dưới dạng CSV UTF-8 hoặc .xlsx.",
    "{file}: the encoding of this text is not known. Please save it as CSV UTF-8 or .xlsx.",
)
CSV_BYTES = Text(
    "{file}: từ dòng {line} có ký tự không thuộc UTF-8; tệp có thể đã hỏng. Đề nghị xuất lại tệp.",
    "{file}: what stands from line {line} on is not UTF-8; the file may be damaged. Please export "
    "it again.",
)
CSV_QUOTE = Text(
    "{file}: dấu nháy kép mở ở dòng {line} không được đóng đúng chỗ nên không tách được các ô. Đề "
    "nghị sửa dòng này, hoặc xuất lại tệp.",
    "{file}: the quote opened on line {line} is not closed where it should be, so cells cannot be "
    "told apart. Please correct this line or export the file again.",
)
CSV_UNREADABLE = Text(
    "{file}: không tách được tệp thành các dòng, ô. Đề nghị xuất lại tệp, hoặc lưu thành .xlsx.",
    "{file}: the file cannot be parted into lines and cells. Please export it again, or save it as "
    ".xlsx.",
)
LAYOUT_UNKNOWN = Text(
    "{file}: chưa có mẫu nào mô tả các tiêu đề cột của tệp này.",
    "{file}: no profile knows the heads of this file.",
).and_office(
    "Hãy chạy 'cchc profile draft' với tệp này, xem lại mẫu được đề xuất trong thư mục profiles "
    "của đợt rồi chạy lại.",
    "Run 'cchc profile draft' on it, look through the profile it proposes in the campaign's folder "
    "profiles, and run this again.",
)
NO_HEADS = Text(
    "{file}: không thấy dòng nào giống tiêu đề của danh sách hồ sơ hoặc bảng thống kê nên không đề "
    "xuất được mẫu.",
    "{file}: no line looks like the heads of a dossier list or of statistics, so no profile can be "
    "proposed.",
)
LAYOUT_AMBIGUOUS = Text(
    "{file}: nhiều mẫu cùng khớp với tiêu đề cột: {profiles}.",
    "{file}: several profiles fit the heads: {profiles}.",
).and_office(
    "Hãy thêm tiêu đề vào known_by của một mẫu, hoặc bỏ bớt mẫu.",
    "Add a head to known_by of one of them, or take one away.",
)
HEADS_DIFFER = Text(
    "{file}: bảng có {heads} tiêu đề nhưng các dòng (như dòng {lines}) có số ô khác, nên số liệu "
    "nằm dưới tiêu đề khác. Đề nghị xuất danh sách dạng khác.",
    "{file}: the table has {heads} heads but its lines (as line {lines}) have another number of "
    "cells, so values stand under the wrong heads. Please export another list.",
).and_office(
    "Cũng có thể khai một mẫu riêng (cells = số ô, cột ghi bằng số thứ tự) bằng 'cchc profile "
    "draft'.",
    "Or describe it by a profile of your own (cells = so many, columns by number), see 'cchc "
    "profile draft'.",
)
CONTENT_DIFFERS = Text(
    "{file}: ô dưới tiêu đề '{head}' phần lớn không phải nội dung của cột đó (như dòng {lines}); "
    "có thể tiêu đề và số liệu lệch cột.",
    "{file}: most cells under '{head}' are not what the column should hold (as on line {lines}); "
    "heads and values may be shifted.",
).and_office(
    "Hãy khai một mẫu riêng bằng 'cchc profile draft'.",
    "Describe it by a profile of your own, see 'cchc profile draft'.",
)
LINE_DIFFERS = Text(
    "{file}: dòng {lines} có số ô khác với {heads} tiêu đề; không rõ ô nào thiếu hay thừa. Đề nghị "
    "sửa dòng này, hoặc xuất lại tệp.",
    "{file}: line {lines} has another number of cells than the {heads} heads; nobody can tell "
    "which is missing or too many. Please correct the line or export the file again.",
)
LIST_EMPTY = Text(
    "{file}: danh sách không có hồ sơ nào. Nếu đơn vị không phát sinh hồ sơ, đề nghị ghi 0 vào "
    "biểu.",
    "{file}: the list holds no dossier. If there were none, the unit should write 0 on the form.",
)
PAGE = Text(
    "{file}: chỉ là một trang của danh sách ({found}). Đề nghị gửi thêm các trang còn lại, hoặc "
    "xuất lại với số dòng trên trang lớn hơn.",
    "{file}: only a page of the list ({found}). Please send the other pages too, or export it "
    "again with more lines to a page.",
)
PAGE_STARTS = Text("STT từ {first} đến {last}", "numbers {first} to {last}")
PAGE_GAPS = Text("thiếu STT {missing}", "numbers missing: {missing}")
PAGE_TOTAL = Text(
    "tệp ghi tổng số {total} hồ sơ nhưng chỉ có {lines} dòng",
    "the file speaks of {total} dossiers and holds {lines} lines",
)
PAGE_FULL = Text(
    "đúng {lines} hồ sơ, bằng số dòng của một trang, và không có trang sau",
    "exactly {lines} dossiers, as many as a page has, and no page follows",
)
UNIT_UNKNOWN = Text(
    "{file}: không rõ là số liệu của đơn vị nào.", "{file}: nothing says whose figures these are."
).and_office(
    "Hãy ghi đơn vị gửi vào cột sender của inbox.csv.",
    "Write who sent it into the column sender of inbox.csv.",
)
WRONG_UNIT = Text(
    "{file}: số liệu của {unit}, không thuộc các đơn vị phải báo cáo.",
    "{file}: the figures are of {unit}, which is not among the units expected.",
).and_office(
    "Hãy kiểm tra nơi gửi, hoặc danh sách đơn vị trong cchc.toml.",
    "Check who sent it, or the units in cchc.toml.",
)
NO_UNIT = Text(
    "{file}: không có dòng nào của đơn vị phải báo cáo. Hãy xem lại tệp.",
    "{file}: no line is of a unit that is expected. Look at the file.",
).and_office("Cũng nên xem danh sách đơn vị trong cchc.toml.", "Or at the units in cchc.toml.")
WINDOW_SHORT = Text(
    "{file}: danh sách {found}, không bao trùm kỳ số liệu {expected}. Đề nghị xuất lại cho đủ kỳ.",
    "{file}: the list is {found} and does not cover the period, {expected}. Please export it again "
    "for the whole period.",
)
WINDOW_OTHER = Text(
    "{file}: không có hồ sơ nào thuộc kỳ số liệu {expected} (tiếp nhận {found}). Có thể là danh "
    "sách của kỳ khác; đề nghị xuất lại.",
    "{file}: no dossier belongs to the period {expected} (received {found}). It may be the list of "
    "another period; please export it again.",
)
WINDOW_UNSTATED = Text(
    "{file}: bảng thống kê không ghi số liệu từ ngày nào đến ngày nào nên không dùng được. Đề nghị "
    "xuất lại có dòng 'Từ ngày … đến ngày …', hoặc khai always_campaign_window trong mẫu riêng.",
    "{file}: the statistics do not say which days they cover, so they cannot be used. Please "
    "export them with the line 'Từ ngày … đến ngày …', or set always_campaign_window in your own "
    "profile.",
)
PROFILE_WRONG = Text(
    "Một mẫu trong thư mục profiles chưa dùng được nên chưa đọc tệp {file}: {why} Hãy điền, sửa "
    "mẫu đó, hoặc chuyển nó ra khỏi thư mục profiles.",
    "{file} is not read because a profile in the folder profiles cannot be used: {why} Fill it in, "
    "correct it, or move it out of that folder.",
)

_ERROR, _WARNING, _INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION

CP1258 = Remark(
    "text-cp1258",
    _WARNING,
    Text(
        "Tệp dùng bảng mã Windows-1258; đã chuyển sang Unicode. Đề nghị lần sau xuất CSV UTF-8.",
        "The file is in Windows-1258; it was read as Unicode. Please export CSV UTF-8 next time.",
    ),
)
VALUELESS = Remark(
    "cell-without-value",
    _ERROR,
    Text(
        "{count} ô báo lỗi hoặc là công thức chưa có kết quả ({lines}); được coi là để trống.",
        "{count} cells show an error or are formulas without a result ({lines}); taken as blank.",
    ),
)
LINE_UNREAD = Remark(
    "line-unread",
    _WARNING,
    Text(
        "{count} dòng giữa bảng không rõ là của hồ sơ hay đơn vị nào: dòng {lines}; không được "
        "dùng. Đề nghị kiểm tra.",
        "{count} lines inside the table say of no dossier or unit what they are: line {lines}; not "
        "used. Please check them.",
    ),
)
FIGURE_UNREADABLE = Remark(
    "statistics-unreadable",
    _ERROR,
    Text(
        "Dòng {lines}, cột '{head}': ô không phải là số đếm nên không được dùng.",
        "Line {lines}, '{head}': the cell holds no count and is not used.",
    ),
)
DATE_UNREADABLE = Remark(
    "dossier-date-unreadable",
    _ERROR,
    Text(
        "{count} hồ sơ có ngày không đọc được nên không được đếm: dòng {lines}. Đề nghị ghi ngày "
        "dạng 21/05/2023.",
        "{count} dossiers have a date that cannot be read and are not counted: line {lines}. Dates "
        "are written 21/05/2023.",
    ),
)
RECEPTION_MISSING = Remark(
    "dossier-without-reception",
    _ERROR,
    Text(
        "{count} hồ sơ không có ngày tiếp nhận nên không được đếm: dòng {lines}.",
        "{count} dossiers have no day of reception and are not counted: line {lines}.",
    ),
)
DUPLICATE = Remark(
    "dossier-duplicate",
    _WARNING,
    Text(
        "{count} dòng lặp lại hồ sơ đã có cùng nội dung; mỗi hồ sơ chỉ đếm một lần. Đã bỏ: dòng "
        "{lines}.",
        "{count} lines repeat a dossier that is there with the same content; each is counted once. "
        "Dropped: line {lines}.",
    ),
)
CONFLICT = Remark(
    "dossier-conflict",
    _ERROR,
    Text(
        "{count} dòng trùng mã hồ sơ nhưng khác nội dung: dòng {lines}. Mỗi hồ sơ đếm một lần, "
        "theo dòng có tiến độ sau cùng (ngày kết thúc muộn hơn). Đề nghị kiểm tra.",
        "{count} lines bear the code of another with other content: line {lines}. Each dossier is "
        "counted once, by the line furthest on (the later finish). Please check.",
    ),
)
CODE_MISSING = Remark(
    "dossier-code-missing",
    _WARNING,
    Text(
        "{count} hồ sơ không có mã, vẫn được đếm: dòng {lines}; không loại trùng được.",
        "{count} dossiers have no code and are counted all the same: line {lines}; doubles among "
        "them cannot be told.",
    ),
)
CODE_UNKNOWN = Remark(
    "dossier-code-unknown",
    _WARNING,
    Text(
        "{count} hồ sơ có mã không theo dạng 000.17.22.H56-210531-0001: dòng {lines}.",
        "{count} dossiers have a code that is not like 000.17.22.H56-210531-0001: line {lines}.",
    ),
)
CODE_DAY = Remark(
    "dossier-code-day",
    _WARNING,
    Text(
        "{count} hồ sơ có ngày trong mã khác ngày {day}: dòng {lines}.",
        "{count} dossiers bear a day in their code that is not the day they were {day}: line "
        "{lines}.",
    ),
)
FILED_DAY = Text("nộp", "filed")
RECEIVED_DAY = Text("tiếp nhận", "received")
CODE_AGENCY = Remark(
    "dossier-code-agency",
    _WARNING,
    Text(
        "{count} hồ sơ mang mã cơ quan khác với phần lớn hồ sơ của {unit} ({agency}): dòng "
        "{lines}.",
        "{count} dossiers bear another agency than most of {unit} ({agency}): line {lines}.",
    ),
)
PROCEDURE_UNKNOWN = Remark(
    "procedure-code-unknown",
    _WARNING,
    Text(
        "{count} hồ sơ có mã thủ tục không theo dạng 1.010708.000.00.00.H56: dòng {lines}.",
        "{count} dossiers have a procedure's code that is not like 1.010708.000.00.00.H56: line "
        "{lines}.",
    ),
)
STATE_UNKNOWN = Remark(
    "dossier-state-unknown",
    _WARNING,
    Text(
        "{count} hồ sơ có trạng thái chưa biết, được đếm chỉ theo ngày tháng: dòng {lines}. Có thể "
        "khai thêm ở mục [states] của mẫu riêng.",
        "{count} dossiers are in a state nobody knows and are counted by their dates alone: line "
        "{lines}. Its word may be added to [states] of a profile of your own.",
    ),
)
STATE_WITHOUT_DAY = Remark(
    "dossier-state-without-day",
    _WARNING,
    Text(
        "{count} hồ sơ ghi đã xong, đã trả hoặc đã rút nhưng không có ngày kết thúc; được đếm là "
        "đang giải quyết: dòng {lines}.",
        "{count} dossiers are said to be done or withdrawn without a day on which they were; "
        "counted as open: line {lines}.",
    ),
)
DAYS_REVERSED = Remark(
    "dossier-days-reversed",
    _WARNING,
    Text(
        "{count} hồ sơ kết thúc trước ngày tiếp nhận: dòng {lines}. Đề nghị kiểm tra.",
        "{count} dossiers were finished before they were received: line {lines}. Please check.",
    ),
)
CHANNEL_UNKNOWN = Remark(
    "dossier-channel-unknown",
    _WARNING,
    Text(
        "{count} hồ sơ không rõ hình thức tiếp nhận: dòng {lines}; vì vậy không đưa ra số theo "
        "hình thức.",
        "{count} dossiers do not say how they came in: line {lines}; so no figure by channel is "
        "given.",
    ),
)
LEVEL_UNKNOWN = Remark(
    "dossier-level-unknown",
    _WARNING,
    Text(
        "{count} hồ sơ trực tuyến không rõ một phần hay toàn trình: dòng {lines}; vì vậy không đưa "
        "ra số theo mức độ.",
        "{count} online dossiers do not say whether in part or in full: line {lines}; so no figure "
        "by level is given.",
    ),
)
FIELD_MISSING = Remark(
    "dossier-field-missing",
    _WARNING,
    Text(
        "{count} hồ sơ không ghi lĩnh vực: dòng {lines}; vì vậy không đưa ra số theo lĩnh vực.",
        "{count} dossiers do not say their field: line {lines}; so no figure by field is given.",
    ),
)
FIELD_DOUBTFUL = Remark(
    "dossier-field-doubtful",
    _WARNING,
    Text(
        "{count} hồ sơ thuộc lĩnh vực '{found}' (dòng {lines}), không rõ có phải là lĩnh vực mà "
        "biểu hỏi riêng không, vì vậy không đưa ra số của lĩnh vực đó. Đề nghị khai tên này ở mục "
        "[fields] của mẫu riêng.",
        "{count} dossiers are of the field '{found}' (line {lines}); it is not clear whether that "
        "is one the form asks for, so no figure of that field is given. Name it under [fields] of "
        "a profile of your own.",
    ),
)
UNIT_UNMATCHED = Remark(
    "unit-unmatched",
    _ERROR,
    Text(
        "{count} dòng của đơn vị '{name}' không khớp đơn vị nào nên không được dùng: dòng {lines}. "
        "Có thể khai tên này ở mục [units] của mẫu riêng.",
        "{count} lines of the unit '{name}', which matches none, are not used: line {lines}. The "
        "name may be given in [units] of a profile of your own.",
    ),
)
UNIT_SUGGESTED = Remark(
    "unit-suggested",
    _ERROR,
    Text(
        "{count} dòng của '{name}', có thể là {unit} nhưng chưa chắc nên không được dùng: dòng "
        "{lines}. Nếu đúng, khai tên này ở mục [units] của mẫu riêng.",
        "{count} lines of '{name}', which may be {unit} but need not, are not used: line {lines}. "
        "If it is, give the name in [units] of a profile of your own.",
    ),
)
UNIT_NOT_EXPECTED = Remark(
    "unit-not-expected",
    _INFORMATION,
    Text(
        "{count} dòng của {unit}, không thuộc các đơn vị phải báo cáo, không được dùng: dòng "
        "{lines}.",
        "{count} lines are of {unit}, which is not expected, and are not used: line {lines}.",
    ),
)
RESOLVED_ELSEWHERE = Remark(
    "dossier-resolved-elsewhere",
    _INFORMATION,
    Text(
        "{count} hồ sơ {unit} tiếp nhận do đơn vị khác giải quyết ({name}); được đếm ở nơi tiếp "
        "nhận: dòng {lines}.",
        "{count} dossiers received by {unit} are resolved elsewhere ({name}); they are counted "
        "where they were received: line {lines}.",
    ),
)
NONE_CARRIED = Remark(
    "carried-over-unseen",
    _WARNING,
    Text(
        "Danh sách không có hồ sơ nào tiếp nhận trước ngày {day}, nên số kỳ trước chuyển sang là "
        "0. Nếu danh sách chỉ lọc theo ngày tiếp nhận trong kỳ, đề nghị xuất thêm hồ sơ tồn từ kỳ "
        "trước.",
        "The list holds no dossier received before {day}, so none counts as carried over. If it "
        "was filtered by the day of reception, please export those carried over as well.",
    ),
)
SUMS_DIFFER = Remark(
    "statistics-sums",
    _ERROR,
    Text(
        "Dòng {lines}: '{head}' ghi {found} nhưng {parts} cộng lại là {expected}.",
        "Line {lines}: '{head}' says {found}, but {parts} add up to {expected}.",
    ),
)
TOTAL_DIFFERS = Remark(
    "statistics-total",
    _ERROR,
    Text(
        "Dòng tổng cộng ({lines}): cột '{head}' ghi {found} nhưng các dòng trên cộng lại là "
        "{expected}.",
        "The total on line {lines}: '{head}' says {found}, but the lines above add up to "
        "{expected}.",
    ),
)
UNIT_TWICE = Remark(
    "statistics-unit-twice",
    _ERROR,
    Text(
        "{unit} có {count} dòng trong bảng thống kê: dòng {lines}; không dùng dòng nào.",
        "{unit} has {count} lines in the statistics: line {lines}; none of them is used.",
    ),
)
