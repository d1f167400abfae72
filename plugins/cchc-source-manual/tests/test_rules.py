"""Every code that the form tells of by itself: what it is told of, and what it is not."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from cchc_core import FileRefused
from cchc_core.testing.contracts import RulesContract
from cchc_source_manual import cchc_rules

Case = Callable[[Any], object]


def as_it_was(form: Any) -> None:
    """A few figures typed into the form."""
    form.type(received=7, linked=1)


def without_stamp(form: Any) -> None:
    del form.book["_cchc"]


def without_ids(form: Any) -> None:
    form.sheet.delete_cols(7)


def documents_counted(form: Any) -> None:
    form.type(plans=7)


def own_window(text: str) -> Case:
    def case(form: Any) -> None:
        as_it_was(form)
        form.sheet[f"F{form.line('received')}"] = text

    return case


def numbered(content: object) -> Case:
    def case(form: Any) -> None:
        as_it_was(form)
        form.sheet["D1"] = content

    return case


class TestTheForm(RulesContract):
    """The first ward's form, spoilt in one way."""

    rules = tuple(cchc_rules())
    cases = {  # noqa: RUF012
        "not-a-form": (without_stamp, as_it_was),
        "form-damaged": (without_ids, as_it_was),
        "documents-not-listed": (documents_counted, as_it_was),
        "window-unreadable": (own_window("đến nay"), own_window("01/01/2024 - 31/01/2024")),
        "revision-unreadable": (numbered("lần hai"), numbered(2)),
    }

    @pytest.fixture(autouse=True)
    def _with_a_form(self, form: Any) -> None:
        self.form = form

    def told(self, case: Case) -> Iterable[str]:
        case(self.form)
        try:
            return [finding.rule for finding in self.form.read().findings]
        except FileRefused as error:
            return [error.rule]
