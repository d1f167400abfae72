"""The words the commands speak, in both languages. Light: `cchc --help` reads them."""

from typing import NamedTuple


class Said(NamedTuple):
    """A sentence in both languages: a `Text` that can be had without importing the model."""

    vi: str
    en: str

    def in_(self, lang: str) -> str:
        """The sentence in `lang`."""
        return self.en if lang == "en" else self.vi


PLACEHOLDERS = {
    "A": "A",
    "B": "B",
    "CODE": "MÃ",
    "DATE": "NGÀY",
    "DIR": "THƯ_MỤC",
    "FILE": "TỆP",
    "FILE…": "TỆP…",
    "FOLDER": "THƯ_MỤC",
    "INDICATOR": "CHỈ_TIÊU",
    "KIND": "LOẠI",
    "LIST": "DANH_SÁCH",
    "N": "SỐ",
    "NAME": "TÊN",
    "PACK": "BỘ_BIỂU",
    "PERIOD": "KỲ",
    "REPORT": "BÁO_CÁO",
    "ROLE": "CHỨC_DANH",
    "ROW": "DÒNG",
    "SCHEME": "CHẾ_ĐỘ",
    "TEXT": "NỘI_DUNG",
    "UNIT": "ĐƠN_VỊ",
    "VALUE": "SỐ_LIỆU",
    "YEAR": "NĂM",
}
"""What stands in a line for what one has to write, by the word that the code has for it."""

EXITS = {
    0: "done",
    1: "data-has-errors",
    2: "wrong-usage",
    3: "incomplete",
    4: "plugin-failed",
    70: "internal-error",
    130: "interrupted",
}
"""What each exit code is called in JSON."""

SEVERITIES = {
    "error": Said("lỗi", "error"),
    "warning": Said("cảnh báo", "warning"),
    "information": Said("thông tin", "information"),
}

FILED = {
    "used": Said("đã dùng", "used"),
    "missing": Said("chưa gửi", "missing"),
    "wrong-form": Said("sai biểu mẫu", "wrong form"),
    "empty": Said("để trống", "empty"),
    "refused": Said("bị từ chối", "refused"),
}
"""What became of an expected unit's report."""

STATUSES = {
    "used": Said("có số liệu", "used"),
    "blank": Said("để trống", "blank"),
    "not-applicable": Said("không áp dụng", "not applicable"),
    "rejected": Said("không nhận", "rejected"),
    "without-base": Said("thiếu số gốc", "without base"),
    "other-window": Said("kỳ số liệu khác", "other window"),
    "out-of-scope": Said("ngoài phạm vi điền", "out of scope"),
    "not-submitted": Said("chưa gửi", "not submitted"),
}
"""What became of a reading."""

DEEDS = {
    "written": Said("đã ghi", "written"),
    "unchanged": Said("không đổi", "unchanged"),
    "dated-copy": Said("tệp đang mở nên ghi bản sao", "open elsewhere, so a copy was written"),
}
"""What was done for an output."""

OPERATORS = {
    "sum": Said("cộng", "sum"),
    "common": Said("danh mục chung", "common"),
    "one-list": Said("một danh mục", "one-list"),
    "stated-rate": Said("tỷ lệ khai báo", "stated-rate"),
    "ratio": Said("tỷ lệ", "ratio"),
    "share": Said("tỷ lệ đơn vị", "share"),
    "number": Said("số đơn vị", "number"),
    "any": Said("ít nhất một", "any"),
    "all": Said("tất cả", "all"),
    "lowest": Said("thấp nhất", "lowest"),
    "combine": Said("kết hợp", "combine"),
    "list": Said("ghép danh mục", "list"),
    "total": Said("dòng tổng", "total"),
    "formula": Said("công thức", "formula"),
    "first": Said("kỳ đầu", "first"),
    "last": Said("kỳ cuối", "last"),
    "rate": Said("tính lại tỷ lệ", "rate"),
    "derived": Said("tính từ dòng khác", "derived"),
    "none": Said("không gộp", "none"),
}
"""How an indicator rolls up, over units and over periods."""

KINDS = {
    "count": Said("số đếm", "count"),
    "rate": Said("tỷ lệ", "rate"),
    "code": Said("mã", "code"),
    "documents": Said("danh mục", "list"),
}
"""How a figure is written."""

OUTCOMES = {
    "value": Said("đủ số liệu", "whole"),
    "incomplete": Said("chưa đủ số liệu", "incomplete"),
    "undecided": Said("chưa kết luận", "undecided"),
    "no-agreement": Said("không thống nhất", "no agreement"),
    "not-arising": Said("không phát sinh", "none arising"),
    "no-basis": Said("không đủ cơ sở", "no basis"),
    "no-data": Said("không có số liệu", "no data"),
    "not-applicable": Said("không áp dụng", "not applicable"),
}
"""What became of a rolled-up figure."""

DOSSIERS = {
    "in-period": Said("tiếp nhận trong kỳ", "received in the period"),
    "carried-over": Said("kỳ trước chuyển sang", "carried over"),
    "early": Said("trước hạn", "early"),
    "on-time": Said("đúng hạn", "on time"),
    "late": Said("quá hạn", "late"),
    "without-due-date": Said("không có hạn trả", "without a due date"),
    "returned": Said("trả lại", "returned"),
    "waiting": Said("chờ bổ sung, dừng xử lý", "waiting"),
    "open-in-time": Said("đang giải quyết trong hạn", "open in time"),
    "open-overdue": Said("đang giải quyết quá hạn", "open overdue"),
}
"""What became of dossiers."""
