"""What every check must hold to."""

from cchc_core.extensions import Case, Check
from cchc_core.model.measures import Status
from cchc_core.model.reports import Report
from cchc_core.rollup import tabulate
from cchc_core.testing import strategies
from cchc_core.testing.contracts.common import Contract, speaks_both_languages


class CheckContract(Contract):
    """A check is a function from a case to findings, each of which a person can act upon."""

    check: Check

    def test_no_report_makes_it_raise_and_its_findings_can_be_read(self) -> None:
        """In both languages, about a unit and a row of the report; the same every time."""
        desk = self.desk()
        one = strategies.reports(desk.expected[0], desk.period, desk.pack, tuple(Status), True)
        many = strategies.roll_ups(desk.pack, desk.period, desk.expected[-1], desk.expected)

        def is_checked(report: Report) -> None:
            case = Case(report, desk.pack, tabulate(report, desk.pack))
            findings = tuple(self.check.run(case))
            assert findings == tuple(self.check.run(case))
            for finding in findings:
                assert finding.rule == self.check.rule.code
                speaks_both_languages(finding.message)
                assert finding.unit is None or finding.unit in {unit.key for unit in report.units}
                assert finding.indicator is None or finding.indicator in desk.pack

        self.for_all(one | many, is_checked)
