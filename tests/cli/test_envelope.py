"""`--json`: one envelope for every command, as its schema has it, exact and repeatable."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "envelope.schema.json"
COMMANDS = [
    ["init", "{city}/mới", "--pack", "sample", "--units", "sample", "--unit", "981"],
    ["forms", "{city}"],
    ["read", "{city}/inbox/98103.sheet"],
    ["read", "{city}/inbox/lạ.txt"],
    ["enter", "{city}", "98101", "1.3=7", "--informant", "văn thư", "--on", "2024-03-16"],
    [*("enter", "{city}", "98101", "1.3=7", "--reason", "mất điện"), "--from", "98103.sheet"],
    ["match", "{city}/inbox/98103.sheet"],
    ["status", "{city}"],
    ["merge", "{city}"],
    ["merge", "{city}", "--allow-partial"],
    ["merge", "{city}/không-có"],
    ["trace", "{city}", "tasks.assigned"],
    ["trace", "{city}", "system.connected_share", "--unit", "98102"],
    ["trace", "{city}", "không-có"],
    ["verify", "{city}/inbox/98103.sheet"],
    ["merge", "{city}/inbox"],
    ["lint", "{city}/inbox/98103.sheet"],
    ["return", "{city}"],
    ["remind", "{city}"],
    ["form"],
    ["form", "diff", "sample", "sample"],
    ["form", "diff", "sample", "thanh-hoa-2023"],
    ["form", "diff", "sample", "không-có"],
    ["form", "draft", "{city}/cchc.toml"],
    ["template"],
    ["template", "draft", "report", "--pack", "sample"],
    ["template", "check", "{city}/cchc.toml"],
    ["report", "{city}", "--unit", "98103", "--format", "report"],
    ["report", "{city}", "--unit", "98101"],
    ["number", "{city}", "5", "--date", "2024-03-20"],
    ["number", "{city}", "năm", "--date", "2024-03-20"],
    ["indicators"],
    ["units", "--on", "2023-09-01"],
    ["units", "--on", "2026-01-01"],
    ["periods", "--year", "2024"],
    ["sources"],
    ["formats"],
    ["plugins"],
    ["explain"],
    ["explain", "code-set"],
    ["explain", "không-có"],
    ["không-có"],
]


@pytest.fixture
def troubled(city):
    """The made-up city with a report missing, one wrong, one late, one file of nobody."""
    inbox = city / "inbox"
    (inbox / "98101.sheet").unlink()
    (inbox / "98102.sheet").write_text("sheet 98102 1\ndialogue.held = 4\n", "utf-8")
    (inbox / "98104.sheet").write_text("sheet 98104 1\ntasks.assigned = ~5\n", "utf-8")
    (inbox / "lạ.txt").write_text("không phải báo cáo", "utf-8")
    (city / "inbox.csv").write_text("file,received,sender\n98103.sheet,2024-03-21,\n", "utf-8")
    return city


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("argv", COMMANDS, ids=" ".join)
def test_every_envelope_is_as_published(cchc, troubled, named, argv, lang):
    """What a command prints under `--json` fits docs/schema/envelope.schema.json."""
    jsonschema = pytest.importorskip("jsonschema")
    words = [word.format(city=troubled) for word in argv]
    broken = named("hỏng", ImportError("thiếu thư viện"))

    ran = cchc(*words, "--json", "--lang", lang, more=[broken])

    assert ran.envelope["exit_code"] == ran.code
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(ran.envelope)


def test_the_same_inputs_print_the_same(cchc, troubled):
    """Nothing of the clock or of chance is in an envelope."""
    first = cchc("merge", troubled, "--json").out

    assert cchc("merge", troubled, "--json").out == first


def test_a_figure_is_exact_and_shows_what_it_is_made_of(cchc, city):
    """(30 x 90.5 + 60 x 70) / 90 is 461/6 percent: number, fraction, leaves with their cells."""
    figures = cchc("merge", city, "--json").envelope["data"]["indicators"]
    (rate,) = [figure for figure in figures if figure["id"] == "tasks.done_rate"]

    assert Fraction(rate["exact"]) == Fraction(461, 6)
    assert rate["value"] == pytest.approx(461 / 6)
    assert rate["printed"] == "76,83"
    assert rate["status"] == "incomplete"
    assert rate["coverage"]["units"]["used"] == ["98102", "98103"]
    assert (rate["operator"]["over_units"], rate["whole"]) == ("stated-rate", 90)
    (leaf,) = [leaf for leaf in rate["leaves"] if leaf["unit"] == "98102"]
    assert (leaf["value"], leaf["raw"], leaf["base"]) == (90.5, "90.5", 30)
    assert (leaf["file"], leaf["sheet"], leaf["cell"]) == ("98102.sheet", "Biểu", "D4")


def test_a_computed_figure_shows_the_leaves_below_it(cchc, city):
    """A share of units shows the units' codes; it is as decided by those that answered."""
    (city / "inbox" / "98104.sheet").write_text("sheet 98104 2\nsystem.connected = 1\n", "utf-8")

    figures = cchc("merge", city, "--json").envelope["data"]["indicators"]
    (number,) = [figure for figure in figures if figure["id"] == "system.connected_number"]

    assert number["value"] == 1
    told = {leaf["unit"]: leaf["value"] for leaf in number["leaves"]}
    assert told == {"98101": None, "98102": None, "98103": None, "98104": 1}
    assert {leaf["indicator"] for leaf in number["leaves"]} == {"system.connected"}


def test_units_are_told_by_state(cchc, troubled):
    """used + missing + wrong form + empty + refused = expected; late is a mark beside."""
    data = cchc("merge", troubled, "--json").envelope["data"]
    counts = dict(data["counts"])

    assert counts.pop("expected") == 5
    assert counts.pop("late") == 1
    assert sum(counts.values()) == 5
    assert data["units"]["missing"] == [{"key": "98101", "name": "Phường Hòa Bình"}]
    assert data["units"]["late"] == [{"key": "98103", "name": "Phường Trường Thịnh"}]
    verdicts = {file["file"]: file["verdict"] for file in data["files"]}
    assert verdicts["lạ.txt"] == "refused"


def test_a_finding_names_its_cell(cchc, troubled):
    """Rule, severity, unit, indicator, file, sheet, cell, found, expected and message."""
    findings = cchc("merge", troubled, "--json").envelope["findings"]
    (finding,) = [finding for finding in findings if finding["rule"] == "code-set"]

    assert finding["severity"] == "error"
    assert (finding["unit"], finding["indicator"]) == ("98102", "dialogue.held")
    assert (finding["file"], finding["sheet"], finding["cell"]) == ("98102.sheet", "Biểu", "D2")
    assert finding["found"] == "4"
    assert "1 (Có)" in finding["expected"]


def test_json_is_utf8_as_it_is_written(cchc, city):
    """Vietnamese stands in it as it is, not as escapes."""
    assert "Phường Trường Thịnh" in cchc("status", city, "--json").out
