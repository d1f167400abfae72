"""What a person reads after a merge: who is in, what needs a second look, where the report lies."""

from collections.abc import Iterator, Sequence

from cchc_core.cli.findings import Findings
from cchc_core.cli.session import Session
from cchc_core.cli.tables import wrapped
from cchc_core.cli.words import DEEDS, Said
from cchc_core.extensions import Filed, Filing
from cchc_core.manifests import BESIDE
from cchc_core.merge import Merged
from cchc_core.text import format_date, format_rate
from cchc_core.writing import Written


def summary(
    merged: Merged,
    deeds: Sequence[Written],
    session: Session,
    *,
    held_back: bool,
    everything: bool,
) -> Iterator[str]:
    """The lines of it. `held_back`: reports are lacking, so that nothing was written."""
    campaign, say = merged.campaign, session.say
    period = campaign.period
    yield f"{campaign.unit.name}, {say(period.label)} ({say(period.window.phrase)})"
    yield ""
    yield from _units(merged, session)
    yield from _on_time(merged, session)
    yield ""
    told = Findings(campaign, merged.rules, session, everything=everything)
    yield from told.lines(merged.findings)
    yield ""
    if waiting := len(merged.questions):
        yield wrapped(
            say(
                Said(
                    f"Việc chờ quyết định: {waiting}. Xem và quyết định: cchc decide "
                    f"{campaign.folder}",
                    f"Decisions that wait for you: {waiting}. See them: cchc decide "
                    f"{campaign.folder}",
                )
            )
        )
    if held_back:
        yield wrapped(say(_HELD_BACK if merged.units(Filed.USED) else _NOTHING))
    for deed in (deed for deed in deeds if not deed.path.name.endswith(BESIDE)):
        yield f"{deed.path} ({say(DEEDS[deed.deed])})"


_HELD_BACK = Said(
    "Chưa đủ báo cáo nên chưa ghi báo cáo tổng hợp. Thêm --allow-partial để ghi với những đơn vị "
    "đã có.",
    "Reports are lacking, so no merged report was written. Add --allow-partial to write it with "
    "those that are there.",
)
_NOTHING = Said(
    "Chưa có báo cáo nào dùng được nên không có gì để tổng hợp.",
    "No report can be used, so there is nothing to merge.",
)


def _units(merged: Merged, session: Session) -> Iterator[str]:
    say = session.say
    used, expected = len(merged.units(Filed.USED)), len(merged.filings)
    yield say(Said(f"Báo cáo: dùng {used}/{expected}", f"Reports: {used} of {expected} used"))
    due = say(
        Said(
            f"Gửi sau hạn {format_date(merged.campaign.due, 'vi')}",
            f"Sent after {format_date(merged.campaign.due, 'en')}",
        )
    )
    groups = [
        (due, [f.unit.name for f in merged.filings if f.late]),
        (say(Said("Gửi lại", "Sent again")), [_resent(f) for f in merged.filings if f.superseded]),
        (say(Said("Dùng thêm nguồn khác", "With other sources")), _beside(merged)),
        (say(Said("Chưa gửi", "Missing")), _missing(merged, session)),
        (say(Said("Sai biểu mẫu", "Wrong form")), _names(merged, Filed.WRONG_FORM)),
        (say(Said("Để trống", "Empty")), _names(merged, Filed.EMPTY)),
        (say(Said("Bị từ chối", "Refused")), _names(merged, Filed.REFUSED)),
        (
            say(Said("Tệp không rõ của đơn vị nào", "Files of nobody known")),
            [r.file for r in merged.receipts if r.unit is None],
        ),
    ]
    for heading, names in groups:
        if names:
            yield wrapped(f"  {heading} ({len(names)}): {'; '.join(names)}", "      ")


def _on_time(merged: Merged, session: Session) -> Iterator[str]:
    """The on-time rate the campaign chose, with its definition and of how many units it is."""
    id = merged.campaign.on_time
    if not id or (figure := merged.figures[id]).value is None:
        return
    label, coverage = merged.campaign.pack.catalogue[id].label, figure.coverage
    of = f"{coverage.used}/{coverage.expected}"
    yield wrapped(
        session.say(
            Said(
                f"  {label.vi}: {format_rate(figure.value, 'vi')}% ({of} đơn vị)",
                f"  {label.en}: {format_rate(figure.value, 'en')}% ({of} units)",
            )
        ),
        "      ",
    )


def _names(merged: Merged, state: Filed) -> list[str]:
    """The units in a state, each with the file that is to blame."""
    return [f"{f.unit.name} [{f.file}]" if f.file else f.unit.name for f in merged.units(state)]


def _missing(merged: Merged, session: Session) -> list[str]:
    """The units of which nothing came, each with the figures that were only told."""
    return [
        f"{f.unit.name} [{session.say(f.reason)}]" if f.reason else f.unit.name
        for f in merged.units(Filed.MISSING)
    ]


def _beside(merged: Merged) -> list[str]:
    """The units of which files of more than one source are used."""
    return [f"{f.unit.name} [{'; '.join(f.more_files)}]" for f in merged.filings if f.more_files]


def _resent(filing: Filing) -> str:
    return f"{filing.unit.name} [{filing.file} ← {', '.join(filing.superseded)}]"
