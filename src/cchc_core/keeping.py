"""A folder that commands keep, round after round: what they wrote is theirs to replace, what a
person changed is never lost, what is no longer due is set aside.

A small record in the folder, `da-ghi.json`, says what was written, with hashes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from hashlib import sha256
from itertools import count
from pathlib import Path

from attrs import evolve, field, frozen

from cchc_core.errors import BadData, CannotWrite
from cchc_core.extensions import Output
from cchc_core.jsons import parse
from cchc_core.text import Text
from cchc_core.writing import Written, write_outputs

ASIDE = "đã cũ"
"""The folder in the folder where what is set aside is kept, each file under a dated name."""
RECORD = "da-ghi.json"


class Why(StrEnum):
    """Why a file was set aside: a person had changed what is written anew; it is due no longer; it
    is due no longer, but open in another program, so that it stands there still."""

    CHANGED = "changed"
    NOT_DUE = "not-due"
    STILL_OPEN = "still-open"


@frozen
class Aside:
    """A file that was set aside, and where its copy is kept."""

    path: Path
    kept: Path
    why: Why


@frozen
class Round:
    """What one command wants to stand in the folder: its files by the unit they are for ("" where
    they are for all), and the `scope` of units it speaks for, None for all of them."""

    command: str
    files: Mapping[str, Sequence[Output]]
    scope: frozenset[str] | None = None


@frozen
class Keeping:
    """What was done: for each file of the round in its order, and to those set aside."""

    written: tuple[Written, ...] = ()
    aside: tuple[Aside, ...] = ()


def keep(due: Round, folder: Path, *, today: date, retire: bool = True) -> Keeping:
    """Makes `folder` hold the files of a round.

    A file that stands there as it was written is replaced; one that a person changed, or that is
    not of the record, is copied into `ASIDE` first. What the command wrote for units in its scope
    and is not due any more is moved there too, unless nothing is to be retired. Raises
    `CannotWrite` before anything is replaced.
    """
    outputs = [output for files in due.files.values() for output in files]
    before = _recorded(folder / RECORD)
    names = {output.name for output in outputs}
    over = [one for one in before.values() if one.name not in names and _speaks_for(due, one)]
    over = [one for one in over if retire and (folder / one.name).is_file()]
    if not outputs and not over:
        return Keeping()
    changed = [o.name for o in outputs if _changed(folder / o.name, o.content, before.get(o.name))]
    copies = {name: _copied(folder / name, today) for name in (*changed, *(o.name for o in over))}
    written = write_outputs(outputs, folder, today=today, force=True)
    aside = [Aside(folder / name, copies[name], Why.CHANGED) for name in changed]
    aside += [_retired(folder / one.name, copies[one.name]) for one in over]
    gone = {one.path.name for one in aside if one.why is Why.NOT_DUE}
    kept = {name: one for name, one in before.items() if name not in gone}
    now = {one.name: one for one in _new(due, written, before)}
    _record({**kept, **now}, folder, today)
    return Keeping(written, tuple(aside))


@frozen(order=True)
class _Recorded:
    """A file that a command wrote."""

    name: str
    command: str
    unit: str
    sha256: str = field(repr=False)


def _recorded(path: Path) -> Mapping[str, _Recorded]:
    """What the record says, by name; nothing where there is none, or none that can be read: then
    whatever stands in the folder is taken to be a person's."""
    try:
        top = parse(path.read_text("utf-8")).take("cchc", "files")
        found = [
            _Recorded(*(told[key].need(str) for key in ("name", "command", "unit", "sha256")))
            for told in (node.take(*_KEYS) for node in top["files"].items())
        ]
    except (OSError, UnicodeDecodeError, BadData):
        return {}
    return {one.name: one for one in found}


_KEYS = ("name", "command", "unit", "sha256")


def _record(files: Mapping[str, _Recorded], folder: Path, today: date) -> None:
    listed = [{key: getattr(one, key) for key in _KEYS} for one in sorted(files.values())]
    text = json.dumps({"cchc": "kept/1", "files": listed}, ensure_ascii=False, indent=1)
    write_outputs([Output(RECORD, f"{text}\n".encode())], folder, today=today, force=True)


def _speaks_for(due: Round, one: _Recorded) -> bool:
    return one.command == due.command and (due.scope is None or one.unit in due.scope)


def _changed(path: Path, content: bytes, known: _Recorded | None) -> bool:
    """Whether a file would be replaced that is not as a command has written it."""
    if not path.is_file():
        return False
    stands = _bytes(path)
    return stands != content and (known is None or known.sha256 != _digest(stands))


def _copied(path: Path, today: date) -> Path:
    """A copy of a file, set aside under a name that is free, or where the same is kept already."""
    content, aside = _bytes(path), path.parent / ASIDE
    name = next(name for name in _names(path, today) if _is_free(aside / name, content))
    (written,) = write_outputs([Output(name, content)], aside, today=today)
    return written.path


def _names(path: Path, today: date) -> Iterator[str]:
    yield f"{path.stem}-{today:%Y%m%d}{path.suffix}"
    for number in count(2):
        yield f"{path.stem}-{today:%Y%m%d}-{number}{path.suffix}"


def _is_free(path: Path, content: bytes) -> bool:
    return not path.exists() or (path.is_file() and _bytes(path) == content)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise CannotWrite(_HELD.format(path=path)) from None


_HELD = Text(
    "{path} không đọc được (có thể đang mở ở chương trình khác), nên chưa ghi được gì. Hãy đóng "
    "tệp rồi chạy lại.",
    "{path} cannot be read (another program may hold it), so nothing was written. Close it, and "
    "run this again.",
)


def _retired(path: Path, copy: Path) -> Aside:
    """Takes a file away of which there is a copy."""
    try:
        path.unlink()
    except PermissionError:
        return Aside(path, copy, Why.STILL_OPEN)
    return Aside(path, copy, Why.NOT_DUE)


def _new(
    due: Round, written: Iterable[Written], before: Mapping[str, _Recorded]
) -> Iterator[_Recorded]:
    """What is recorded of the round. A file whose place is held open elsewhere has a dated copy,
    and what stands in its place stays recorded as it was."""
    wanted = [(unit, output) for unit, files in due.files.items() for output in files]
    for (unit, output), one in zip(wanted, written, strict=True):
        yield _Recorded(one.path.name, due.command, unit, _digest(output.content))
        if one.path.name != output.name and (stood := before.get(output.name)):
            yield evolve(stood, unit=unit)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
