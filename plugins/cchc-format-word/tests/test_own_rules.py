"""Every code that is told of a template, or of a report that is written anew."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import ClassVar

from attrs import evolve
from word_edits import edited, take_out, take_out_with_heading, type_over, write_into
from word_read import content
from word_templates import damaged, template, with_foreign_parts

from cchc_core import Leaf, Report
from cchc_core.testing import samples
from cchc_core.testing.contracts import RulesContract
from cchc_format_word import cchc_rules, check_template, draft_template, renew

PACK = samples.sample_pack()
WARD = samples.sample_publication(samples.sample_report())
Case = Callable[[], Iterable[str]]


def of(*lines: str) -> Case:
    """What is told of a template with these lines."""
    return lambda: codes(template(*lines))


@cache
def drafted() -> Iterable[str]:
    """What is told of our own template."""
    return codes(draft_template(PACK).content)


def codes(own: bytes) -> list[str]:
    return [finding.rule for finding in check_template("mau.docx", own, PACK)]


@cache
def as_written() -> bytes:
    """The ward's report."""
    return content(WARD)


@cache
def reworded() -> bytes:
    """The ward's report after it wrote its tasks anew."""
    (leaf,) = WARD.report.leaves.values()
    words = {**leaf.words, "tasks": "Nhiệm vụ viết lại."}
    new = Leaf(leaf.unit, leaf.window, leaf.readings, words=words)
    report = Report(WARD.report.unit, WARD.report.period, WARD.report.pack, [new])
    return content(evolve(WARD, report=report))


def renewed(*edits: Callable[..., object]) -> Case:
    """What is told when the report is written anew over one that was edited so."""
    return lambda: [f.rule for f in renew(reworded(), edited(as_written(), *edits)).conflicts]


TASKS, NUMBERS = "@section.tasks", "{{@number}} {{@dated}}"
TOGETHER = f"Nhiệm vụ: {{{{{TASKS}}}}}"


class TestOwnRules(RulesContract):
    """Templates spoilt in one way, and reports edited in one way."""

    rules = tuple(
        rule for rule in cchc_rules() if rule.code.startswith(("word-template-", "renewed-"))
    )
    cases: ClassVar = {
        "word-template-unreadable": (lambda: codes(damaged()), drafted),
        "word-template-unknown": (of("{{dossiers.recieved}}"), of("{{dossiers.received}}")),
        "word-template-alone": (of(TOGETHER), of(f"{{{{{TASKS}}}}}")),
        "word-template-broken": (
            of("{%p if @draft %}", "x"),
            of("{%p if @draft %}", "x", "{%p endif %}"),
        ),
        "word-template-without-section": (of("x"), drafted),
        "word-template-without-figure": (of("x"), drafted),
        "word-template-without-number": (of("Số:     /BC-UBND"), of(NUMBERS)),
        "word-template-not-filled": (lambda: codes(with_foreign_parts(NUMBERS)), drafted),
        "word-template-lost": (lambda: codes(with_foreign_parts(NUMBERS)), drafted),
        "renewed-conflict": (
            renewed(write_into(TASKS, "Lời gõ thêm.")),
            renewed(write_into("@section.proposals", "Lời gõ thêm.")),
        ),
        "renewed-figure": (renewed(type_over("dossiers.received", "67")), renewed()),
        "renewed-no-place": (
            renewed(take_out_with_heading(TASKS)),
            renewed(take_out(TASKS)),
        ),
    }

    def told(self, case: Case) -> Iterable[str]:
        return case()
