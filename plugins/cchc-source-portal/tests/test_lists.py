"""Dossier lists of every layout, in every kind of file, into the figures of each unit."""

import random
import time
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

KINDS = (".csv", ".xlsx", ".xls", ".htm")


@pytest.fixture
def mixed(made):
    """Dossiers of one ward in all classes, with a state each; the portal's texts and numbers."""
    states = {"early": "10", "late": "Đã xử lý xong", "open": "4", "waiting": "Yêu cầu bổ sung"}
    days = {
        "early": ("15/03/2023", "20/03/2023", "19/03/2023"),
        "late": ("15/03/2023", "20/03/2023", "21/03/2023"),
        "open": ("15/03/2023", "30/09/2023", ""),
        "waiting": ("01/11/2022", "20/03/2023", ""),
    }
    wanted = [("early", 5), ("late", 3), ("open", 4), ("waiting", 2)]
    names = [name for name, times in wanted for _ in range(times)]
    numbers = {day: made.codes(day) for day in ("230315", "221101")}
    return [
        made.Dossier(next(numbers["221101" if name == "waiting" else "230315"]), state=states[name],
                     received=days[name][0], due=days[name][1], finished=days[name][2])
        for name in names
    ]  # fmt: skip


COUNTS = {
    "dossiers.received": 14,
    "dossiers.in_period": 12,
    "dossiers.carried_over": 2,
    "dossiers.resolved_early": 5,
    "dossiers.resolved_on_time": 0,
    "dossiers.resolved_late": 3,
    "dossiers.open_in_time": 4,
    "dossiers.open_overdue": 0,
    "dossiers.waiting": 2,
    "dossiers.returned": 0,
    "dossiers.on_time.commune": 5,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", ["table", "numbers", "igate"])
def test_each_layout_reads_the_same_out_of_each_kind_of_file(portal, made, mixed, layout, kind):
    """By content alone; every filled cell is accounted for."""
    path = portal.put(f"a{kind}", made.LISTS[layout](mixed))
    portal.source.recognises(path, path.read_bytes()[:8192])

    (submission,) = portal.read(path.rename(path.with_suffix(".tệp")))

    figures = made.numbers(submission)
    assert {row: figures[row] for row in COUNTS} == COUNTS
    assert submission.report.unit.name == "Phường Hàm Rồng"
    assert (submission.part, submission.revision) == ("dossiers", None)
    assert submission.cells.lost == 0
    assert "Chủ hồ sơ" in submission.cells.passed_over or layout == "igate"


@pytest.mark.parametrize("kind", KINDS)
def test_the_main_list_has_heads_over_two_lines_and_its_unit_above(portal, made, mixed, kind):
    """It holds no state, so what waits is open too, and nobody can say how many wait or were
    returned; no field, so no figure by field."""
    lines = made.main_list(mixed)
    path = portal.put(f"a{kind}", lines, heads=2, above=made.letterhead())

    (submission,) = portal.read(path)

    figures = made.numbers(submission)
    untold = {"dossiers.waiting", "dossiers.returned"}
    expected = {row: COUNTS[row] for row in COUNTS if row not in untold}
    assert {row: figures[row] for row in expected} == expected | {"dossiers.open_overdue": 2}
    assert not untold & set(figures)
    assert "dossiers.on_time.land.commune" not in figures
    assert submission.report.own.dossiers == ()
    assert submission.cells.lost == 0


def test_a_line_that_numbers_the_columns_totals_and_signatures_are_no_dossiers(portal, made, mixed):
    """Nor are heads that are printed again."""
    head, *lines = made.table_list(mixed)
    numbering = [f"({n})" for n in range(1, 13)]
    end = [["Tổng số: 14 hồ sơ"], ["", "", "", "", "Người lập", "", "", "", "Chủ tịch"]]
    end.append(["", "", "", "", made.PERSONAL["name"], "", "", "", made.PERSONAL["name"]])
    path = portal.put("a.xlsx", [head, numbering, *lines[:5], head, *lines[5:], *end])

    (submission,) = portal.read(path)

    assert made.numbers(submission)["dossiers.received"] == 14
    assert made.rules(submission) == []
    assert submission.cells.lost == 0


def test_a_reading_says_from_how_many_dossiers_it_was_counted(portal, made, mixed):
    """And in which layout; there is no cell to point at."""
    (submission,) = portal.read(portal.put("tệp.csv", made.table_list(mixed)))

    origin = submission.report.own.readings["dossiers.received"].origin

    assert str(origin) == "tệp.csv [Danh sách hồ sơ, dạng bảng, 14 hồ sơ]"


def test_one_export_serves_many_wards_and_the_city_s_own_office(portal, made):
    """Split by the unit that received, whatever way its name is written."""
    names = ["UBND phường Hàm Rồng", "P. Đông Thọ", "Bộ phận một cửa UBND xã Thiệu Vân"]
    names += ["UBND Thành phố Thanh Hóa", "phường Hàm Rồng - TP Thanh Hóa"]
    lines = [made.Dossier(code, unit=name) for code, name in zip(made.codes(), names, strict=False)]

    submissions = portal.read(portal.put("a.csv", made.table_list(lines)))

    received = {s.report.unit.name: made.numbers(s)["dossiers.received"] for s in submissions}
    assert received == {
        "Phường Hàm Rồng": 2,
        "Phường Đông Thọ": 1,
        "Xã Thiệu Vân": 1,
        "Thành phố Thanh Hóa": 1,
    }
    (city,) = [s for s in submissions if s.report.unit.level == "district"]
    assert "dossiers.on_time.district" in made.numbers(city)
    assert "dossiers.on_time.commune" not in made.numbers(city)


def test_lines_of_units_nobody_can_be_sure_of_are_told_not_lost(portal, made):
    """One matched only inexactly, one that matches none, one that is not expected."""
    names = ["UBND phường Hàm Rồng", "phuong dong tho", "Phòng Quản lý đô thị", "Xã Đông Hoàng"]
    names += ["Phường Hàm Rồng, TP Khác"]
    lines = [made.Dossier(code, unit=name) for code, name in zip(made.codes(), names, strict=False)]

    (submission,) = portal.read(portal.put("a.csv", made.table_list(lines)))

    assert made.numbers(submission)["dossiers.received"] == 1
    assert "Phường Đông Thọ" in [
        f.message.vi.split("có thể là ")[1].split(" nhưng")[0]
        for f in submission.findings
        if f.rule == "unit-suggested"
    ]
    assert "'Phòng Quản lý đô thị'" in made.finding(submission, "unit-unmatched").message.vi
    assert "Xã Đông Hoàng" in made.finding(submission, "unit-not-expected").message.vi
    assert made.rules(submission).count("unit-suggested") == 2
    assert submission.cells.reported == 4 * 8
    assert submission.cells.lost == 0


def test_a_file_without_a_line_of_an_expected_unit_is_refused(portal, made):
    """It may have come from elsewhere."""
    path = portal.put("a.csv", made.table_list(made.several(2, unit="Sở Nội vụ")))

    assert portal.refused(path).rule == "wrong-unit"


def test_whose_a_list_is_comes_from_its_letterhead_else_from_inbox_csv(portal, made):
    """Without either it is refused."""
    lines = made.main_list(made.several(3))
    path = portal.put("a.htm", lines, heads=2)
    assert portal.refused(path).rule == "unit-unknown"

    portal.sent_by(path, "Phường Đông Thọ")
    other = portal.put("b.htm", lines, heads=2, above=made.letterhead("Phường Hàm Rồng"))
    elsewhere = portal.put("c.htm", lines, heads=2, above=made.letterhead("Xã Đông Hoàng"))

    names = [submission.report.unit.name for submission in portal.read(path)]
    assert names == ["Phường Đông Thọ"]
    assert [s.report.unit.name for s in portal.read(other)] == ["Phường Hàm Rồng"]
    assert portal.refused(elsewhere).rule == "wrong-unit"


def test_what_a_person_decided_goes_before_the_letterhead(portal, made):
    """And makes a list of another place one of an expected unit."""
    lines = made.main_list(made.several(3))
    path = portal.put("a.htm", lines, heads=2, above=made.letterhead("Xã Đông Hoàng"))
    (owner,) = [unit for unit in portal.desk.expected if unit.name == "Phường Đông Thọ"]
    portal.desk = evolve(portal.desk, owners={path: owner})

    assert [s.report.unit for s in portal.read(path)] == [owner]


def test_channels_and_levels_only_where_the_layout_holds_them(portal, made):
    """Channel by number or word; online in part or in full where the level is told."""
    ways = [("Trực tiếp", ""), ("1", ""), ("3", ""), ("Trực tuyến", "Toàn trình")]
    ways += [("2", "Mức độ 3"), ("Trực tuyến", "Dịch vụ công trực tuyến một phần")]
    lines = [
        made.Dossier(code, channel=channel, level=level)
        for code, (channel, level) in zip(made.codes(), ways, strict=False)
    ]

    (told,) = portal.read(portal.put("a.csv", made.table_list(lines, channels=True)))
    (untold,) = portal.read(portal.put("b.csv", made.table_list(lines)))

    figures = made.numbers(told)
    split = ("direct", "postal", "online_partial", "online_full")
    assert [figures[f"dossiers.received.{way}"] for way in split] == [2, 1, 2, 1]
    assert not any("channel" in rule or "level" in rule for rule in made.rules(told))
    assert not any(row.startswith("dossiers.received.") for row in made.numbers(untold))


def test_a_dossier_without_its_channel_or_level_leaves_no_split(portal, made):
    """Else the parts would be fewer than the whole, and nobody would know."""
    lines = made.several(3)
    unknown = portal.put(
        "a.csv", made.table_list([*lines[1:], evolve(lines[0], channel="Zalo")], channels=True)
    )
    online = portal.put(
        "b.csv", made.table_list([*lines[1:], evolve(lines[0], level="")], channels=True)
    )

    (without,) = portal.read(unknown)
    (partly,) = portal.read(online)

    assert made.finding(without, "dossier-channel-unknown").origin.cell == "L4"
    assert "dossiers.received.direct" not in made.numbers(without)
    assert made.finding(partly, "dossier-level-unknown").origin.cell == "L4"
    assert made.numbers(partly)["dossiers.received.direct"] == 0
    assert "dossiers.received.online_full" not in made.numbers(partly)


def test_fields_answer_the_indicators_that_ask_for_them(portal, made):
    """Land and construction under their usual names; each printed field is counted apart."""
    names = ["Đất đai", "ĐẤT ĐAI", "Lĩnh vực Đất đai", "Hoạt động xây dựng", "Hộ tịch"]
    lines = [
        made.Dossier(code, field=name) for code, name in zip(made.codes(), names, strict=False)
    ]

    (submission,) = portal.read(portal.put("a.csv", made.table_list(lines)))

    figures = made.numbers(submission)
    assert figures["dossiers.on_time.land.commune"] == 3
    assert figures["dossiers.on_time.construction.commune"] == 1
    counted = {(c.field, c.dossier_class.value): c.number for c in submission.report.own.dossiers}
    assert counted["Hộ tịch", "in-period"] == counted["Hộ tịch", "on-time"] == 1


def test_a_dossier_without_its_field_leaves_no_figure_by_field(portal, made):
    """The others of its line count as ever."""
    lines = made.several(3)
    (submission,) = portal.read(
        portal.put("a.csv", made.table_list([*lines[1:], evolve(lines[0], field="")]))
    )

    assert made.finding(submission, "dossier-field-missing").origin.cell == "L4"
    assert "dossiers.on_time.land.commune" not in made.numbers(submission)
    assert made.numbers(submission)["dossiers.received"] == 3
    assert submission.report.own.dossiers == ()


def test_doubles_are_counted_once_and_listed(portal, made):
    """By their codes, in one file."""
    lines = made.several(3)
    path = portal.put("a.csv", made.table_list([*lines, lines[0], lines[0]]))

    (submission,) = portal.read(path)

    told = made.finding(submission, "dossier-duplicate")
    assert made.numbers(submission)["dossiers.received"] == 3
    assert f"5 ({lines[0].code}), 6 ({lines[0].code})" in told.message.vi
    assert submission.cells.reported == 2 * 8
    assert submission.cells.lost == 0


def test_of_two_lines_of_one_dossier_the_one_furthest_on_counts(portal, made):
    """Whichever comes first, and the difference is told."""
    open_, done = made.several(2, state="4", finished="")
    done = evolve(open_, state="10", finished="20/03/2023")
    expected = {"dossiers.received": 1, "dossiers.resolved_on_time": 1, "dossiers.open_overdue": 0}

    for lines in ([open_, done], [done, open_]):
        (submission,) = portal.read(portal.put("a.csv", made.table_list(lines)))
        figures = made.numbers(submission)
        assert {row: figures[row] for row in expected} == expected
        assert "2 (" in made.finding(submission, "dossier-conflict").message.vi or lines[0] is done


def test_overlapping_exports_of_one_ward_are_one_list(portal, made):
    """What stands in both is counted once; a layout with fewer columns takes nothing away."""
    lines = made.several(12)
    first = portal.put("a.xlsx", made.table_list(lines[:8]))
    second = portal.put("b.csv", made.table_list(lines[5:]))
    third = portal.put("c.htm", made.main_list(lines[:3]), heads=2, above=made.letterhead())

    (submission,) = portal.read(third, second, first)

    assert made.numbers(submission)["dossiers.received"] == 12
    assert (submission.file, submission.more_files) == ("a.xlsx", ("b.csv", "c.htm"))
    assert made.rules(submission).count("dossier-duplicate") == 2
    assert "dossier-conflict" not in made.rules(submission)
    assert made.numbers(submission)["dossiers.on_time.commune"] == 12
    assert submission.cells.lost == 0


def test_a_page_is_refused_until_the_others_are_there(portal, made):
    """A list of 130 over three pages; any of them alone says that it is one."""
    lines = made.several(130)
    pages = [
        portal.put(f"trang-{n}.htm", made.main_list(lines[a:b], first=a + 1), heads=2,
                   above=made.letterhead())
        for n, (a, b) in enumerate([(0, 50), (50, 100), (100, 130)], start=1)
    ]  # fmt: skip

    (submission,) = portal.read(*reversed(pages))

    assert made.numbers(submission)["dossiers.received"] == 130
    assert len(submission.files) == 3
    assert "STT từ 51 đến 100" in portal.refused(pages[1]).message.vi
    assert "đúng 50 hồ sơ" in portal.refused(pages[0]).message.vi
    assert "thiếu STT 51" in portal.refused(pages[0], pages[2]).message.vi
    assert {portal.refused(page).rule for page in pages} == {"list-page"}


@pytest.mark.parametrize("count", [50, 100, 1000])
def test_a_list_as_long_as_a_page_is_a_page(portal, made, count):
    """Unless the file says how many there are; and one that speaks of more is a page at any
    length."""
    lines = made.table_list(made.several(count))
    page = portal.put("a.csv", lines)
    whole = portal.put("b.csv", lines, above=[[f"Tổng số: {count} hồ sơ"]])
    part = portal.put("c.csv", lines[:40], above=[[f"Tổng số: {count} hồ sơ"]])

    assert portal.refused(page).rule == "list-page"
    assert made.numbers(portal.read(whole)[0])["dossiers.received"] == count
    assert f"{count} hồ sơ nhưng chỉ có 39 dòng" in portal.refused(part).message.vi


def test_a_page_may_hold_only_what_was_closed_before_the_period(portal, made):
    """The pages of a list are judged together; all of them are refused if none has a dossier that
    counts."""
    old = {"received": "15/03/2021", "due": "", "finished": "16/03/2021"}
    lines = [*made.several(10), *(evolve(d, **old) for d in made.several(70)[10:])]
    first, last = (
        portal.put(f"trang-{a}.htm", made.main_list(lines[a:b], first=a + 1), heads=2,
                   above=made.letterhead())
        for a, b in [(0, 50), (50, 70)]
    )  # fmt: skip
    closed = [
        portal.put(f"cu-{a}.csv", made.number_list(lines[a:b])) for a, b in [(10, 60), (60, 70)]
    ]

    (submission,) = portal.read(first, last)
    refused = portal.given(*closed)

    assert made.numbers(submission)["dossiers.received"] == 10
    assert submission.files == ("trang-0.htm", "trang-50.htm")
    assert [each.error.rule for each in refused] == ["wrong-period", "wrong-period"]


def test_a_page_without_a_line_of_an_expected_unit_leaves_the_others(portal, made):
    """It is refused itself, and its numbers are not missing."""
    lines = made.several(70)
    lines = [*lines[:50], *(evolve(d, unit="Sở Xây dựng") for d in lines[50:])]
    head, *rows = made.table_list(lines)
    first = portal.put("a.csv", [head, *rows[:50]])
    last = portal.put("b.csv", [head, *rows[50:]])

    refusal, submission = portal.given(first, last)

    assert (refusal.path, refusal.error.rule) == (last, "wrong-unit")
    assert made.numbers(submission)["dossiers.received"] == 50


def test_a_list_without_running_numbers_needs_a_page_that_is_not_full(portal, made):
    """The "Số hồ sơ" list."""
    lines = made.several(63)
    full = portal.put("a.csv", made.number_list(lines[:50]))
    rest = portal.put("b.csv", made.number_list(lines[50:]))

    assert portal.refused(full).rule == "list-page"
    assert made.numbers(portal.read(full, rest)[0])["dossiers.received"] == 63


def test_a_list_with_a_gap_in_its_numbers_is_refused(portal, made):
    """A line was taken out; numbers that begin anew for each group are no gap."""
    head, *lines = made.table_list(made.several(10))
    gap = portal.put("a.csv", [head, *lines[:4], *lines[5:]])
    groups = portal.put(
        "b.csv", [head, *([str(n % 5 + 1), *line[1:]] for n, line in enumerate(lines))]
    )

    assert "thiếu STT 5" in portal.refused(gap).message.vi
    assert made.numbers(portal.read(groups)[0])["dossiers.received"] == 10


def test_twelve_heads_over_nine_cells_are_refused(portal, made):
    """Values stand under the wrong heads; other cells of other lines do no harm."""
    head, *lines = made.table_list(made.several(4))
    path = portal.put("a.htm", [head, *(line[:9] for line in lines)])

    refusal = portal.refused(path)

    assert refusal.rule == "heads-differ"
    assert "12 tiêu đề" in refusal.message.vi


@pytest.mark.parametrize("kind", [".csv", ".xlsx"])
def test_values_shifted_under_their_heads_are_refused(portal, made, kind):
    """Where cells have no end of line to be counted by, their content tells."""
    head, *lines = made.table_list(made.several(4))
    path = portal.put(f"a{kind}", [head, *([*line[2:], "", ""] for line in lines)])

    refusal = portal.refused(path)

    assert refusal.rule == "heads-differ"
    assert not any(word in refusal.message.vi for word in made.PERSONAL.values())


def test_a_line_with_a_cell_too_few_is_named(portal, made):
    """Whose cells stand where nobody can tell."""
    head, *lines = made.table_list(made.several(9))
    path = portal.put("a.htm", [head, *lines[:5], lines[5][:-1], *lines[6:]])

    refusal = portal.refused(path)

    assert (refusal.rule, refusal.found) == ("line-differs", "7")


def test_a_window_that_covers_the_campaign_s_is_counted_inside_it(portal, made):
    """A shorter one is refused as another period, with both."""
    lines = made.main_list([*made.several(3), made.Dossier("x.1", received="02/10/2023")])
    longer = made.Window(date(2022, 1, 1), date(2023, 12, 31))
    shorter = made.Window(date(2023, 1, 1), date(2023, 8, 10))
    put = portal.put("a.htm", lines, heads=2, above=made.letterhead(window=longer))
    short = portal.put("b.htm", lines, heads=2, above=made.letterhead(window=shorter))

    (submission,) = portal.read(put)
    refusal = portal.refused(short)

    assert made.numbers(submission)["dossiers.received"] == 3
    assert refusal.rule == "wrong-period"
    assert refusal.unit == str(submission.report.unit.key)
    assert refusal.found == "từ ngày 01/01/2023 đến ngày 10/8/2023"


def test_last_year_s_list_is_refused(portal, made):
    """None of its dossiers counts in the window: that is another list, not a zero."""
    lines = made.several(3, received="15/03/2021", due="", finished="16/03/2021")
    path = portal.put("a.csv", made.table_list(lines))

    assert portal.refused(path).rule == "wrong-period"


def test_a_list_without_dossiers_is_refused(portal, made):
    """A ward without dossiers writes zero; an empty export may be a slip."""
    assert portal.refused(portal.put("a.csv", made.table_list([]))).rule == "list-empty"


def test_a_list_that_begins_with_the_period_says_so(portal, made):
    """It may have been filtered by the day of reception, and then none can be carried over."""
    early = made.Dossier("000.17.22.H56-221101-0001", received="01/11/2022")
    (filtered,) = portal.read(portal.put("a.csv", made.table_list(made.several(3))))
    (whole,) = portal.read(portal.put("b.csv", made.table_list([*made.several(3), early])))

    assert made.finding(filtered, "carried-over-unseen")
    assert "carried-over-unseen" not in made.rules(whole)


@pytest.mark.parametrize(
    ("rule", "spoilt"),
    [
        ("dossier-date-unreadable", {"due": "sớm nhất có thể"}),
        ("dossier-without-reception", {"received": ""}),
        ("dossier-code-missing", {"code": ""}),
        ("dossier-code-unknown", {"code": "HS-2023/15"}),
        ("dossier-code-day", {"code": "000.17.22.H56-230316-0009"}),
        ("dossier-code-agency", {"code": "000.17.99.H56-230315-0009"}),
        ("dossier-state-unknown", {"state": "Chờ liên thông"}),
        ("dossier-state-without-day", {"finished": ""}),
        ("dossier-days-reversed", {"finished": "14/03/2023"}),
    ],
)
def test_what_is_odd_about_a_dossier_is_told_with_its_line(portal, made, rule, spoilt):
    """One finding for each rule, with its unit; only what has no readable day is not counted."""
    usual = [made.Dossier("000.17.22.H56-221101-0001", received="01/11/2022"), *made.several(4)]
    odd = evolve(usual[-1], **spoilt)
    uncounted = rule in ("dossier-date-unreadable", "dossier-without-reception")

    (submission,) = portal.read(portal.put("a.csv", made.table_list([*usual[:-1], odd])))

    told = made.finding(submission, rule)
    assert told.unit == submission.report.unit.key
    assert told.origin.cell == "L6"
    assert "dòng 6" in told.message.vi
    assert made.numbers(submission)["dossiers.received"] == 5 - uncounted
    assert bool(submission.cells.reported) == uncounted
    assert submission.cells.lost == 0


def test_old_and_new_order_of_an_agency_are_one(portal, made):
    """`000.17.22.H56` and `H56.22.17`."""
    lines = [
        made.Dossier("000.17.22.H56-230315-0001"),
        made.Dossier("H56.22.17-230315-0002"),
        made.Dossier("000.17.22.H56-230315-0003"),
    ]
    (submission,) = portal.read(portal.put("a.csv", made.table_list(lines)))

    assert not any("code" in rule for rule in made.rules(submission))


def test_a_procedure_s_code_of_another_shape_is_told(portal, made):
    """Only VNPT iGate holds it."""
    lines = [*made.several(2), evolve(made.Dossier(), code="H56.22.17-230315-9", procedure="TT 5")]
    (submission,) = portal.read(portal.put("a.csv", made.igate_list(lines)))

    assert made.finding(submission, "procedure-code-unknown").origin.cell == "L4"


def test_many_odd_lines_make_one_finding_that_names_the_first(portal, made):
    """With how many there are."""
    lines = made.several(30, state="Chờ liên thông")
    (submission,) = portal.read(portal.put("a.csv", made.table_list(lines)))

    told = made.finding(submission, "dossier-state-unknown").message

    assert told.vi.startswith("30 hồ sơ")
    assert told.vi.count("000.17.22.H56") == 5


def test_not_yet_and_never_received_are_not_counted(portal, made):
    """By number and by word; the first have no day of reception, and nothing is wrong with that."""
    lines = made.several(4)
    lines[0] = evolve(lines[0], state="Mới đăng ký", received="", finished="")
    lines[1] = evolve(lines[1], state="3", finished="")

    (submission,) = portal.read(portal.put("a.csv", made.table_list(lines)))

    assert made.numbers(submission)["dossiers.received"] == 2
    assert made.rules(submission) == ["carried-over-unseen"]


def test_a_dossier_resolved_elsewhere_keeps_both_units(portal, made, tmp_path):
    """Counted where it was received, as an office's own profile names both columns."""
    profile = tmp_path / "profiles" / "hai-noi.toml"
    profile.parent.mkdir()
    profile.write_text(
        'vi = "Hai nơi"\nen = "Two places"\ntable = "dossiers"\nunit = "column"\n'
        'known_by = ["Mã hồ sơ", "Nơi nhận", "Nơi giải quyết"]\n[columns]\ncode = "Mã hồ sơ"\n'
        'unit = "Nơi nhận"\nresolver = "Nơi giải quyết"\nreceived = "Nhận"\ndue = "Hẹn"\n'
        'finished = "Xong"\n',
        encoding="utf-8",
    )
    portal.desk = evolve(portal.desk, profiles=profile.parent)
    head = ["Mã hồ sơ", "Nơi nhận", "Nơi giải quyết", "Nhận", "Hẹn", "Xong"]
    day = "15/03/2023"
    lines = [
        [code, "Phường Hàm Rồng", where, day, day, day]
        for code, where in zip(made.codes(), ["Phường Hàm Rồng", "Phường Đông Thọ"], strict=False)
    ]

    (submission,) = portal.read(portal.put("a.csv", [head, *lines]))

    assert made.numbers(submission)["dossiers.received"] == 2
    assert "Phường Đông Thọ" in made.finding(submission, "dossier-resolved-elsewhere").message.vi


STATES = st.sampled_from(["", *map(str, range(1, 11)), "Đang xử lý", "Công dân rút"])
NUMBERED = {"Đang xử lý": 4, "Công dân rút": 7, "": None}


@st.composite
def drawn_dossiers(draw):
    """Dossiers of two wards: state, days and channel of each."""
    first = date(2022, 10, 20)
    days = st.integers(0, 340).map(lambda n: first + timedelta(n))
    one = st.tuples(STATES, days, st.none() | days, st.none() | days, st.booleans())
    return draw(st.lists(one, min_size=2, max_size=25))


@settings(
    max_examples=max(settings.default.max_examples // 5, 1),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn_dossiers(), st.randoms(), st.sampled_from(["UTC", "Pacific/Kiritimati"]))
def test_any_export_reads_as_a_plain_count_of_it(portal, made, monkeypatch, drawn, shuffle, zone):
    """In whatever order, on a machine in whatever zone; read twice it says the same."""
    lines, told = [], {}
    for number, (state, received, due, finished, here) in enumerate(drawn):
        unit = "Phường Hàm Rồng" if here else "Phường Đông Thọ"
        at = [f"{day:%d/%m/%Y} 23:59" if day else "" for day in (received, due, finished)]
        lines.append(
            made.Dossier(f"000.17.22.H56-230315-{number}", unit, state=state, received=at[0],
                         due=at[1], finished=at[2])
        )  # fmt: skip
        known = NUMBERED.get(state, int(state) if state.isdecimal() else None)
        told.setdefault(unit, []).append((known, received, due, finished))
    anchor = made.Dossier("000.17.22.H56-230315-9999", "Xã Thiệu Vân")
    path = portal.put("a.csv", made.table_list([*lines, anchor]))

    before = {s.report.unit.name: made.numbers(s) for s in portal.read(path)}

    shuffle.shuffle(lines)
    path = portal.put("a.csv", made.table_list([anchor, *lines]))
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", zone)
        time.tzset()
        after = {s.report.unit.name: made.numbers(s) for s in portal.read(path)}
    time.tzset()
    assert after == before
    for unit, each in told.items():
        counts = made.plain_count(each, made.WINDOW)
        assert before[unit]["dossiers.in_period"] == counts["in-period"]
        assert before[unit]["dossiers.carried_over"] == counts["carried-over"]
        assert before[unit]["dossiers.on_time.commune"] == counts["early"] + counts["on-time"]
        assert before[unit]["dossiers.resolved_late"] == counts["late"]
        assert before[unit]["dossiers.waiting"] == counts["waiting"]
        assert before[unit]["dossiers.open_overdue"] == counts["open-overdue"]


def test_nothing_in_the_plugin_asks_what_day_it_is(made):
    """An export read on another day gives the same: no module reads a clock."""
    import cchc_source_portal

    folder = made.Path(cchc_source_portal.__file__).parent
    clocks = ("today(", "now(", "import time", "time.time", "utcnow")

    texts = {path.name: path.read_text("utf-8") for path in folder.glob("*.py")}

    assert len(texts) > 20
    assert not [name for name, text in texts.items() if any(clock in text for clock in clocks)]


def test_shuffled_lines_with_doubles_give_the_same(portal, made):
    """Which line of a double counts does not hang on which was read first."""
    lines = made.several(6)
    doubles = [evolve(lines[0], finished="", state="4"), evolve(lines[1], due="18/03/2023")]
    results = set()
    for seed in range(8):
        mixed = [*lines, *doubles]
        random.Random(seed).shuffle(mixed)
        (submission,) = portal.read(portal.put("a.csv", made.table_list(mixed)))
        results.add(tuple(sorted(made.numbers(submission).items())))

    assert len(results) == 1
