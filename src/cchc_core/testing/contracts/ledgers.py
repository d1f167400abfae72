"""What every kind of ledger must hold to."""

from collections.abc import Callable, Sequence

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

from cchc_core.decisions import LedgerLine, LedgerPage
from cchc_core.errors import BadData
from cchc_core.extensions import Ledger
from cchc_core.testing import strategies
from cchc_core.testing.contracts.common import speaks_both_languages

OFFERED = {"unit": ("Phường Hòa Bình [98101]",), "row": ("1.3 Số nhiệm vụ",), "waiver": ("Có",)}


class LedgerContract:
    """A ledger gives back all that was put into it, and never loses what stood there."""

    ledger: Ledger
    examples = 10
    """How many pages a property is tried on."""

    def page(self, lines: Sequence[LedgerLine]) -> LedgerPage:
        """A page with these lines."""
        return LedgerPage("Thành phố Mẫu, quý I năm 2024", tuple(lines), OFFERED)

    def kept(self, lines: Sequence[LedgerLine], old: bytes | None = None) -> list[LedgerLine]:
        """The lines, written and read again."""
        return list(self.ledger.read(self.ledger.write(self.page(lines), old)))

    def for_all(
        self, drawn: SearchStrategy[list[LedgerLine]], holds: Callable[[list[LedgerLine]], None]
    ) -> None:
        """Tries `holds` on the lines drawn."""
        anyway = [HealthCheck.too_slow]
        limits = settings(max_examples=self.examples, deadline=None, suppress_health_check=anyway)
        limits(given(drawn)(holds))()

    def test_it_has_a_plain_name_a_title_and_a_file(self) -> None:
        """The name is typed on a command line; by the file's stem it is known as a ledger."""
        assert self.ledger.name == self.ledger.name.strip().lower()
        speaks_both_languages(self.ledger.title)
        assert self.ledger.file.casefold().startswith("xu-ly.")

    def test_what_is_written_is_read_back(self) -> None:
        """Every text, choice and mark, in the same order, each with the cell it stands in."""

        def is_kept(lines: list[LedgerLine]) -> None:
            again = self.kept(lines)
            assert [stripped(line) for line in again] == lines
            assert all(line.number and line.origin("choice", "x").cell for line in again)

        self.for_all(strategies.ledger_lines(), is_kept)

    def test_lines_are_added_and_filled_in_among_those_that_stand_there(self) -> None:
        """The others stay as they are, wherever they stand."""

        def is_kept(lines: list[LedgerLine]) -> None:
            half = len(lines) // 2
            old = self.ledger.write(self.page(lines[:half]), None)
            there = [line.filled(by="công chức Nội vụ") for line in self.ledger.read(old)]
            again = self.kept([*there, *lines[half:]], old)
            expected = [*(line.filled(by="công chức Nội vụ") for line in lines[:half])]
            assert [stripped(line) for line in again] == [*expected, *lines[half:]]

        self.for_all(strategies.ledger_lines(), is_kept)

    def test_the_same_page_gives_the_same_bytes(self) -> None:
        """No clock, no chance."""
        lines = [LedgerLine({"kind": "entry", "choice": "7", "by": "văn thư"})]
        first, again = (self.ledger.write(self.page(lines), None) for _ in range(2))
        assert first == again

    def test_what_is_no_ledger_is_refused(self) -> None:
        """With what to do about it, in both languages."""
        for content in (b"", b"PK\x03\x04", b"linh tinh", b"{}"):
            with pytest.raises(BadData) as caught:
                list(self.ledger.read(content))
            speaks_both_languages(caught.value.message)


def stripped(line: LedgerLine) -> LedgerLine:
    """The line without where it stands."""
    return evolve(line, number=0, sheet="", cells={})
