"""What every source, format and ledger must hold to, held by ours."""

from cchc_core import Format, Ledger, Source, Status
from cchc_core.testing.contracts import FormatContract, LedgerContract, SourceContract
from cchc_source_manual import cchc_formats, cchc_ledgers, cchc_rules, cchc_sources

(MANUAL,) = cchc_sources()
FORM, JSON, YAML = cchc_formats()
(XLSX,) = cchc_ledgers()
FEW = 5
"""Whole reports are drawn again in `test_round_trip`."""


class TestLedger(LedgerContract):
    ledger: Ledger = XLSX
    examples = FEW


class TestFormFormat(FormatContract):
    format: Format = FORM
    examples = FEW


class TestJsonFormat(FormatContract):
    format: Format = JSON
    examples = FEW


class TestYamlFormat(FormatContract):
    format: Format = YAML
    examples = FEW


class TestForms(SourceContract):
    source: Source = MANUAL
    rules = tuple(cchc_rules())
    examples = FEW
    counterpart = FORM


class TestJson(SourceContract):
    source: Source = MANUAL
    rules = tuple(cchc_rules())
    examples = FEW
    counterpart = JSON
    statuses = tuple(Status)


class TestYaml(SourceContract):
    source: Source = MANUAL
    rules = tuple(cchc_rules())
    examples = FEW
    counterpart = YAML
    statuses = tuple(Status)
