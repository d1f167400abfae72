"""The command `cchc`. Nothing heavy is imported before a command needs it."""

import os
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, NoReturn

import click

from cchc_core.cli import form, template
from cchc_core.cli.group import VERSION, Commands
from cchc_core.cli.session import Session
from cchc_core.cli.words import Said

if TYPE_CHECKING:
    from cchc_core.cli.answers import Answer
    from cchc_core.offers import Plugin

COMMANDS = {
    "init": Said("tạo thư mục cho một đợt báo cáo", "make a folder for a campaign"),
    "forms": Said("tạo biểu nhập cho từng đơn vị", "write an entry form for every unit"),
    "read": Said("xem một báo cáo như đã đọc được", "show a report as it was read"),
    "enter": Said("nhập tay số liệu thay đơn vị", "enter figures on a unit's behalf"),
    "match": Said(
        "xác nhận những dòng chỉ khớp gần đúng", "say which row a line is that is only nearly one"
    ),
    "decide": Said("những việc cần quyết định, ghi vào Xu-ly.xlsx", "what has to be decided"),
    "waive": Said("chấp nhận một vấn đề cần rà soát", "let a finding stand"),
    "status": Said("ai đã gửi, muộn, thiếu, sai biểu mẫu", "who has sent, who is late or missing"),
    "merge": Said("gộp các báo cáo thành báo cáo tổng hợp", "merge the reports into one"),
    "report": Said("báo cáo của một đơn vị", "one unit's own report"),
    "number": Said("số, ngày ban hành báo cáo", "the number and day the report is given"),
    "explain": Said("ý nghĩa từng mã vấn đề", "what the code of a finding means"),
    "trace": Said("một số tổng hợp lấy từ đâu", "where a rolled-up figure comes from"),
    "verify": Said(
        "so báo cáo đã ghi với bản tính lại", "compare a report with what the campaign gives"
    ),
    "lint": Said("đo thể thức văn bản Word", "measure a document against the rules for its layout"),
    "return": Said(
        "phiếu, tệp đánh dấu gửi lại đơn vị; việc cần xử lý",
        "slips and marked copies for the units; a worklist",
    ),
    "remind": Said("văn bản đôn đốc đơn vị chưa gửi", "reminders to those who have not sent"),
    "profile": Said("mẫu mô tả tệp xuất từ cổng", "profiles of the portal's exports"),
    "form": Said("so sánh, phác thảo bộ biểu mẫu", "compare form packs, draft one"),
    "template": Said("mẫu trình bày của cơ quan", "the office's own templates"),
    "indicators": Said("các chỉ tiêu của bộ biểu mẫu", "the indicators of a form pack"),
    "units": Said("các đơn vị hành chính", "the administrative units"),
    "periods": Said("các kỳ báo cáo", "the reporting periods"),
    "sources": Said("các nguồn đọc được", "what can be read"),
    "formats": Said("các định dạng ghi được", "what can be written"),
    "plugins": Said("các plugin đã cài", "the plugins installed"),
}
"""Every command, in the order one needs them."""

NAMES = [
    *COMMANDS,
    *(f"form {name}" for name in form.COMMANDS),
    *(f"template {name}" for name in template.COMMANDS),
]
"""The same, with those that stand in a group."""

cchc = Commands(
    "cchc",
    Said(
        "Gộp báo cáo cải cách hành chính (CCHC) của các xã, phường thành báo cáo của thành phố, "
        "và chỉ ra đơn vị còn thiếu, số liệu cần xem lại.",
        "Merges the wards' administrative-reform (CCHC) reports into the city's, and says who is "
        "missing and which figures need a second look.",
    ),
    "cchc init quy-1\ncchc forms quy-1\ncchc merge quy-1",
    COMMANDS,
    home=__name__,
    options=[VERSION],
)


def main() -> NoReturn:
    """The program, as installed."""
    sys.exit(run(sys.argv[1:]))


def run(argv: Sequence[str], plugins: "Iterable[Plugin] | None" = None) -> int:
    """One run of the program; gives its exit code. `plugins` stand in for those installed."""
    _speak_utf8()
    try:
        return _run(list(argv), Session.of(argv, NAMES, plugins))
    except BrokenPipeError:
        _let_go_of_the_pipe()
        return 0


def _run(argv: list[str], session: Session) -> int:
    try:
        answer = cchc.main(argv or ["--help"], "cchc", standalone_mode=False, obj=session)
        if isinstance(answer, int):  # help was printed, or the version
            return answer if argv else 2
        return _show(answer, session)
    except BrokenPipeError:
        raise
    except (Exception, KeyboardInterrupt) as error:
        return _fail(error, session)


def _show(answer: "Answer", session: Session) -> int:
    """Prints what a command gives; plugins' problems go to stderr, where they spoil no output."""
    if session.json:
        from cchc_core.cli.envelope import of_answer

        click.echo(of_answer(answer, session))
    else:
        for line in answer.lines():
            click.echo(line)
        for problem in answer.problems:
            click.echo(session.say(problem.message), err=True)
    if answer.error:
        click.echo(session.say(answer.error.message), err=True)
    return int(answer.ends)


def _fail(error: BaseException, session: Session) -> int:
    from cchc_core.cli.failures import failure

    told = failure(error, session)
    if session.json:
        from cchc_core.cli.envelope import of_failure

        click.echo(of_failure(told, session))
    click.echo(told.message, err=True)
    return told.exit_code


def _speak_utf8() -> None:
    """Vietnamese leaves as UTF-8, whatever code page a console or a pipe was set to."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _let_go_of_the_pipe() -> None:
    """Whoever read us has stopped: nothing more is said, not even at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
