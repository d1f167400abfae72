"""`cchc match FILE`: what a source matched only inexactly, and a person's answers to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from cchc_core.campaign import Campaign
from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.deciding import add, by, refuse_persons
from cchc_core.cli.folders import around
from cchc_core.cli.params import campaign
from cchc_core.cli.records import origin
from cchc_core.cli.session import Session
from cchc_core.cli.tables import table
from cchc_core.cli.values import FILE, NAME
from cchc_core.cli.words import Said
from cchc_core.decisions import (
    NO_ROW,
    Decision,
    DecisionKind,
    LedgerLine,
    answered,
    extended,
)
from cchc_core.errors import FileRefused, NotFound
from cchc_core.extensions import Suggestion
from cchc_core.intake import read_file
from cchc_core.model.forms import FormPack
from cchc_core.naming import row_called
from cchc_core.offers import Offer, Problem
from cchc_core.questions import asked_of
from cchc_core.settings import load_campaign, with_ledger
from cchc_core.text import Text


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
@by
def command(
    session: Session,
    file: Path,
    campaign: Path | None,
    yes: Sequence[str],
    no: Sequence[str],
    row: Sequence[str],
    by: str,
) -> Answer:
    """Lists the suggestions by number; answers are stored in the campaign's ledger and take effect
    when the file is read again."""
    offer, path = session.offer(), file.resolve()
    refuse_persons(by=by)
    collected = load_campaign((campaign or around(file)).resolve(), offer)
    problems = list(offer.problems)
    asked = _asked(path, collected, offer, problems)
    answers = _Answers(asked, collected.pack).given(yes, no, row)
    if answers:
        _store(asked, answers, collected, by, session)
        collected = with_ledger(collected, offer)
        asked = _asked(path, collected, offer, [])
    return Answer(
        data=lambda: _data(file, asked, collected, answers),
        lines=lambda: _lines(asked, collected, answers, session),
        problems=tuple(problems),
    )


@frozen
class _Asked:
    """A question about a line, by the number that it keeps; `suggestion` while it waits."""

    number: int
    decision: Decision
    suggestion: Suggestion | None = None


def _asked(
    file: Path, campaign: Campaign, offer: Offer, problems: list[Problem]
) -> tuple[_Asked, ...]:
    """The questions about the lines of a file: those of the ledger in its order, then new ones."""
    try:
        submissions = read_file(file, campaign.desk, offer, problems, campaign.sources)
    except FileRefused as error:
        raise NotFound(error.message) from None
    pairs = [
        pair for s in submissions for pair in zip(asked_of(s, campaign), s.suggestions, strict=True)
    ]
    waiting = {question.key: suggestion for question, suggestion in pairs}
    name = campaign.name(file)
    known = [d for d in campaign.decisions if d.kind is DecisionKind.ROW and d.about[0] == name]
    new = [question for question, _ in pairs if question.key not in {d.key for d in known}]
    return tuple(
        _Asked(number, decision, waiting.get(decision.key))
        for number, decision in enumerate([*known, *new], start=1)
    )


@frozen
class _Answers:
    """The answers of a command line to what was asked."""

    asked: Sequence[_Asked]
    pack: FormPack

    def given(
        self, yes: Sequence[str], no: Sequence[str], rows: Sequence[str]
    ) -> Mapping[_Asked, str]:
        """The row, or none, that each line answered is. Raises `NotFound`."""
        told = [(asked, asked.suggestion.row) for asked in self._all(yes) if asked.suggestion]
        told += [(asked, "") for asked in self._all(no)]
        for text in rows:
            number, _, row = text.partition("=")
            told.append((self._numbered(number), self._row(row.strip())))
        answers: dict[_Asked, str] = {}
        for asked, row in told:
            if answers.setdefault(asked, row) != row:
                raise NotFound(
                    Text(
                        f"Số {asked.number} có hai câu trả lời khác nhau; hãy giữ một.",
                        f"Number {asked.number} is answered in two ways; keep one.",
                    )
                )
        return answers

    def _all(self, texts: Sequence[str]) -> Iterator[_Asked]:
        for word in (word.strip() for text in texts for word in text.split(",")):
            if word == "all":
                yield from (asked for asked in self.asked if asked.suggestion)
            else:
                yield self._numbered(word)

    def _numbered(self, text: str) -> _Asked:
        number = text.strip()
        waiting = [asked for asked in self.asked if asked.suggestion]
        for asked in waiting:
            if number == str(asked.number):
                return asked
        raise NotFound(
            Text(
                f"Không có số thứ tự '{number}'; còn {len(waiting)} dòng chưa trả lời. Chạy lại "
                "lệnh không kèm --yes, --no, --row để xem số; câu đã trả lời thì sửa trong sổ xử "
                "lý (cchc decide).",
                f"There is no number '{number}'; {len(waiting)} lines wait for an answer. Run the "
                "command without --yes, --no, --row to see their numbers; what was answered is "
                "changed in the ledger (cchc decide).",
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
    asked: Iterable[_Asked],
    answers: Mapping[_Asked, str],
    campaign: Campaign,
    by: str,
    session: Session,
) -> None:
    """Puts all that is asked about the file into the ledger, so that its numbers stay, and the
    answers."""
    pack, day = campaign.pack, session.today.isoformat()
    choices = {
        each.decision.key: row_called(pack[row], pack) if row else NO_ROW
        for each, row in answers.items()
    }

    def change(lines: Iterable[LedgerLine]) -> Iterator[LedgerLine]:
        for line in extended(lines, [each.decision for each in asked]):
            choice = choices.get(line["key"])
            yield answered(line, choice, by=by, when=day) if choice else line

    add(campaign, session.offer(), session, change)


def _data(
    file: Path, asked: Sequence[_Asked], campaign: Campaign, answers: Mapping[_Asked, str]
) -> dict[str, Any]:
    return {
        "file": str(file),
        "suggestions": [
            {
                "number": each.number,
                "text": suggestion.text,
                "value": suggestion.value,
                "row": suggestion.row,
                "name": campaign.pack[suggestion.row].name,
                "others": list(suggestion.others),
                **origin(suggestion.origin),
            }
            for each in asked
            if (suggestion := each.suggestion)
        ],
        "stored": [{"key": a.decision.about[1], "row": row or None} for a, row in answers.items()],
    }


def _lines(
    asked: Sequence[_Asked], campaign: Campaign, answers: Mapping[_Asked, str], session: Session
) -> Iterator[str]:
    say = session.say
    if answers:
        many, path = len(answers), campaign.ledger
        yield say(
            Said(f"Đã ghi {many} câu trả lời vào {path}:", f"{many} answers stored in {path}:")
        )
        for each, row in answers.items():
            none = say(Said("không thuộc biểu", "no row of the forms"))
            told = each.suggestion.text if each.suggestion else each.decision.question
            yield f"  {told} → {campaign.pack[row].name if row else none}"
    left = [each for each in asked if each.suggestion]
    if not left:
        yield say(Said("Không còn dòng nào phải xác nhận.", "Nothing is left to be answered."))
        return
    head = [
        Said("Số", "No."),
        Said("Trong tệp", "In the file"),
        Said("Số liệu", "Value"),
        Said("Có lẽ là dòng", "Probably row"),
        Said("Hoặc", "Or"),
        Said("Ở", "At"),
    ]
    yield from table([say(word) for word in head], [_row(each, campaign) for each in left])
    yield ""
    yield say(
        Said(
            "Trả lời: --yes SỐ (đúng), --no SỐ (không thuộc biểu), --row SỐ=MÃ_DÒNG (dòng khác).",
            "Answer with --yes N (it is), --no N (it is no row), --row N=ROW (it is another).",
        )
    )


def _row(each: _Asked, campaign: Campaign) -> list[str]:
    assert each.suggestion
    suggestion, pack = each.suggestion, campaign.pack
    return [
        str(each.number),
        suggestion.text,
        suggestion.value,
        f"{pack[suggestion.row].name} ({suggestion.row})",
        "; ".join(f"{pack[row].name} ({row})" for row in suggestion.others),
        suggestion.origin.place,
    ]
