"""`cchc waive`: a finding let stand, which is told all the same."""

import json
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
GIVEN = ["--reason", "có giải trình", "--by", "trưởng phòng Nội vụ", "--until", "2999-12-31"]
MINE = ["code-set", "--unit", "98102", "--row", "1.5"]


@pytest.fixture
def wrong(city):
    """The made-up city, one ward of which answers 4 where 0 or 1 is asked for."""
    sheet = city / "inbox" / "98102.sheet"
    sheet.write_text("sheet 98102 1\ntasks.assigned = 3\ndialogue.held = ~4\n", "utf-8")
    return city


def errors(envelope):
    return [f for f in envelope["findings"] if f["rule"] == "code-set"]


def test_a_finding_is_let_stand(cchc, wrong):
    """It is told with the decision, no figure changes, and the merge ends well."""
    before = cchc("merge", wrong, "--json")
    ran = cchc("waive", wrong, *MINE, *GIVEN)
    after = cchc("merge", wrong, "--force", "--json")
    assert (before.code, ran.code, after.code) == (1, 0, 0)
    said = "(được chấp nhận: có giải trình, trưởng phòng Nội vụ, đến ngày 31/12/2999)"
    assert said in ran.out
    (told,) = errors(after.envelope)
    until = {"reason": "có giải trình", "by": "trưởng phòng Nội vụ", "until": "2999-12-31"}
    assert told["waiver"] == until
    assert errors(before.envelope)[0]["waiver"] is None
    assert before.envelope["data"]["indicators"] == after.envelope["data"]["indicators"]
    assert said in cchc("merge", wrong, "--all", "--force").out


def test_reading_the_file_alone_tells_it_too(cchc, wrong):
    """And ends well."""
    path = wrong / "inbox" / "98102.sheet"
    assert cchc("read", path).code == 1
    cchc("waive", wrong, *MINE, *GIVEN)
    ran = cchc("read", path)
    assert ran.code == 0
    assert "(được chấp nhận: có giải trình" in ran.out


def test_one_that_has_run_out_holds_no_longer(cchc, wrong):
    """It is told beside the finding, and the merge ends as it did before."""
    cchc("waive", wrong, *MINE, *GIVEN)
    path = wrong / "xu-ly.json"
    path.write_text(path.read_text("utf-8").replace("2999-12-31", "2024-01-31"), "utf-8")
    ran = cchc("merge", wrong, "--json")
    assert ran.code == 1
    assert errors(ran.envelope)[0]["waiver"] is None
    (told,) = [f for f in ran.envelope["findings"] if f["rule"] == "waiver-expired"]
    assert "chỉ có hiệu lực đến 31/01/2024" in told["message"]


def test_waived_again_what_was_decided_before_is_kept(cchc, wrong):
    """Beside the new reason."""
    cchc("waive", wrong, *MINE, *GIVEN)
    cchc("waive", wrong, *MINE, *GIVEN[2:], "--reason", "đã kiểm tra tại chỗ")
    (line,) = json.loads((wrong / "xu-ly.json").read_text("utf-8"))["decisions"]
    assert line["reason"].startswith("đã kiểm tra tại chỗ\nTrước đó: Chấp nhận (trưởng phòng")
    assert line["reason"].endswith(": có giải trình")


def test_what_is_sent_again_with_another_mistake_is_not_let_stand(cchc, wrong):
    """The decision was about 4, not about 7; decided anew, one line of the ledger says both."""
    cchc("waive", wrong, *MINE, *GIVEN)
    sheet = wrong / "inbox" / "98102.sheet"
    sheet.write_text("sheet 98102 2\ndialogue.held = ~7\n", "utf-8")

    ran = cchc("merge", wrong, "--json")
    cchc("waive", wrong, *MINE, *GIVEN[2:], "--reason", "đã kiểm tra lại")
    after = cchc("merge", wrong, "--force", "--json")

    assert (ran.code, after.code) == (1, 0)
    assert [bool(finding["waiver"]) for finding in errors(ran.envelope)] == [False]
    (told,) = [f for f in ran.envelope["findings"] if f["rule"] == "waiver-changed"]
    assert "“~4" in told["message"]
    assert "nay là “~7" in told["message"]
    (line,) = json.loads((wrong / "xu-ly.json").read_text("utf-8"))["decisions"]
    assert line["reason"].startswith("đã kiểm tra lại\nTrước đó: Chấp nhận")
    assert "7" in line["evidence"]


def wrote(city, **told):
    """What a person wrote on a line of the ledger."""
    line = {
        "kind": "waiver",
        "unit": "98102",
        "row": "1.5",
        "question": "code-set",
        "choice": "Chấp nhận",
        "reason": "có giải trình",
        "until": "2999-12-31",
        "by": "công chức Nội vụ",
        "when": "2024-03-19",
        **told,
    }
    ledger = {"cchc": "decisions/1", "decisions": [line]}
    (city / "xu-ly.json").write_text(json.dumps(ledger), "utf-8")


def test_what_a_person_wrote_is_tied_to_what_is_found(cchc, wrong):
    """By `cchc decide`: from then on it is for that alone, and says what that was."""
    wrote(wrong)
    assert cchc("merge", wrong).code == 0
    cchc("decide", wrong)
    (line,) = json.loads((wrong / "xu-ly.json").read_text("utf-8"))["decisions"]
    assert line["about"][:3] == ["code-set", "98102", "dialogue.held"]
    assert line["about"][3].endswith(" @ Biểu!D3")
    assert "98102.sheet [Biểu!D3]" in line["evidence"]
    sheet = wrong / "inbox" / "98102.sheet"
    sheet.write_text("sheet 98102 1\ntasks.assigned = 3\ndialogue.held = ~7\n", "utf-8")
    assert cchc("merge", wrong, "--force").code == 1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"question": "code-sett"}, "không có mã vấn đề nào như vậy (“code-sett 98102"),
        ({"row": ""}, "không có vấn đề nào như vậy (“code-set 98102”)"),
    ],
)
def test_a_waiver_of_nothing_is_unclear(cchc, wrong, told, said):
    """Merge says so, and says so still once `cchc decide` has looked at the line."""
    wrote(wrong, **told)
    for _ in range(2):
        ran = cchc("merge", wrong, "--force", "--json")
        (finding,) = [f for f in ran.envelope["findings"] if f["rule"] == "decision-unclear"]
        assert said in finding["message"]
        cchc("decide", wrong)


def test_once_the_finding_is_gone_the_waiver_is_marked(cchc, wrong):
    """As no longer needed, and kept."""
    cchc("waive", wrong, *MINE, *GIVEN)
    sheet = wrong / "inbox" / "98102.sheet"
    sheet.write_text("sheet 98102 1\ndialogue.held = 1\n", "utf-8")
    (line,) = cchc("decide", wrong, "--json").envelope["data"]["decisions"]
    assert (line["needed"], line["choice"]) == (False, "Chấp nhận")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["code-set", *GIVEN], "Cần --unit hoặc --row"),
        ([*MINE[:3], *GIVEN], "Các vấn đề có mã code-set: 98102 dialogue.held"),
        (["code-sets", *MINE[1:], *GIVEN], "Các vấn đề có mã code-sets: không có"),
        (["code-set", "--unit", "98102", "--row", "9.9", *GIVEN], "không có dòng '9.9'"),
        (["code-set", "--unit", "Hà Nội", *GIVEN], "không thu báo cáo của 'Hà Nội'"),
        ([*MINE, *GIVEN[:4], "--until", "2020-01-01"], "--until: ngày đã qua"),
        ([*MINE, *GIVEN[2:], "--reason", "gọi 0912345678"], "--reason: “0912345678” giống"),
        ([*MINE, *GIVEN[:2], *GIVEN[4:], "--by", "bà Hoa"], "--by: “bà Hoa” giống"),
        ([*MINE, *GIVEN[:4]], "Thiếu --until."),
    ],
)
def test_what_cannot_be_waived_says_why_and_writes_nothing(cchc, wrong, words, told):
    """A finding that is not there, a day that is over, a person's name."""
    ran = cchc("waive", wrong, *words)
    assert ran.code == 2
    assert told in ran.err
    assert not (wrong / "xu-ly.json").exists()


def test_its_envelope_is_as_published(cchc, wrong):
    """With the findings let stand."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((DOCS / "schema" / "envelope.schema.json").read_text("utf-8"))
    ran = cchc("waive", wrong, *MINE, *GIVEN, "--json")
    jsonschema.Draft202012Validator(schema).validate(ran.envelope)
    assert ran.envelope["data"]["waived"][0]["waiver"]["by"] == "trưởng phòng Nội vụ"


def test_of_a_number_printed_twice_the_row_with_the_finding_is_meant(cchc, wrong):
    """Since there is such a finding of that unit on one of them only."""
    sample = Path(__file__).parents[2] / "src" / "cchc_core" / "testing" / "sample-pack.toml"
    text = sample.read_text("utf-8").replace('number = "1.3"', 'number = "1.5"')
    (wrong / "thu.toml").write_text(text, "utf-8")
    toml = (wrong / "cchc.toml").read_text("utf-8").replace('pack = "sample"', 'pack = "thu.toml"')
    (wrong / "cchc.toml").write_text(toml, "utf-8")

    assert cchc("waive", wrong, *MINE, *GIVEN).code == 0
    refused = cchc("waive", wrong, "range", *MINE[1:], *GIVEN)
    assert "2 dòng mang số '1.5': " in refused.err


def test_who_decides_is_a_role(cchc, wrong):
    """A full name is refused, and nothing is written."""
    ran = cchc("waive", wrong, *MINE, *GIVEN[:2], *GIVEN[4:], "--by", "Nguyễn Văn An")

    assert (ran.code, "“Nguyễn Văn An” giống" in ran.err) == (2, True)
    assert not (wrong / "xu-ly.json").exists()
