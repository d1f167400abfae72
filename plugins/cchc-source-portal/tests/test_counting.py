"""The count is what its definitions say, to the day, whoever counts."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_core import DossierClass, Window
from cchc_source_portal.counting import BECAME, CAME_IN, NUMBER, classified, count
from cchc_source_portal.days import day

WINDOW = Window(date(2023, 1, 1), date(2023, 3, 31))
BEFORE, FIRST, INSIDE, LAST, AFTER = (
    date(2022, 12, 31),
    WINDOW.first,
    date(2023, 2, 10),
    WINDOW.last,
    date(2023, 4, 1),
)
DAYS = st.dates(date(2022, 12, 20), date(2023, 4, 10)) | st.sampled_from(
    [BEFORE, FIRST, LAST, AFTER]
)
LINES = st.lists(
    st.tuples(
        st.none() | st.integers(1, 10),
        DAYS,
        st.none() | DAYS,
        st.none() | DAYS,
    ),
    max_size=40,
)


def frame(lines):
    schema = {"state": pl.Int8, "received": pl.Date, "due": pl.Date, "finished": pl.Date}
    return pl.LazyFrame([*zip(*lines, strict=True)] or [[]] * 4, schema)


def counted(lines, window=WINDOW):
    """Numbers by class, of either side."""
    counts = count(frame(lines), window).collect()
    return {
        name: number
        for side in (CAME_IN, BECAME)
        for name, number in counts.group_by(side).agg(pl.col(NUMBER).sum()).rows()
    }


@given(LINES)
def test_it_equals_the_same_definitions_in_plain_python(made, lines):
    """Whatever the states and days."""
    assert counted(lines) == made.plain_count(lines, WINDOW)


@given(LINES)
def test_received_and_carried_over_are_all_the_others(lines):
    """The identity that must close."""
    counts = counted(lines)
    came_in = {DossierClass.IN_PERIOD.value, DossierClass.CARRIED_OVER.value}

    came = sum(number for name, number in counts.items() if name in came_in)

    assert came == sum(number for name, number in counts.items() if name not in came_in)


@given(LINES, st.randoms())
def test_the_order_of_lines_does_not_matter(lines, random):
    """A portal sorts as it likes."""
    before = counted(lines)
    random.shuffle(lines)

    assert counted(lines) == before


@pytest.mark.parametrize(
    ("state", "received", "due", "finished", "came_in", "became"),
    [
        (4, FIRST, INSIDE, None, "in-period", "open-overdue"),
        (4, LAST, AFTER, None, "in-period", "open-in-time"),
        (4, BEFORE, LAST, None, "carried-over", "open-in-time"),
        (4, BEFORE, date(2023, 3, 30), None, "carried-over", "open-overdue"),
        (4, INSIDE, None, None, "in-period", "open-in-time"),
        (10, BEFORE, INSIDE, FIRST, "carried-over", "early"),
        (10, INSIDE, LAST, LAST, "in-period", "on-time"),
        (10, FIRST, FIRST, INSIDE, "in-period", "late"),
        (9, INSIDE, None, LAST, "in-period", "without-due-date"),
        (7, INSIDE, INSIDE, LAST, "in-period", "returned"),
        (7, INSIDE, AFTER, AFTER, "in-period", "open-in-time"),
        (10, INSIDE, INSIDE, AFTER, "in-period", "open-overdue"),
        (5, INSIDE, INSIDE, None, "in-period", "waiting"),
        (6, BEFORE, None, AFTER, "carried-over", "waiting"),
        (8, INSIDE, INSIDE, LAST, "in-period", "late"),
        (None, INSIDE, LAST, LAST, "in-period", "on-time"),
    ],
)
def test_each_class_up_to_its_edges(state, received, due, finished, came_in, became):
    """Both ends of the window are inside; a dossier closed after it was open at its end."""
    (line,) = classified(frame([(state, received, due, finished)]), WINDOW).collect().to_dicts()

    assert (line[CAME_IN], line[BECAME]) == (came_in, became)


@pytest.mark.parametrize(
    ("state", "received", "finished"),
    [(1, INSIDE, None), (3, INSIDE, INSIDE), (4, AFTER, None), (10, BEFORE, BEFORE)],
)
def test_what_never_counts(state, received, finished):
    """Not yet or never received, received later, closed before the window began."""
    assert counted([(state, received, None, finished)]) == {}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("21/05/2023", date(2023, 5, 21)),
        ("21/05/2023 23:59:59", date(2023, 5, 21)),
        ("1/5/2023 8:30", date(2023, 5, 1)),
        ("21-5-2023", date(2023, 5, 21)),
        ("8h30 ngày 21/05/2023", date(2023, 5, 21)),
        ("2023-05-21 00:00:00", date(2023, 5, 21)),
        ("2023-05-21T18:30:00Z", date(2023, 5, 22)),
        ("2023-05-21T18:30:00.000+0700", date(2023, 5, 21)),
        ("45067", date(2023, 5, 21)),
        ("31/02/2023", None),
        ("05/21/2023", None),
        ("5/4/2023 8:30:00 AM", None),
        ("21/05/23", None),
        ("khoảng tháng 5", None),
        (None, None),
    ],
)
def test_days_as_they_are_written(text, read):
    """Day first, without its time; what could be read in two ways is no day."""
    texts = pl.LazyFrame({"text": ["01/01/2023", text]}, {"text": pl.String})

    assert texts.select(day(pl.col("text"))).collect()["text"].to_list() == [date(2023, 1, 1), read]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.timedeltas(timedelta(0), timedelta(0.999)))
def test_every_day_is_read_in_every_way_of_writing(moment, time):
    """A Vietnamese one, with its time and without, one in ISO and one in a zone of Vietnam."""
    clock = (timedelta(0) + time).seconds
    at = f"{clock // 3600:02d}:{clock // 60 % 60:02d}:{clock % 60:02d}"
    ways = [
        f"{moment:%d/%m/%Y}",
        f"{moment.day}/{moment.month}/{moment:%Y} {at}",
        f"{moment:%Y-%m-%d} {at}",
        f"{moment:%Y-%m-%d}T{at}+07:00",
    ]

    read = pl.LazyFrame({"text": ways}).select(day(pl.col("text"))).collect()["text"]

    assert read.to_list() == [moment] * len(ways)
