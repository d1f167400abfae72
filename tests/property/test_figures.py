"""What holds for every figure, date and name, however odd."""

import io
import string
import zipfile
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from cchc_core.errors import FileRefused
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Kind, Status
from cchc_core.model.operators import AnyOf, Gather, OverPeriods, StatedRate, Sum
from cchc_core.model.reports import Reading
from cchc_core.reading import FileKind, Typed, interpret, precheck, sniff
from cchc_core.text import (
    Lang,
    Text,
    format_date,
    format_number,
    format_rate,
    parse_date,
    vietnamese_order,
)

NAME = Text("Chỉ tiêu", "Indicator")
LAST = OverPeriods.LAST
COUNT = Indicator("a.count", "a", NAME, NAME, Kind.COUNT, Sum(), LAST)
RATE = Indicator("a.rate", "a", NAME, NAME, Kind.RATE, StatedRate(Formula("a.count")), LAST)
LISTED = Indicator("a.listed", "a", NAME, NAME, Kind.DOCUMENTS, Gather(), LAST)
YES_NO = {0: Text("Không", "No"), 1: Text("Có", "Yes")}
CODE = Indicator("a.code", "a", NAME, NAME, Kind.CODE, AnyOf(), LAST, YES_NO)

LANGS = st.sampled_from(("vi", "en"))
FIGURES = st.text(alphabet=string.digits + " .,%-đhồsơ", max_size=12)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text()
    | FIGURES
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
    | st.binary()
)
VALUES = SCALARS | st.lists(
    st.dictionaries(st.sampled_from(("type", "number", "date", "subject", "x")), SCALARS)
)
FORMATS = st.sampled_from(("General", "0%", "0.00%", "dd/mm/yyyy", "@", "#,##0")) | st.text()


@given(
    st.sampled_from((COUNT, RATE, CODE, LISTED)),
    VALUES,
    FORMATS,
    st.none() | st.just("=A1"),
    st.none() | st.just("#REF!"),
)
@example(COUNT, 10**5_000, "General", None, None)
@example(COUNT, "9" * 5_000, "General", None, None)
@example(RATE, Decimal("1E+999999"), "0%", None, None)
@example(COUNT, Decimal("sNaN"), "0%", None, None)
@example(RATE, 5e-324, "0%", None, None)
@example(COUNT, "\ud800", "\ud800", None, None)
def test_whatever_a_cell_holds_it_is_interpreted(
    indicator: Indicator,
    value: object,
    number_format: str,
    formula: str | None,
    error: str | None,
) -> None:
    """Never an exception; a value exactly when used; a rejection always says why."""
    read = interpret(indicator, Typed(value, number_format, formula, error))

    Reading("a.row", read.status, read.value, read.raw)
    assert (read.status is Status.REJECTED) <= (read.remark is not None)
    if isinstance(value, str) and not formula and not error:
        assert read.raw == value


WHOLE = st.integers(0, 10**15 - 1)


@given(WHOLE, LANGS)
def test_a_count_as_printed_reads_back(number: int, lang: Lang) -> None:
    """Vietnamese print is read as the same number, English print never as another one."""
    read = interpret(COUNT, Typed(format_number(number, lang)))

    assert read.value in ({number} if lang == "vi" else {number, None})


@given(st.decimals(min_value=0, max_value=10_000, places=2), st.sampled_from(("", "%", " %")))
def test_a_rate_as_printed_reads_back(percent: Decimal, sign: str) -> None:
    """To the hundredth, with its sign or without."""
    assert interpret(RATE, Typed(format_rate(percent, "vi") + sign)).value == percent


@given(st.decimals(min_value=0, max_value=100, places=4))
def test_a_percentage_cell_is_a_hundred_times_what_it_stores(percent: Decimal) -> None:
    """Also through a binary float, which holds hardly any of these exactly."""
    stored = float(percent.scaleb(-2))

    assert interpret(RATE, Typed(stored, "0.00%")).value == percent


@given(WHOLE)
def test_a_number_cell_is_that_number(number: int) -> None:
    """Whole numbers stay exact, also where a reader gives them as floats."""
    assert interpret(COUNT, Typed(number)).value == number
    assert interpret(COUNT, Typed(float(number))).value == number
    assert interpret(RATE, Typed(number)).value == number


@given(st.integers(min_value=10**15) | st.integers(10**15).map(Decimal))
def test_a_number_longer_than_excel_keeps_is_no_figure(number: int | Decimal) -> None:
    """No sum, no conversion further on meets it."""
    for indicator in (COUNT, RATE):
        for typed in (number, str(number), format_number(Fraction(number), "vi")):
            assert interpret(indicator, Typed(typed)).status is Status.REJECTED


@given(st.fractions(), st.integers(min_value=0, max_value=6))
def test_printing_moves_a_number_by_half_a_last_place_at_most(value: Fraction, places: int) -> None:
    """And the languages differ in nothing but their signs."""
    english = format_number(value, "en", places)

    assert format_number(value, "vi", places) == english.translate(str.maketrans(".,", ",."))
    printed = Fraction(english.replace(",", ""))
    assert abs(printed - value) <= Fraction(1, 2 * 10**places)
    assert Fraction(format_rate(value, "en", places)) == printed


@given(st.dates(), LANGS)
def test_a_date_as_printed_reads_back(day: date, lang: Lang) -> None:
    """In both languages, in every year."""
    assert parse_date(format_date(day, lang)) == day


@given(st.lists(st.text() | st.text(alphabet="aăâbdđeêoôơ\u0300\u0301 0123"), unique=True))
def test_vietnamese_order_is_one_order(names: list[str]) -> None:
    """Any two names compare, no two different ones share a place."""
    mixed = names[::2] + names[1::2]
    assert sorted(names, key=vietnamese_order) == sorted(mixed, key=vietnamese_order)
    assert len(set(map(vietnamese_order, names))) == len(names)


def test_a_damaged_workbook_is_refused_and_nothing_worse(tmp_path: Path) -> None:
    """Whichever bytes of a zip are overwritten, it passes or is refused."""
    path = tmp_path / "Trường Thi.xlsx"
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "spreadsheetml.sheet.main+xml" * 9)
        archive.writestr("xl/workbook.xml", "<workbook><sheets/></workbook>")

    @given(st.integers(0, whole.tell() - 1), st.binary(min_size=1, max_size=8))
    def holds(at: int, damage: bytes) -> None:
        content = whole.getvalue()
        path.write_bytes(content[:at] + damage + content[at + len(damage) :])
        assert sniff(path) in FileKind
        with suppress(FileRefused):
            precheck(path)

    holds()
