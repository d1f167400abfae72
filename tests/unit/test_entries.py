"""`entered.toml`: kept whole, read strictly, and a source of its own."""

from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_core import builtin
from cchc_core.arrivals import Arrival
from cchc_core.campaign import Campaign
from cchc_core.entered import ENTERED, read, recognises
from cchc_core.entries import FILE, Entry, read_entries, with_entries
from cchc_core.errors import BadData, FileRefused
from cchc_core.extensions import Desk, Filed, Source, Submission
from cchc_core.merge import Merged, merge_campaign
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.testing import samples
from cchc_core.testing.plugins import offer_of, plugin_of
from cchc_core.text import Text, nfc

DESK = samples.sample_desk()
ONE, TWO, *_ = DESK.expected
HEARD = {"informant": "công chức Văn phòng – Thống kê", "on": date(2024, 3, 16)}


def entry(row="tasks.assigned", value="7", unit=ONE, **more) -> Entry:
    """Told by telephone, unless it is from a file."""
    told = {"pack": DESK.pack.key, **({} if "file" in more else HEARD), **more}
    key, day = str(unit.key), date(2024, 3, 17)
    return Entry(unit=key, row=row, value=value, reason="xã mất điện", entered=day, **told)


def put(folder: Path, *entries: Entry) -> Path:
    path = folder / FILE
    before = path.read_bytes() if path.exists() else b""
    path.write_bytes(with_entries(before, {str(n): each for n, each in enumerate(entries)}))
    return path


def submissions(folder: Path, *entries: Entry, desk: Desk = DESK) -> list[Submission]:
    return list(read(put(folder, *entries), desk))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(nfc)
ENTRIES = st.builds(
    Entry,
    unit=TEXTS,
    pack=TEXTS,
    row=TEXTS,
    value=TEXTS,
    reason=TEXTS,
    entered=st.dates(date(2000, 1, 1)),
    file=TEXTS.filter(bool),
    page=st.none() | st.integers(1, 99),
)


@given(st.lists(ENTRIES, max_size=3), st.lists(ENTRIES, max_size=3), TEXTS)
def test_nothing_that_was_entered_is_ever_lost(first, then, name):
    """Whatever was typed comes back, in its order, with what is added later behind it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        for entries in (first, then):
            before = path.read_bytes() if path.exists() else b""
            path.write_bytes(with_entries(before, {f"{name}{n}": e for n, e in enumerate(entries)}))
            assert path.read_bytes().startswith(before)
        assert [evolve(each, line=0) for each in read_entries(path)] == [*first, *then]


def test_it_is_read_into_a_report_for_each_unit(tmp_path):
    """With what was typed, the line, and how the officer came by it."""
    photo = entry("tasks.planned", "1.200", file="anh/bieu.jpg", page=2)
    one, two = submissions(tmp_path, entry(), photo, entry(unit=TWO, value="KPS"))
    assert [s.report.unit for s in (one, two)] == [ONE, TWO]
    assert (one.source, one.file, one.revision, one.part) == ("entered", FILE, None, "")
    reading = one.report.own.reading("tasks.planned")
    assert (reading.status, reading.value, reading.raw) == (Status.USED, 1200, "1.200")
    assert reading.origin.entered == "anh/bieu.jpg, trang 2; xã mất điện"
    lines = (tmp_path / FILE).read_text("utf-8").splitlines()
    assert lines[int(reading.origin.cell[1:]) - 1] == 'value = "1.200"'
    told = one.report.own.reading("tasks.assigned").origin
    assert told.entered == "điện thoại, công chức Văn phòng – Thống kê, 16/3/2024; xã mất điện"
    assert "nhập tay: điện thoại" in str(told)
    assert one.findings == ()
    assert two.report.own.reading("tasks.assigned").value == 0


def test_of_a_row_the_last_entry_counts(tmp_path):
    """The earlier one stays in the file; nothing typed takes an entry back."""
    (corrected,) = submissions(tmp_path, entry(value="7"), entry(value="8"))
    assert corrected.report.own.reading("tasks.assigned").value == 8
    assert len(read_entries(tmp_path / FILE)) == 2
    assert submissions(tmp_path, entry(value="")) == []


def test_what_can_be_remarked_of_a_figure_is_told(tmp_path):
    """Also here: a decimal point is no decimal comma."""
    (one,) = submissions(tmp_path, entry("tasks.planned", "30"), entry("tasks.done_rate", "90.5"))
    assert [(f.rule, f.indicator) for f in one.findings] == [("decimal-point", "tasks.done_rate")]


def test_a_row_that_is_not_there_costs_that_entry_only(tmp_path):
    """The line is named."""
    (one,) = submissions(tmp_path, entry("không.có"), entry())
    assert set(one.report.own.readings) == {"tasks.assigned"}
    (finding,) = one.findings
    assert (finding.rule, finding.found) == ("stray-value", "7")
    assert "không có dòng 'không.có'" in finding.message.vi


def test_entries_on_earlier_forms_are_carried_over_as_a_part(tmp_path):
    """The version stands beside every entry, for a row may have come to mean something else."""
    desk = evolve(DESK, earlier=(evolve(DESK.pack, version="0"),))
    old, new = submissions(tmp_path, entry(pack="sample@0"), entry(), desk=desk)
    assert (old.report.pack, old.part) == ("sample@0", "sample@0")
    assert (new.report.pack, new.part) == (DESK.pack.key, "")
    with pytest.raises(FileRefused) as caught:
        submissions(tmp_path)
    assert caught.value.rule == "wrong-form"
    assert "earlier_packs" in caught.value.message.vi


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('value = "7"', "value = 7", "dòng 10, khóa 'entries.value': cần chuỗi ký tự"),
        ('value = "7"', 'valeu = "7"', "thiếu khóa bắt buộc"),
        ("on = 2024-03-16", 'from = "a.jpg"', "cần hoặc 'from' hoặc 'informant'"),
        ("entered/1", "entered/2", "cần 'entered/1'"),
        ("[[entries]]", "[[entries]", "sai cú pháp TOML"),
        (f'unit = "{ONE.key}"', 'unit = "7"', "dòng 10: '7' không phải đơn vị phải báo cáo"),
    ],
)
def test_what_is_not_as_it_should_be_names_the_line(tmp_path, old, new, told):
    """The file is refused, the wards' own files go on; adding to it is refused as well."""
    path = put(tmp_path, entry())
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(FileRefused) as caught:
        list(read(path, DESK))
    assert caught.value.rule == "file-structure"
    assert told in caught.value.message.vi
    if "7' không" not in told:
        with pytest.raises(BadData):
            with_entries(path.read_bytes(), {"x": entry()})


def test_one_that_somebody_sent_is_not_used(tmp_path):
    """Only the office itself enters figures on units' behalf."""
    path = put(tmp_path, entry())
    assert recognises(path, path.read_bytes())
    with pytest.raises(FileRefused) as caught:
        list(read(path, evolve(DESK, inbox=tmp_path)))
    assert caught.value.rule == "entered-by-others"
    assert "Hãy bỏ tệp này ra" in caught.value.message.vi


def merged(folder: Path, *sent: Reading, arrivals: dict[str, Arrival] | None = None) -> Merged:
    """A merge of what the first unit sent, if anything, with what was entered."""
    inbox = folder / "inbox"
    inbox.mkdir()
    if sent:
        (inbox / "z.told").write_bytes(b"told")

    def told(path: Path, desk: Desk) -> list[Submission]:
        return [Submission(Report.of(ONE, desk.period, desk.pack.key, sent), "told", path.name)]

    source = Source("told", Text("kể", "told"), lambda _, head: head == b"told", told)
    campaign = Campaign(
        folder=folder,
        unit=DESK.expected[-1],
        pack=DESK.pack,
        units=DESK.units,
        period=DESK.period,
        expected=DESK.expected,
        due=date(2024, 3, 20),
        inbox=inbox,
        arrivals=arrivals or {},
    )
    return merge_campaign(campaign, offer_of(builtin=builtin, told=plugin_of(source)))


def test_a_unit_that_sent_nothing_counts_as_used_and_not_as_late(tmp_path):
    """Its file is `entered.toml`, which has no arrival and needs none."""
    put(tmp_path, entry())
    found = merged(tmp_path, arrivals={"khác": Arrival(None, "", 2)})
    (filing,) = [filing for filing in found.filings if filing.unit == ONE]
    assert (filing.state, filing.file, filing.late) == (Filed.USED, FILE, False)
    assert found.figures["tasks.assigned"].value == 7
    assert "file-without-arrival" not in {finding.rule for finding in found.findings}


def test_what_was_entered_stands_beside_what_the_unit_sent(tmp_path):
    """The unit's own file is the one that counts for being late; the difference is shown."""
    put(tmp_path, entry(), entry("tasks.planned", "30"))
    sent = Reading("tasks.assigned", Status.USED, 5, "5")
    arrivals = {"z.told": Arrival(datetime(2024, 3, 21, 9), "", 2)}
    found = merged(tmp_path, sent, arrivals=arrivals)
    (filing,) = [filing for filing in found.filings if filing.unit == ONE]
    assert (filing.file, filing.more_files, filing.late) == ("z.told", (FILE,), True)
    assert found.figures["tasks.planned"].value == 30
    (finding,) = [f for f in found.findings if f.rule == "sources-differ"]
    assert "nhập tay: điện thoại" in finding.message.vi


def test_the_source_is_offered_like_any_other():
    """Through the core's own hooks."""
    assert offer_of(builtin=builtin).sources["entered"] == ENTERED
