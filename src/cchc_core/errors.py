"""Every error raised on purpose: its exit code, what happened, and what to do about it.

Wrong *data* is a `Finding`, a value; what stands here is a wrong *request*, which the caller
must put right, and `FileRefused`, with which a source declines one file while the others go on.
"""

from collections.abc import Callable
from enum import IntEnum
from typing import Any, ClassVar

from cchc_core.text import Text


class ExitCode(IntEnum):
    """How the command `cchc` ends; when several hold, the first of 2, 4, 3, 1, 0."""

    DONE = 0
    DATA_HAS_ERRORS = 1
    WRONG_USAGE = 2
    INCOMPLETE = 3
    PLUGIN_FAILED = 4


class CchcError(Exception):
    """Something the caller can put right; the message says what and how, in both languages."""

    exit_code: ClassVar[ExitCode] = ExitCode.WRONG_USAGE

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]:
        """Copied and pickled with all it says, whatever `__init__` wants."""
        return type(self).__new__, (type(self), *self.args), vars(self)


class BadData(CchcError):
    """A file of definitions (form pack, units, periods, campaign) does not hold together."""


class NotFound(CchcError):
    """A name the caller gave stands for nothing here; the message lists what there is."""


class CannotJoin(CchcError):
    """Reports that cannot be one: the same leaf twice, overlapping windows, another form pack."""


class CannotWrite(CchcError):
    """An output could not be written where it was wanted."""


class PluginFailed(CchcError):
    """A plugin raised while doing what it had offered; the others go on."""

    exit_code = ExitCode.PLUGIN_FAILED

    def __init__(self, message: Text, *, plugin: str = "", distribution: str = "") -> None:
        super().__init__(message)
        self.plugin = plugin
        self.distribution = distribution


class FileRefused(CchcError):
    """A source declines a file; nothing of it is used, the other files go on.

    `rule` is the stable code of the refusal (`file-empty`, `wrong-period` ...); with `wrong-form`
    and `wrong-period` the unit counts as having sent a wrong form. `unit` is the key of the unit
    the file says it is from, when it says so.
    """

    def __init__(
        self, rule: str, message: Text, *, found: str = "", expected: str = "", unit: str = ""
    ) -> None:
        super().__init__(message)
        self.rule = rule
        self.found = found
        self.expected = expected
        self.unit = unit
