"""The words the commands speak, in both languages. Light: `cchc --help` reads them."""

from typing import NamedTuple


class Said(NamedTuple):
    """A sentence in both languages: a `Text` that can be had without importing the model."""

    vi: str
    en: str

    def in_(self, lang: str) -> str:
        """The sentence in `lang`."""
        return self.en if lang == "en" else self.vi


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

KINDS = {
    "count": Said("số đếm", "count"),
    "rate": Said("tỷ lệ", "rate"),
    "code": Said("mã", "code"),
    "documents": Said("danh mục", "list"),
}
"""How a figure is written."""
