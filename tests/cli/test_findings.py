"""How findings are told: what one has to see, and all of it when asked for; and `cchc explain`."""

from collections.abc import Iterable
from datetime import date

import pytest
from attrs import evolve

from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Rule, Severity, Waiver
from cchc_core.rules import RULES
from cchc_core.testing import samples
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

TITLE = Text("Số giả định", "Made-up figure")
RULE = Rule("made-up", TITLE, Severity.ERROR, TITLE, TITLE, "không có")
WARDS = samples.sample_wards()
WAIVER = Waiver("đã đối chiếu với sổ", "Trưởng phòng Nội vụ", date(2024, 6, 30))


@pytest.fixture
def noisy(named):
    """A plugin with a check that finds so many things, one ward after the other."""

    def plugin(count: int, severity: Severity = Severity.ERROR, waiver: Waiver | None = None):
        def run(case: Case) -> Iterable[Finding]:
            for number in range(count):
                message = Text(f"vấn đề {number}.", f"thing {number}.")
                ward = WARDS[number % len(WARDS)]
                yield Finding("made-up", severity, message, unit=ward.key, waiver=waiver)

        return named("noisy", plugin_of(Check(RULE, run)))

    return plugin


def told(ran) -> list[str]:
    return [line for line in ran.out.splitlines() if "(made-up)" in line]


def test_every_error_is_told(cchc, city, noisy):
    """Up to ten of one rule, each in a line of its own."""
    lines = told(cchc("merge", city, more=[noisy(10)]))

    assert len(lines) == 10
    assert lines[3] == "  lỗi: vấn đề 3. (made-up)"


def test_of_many_errors_of_one_rule_one_line_says_how_many(cchc, city, noisy):
    """At how many units, with the first as an example, and how to see them all."""
    ran = cchc("merge", city, more=[noisy(10_000)])

    assert told(ran) == [
        "  lỗi: Số giả định: 10.000 ở 4 đơn vị, ví dụ vấn đề 0. (made-up)",
    ]
    assert "Vấn đề cần rà soát: 10.000 lỗi" in ran.out
    assert "  Xem từng vấn đề: --all, hoặc --json; ý nghĩa của một mã: cchc explain MÃ." in ran.out
    assert ran.code == 1


def test_in_english_too(cchc, city, noisy):
    """With numbers as English has them."""
    ran = cchc("merge", city, "--lang", "en", more=[noisy(10_000)])

    assert told(ran) == ["  error: Made-up figure: 10,000 of 4 units, as thing 0. (made-up)"]


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.INFORMATION])
def test_of_warnings_one_line_a_rule_says_how_many(cchc, city, noisy, severity):
    """However few; a single one is told itself."""
    word = {"warning": "cảnh báo", "information": "thông tin"}[severity]

    assert told(cchc("merge", city, more=[noisy(3, severity)])) == [
        f"  {word}: Số giả định: 3 ở 3 đơn vị (made-up)"
    ]
    (alone,) = told(cchc("merge", city, "--force", more=[noisy(1, severity)]))
    assert alone == f"  {word}: vấn đề 0. (made-up)"


@pytest.mark.parametrize("severity", list(Severity))
def test_all_are_told_when_asked_for(cchc, city, noisy, severity):
    """By `--all`, and in JSON always."""
    everything = cchc("merge", city, "--all", more=[noisy(50, severity)])
    record = cchc("merge", city, "--json", more=[noisy(50, severity)]).envelope

    assert len(told(everything)) == 50
    assert "--all" not in everything.out
    assert sum(finding["rule"] == "made-up" for finding in record["findings"]) == 50


@pytest.mark.parametrize("command", ["read", "status"])
def test_the_other_commands_tell_alike(cchc, city, noisy, command):
    """`cchc read` of one file, `cchc status` of what arrived."""
    for number in range(12):
        (city / "inbox" / f"lạ {number}.txt").write_text("không phải báo cáo", "utf-8")
    what = city / "inbox" / "98102.sheet" if command == "read" else city
    code, more = ("made-up", [noisy(12)]) if command == "read" else ("file-unknown", [])

    few, every = (cchc(command, what, *flag, more=more) for flag in ([], ["--all"]))

    assert few.out.count(f"({code})") == 1
    assert every.out.count(f"({code})") == 12
    assert "12 lỗi" in few.out


def test_what_is_let_stand_is_told_last_and_is_no_error(cchc, city, noisy):
    """With reason, role and day; it is never hidden."""
    ran = cchc("merge", city, more=[noisy(1, waiver=WAIVER)])

    assert told(ran) == [
        "  lỗi: vấn đề 0. (được chấp nhận: đã đối chiếu với sổ, Trưởng phòng Nội vụ, đến ngày "
        "30/6/2024) (made-up)"
    ]
    assert ", 1 được chấp nhận\n" in ran.out
    assert ran.code == 0
    findings = cchc("merge", city, "--json", more=[noisy(1, waiver=WAIVER)]).envelope["findings"]
    (record,) = [found for found in findings if found["rule"] == "made-up"]
    assert record["waiver"] == {
        "reason": "đã đối chiếu với sổ",
        "by": "Trưởng phòng Nội vụ",
        "until": "2024-06-30",
    }


def test_a_code_is_explained(cchc, noisy):
    """Its title, severity, meaning, example, source, and who brings it; a plugin's too."""
    ran = cchc("explain", "code-set")
    own = cchc("explain", "made-up", "--lang", "en", more=[noisy(0)])

    assert ran.code == 0
    rule = RULES["code-set"]
    assert ran.out.startswith(f"code-set: {rule.title.vi}\n")
    for said in ("lỗi", rule.meaning.vi, rule.example.vi, rule.source, "cchc-core"):
        assert said in ran.out
    assert "Told by: cchc-noisy" in own.out


def test_all_codes_are_listed_by_what_they_are_about(cchc):
    """Each once, under its topic."""
    ran = cchc("explain")

    words = [line.split()[0] for line in ran.out.splitlines() if line.strip()]
    assert set(RULES) <= set(words)
    lines = ran.out.splitlines()
    assert lines.index("Nhận tệp") < lines.index("Ô số liệu") < lines.index("Bản thân biểu mẫu")


def test_an_unknown_code_is_answered_with_those_like_it(cchc):
    """Exit code 2; all there are can be listed."""
    near, far = cchc("explain", "codeset"), cchc("explain", "zzzzzz", "--lang", "en")

    assert (near.code, far.code) == (2, 2)
    assert "Không có mã vấn đề 'codeset'. Gần giống: code-set" in near.err
    assert far.err == "No finding has the code 'zzzzzz'. All codes: cchc explain.\n"


def test_a_code_that_nobody_explains_is_told_all_the_same(cchc, city, named):
    """A plugin that brings no rule of it loses nothing."""

    def run(case: Case) -> Iterable[Finding]:
        said = Text("lạ.", "odd.")
        return [Finding("no-rule", Severity.WARNING, said, unit=ward.key) for ward in WARDS]

    check = Check(evolve(RULE, code="other"), run)
    ran = cchc("merge", city, more=[named("odd", plugin_of(check))])

    assert "  cảnh báo: no-rule: 4 ở 4 đơn vị (no-rule)" in ran.out
