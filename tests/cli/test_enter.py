"""`cchc enter`: figures typed from a photograph or the telephone."""

import json
import os
from pathlib import Path

import pytest

from cchc_core import gather, load_campaign, merge_campaign
from cchc_core.testing import samples

SAMPLE = Path(samples.__file__).parent / "sample-pack.toml"
HEARD = ["--informant", "công chức Văn phòng", "--on", "16/3/2024"]
WHY = ["--reason", "xã mất điện"]


@pytest.fixture
def silent(city):
    """The made-up city, to which one ward sent a photograph and nothing else."""
    (city / "inbox" / "98101.sheet").unlink()
    (city / "inbox" / "ảnh").mkdir()
    (city / "inbox" / "ảnh" / "98101.jpg").write_bytes(b"\xff\xd8\xff")
    return city


def test_figures_are_entered_and_merged(cchc, silent):
    """From a photograph: by id or by printed number; the ward is no longer missing, and every
    figure says how it came by."""
    photo = ["--from", "ảnh/98101.jpg", "--page", 1, *WHY]
    ran = cchc("enter", silent, "98101", "1.3=1.200", "dialogue.held=Có", *photo)
    figures = cchc("merge", silent, "--json").envelope["data"]["indicators"]

    assert ran.code == 0
    assert ran.out.splitlines()[:3] == [
        "Phường Hòa Bình",
        "  1.3 Số nhiệm vụ được giao: 1.200",
        "  1.5 Tổ chức đối thoại với người dân: 1",
    ]
    assert (silent / "xu-ly.json").is_file()
    (tasks,) = [figure for figure in figures if figure["id"] == "tasks.assigned"]
    (leaf,) = [leaf for leaf in tasks["leaves"] if leaf["unit"] == "98101"]
    assert (leaf["value"], leaf["raw"], leaf["file"]) == (1200, "1.200", "xu-ly.json")
    assert leaf["cell"] == "decisions[0].choice"
    assert leaf["entered"] == "ảnh/98101.jpg, trang 1; xã mất điện"


def test_figures_heard_on_the_telephone(cchc, silent):
    """Who told them, by role, and when; the unit by its name."""
    ran = cchc("enter", silent, "phường Hòa Bình", "tasks.assigned=7", *HEARD, *WHY, "--json")
    assert ran.envelope["data"]["figures"] == [
        {
            "id": "tasks.assigned",
            "number": "1.3",
            "label": "Số nhiệm vụ được giao",
            "status": "used",
            "value": 7,
            "raw": "7",
            "before": None,
        }
    ]
    (stored,) = json.loads((silent / "xu-ly.json").read_text("utf-8"))["decisions"]
    assert stored["about"] == ["98101", "sample@1", "tasks.assigned", "1"]
    assert stored["evidence"] == "điện thoại, công chức Văn phòng, 16/3/2024"
    assert (stored["choice"], stored["by"]) == ("7", "công chức tổng hợp")


def test_a_correction_keeps_what_was_entered_before(cchc, silent):
    """And says so; nothing after the sign takes the entry back."""
    words = ["enter", silent, "98101"]
    cchc(*words, "1.3=7", *HEARD, *WHY)
    corrected = cchc(*words, "1.3=8", *HEARD, *WHY)
    taken_back = cchc(*words, "1.3=", *HEARD, *WHY)

    assert "1.3 Số nhiệm vụ được giao: 8 (trước đó nhập '7' ngày" in corrected.out
    assert "1.3 Số nhiệm vụ được giao: rút số đã nhập (trước đó nhập '8'" in taken_back.out
    stored = json.loads((silent / "xu-ly.json").read_text("utf-8"))["decisions"]
    assert [one["choice"] for one in stored] == ["7", "8", "Rút số đã nhập"]
    status = {f["key"]: f["state"] for f in _status(cchc, silent)}
    assert status["98101"] == "missing"


def _status(cchc, folder):
    return cchc("status", folder, "--json").envelope["data"]["filings"]


def test_what_is_remarked_of_a_figure_is_told(cchc, silent):
    """It is entered all the same."""
    figures = ["tasks.planned=30", "tasks.done_rate=90.5"]
    ran = cchc("enter", silent, "98101", *figures, *HEARD, *WHY)

    assert ran.code == 0
    assert "'90.5' dùng dấu chấm làm dấu thập phân" in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["98101", "1.3=7", *WHY], "Hãy nêu một nguồn: --from FILE"),
        (["98101", "1.3=7", *WHY, *HEARD, "--page", "2"], "Hãy nêu một nguồn: --from FILE"),
        (["98101", "1.3=7", *WHY, "--informant", "x"], "Hãy nêu một nguồn: --from FILE"),
        (["98101", "1.3=7", *WHY, *HEARD, "--from", "ảnh/98101.jpg"], "Hãy nêu một nguồn"),
        (["98101", "1.3=7", *HEARD], "Thiếu --reason."),
        (["98101", *HEARD, *WHY], "Thiếu DÒNG=SỐ_LIỆU…."),
        (["98101", "1.3=7", *WHY, "--from", "x.jpg"], "không có tệp 'x.jpg'"),
        (["98101", "1.3=7", *WHY, "--from", "x.jpg", "--page", "0"], "'0' không phải số nguyên"),
        (["98101", "1.3=7", *WHY, "--informant", "x", "--on", "2999-01-01"], "ngày chưa đến"),
        (["98101", "1.3", *HEARD, *WHY], "'1.3' thiếu dấu ="),
        (["98101", "1.3=7", "tasks.assigned=8", *HEARD, *WHY], "ghi hai lần"),
        (["98101", "1.3=khoảng 7", *HEARD, *WHY], "'khoảng 7' không phải là số"),
        (["98101", "9.9=7", *HEARD, *WHY], "không có dòng '9.9'"),
        (["98101", "legal.issued=7", *HEARD, *WHY], "(legal.issued.commune)"),
        (["98101", "legal.issued.city=7", *HEARD, *WHY], "Phường Hòa Bình không điền dòng"),
        (["98101", "documents.issued=7", *HEARD, *WHY], "là danh mục văn bản"),
        (["98201", "1.3=7", *HEARD, *WHY], "không thu báo cáo của '98201'"),
        (["98101", "1.3=7", *WHY, "--informant", "bà Hoa", "--on", "16/3/2024"], "họ tên người"),
        (["98101", "1.3=7", *HEARD, "--reason", "gọi số 0912345678"], "giống số điện thoại"),
    ],
)
def test_what_cannot_be_entered_says_why_and_writes_nothing(cchc, silent, words, told):
    """Nothing is guessed, and of several figures none is written when one cannot be."""
    ran = cchc("enter", silent, *words)

    assert ran.code == 2
    assert told in ran.err
    assert not (silent / "xu-ly.json").exists()


@pytest.mark.parametrize("name", ["Hòa Bình", "hoa binh", "phuong hoa binh", "P.Hoà Bình"])
def test_a_unit_is_known_by_its_name_however_it_is_spelt(cchc, silent, name):
    """Without its type, its case or its diacritics, where no other is called so; which it is taken
    for is told."""
    ran = cchc("enter", silent, name, "1.3=7", *HEARD, *WHY)

    assert (ran.code, ran.out.splitlines()[0]) == (0, "Phường Hòa Bình")
    told = f"'{name}': hiểu là Phường Hòa Bình (98101).\n"
    assert ran.err == ("" if name.startswith("P.") else told)


def test_of_a_number_printed_twice_the_unit_s_own_row_is_meant(cchc, silent):
    """One is a total, which nobody fills. Where the unit fills both, they are named."""
    toml = (silent / "cchc.toml").read_text("utf-8").replace('pack = "sample"', 'pack = "thu.toml"')
    (silent / "cchc.toml").write_text(toml, "utf-8")
    sample = SAMPLE.read_text("utf-8")

    (silent / "thu.toml").write_text(sample.replace('number = "1.4"', 'number = "1.3"'), "utf-8")
    one = cchc("enter", silent, "98101", "1.3=7", *HEARD, *WHY)
    (silent / "thu.toml").write_text(sample.replace('number = "1.5"', 'number = "1.3"'), "utf-8")
    both = cchc("enter", silent, "98101", "1.3=7", *HEARD, *WHY)

    assert "  1.3 Số nhiệm vụ được giao: 7" in one.out
    assert "2 dòng mang số '1.3': 1.3 Số nhiệm vụ được giao (tasks.assigned); 1.3 " in both.err


def test_a_file_that_somebody_broke_is_never_written_over(cchc, silent):
    """The key is named, and what stands there stays."""
    broken = '{"cchc": "decisions/1", "decisions": [{"kind": 1}]}'
    (silent / "xu-ly.json").write_text(broken, "utf-8")

    ran = cchc("enter", silent, "98101", "1.3=7", *HEARD, *WHY)

    assert ran.code == 2
    assert "xu-ly.json: JSON, khóa 'decisions[0].kind'" in ran.err
    assert (silent / "xu-ly.json").read_text("utf-8") == broken


def test_a_file_that_is_open_elsewhere_gets_no_copy(cchc, silent, monkeypatch):
    """Nobody would read the copy; the officer is told to close the file."""
    cchc("enter", silent, "98101", "1.3=7", *HEARD, *WHY)
    before = (silent / "xu-ly.json").read_bytes()
    replace = os.replace

    def held(source, target):
        if target.name == "xu-ly.json":
            raise PermissionError(13, "open elsewhere")
        replace(source, target)

    monkeypatch.setattr("cchc_core.writing.os.replace", held)
    ran = cchc("enter", silent, "98101", "1.3=8", *HEARD, *WHY)

    assert ran.code == 2
    assert "đang mở ở chương trình khác" in ran.err
    assert (silent / "xu-ly.json").read_bytes() == before
    assert [path.name for path in silent.glob("xu-ly*")] == ["xu-ly.json"]


def test_words_are_entered_under_a_section_and_merged(cchc, silent, plugins):
    """By the section's id or number, a paragraph a line; entered again, the later ones count."""
    told = ["V=Đề nghị cấp máy quét\n- Đề nghị nâng cấp mạng", "tasks=Tiếp tục", "1.3=7"]
    ran = cchc("enter", silent, "98101", *told, *HEARD, *WHY)
    assert ran.code == 0
    assert ran.out.splitlines()[:6] == [
        "Phường Hòa Bình",
        "  V Kiến nghị, đề xuất:",
        "    Đề nghị cấp máy quét",
        "    - Đề nghị nâng cấp mạng",
        "  IV Phương hướng, nhiệm vụ cải cách hành chính trong thời gian tới:",
        "    Tiếp tục",
    ]
    again = cchc("enter", silent, "98101", "proposals=Không", "IV=", *HEARD, *WHY, "--json")
    assert [(w["number"], w["text"], w["before"]) for w in again.envelope["data"]["words"]] == [
        ("V", "Không", "Đề nghị cấp máy quét\n- Đề nghị nâng cấp mạng"),
        ("IV", None, "Tiếp tục"),
    ]
    offer = gather(*plugins)
    leaves = merge_campaign(load_campaign(silent, offer), offer).report.leaves.values()
    (leaf,) = [leaf for leaf in leaves if leaf.unit.code == "98101"]
    assert leaf.words == {"proposals": "Không"}
    assert leaf.readings["tasks.assigned"].value == 7


def test_words_that_name_a_person_are_not_entered(cchc, silent):
    """As no reason may: the report is read by many."""
    ran = cchc("enter", silent, "98101", "V=Đề nghị ông Mẫu giúp", *HEARD, *WHY)
    assert ran.code == 2
    assert "ông Mẫu" in ran.err


def test_a_figure_that_was_told_is_no_report(cchc, silent):
    """Its ward has sent nothing yet and is still to be reminded; the figure itself is merged. What
    was typed from what the ward sent, or is all that is asked, is a report."""
    cchc("enter", silent, "98101", "1.3=7", *HEARD, *WHY)
    ran, status = cchc("merge", silent), cchc("status", silent)
    figures = cchc("merge", silent, "--json").envelope["data"]["indicators"]

    assert "Báo cáo: dùng 4/5" in ran.out
    assert "Chưa gửi (1): Phường Hòa Bình [chỉ có số nhập tay (1/" in ran.out
    assert "chưa gửi, chỉ có số nhập tay (1/" in status.out
    (tasks,) = [figure for figure in figures if figure["id"] == "tasks.assigned"]
    assert tasks["coverage"]["used"] == 5

    cchc("enter", silent, "98101", "1.3=7", "--from", "ảnh/98101.jpg", *WHY)
    assert "Báo cáo: dùng 5/5" in cchc("merge", silent).out
