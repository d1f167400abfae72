"""A wrong command line: exit code 2, and one sentence that says what to write instead."""

import pytest

CASES = [
    (["mrege"], "Không có lệnh 'mrege'. Có phải 'merge'?", "No command 'mrege'. Did you mean"),
    (["xyz"], "Các lệnh: init, forms", "There are: init, forms"),
    (["merge", "--forse"], "Không có tùy chọn '--forse'. Có phải '--force'?", "No option"),
    (["merge", "--output"], "Tùy chọn '--output' cần một giá trị.", "needs a value"),
    (["merge", "--json=1"], "Tùy chọn '--json' không nhận giá trị.", "takes no value"),
    (["merge", "a b c"], "THƯ_MỤC: không có thư mục a b c.", "there is no folder"),
    (["merge", ".", "b", "c"], "Thừa 'b c'", "'b c' is too much"),
    (["read"], "Thiếu TỆP.", "FILE is missing."),
    (["read", "không-có.xlsx"], "TỆP: không có tệp không-có.xlsx.", "there is no file"),
    (["units", "--on", "31/2/2023"], "'31/2/2023' không phải ngày", "is no day"),
    (["periods", "--year", "hai"], "'hai' không phải năm", "is no year"),
    (["--nope"], "Không có tùy chọn '--nope'.", "No option"),
    (["plugins", "--disable", "x"], "Không có plugin 'x' để tắt; đang có: sample", "No plugin"),
    (["indicators", "--pack", "x"], "Không có bộ biểu mẫu 'x'; đang có: sample", "No form pack"),
    (["units", "--units", "x"], "Không có danh sách đơn vị 'x'", "No unit list"),
    (["units", "--under", "x"], "Không có đơn vị mang mã x", "No unit bore code x"),
]


@pytest.mark.parametrize(("argv", "vi", "en"), CASES)
def test_a_wrong_line_is_explained(cchc, argv, vi, en):
    """In either language, on stderr, without a traceback."""
    vietnamese, english = cchc(*argv), cchc("--lang", "en", *argv)

    assert (vietnamese.code, english.code) == (2, 2)
    assert vi in vietnamese.err
    assert en in english.err
    assert "Traceback" not in vietnamese.err + english.err
    assert not vietnamese.out


def test_a_wrong_language_is_refused_in_vietnamese(cchc):
    """What is no language cannot be answered in it."""
    ran = cchc("plugins", "--lang", "fr")

    assert ran.code == 2
    assert "--lang: không có 'fr'; chọn: vi, en." in ran.err


@pytest.mark.parametrize("argv", [argv for argv, _, _ in CASES])
def test_a_wrong_line_has_an_envelope_too(cchc, argv):
    """With `--json` the error stands on stdout as well, in the one envelope."""
    ran = cchc("--json", *argv)

    assert ran.envelope["exit_code"] == 2
    assert ran.envelope["exit"] == "wrong-usage"
    assert ran.envelope["data"] is None
    assert ran.envelope["error"]["message"] in ran.err
