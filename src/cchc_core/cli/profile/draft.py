"""`cchc profile draft FILE`: a profile proposed from a file's heads, for a person to check."""

from collections.abc import Iterator
from pathlib import Path

from cchc_core.campaign import PROFILES
from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.folders import around
from cchc_core.cli.params import force
from cchc_core.cli.records import written
from cchc_core.cli.session import Session
from cchc_core.cli.values import FILE
from cchc_core.cli.words import DEEDS, Said
from cchc_core.errors import FileRefused, NotFound
from cchc_core.extensions import Output
from cchc_core.offers import Offer
from cchc_core.reading import read_head
from cchc_core.text import Text
from cchc_core.writing import Written, write_outputs


@cchc_command(
    "draft",
    Said(
        "Đề xuất mẫu (tệp .toml) cho một tệp xuất từ cổng mà chưa mẫu nào mô tả, theo các tiêu đề "
        "cột của tệp. Đề nghị xem lại từng dòng; cột chưa rõ được để ngỏ và phải điền mới dùng "
        "được.",
        "Proposes a profile (a .toml) for an export that no profile describes yet, from the heads "
        "of its columns. Look through every line; what is not clear is left open, and has to be "
        "filled in before it can be used.",
    ),
    "cchc profile draft quy-1/inbox/danh-sach.xls",
)
@argument(
    "file",
    metavar="FILE",
    type=FILE,
    about=Said("tệp xuất từ cổng", "a file exported from the portal"),
)
@option(
    "--output",
    metavar="FOLDER",
    type=Path,
    about=Said(
        "thư mục để ghi; mặc định là profiles trong thư mục của đợt có tệp này",
        "the folder to write into; profiles of the campaign that the file is in if left out",
    ),
)
@force
def command(session: Session, file: Path, output: Path | None, force: bool) -> Answer:
    """Writes the profile; it is used from the next run on."""
    offer = session.offer()
    made = _drafted(file, offer)
    where = output or around(file) / PROFILES
    (deed,) = write_outputs([made], where, today=session.today, force=force)
    return Answer(
        data=lambda: {"profile": written(deed), "text": made.content.decode("utf-8")},
        lines=lambda: _lines(deed, made, session),
        problems=offer.problems,
    )


def _drafted(file: Path, offer: Offer) -> Output:
    """What a source proposes: the first that recognises the file, else the first that can.

    Raises `FileRefused`, `PluginFailed`, and `NotFound` where no source drafts profiles.
    """
    head = read_head(file)
    refused: FileRefused | None = None
    drafting = [source for source in offer.sources.values() if source.draft]
    for source in sorted(drafting, key=lambda source: not source.recognises(file, head)):
        try:
            with offer.guarded("source", source.name, FileRefused, at=file.name):
                assert source.draft
                return source.draft(file)
        except FileRefused as error:
            refused = refused or error
    raise refused or NotFound(
        Text(
            "Chưa cài nguồn nào có mẫu để đề xuất; hãy cài cchc-source-portal.",
            "No source that is installed has profiles to draft; install cchc-source-portal.",
        )
    )


def _lines(deed: Written, made: Output, session: Session) -> Iterator[str]:
    yield f"{deed.path} ({session.say(DEEDS[deed.deed])})"
    yield ""
    yield from made.content.decode("utf-8").splitlines()
    yield ""
    yield session.say(_NEXT)


_NEXT = Said(
    "Hãy mở tệp .toml này bằng Notepad, xem lại từng dòng, điền chỗ còn ghi “cần điền” (bỏ dấu # ở "
    "đầu dòng, thay ? bằng tiêu đề cột), lưu lại, rồi thử bằng cchc read.",
    "Open this .toml file in an editor, look through every line, fill in what says 'to be filled "
    "in' (take away the # and put the column's head for the ?), save it, then try cchc read.",
)
