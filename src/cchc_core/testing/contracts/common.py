"""What all contracts share."""

from collections.abc import Callable
from typing import ClassVar

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

from cchc_core.extensions import Desk
from cchc_core.model.reports import Report
from cchc_core.testing.samples import sample_desk
from cchc_core.text import Text


class Contract:
    """`desk()` says over which forms, units and period to test."""

    examples: ClassVar = 10
    """How many reports a property is tried on."""

    def desk(self) -> Desk:
        """The made-up forms; override it for a plugin that knows other forms only."""
        return sample_desk()

    def for_all(self, drawn: SearchStrategy[Report], holds: Callable[[Report], None]) -> None:
        """Tries `holds` on the reports drawn."""
        anyway = [HealthCheck.too_slow, HealthCheck.data_too_large]
        limits = settings(max_examples=self.examples, deadline=None, suppress_health_check=anyway)
        limits(given(drawn)(holds))()


def speaks_both_languages(message: Text) -> None:
    """Asserts that a message says something in either language, and not the same."""
    assert message.vi.strip()
    assert message.en.strip()
    assert message.vi != message.en
