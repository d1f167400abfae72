"""The reminder: a letter to a unit that has sent nothing, or nothing that can be used."""

from collections.abc import Iterable, Sequence

from cchc_core import Filed, Filing, Office, Output, Publication, format_date
from cchc_format_return.blocks import Block, Closing, Letterhead, Paragraph, addressed_to
from cchc_format_return.names import committee, file_name, in_sentence
from cchc_format_return.paper import blank_letter, saved


def write_reminder(publication: Publication) -> Iterable[Output]:
    """`don-doc-<code>-<unit>.docx`: what is awaited, why what came cannot be used, what to send."""
    document = blank_letter()
    for block in blocks_of(publication):
        block.write(document)
    yield Output(f"{file_name('don-doc', publication.report.unit)}.docx", saved(document))


def blocks_of(publication: Publication) -> Sequence[Block]:
    """The pieces of the letter, from the top."""
    report, office = publication.report, publication.office or Office(publication.report.unit)
    label = in_sentence(report.period.label.vi)
    return (
        Letterhead(office, f"V/v đôn đốc gửi báo cáo cải cách hành chính {label}"),
        addressed_to(committee(report.unit)),
        Paragraph(_awaited(publication, office)),
        Paragraph(_arrived(publication, office)),
        Paragraph(_request(publication, office), after=5),
        Closing(office),
    )


def _awaited(publication: Publication, office: Office) -> str:
    period, due = publication.report.period, publication.due
    label = in_sentence(period.label.vi)
    when = f" chậm nhất ngày {format_date(due, 'vi')}" if due else ""
    return (
        f"Theo yêu cầu tổng hợp báo cáo cải cách hành chính {label}, các đơn vị gửi báo cáo (số "
        f"liệu {period.window.phrase.vi}) về {office.name}{when}."
    )


def _arrived(publication: Publication, office: Office) -> str:
    """What came, and why it cannot be used."""
    unit = committee(publication.report.unit)
    filing = next(iter(publication.filings), None)
    if filing is None or filing.state is Filed.MISSING:
        return f"Đến nay, {office.name} chưa nhận được báo cáo của {unit}."
    received = f" ngày {format_date(filing.received, 'vi')}" if filing.received else ""
    return (
        f"{office.name} đã nhận tệp “{filing.file}” của {unit} gửi{received}, nhưng chưa dùng được "
        f"để tổng hợp. {_why(filing)}"
    )


def _why(filing: Filing) -> str:
    """The reason, without the name of the file that was just named."""
    told = filing.reason.vi if filing.reason else ""
    told = told.removeprefix(f"{filing.file}: ")
    return f"Lý do: {in_sentence(told)}" if told else _STATES.get(filing.state, "")


_STATES = {
    Filed.WRONG_FORM: "Lý do: không đúng biểu mẫu hoặc kỳ báo cáo.",
    Filed.EMPTY: "Lý do: biểu chưa điền số liệu nào.",
    Filed.REFUSED: "Lý do: không đọc được số liệu trong tệp.",
}


def _request(publication: Publication, office: Office) -> str:
    unit, pack = committee(publication.report.unit), publication.pack
    until = publication.until
    when = f"chậm nhất ngày {format_date(until, 'vi')}" if until else _AT_ONCE
    forms = " và ".join(f"“{form.title.vi}”" for form in pack.forms)
    missing = all(filing.state is Filed.MISSING for filing in publication.filings)
    return (
        f"Đề nghị {unit} điền đủ biểu {forms} theo mẫu {office.name} đã gửi, đúng kỳ số liệu nêu "
        f"trên, và gửi về {office.name} {when}{_ASKED if missing else ''}./."
    )


_ASKED = ". Nếu đã gửi, đề nghị cho biết ngày gửi và nơi nhận để đối chiếu"
_AT_ONCE = "ngay sau khi nhận được văn bản này"
