"""A whole report as text and back."""

import json
from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core.errors import BadData
from cchc_core.interchange import report_from_json, report_to_json
from cchc_core.model.dossiers import Channel, DossierClass, DossierCount
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Document, Status
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.testing.samples import cut_down, sample_pack, sample_period, sample_roll_up
from cchc_core.testing.strategies import notes, periods, reports, roll_ups, tilings, unit_keys

PACK, PERIOD = sample_pack(), sample_period()
KINDS = ("tasks.done_rate", "online.rate.city", "documents.issued", "desk.level")
OF_EACH_KIND = cut_down(PACK, KINDS)
"""A few rows: counts, rates, codes, lists, totals."""
TEXTS = notes() | st.text(st.characters(codec="utf-8"), max_size=9)


@st.composite
def origins(draw):
    dossiers = draw(st.none() | st.integers(0, 9_999))
    return Origin(draw(TEXTS), draw(TEXTS), draw(TEXTS), dossiers, draw(TEXTS))


@st.composite
def counts(draw):
    found = draw(st.sampled_from(DossierClass)), draw(st.integers(0, 99))
    return DossierCount(draw(TEXTS), *found, draw(st.none() | st.sampled_from(Channel)))


@st.composite
def with_everything(draw):
    """A report, rolled up or not, of any period, whose leaves hold all that a leaf can hold."""
    period = draw(periods())
    one = reports(period=period, pack=OF_EACH_KIND, beside=True)
    report = draw(roll_ups(OF_EACH_KIND, period) | one)
    leaves = []
    for leaf in report.leaves.values():
        key = draw(st.just(leaf.unit.key) | unit_keys())
        until = draw(st.none() | st.just(date(2025, 6, 30)))
        tile = draw(st.sampled_from(draw(tilings(period.window))))
        dossiers = tuple(draw(st.lists(counts(), max_size=2)))
        changed = draw(st.none() | origins()), draw(st.none() | st.just(tile)), draw(TEXTS)
        readings = [
            evolve(
                r,
                origin=changed[0],
                window=changed[1],
                raw=changed[2],
                stands_for=draw(st.none() | st.integers(0, 40)),
                base=draw(st.none() | st.integers(0, 40) | st.just(Decimal("7.50"))),
                part=draw(st.none() | st.integers(0, 40)),
            )
            for r in leaf.readings.values()
        ]
        unit = evolve(leaf.unit, key=key, until=until)
        stands_for = draw(st.none() | st.integers(1, 40))
        told = leaf.submitted, dossiers, stands_for, leaf.words
        leaves.append(Leaf(unit, tile, readings, *told))
    by_unit = {leaf.unit.key: leaf for leaf in leaves}
    return Report(report.unit, period, report.pack, by_unit.values())


@settings(max_examples=max(settings.default.max_examples // 3, 1))
@given(report=with_everything())
def test_what_is_written_is_read_back_the_same(report):
    """Every unit, window, status, value, text and count, to the digit; and the same text again."""
    text = report_to_json(report)
    back = report_from_json(text, PACK)
    assert back == report
    assert repr(back) == repr(report)
    assert report_to_json(back) == text


def test_the_text_is_one_line_of_plain_json_with_its_version():
    """Fit to be cut into pieces and put together again, whatever the units wrote."""
    text = report_to_json(sample_roll_up())
    assert text.isascii()
    assert text.isprintable()
    assert json.loads(text)["cchc"] == "whole-report/1"


def stated(value, row="tasks.assigned"):
    return Report.of(
        sample_roll_up().unit, PERIOD, PACK.key, [Reading(row, Status.USED, value, str(value))]
    )


@pytest.mark.parametrize(
    ("value", "row"),
    [
        (10**40, "tasks.assigned"),
        (Decimal("96.550"), "tasks.done_rate"),
        (100, "tasks.done_rate"),
        ((Document("Kế hoạch", "24/KH-UBND", None, "CCHC"),), "documents.issued"),
        ((), "documents.issued"),
    ],
)
def test_no_digit_is_lost(value, row):
    """Not of large counts, not of the zeros at the end of a rate; an empty list is no blank."""
    back = report_from_json(report_to_json(stated(value, row)), PACK)
    assert repr(back.own.reading(row).value) == repr(value)


READING = '{"status":"used","value":5,"raw":"5"}'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("whole-report/1", "whole-report/2", "'cchc': needs 'whole-report/1'"),
        ("sample@1", "sample@2", "'pack': needs 'sample@1'"),
        ('"submitted":true', '"submited":true', "'leaves[0].submited': no such key"),
        ('"submitted":true', '"submitted":1', "'leaves[0].submitted': needs true or false"),
        ('"submitted":true,', "", "'leaves[0]': the key 'submitted' is missing"),
        ('"tasks.assigned"', '"tasks.asigned"', "'leaves[0].readings.tasks.asigned': the forms"),
        (READING, READING.replace("5,", "true,"), "tasks.assigned.value': needs a whole number"),
        (READING, READING.replace("5,", '"5.5",'), "tasks.assigned.value': of another kind"),
        (READING, READING.replace("5,", "[],"), "tasks.assigned.value': of another kind"),
        (READING, READING.replace("5,", "5.0,"), "tasks.assigned.value': needs a whole number"),
        (READING, READING.replace("5,", '"5e1",'), "tasks.assigned.value': is no number"),
        (READING, READING.replace("5,", "NaN,"), "NaN is no number"),
        (READING, READING.replace("used", "usd"), "tasks.assigned.status': cannot be taken"),
        (READING, READING.replace("used", "blank"), "tasks.assigned': cannot be taken"),
        (READING, '{"status":"used"}', "tasks.assigned': cannot be taken"),
        (READING, READING.replace('"raw"', '"status"'), "the key 'status' stands twice"),
        ('"2024-03-14"', '"2024-3-14"', "window.last': cannot be taken"),
        ('"2024-03-14"', '"20240314"', "window.last': cannot be taken"),
        ('"last":"2024-03-14"', '"last":"2022-03-14"', "window.last': before the first day"),
        ('"key":"981"', '"key":"981@20250701"', "unit.key': cannot be taken"),
        ('"key":"981"', '"key":"@2025-07-01"', "unit.key': cannot be taken"),
        ('{"cchc"', '["cchc"', "not valid JSON at line 1, column 8"),
        ("}", "", "not valid JSON at line 1"),
        ('"year":2024', f'"year":{"9" * 5000}', "unreadable JSON"),
        ('"leaves":[', '"leaves":[' + "[" * 100_000, "JSON"),
        ("[", "{}, [", "JSON"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_path(old, new, said):
    """Keys, versions, rows, kinds, days, numbers; in both languages."""
    text = report_to_json(stated(5))
    assert old in text
    with pytest.raises(BadData) as refused:
        report_from_json(text.replace(old, new), PACK)
    assert said in refused.value.message.en
    assert refused.value.message.vi != refused.value.message.en


def test_leaves_that_cannot_be_one_report_are_refused():
    """The same days twice, and days outside the period: what a report is holds here too."""
    report = stated(5)
    text = report_to_json(report)
    (leaf,) = json.loads(text)["leaves"]
    short = Window(PERIOD.window.first, PERIOD.window.first)
    outside = report_to_json(evolve(report, period=evolve(PERIOD, window=short), leaves=[]))
    for whole in (text, outside):
        told = json.loads(whole)
        told["leaves"] = [leaf, leaf] if whole is text else [leaf]
        with pytest.raises(BadData, match="key 'leaves'"):
            report_from_json(json.dumps(told), PACK)


def test_words_of_a_section_that_is_not_there_are_refused():
    """A text that nobody would print has no place in a report."""
    report = sample_roll_up()
    text = report_to_json(report).replace('"tasks":"', '"task":"')
    with pytest.raises(BadData, match=r"words\.task"):
        report_from_json(text, PACK)
