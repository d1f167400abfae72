"""The names of periods and the days of figures: those of the campaign, or told."""

from datetime import date

import pytest
from attrs import evolve

from cchc_core.calendars import Calendar
from cchc_core.checks.windows import window_rule
from cchc_core.extensions import Case
from cchc_core.forms import HERE, load_pack, load_schemes
from cchc_core.model.findings import Origin, Severity
from cchc_core.model.measures import Status
from cchc_core.model.periods import Window, period_of
from cchc_core.model.reports import Reading, Report
from cchc_core.testing.samples import sample_city

WARNING, INFORMATION = Severity.WARNING, Severity.INFORMATION
CLOSING = "Trên đây là báo cáo kết quả cải cách hành chính {}./."
INNER, OUTER = (
    Window(date(2023, 1, 1), date(2023, 8, 10)),
    Window(date(2022, 1, 1), date(2022, 12, 31)),
)


def one(found):
    (finding,) = found
    return finding


@pytest.mark.parametrize("place", ["title", "closing", "appendix"])
@pytest.mark.parametrize("name", ["6 tháng đầu năm 2023", "QUÝ III NĂM 2023", "9 tháng năm 2022"])
def test_another_name_of_the_period_is_told(told, place, name):
    """Wherever it stands, with the name that it should have."""
    finding = one(told("period-name", **{place: CLOSING.format(name)}))
    assert (finding.severity, finding.found) == (WARNING, name)
    assert finding.expected == "9 tháng năm 2023"
    assert finding.origin.cell.startswith(f"đoạn {place}")


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả CCHC 9 tháng đầu năm 2023; phương hướng 3 tháng cuối năm 2023",
        "BÁO CÁO cải cách hành chính năm 2023",
        "Báo cáo cải cách hành chính",
        "Kết quả 9 tháng đầu năm 2023, phương hướng nhiệm vụ quý IV năm 2023",
        "Kết quả CCHC 9 tháng năm 2023 so với 6 tháng đầu năm 2023",
        "BÁO CÁO kết quả CCHC; phương hướng nhiệm vụ quý IV năm 2023",
        "Kết quả CCHC năm 2023 và nhiệm vụ trọng tâm quý I năm 2024",
    ],
)
def test_the_campaign_s_own_name_is_none(told, text):
    """Nor is a year, or no name at all; the text between speaks of other periods too."""
    body = "+ Báo cáo số 393/BC-UBND ngày 14/7/2022 về KTXH 6 tháng đầu năm 2022."
    assert told("period-name", body, title=text) == []
    assert told("period-name", body, closing=text) == []


def test_another_name_before_what_is_planned_is_told(told):
    """Tasks that were done are not those to come."""
    title = "Kết quả nhiệm vụ CCHC 6 tháng đầu năm 2023, phương hướng nhiệm vụ quý IV năm 2023"
    assert one(told("period-name", title=title)).found == "6 tháng đầu năm 2023"


def test_the_months_that_are_left_fit_the_months_reported(told):
    """In a title and in a note."""
    title = "Kết quả CCHC 9 tháng năm 2023; phương hướng 6 tháng cuối năm 2023"
    assert one(told("period-name", title=title)).found == "6 tháng cuối năm"
    notes = {"plan.tasks_done": "tiếp tục thực hiện trong 6 tháng cuối năm"}
    finding = one(told("period-name", notes=notes))
    assert (finding.indicator, finding.origin.cell) == ("plan.tasks_done", "plan.tasks_done")
    notes = {"plan.tasks_done": "tiếp tục thực hiện trong 3 tháng cuối năm"}
    assert told("period-name", notes=notes) == []


def test_a_window_of_no_scheme_is_told_once_with_its_reason(told):
    """With the days that the period has by its scheme, and that its ends are days of rest."""
    finding = one(told("window-rule"))
    assert (finding.severity, finding.unit) == (INFORMATION, None)
    assert "từ ngày 15/12/2022 đến ngày 14/9/2023" in finding.message.vi
    assert "Ngày đầu kỳ là Thứ Bảy. Ngày cuối kỳ là ngày nghỉ lễ" in finding.message.vi
    assert "Lý do nêu trong cchc.toml: Công văn số 5552/UBND-NV." in finding.message.vi


def test_a_window_of_a_scheme_needs_no_word():
    """Whichever scheme; one without a reason is a warning."""
    schemes = load_schemes(HERE / "periods.toml")
    pack = load_pack(HERE / "thanh-hoa-2023.toml")
    period = period_of(schemes, "09-2019", "9-months", 2023)
    report = Report.of(sample_city(), period, pack.key)
    assert list(window_rule(Case(report, pack, {}, schemes=schemes))) == []
    window = Window(date(2022, 12, 21), date(2023, 9, 20))
    odd = Report.of(sample_city(), evolve(period, window=window), pack.key)
    assert one(window_rule(Case(odd, pack, {}, schemes=schemes))).severity is WARNING
    rested = Case(odd, pack, {}, schemes=schemes, calendar=Calendar(off=frozenset([window.first])))
    assert "ngày nghỉ ghi trong cchc.toml" in one(window_rule(rested)).message.vi


@pytest.mark.parametrize(("window", "severity"), [(INNER, INFORMATION), (OUTER, WARNING)])
def test_figures_of_other_days_are_told_together(told, window, severity):
    """Those of the same days once, with their rows; inside the report's days or not."""
    readings = tuple(
        Reading(row, Status.USED, 1, window=window, origin=Origin("a.xlsx", "", row))
        for row in ("dossiers.in_period", "dossiers.carried_over", "dossiers.waiting")
    )
    _, finding = told("window-rule", readings=readings)
    assert (finding.severity, finding.found) == (severity, window.phrase.vi)
    assert finding.message.vi.startswith("3 số liệu (dòng B.3.1/a, B.3.1/b, B.3.8) tính")


@pytest.mark.parametrize(
    "text",
    [
        "a) Từ ngày 01/01/2023 đến ngày 10/8/2023, đã tiếp nhận 2.382 hồ sơ.",
        "Chương trình tổng thể từ 01/01/2021 đến 31/12/2030 được triển khai.",
        "Tăng 5% so với cùng kỳ (từ 05/11/2021 đến 01/9/2022).",
        "Tổ chức lớp tập huấn từ ngày 10/5/2023 đến ngày 12/5/2023.",
    ],
)
def test_days_that_a_text_names_are_only_shown(told, text):
    """They may be those of a programme or a course; no figure is said to lack days."""
    _, finding = told("window-rule", text)
    assert (finding.severity, finding.origin.cell) == (INFORMATION, "đoạn body 1")
    assert "thiếu" not in finding.message.vi
    assert "ít hơn" not in finding.message.vi


def test_days_by_which_a_figure_was_read_are_those_of_figures(told):
    """Whatever else the text says; and so are those of a title."""
    text = "Từ ngày 01/01/2022 đến ngày 31/12/2022, đã tiếp nhận 2.382 hồ sơ."
    reading = Reading(
        "dossiers.in_period", Status.USED, 2382, window=OUTER, origin=Origin("b.docx")
    )
    _, finding = told("window-rule", text, readings=(reading,))
    assert finding.severity is WARNING
    _, finding = told("window-rule", title=f"Phụ lục ({OUTER.phrase.vi})")
    assert finding.severity is WARNING
    _, finding = told("window-rule", text, title=f"Phụ lục ({OUTER.phrase.vi})")
    assert finding.severity is WARNING


def test_days_that_are_no_figures_are_not_told(told):
    """Those that an issued document is for, and the report's."""
    plan = "Kế hoạch số 5/KH-UBND ngày 03/01/2023 thực hiện từ ngày 01/01/2023 đến ngày 31/12/2023."
    same = "(Số liệu từ ngày 05/11/2022 đến ngày 01/9/2023)"
    assert len(told("window-rule", plan, title=same)) == 1
