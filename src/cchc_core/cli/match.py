"""`cchc match FILE`: what a source matched only inexactly, and a person's answers to it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from cchc_core.campaign import Campaign
from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.folders import around
from cchc_core.cli.params import campaign
from cchc_core.cli.records import origin
from cchc_core.cli.session import Session
from cchc_core.cli.tables import table
from cchc_core.cli.values import FILE, NAME
from cchc_core.cli.words import Said
from cchc_core.errors import FileRefused, NotFound
from cchc_core.extensions import Output, Suggestion
from cchc_core.intake import read_file
from cchc_core.matches import FILE as MATCHES
from cchc_core.matches import Match, matches_toml, with_answers
from cchc_core.model.forms import FormPack
from cchc_core.offers import Offer, Problem
from cchc_core.settings import load_campaign
from cchc_core.text import Text
from cchc_core.writing import write_outputs


@cchc_command(
    "match",
    Said(
        "Những dòng trong tệp chỉ khớp gần đúng với biểu, và câu trả lời của người tổng hợp: đúng "
        "là dòng đó, không phải, hay là dòng khác. Chưa trả lời thì số liệu không được dùng.",
        "The lines of a file that are only nearly rows of the form, and a person's answers: yes, "
        "no, or another row. Without an answer a figure is not used.",
    ),
    "cchc match quy-1/inbox/phuong-truong-thi.docx\n"
    "cchc match quy-1/inbox/phuong-truong-thi.docx --yes 1,3 --no 2",
)
@argument("file", metavar="FILE", type=FILE, about=Said("tệp báo cáo", "a unit's report"))
@campaign
@option(
    "--yes",
    metavar="N,…",
    type=NAME,
    multiple=True,
    about=Said("các số thứ tự đúng là dòng đề xuất, hoặc all", "the numbers that are so, or all"),
)
@option(
    "--no",
    metavar="N,…",
    type=NAME,
    multiple=True,
    about=Said("các số thứ tự không thuộc biểu, hoặc all", "the numbers that are no row, or all"),
)
@option(
    "--row",
    metavar="N=ROW",
    type=NAME,
    multiple=True,
    about=Said("số thứ tự là một dòng khác của biểu", "a number that is another row"),
)
@option(
    "--by",
    metavar="ROLE",
    type=NAME,
    default="",
    about=Said("chức danh của người trả lời", "the role of who answers"),
)
def command(
    session: Session,
    file: Path,
    campaign: Path | None,
    yes: Sequence[str],
    no: Sequence[str],
    row: Sequence[str],
    by: str,
) -> Answer:
    """Lists the suggestions by number; answers are stored in the campaign and take effect when the
    file is read again."""
    offer, path = session.offer(), file.resolve()
    collected = load_campaign((campaign or around(file)).resolve(), offer)
    problems = list(offer.problems)
    left = _suggestions(path, collected, offer, problems)
    answers = _Answers(left, collected.pack).given(yes, no, row)
    if answers:
        _store(answers, collected, by, session)
        collected = load_campaign(collected.folder, offer)
        left = _suggestions(path, collected, offer, [])
    return Answer(
        data=lambda: _data(file, left, collected, answers),
        lines=lambda: _lines(left, collected, answers, session),
        problems=tuple(problems),
    )


def _suggestions(
    file: Path, campaign: Campaign, offer: Offer, problems: list[Problem]
) -> tuple[Suggestion, ...]:
    try:
        submissions = read_file(file, campaign.desk, offer, problems, campaign.sources)
    except FileRefused as error:
        raise NotFound(error.message) from None
    return tuple(suggestion for s in submissions for suggestion in s.suggestions)


@frozen
class _Answers:
    """The answers of a command line to what was asked."""

    asked: Sequence[Suggestion]
    pack: FormPack

    def given(
        self, yes: Sequence[str], no: Sequence[str], rows: Sequence[str]
    ) -> Mapping[Suggestion, str]:
        """The row, or none, that each suggestion answered is. Raises `NotFound`."""
        told = [(s, s.row) for s in map(self._numbered, self._numbers(yes))]
        told += [(s, "") for s in map(self._numbered, self._numbers(no))]
        for text in rows:
            number, _, row = text.partition("=")
            told.append((self._numbered(number), self._row(row.strip())))
        answers: dict[Suggestion, str] = {}
        for suggestion, row in told:
            if answers.setdefault(suggestion, row) != row:
                at = self.asked.index(suggestion) + 1
                raise NotFound(
                    Text(
                        f"Số {at} có hai câu trả lời khác nhau; hãy giữ một.",
                        f"Number {at} is answered in two ways; keep one.",
                    )
                )
        return answers

    def _numbers(self, texts: Sequence[str]) -> list[str]:
        words = [word.strip() for text in texts for word in text.split(",")]
        every = [str(number) for number in range(1, len(self.asked) + 1)]
        return [n for word in words for n in (every if word == "all" else [word])]

    def _numbered(self, text: str) -> Suggestion:
        number = text.strip()
        if number.isdecimal() and 1 <= int(number) <= len(self.asked):
            return self.asked[int(number) - 1]
        have = len(self.asked)
        raise NotFound(
            Text(
                f"Không có số thứ tự '{number}'; còn {have} dòng chưa trả lời. Chạy lại lệnh "
                "không kèm --yes, --no, --row để xem số.",
                f"There is no number '{number}'; {have} lines wait for an answer. Run the command "
                "without --yes, --no, --row to see their numbers.",
            )
        )

    def _row(self, row: str) -> str:
        if row in self.pack:
            return row
        raise NotFound(
            Text(
                f"Biểu không có dòng '{row}'; xem mã dòng bằng 'cchc indicators'.",
                f"The forms have no row '{row}'; 'cchc indicators' lists them.",
            )
        )


def _store(
    answers: Mapping[Suggestion, str], campaign: Campaign, by: str, session: Session
) -> None:
    told = [Match(s.origin.file, s.key, row, session.today, by) for s, row in answers.items()]
    text = matches_toml(with_answers(campaign.matches, told))
    stored = Output(MATCHES, text.encode())
    write_outputs([stored], campaign.folder, today=session.today, force=True)


def _data(
    file: Path,
    left: Sequence[Suggestion],
    campaign: Campaign,
    answers: Mapping[Suggestion, str],
) -> dict[str, Any]:
    return {
        "file": str(file),
        "suggestions": [
            {
                "number": number,
                "text": suggestion.text,
                "value": suggestion.value,
                "row": suggestion.row,
                "name": campaign.pack[suggestion.row].name,
                "others": list(suggestion.others),
                **origin(suggestion.origin),
            }
            for number, suggestion in enumerate(left, start=1)
        ],
        "stored": [{"key": s.key, "row": row or None} for s, row in answers.items()],
    }


def _lines(
    left: Sequence[Suggestion],
    campaign: Campaign,
    answers: Mapping[Suggestion, str],
    session: Session,
) -> Iterator[str]:
    say = session.say
    if answers:
        many, path = len(answers), campaign.folder / MATCHES
        yield say(
            Said(
                f"Đã ghi {many} câu trả lời vào {path} (xóa mục nào thì dòng đó được hỏi lại):",
                f"{many} answers stored in {path} (a line whose entry is deleted is asked again):",
            )
        )
        for suggestion, row in answers.items():
            none = say(Said("không thuộc biểu", "no row of the forms"))
            yield f"  {suggestion.text} → {campaign.pack[row].name if row else none}"
    if not left:
        yield say(Said("Không còn dòng nào phải xác nhận.", "Nothing is left to be answered."))
        return
    if answers:
        yield say(
            Said(
                "Các dòng còn lại được đánh số lại từ 1:", "What is left is numbered from 1 again:"
            )
        )
    head = [
        Said("Số", "No."),
        Said("Trong tệp", "In the file"),
        Said("Số liệu", "Value"),
        Said("Có lẽ là dòng", "Probably row"),
        Said("Hoặc", "Or"),
        Said("Ở", "At"),
    ]
    rows = [
        [
            str(number),
            suggestion.text,
            suggestion.value,
            f"{campaign.pack[suggestion.row].name} ({suggestion.row})",
            "; ".join(f"{campaign.pack[row].name} ({row})" for row in suggestion.others),
            suggestion.origin.place,
        ]
        for number, suggestion in enumerate(left, start=1)
    ]
    yield from table([say(word) for word in head], rows)
    yield ""
    yield say(
        Said(
            "Trả lời: --yes SỐ (đúng), --no SỐ (không thuộc biểu), --row SỐ=MÃ_DÒNG (dòng khác).",
            "Answer with --yes N (it is), --no N (it is no row), --row N=ROW (it is another).",
        )
    )
