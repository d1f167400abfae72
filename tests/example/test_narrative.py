"""The example's report in sentences, held against figures worked out without the program."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from recomputed_2023 import City
from recomputed_2023_text import rows_of_the_text

from cchc_core import Kind, Leaf, Merged, Publication, Report, tabulate
from cchc_core.printing import Printed, SectionText, narrative, opinions, shown

ZERO = "không phát sinh"


@pytest.fixture(scope="module")
def texts(merged: Merged) -> tuple[SectionText, ...]:
    return narrative(merged.publication())


@pytest.fixture(scope="module")
def worked_out(merged: Merged, city: City) -> dict[str, Fraction | None]:
    """Every row of both forms, read from the inbox and reckoned apart from the program."""
    pack = merged.campaign.pack
    fields = [r.id for r in pack.forms[1].rows if r.within and r.id.startswith("procedures.")]
    rows = {**city.rows(), **rows_of_the_text(city, fields)}
    return {id: value for id, (value, _) in rows.items()}


def printed_in(texts: tuple[SectionText, ...]) -> Iterator[Printed]:
    """The figures themselves; not of how many units they are, nor what a rate is made of."""
    for text in texts:
        for paragraph in text.told:
            yield from (p for p in paragraph.parts if isinstance(p, Printed) and not p.facet)


def number(text: str) -> Decimal | None:
    """What a person reads: a dot for thousands, a comma for decimals; zero in words."""
    if text.casefold() == ZERO:
        return Decimal(0)
    plain = text.replace(".", "").replace(",", ".")
    return Decimal(plain) if plain.replace(".", "").lstrip("-").isdecimal() else None


def half_up(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_every_figure_of_the_city_s_sentences_is_the_one_worked_out_apart(
    merged: Merged, texts: tuple[SectionText, ...], worked_out: dict[str, Fraction | None]
) -> None:
    """To the second decimal, over a hundred of them; a code by its label."""
    pack, compared = merged.campaign.pack, 0
    for each in printed_in(texts):
        indicator = pack.catalogue[each.row]
        if indicator.kind is Kind.DOCUMENTS:
            continue
        value = worked_out[each.row]
        if indicator.kind is Kind.CODE:
            label = "chưa kết luận" if value is None else indicator.codes[int(value)].vi
            assert each.text.casefold() == label.casefold(), each
        elif value is None:
            assert number(each.text) in (None, Decimal(0)), each
        else:
            assert number(each.text) == half_up(value), each
            compared += 1
    assert compared > 100


def test_every_section_is_told_written_or_divided(
    merged: Merged, texts: tuple[SectionText, ...]
) -> None:
    """The forms ask something for each of I.1 to II.6; what nobody wrote is left to be written."""
    numbers = [text.section.number for text in texts]
    for text in texts:
        below = any(number.startswith(f"{text.section.number}.") for number in numbers)
        assert text.told or text.section.written or below, text.section
        assert not any("Biểu mẫu không yêu cầu" in paragraph.text for paragraph in text.told)


def alone(merged: Merged, leaf: Leaf) -> Publication:
    """The report of one office."""
    report = Report(leaf.unit, merged.report.period, merged.report.pack, [leaf])
    figures = tabulate(report, merged.campaign.pack)
    return evolve(merged.publication(), report=report, figures=figures)


def test_every_ward_s_sentences_have_the_figures_of_its_appendix(merged: Merged) -> None:
    """34 wards and the city's own office, blanks and rejected figures among them."""
    for leaf in merged.report.leaves.values():
        publication = alone(merged, leaf)
        for each in printed_in(narrative(publication)):
            row = publication.pack[each.row]
            content = shown(publication, row).value
            if publication.pack.indicator(row).kind is not Kind.CODE:
                expected = None if isinstance(content, str) else half_up(content)
                assert number(each.text) == expected, (leaf.unit.name, each)


def test_the_city_s_report_holds_what_every_ward_wrote(
    merged: Merged, texts: tuple[SectionText, ...]
) -> None:
    """Each statement stands among the opinions under its ward's name; the report tells each group
    in one wording, with how many units say so."""
    publication, city, wrote = merged.publication(), merged.report.unit.name, 0
    by_id = {text.section.id: "\n".join(p.text for p in text.words) for text in texts}
    written = {leaf.unit.name: leaf.words for leaf in merged.report.leaves.values()}
    for section in publication.pack.written:
        groups = opinions(publication, section)
        held = {(one.name, one.text) for group in groups for same in group for one in same}
        for unit, words in written.items():
            for line in words.get(section.id, "").split("\n"):
                said = line.lstrip("-12345. ")
                assert not said or (unit, said) in held, (unit, section.id, line)
                wrote += bool(said)
        for group in groups:
            wordings = {one.text.rstrip(".") for same in group for one in same}
            units = {one.name for same in group for one in same}
            told = by_id[section.id]
            if wordings == {"Không"}:
                assert f"- {len(units)} đơn vị báo cáo {section.nothing}." in told
                continue
            assert sum(wording in told for wording in wordings) == 1, section.id
            others = units - {city}
            assert len(others) == 1 or f"{len(others)} đơn vị" in told
    assert wrote > 120


def test_the_real_ward_s_words_are_those_of_its_written_report(merged: Merged) -> None:
    """Its form has none; under V it wrote that there is nothing."""
    (leaf,) = (x for x in merged.report.leaves.values() if x.unit.code == "14764")
    assert leaf.words["proposals"] == "Không"
    assert leaf.words["tasks"].startswith("1. Tiếp tục thực hiện các nhiệm vụ đã đề ra")
    assert len(leaf.words["tasks"].split("\n")) == 5
    assert len(leaf.words["assessment.difficulties"].split("\n")) == 2
    assert "CHỦ TỊCH" not in "".join(leaf.words.values())


def test_what_is_asked_is_told(merged: Merged, texts: tuple[SectionText, ...]) -> None:
    """Every row with a figure stands in a sentence, but for parts whose whole stands there and the
    on-time rates that were not chosen."""
    pack, figures = merged.campaign.pack, merged.figures
    told = {each.row for each in printed_in(texts)}
    parts = {below.id for row in pack.rows for below in pack.below(row) if row.id in told}
    silent = {id for id, figure in figures.items() if figure.value is not None} - told - parts
    assert silent == {"dossiers.on_time_rate_due", "dossiers.on_time_rate_received"}


def test_a_code_of_all_units_says_how_many_gave_each_answer(
    merged: Merged, texts: tuple[SectionText, ...]
) -> None:
    """The code of a city is no number of those who gave it: each answer is counted beside it."""
    for row in ("dialogue.held", "survey.method", "egov.doc_system_linked"):
        told = {
            part.facet: int(part.text)
            for text in texts
            for paragraph in text.told
            for part in paragraph.parts
            if isinstance(part, Printed) and part.row == row and part.facet.startswith("code ")
        }
        tally = merged.figures[row].tally
        assert told == {f"code {code}": len(keys) for code, keys in tally.items()}
        assert told
