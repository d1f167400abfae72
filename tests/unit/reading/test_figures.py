"""One typed cell is read strictly: what is sure is used, what is doubtful rejected with advice."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Document, Kind, Status
from cchc_core.model.operators import AnyOf, Combine, Gather, OverPeriods, StatedRate, Sum
from cchc_core.model.units import UnitKey
from cchc_core.reading import Interpretation, Typed, interpret
from cchc_core.reading.remarks import MESSAGES, remark
from cchc_core.text import Text

NAME = Text("Chỉ tiêu", "Indicator")
LAST = OverPeriods.LAST
COUNT = Indicator("a.count", "a", NAME, NAME, Kind.COUNT, Sum(), LAST)
RATE = Indicator("a.rate", "a", NAME, NAME, Kind.RATE, StatedRate(Formula("a.count")), LAST)
LISTED = Indicator("a.listed", "a", NAME, NAME, Kind.DOCUMENTS, Gather(), LAST)
YES_NO = {0: Text("Không", "No"), 1: Text("Có", "Yes")}
CODE = Indicator("a.code", "a", NAME, NAME, Kind.CODE, AnyOf(), LAST, YES_NO)
METHODS = {0: Text("Trực tuyến", ""), 1: Text("Hoà giải", "In person"), 2: Text("Kết hợp", "Both")}
METHOD = Indicator("a.method", "a", NAME, NAME, Kind.CODE, Combine(), LAST, METHODS)
ALL = (COUNT, RATE, CODE, METHOD, LISTED)


def rule(interpretation: Interpretation) -> str | None:
    """The rule of its remark, if it has one."""
    return interpretation.remark.rule if interpretation.remark else None


def refused_by(indicator: Indicator, typed: Typed) -> str:
    """The rule that rejects what was typed; the remark is an error that shows what was found."""
    read = interpret(indicator, typed)
    assert (read.status, read.value, read.raw) == (Status.REJECTED, None, typed.raw)
    assert read.remark is not None
    assert read.remark.severity is Severity.ERROR
    assert read.remark.found in read.remark.message.vi
    assert read.remark.found in read.remark.message.en
    return read.remark.rule


@pytest.mark.parametrize("value", [None, "", "   ", "\u00a0", "KCSL", " kcsl ", "…"])
@pytest.mark.parametrize("indicator", ALL)
def test_nothing_typed_is_blank_and_never_zero(indicator: Indicator, value: object) -> None:
    """An empty cell and "không có số liệu" say nothing; there is nothing to remark."""
    read = interpret(indicator, Typed(value))

    assert (read.status, read.value, read.remark) == (Status.BLANK, None, None)
    assert read.raw == (value or "")


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014", " - "])
@pytest.mark.parametrize("indicator", ALL)
def test_a_dash_is_blank_with_a_warning(indicator: Indicator, dash: str) -> None:
    """A dash may mean zero or nothing; it counts as nothing, and the reader is told."""
    read = interpret(indicator, Typed(dash))

    assert (read.status, rule(read)) == (Status.BLANK, "figure-dash")
    assert read.remark is not None
    assert read.remark.severity is Severity.WARNING


@pytest.mark.parametrize(
    "word", ["không áp dụng", "Không Áp Dụng", "kho\u0302ng a\u0301p du\u0323ng"]
)
@pytest.mark.parametrize("indicator", ALL)
def test_not_applicable_is_an_answer_of_its_own(indicator: Indicator, word: str) -> None:
    """In any case and composition."""
    read = interpret(indicator, Typed(word))

    assert (read.status, read.remark) == (Status.NOT_APPLICABLE, None)


@pytest.mark.parametrize("word", ["KPS", "kps", "không phát sinh", "KHÔNG PHÁT SINH", "Không"])
def test_nothing_arose_is_zero_in_a_count(word: str) -> None:
    """A word for nothing is a number there, kept beside what was typed."""
    assert interpret(COUNT, Typed(word)) == Interpretation(Status.USED, 0, word)


@pytest.mark.parametrize("word", ["KPS", "không phát sinh", "không"])
def test_nothing_arose_is_no_rate(word: str) -> None:
    """0/0 is neither 0 nor 100 %; elsewhere than in a count the words are rejected."""
    assert refused_by(RATE, Typed(word)) == "figure-word"
    assert refused_by(METHOD, Typed(word)) == "code-set"
    assert refused_by(LISTED, Typed(word)) == "figure-documents"


@pytest.mark.parametrize(
    ("value", "code"), [("Không", 0), ("có", 1), ("CÓ", 1), ("Yes", 1), (1, 1), (1.0, 1)]
)
def test_a_code_reads_from_its_number_or_its_printed_label(value: object, code: int) -> None:
    """Labels in either language, in any case."""
    assert interpret(CODE, Typed(value)) == Interpretation(Status.USED, code, Typed(value).raw)


def test_a_label_reads_wherever_its_tone_mark_stands() -> None:
    """`Hòa giải` is `Hoà giải`, `Kết hợp` may come decomposed."""
    assert interpret(METHOD, Typed("hòa giải")).value == 1
    assert interpret(METHOD, Typed("Ke\u0302\u0301t ho\u031b\u0323p")).value == 2


@pytest.mark.parametrize("value", [4, 2, -1, 0.5, "4", "Có = 1", "có lẽ", "-1", "1,0", 10**30])
def test_a_code_outside_its_set_is_rejected_with_the_set(value: object) -> None:
    """The message and the remark list the codes with their labels."""
    read = interpret(CODE, Typed(value))

    assert refused_by(CODE, Typed(value)) == "code-set"
    assert read.remark is not None
    assert read.remark.expected == "0 (Không), 1 (Có)"
    assert "0 (Không), 1 (Có)" in read.remark.message.vi
    assert "0 (No), 1 (Yes)" in read.remark.message.en


def test_the_seeds_four_is_shown_as_typed() -> None:
    """The seed's ward typed 4 where 0 or 1 was asked for."""
    found = interpret(CODE, Typed(4)).remark

    assert found is not None
    assert (found.rule, found.found) == ("code-set", "4")


@pytest.mark.parametrize(
    ("value", "number"),
    [(3135, 3135), (0, 0), (7.0, 7), (-0.0, 0), (Decimal("12.00"), 12), (10**15 - 1, 10**15 - 1)],
)
def test_a_count_is_a_whole_number(value: object, number: int) -> None:
    """Stored as a whole number or as a float that is whole, it is exact and needs no remark."""
    read = interpret(COUNT, Typed(value))

    assert (read.status, read.value, read.remark) == (Status.USED, number, None)
    assert type(read.value) is int


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("04", 4),
        ("240", 240),
        ("1.234", 1234),
        ("7.494.120", 7494120),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        (" 12 ", 12),
    ],
)
def test_a_count_typed_as_text_is_read_and_remarked(text: str, number: int) -> None:
    """Leading zeros, thousands dots and spaces are how people type a count."""
    read = interpret(COUNT, Typed(text))

    assert (read.status, read.value, read.raw) == (Status.USED, number, text)
    assert rule(read) == "number-as-text"
    assert f"'{text}'" in read.remark.message.vi  # type: ignore[union-attr]
    assert f"là {number}." in read.remark.message.vi  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (1.5, "figure-not-whole"),
        ("1,234", "figure-not-whole"),
        ("1.234,5", "figure-not-whole"),
        ("12.5", "figure-not-whole"),
        ("0.955", "figure-not-whole"),
        ("1.2345", "figure-not-whole"),
        ("1,234,567", "figure-not-whole"),
        (-3, "figure-negative"),
        ("-3", "figure-negative"),
        ("\u22121.234", "figure-negative"),
        ("5%", "figure-percent"),
        ("12 hồ sơ", "figure-with-unit"),
        ("7.494.120đ", "figure-with-unit"),
        ("12 34", "figure-with-unit"),
        ("đã hoàn thành", "figure-text"),
        ("KAD", "figure-text"),
        (float("nan"), "figure-text"),
        (float("inf"), "figure-text"),
        ([1], "figure-text"),
    ],
)
def test_what_is_no_sure_count_is_rejected(value: object, why: str) -> None:
    """Never guessed, never rounded."""
    assert refused_by(COUNT, Typed(value)) == why


@pytest.mark.parametrize(
    ("value", "number_format", "percent", "raw"),
    [
        (1, "0%", "100", "100%"),
        (0.955, "0.0%", "95.5", "95,5%"),
        (0.07, "0%", "7", "7%"),
        (0.28999999999999998, "0%", "29", "29%"),
        (1.1, "0.00%", "110", "110%"),
        (96.55, "General", "96.55", "96,55"),
        (96.55, '0.00"%"', "96.55", "96,55"),
        (96.55, "0.00\\%", "96.55", "96,55"),
        (100, "General", "100", "100"),
        (100 / 3, "0.00", "33.3333333333333", "33,3333333333333"),
        (0.1 + 0.2, "General", "0.3", "0,3"),
    ],
)
def test_a_rate_cell_is_exactly_what_it_shows(
    value: object, number_format: str, percent: str | None, raw: str | None
) -> None:
    """100 times what a percentage cell stores, to the last digit; else the number as it is."""
    read = interpret(RATE, Typed(value, number_format))

    assert (read.status, read.remark) == (Status.USED, None)
    assert read.value == (value if percent is None else Decimal(percent))
    assert type(read.value) is Decimal
    if raw:
        assert (str(read.value), read.raw) == (percent, raw)


@pytest.mark.parametrize(
    ("text", "percent", "why"),
    [
        ("96,55%", "96.55", "number-as-text"),
        ("96,55 %", "96.55", "number-as-text"),
        ("96,55", "96.55", "number-as-text"),
        ("100%", "100", "number-as-text"),
        ("1,234", "1.234", "number-as-text"),
        ("1.234,5", "1234.5", "number-as-text"),
        ("96.55", "96.55", "decimal-point"),
        ("96.5%", "96.5", "decimal-point"),
    ],
)
def test_a_rate_typed_as_text_is_read_the_vietnamese_way(text: str, percent: str, why: str) -> None:
    """The sign is optional, a comma begins decimals; the cell's own format does not matter."""
    for number_format in ("General", "0%", "@"):
        read = interpret(RATE, Typed(text, number_format))

        assert (read.status, read.value, read.raw) == (Status.USED, Decimal(percent), text)
        assert rule(read) == why


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("1.234", "figure-ambiguous"),
        ("0.955", "figure-ambiguous"),
        ("100.000%", "figure-ambiguous"),
        ("1,234.5", "figure-ambiguous"),
        ("1,2,3", "figure-ambiguous"),
        ("-5%", "figure-negative"),
        (-0.5, "figure-negative"),
        ("50/100", "figure-with-unit"),
        ("cao", "figure-text"),
        (float("nan"), "figure-text"),
    ],
)
def test_what_is_no_sure_rate_is_rejected(value: object, why: str) -> None:
    """Three digits after a point could be thousands or decimals."""
    assert refused_by(RATE, Typed(value)) == why


@pytest.mark.parametrize(
    "value",
    [
        10**15,
        10**400,
        pytest.param(10**5_000, id="a five thousand digit number"),
        1e15,
        1e300,
        Decimal("1E+999999"),
        "9" * 400,
        "9" * 5_000,
        "1" + ".000" * 5,
    ],
)
def test_more_digits_than_excel_keeps_are_no_figure(value: object) -> None:
    """A cell pressed full of digits would break every sum it enters; here it is one finding."""
    assert refused_by(COUNT, Typed(value)) == "figure-too-long"
    if value != "1" + ".000" * 5:
        assert refused_by(RATE, Typed(value)) == "figure-too-long"


@pytest.mark.parametrize("value", [Decimal("33.33333333333333"), "33," + "3" * 14, 1e-200])
def test_a_rate_has_no_more_digits_either(value: object) -> None:
    """Wherever the comma stands."""
    assert refused_by(RATE, Typed(value)) == "figure-too-long"


def test_a_remark_becomes_a_finding_of_the_row_it_was_read_on() -> None:
    """Nothing of what it says is lost on the way."""
    said = remark("code-set", "4", expected=Text("0 (Không)", "0 (No)"))
    unit, origin = UnitKey("14758", date(2012, 5, 1)), Origin("a.xlsx", "Biểu 1", "D12")

    assert said.finding(unit, "a.code", origin) == Finding(
        "code-set", Severity.ERROR, said.message, unit, "a.code", origin, "4", "0 (Không)"
    )


def test_a_percentage_is_no_count_and_no_code() -> None:
    """7 % may be 7 or 0.07 in a count: only zero is the same either way."""
    assert refused_by(COUNT, Typed(0.07, "0%")) == "figure-percent"
    assert refused_by(CODE, Typed(1, "0%")) == "figure-percent"
    assert interpret(COUNT, Typed(0, "0%")).value == 0


@pytest.mark.parametrize(
    ("typed", "raw"),
    [
        (Typed(date(2023, 9, 1)), "01/9/2023"),
        (Typed(datetime(2023, 9, 1)), "01/9/2023"),
        (Typed(datetime(2023, 9, 1, 8, 30)), "01/9/2023 08:30"),
        (Typed(time(8, 30)), "08:30:00"),
        (Typed(timedelta(hours=30)), "1 day, 6:00:00"),
        (Typed(45170, "dd/mm/yyyy"), "45170"),
        (Typed(45170.5, "[$-42A]d/m/yyyy h:mm"), "45170,5"),
        (Typed("05/11/2022"), "05/11/2022"),
    ],
)
@pytest.mark.parametrize("indicator", [COUNT, RATE, CODE])
def test_a_date_is_no_figure(indicator: Indicator, typed: Typed, raw: str) -> None:
    """Excel makes a date of 1/9; its serial number is not what was meant."""
    assert refused_by(indicator, typed) == "figure-date"
    assert typed.raw == raw


@pytest.mark.parametrize(
    "number_format", ["General", "#,##0", '#,##0" hồ sơ"', "[Red]0", "_-* 0_-"]
)
def test_other_number_formats_change_nothing(number_format: str) -> None:
    """Colours, units and padding are only printed beside the number."""
    assert interpret(COUNT, Typed(12, number_format)).value == 12


@pytest.mark.parametrize("value", [True, False])
@pytest.mark.parametrize("indicator", [COUNT, RATE, CODE])
def test_true_and_false_are_no_figures(indicator: Indicator, value: bool) -> None:
    """Python would count True as 1."""
    assert refused_by(indicator, Typed(value)) == "figure-boolean"
    assert Typed(value).raw == str(value).upper()


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#SPILL!", "Err:502"])
@pytest.mark.parametrize("indicator", ALL)
def test_an_error_in_the_cell_is_no_figure(indicator: Indicator, error: str) -> None:
    """Whether the reader gives it as the value or beside it."""
    assert refused_by(indicator, Typed(error)) == "figure-error"
    assert refused_by(indicator, Typed(None, error=error)) == "figure-error"


def test_a_formula_without_a_stored_value_is_rejected_not_blank() -> None:
    """A file no program has calculated says nothing about the result, not even that it is zero."""
    typed = Typed(None, formula="=SUM(D5:D8)")

    assert refused_by(COUNT, typed) == "formula-without-value"
    assert typed.raw == "=SUM(D5:D8)"


def test_a_formulas_stored_value_is_used_with_a_remark() -> None:
    """What was typed is the formula; what was understood, its result."""
    read = interpret(RATE, Typed(0.5, "0%", formula="=D5/D6"))

    assert (read.value, read.raw, rule(read)) == (Decimal(50), "=D5/D6", "formula-used")
    assert "50" in read.remark.message.vi  # type: ignore[union-attr]
    assert interpret(COUNT, Typed("", formula='=IF(D5="","",D5)')).status is Status.BLANK
    assert rule(interpret(COUNT, Typed("04", formula="=TEXT(4)"))) == "number-as-text"


def test_a_rejected_formula_shows_its_result() -> None:
    """The remark tells the value that could not be, `raw` the formula."""
    read = interpret(COUNT, Typed(1.5, formula="=D5/2"))

    assert read.raw == "=D5/2"
    assert read.remark is not None
    assert (read.remark.rule, read.remark.found) == ("figure-not-whole", "1,5")


def test_a_list_of_documents_is_read_whole() -> None:
    """Dates as days, as Excel's moments or as text; subject and date may be missing."""
    rows = [
        {
            "type": "Kế hoạch",
            "number": "24/KH-UBND",
            "date": "05/01/2023",
            "subject": " CCHC  2023",
        },
        {"type": "Công văn", "number": "7/UBND", "date": datetime(2023, 9, 1), "subject": ""},
        {"type": "Báo cáo", "number": "8/BC-UBND"},
    ]

    read = interpret(LISTED, Typed(rows))

    assert read.value == (
        Document("Kế hoạch", "24/KH-UBND", date(2023, 1, 5), "CCHC 2023"),
        Document("Công văn", "7/UBND", date(2023, 9, 1), ""),
        Document("Báo cáo", "8/BC-UBND", None, ""),
    )
    assert read.raw.startswith("Kế hoạch 24/KH-UBND 05/01/2023")
    assert interpret(LISTED, Typed(read.value)).value == read.value


def test_an_empty_list_says_that_there_are_none() -> None:
    """It is an answer, as zero is; a cell left empty is not."""
    assert interpret(LISTED, Typed([])) == Interpretation(Status.USED, (), "")


@pytest.mark.parametrize(
    "value",
    [
        "24/KH-UBND",
        7,
        True,
        {"type": "Kế hoạch", "number": "24/KH-UBND"},
        ["24/KH-UBND"],
        [{"type": "Kế hoạch"}],
        [{"type": "Kế hoạch", "number": " "}],
        [{"type": "Kế hoạch", "number": 24}],
        [{"type": "Kế hoạch", "number": "24/KH-UBND", "date": "31/02/2023"}],
        [{"type": "Kế hoạch", "number": "24/KH-UBND", "date": 45170}],
        [{"type": "Kế hoạch", "number": "24/KH-UBND", "signer": "A"}],
    ],
)
def test_one_unreadable_document_refuses_the_list(value: object) -> None:
    """A list with one document lost would look complete."""
    assert refused_by(LISTED, Typed(value)) == "figure-documents"


def test_the_unreadable_document_is_named() -> None:
    """The message shows the first one that could not be read."""
    good = {"type": "Kế hoạch", "number": "24/KH-UBND"}
    bad = {"type": "Công văn", "number": "25/UBND", "date": "hôm qua"}
    found = interpret(LISTED, Typed([good, bad])).remark

    assert found is not None
    assert found.found == "Công văn 25/UBND hôm qua"


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_every_message_says_what_was_found_and_what_to_do(name: str) -> None:
    """In both languages, politely."""
    said = remark(name, "XYZ", expected=Text("0 (Không)", "0 (No)"))

    assert "XYZ" in said.message.vi
    assert "XYZ" in said.message.en
    assert "đề nghị" in said.message.vi.lower()
    assert "please" in said.message.en.lower()


def test_an_interpretation_has_a_value_exactly_when_it_is_used() -> None:
    """Another could not be made into a reading."""
    with pytest.raises(ValueError):
        Interpretation(Status.USED)
    with pytest.raises(ValueError):
        Interpretation(Status.BLANK, 0)
