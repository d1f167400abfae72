"""docs/indicators.md lists what ships; `CCHC_UPDATE_GOLDEN=1` writes it anew."""

import os
from collections.abc import Iterator
from pathlib import Path

from cchc_core import FormPack, Role, gather, installed

PAGE = Path(__file__).parents[2] / "docs" / "indicators.md"


def test_the_dictionary_lists_every_indicator_of_the_shipped_forms() -> None:
    """With its numbers, both labels, and how it rolls up."""
    pack = gather(*installed()).pack("thanh-hoa-2023")
    text = "\n".join(_lines(pack)) + "\n"
    if os.environ.get("CCHC_UPDATE_GOLDEN"):
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == text


def _lines(pack: FormPack) -> Iterator[str]:
    yield "# Indicators · Chỉ tiêu"
    yield ""
    yield f"The indicators of `{pack.key}` ({pack.title.vi}), in printed order. An indicator"
    yield "keeps its id whatever number and wording a form gives it. Written from the catalogue."
    for form in pack.forms:
        yield ""
        yield f"## {form.title.vi} · {form.title.en}"
        yield ""
        yield "| STT | id | chỉ tiêu | indicator | đơn vị tính | over units | over periods |"
        yield "|---|---|---|---|---|---|---|"
        for row in form.rows:
            if row.role is Role.HEADING:
                yield f"| **{row.printed_number}** | | **{row.label}** | | | | |"
                continue
            indicator = pack.indicator(row)
            cells = (
                row.number,
                f"`{row.id}`",
                indicator.label.vi,
                indicator.label.en,
                indicator.unit_of_measure.vi,
                indicator.over_units.name,
                indicator.over_periods,
            )
            yield f"| {' | '.join(cells)} |"
