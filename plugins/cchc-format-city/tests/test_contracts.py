"""The format keeps every promise a format makes, and tells of its findings as rules do."""

from collections.abc import Iterable

from made_templates import boxed, template, with_part
from openpyxl.workbook.defined_name import DefinedName

from cchc_core.testing import samples
from cchc_core.testing.contracts import FormatContract, RulesContract
from cchc_format_city import FORMAT, cchc_rules, check_template

PACK = samples.sample_pack()
WHOLE = {f"A{at}": f"{{{{{row.id}}}}}" for at, row in enumerate(PACK.rows, 1)}


class TestCity(FormatContract):
    format = FORMAT


def named(name: str) -> bytes:
    """A template with a cell called by a name."""

    def change(sheet) -> None:
        sheet.parent.defined_names[name] = DefinedName(name, attr_text="'Mẫu'!$C$1")

    return template(WHOLE, change)


def titled(sheet) -> None:
    sheet.title = "{{@unit}}"


CASES = {
    "workbook-template-unreadable": (b"no workbook", template(WHOLE)),
    "workbook-template-macros": (
        with_part(template(WHOLE), "xl/vbaProject.bin", b""),
        template(WHOLE),
    ),
    "workbook-template-unknown": (boxed("{{tasks.asigned}}", WHOLE), boxed("{{@unit}}", WHOLE)),
    "workbook-template-unfilled": (template(WHOLE, titled), template(WHOLE)),
    "workbook-template-name": (named("tasks.asigned"), named("tasks.assigned")),
    "workbook-template-missing": (template({"A1": "{{tasks.assigned}}"}), template(WHOLE)),
    "workbook-template-signed": (
        with_part(template(WHOLE), "_xmlsignatures/sig1.xml", b"<Signature/>"),
        template(WHOLE),
    ),
}


class TestRules(RulesContract):
    """Each is told of a template that needs it, and not of one that does not."""

    rules = tuple(cchc_rules())
    cases = CASES

    def told(self, case: bytes) -> Iterable[str]:
        return [finding.rule for finding in check_template("mau.xlsx", case, PACK)]


def test_a_template_without_fault_has_no_finding():
    """The second of each case, which is no fault of another kind either."""
    for _, right in CASES.values():
        assert list(check_template("mau.xlsx", right, PACK)) == []
