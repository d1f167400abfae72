"""Every code that the core tells of by itself: what it is told of, and what it is not.

Those of the checks are tried in `tests/unit/checks`, those of one plugin alone in its own tests.
"""

from datetime import date
from typing import Any

import pytest
from bad_files import BAD_FILES, office, opendocument, report, strict
from cases import (
    ANOTHER_PERIOD,
    DOTTED,
    KEPT,
    LOST,
    OWN,
    PRINTED,
    ROLLED_UP,
    as_it_was,
    blanked,
    breaks,
    changed,
    checked,
    composed,
    decided,
    doubled,
    ends,
    entry,
    gone,
    hidden,
    let_stand,
    let_stand_before,
    let_stand_not,
    merged,
    nothing,
    on_the_sheet,
    printed,
    read_apart,
    recorded,
    says,
    sent,
    set_aside,
    settled,
    size,
    sleeps,
    stamped,
    suggested,
    taken_out,
    told_by,
    two_sendings,
    typed,
    unread,
    word_file,
    writes,
    written_in,
    written_over,
)
from made_templates import boxed, template, with_part
from openpyxl.workbook.defined_name import DefinedName

from cchc_core import Window
from cchc_core.builtin import cchc_rules
from cchc_core.rules import RULES
from cchc_core.testing.contracts import RulesContract
from cchc_core.testing.contracts.rules import Cases
from cchc_core.testing.packed import ole

ALL_RECORDED = recorded(*(f"{ward}.xlsx,2024-03-11," for ward in ("98101", "98102", "98103")))
ARRIVALS = {
    "file-without-arrival": (recorded("98101.xlsx,2024-03-11,"), ALL_RECORDED),
    "arrival-without-file": (recorded("98109.xlsx,2024-03-11,"), ALL_RECORDED),
    "sender-differs": (
        recorded("98102.xlsx,2024-03-11,Phường Trường Thịnh"),
        recorded("98102.xlsx,2024-03-11,Phường Đông Sơn"),
    ),
    "revision-undecidable": (two_sendings(None, None), two_sendings(1, 2)),
    "revision-order": (two_sendings(1, 2, 18, 11), two_sendings(1, 2, 11, 18)),
    "file-superseded": (two_sendings(1, 2), merged),
    "file-without-report": (told_by(nothing), merged),
    "plugin-failed": (told_by(breaks), merged),
    "file-set-aside": (decided(set_aside), decided(set_aside, choice="98102")),
}

BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
SPOILT = {rule: (name, spoil) for name, spoil, rule in reversed(BAD_FILES)}
FILES = {
    **{rule: (sent(*bad), as_it_was) for rule, bad in SPOILT.items() if rule in RULES},
    "file-docx": (unread("98102.docx", word_file), as_it_was),
    "file-pdf": (unread("98102.pdf", lambda p: p.write_bytes(b"%PDF-1.7\n")), as_it_was),
    "file-doc": (sent("98102.doc", ole(["WordDocument"])), as_it_was),
    "file-xlsb": (sent("98102.xlsb", office("xl/workbook.bin", BINARY)), as_it_was),
    "file-strict": (sent("98102.xlsx", strict), as_it_was),
    "file-xml": (sent("98102.xls", b'<?xml version="1.0"?><Workbook/>'), as_it_was),
    "file-rtf": (sent("98102.doc", b"{\\rtf1 }"), as_it_was),
    "file-mhtml": (sent("98102.xls", b"MIME-Version: 1.0\r\n"), as_it_was),
    "file-odf": (sent("98102.ods", opendocument()), as_it_was),
    "file-image": (sent("98102.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"), as_it_was),
    "file-archive": (sent("98102.rar", b"Rar!\x1a\x07\x01\0"), as_it_was),
    "file-old-font": (sent("a.txt", "B¸o c¸o sè liÖu, hå s¬".encode("latin-1")), as_it_was),
    "file-unreadable": (gone, as_it_was),
    "output-not-renewed": (written_over(b"other"), written_over(b"mine")),
    "file-timeout": (read_apart(sleeps, 0.2), read_apart(size, 30)),
    "file-crashed": (read_apart(ends, 30), read_apart(size, 30)),
}

TITLE = "Báo cáo quý I năm 2024"
JANUARY = Window(date(2023, 12, 15), date(2024, 1, 31))
HUNDREDS = ('label = "Số hồ sơ tiếp nhận", unit = "Hồ sơ"', 'label = "x", unit = "Trăm"')


def earlier(*changes: tuple[str, str]) -> Any:
    """A ward on the forms of before, which differed so."""

    def change(city: Any) -> None:
        city.knows_earlier(*changes)
        city.stamp(city.file("98102"), pack="thu@0")

    return changed(change)


REPORTS = {
    "wrong-form": (stamped(pack="thu@0"), as_it_was),
    "wrong-period": (stamped(**ANOTHER_PERIOD), as_it_was),
    "wrong-unit": (stamped(unit="98201", unit_name="Xã Lạ"), as_it_was),
    "unit-unknown": (sent("98102.docx", report(TITLE, "UBND")), as_it_was),
    "form-empty": (changed(blanked), merged),
    "carried-over": (earlier(), merged),
    "not-carried-over": (earlier(HUNDREDS), earlier()),
    "printed-beside": (composed(ROLLED_UP, PRINTED), composed(ROLLED_UP, OWN)),
    "sources-differ": (told_by(says(199)), told_by(says(200))),
    "words-differ": (told_by(writes("Không", "Có")), told_by(writes("Không", "không"))),
    "sources-not-comparable": (told_by(says(199, JANUARY)), told_by(says(200))),
    "earlier-unusable": (settled('previous = "."'), merged),
}

ROWS = {
    "row-missing": (on_the_sheet(taken_out), as_it_was),
    "row-duplicated": (on_the_sheet(doubled), as_it_was),
    "stray-value": (on_the_sheet(written_in), as_it_was),
    "hidden-row": (on_the_sheet(hidden), as_it_was),
    "match-waiting": (
        told_by(says(200, suggestions=(suggested("199"),))),
        told_by(says(200, suggestions=(suggested("200"),))),
    ),
    "cells-lost": (told_by(says(200, cells=LOST)), told_by(says(200, cells=KEPT))),
}

COUNT, RATE = typed("received", 200), typed("on_time", 96.55)
CELLS = {
    "number-as-text": (typed("received", "1.234"), COUNT),
    "decimal-point": (typed("on_time", "96.55"), RATE),
    "formula-used": (typed("received", 201, formula="=100+101"), COUNT),
    "figure-dash": (typed("received", "-"), typed("received", 0)),
    "figure-text": (typed("received", "khoảng 200"), COUNT),
    "figure-with-unit": (typed("received", "200 hồ sơ"), COUNT),
    "figure-word": (typed("on_time", "không phát sinh"), typed("received", "không phát sinh")),
    "figure-ambiguous": (typed("on_time", "1.234"), typed("received", "1.234")),
    "figure-not-whole": (typed("received", 12.5), typed("on_time", 12.5)),
    "figure-percent": (typed("received", 0.5, "0%"), typed("on_time", 0.5, "0%")),
    "figure-negative": (typed("received", -5), COUNT),
    "figure-too-long": (typed("received", 12345678901234567), COUNT),
    "figure-boolean": (typed("linked", True), typed("linked", 1)),
    "figure-date": (typed("received", date(2024, 3, 1)), COUNT),
    "figure-error": (typed("received", None, error="#REF!"), COUNT),
    "formula-without-value": (typed("received", None, formula="=D20"), COUNT),
    "figure-documents": (
        typed("documents", [{"type": "Kế hoạch", "number": ""}]),
        typed("documents", [{"type": "Kế hoạch", "number": "01/KH-UBND"}]),
    ),
}

RIGHT = printed()
EMPTY = '\n    { id = "other", number = "2", label = "Khác", heading = true },\n]\n'
FORMS = {
    "unique-number": (printed(('number = "1.2"', 'number = "1.1"')), RIGHT),
    "label-unit": (
        printed(('label = "Đã kết nối", unit = "', 'label = "Tỷ lệ kết nối", unit = "')),
        RIGHT,
    ),
    "empty-section": (printed(("\n]\n", EMPTY)), RIGHT),
    "vocabulary": (
        printed(
            ("[[forms]]", '[[vocabulary]]\nold = "mức độ 4"\nnew = "toàn trình"\n\n[[forms]]'),
            ('label = "Số hồ sơ tiếp nhận"', 'label = "Hồ sơ mức độ 4"'),
            ('label = "Đã kết nối"', 'label = "Hồ sơ toàn trình"'),
        ),
        RIGHT,
    ),
}

DECISIONS = {
    "decision-unclear": (decided(entry, row="9.9"), decided(entry)),
    "decision-incomplete": (decided(entry, by=""), decided(entry)),
    "decision-person": (decided(entry, by="bà Lê Thị B"), decided(entry)),
    "decision-twice": (decided(let_stand, let_stand_not), decided(let_stand, let_stand)),
    "waiver-changed": (decided(let_stand_before), decided(let_stand)),
    "waiver-expired": (decided(let_stand, until="2024-04-01"), decided(let_stand)),
}

WHOLE = {f"A{at}": f"{{{{{row.id}}}}}" for at, row in enumerate(DOTTED.rows, 1)}
ABLE = checked(template(WHOLE))


def named(name: str) -> bytes:
    """A template with a cell called by a name."""

    def change(sheet: Any) -> None:
        sheet.parent.defined_names[name] = DefinedName(name, attr_text="'Mẫu'!$C$1")

    return template(WHOLE, change)


def titled(sheet: Any) -> None:
    sheet.title = "{{@unit}}"


TEMPLATES = {
    "workbook-template-unreadable": (checked(b"no workbook"), ABLE),
    "workbook-template-macros": (
        checked(with_part(template(WHOLE), "xl/vbaProject.bin", b"")),
        ABLE,
    ),
    "workbook-template-unknown": (
        checked(boxed("{{tasks.asigned}}", WHOLE)),
        checked(boxed("{{@unit}}", WHOLE)),
    ),
    "workbook-template-unfilled": (checked(template(WHOLE, titled)), ABLE),
    "workbook-template-name": (checked(named("tasks.asigned")), checked(named("tasks.assigned"))),
    "workbook-template-missing": (checked(template({"A1": "{{tasks.assigned}}"})), ABLE),
    "workbook-template-signed": (
        checked(with_part(template(WHOLE), "_xmlsignatures/sig1.xml", b"<Signature/>")),
        ABLE,
    ),
}

CASES: Cases = {
    **ARRIVALS,
    **FILES,
    **REPORTS,
    **ROWS,
    **CELLS,
    **FORMS,
    **DECISIONS,
    **TEMPLATES,
}


class TestTheCore(RulesContract):
    """The files of a made-up city, each spoilt in one way, with all plugins that ship."""

    rules = tuple(cchc_rules())
    cases = CASES

    @pytest.fixture(autouse=True)
    def _in_a_city(self, city: Any) -> None:
        self.city = city

    def told(self, case: Any) -> Any:
        return case(self.city)
