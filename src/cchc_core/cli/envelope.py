"""The one JSON shape that every command prints under `--json`; docs/schema has its schema."""

import json
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from typing import TYPE_CHECKING, Any

from cchc_core.cli.session import Session
from cchc_core.cli.words import EXITS

if TYPE_CHECKING:
    from cchc_core.cli.answers import Answer
    from cchc_core.cli.failures import Failure


def of_answer(answer: "Answer", session: Session) -> str:
    """What a command gives, as JSON text."""
    from cchc_core.cli.failures import failure
    from cchc_core.cli.records import finding, problem

    return _text(
        session,
        int(answer.ends),
        data=answer.data(),
        findings=[finding(f, session.lang) for f in answer.findings],
        problems=[problem(p, session.lang) for p in answer.problems],
        error=_error(failure(answer.error, session)) if answer.error else None,
    )


def of_failure(failure: "Failure", session: Session) -> str:
    """How a command ended by an error, as JSON text."""
    return _text(session, failure.exit_code, error=_error(failure))


def _error(failure: "Failure") -> Mapping[str, Any]:
    return {"kind": failure.kind, "message": failure.message}


def version() -> str:
    """The version of this distribution; `?` when it was never installed."""
    try:
        return version_of("cchc-core")
    except PackageNotFoundError:
        return "?"


def _text(
    session: Session,
    exit_code: int,
    *,
    data: Mapping[str, Any] | None = None,
    findings: Iterable[Mapping[str, Any]] = (),
    problems: Iterable[Mapping[str, Any]] = (),
    error: Mapping[str, Any] | None = None,
) -> str:
    envelope = {
        "cchc": version(),
        "command": session.command or None,
        "lang": session.lang,
        "exit_code": exit_code,
        "exit": EXITS[exit_code],
        "data": data,
        "findings": list(findings),
        "problems": list(problems),
        "error": error,
    }
    return json.dumps(envelope, ensure_ascii=False, indent=2)
