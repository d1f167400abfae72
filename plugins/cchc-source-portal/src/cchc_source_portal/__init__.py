"""Exports of the provincial one-stop portal, as the source `portal` of cchc-core.

Dossier lists, counted by their days inside the campaign's window, and statistics; each layout is a
TOML profile. Whatever is heavy is imported when a file is read.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cchc_core import (
    Desk,
    Output,
    Refused,
    Rule,
    Source,
    Submission,
    Text,
    hookimpl,
    load_rules,
)


@hookimpl
def cchc_sources() -> Iterable[Source]:
    """The source `portal`."""
    yield Source(
        name="portal",
        title=Text("Tệp xuất từ cổng dịch vụ công, một cửa", "Exports of the one-stop portal"),
        recognises=_recognises,
        read=_read,
        read_together=_read_together,
        draft=_draft,
    )


@hookimpl
def cchc_rules() -> Iterable[Rule]:
    """What the source finds besides what every source tells."""
    return load_rules(Path(__file__).parent / "rules.toml").values()


def _recognises(path: Path, head: bytes) -> bool:
    from cchc_source_portal.recognising import is_export

    return is_export(path, head)


def _read(path: Path, desk: Desk) -> Iterable[Submission]:
    from cchc_source_portal.reading import read

    return read(path, desk)


def _read_together(paths: Sequence[Path], desk: Desk) -> Iterable[Submission | Refused]:
    from cchc_source_portal.reading import read_together

    return read_together(paths, desk)


def _draft(path: Path) -> Output:
    from cchc_source_portal.drafting import draft

    return draft(path)
