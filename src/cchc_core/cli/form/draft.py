"""`cchc form draft FILE`: a form pack proposed from a province's table, for a person to finish."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.offers import pack_called
from cchc_core.cli.params import force
from cchc_core.cli.session import Session
from cchc_core.cli.values import FILE, NAME
from cchc_core.cli.words import DEEDS, Said
from cchc_core.errors import FileRefused, NotFound
from cchc_core.extensions import Output
from cchc_core.forms.draft_text import draft_toml
from cchc_core.forms.drafting import Draft, draft
from cchc_core.forms.loading import shipped_catalogue
from cchc_core.model.forms import FormPack
from cchc_core.offers import Offer
from cchc_core.reading import Line, read_head
from cchc_core.text import Text
from cchc_core.writing import Written, write_outputs


@cchc_command(
    "draft",
    Said(
        "Phác thảo bộ biểu mẫu từ bảng trong tệp .xlsx, .docx của tỉnh. Dòng nào chắc chắn là chỉ "
        "tiêu đã có (của bộ nêu ở --like) thì giữ mã; chỉ tiêu mới thì để ngỏ cách tổng hợp và ghi "
        "rõ chỗ nào cần quyết định. Còn chỗ để ngỏ thì bộ biểu mẫu chưa nạp được.",
        "Drafts a form pack from the table in a province's .xlsx or .docx. A row that surely is an "
        "indicator there is (of the pack named by --like) keeps its id; of a new one the operators "
        "are left open, and the draft says what has to be decided. It does not load before that.",
    ),
    "cchc form draft bieu-moi-cua-tinh.docx --like thanh-hoa-2023 --output bieu-moi.toml",
)
@argument(
    "file",
    metavar="FILE",
    type=FILE,
    about=Said("tệp có bảng biểu mẫu", "the file with the table"),
)
@option(
    "--like",
    metavar="PACK",
    type=NAME,
    about=Said(
        "bộ biểu mẫu trước đó: tên bộ đã cài, hoặc tệp .toml; không nêu thì chỉ đối chiếu với danh "
        "mục chỉ tiêu",
        "the forms before it: a name, or a .toml file; without it only the shipped indicators are "
        "looked at",
    ),
)
@option(
    "--output",
    metavar="FILE",
    type=Path,
    about=Said("tệp .toml để ghi; không nêu thì in ra", "the .toml to write; printed if left out"),
)
@force
def command(
    session: Session, file: Path, like: str | None, output: Path | None, force: bool
) -> Answer:
    """Prints the draft, or writes it and says what is left to decide."""
    offer = session.offer()
    pack = pack_called(like, offer) if like else None
    catalogue = shipped_catalogue()
    made = draft(_lines_of(file, pack, offer), pack, catalogue)
    text = draft_toml(made, file.name, catalogue)
    written = _write(output, text, session, force=force) if output else None
    return Answer(
        data=lambda: _data(made, text, written),
        lines=lambda: _lines(made, written, session) if written else text.splitlines(),
        problems=offer.problems,
    )


def _lines_of(file: Path, like: FormPack | None, offer: Offer) -> Iterable[Line]:
    """The lines of the tables in a file, by the first source that can give them. Raises
    `FileRefused`, `PluginFailed`, and `NotFound` where no source reads tables of this kind."""
    head = read_head(file)
    for name, source in sorted(offer.sources.items()):
        if source.tables is None:
            continue
        with offer.guarded("source", name, FileRefused, at=file.name):
            if source.recognises(file, head):
                return tuple(source.tables(file, like))
    raise NotFound(
        Text(
            f"Không thấy bảng biểu mẫu đọc được trong {file.name}. Hãy dùng tệp .xlsx hoặc .docx "
            "của tỉnh, không phải biểu do cchc tạo; việc đọc cần gói cchc-source-document.",
            f"No table of a form that can be read is in {file.name}. Use an .xlsx or .docx of the "
            "province's, not a form made by cchc; cchc-source-document has to be installed.",
        )
    )


def _write(output: Path, text: str, session: Session, *, force: bool) -> Written:
    made = [Output(output.name, text.encode())]
    (written,) = write_outputs(made, output.parent, today=session.today, force=force)
    return written


def _data(made: Draft, text: str, written: Written | None) -> dict[str, Any]:
    return {
        "like": made.like.key if made.like else None,
        "rows": len(made.rows),
        "known": sum(row.known for row in made.rows),
        "new": [{"id": row.id, "number": row.number, "label": row.label} for row in made.new],
        "gone": [{"id": row.id, "number": row.number, "label": row.label} for row in made.gone],
        "path": str(written.path) if written else None,
        "toml": text,
    }


def _lines(made: Draft, written: Written, session: Session) -> Iterator[str]:
    rows, known = len(made.rows), sum(row.known for row in made.rows)
    new, gone = len(made.new), len(made.gone)
    yield f"{written.path} ({session.say(DEEDS[written.deed])})"
    yield session.say(
        Said(
            f"{rows} dòng: {known} dòng đã có, {new} chỉ tiêu mới; {gone} dòng cũ không thấy trong "
            "bảng.",
            f"{rows} rows: {known} known, {new} new indicators; {gone} earlier rows are not there.",
        )
    )
    yield session.say(
        Said(
            "Mở tệp, tìm chữ CẦN QUYẾT ĐỊNH và quyết định từng chỗ trước khi dùng.",
            "Open the file and decide all that is marked CẦN QUYẾT ĐỊNH before it is used.",
        )
    )
