"""The ledger of a folder: found, read, and written without losing what was put in meanwhile."""

import os
from datetime import date

import pytest
from attrs import evolve

from cchc_core.decisions import Decision, DecisionKind, LedgerPage, extended
from cchc_core.errors import BadData, CannotWrite, NotFound, PluginFailed
from cchc_core.extensions import Ledger
from cchc_core.json_ledger import LEDGER
from cchc_core.ledgers import convert, find_ledger, ledger_called, rewrite
from cchc_core.offers import Offer
from cchc_core.testing.contracts.ledgers import stripped
from cchc_core.text import Text
from cchc_core.writing import Deed

TODAY = date(2024, 3, 19)
SHEETS = Ledger("xlsx", Text("bảng", "sheet"), "Xu-ly.xlsx", LEDGER.read, LEDGER.write)
"""Made-up: JSON under another name."""
OFFER = Offer(ledgers={"json": LEDGER, "xlsx": SHEETS})
ONE, TWO = (Decision(DecisionKind.ROW, ("thư.docx", key), choices=("có",)) for key in "ab")


def asking(*questions: Decision):
    return lambda lines: LedgerPage("Thành phố Mẫu", extended(lines, questions))


def test_a_new_ledger_is_the_one_that_people_open(tmp_path):
    """Unless another kind is named, or nothing installed makes it."""
    assert find_ledger(tmp_path, OFFER) is None
    written = rewrite(tmp_path, OFFER, asking(ONE), today=TODAY)
    assert (written.path.name, written.deed) == ("Xu-ly.xlsx", Deed.WRITTEN)
    assert ledger_called("json", OFFER) == LEDGER
    assert ledger_called("", Offer(ledgers={"json": LEDGER})) == LEDGER
    with pytest.raises(NotFound, match="installed: json, xlsx"):
        ledger_called("ods", OFFER)


def test_the_same_lines_are_not_written_again(tmp_path):
    """So that its bytes are those an officer saved."""
    rewrite(tmp_path, OFFER, asking(ONE), today=TODAY, name="json")
    path = tmp_path / "xu-ly.json"
    path.write_text(path.read_text("utf-8") + "\n\n", "utf-8")
    assert rewrite(tmp_path, OFFER, asking(ONE), today=TODAY).deed is Deed.UNCHANGED
    assert path.read_text("utf-8").endswith("\n\n")
    assert rewrite(tmp_path, OFFER, asking(ONE, TWO), today=TODAY).deed is Deed.WRITTEN
    assert [line["key"] for line in find_ledger(tmp_path, OFFER).lines] == [ONE.key, TWO.key]


def test_two_ledgers_are_one_too_many(tmp_path):
    """Both are named; nobody knows which holds."""
    for name in ("Xu-ly.xlsx", "xu-ly.json"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(BadData) as caught:
        find_ledger(tmp_path, OFFER)
    assert "Xu-ly.xlsx, xu-ly.json" in caught.value.message.vi
    assert "hãy giữ tệp đang dùng" in caught.value.message.vi


def test_a_ledger_is_known_by_its_whole_name(tmp_path):
    """However its letters are written; a printed copy beside it, or one put aside, is none."""
    rewrite(tmp_path, OFFER, asking(ONE), today=TODAY)
    (tmp_path / "Xu-ly.xlsx").rename(tmp_path / "XU-LY.XLSX")
    for name in ("Xu-ly.pdf", "Xu-ly-20240101.xlsx", "Xu-ly (1).xlsx"):
        (tmp_path / name).write_bytes(b"")
    assert [line["key"] for line in find_ledger(tmp_path, OFFER).lines] == [ONE.key]
    written = rewrite(tmp_path, OFFER, asking(ONE, TWO), today=TODAY)
    assert written.path.name == "XU-LY.XLSX"


def test_a_ledger_that_nothing_can_read_is_never_passed_over(tmp_path):
    """What was decided in it would silently not hold."""
    (tmp_path / "Xu-ly.xlsx").write_bytes(b"")
    with pytest.raises(BadData) as caught:
        find_ledger(tmp_path, Offer(ledgers={"json": LEDGER}))
    assert "cchc-source-manual" in caught.value.message.vi


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "JSON sai cú pháp ở dòng 1"),
        ("[]", "cần nhóm khóa"),
        ('{"cchc": "decisions/2", "decisions": []}', "cần 'decisions/1'"),
        ('{"cchc": "decisions/1", "decisions": [{"kind": 1}]}', "decisions[0].kind"),
        ('{"cchc": "decisions/1", "decisions": [{"kind": "row", "ai": "x"}]}', "decisions[0].ai"),
        ("\ufeff" + '{"cchc": "decisions/1"}', "thiếu khóa 'decisions'"),
    ],
)
def test_what_cannot_be_read_names_the_file_and_the_key(tmp_path, content, told):
    """And nothing is written over it."""
    (tmp_path / "xu-ly.json").write_text(content, "utf-8")
    for look in (
        lambda: find_ledger(tmp_path, OFFER),
        lambda: rewrite(tmp_path, OFFER, asking(ONE), today=TODAY),
    ):
        with pytest.raises(BadData) as caught:
            look()
        assert caught.value.message.vi.startswith("xu-ly.json: ")
        assert told in caught.value.message.vi
    assert (tmp_path / "xu-ly.json").read_text("utf-8") == content


def test_a_ledger_whose_plugin_broke_says_whose_fault_it_is(tmp_path):
    """It costs the command, for decisions that cannot be read must not be left out."""
    (tmp_path / "Xu-ly.xlsx").write_bytes(b"")
    broken = evolve(SHEETS, read=lambda content: 1 / 0)
    with pytest.raises(PluginFailed):
        find_ledger(tmp_path, Offer(ledgers={"xlsx": broken}))


@pytest.mark.parametrize("lock", ["~$Xu-ly.xlsx", ".~lock.Xu-ly.xlsx#"])
def test_a_ledger_that_is_open_is_not_written(tmp_path, lock):
    """Excel or LibreOffice would write over what is put there; the lock file is named."""
    rewrite(tmp_path, OFFER, asking(ONE), today=TODAY)
    before = (tmp_path / "Xu-ly.xlsx").read_bytes()
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(CannotWrite) as caught:
        rewrite(tmp_path, OFFER, asking(ONE, TWO), today=TODAY)
    assert lock in caught.value.message.vi
    assert (tmp_path / "Xu-ly.xlsx").read_bytes() == before


def test_one_that_the_system_holds_gets_no_copy_beside_it(tmp_path, monkeypatch):
    """Nobody would read the copy; the officer is told to close the file."""
    rewrite(tmp_path, OFFER, asking(ONE), today=TODAY)
    replace = os.replace

    def held(source, target):
        if target.name == "Xu-ly.xlsx":
            raise PermissionError(13, "open elsewhere")
        replace(source, target)

    monkeypatch.setattr("cchc_core.writing.os.replace", held)
    with pytest.raises(CannotWrite, match="open in another program"):
        rewrite(tmp_path, OFFER, asking(ONE, TWO), today=TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["Xu-ly.xlsx"]


def test_one_that_cannot_even_be_read_says_so(tmp_path, monkeypatch):
    """As where Windows keeps it for the program that has it open."""
    rewrite(tmp_path, OFFER, asking(ONE), today=TODAY)

    def held(_):
        raise PermissionError(13, "open elsewhere")

    monkeypatch.setattr("cchc_core.ledgers.Path.read_bytes", held)
    with pytest.raises(BadData, match="Save it, close it"):
        find_ledger(tmp_path, OFFER)


def test_a_ledger_is_converted_and_the_one_before_is_kept(tmp_path):
    """Under a dated name, for it may hold notes of its own; the lines are the same."""
    rewrite(tmp_path, OFFER, asking(ONE, TWO), today=TODAY)
    lines = find_ledger(tmp_path, OFFER).lines
    written = convert(tmp_path, OFFER, asking(ONE, TWO), today=TODAY, name="json")
    assert written.path.name == "xu-ly.json"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Xu-ly-20240319.xlsx", "xu-ly.json"]
    again = find_ledger(tmp_path, OFFER).lines
    assert [stripped(line) for line in again] == [stripped(line) for line in lines]
    convert(tmp_path, OFFER, asking(ONE, TWO), today=TODAY, name="xlsx")
    convert(tmp_path, OFFER, asking(ONE, TWO), today=TODAY, name="json")
    assert (tmp_path / "Xu-ly-20240319-2.xlsx").exists()
