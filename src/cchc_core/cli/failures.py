"""What a person is told when a run ends by an error; a traceback only when asked for."""

import traceback
from typing import NamedTuple

import click

from cchc_core.cli.session import Session
from cchc_core.cli.usage import explained
from cchc_core.cli.words import Said


class Failure(NamedTuple):
    """How a run ended by an error: its kind for machines, what to say, the exit code."""

    kind: str
    message: str
    exit_code: int


def failure(error: BaseException, session: Session) -> Failure:
    """The error as it is told, in the session's language."""
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return Failure("interrupted", session.say(Said("Đã dừng.", "Stopped.")), 130)
    if isinstance(error, click.UsageError):
        return Failure("wrong-usage", session.say(_with_help(error, session)), 2)
    from cchc_core.errors import CchcError

    if isinstance(error, CchcError):
        return Failure(_kind(error), session.say(error.message), int(error.exit_code))
    if isinstance(error, OSError) and error.filename:
        return Failure("file-system", session.say(_of_the_file_system(error)), 2)
    return Failure("internal-error", session.say(_unexpected(error, session)), 70)


def _with_help(error: click.UsageError, session: Session) -> Said:
    said = explained(error)
    command = f"cchc {session.command}".strip()
    return Said(f"{said.vi} Xem '{command} --help'.", f"{said.en} See '{command} --help'.")


def _kind(error: Exception) -> str:
    """`CannotWrite` as `cannot-write`."""
    name = type(error).__name__
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


def _of_the_file_system(error: OSError) -> Said:
    return Said(
        f"Không đọc hoặc ghi được {error.filename} ({error.strerror}).",
        f"{error.filename} cannot be read or written ({error.strerror}).",
    )


def _unexpected(error: BaseException, session: Session) -> Said:
    what = f"{type(error).__name__}: {error}"
    if session.debug:
        what += "\n" + "".join(traceback.format_exception(error))
    return Said(
        f"Chương trình gặp lỗi chưa lường trước: {what}\nHãy chạy lại lệnh với --debug rồi gửi "
        "những gì hiện ra cho người phụ trách phần mềm.",
        f"The program met an error nobody foresaw: {what}\nRun the command again with --debug and "
        "send what it prints to those who look after this program.",
    )
