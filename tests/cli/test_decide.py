"""`cchc decide`: what waits for a person, asked in the ledger, and what was chosen there, used."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import PatternFill

from cchc_core.errors import FileRefused
from cchc_core.extensions import Desk, Source, Submission, Suggestion
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

manual = pytest.importorskip("cchc_source_manual", reason="what writes Xu-ly.xlsx")

DOCS = Path(__file__).parents[2] / "docs"
SIGNED = {"by": "công chức Nội vụ", "when": date.today().isoformat()}
ALIKE = {"việc được giao": "tasks.assigned", "việc kế hoạch": "tasks.planned"}


def read_note(path: Path, desk: Desk) -> Iterator[Submission]:
    """A made-up note: its unit only in `inbox.csv`, then `row = figure`, or words only like one."""
    owner = desk.owners.get(path) or desk.senders.get(path)
    if owner is None:
        raise FileRefused("unit-unknown", Text("Không rõ của đơn vị nào.", "Nobody's, it seems."))
    file, readings, suggestions = desk.name(path), [], []
    for at, line in enumerate(path.read_text("utf-8").splitlines()[1:], start=2):
        wording, figure = line.split(" = ")
        key, origin = f"dòng {at}: {wording}", Origin(file, cell=f"dòng {at}")
        row = desk.confirmed.get((file, key), ALIKE.get(wording, wording))
        if wording in ALIKE and (file, key) not in desk.confirmed:
            suggestions.append(Suggestion(key, wording, row, origin, figure))
        elif row:
            readings.append(Reading(row, Status.USED, int(figure), figure, origin=origin))
    report = Report.of(owner, desk.period, desk.pack.key, readings)
    yield Submission(report, "note", file, suggestions=tuple(suggestions))


@pytest.fixture
def notes(named):
    """A source of notes, and the plugin that writes `Xu-ly.xlsx`."""
    title = Text("Ghi chú giả định", "Made-up note")
    source = Source("note", title, lambda _, head: head.startswith(b"note"), read_note)
    return [named("notes", plugin_of(source)), named("manual", manual)]


@pytest.fixture
def doubtful(city):
    """Beside the sheets: a note of nobody known with a line in doubt, and one that differs."""
    (city / "inbox" / "98104.sheet").unlink()
    (city / "inbox" / "bc.note").write_text("note\nviệc được giao = 50\n", "utf-8")
    (city / "inbox" / "hb.note").write_text("note\ntasks.assigned = 20\n", "utf-8")
    with (city / "inbox.csv").open("a", encoding="utf-8") as arrivals:
        arrivals.write("bc.note,2024-03-18 08:30,Yen So\nhb.note,2024-03-18 08:30,98101\n")
    return city


@pytest.fixture
def decide(cchc, doubtful, notes):
    """Runs `cchc decide` on it and gives its decisions by kind."""

    def run(*words, code=0):
        ran = cchc("decide", doubtful, *words, "--json", more=notes)
        assert ran.code == code, ran.out
        found = {}
        for decision in ran.envelope["data"]["decisions"]:
            found.setdefault(decision["kind"], []).append(decision)
        return found

    return run


@pytest.fixture
def merge(cchc, doubtful, notes):
    """A merge: its data and findings."""

    def run():
        words = ["--allow-partial", "--force", "--json"]
        return cchc("merge", doubtful, *words, more=notes).envelope

    return run


def answer(folder: Path, choices: dict[str, str], **more: str) -> None:
    """What an officer does in `xu-ly.json`: fills in the lines of these kinds."""
    path = folder / "xu-ly.json"
    book = json.loads(path.read_text("utf-8"))
    for line in book["decisions"]:
        if line["kind"] in choices:
            line |= {"choice": choices[line["kind"]], **SIGNED, **more}
    path.write_text(json.dumps(book, ensure_ascii=False), "utf-8")


def figure(envelope, row: str):
    return next(one["value"] for one in envelope["data"]["indicators"] if one["id"] == row)


def test_what_is_in_doubt_is_asked(decide, doubtful):
    """Whose a file is, with the likely unit first; which source holds where two differ."""
    found = decide()
    ((file,), (source,)) = found["unit"], found["precedence"]
    assert file["about"][0] == "bc.note"
    assert file["evidence"].startswith("bc.note (inbox.csv: Yen So): Không rõ của đơn vị nào")
    assert file["choices"][-1] == "Không dùng tệp này"
    assert len(file["choices"]) == 6
    assert source["about"] == ["tasks.assigned", "98101"]
    assert source["choices"] == ["Tệp giả định [sheet]", "Ghi chú giả định [note]"]
    assert "Phường Hòa Bình, 1.3: 2 (98101.sheet [Biểu!D2]); đang dùng 20" in source["evidence"]
    assert (doubtful / "Xu-ly.xlsx").is_file()


def test_what_is_chosen_is_used_by_the_next_merge(decide, merge, doubtful):
    """Each answer may raise the next question: a file that has a unit has lines in doubt."""
    assert figure(merge(), "tasks.assigned") == 1 + 20 + 3 + 4
    decide("--as", "json")
    answer(doubtful, {"unit": "98104", "precedence": "sheet"})
    assert figure(merge(), "tasks.assigned") == 1 + 2 + 3 + 4
    (row,) = decide()["row"]
    assert row["unit"].endswith("[98104]")
    answer(doubtful, {"row": row["choices"][0]})
    envelope = merge()
    assert figure(envelope, "tasks.assigned") == 1 + 2 + 3 + 4 + 50
    assert not {"unit-unknown", "match-waiting"} & {f["rule"] for f in envelope["findings"]}
    assert all(one["needed"] and one["holds"] for some in decide().values() for one in some)


def test_a_file_set_aside_is_not_read(decide, merge, doubtful):
    """And told as that, not as an error."""
    decide("--as", "json")
    answer(doubtful, {"unit": "Không dùng tệp này"})
    told = [f for f in merge()["findings"] if f["file"] == "bc.note"]
    assert [(f["rule"], f["severity"]) for f in told] == [("file-set-aside", "information")]
    assert decide()["unit"][0]["needed"]


def test_a_file_that_came_to_hold_something_else_is_asked_about_anew(decide, merge, doubtful):
    """The decision on the one before has no effect on it, and is kept as no longer needed."""
    decide("--as", "json")
    answer(doubtful, {"unit": "98104"})
    (doubtful / "inbox" / "bc.note").write_text("note\ntasks.assigned = 7\n", "utf-8")
    before, now = decide()["unit"]
    assert (before["needed"], before["choice"]) == (False, "Xã Quảng Thắng [98104]")
    assert (now["needed"], now["choice"]) == (True, None)
    assert figure(merge(), "tasks.assigned") == 1 + 20 + 3 + 4


def test_what_is_not_asked_any_more_is_kept_and_marked(decide, doubtful):
    """Answered or not; asked again, the mark goes."""
    decide()
    note = (doubtful / "inbox" / "hb.note").read_bytes()
    (doubtful / "inbox" / "hb.note").unlink()
    assert [one["needed"] for one in decide()["precedence"]] == [False]
    (doubtful / "inbox" / "hb.note").write_bytes(note)
    assert [one["needed"] for one in decide()["precedence"]] == [True]


def test_a_choice_for_all_units_may_be_written_too(decide, merge, doubtful):
    """A line that a person adds: the row and the source, no unit; then nobody is asked of one."""
    decide("--as", "json")
    path = doubtful / "xu-ly.json"
    book = json.loads(path.read_text("utf-8"))
    mine = {"kind": "precedence", "row": "1.3", "choice": "sheet"}
    book["decisions"].append({**mine, **SIGNED})
    path.write_text(json.dumps(book), "utf-8")
    assert figure(merge(), "tasks.assigned") == 1 + 2 + 3 + 4
    ours, added = decide()["precedence"]
    assert (ours["needed"], added["about"]) == (False, ["tasks.assigned"])


def test_what_cannot_be_followed_is_told_with_its_cell(decide, merge, doubtful):
    """By every command that merges; the other decisions hold."""
    decide("--as", "json")
    answer(doubtful, {"unit": "98104", "precedence": "fax"})
    found = decide(code=1)
    assert [one["holds"] for one in (*found["unit"], *found["precedence"])] == [True, False]
    (told,) = [f for f in merge()["findings"] if f["rule"] == "decision-unclear"]
    assert (told["file"], told["cell"]) == ("xu-ly.json", "decisions[1].choice")
    assert "Hãy chọn: Tệp giả định [sheet]; Ghi chú giả định [note]" in told["message"]


def test_the_workbook_is_extended_and_nothing_in_it_is_lost(decide, merge, doubtful):
    """An officer's choice, an extra column, a note, a colour and a line added by hand."""
    decide()
    path = doubtful / "Xu-ly.xlsx"
    book = load_workbook(path)
    sheet = book["Xử lý"]
    (unit,) = [cell.row for cell in sheet["B"] if cell.value == "Tệp chưa rõ đơn vị"]
    free = max(cell.row for cell in sheet["B"] if cell.value) + 1
    choices = {"G": "Xã Quảng Thắng [98104]", "I": "công chức Nội vụ", "J": date(2024, 3, 19)}
    entry = {"B": "Nhập số thay đơn vị", "C": "98102", "D": "1.5", "F": "anh.jpg", "G": "Có"}
    signed = {"H": "chưa gửi được", "I": "công chức Nội vụ", "J": "19/3/2024"}
    for at, texts in ((unit, choices), (free, {**entry, **signed})):
        for letter, text in texts.items():
            sheet[f"{letter}{at}"] = text
    sheet.insert_cols(1)
    sheet["A9"] = "ghi chú riêng"
    sheet["H9"].fill = PatternFill("solid", fgColor="FF00FF")
    book.save(path)
    found = decide()
    assert found["unit"][0]["choice"] == "Xã Quảng Thắng [98104]"
    assert found["entry"][0]["about"] == ["98102", "sample@1", "dialogue.held", "1"]
    assert found["row"][0]["choice"] is None
    sheet = load_workbook(path)["Xử lý"]
    assert sheet["A9"].value == "ghi chú riêng"
    assert sheet["H9"].fill.fgColor.rgb.endswith("FF00FF")
    choices = [cell.value for cell in sheet["H"][8:12]]
    assert choices == ["Xã Quảng Thắng [98104]", None, "Có", None]
    (leaf,) = [
        leaf
        for one in merge()["data"]["indicators"]
        if one["id"] == "dialogue.held"
        for leaf in one["leaves"]
        if leaf["file"] == "Xu-ly.xlsx"
    ]
    assert (leaf["sheet"], leaf["cell"]) == ("Xử lý", "H11")
    assert leaf["entered"] == "anh.jpg; chưa gửi được"


def test_the_store_is_converted_there_and_back(decide, doubtful):
    """The same decisions; the file before is kept under a dated name."""
    asked = decide()
    there, back = decide("--as", "json"), decide("--as", "xlsx")
    for found in (there, back):
        assert found.keys() == asked.keys()
        assert [one["key"] if "key" in one else one["about"] for one in found["unit"]] == [
            one["about"] for one in asked["unit"]
        ]
    names = {path.name.partition("-2")[0] for path in doubtful.iterdir() if "u-ly" in path.name}
    assert names == {"Xu-ly.xlsx", "Xu-ly", "xu-ly"}


def test_it_is_told_in_lines(cchc, doubtful, notes):
    """What is open, by kind, where the ledger lies, what to do next; a merge tells how many."""
    told = cchc("decide", doubtful, more=notes).out
    assert "Việc cần quyết định: 2 chưa quyết định, 0 đã quyết định" in told
    assert "  Tệp chưa rõ đơn vị: 1 chưa, 0 đã" in told
    assert "Xu-ly.xlsx (đã ghi)" in told
    assert "chọn ở cột “Quyết định”" in told
    merged = cchc("merge", doubtful, more=notes).out
    assert "Việc chờ quyết định: 2. Xem và quyết định: cchc decide" in merged
    again = cchc("decide", doubtful, "--lang", "en", more=notes).out
    assert "Xu-ly.xlsx (unchanged)" in again


def test_two_stores_are_refused(cchc, doubtful, notes):
    """By every command, with what to do."""
    cchc("decide", doubtful, more=notes)
    (doubtful / "xu-ly.json").write_text("{}", "utf-8")
    for command in ("decide", "status", "merge"):
        ran = cchc(command, doubtful, more=notes)
        assert ran.code == 2
        assert "có nhiều sổ xử lý: Xu-ly.xlsx, xu-ly.json" in ran.err


def test_a_store_that_nothing_reads_stops_every_command(cchc, doubtful, notes):
    """Or its decisions would silently not hold."""
    cchc("decide", doubtful, more=notes)
    ran = cchc("merge", doubtful, "--disable", "manual", more=notes)
    assert ran.code == 2
    assert "không plugin nào đang cài đọc được sổ xử lý này" in ran.err


def test_its_envelope_is_as_published(cchc, doubtful, notes):
    """With questions open and answered; so is the file."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((DOCS / "schema" / "envelope.schema.json").read_text("utf-8"))
    cchc("decide", doubtful, "--as", "json", more=notes)
    answer(doubtful, {"unit": "98104"}, until="2024-12-31")
    ran = cchc("decide", doubtful, "--json", more=notes)
    jsonschema.Draft202012Validator(schema).validate(ran.envelope)
    schema = json.loads((DOCS / "schema" / "decisions.schema.json").read_text("utf-8"))
    stored = json.loads((doubtful / "xu-ly.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(stored)
