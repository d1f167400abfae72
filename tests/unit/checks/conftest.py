"""What rules on dates and texts are tried on: a ward's lists, notes and sentences."""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from cchc_core.checks import SHIPPED
from cchc_core.extensions import Case, Passage, Place
from cchc_core.forms import HERE, load_pack, load_schemes
from cchc_core.model.findings import Finding, Origin
from cchc_core.model.measures import Document, Status
from cchc_core.model.periods import Window, period_of
from cchc_core.model.reports import Reading, Report
from cchc_core.testing.samples import sample_wards

sys.path.insert(0, str(Path(__file__).parent))  # the tests here take each other's reports
CHECKS = {check.rule.code: check for check in SHIPPED}
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

Run = Callable[..., list[Finding]]


def documents(*told: str) -> tuple[Document, ...]:
    """`Kế hoạch|24/KH-UBND|2023-01-10|CCHC năm 2023`: one document a line."""
    made = []
    for line in told:
        kind, number, day, *subject = line.split("|")
        made.append(Document(kind, number, date.fromisoformat(day), "".join(subject)))
    return tuple(made)


@pytest.fixture(scope="session")
def told() -> Run:
    """What one rule finds in a ward's report: `lists` of documents by row, `notes` by row, other
    `readings`, and sentences by where they stand."""

    def run(
        rule: str,
        *body: str,
        lists: Mapping[str, tuple[str, ...]] | None = None,
        notes: Mapping[str, str] | None = None,
        readings: tuple[Reading, ...] = (),
        **places: str,
    ) -> list[Finding]:
        stated = [
            *readings,
            *(
                Reading(row, Status.USED, documents(*lines), origin=Origin("a.xlsx", "Biểu 2", row))
                for row, lines in (lists or {}).items()
            ),
            *(
                Reading(row, Status.USED, 7, note=note, origin=Origin("a.xlsx", "Biểu 1", row))
                for row, note in (notes or {}).items()
            ),
        ]
        report = Report.of(WARD, PERIOD, PACK.key, stated)
        texts = {**{place: (text,) for place, text in places.items()}, "body": body}
        passages = [
            Passage(place, text, Origin("b.docx", "", f"đoạn {place} {at}"))
            for place in Place
            for at, text in enumerate(texts.get(place.value, ()), start=1)
        ]
        case = Case(
            report,
            PACK,
            figures={},
            passages={WARD.key: tuple(passages)} if passages else {},
            schemes=SCHEMES,
        )
        return list(CHECKS[rule].run(case))

    return run
