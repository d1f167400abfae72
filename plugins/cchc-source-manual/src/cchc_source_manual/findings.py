"""What is told of a form: findings, gathered as it is read."""

from attrs import field, frozen

from cchc_core import AdminUnit, Finding, Origin, Row, Severity, Text
from cchc_core.reading import Remark
from cchc_source_manual.workbook import Line


@frozen
class Findings:
    """The findings on one file of one unit."""

    file: str
    unit: AdminUnit
    gathered: list[Finding] = field(factory=list)

    def say(self, remark: Remark, row: Row, line: Line) -> None:
        """Adds what was remarked of a figure."""
        self.gathered.append(remark.finding(self.unit.key, row.id, self.origin(line)))

    def find(
        self,
        rule: str,
        severity: Severity,
        message: Text,
        row: Row | None,
        line: Line | None = None,
        *,
        found: str = "",
        **fields: str,
    ) -> None:
        """Adds what is wrong with a line of the form, or with one that is gone."""
        name = row.name if row else ""
        place = line.place if line else ""
        self.gathered.append(
            Finding(
                rule=rule,
                severity=severity,
                message=message.format(row=name, place=place, found=found, **fields),
                unit=self.unit.key,
                indicator=row.id if row else None,
                origin=self.origin(line) if line else Origin(self.file),
                found=found,
            )
        )

    def origin(self, line: Line) -> Origin:
        """Where the line's figure stands."""
        return Origin(self.file, line.table.title, line.cell)
