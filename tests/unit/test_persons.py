"""Texts that should name a role and name a person."""

import pytest

from cchc_core.persons import person_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("công chức Văn phòng, 0912345678", "0912345678"),
        ("0912 345 678", "0912 345 678"),
        ("+84 912.345.678", "+84 912.345.678"),
        ("02373852123", "02373852123"),
        ("ông Nguyễn Văn A", "ông Nguyễn"),
        ("đ/c Hoa, văn thư", "đ/c Hoa"),
        ("Chị Hoa", "Chị Hoa"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("công chức Văn phòng Trần Thị Ánh Hoa, phường A", "Trần Thị Ánh Hoa"),
        ("Trần Hoa, văn thư", "Trần Hoa"),
        ("Lê Đức Ổn", "Lê Đức Ổn"),
        ("NGUYỄN VĂN AN", "NGUYỄN VĂN AN"),
        ("nguyen van an", "nguyen van an"),
    ],
)
def test_a_number_or_a_name_is_seen(text, found):
    """A telephone number however it is grouped; a name behind an honorific; a full name however it
    is written."""
    assert person_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "công chức Văn phòng – Thống kê phường Trường Thi",
        "trưởng phòng Nội vụ, 16/3/2024",
        "văn thư xã Anh Sơn",
        "UBND Bà Rịa",
        "Công văn số 5552/UBND-NV ngày 31/8/2023",
        "hồ sơ 000.17.22.H56-210531-0001",
        "06.09.2023",
        "anh chụp của xã",
        "trường THCS Lê Hồng Phong, đường Nguyễn Văn Trỗi",
        "UBND phường Phan Đình Phùng",
        "Thành phố Hồ Chí Minh; học tập Hồ Chí Minh",
        "quản lý văn bản, lưu văn thư",
        "LÊ LỢI",
        "Phó Chủ tịch Ủy ban nhân dân",
        "Đào tạo, bồi dưỡng; Hồ sơ Một cửa; Đoàn Thanh niên",
        "Trưởng phòng Nội vụ thành phố Thanh Hóa",
        "",
    ],
)
def test_roles_places_days_and_codes_are_none(text):
    """What looks like one only at first sight."""
    assert person_in(text) == ""
