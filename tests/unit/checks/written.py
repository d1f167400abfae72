"""What rules on dates and words are tried on: a ward's lists, notes and sentences."""

from collections.abc import Mapping
from datetime import date

import test_neighbours as beside
from attrs import evolve

from cchc_core.extensions import Case, Passage, Place
from cchc_core.forms import HERE, load_pack, load_schemes
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Document, Status
from cchc_core.model.periods import Window, period_of
from cchc_core.model.reports import Reading, Report
from cchc_core.testing.contracts.rules import Cases
from cchc_core.testing.samples import sample_wards

PACK = load_pack(HERE / "thanh-hoa-2023.toml")
SCHEMES = load_schemes(HERE / "periods.toml")
PERIOD = period_of(
    SCHEMES,
    "09-2019",
    "9-months",
    2023,
    window=Window(date(2022, 11, 5), date(2023, 9, 1)),
    reason="Công văn số 5552/UBND-NV",
)
WARD, *_ = sample_wards()


def documents(*told: str) -> tuple[Document, ...]:
    """`Kế hoạch|24/KH-UBND|2023-01-10|CCHC năm 2023`: one document a line."""
    made = []
    for line in told:
        kind, number, day, *subject = line.split("|")
        made.append(Document(kind, number, date.fromisoformat(day), "".join(subject)))
    return tuple(made)


def case(
    *body: str,
    lists: Mapping[str, tuple[str, ...]] | None = None,
    notes: Mapping[str, str] | None = None,
    readings: tuple[Reading, ...] = (),
    **places: str,
) -> Case:
    """A ward's report: `lists` of documents by row, `notes` by row, other `readings`, the sentences
    of its text, and others by where they stand. No figure is rolled up."""
    listed = (
        Reading(row, Status.USED, documents(*lines), origin=Origin("a.xlsx", "Biểu 2", row))
        for row, lines in (lists or {}).items()
    )
    noted = (
        Reading(row, Status.USED, 7, note=note, origin=Origin("a.xlsx", "Biểu 1", row))
        for row, note in (notes or {}).items()
    )
    report = Report.of(WARD, PERIOD, PACK.key, [*readings, *listed, *noted])
    texts = {**{place: (text,) for place, text in places.items()}, "body": body}
    passages = tuple(
        Passage(place, text, Origin("b.docx", "", f"đoạn {place} {at}"))
        for place in Place
        for at, text in enumerate(texts.get(place.value, ()), start=1)
    )
    return Case(
        report, PACK, {}, passages={WARD.key: passages} if passages else {}, schemes=SCHEMES
    )


def cases() -> Cases:
    """By rule a report that it is told of, and one that it is not."""
    told = {rule: (case(**_as(wrong)), case(**_as(right))) for rule, wrong, right in _WRITTEN}
    told |= {rule: (case(wrong), case(right)) for rule, wrong, right in _SENTENCES}
    in_time = evolve(case(), schemes={})
    told["window-rule"] = (case(), in_time)
    return told | dict(_of_other_reports())


def _as(told: Mapping[str, object]) -> Mapping[str, object]:
    return {"lists": {"documents.assigned": told["list"]}} if "list" in told else told


_RISING = (
    "Báo cáo|393/BC-UBND|2022-11-14",
    "Báo cáo|540/BC-UBND|2022-11-16",
    "Báo cáo|773/BC-UBND|2022-11-29",
)
_TITLE, _CLOSING = "Kết quả CCHC 9 tháng năm 2023", "Trên đây là báo cáo."
_WRITTEN = [
    (
        "document-dates",
        {"list": ("Kế hoạch|134/KH-UBND|2023-02-03", "Kế hoạch|134/KH-UBND|2023-03-02")},
        {"list": ("Kế hoạch|134/KH-UBND|2023-02-03", "Kế hoạch|135/KH-UBND|2023-03-02")},
    ),
    (
        "document-order",
        {"list": (*_RISING, "Báo cáo|600/BC-UBND|2022-12-05")},
        {"list": _RISING},
    ),
    (
        "document-day-off",
        {"list": ("Báo cáo|4/BC-UBND|2023-01-08",)},
        {"list": ("Báo cáo|4/BC-UBND|2023-01-09",)},
    ),
    (
        "document-future",
        {"list": ("Báo cáo|4/BC-UBND|2023-09-05",)},
        {"list": ("Báo cáo|4/BC-UBND|2023-08-31",)},
    ),
    (
        "document-before-window",
        {"list": ("Báo cáo|4/BC-UBND|2022-11-04",)},
        {"list": ("Báo cáo|4/BC-UBND|2022-11-07",)},
    ),
    (
        "plan-late",
        {"list": ("Kế hoạch|24/KH-UBND|2023-01-10|CCHC năm 2023",)},
        {"list": ("Kế hoạch|412/KH-UBND|2022-12-28|CCHC năm 2023",)},
    ),
    ("period-name", {"closing": "Báo cáo 6 tháng đầu năm 2023"}, {"closing": _TITLE}),
    (
        "report-undated",
        {"title": _TITLE, "closing": _CLOSING},
        {"title": _TITLE, "closing": _CLOSING, "head": "Phường A, ngày 05 tháng 9 năm 2023"},
    ),
]
_SENTENCES = [
    (
        "document-year",
        "* Năm 2022: Kế hoạch số 12/KH-UBND ngày 11/3/2021 về A.",
        "* Năm 2021: Kế hoạch số 12/KH-UBND ngày 11/3/2021 về A.",
    ),
    (
        "reference-incomplete",
        "theo Quyết định số 779 của UBND thành phố.",
        "theo Quyết định số 779/QĐ-UBND ngày 05/01/2023 của UBND thành phố.",
    ),
    ("text-nfc", "đu\u0300n đẩy", "đùn đẩy"),
    ("text-glued", "ngày 29/5/2023về tuyên truyền", "ngày 29/5/2023 về tuyên truyền"),
    ("text-lookalike", "ứng dụng VNelD", "ứng dụng VNeID"),
    ("text-misspelt", "thực hiện nhiêm vụ", "thực hiện nhiệm vụ"),
    ("text-doubled", "thẩm quyền của của cán bộ", "thẩm quyền của cán bộ"),
    ("text-spelling", "Thanh Hoá, Thanh Hóa", "Thanh Hóa, Thanh Hóa"),
    ("text-outdated", "dịch vụ công mức độ 3", "dịch vụ công một phần"),
    ("text-spacing", "về  khảo sát", "về khảo sát"),
    ("text-unfinished", "nhiệm vụ được giao tại", "nhiệm vụ được giao tại phường"),
]


def _of_other_reports() -> Cases:
    """Those that need several sentences, several wards, or the period before."""
    long = "Việc triển khai cơ chế một cửa đã tạo điều kiện tốt cho việc tiếp nhận hồ sơ của dân."
    few = {"dossiers__received": 10_440, "one_stop__staff": 3}
    quarter = beside.report(beside.FIRST, {"assigned__total": 9})
    half = beside.report(beside.HALF, beside.LEFT)
    return {
        "text-repeated": (case(long, long), case(long)),
        "heading-style": (case("I. Kết quả", "II. TỒN TẠI"), case("I. KẾT QUẢ", "II. TỒN TẠI")),
        "appendix-unreferenced": (
            case("1. Kết quả", appendix="Phụ lục"),
            case("1. Kết quả tại phụ lục kèm theo", appendix="Phụ lục"),
        ),
        "outlier": tuple(
            beside.case(beside.proportions(*beside.LIKELY, last)) for last in (400, 45)
        ),
        "plausibility": (
            beside.case(beside.report(beside.FIRST, {**few, "dossiers__received": 104_400})),
            beside.case(beside.report(beside.FIRST, few)),
        ),
        "cumulative": tuple(
            beside.case(beside.report(beside.HALF, {"assigned__total": now}), quarter)
            for now in (8, 9)
        ),
        "roll-forward": tuple(
            beside.case(beside.report(beside.THIRD, {"dossiers__carried_over": now}), half)
            for now in (10, 12)
        ),
    }
