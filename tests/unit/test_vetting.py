"""Lines of a ledger judged: what they decide, and what is wrong with them, by cell."""

import json

import pytest
from attrs import evolve

from cchc_core.decisions import (
    ACCEPTED,
    NO_ROW,
    OTHER_ROW,
    SET_ASIDE,
    Decision,
    DecisionKind,
    LedgerLine,
)
from cchc_core.ledger_lines import Bench
from cchc_core.testing import samples
from cchc_core.testing.contracts.common import speaks_both_languages
from cchc_core.vetting import keyed, vet

DESK = samples.sample_desk()
BENCH = Bench(DESK, ("manual", "portal"), "Xu-ly.xlsx")
FIELDS = ("kind", "unit", "row", "question", "evidence", "choice", "reason", "by", "when", "until")
SIGNED = {"by": "công chức Nội vụ", "when": "2024-03-19"}
ASKED = "1.3 Số nhiệm vụ được giao"
ABOUT = ("thư.docx", "dòng 2: việc được giao")
ROW = Decision(DecisionKind.ROW, ABOUT, choices=(ASKED, NO_ROW, OTHER_ROW)).line.filled(
    choice=ASKED, **SIGNED
)
UNIT = Decision(
    DecisionKind.UNIT, ("bc.docx", "ab12"), choices=("Phường Hòa Bình [98101]", SET_ASIDE)
).line.filled(choice=SET_ASIDE, **SIGNED)
ENTRY = LedgerLine({"kind": "Nhập số thay đơn vị", "unit": "Phường Hòa Bình", "row": "1.3"}).filled(
    choice="7", evidence="anh-chup-20240316.jpg, trang 1", reason="mất điện", **SIGNED
)
WAIVER = LedgerLine(
    {"kind": "waiver", "unit": "98101", "row": "1.3", "question": "code-set"}
).filled(choice=ACCEPTED, reason="có giải trình", until="31/12/2024", **SIGNED)
SOURCE = LedgerLine({"kind": "precedence", "row": ASKED, "choice": "portal", **SIGNED})


def judged(*lines: LedgerLine):
    """As they would stand in the workbook, from line 9 on."""
    cells = [
        {n: f"{c}{at}" for n, c in zip(FIELDS, "BCDEFGHIJK", strict=True)} for at in range(9, 20)
    ]
    placed = [
        evolve(line, number=at, sheet="Xử lý", cells=cells[at - 9])
        for at, line in enumerate(lines, 9)
    ]
    return vet(placed, BENCH)


@pytest.mark.parametrize(
    ("line", "about", "chosen"),
    [
        (ROW, ABOUT, "tasks.assigned"),
        (ROW.filled(choice="tasks.assigned"), ABOUT, "tasks.assigned"),
        (ROW.filled(choice="không thuộc biểu"), ABOUT, NO_ROW),
        (ROW.filled(choice=OTHER_ROW, reason="1.5\nnhư mọi năm"), ABOUT, "dialogue.held"),
        (evolve(ROW, choices=()), ABOUT, "tasks.assigned"),
        (UNIT, ("bc.docx", "ab12"), SET_ASIDE),
        (UNIT.filled(choice="98101"), ("bc.docx", "ab12"), "98101"),
        (ENTRY, ("98101", "sample@1", "tasks.assigned", "1"), "7"),
        (WAIVER, ("code-set", "98101", "tasks.assigned"), ACCEPTED),
        (WAIVER.filled(unit=""), ("code-set", "", "tasks.assigned"), ACCEPTED),
        (SOURCE, ("tasks.assigned",), "portal"),
        (SOURCE.filled(unit="Phường Hòa Bình [98101]"), ("tasks.assigned", "98101"), "portal"),
    ],
)  # fmt: skip
def test_a_line_decides(line, about, chosen):
    """By its key, or by what a person wrote; with the choice as listed, or only its id."""
    read = judged(line)
    (decision,) = read.decisions
    assert read.findings == ()
    assert decision.holds
    assert (decision.about, decision.chosen) == (about, chosen)
    assert str(decision.origin) == "Xu-ly.xlsx [Xử lý!G9]"


@pytest.mark.parametrize(
    ("line", "rule", "cell", "told"),
    [
        (ROW.filled(kind="Dòng"), "decision-unclear", "B9", "Hãy chọn: Dòng chưa rõ; Tệp"),
        (ROW.filled(key=""), "decision-unclear", "G9", "không còn gắn với câu hỏi nào"),
        (ROW.filled(choice="1.4"), "decision-unclear", "G9", f"Hãy chọn: {ASKED}; {NO_ROW}"),
        (ROW.filled(choice=OTHER_ROW), "decision-unclear", "H9", "không phải một dòng của biểu"),
        (ROW.filled(when="hôm qua"), "decision-unclear", "J9", "Hãy ghi dạng 19/3/2024"),
        (ROW.filled(by=""), "decision-incomplete", "I9", "chức danh người quyết định (I9)"),
        (ROW.filled(when=""), "decision-incomplete", "J9", "ngày quyết định (J9)"),
        (ROW.filled(by="bà Lê Thị B"), "decision-person", "I9", "“b… L…” giống"),
        (ROW.filled(reason="gọi 0912345678"), "decision-person", "H9", "Chỉ ghi chức danh"),
        (UNIT.filled(choice="98201"), "decision-unclear", "G9", "Hãy chọn: Phường Hòa Bình"),
        (ENTRY.filled(unit="Phường X"), "decision-unclear", "C9", "không phải đơn vị phải báo cáo"),
        (ENTRY.filled(row="9.9"), "decision-unclear", "D9", "không phải một dòng của biểu"),
        (ENTRY.filled(evidence=""), "decision-incomplete", "F9", "căn cứ (F9)"),
        (ENTRY.filled(reason=""), "decision-incomplete", "H9", "lý do (H9)"),
        (ENTRY.filled(evidence="điện thoại, ông An"), "decision-person", "F9", "“ô… A…”"),
        (WAIVER.filled(until=""), "decision-incomplete", "K9", "hiệu lực đến ngày (K9)"),
        (WAIVER.filled(until="tết"), "decision-unclear", "K9", "“tết” không phải ngày"),
        (WAIVER.filled(question="Vấn đề nào"), "decision-unclear", "E9", "không phải mã vấn đề"),
        (WAIVER.filled(unit="", row=""), "decision-unclear", "C9", "cần nêu đơn vị hoặc dòng"),
        (WAIVER.filled(choice="Được"), "decision-unclear", "G9", "Hãy chọn: Chấp nhận; Không"),
        (SOURCE.filled(choice="excel"), "decision-unclear", "G9", "Hãy chọn: manual; portal"),
    ],
)
def test_what_cannot_be_followed_names_its_cell(line, rule, cell, told):
    """What stands there, and what to write; the line has no effect, the others go on."""
    read = judged(line, ENTRY.filled(row="1.5", choice="Có"))
    (finding,) = read.findings
    assert (finding.rule, finding.origin.sheet, finding.origin.cell) == (rule, "Xử lý", cell)
    assert finding.message.vi.startswith(f"Xu-ly.xlsx [Xử lý!{cell}]: ")
    assert told in finding.message.vi
    speaks_both_languages(finding.message)
    assert [one.chosen for one in read.decisions if one.holds] == ["Có"]


def test_an_open_line_is_no_mistake():
    """Nor is one that a person has only begun to write."""
    begun = LedgerLine({"kind": "Nhập số thay đơn vị", "unit": "Phường nào"})
    read = judged(ROW.filled(choice="", by="", when=""), begun, LedgerLine({"reason": "sẽ xem"}))
    assert read.findings == ()
    assert [one.open for one in read.decisions] == [True]
    assert read.told[1:] == (None, None)


def test_two_answers_to_one_question_are_both_left_out():
    """Each finding names the other cell; the same answer twice is one."""
    other = ROW.filled(choice=NO_ROW)
    read = judged(ROW, other, UNIT)
    assert [f.rule for f in read.findings] == ["decision-twice"] * 2
    assert "Xu-ly.xlsx [Xử lý!G10]" in read.findings[0].message.vi
    assert [one.kind for one in read.decisions if one.holds] == [DecisionKind.UNIT]
    assert judged(ROW, ROW).findings == ()


def test_entries_of_a_row_are_numbered_in_their_order():
    """Those that bear a number keep it, wherever they were sorted to; a copied line is a new one,
    and one whose row was written over is of that row."""
    first = ENTRY.filled(key=json.dumps(["entry", "98101", "sample@1", "tasks.assigned", "2"]))
    moved = first.filled(row="1.5", choice="Có")
    read = judged(ENTRY, first, first.filled(choice="9"), moved)
    numbers = [(one.about[2], one.about[3], one.choice) for one in read.decisions]
    assert numbers == [
        ("tasks.assigned", "3", "7"),
        ("tasks.assigned", "2", "7"),
        ("tasks.assigned", "4", "9"),
        ("dialogue.held", "1", "Có"),
    ]


def test_lines_that_people_add_are_tied_to_what_they_are_about():
    """So that they are known again wherever they are sorted to."""
    lines = keyed([ENTRY, ROW, LedgerLine({"kind": "?"})], BENCH)
    entry = ["entry", "98101", "sample@1", "tasks.assigned", "1"]
    assert [line["key"] for line in lines] == [json.dumps(entry), ROW["key"], ""]


def test_entries_on_forms_nobody_knows_any_more_do_not_hold():
    """The advice is to name those forms, and the figures are carried over."""
    old = ENTRY.filled(key=json.dumps(["entry", "98101", "sample@0", "tasks.assigned", "1"]))
    (finding,) = judged(old).findings
    assert "earlier_packs" in finding.message.vi
    earlier = evolve(BENCH, desk=evolve(DESK, earlier=(evolve(DESK.pack, version="0"),)))
    (decision,) = vet([old], earlier).decisions
    assert decision.about[1] == "sample@0"
