"""What every command gives: data for machines, lines for people, and how it ended."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import frozen

from cchc_core.errors import CchcError, ExitCode
from cchc_core.model.findings import Finding
from cchc_core.offers import Problem


@frozen
class Answer:
    """`data` and `lines` are called only when they are wanted: one of them, once."""

    data: Callable[[], Mapping[str, Any]]
    lines: Callable[[], Iterable[str]]
    exit_code: ExitCode = ExitCode.DONE
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    error: CchcError | None = None
    """What kept it from its last step; all before that was done and is told."""

    @property
    def ends(self) -> ExitCode:
        """The exit code; a failed plugin comes before all but wrong usage."""
        if self.error:
            return self.error.exit_code
        wrong = self.exit_code is ExitCode.WRONG_USAGE
        return ExitCode.PLUGIN_FAILED if self.problems and not wrong else self.exit_code


def judged(findings: Iterable[Finding]) -> ExitCode:
    """How a command that only looks at data ends; what is let stand is no error."""
    wrong = any(finding.is_error for finding in findings)
    return ExitCode.DATA_HAS_ERRORS if wrong else ExitCode.DONE
