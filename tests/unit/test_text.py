"""Numbers, dates and names as Vietnamese officials write, read and sort them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc_core.text import (
    Text,
    as_told,
    fold,
    format_date,
    format_number,
    format_rate,
    nfc,
    parse_date,
    sentences,
    tone_last,
    vietnamese_order,
)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0", "0"),
        (7_494_120, "7.494.120", "7,494,120"),
        (Fraction(2_382), "2.382", "2,382"),
        (Decimal("1234.50"), "1.234,5", "1,234.5"),
        (Fraction(-12_345, 10), "-1.234,5", "-1,234.5"),
        (Fraction(2, 3), "0,67", "0.67"),
        (Fraction(-1, 1000), "0", "0"),
    ],
)
def test_numbers_are_printed_in_the_readers_language(
    value: Fraction | Decimal | int, vi: str, en: str
) -> None:
    """Thousands dot and decimal comma in Vietnamese, the other way round in English."""
    assert (format_number(value, "vi"), format_number(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("percent", "printed"),
    [
        (Fraction(100), "100"),
        (Fraction(9655, 100), "96,55"),
        (Fraction(95), "95"),
        (Fraction(1, 200), "0,01"),
        (Fraction(200, 3), "66,67"),
        (Decimal("2.675"), "2,68"),
        (Fraction(1_234), "1234"),
    ],
)
def test_rates_are_rounded_half_up_and_never_grouped(
    percent: Fraction | Decimal, printed: str
) -> None:
    """Two decimals at most, a half rounds up, zeros at the end are dropped."""
    assert format_rate(percent, "vi") == printed


def test_a_rate_may_be_printed_to_other_places() -> None:
    """The number of decimals is the caller's choice."""
    assert format_rate(Fraction(200, 3), "en", places=0) == "67"
    assert format_rate(Fraction(200, 3), "en", places=4) == "66.6667"


@pytest.mark.parametrize(
    ("day", "vi"),
    [
        (date(2022, 11, 5), "05/11/2022"),
        (date(2023, 9, 1), "01/9/2023"),
        (date(2023, 1, 15), "15/01/2023"),
        (date(2023, 2, 28), "28/02/2023"),
        (date(2023, 3, 10), "10/3/2023"),
    ],
)
def test_dates_are_printed_by_the_decree(day: date, vi: str) -> None:
    """Nghị định 30/2020: a zero before days below 10 and before months 1 and 2 only."""
    assert format_date(day, "vi") == vi
    assert format_date(day, "en") == day.isoformat()


@pytest.mark.parametrize("text", ["05/11/2022", "5/11/2022", " 05/11/2022 ", "2022-11-05"])
def test_dates_are_read_day_first_or_iso(text: str) -> None:
    """The day comes before the month, unless the year comes first."""
    assert parse_date(text) == date(2022, 11, 5)


@pytest.mark.parametrize(
    "text", ["", "31/02/2023", "11/2022", "05/11/22", "05-11-2022", "13/13/2023", "2022/11/05"]
)
def test_what_is_not_surely_a_date_is_none(text: str) -> None:
    """Nothing is guessed: no short years, no months alone, no days that do not exist."""
    assert parse_date(text) is None


def test_names_sort_as_in_a_vietnamese_dictionary() -> None:
    """The alphabet's own letters, then tones within a word, then numbers by size."""
    in_order = [
        "An Hưng",
        "Ân Thi",
        "Ba Đình",
        "ba hoa",
        "Bà Triệu",
        "Bả",
        "Bã",
        "Bá",
        "Bạ",
        "Dân",
        "Điện Biên",
        "Đông Thọ",
        "Oa",
        "Ô",
        "Ơ",
        "Phường 2",
        "Phường 10",
        "Quảng Thắng",
    ]

    mixed = in_order[::2] + in_order[1::2]
    assert sorted(mixed, key=vietnamese_order) == in_order


def test_either_way_to_write_a_tone_sorts_and_compares_alike() -> None:
    """`Hoà` and `Hòa`, composed or not, are one name to the reader."""
    spellings = ["Hoà Bình", "Hòa Bình", "Ho\u0061\u0300 Bi\u0300nh"]

    assert {tone_last(s) for s in spellings} == {tone_last("hoà bình")}
    assert {fold(s) for s in spellings} == {"hoa binh"}
    assert len({vietnamese_order(s)[0] for s in spellings}) == 1


def test_the_look_alike_of_dd_is_read_as_dd() -> None:
    """U+00D0, which some keyboards type, becomes Đ."""
    assert nfc("\u00d0ông Th\u1ecd") == "Đông Thọ"


def test_a_text_is_filled_in_both_languages() -> None:
    """A field that is itself a text is filled per language."""
    filled = Text("{what} từ {file}", "{what} from {file}").format(
        what=Text("số liệu", "figures"), file="a.xlsx"
    )

    assert filled == Text("số liệu từ a.xlsx", "figures from a.xlsx")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sai. Đề nghị sửa lại.", ["Sai.", "Đề nghị sửa lại."]),
        ("Ghi 3.135 (tr. 5). “Ủy ban” xem.", ["Ghi 3.135 (tr. 5).", "“Ủy ban” xem."]),
        ("Dòng 3.3.1. 4 hồ sơ", ["Dòng 3.3.1. 4 hồ sơ"]),
        ("Đúng chưa? Ăn khớp!", ["Đúng chưa?", "Ăn khớp!"]),
        ("một câu", ["một câu"]),
    ],
)
def test_sentences_are_told_apart(text: str, told: list[str]) -> None:
    """By a stop and a capital, of the Vietnamese alphabet too; joined again they are the text."""
    assert sentences(text) == told
    assert " ".join(sentences(text)) == text


@pytest.mark.parametrize(
    ("typed", "vi", "en"),
    [
        ("1238", "1.238", "1,238"),
        ("240", "240", "240"),
        ("3.448", "3.448", "3.448"),
        ("0123", "0123", "0123"),
        ("95,7%", "95,7%", "95,7%"),
        ("", "", ""),
    ],
)
def test_what_was_typed_is_told_with_its_thousands_parted(typed: str, vi: str, en: str) -> None:
    """A bare whole number, as a spreadsheet holds it; what was typed in any other way stays so."""
    assert as_told(typed) == Text(vi, en)
