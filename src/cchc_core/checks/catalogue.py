"""catalogue: the units of a level apply one list of procedures, so they state one number."""

from collections.abc import Iterator
from fractions import Fraction

from cchc_core.checks.explaining import ASKED, judged
from cchc_core.checks.readings import about
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Row
from cchc_core.model.measures import Figure, Outcome
from cchc_core.model.reports import Leaf, Reading
from cchc_core.rollup import effective_reading
from cchc_core.rules import RULES
from cchc_core.text import Text, format_number


def catalogue(case: Case) -> Iterator[Finding]:
    """A warning for each unit that differs from the list or the majority, unless a note explains
    it; one where none holds."""
    for row in case.pack.rows:
        if not case.pack.catalogue.is_of_shared_list(row.id):
            continue
        figure = case.figures[row.id]
        yield from _differing(case, row, figure)
        if figure.outcome is Outcome.NO_AGREEMENT:
            yield _no_agreement(row, figure)


def _differing(case: Case, row: Row, figure: Figure) -> Iterator[Finding]:
    """One finding per unit that told another value, at its latest leaf."""
    latest = {key.unit: leaf for key, leaf in case.report.leaves.items()}
    for value, units in figure.tally.items():
        for leaf in map(latest.__getitem__, units):
            common = figure.common_at(leaf.unit.level)
            if common is not None and value != common:
                yield _differs(leaf, row, effective_reading(leaf, row, case.pack), common)


def _differs(leaf: Leaf, row: Row, reading: Reading, common: Fraction) -> Finding:
    wanted = Text(format_number(common, "vi"), format_number(common, "en"))
    verdict = judged(Severity.WARNING, [reading], ASKED, _numbers(reading, common))
    message = Text(
        f"Ghi “{reading.typed.vi}”, trong khi danh mục chung là {wanted.vi}. Số tổng hợp dùng danh "
        f"mục chung. {verdict.words.vi}",
        f"Says '{reading.typed.en}' where the common list has {wanted.en}. The common value is "
        f"used. {verdict.words.en}",
    )
    return about(leaf, row, reading, "catalogue", verdict.severity, message, expected=wanted.vi)


def _numbers(reading: Reading, common: Fraction) -> tuple[str, ...]:
    """The common number, and how far the unit's is from it."""
    apart = abs(reading.value - common) if isinstance(reading.value, int) else common
    return tuple(format_number(number, "vi") for number in (common, apart))


def _no_agreement(row: Row, figure: Figure) -> Finding:
    """What was told, most told first, so that a person can decide."""
    told = sorted(figure.tally.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    vi = "; ".join(f"{format_number(v, 'vi')}: {len(units)} đơn vị" for v, units in told)
    en = "; ".join(f"{format_number(v, 'en')}: {len(units)} units" for v, units in told)
    return Finding(
        rule="catalogue",
        severity=Severity.ERROR,
        message=Text(
            f"Các đơn vị không thống nhất ({vi}) nên chưa có số chung.",
            f"The units do not agree ({en}), so there is no common value.",
        ).and_office(
            "Hãy nêu danh mục của tỉnh trong cchc.toml (khóa list).",
            "Name the provincial list in cchc.toml (key list).",
        ),
        indicator=row.id,
        found=vi,
    )


CATALOGUE = Check(RULES["catalogue"], catalogue)
