"""`cchc match`: what was matched only inexactly is listed, answered, and then used."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cchc_core.extensions import Desk, Source, Submission, Suggestion
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

DOCS = Path(__file__).parents[2] / "docs"
LIKELY = {"việc được giao": "tasks.assigned", "có đối thoại": "dialogue.held"}


def read_letter(path: Path, desk: Desk) -> Iterator[Submission]:
    """A made-up letter: a unit's code, then `wording = figure`, each of them only like a row."""
    head, *lines = path.read_text("utf-8").splitlines()
    unit = desk.units.with_code(head.split()[1], desk.period.window.last)
    readings, suggestions = [], []
    for at, line in enumerate(lines, start=2):
        wording, figure = line.split(" = ")
        key, origin = f"dòng {at}: {wording}", Origin(desk.name(path), "trang 1", f"dòng {at}")
        row = desk.confirmed.get((desk.name(path), key))
        if row is None:
            others = ("tasks.planned",)
            suggestions.append(Suggestion(key, wording, LIKELY[wording], origin, figure, others))
        elif row:
            value = int(figure)
            readings.append(Reading(row, Status.USED, value, raw=figure, origin=origin))
    report = Report.of(unit, desk.period, desk.pack.key, readings)
    yield Submission(report, "letter", desk.name(path), suggestions=tuple(suggestions))


@pytest.fixture
def letters(named):
    """A source whose files always need a person."""
    title = Text("Thư giả định", "Made-up letter")
    source = Source("letter", title, lambda path, head: head.startswith(b"letter "), read_letter)
    return [named("letters", plugin_of(source))]


@pytest.fixture
def letter(city):
    """What the fourth ward sent instead of its sheet, in a folder of the inbox."""
    (city / "inbox" / "98104.sheet").unlink()
    path = city / "inbox" / "bổ sung" / "thư.txt"
    path.parent.mkdir()
    path.write_text("letter 98104\nviệc được giao = 5\ncó đối thoại = 1\n", "utf-8")
    return path


def test_suggestions_are_listed_by_number(cchc, letter, letters):
    """With the text, the figure, the row it may be and where it stands; nothing is stored."""
    ran = cchc("match", letter, more=letters)
    assert ran.code == 0
    (line,) = [line for line in ran.out.splitlines() if line.startswith("1 ")]
    assert "việc được giao" in line
    assert "(tasks.assigned)" in line
    assert "trang 1, dòng 2" in line
    assert not (letter.parents[2] / "xu-ly.json").exists()


def test_after_a_yes_the_figure_is_used(cchc, city, letter, letters):
    """By the next merge too, which names the file by its path inside the inbox."""
    ran = cchc("match", letter, "--yes", "1", "--by", "công chức Nội vụ", "--json", more=letters)
    assert [s["row"] for s in ran.envelope["data"]["stored"]] == ["tasks.assigned"]
    assert [s["row"] for s in ran.envelope["data"]["suggestions"]] == ["dialogue.held"]
    stored, still_open = json.loads((city / "xu-ly.json").read_text("utf-8"))["decisions"]
    assert stored["about"] == ["bổ sung/thư.txt", "dòng 2: việc được giao"]
    assert stored["choice"] == "1.3 Số nhiệm vụ được giao"
    assert (stored["by"], stored["when"]) == ("công chức Nội vụ", date.today().isoformat())
    assert "choice" not in still_open
    cchc("merge", city, "--output", city, more=letters)
    assert "tasks.assigned 15" in (city / "bao-cao.txt").read_text("utf-8")


def test_what_waits_is_told_by_every_merge(cchc, city, letter, letters):
    """With the place, the row it may be and the command to run; no figure of it is used."""
    (city / "inbox" / "98103.sheet").unlink()
    text = "letter 98103\nviệc được giao = 5\ncó đối thoại = 1\n"
    (city / "inbox" / "98103.txt").write_text(text, "utf-8")
    cchc("match", city / "inbox" / "98103.txt", "--yes", "1", more=letters)
    ran = cchc("merge", city, "--allow-partial", "--json", more=letters)
    told = [f for f in ran.envelope["findings"] if f["rule"] == "match-waiting"]
    told = [f for f in told if f["file"] == "98103.txt"]
    assert [(f["cell"], f["expected"]) for f in told] == [("dòng 3", "dialogue.held")]
    assert 'cchc match "98103.txt"' in told[0]["message"]


def test_a_file_in_which_all_waits_is_kept_and_told(cchc, city, letter, letters):
    """It is not blank: nobody is told to fill in what stands there; once all is denied, it is."""
    ran = cchc("merge", city, "--allow-partial", "--json", "--force", more=letters)
    rules = [f["rule"] for f in ran.envelope["findings"] if f["file"] == "bổ sung/thư.txt"]
    assert rules.count("match-waiting") == 2
    assert "form-empty" not in rules
    cchc("match", letter, "--no", "1", "--no", "2", more=letters)
    ran = cchc("merge", city, "--allow-partial", "--json", "--force", more=letters)
    assert "form-empty" in [f["rule"] for f in ran.envelope["findings"]]


def test_a_no_and_another_row_are_answers_too(cchc, letter, letters):
    """Neither is asked again."""
    ran = cchc("match", letter, "--no", "2", "--row", "1=tasks.planned", "--json", more=letters)
    told = {s["key"]: s["row"] for s in ran.envelope["data"]["stored"]}
    assert told == {"dòng 2: việc được giao": "tasks.planned", "dòng 3: có đối thoại": None}
    assert ran.envelope["data"]["suggestions"] == []
    assert "Không còn dòng nào" in cchc("match", letter, more=letters).out


def test_what_was_answered_is_told_and_the_rest_keep_their_numbers(cchc, letter, letters):
    """So that a number of the list in one's hand never means another line."""
    ran = cchc("match", letter, "--yes", "1", more=letters)
    assert "  việc được giao → 1.3 " in ran.out
    assert [line[:2] for line in ran.out.splitlines() if "có đối thoại" in line] == ["2 "]
    again = cchc("match", letter, "--no", "1", more=letters)
    assert again.code == 2
    assert "còn 1 dòng chưa trả lời" in again.err
    told = cchc("match", letter, "--no", "2", "--json", more=letters).envelope["data"]["stored"]
    assert [one["key"] for one in told] == ["dòng 3: có đối thoại"]


def test_a_row_that_was_not_proposed_joins_the_choices(cchc, city, letter, letters):
    """So that the drop-down has what stands in the cell."""
    cchc("match", letter, "--row", "1=tasks.planned", more=letters)
    stored, _ = json.loads((city / "xu-ly.json").read_text("utf-8"))["decisions"]
    assert stored["choice"] in stored["choices"]


def test_a_role_that_is_a_person_is_refused(cchc, city, letter, letters):
    """With what to write instead; nothing is stored."""
    ran = cchc("match", letter, "--yes", "1", "--by", "ông Lê Văn C", more=letters)
    assert ran.code == 2
    assert "--by: “ông Lê” giống số điện thoại hoặc họ tên người" in ran.err
    assert not (city / "xu-ly.json").exists()


def test_its_envelope_is_as_published(cchc, letter, letters):
    """With suggestions waiting and answers stored."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((DOCS / "schema" / "envelope.schema.json").read_text("utf-8"))
    for words in ([], ["--no", "1"]):
        ran = cchc("match", letter, *words, "--json", more=letters)
        jsonschema.Draft202012Validator(schema).validate(ran.envelope)


def test_all_at_once(cchc, letter, letters):
    """`--yes all`, once somebody has looked at the list."""
    ran = cchc("match", letter, "--yes", "all", "--json", more=letters)
    assert len(ran.envelope["data"]["stored"]) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--yes", "3"], "'3'"),
        (["--yes", "một"], "'một'"),
        (["--row", "1=tasks.unknown"], "'tasks.unknown'"),
        (["--yes", "1", "--no", "1"], "Số 1"),
    ],
)
def test_an_answer_to_nothing_is_refused(cchc, letter, letters, words, told):
    """A number that is not there, a row that is not there, two answers; nothing is stored."""
    ran = cchc("match", letter, *words, more=letters)
    assert ran.code == 2
    assert told in ran.err
    assert not (letter.parents[2] / "xu-ly.json").exists()
