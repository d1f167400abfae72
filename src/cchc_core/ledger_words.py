"""What is said of a ledger's lines that cannot be followed. `{at}` is the cell."""

from cchc_core.text import Text

FIELDS = {
    "kind": Text("loại việc", "kind"),
    "unit": Text("đơn vị", "unit"),
    "row": Text("dòng của biểu", "row"),
    "question": Text("việc cần quyết định", "question"),
    "evidence": Text("căn cứ", "evidence"),
    "choice": Text("quyết định", "choice"),
    "reason": Text("lý do", "reason"),
    "by": Text("chức danh người quyết định", "role of who decided"),
    "when": Text("ngày quyết định", "day of the decision"),
    "until": Text("hiệu lực đến ngày", "valid until"),
}

NOT_LISTED = Text(
    "{at}: “{found}” không có trong danh sách nên quyết định này không được dùng. Hãy chọn: "
    "{expected}.",
    "{at}: '{found}' is not on the list, so the decision has no effect. Choose: {expected}.",
)
UNTIED = Text(
    "{at}: dòng này không còn gắn với câu hỏi nào (mất nội dung ở cột ẩn) nên không được dùng.",
    "{at}: the line is tied to no question (its hidden column is empty), so it has no effect.",
).and_office(
    "Hãy chạy cchc decide rồi trả lời ở dòng vừa được ghi thêm.",
    "Run cchc decide, and answer on the line that is added.",
)
NO_UNIT = Text(
    "{at}: “{found}” không phải đơn vị phải báo cáo nên quyết định này không được dùng. Hãy ghi mã "
    "hoặc tên đầy đủ của đơn vị.",
    "{at}: no report is expected of '{found}', so the decision has no effect. Write the code or "
    "the whole name of a unit.",
)
NO_ROW = Text(
    "{at}: “{found}” không phải một dòng của biểu {expected} nên quyết định này không được dùng. "
    "Hãy ghi mã dòng, hoặc số thứ tự mà chỉ một dòng mang.",
    "{at}: '{found}' is no row of the forms {expected}, so the decision has no effect. Write the "
    "id of a row, or a number that only one row bears.",
)
OTHER_FORMS = Text(
    "{at}: nhập theo biểu {found}, kỳ này thu biểu {expected}, nên không được dùng.",
    "{at}: entered on the forms {found}, this collection is on {expected}, so it has no effect.",
).and_office(
    "Hãy ghi bộ {found} vào khóa earlier_packs của cchc.toml để chuyển số liệu sang.",
    "Name {found} under earlier_packs in cchc.toml, and it is carried over.",
)
NO_RULE = Text(
    "{at}: “{found}” không phải mã vấn đề nên quyết định này không được dùng. Hãy ghi mã như ở "
    "cuối mỗi vấn đề cần rà soát, ví dụ heading-empty.",
    "{at}: '{found}' is no code of a finding, so the decision has no effect. Write the code that "
    "stands at the end of the finding, such as heading-empty.",
)
NO_SUCH_RULE = Text(
    "{at}: không có mã vấn đề nào như vậy (“{found}”) nên quyết định này không được dùng. Hãy "
    "sửa mã như ở cuối mỗi vấn đề cần rà soát, ví dụ heading-empty.",
    "{at}: there is no such code ('{found}'), so the decision has no effect. Write the code that "
    "stands at the end of the finding, such as heading-empty.",
)
NO_SUCH_FINDING = Text(
    "{at}: không có vấn đề nào như vậy (“{found}”) nên quyết định này không được dùng. Hãy sửa mã, "
    "đơn vị, dòng cho đúng; nếu việc đã xong thì chọn “Không chấp nhận”.",
    "{at}: there is no such finding ('{found}'), so the decision has no effect. Correct the code, "
    "the unit or the row; if it is done with, choose “Không chấp nhận”.",
)
ALL_OF_A_CODE = Text(
    "{at}: cần nêu đơn vị hoặc dòng của biểu, vì không thể chấp nhận mọi vấn đề cùng một mã; quyết "
    "định này chưa được dùng.",
    "{at}: a unit or a row is needed, since not all findings of a code can be let stand; the "
    "decision has no effect yet.",
)
NO_DAY = Text(
    "{at}: “{found}” không phải ngày nên quyết định này không được dùng. Hãy ghi dạng 19/3/2024.",
    "{at}: '{found}' is no day, so the decision has no effect. Write it as 19/3/2024.",
)
INCOMPLETE = Text(
    "{at}: đã chọn “{found}” nhưng còn thiếu {expected} nên quyết định này chưa được dùng. Hãy ghi "
    "đủ.",
    "{at}: '{found}' was chosen, but lacks {expected}, so it has no effect yet. Please add it.",
)
PERSON = Text(
    "{at}: {what} nên quyết định này không được dùng.", "{at}: {what}, so it has no effect."
)
ANSWERED_TWICE = Text(
    "{at}: câu hỏi này có hai câu trả lời khác nhau, “{found}” và {expected}, nên không câu nào "
    "được dùng. Hãy giữ một.",
    "{at}: the question is answered in two ways, '{found}' and {expected}, so neither has an "
    "effect. Keep one.",
)
