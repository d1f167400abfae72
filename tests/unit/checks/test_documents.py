"""Issued documents: one number one date, dates that can be, plans before what they plan."""

import pytest

from cchc_core.model.findings import Severity

ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION
PLAN = "Kế hoạch|134/KH-UBND"
CHECKED = "|tự kiểm tra công tác CCHC năm 2023"


def one(found):
    (finding,) = found
    return finding


def test_a_document_has_one_date(told):
    """In two lists of one report; that day and month changed places is said."""
    lists = {
        "documents.directives": (f"{PLAN}|2023-02-03{CHECKED}",),
        "documents.inspection": (f"{PLAN}|2023-03-02{CHECKED}",),
    }
    finding = one(told("document-dates", lists=lists))
    assert (finding.severity, finding.indicator) == (ERROR, "documents.inspection")
    assert (finding.found, finding.expected) == ("02/3/2023", "03/02/2023")
    assert "đảo cho nhau" in finding.message.vi
    other = {**lists, "documents.inspection": (f"{PLAN}|2023-03-09{CHECKED}",)}
    assert "đảo" not in one(told("document-dates", lists=other)).message.vi


@pytest.mark.parametrize(
    "again",
    [
        f"{PLAN}|2023-02-03{CHECKED}",  # the same once more
        "Kế hoạch|134/KH-UBND|2022-03-02|phổ biến, giáo dục pháp luật",  # another year's number
        "Quyết định|134/QĐ-UBND|2023-03-02|kiện toàn tổ kiểm soát",  # of another register
    ],
)
def test_another_document_may_have_another_date(told, again):
    """Each year's numbers begin anew, and each register's."""
    lists = {
        "documents.directives": (f"{PLAN}|2023-02-03{CHECKED}",),
        "documents.inspection": (again,),
    }
    assert told("document-dates", lists=lists) == []


def test_the_text_and_the_list_name_one_date(told):
    """A number in the text may be another office's, unless it is about the same."""
    lists = {"documents.directives": (f"{PLAN}|2023-02-03{CHECKED}",)}
    same = "Ban hành Kế hoạch số 134/KH-UBND ngày 09/3/2023 về tự kiểm tra công tác CCHC năm 2023."
    assert one(told("document-dates", same, lists=lists)).origin.file == "b.docx"
    city = "Thực hiện Kế hoạch số 134/KH-UBND ngày 09/3/2023 về đón Tết."
    assert told("document-dates", city, lists=lists) == []


RISING = (
    "Báo cáo|393/BC-UBND|2022-07-14",
    "Báo cáo|540/BC-UBND|2022-09-16",
    "Báo cáo|773/BC-UBND|2022-11-29",
)


def test_numbers_rise_with_dates(told):
    """Within a year and a register."""
    assert told("document-order", lists={"documents.assigned": RISING}) == []
    falling = (*RISING, "Báo cáo|600/BC-UBND|2022-12-05")
    finding = one(told("document-order", lists={"documents.assigned": falling}))
    assert (finding.severity, finding.found) == (WARNING, "05/12/2022")
    next_year = (*RISING, "Báo cáo|12/BC-UBND|2023-01-05")
    assert told("document-order", lists={"documents.assigned": next_year}) == []


def test_one_date_out_of_a_list_s_order_is_told(told):
    """Of a list that is in order but for it; one in no order keeps none."""
    listed = (*RISING[:2], "Tờ trình|04/TTr-UBND|2022-01-09", RISING[2])
    finding = one(told("document-order", lists={"documents.assigned": listed}))
    assert (finding.severity, finding.found) == (INFORMATION, "09/01/2022")
    mixed = ("Tờ trình|9/TTr-UBND|2022-12-01", *RISING[1:], "Quyết định|1/QĐ-UBND|2022-01-01")
    assert told("document-order", lists={"documents.assigned": mixed}) == []


@pytest.mark.parametrize(
    ("day", "rest"),
    [("2022-01-09", "Chủ nhật"), ("2023-01-07", "Thứ Bảy"), ("2023-09-04", "ngày nghỉ lễ")],
)
def test_offices_work_on_working_days(told, day, rest):
    """A weekend or a holiday, with its substitute days; the day before Tết is worked."""
    finding = one(told("document-day-off", lists={"documents.plans": (f"{PLAN}|{day}",)}))
    assert finding.severity is WARNING
    assert rest in finding.message.vi
    assert told("document-day-off", lists={"documents.plans": (f"{PLAN}|2023-01-19",)}) == []


def test_what_others_issued_on_a_day_off_is_only_shown(told):
    """The directive of the Prime Minister really is of National Day."""
    text = "Chỉ thị 23/CT-TTg ngày 02/9/2021 của Thủ tướng Chính phủ về việc đẩy mạnh."
    assert one(told("document-day-off", text)).severity is INFORMATION


def test_a_report_names_nothing_of_the_future(told):
    """After its own date an error; after its window and before that a warning."""
    head = "Phường A, ngày 05 tháng 9 năm 2023"
    lists = {"documents.plans": ("Kế hoạch|420/KH-UBND|2023-10-12",)}
    finding = one(told("document-future", lists=lists, head=head))
    assert (finding.severity, finding.expected) == (ERROR, "≤ 05/9/2023")
    lists = {"documents.plans": ("Kế hoạch|410/KH-UBND|2023-09-05",)}
    assert one(told("document-future", lists=lists, head=head)).severity is WARNING
    lists = {"documents.plans": ("Kế hoạch|409/KH-UBND|2023-09-01",)}
    letter = "Thực hiện Công văn số 60/UBND-NV ngày 05/9/2023 của UBND thành phố."
    assert told("document-future", letter, lists=lists, head=head) == []


def test_documents_of_earlier_days_are_shown_list_by_list(told):
    """The first three named, the others counted."""
    lists = {"documents.assigned": (*RISING[:2], "Tờ trình|4/TTr-UBND|2022-01-09", RISING[2])}
    finding = one(told("document-before-window", lists=lists))
    assert (finding.severity, finding.indicator) == (INFORMATION, "documents.assigned")
    assert finding.message.vi.startswith("Danh sách có 3 văn bản")
    assert told("document-before-window", lists={"documents.assigned": RISING[2:]}) == []


def test_what_is_listed_under_a_year_is_of_that_year(told):
    """Under a heading and its items; a plan issued just before its year is only shown."""
    wrong = ("* Năm 2022: Ban hành 2 văn bản", "+ Kế hoạch số 12/KH-UBND ngày 11/3/2021 về A.")
    finding = one(told("document-year", *wrong))
    assert (finding.severity, finding.found, finding.expected) == (WARNING, "11/3/2021", "2022")
    ahead = "* Năm 2022: Ban hành Kế hoạch số 766/KH-UBND ngày 30/12/2021 về CCHC năm 2022."
    assert one(told("document-year", ahead)).severity is INFORMATION
    in_window = ("* Năm 2022: Ban hành", "+ Kế hoạch số 765/KH-UBND ngày 28/11/2022 về A.")
    assert "nằm trong kỳ số liệu" in one(told("document-year", *in_window)).message.vi


def test_a_heading_ends_with_the_next(told):
    """Nor does it hold for what other offices issued."""
    below = (
        "* Năm 2022: Ban hành 1 văn bản",
        "+ Kế hoạch số 12/KH-UBND ngày 11/3/2022 về A.",
        "2. Tuyên truyền",
        "- Kế hoạch số 28/KH-UBND ngày 12/01/2021 về tuyên truyền.",
    )
    assert told("document-year", *below) == []
    others = "* Năm 2022: theo Chỉ thị số 23/CT-TTg ngày 02/9/2021 của Thủ tướng Chính phủ."
    assert told("document-year", others) == []


@pytest.mark.parametrize(
    ("document", "severity", "begins"),
    [
        ("Phương án|368/PA-UBND|2023-05-22|đợt từ 20/5 đến 30/5/2023", WARNING, "≤ 20/5/2023"),
        ("Kế hoạch|24/KH-UBND|2023-01-10|CCHC năm 2023", INFORMATION, "≤ 01/01/2023"),
        ("Tờ trình|4/TTr-UBND|2022-01-09|kế hoạch KT-XH 2022", INFORMATION, "≤ 01/01/2022"),
    ],
)
def test_a_plan_comes_before_what_it_plans(told, document, severity, begins):
    """Days that it names, or the year it plans."""
    finding = one(told("plan-late", lists={"documents.plans": (document,)}))
    assert (finding.severity, finding.expected) == (severity, begins)


@pytest.mark.parametrize(
    "document",
    [
        "Kế hoạch|412/KH-UBND|2022-12-28|CCHC năm 2023",
        "Phương án|368/PA-UBND|2023-05-19|đợt từ 20/5 đến 30/5/2023",
        "Báo cáo|12/BC-UBND|2023-03-01|kết quả năm 2023",  # no plan
        "Kế hoạch|12/KH-UBND|2023-03-01|tuyên truyền CCHC",  # plans no year
    ],
)
def test_other_documents_may_come_when_they_come(told, document):
    """In time, no plan, or of no days."""
    assert told("plan-late", lists={"documents.plans": (document,)}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kế hoạch số 50/KH-UBND ngày 20/3/2023 về CCHC, từ 01/01/2023 đến 30/8/2023 đã "
        "kiểm tra 5 tổ.",
        "Theo Kế hoạch số 50/KH-UBND ngày 20/3/2023, từ 01/01/2023 đến 30/8/2023 đã họp 5 lần.",
        "Kế hoạch số 50/KH-UBND ngày 20/3/2023 về kiểm tra; năm 2023 đã kiểm tra 5 tổ.",
    ],
)
def test_a_text_s_plan_ends_with_its_clause(told, text):
    """What was done then is another matter than what was planned."""
    assert told("plan-late", text) == []
    planned = "Kế hoạch số 50/KH-UBND ngày 20/3/2023 về CCHC từ 01/01/2023 đến 30/8/2023, đã họp."
    assert one(told("plan-late", planned)).expected == "≤ 01/01/2023"


@pytest.mark.parametrize(
    ("issuer", "severity"),
    [
        ("UBND thị xã Bỉm Sơn", INFORMATION),
        ("UBND xã Quang Trung", WARNING),
        ("UBND thị trấn Nưa", WARNING),
    ],
)
def test_a_town_is_no_commune(told, issuer, severity):
    """`thị xã` is a level above, whose documents are not the ward's own."""
    text = f"Theo Kế hoạch số 5/KH-UBND ngày 07/01/2023 của {issuer} về CCHC."
    assert one(told("document-day-off", text)).severity is severity


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Giao tại Quyết định số 779 của UBND thành phố.", "ký hiệu, ngày ban hành"),
        ("Theo Kế hoạch số 24/KH-UBND của UBND tỉnh.", "ngày ban hành"),
        ("Theo Kế hoạch số 24/KH-UBND ngày 31/02/2023.", "không có trong lịch"),
    ],
)
def test_a_document_can_be_looked_up(told, text, lacking):
    """By its symbol and by its date."""
    assert lacking in one(told("reference-incomplete", text)).message.vi


def test_a_document_is_dated_once_and_a_law_by_its_number(told):
    """Where a number is named again, and of what bears its year."""
    texts = (
        "Ban hành Kế hoạch số 24/KH-UBND ngày 10/01/2023 về CCHC.",
        "Các nhiệm vụ của Kế hoạch số 24/KH-UBND đã hoàn thành.",
        "Theo Nghị định số 61/2018/NĐ-CP của Chính phủ.",
    )
    assert told("reference-incomplete", *texts) == []
    without = "Kế hoạch 266/KH-UBND ngày 12/4/2023 về chợ 4.0."
    assert "chữ “số”" in one(told("reference-incomplete", *texts, without)).message.vi
    assert told("reference-incomplete", without) == []
