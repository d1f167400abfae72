"""What can be said of one typed figure: the stable rules with their messages in both languages."""

from collections.abc import Mapping

from attrs import frozen

from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.units import UnitKey
from cchc_core.text import Text


@frozen
class Remark:
    """One thing to tell about a figure: a finding that does not know yet whose cell it is about."""

    rule: str
    severity: Severity
    message: Text
    found: str = ""
    expected: str = ""

    def finding(self, unit: UnitKey, indicator: str, origin: Origin) -> Finding:
        """The remark as a finding: whose figure it is, on which row, and where it was read."""
        return Finding(
            rule=self.rule,
            severity=self.severity,
            message=self.message,
            unit=unit,
            indicator=indicator,
            origin=origin,
            found=self.found,
            expected=self.expected,
        )


_NOTHING = Text("", "")


def remark(rule: str, found: str, read: Text = _NOTHING, *, expected: Text = _NOTHING) -> Remark:
    """The remark of `rule` on what was found; a figure that was read all the same is a warning.

    `read` is what the figure was understood as, `expected` what could have stood there.
    """
    severity = Severity.WARNING if rule in READ_ALL_THE_SAME else Severity.ERROR
    message = MESSAGES[rule].format(found=found, read=read, expected=expected)
    return Remark(rule, severity, message, found, expected.vi)


READ_ALL_THE_SAME = frozenset({"number-as-text", "decimal-point", "formula-used", "figure-dash"})

MESSAGES: Mapping[str, Text] = {
    "number-as-text": Text(
        "Số '{found}' được nhập dưới dạng văn bản; đã đọc là {read}. Đề nghị nhập lại dưới dạng "
        "số.",
        "The number '{found}' was typed as text; read as {read}. Please type it as a number.",
    ),
    "decimal-point": Text(
        "'{found}' dùng dấu chấm làm dấu thập phân; đã đọc là {read}. Đề nghị dùng dấu phẩy, ví "
        "dụ 96,55.",
        "'{found}' has a decimal point; read as {read}. Please use a decimal comma, as in 96,55.",
    ),
    "formula-used": Text(
        "Ô chứa công thức {found}; đã lấy kết quả lưu sẵn là {read}. Đề nghị thay công thức bằng "
        "giá trị.",
        "The cell holds the formula {found}; its stored result {read} was used. Please replace "
        "the formula by its value.",
    ),
    "figure-dash": Text(
        "Ô ghi dấu '{found}'; được coi là chưa có số liệu. Nếu không phát sinh, đề nghị ghi 0.",
        "The cell holds '{found}'; taken as blank. If nothing arose, please write 0.",
    ),
    "figure-text": Text(
        "'{found}' không phải là số. Đề nghị chỉ ghi con số; phần giải thích ghi ở cột Ghi chú.",
        "'{found}' is not a number. Please write the number alone; explanations go into the notes.",
    ),
    "figure-with-unit": Text(
        "'{found}' có chữ hoặc ký hiệu khác đi kèm con số. Đề nghị chỉ ghi con số, không kèm đơn "
        "vị tính.",
        "'{found}' has words or signs beside the number. Please write the number alone, without "
        "its unit.",
    ),
    "figure-word": Text(
        "'{found}' chỉ được hiểu là 0 ở chỉ tiêu số lượng. Ở chỉ tiêu tỷ lệ, đề nghị ghi tỷ lệ "
        "hoặc để trống.",
        "'{found}' means 0 for a count only. For a rate, please write the rate or leave it blank.",
    ),
    "figure-ambiguous": Text(
        "Không rõ dấu chấm, dấu phẩy trong '{found}' ngăn cách hàng nghìn hay phần thập phân. Đề "
        "nghị ghi lại với dấu phẩy thập phân và không ngăn cách hàng nghìn, ví dụ 96,55.",
        "It is not clear which sign in '{found}' groups thousands and which begins the decimals. "
        "Please write it with a decimal comma and no grouping, as in 96,55.",
    ),
    "figure-not-whole": Text(
        "Chỉ tiêu này cần số nguyên nhưng ô ghi '{found}' (dấu phẩy là dấu thập phân). Đề nghị "
        "ghi số nguyên, ví dụ 1234 hoặc 1.234.",
        "This indicator needs a whole number but the cell holds '{found}' (a comma begins the "
        "decimals). Please write a whole number, as 1234 or 1.234.",
    ),
    "figure-percent": Text(
        "Chỉ tiêu này không phải là tỷ lệ nhưng ô ghi phần trăm: '{found}'. Đề nghị ghi số và bỏ "
        "định dạng phần trăm của ô.",
        "This indicator is not a rate but the cell holds a percentage: '{found}'. Please write "
        "the number and clear the cell's percent format.",
    ),
    "figure-negative": Text(
        "Số liệu không thể là số âm nhưng ô ghi '{found}'. Đề nghị kiểm tra và ghi lại.",
        "A figure cannot be negative but the cell holds '{found}'. Please check and correct it.",
    ),
    "figure-too-long": Text(
        "'{found}' có quá 15 chữ số, không thể là số liệu. Đề nghị kiểm tra và ghi lại.",
        "'{found}' has more than 15 digits and cannot be a figure. Please check and correct it.",
    ),
    "figure-boolean": Text(
        "Ô chứa giá trị đúng/sai ({found}), không phải số liệu. Đề nghị ghi con số hoặc mã trả "
        "lời.",
        "The cell holds true/false ({found}), not a figure. Please write the number or the code.",
    ),
    "figure-date": Text(
        "Ô chứa ngày tháng hoặc giờ ({found}), không phải số liệu. Đề nghị đổi định dạng ô thành "
        "số rồi nhập lại.",
        "The cell holds a date or a time ({found}), not a figure. Please format the cell as a "
        "number and type the figure again.",
    ),
    "figure-error": Text(
        "Ô báo lỗi {found}, không có số liệu. Đề nghị sửa công thức hoặc nhập thẳng con số.",
        "The cell shows the error {found} and no figure. Please mend the formula or type the "
        "number.",
    ),
    "formula-without-value": Text(
        "Ô chứa công thức {found} nhưng tệp chưa lưu kết quả. Đề nghị mở tệp bằng Excel, lưu lại, "
        "hoặc nhập thẳng con số.",
        "The cell holds the formula {found} but the file has no result stored. Please open the "
        "file in Excel and save it again, or type the number.",
    ),
    "code-set": Text(
        "'{found}' không thuộc các mã trả lời của chỉ tiêu: {expected}. Đề nghị ghi một trong các "
        "mã này.",
        "'{found}' is not one of the indicator's codes: {expected}. Please write one of these.",
    ),
    "figure-documents": Text(
        "Không đọc được văn bản '{found}'. Đề nghị ghi loại (type) và số, ký hiệu (number); có thể "
        "thêm ngày (date, dạng 05/11/2022) và trích yếu (subject).",
        "The document '{found}' could not be read. Please give its type and number; a date (as "
        "05/11/2022) and a subject may follow.",
    ),
}
