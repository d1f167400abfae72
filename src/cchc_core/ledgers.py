"""The ledger of a campaign's folder, `Xu-ly.xlsx` or `xu-ly.json`: found, read, and written anew.

It is read again just before it is written, so that what a person saved in the meantime stays.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from cchc_core.decisions import LedgerLine, LedgerPage
from cchc_core.errors import BadData, CannotWrite, NotFound
from cchc_core.extensions import Ledger, Output
from cchc_core.offers import Offer
from cchc_core.text import Text
from cchc_core.writing import Deed, Written, write_outputs

KNOWN = ("Xu-ly.xlsx", "xu-ly.json")
"""What ledgers are called: by this one is known that nothing installed can read."""

Lines = tuple[LedgerLine, ...]
Page = Callable[[Lines], LedgerPage]
"""What becomes of the lines that stand in a ledger: the page to be written in their place."""


@frozen
class Kept:
    """A ledger as it stands in its folder."""

    path: Path
    ledger: Ledger
    content: bytes
    lines: Lines


def find_ledger(folder: Path, offer: Offer) -> Kept | None:
    """The ledger of a folder, read; None where there is none. Raises `BadData` for two of them, for
    one that nothing installed can read, and for one that cannot be read at all."""
    ledgers = {one.file.casefold(): one for one in offer.ledgers.values()}
    names = {*ledgers, *map(str.casefold, KNOWN)}
    found = sorted(path for path in folder.iterdir() if path.name.casefold() in names)
    if not found:
        return None
    if len(found) > 1:
        raise BadData(_TWO.format(folder=folder, files=", ".join(path.name for path in found)))
    (path,) = found
    ledger = ledgers.get(path.name.casefold())
    if ledger is None:
        known = ", ".join(one.file for one in offer.ledgers.values()) or "-"
        raise BadData(_UNKNOWN.format(path=path, known=known))
    content = _content(path)
    return Kept(path, ledger, content, _lines(ledger, content, offer))


def ledger_called(name: str, offer: Offer) -> Ledger:
    """The kind of ledger called `name`, or the one that people open, where there is no name."""
    if not name:
        return offer.ledgers.get("xlsx") or next(iter(offer.ledgers.values()))
    if name not in offer.ledgers:
        have = ", ".join(offer.ledgers) or "-"
        raise NotFound(
            Text(
                f"Không có loại sổ xử lý '{name}'; đang có: {have}.",
                f"No kind of ledger '{name}'; installed: {have}.",
            )
        )
    return offer.ledgers[name]


def rewrite(folder: Path, offer: Offer, page: Page, *, today: date, name: str = "") -> Written:
    """Puts the page that is made of the lines there into the folder's ledger, a new one of the
    kind `name` where there is none. Raises `CannotWrite` while it is open in another program."""
    kept = find_ledger(folder, offer)
    ledger = kept.ledger if kept else ledger_called(name, offer)
    made = page(kept.lines if kept else ())
    if kept and made.lines == kept.lines:
        return Written(kept.path, Deed.UNCHANGED)
    path = kept.path if kept else folder / ledger.file
    return _write(path, ledger, made, kept.content if kept else None, offer, today)


def convert(folder: Path, offer: Offer, page: Page, *, today: date, name: str) -> Written:
    """The same, with the folder's ledger as one of the kind `name` from then on; the one before is
    kept under a dated name, since it may hold more than decisions."""
    ledger, kept = ledger_called(name, offer), find_ledger(folder, offer)
    if kept is None or kept.ledger == ledger:
        return rewrite(folder, offer, page, today=today, name=name)
    _refuse_open(kept.path)
    lines = tuple(evolve(line, number=0, sheet="", cells={}) for line in kept.lines)
    written = _write(folder / ledger.file, ledger, page(lines), None, offer, today)
    kept.path.replace(_dated(kept.path, today))
    return written


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except PermissionError:
        raise BadData(_HELD.format(path=path)) from None


def _lines(ledger: Ledger, content: bytes, offer: Offer) -> Lines:
    try:
        with offer.guarded("ledger", ledger.name, BadData, at=ledger.file):
            return tuple(ledger.read(content))
    except BadData as error:
        said = Text("{file}: {what}", "{file}: {what}").format(file=ledger.file, what=error.message)
        raise BadData(said) from None


def _write(
    path: Path,
    ledger: Ledger,
    page: LedgerPage,
    old: bytes | None,
    offer: Offer,
    today: date,
) -> Written:
    _refuse_open(path)
    with offer.guarded("ledger", ledger.name, BadData, at=ledger.file):
        content = ledger.write(page, old)
    output = Output(path.name, content)
    (written,) = write_outputs([output], path.parent, today=today, force=True)
    if written.deed is Deed.DATED_COPY:  # which nobody would read
        written.path.unlink()
        raise CannotWrite(_OPEN.format(path=path))
    return written


def _refuse_open(path: Path) -> None:
    """A program that has the file open would write over what is put there now."""
    for lock in (f"~${path.name}", f".~lock.{path.name}#"):
        if path.with_name(lock).exists():
            raise CannotWrite(_LOCKED.format(path=path, lock=lock))


def _dated(path: Path, today: date) -> Path:
    number, dated = 1, path.with_name(f"{path.stem}-{today:%Y%m%d}{path.suffix}")
    while dated.exists():
        number += 1
        dated = path.with_name(f"{path.stem}-{today:%Y%m%d}-{number}{path.suffix}")
    return dated


_TWO = Text(
    "Trong {folder} có nhiều sổ xử lý: {files}. Một đợt chỉ dùng một sổ: hãy giữ tệp đang dùng và "
    "chuyển tệp kia đi nơi khác.",
    "{folder} holds several ledgers: {files}. A campaign has one: keep the one in use, and move "
    "the other away.",
)
_UNKNOWN = Text(
    "{path}: không plugin nào đang cài đọc được sổ xử lý này (đọc được: {known}), nên không rõ đã "
    "quyết định những gì. Hãy cài cchc-source-manual, hoặc bỏ --disable.",
    "{path}: nothing installed can read this ledger (what can be read: {known}), so nobody knows "
    "what was decided. Install cchc-source-manual, or take --disable away.",
)
_HELD = Text(
    "{path} đang mở ở chương trình khác nên không đọc được. Hãy lưu, đóng tệp rồi chạy lại.",
    "{path} is open in another program and cannot be read. Save it, close it, and run this again.",
)
_OPEN = Text(
    "{path} đang mở ở chương trình khác nên chưa ghi được gì. Hãy lưu, đóng tệp rồi chạy lại.",
    "{path} is open in another program, so nothing was written. Save it, close it, and run this "
    "again.",
)
_LOCKED = Text(
    "{path} đang mở ở chương trình khác nên chưa ghi được gì. Hãy lưu, đóng tệp rồi chạy lại; nếu "
    "tệp không mở ở đâu cả thì xóa tệp khóa {lock}.",
    "{path} is open in another program, so nothing was written. Save it, close it, and run this "
    "again; if nobody has it open, delete the lock file {lock}.",
)
