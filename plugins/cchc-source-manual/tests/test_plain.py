"""JSON and YAML: strict, each refusal with its line and key; the published schema agrees."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cchc_core import Desk, FileRefused, Reading, Source, Status, Submission

HAND_WRITTEN = """\
# Phường Hòa Bình, gửi tay
cchc: report/1
unit: "98101"
pack: thu@1
period: {id: 2024-quarter-1, first: 2023-12-15, last: 2024-03-14}
rows:
  received: 7
  received.direct: 04
  on_time_rate: 96,55
  linked: Đã
  received.postal: KPS
  received.online: {value: 3, note: gồm 1 hồ sơ kỳ trước, window: [2024-01-01, 2024-02-10]}
  plans:
    - {type: Kế hoạch, number: 24/KH-UBND, date: 05/11/2022, subject: CCHC}
  issued.commune:
"""
SCHEMA = Path(__file__).parents[3] / "docs" / "schema" / "report.schema.json"


@pytest.fixture
def read(tmp_path: Path, source: Source, desk: Desk) -> Any:
    def from_text(text: str) -> Submission:
        path = tmp_path / "báo cáo.yaml"
        path.write_text(text, encoding="utf-8")
        (submission,) = source.read(path, desk)
        return submission

    return from_text


def test_a_file_written_by_hand(read: Any) -> None:
    """Plain figures are read like cells, and say which line they stand on."""
    submission = read(HAND_WRITTEN)
    values = {id: r.value for id, r in submission.report.own.readings.items()}
    assert values["received"] == 7
    assert values["received.direct"] == 4
    assert str(values["on_time_rate"]) == "96.55"
    assert (values["linked"], values["received.postal"]) == (1, 0)
    assert submission.report.own.reading("received.direct").raw == "04"
    online = submission.report.own.reading("received.online")
    assert (online.value, online.note) == (3, "gồm 1 hồ sơ kỳ trước")
    assert online.window is not None
    assert online.window.last == date(2024, 2, 10)
    assert str(submission.report.own.reading("received").origin) == "báo cáo.yaml [dòng 7]"
    assert values["plans"][0].date == date(2022, 11, 5)
    assert submission.report.own.reading("issued.commune").status is Status.BLANK
    told = [(f.rule, f.indicator, f.origin.cell) for f in submission.findings]
    assert told == [
        ("number-as-text", "received.direct", "L8"),
        ("number-as-text", "on_time_rate", "L9"),
    ]
    assert submission.revision is None


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("rows:", "rowz:", 6, "rowz"),
        ("  received: 7", "  received: 7\n  received: 8", 8, "received"),
        ("  received: 7", "  recieved: 7", 7, "recieved"),
        ("  received: 7", "  received: .nan", 7, "received"),
        ("  received: 7", "  received: {value: bảy, status: used}", 7, "value"),
        ("  received: 7", "  received: {valu: 7}", 7, "valu"),
        ("  received: 7", "  received: {status: used}", 7, "received"),
        ("  received: 7", "  received: {status: unsure}", 7, "status"),
        ("  received: 7", "  received: {window: [2024-02-10, 2024-01-01]}", 7, "window"),
        ("  received: 7", "  received: &a 7\n  desk: *a", 8, "desk"),
        ("last: 2024-03-14", "last: 14/3/2024", 5, "last"),
        ("report/1", "report/9", 2, "cchc"),
        ("rows:", "row_count: 20\nrows:", 6, "row_count"),
        ("rows:", "rows: [", 8, ""),
    ],
)
def test_what_is_not_as_the_schema_says_is_refused(
    read: Any, old: str, new: str, line: int, key: str
) -> None:
    """The message names line and key, and says what to do."""
    with pytest.raises(FileRefused) as caught:
        read(HAND_WRITTEN.replace(old, new))
    assert caught.value.rule == "file-structure"
    place = f"dòng {line}, khóa '{key}'" if key else f"dòng {line}: "
    assert place in caught.value.message.vi
    assert caught.value.message.vi.endswith("Đề nghị sửa tệp rồi gửi lại.")
    assert caught.value.found == f"{key} (L{line})".strip()


def test_another_period_or_unit_is_refused_before_its_rows_are_looked_at(read: Any) -> None:
    """As with the Excel form."""
    for old, new, rule in (
        ("thu@1", "thu@0", "wrong-form"),
        ("2024-quarter-1", "2023-quarter-1", "wrong-period"),
        ("2024-03-14", "2024-03-13", "wrong-period"),
        ('"98101"', '"98999"', "wrong-unit"),
    ):
        with pytest.raises(FileRefused) as caught:
            read(HAND_WRITTEN.replace(old, new).replace("received: 7", "no.such.row: 7"))
        assert caught.value.rule == rule


def test_json_is_json(read: Any) -> None:
    """Tabs, escapes and everything on one line are read; NaN and a lost comma are refused."""
    text = (
        '{\t"cchc":"report/1","unit":"98101","pack":"thu@1","period":'
        '{"id":"2024-quarter-1","first":"2023-12-15","last":"2024-03-14"},\n'
        '\t"rows":{"received":{"value":7,"note":"\\u0110\\u1ee7 \\ud83d\\ude00 a\\/b"}}}'
    )
    reading = read(text).report.own.reading("received")
    assert (reading.value, reading.note) == (7, "Đủ 😀 a/b")
    for wrong in (text.replace(":7", ":NaN"), text.replace("},\n", "}\n")):
        with pytest.raises(FileRefused) as caught:
            read(wrong)
        assert "dòng 2" in caught.value.message.vi


def test_a_declared_value_must_be_one_the_row_can_have(read: Any) -> None:
    """A code outside its set is rejected, as from any other source."""
    submission = read(HAND_WRITTEN.replace("linked: Đã", "linked: {status: used, value: 4}"))
    assert submission.report.own.reading("linked").status is Status.REJECTED
    assert "code-set" in [finding.rule for finding in submission.findings]


def test_what_is_written_is_what_the_published_schema_describes(
    publish: Any, formats: Any, read: Any
) -> None:
    """The schema itself is sound, and takes blank and filled reports; it refuses unknown keys."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    figures = read(HAND_WRITTEN).report.own.readings.values()
    odd = Reading("issued", Status.WITHOUT_BASE, raw="?", note="chưa rõ")
    for publication in (publish(), publish(*figures, odd, revision=3)):
        (output,) = formats["json"].write(publication)
        written = json.loads(output.content)
        assert list(validator.iter_errors(written)) == []
        assert list(validator.iter_errors({**written, "rowz": 1}))
        assert list(validator.iter_errors({**written, "rows": {"received": {"valu": 7}}}))
    assert list(validator.iter_errors({**written, "rows": {"received": 7, "linked": "Đã"}})) == []


@pytest.mark.parametrize("number", ["9" * 5_000, "1" + "0" * 400, "1e400", "33.3333333333333333"])
@pytest.mark.parametrize("written", ["{}", "{{value: {}}}", "{{status: used, value: {}}}"])
def test_numbers_of_any_length_are_rejected_not_stumbled_over(
    read: Any, number: str, written: str
) -> None:
    """Python itself declines to read five thousand digits."""
    row = "on_time_rate" if "." in number or "e" in number else "received"
    old = {"received": "received: 7", "on_time_rate": "on_time_rate: 96,55"}[row]
    submission = read(HAND_WRITTEN.replace(old, f"{row}: {written.format(number)}"))
    assert submission.report.own.reading(row).status is Status.REJECTED
    assert "figure-too-long" in [finding.rule for finding in submission.findings]


@pytest.mark.parametrize("key", ["revision", "row_count"])
def test_a_number_of_any_length_in_the_head_is_refused(read: Any, key: str) -> None:
    """With line and key, in JSON as in YAML."""
    text = '{"cchc": "report/1", "unit": "98101", "pack": "thu@1", "period": {"id": '
    text += '"2024-quarter-1", "first": "2023-12-15", "last": "2024-03-14"},\n"rows": {},\n'
    for wrong in (
        HAND_WRITTEN.replace("rows:", f"{key}: {'9' * 5_000}\nrows:"),
        f'{text}"{key}": {"9" * 5_000}}}',
    ):
        with pytest.raises(FileRefused) as caught:
            read(wrong)
        assert f"khóa '{key}'" in caught.value.message.vi


def test_a_text_that_is_far_too_large_is_refused_unread(read: Any) -> None:
    """A report takes some tens of kilobytes; the refusal names the size and the limit."""
    with pytest.raises(FileRefused) as caught:
        read(HAND_WRITTEN + "# đệm\n" * 117_000)
    assert (caught.value.rule, caught.value.expected) == ("file-too-large", "1 MB")
    assert "1,1 MB" in caught.value.message.vi
    assert "1.1 MB" in caught.value.message.en
    read(HAND_WRITTEN + "# đệm\n" * 1_000)
