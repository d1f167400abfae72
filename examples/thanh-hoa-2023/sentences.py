"""The text of a made-up ward's report: the figures of the second form, in words."""

from collections.abc import Iterator, Mapping


def sentences(typed: Mapping[str, int | float | str]) -> Iterator[str]:
    """Paragraph by paragraph, in the order and wording that reports of wards have."""

    def told(id: str) -> str:
        value = typed[id]
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else f"{value:g}"

    yield "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"
    yield (
        "UBND đã ban hành Kế hoạch số 412/KH-UBND ngày 28/12/2022 về thực hiện nhiệm vụ cải cách "
        "hành chính năm 2023."
    )
    yield "II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH"
    yield (
        "1. Bộ danh mục TTHC thuộc thẩm quyền giải quyết cấp xã là "
        f"{told('procedures.authority')} thủ tục; hiện áp dụng tại UBND là "
        f"{told('procedures.applied')} thủ tục, có {told('procedures.not_applied')} thủ tục đặc "
        "thù thực tế không áp dụng."
    )
    yield (
        f"2. Bố trí {told('one_stop.staff')} công chức trực tiếp tiếp nhận hồ sơ tại Bộ phận Một "
        "cửa."
    )
    yield (
        f"3. Kết quả giải quyết TTHC (trong kỳ: {told('dossiers.in_period')} hồ sơ; kỳ trước "
        f"chuyển sang: {told('dossiers.carried_over')} hồ sơ):"
    )
    yield f"- Hồ sơ giải quyết trước hạn: {told('dossiers.resolved_early')} hồ sơ;"
    yield f"- Hồ sơ giải quyết đúng hạn: {told('dossiers.resolved_on_time')} hồ sơ;"
    yield f"- Hồ sơ giải quyết quá hạn: {told('dossiers.resolved_late')} hồ sơ;"
    yield f"- Hồ sơ đang giải quyết trong hạn: {told('dossiers.open_in_time')} hồ sơ;"
    yield f"- Hồ sơ chờ bổ sung: {told('dossiers.waiting')} hồ sơ;"
    yield f"- Hồ sơ tổ chức, cá nhân xin rút hoặc trả lại: {told('dossiers.returned')} hồ sơ."
    yield "4. Trong kỳ không nhận được phản ánh, kiến nghị về thủ tục hành chính."
