"""What every source, format, check, rule, ledger must hold to; tests inherit it in two lines.

    class TestCity(FormatContract):
        format = CITY

The properties stand inside the test methods: Hypothesis refuses one `@given` method in two classes.
"""

from cchc_core.testing.contracts.checks import CheckContract
from cchc_core.testing.contracts.formats import FormatContract
from cchc_core.testing.contracts.ledgers import LedgerContract
from cchc_core.testing.contracts.rules import RulesContract
from cchc_core.testing.contracts.sources import SourceContract

__all__ = ["CheckContract", "FormatContract", "LedgerContract", "RulesContract", "SourceContract"]
