"""Statistics by unit and form II.06a: what their columns say, and whether their sums close."""

from datetime import date

import pytest

from cchc_core import Window

#       received, carried, in period, direct, online, postal, resolved, early, on time, late,
#       open, in time, overdue, supplement, returned
WARD = (20, 4, 16, 9, 6, 1, 15, 8, 6, 1, 4, 3, 1, 1, 0)
NAME = "Phường Hàm Rồng"


@pytest.fixture
def by_unit(portal, made):
    """A table of statistics by unit in a file."""

    def put(*lines, name="thong-ke.htm", window=made.WINDOW, head=made.UNITS_HEAD):
        return portal.put(
            name, made.statistics(head, *lines), heads=2, above=made.letterhead(window=window)
        )

    return put


@pytest.mark.parametrize("kind", [".htm", ".xlsx", ".xls", ".csv"])
def test_a_line_for_each_unit_is_read_by_its_columns(portal, made, by_unit, kind):
    """With its channels; what no column counts has no reading."""
    path = by_unit((1, NAME, *WARD), (2, "Phường Đông Thọ", *WARD), name=f"a{kind}")

    other, one = portal.read(path)

    assert one.report.unit.name == "Phường Đông Thọ"
    figures = made.numbers(other)
    assert figures["dossiers.received"] == 20
    assert figures["dossiers.carried_over"] == 4
    assert figures["dossiers.resolved_early"] == 8
    assert figures["dossiers.on_time.commune"] == 14
    assert figures["dossiers.open_overdue"] == 1
    assert figures["dossiers.waiting"] == 1
    assert figures["online.received"] == 6
    assert figures["postal.received"] == 1
    assert not any(row.startswith("dossiers.received.") for row in figures)
    assert "dossiers.resolved_without_due_date" not in figures
    assert other.part == "statistics"
    assert other.cells.lost == one.cells.lost == 0


def test_a_figure_says_in_which_cell_it_stood(portal, made, by_unit):
    """By letter and line in a sheet; a sum names its parts."""
    (submission,) = portal.read(by_unit((1, NAME, *WARD), name="a.xlsx"))

    readings = submission.report.own.readings

    assert str(readings["dossiers.received"].origin) == "a.xlsx [Sheet!C8]"
    assert str(readings["dossiers.on_time.commune"].origin) == "a.xlsx [Sheet!J8+K8]"


def test_channels_that_add_up_to_all_received_split_the_form_s_3_3_1(portal, made, by_unit):
    """Which of the two they divide is told by the sum that they close."""
    head = [list(line) for line in made.UNITS_HEAD[:2]]
    head[1][6] = "Trực tuyến một phần"
    head[0].insert(7, "")
    head[1].insert(7, "Trực tuyến toàn trình")
    ward = (20, 4, 16, 11, 3, 4, 2, *WARD[6:])

    (submission,) = portal.read(by_unit((1, NAME, *ward), head=head))

    figures = made.numbers(submission)
    split = ("direct", "online_partial", "online_full", "postal")
    assert [figures[f"dossiers.received.{way}"] for way in split] == [11, 3, 4, 2]
    assert "postal.received" not in figures


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        (0, 21, "'Tiếp nhận / Tổng số' ghi 21"),
        (6, 16, "'Đã giải quyết / Trước hạn' 8 + 'Đã giải quyết / Đúng hạn' 6"),
        (11, 4, "cộng lại là 5"),
        (3, 10, "'Tiếp nhận / Trong kỳ' ghi 16"),
    ],
)
def test_sums_that_do_not_close_are_told_with_their_numbers(
    portal, made, by_unit, column, value, words
):
    """The figures stay as the table has them; channels that divide nothing are not read."""
    line = [*WARD]
    line[column] = value

    (submission,) = portal.read(by_unit((1, NAME, *line)))

    assert words in made.finding(submission, "statistics-sums").message.vi
    assert made.numbers(submission)["dossiers.received"] == line[0]
    assert ("online.received" in made.numbers(submission)) == (column in (6, 11, 0))


def test_a_total_that_is_not_the_sum_is_told(portal, made, by_unit):
    """Column by column; a right one says nothing."""
    lines = [(1, NAME, *WARD), (2, "Phường Đông Thọ", *WARD)]
    right = [2 * number for number in WARD]
    wrong = [*right[:-2], 5, 0]

    fine = portal.read(by_unit(*lines, ("", "Tổng cộng", *right)))
    told = portal.read(by_unit(*lines, ("", "Tổng cộng", *wrong), name="b.htm"))

    assert [made.rules(submission) for submission in fine] == [[], []]
    assert "ghi 5" in made.finding(told[0], "statistics-total").message.vi
    assert [submission.cells.lost for submission in told] == [0, 0]


def test_figures_of_other_days_keep_their_own_window(portal, made, by_unit):
    """They are shown, not rolled up."""
    other = Window(date(2023, 1, 1), date(2023, 8, 10))

    (submission,) = portal.read(by_unit((1, NAME, *WARD), window=other))

    windows = {reading.window for reading in submission.report.own.readings.values()}
    assert windows == {other}


def test_statistics_that_do_not_say_their_days_are_refused(portal, made, by_unit, tmp_path):
    """Unless an office's own profile says that it exports nothing but the period's."""
    path = by_unit((1, NAME, *WARD), window=None)

    assert portal.refused(path).rule == "window-unstated"


def test_a_unit_with_two_lines_is_not_read(portal, made, by_unit):
    """Nobody can tell which is right."""
    lines = [(1, NAME, *WARD), (2, "Phường Đông Thọ", *WARD), (3, f"UBND {NAME}", *WARD)]

    (submission,) = portal.read(by_unit(*lines))

    assert submission.report.unit.name == "Phường Đông Thọ"
    assert made.rules(submission) == ["statistics-unit-twice"]
    assert submission.cells.reported == 2 * 17
    assert submission.cells.lost == 0


def test_lines_of_strangers_and_of_nobody_are_told(portal, made, by_unit):
    """Likewise cells that are no counts."""
    spoilt = ("3", NAME, *WARD[:-1], "khoảng 3")
    lines = [("1", "phuong dong tho", *WARD), ("2", "Sở Y tế", *WARD), spoilt]

    (submission,) = portal.read(by_unit(*lines, ("4", "", *WARD)))

    rules = ["unit-suggested", "unit-unmatched", "line-unread", "statistics-unreadable"]
    assert made.rules(submission) == rules
    assert "dossiers.returned" not in made.numbers(submission)
    assert "khoảng" not in made.finding(submission, "statistics-unreadable").message.vi


def test_a_table_without_an_expected_unit_is_refused(portal, made, by_unit):
    """It may be another city's."""
    assert portal.refused(by_unit((1, "Sở Y tế", *WARD))).rule == "wrong-unit"


#           received, online, other, carried, resolved, early, on time, late, open, in time, overdue
FIELDS = [
    ("1", "Đất đai", 12, 5, 4, 3, 9, 4, 4, 1, 3, 2, 1),
    ("2", "Hoạt động xây dựng", 3, 1, 2, 0, 3, 3, 0, 0, 0, 0, 0),
    ("3", "Hộ tịch", 30, 20, 8, 2, 28, 20, 8, 0, 2, 2, 0),
]
TOTAL = ("", "Tổng cộng", 45, 26, 14, 5, 40, 27, 12, 1, 5, 4, 1)


@pytest.mark.parametrize("kind", [".htm", ".xlsx", ".csv"])
def test_form_ii_06a_is_read_field_by_field(portal, made, kind):
    """Heads over three lines; one unit's, as its letterhead says."""
    lines = made.statistics(made.FIELDS_HEAD, *FIELDS, TOTAL)
    path = portal.put(f"a{kind}", lines, heads=3, above=made.letterhead())

    (submission,) = portal.read(path)

    figures = made.numbers(submission)
    assert figures["dossiers.received"] == 45
    assert figures["dossiers.in_period"] == 40
    assert figures["online.received"] == 26
    assert figures["dossiers.resolved_early"] == 27
    assert "postal.received" not in figures
    assert not [row for row in figures if "on_time" in row]  # they hold what was returned too
    assert submission.part == "II.06a"
    assert made.rules(submission) == []
    assert submission.cells.lost == 0
    counts = {
        (c.field, c.dossier_class.value, c.channel): c.number
        for c in submission.report.own.dossiers
    }
    assert counts["Hộ tịch", "in-period", "online"] == 20
    assert counts["Hộ tịch", "in-period", "offline"] == 8
    assert counts["Đất đai", "open-overdue", None] == 1
    assert counts["Đất đai", "on-time", None] == 4


def test_the_sums_of_form_ii_06a_are_checked(portal, made):
    """(3) = (4) + (5) + (6), (7) = (8) + (9) + (10), (11) = (12) + (13), and its total."""
    wrong = ("1", "Đất đai", 13, 5, 4, 3, 10, 4, 4, 1, 4, 2, 1)
    lines = made.statistics(made.FIELDS_HEAD, wrong, *FIELDS[1:], TOTAL)
    path = portal.put("a.htm", lines, heads=3, above=made.letterhead())

    (submission,) = portal.read(path)

    assert made.rules(submission) == ["statistics-sums"] * 3 + ["statistics-total"] * 3


def test_a_field_that_is_not_in_the_table_has_no_figure(portal, made):
    """Missing is never zero."""
    lines = made.statistics(made.FIELDS_HEAD, FIELDS[2])
    path = portal.put("a.htm", lines, heads=3, above=made.letterhead())

    (submission,) = portal.read(path)

    assert "dossiers.on_time.land.commune" not in made.numbers(submission)
    assert made.numbers(submission)["dossiers.received"] == 30
