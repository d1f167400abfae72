"""The head of the page, and what a leader takes in at a glance: what is in, late, wrong."""

from collections.abc import Sequence

from attrs import frozen

from cchc_core import Publication, Severity, Text, format_date, format_number, printing
from cchc_core.printing import reports_line, unit_name, without_report
from cchc_format_html import words
from cchc_format_html.findings import counted

NAMED = 6
"""So many units are called by name at a glance; the others stand in the list below."""


@frozen
class Head:
    """Whose report, of when, under which number."""

    unit: str
    title: str
    issued: str
    draft: bool
    about: tuple[str, ...]


@frozen
class Glance:
    """One of the things to know first: a number, what it counts, the rest in a sentence."""

    number: str
    of: str
    what: str
    more: tuple[str, ...]
    state: str = ""


def head(publication: Publication) -> Head:
    """The head; a report without a number is a draft and says so."""
    report, lang = publication.report, publication.lang
    about = words.WINDOW.format(window=report.period.window.phrase).in_(lang)
    of = reports_line(publication) or words.OF_ONE.in_(lang)
    return Head(
        unit=report.unit.name,
        title=words.TITLE.format(period=_small(report.period.label)).in_(lang),
        issued=_issued(publication),
        draft=not publication.number,
        about=(about, of if of.endswith(".") else f"{of}."),
    )


def glances(publication: Publication) -> tuple[Glance, ...]:
    """What is in, what is wanting or late, what is wrong."""
    if not publication.report.rolled_up:
        return (_filled(publication), _wrong(publication))
    return (_in(publication), _absent(publication), _wrong(publication))


def _issued(publication: Publication) -> str:
    number, day, lang = publication.number, publication.dated, publication.lang
    if not number:
        return words.DRAFT.in_(lang)
    if day is None:
        return words.ISSUED.format(number=number).in_(lang)
    return words.ISSUED_ON.format(number=number, day=format_date(day, lang)).in_(lang)


def _filled(publication: Publication) -> Glance:
    """Of an office's own report, how much of the form it filled."""
    (filled,) = printing.completeness(publication).units
    return Glance(str(filled.rows or 0), f"/{filled.asked}", words.ROWS.in_(publication.lang), ())


def _in(publication: Publication) -> Glance:
    lang, absent = publication.lang, len(without_report(publication))
    expected = len(publication.filings or publication.report.units)
    late = [filing.unit.name for filing in publication.filings if filing.late]
    more = [] if absent else [words.ALL_IN]
    if publication.filings:
        named = words.LATE.format(units=_named(late, publication))
        more.append(named if late else words.NONE_LATE)
    told = tuple(each.in_(lang) for each in more)
    return Glance(str(expected - absent), f"/{expected}", words.REPORTS_IN.in_(lang), told)


def _absent(publication: Publication) -> Glance:
    lang = publication.lang
    absent = [unit_name(publication, key) for key in without_report(publication)]
    more = (f"{_named(absent, publication)}.",) if absent else ()
    state = "bad" if absent else ""
    return Glance(str(len(absent)), "", words.ABSENT.in_(lang), more, state)


def _wrong(publication: Publication) -> Glance:
    lang = publication.lang
    errors = list(counted(publication, Severity.ERROR))
    warnings = sum(1 for _ in counted(publication, Severity.WARNING))
    units = len({finding.unit for finding in errors if finding.unit})
    form = words.WARNINGS if warnings else words.NO_WARNINGS
    told = [form.format(warnings=format_number(warnings, lang)).in_(lang)]
    if errors and publication.report.rolled_up:
        told.insert(0, words.ERRORS_IN.format(units=units).in_(lang))
    number = format_number(len(errors), lang)
    return Glance(number, "", words.ERRORS.in_(lang), tuple(told), "bad" if errors else "")


def _named(names: Sequence[str], publication: Publication) -> str:
    if len(names) <= NAMED:
        return ", ".join(names)
    first = ", ".join(names[:NAMED])
    return words.MORE_UNITS.format(names=first, more=len(names) - NAMED).in_(publication.lang)


def _small(label: Text) -> Text:
    """The period as it stands inside a title: `9 tháng năm 2023`, `quý I năm 2024`."""
    return Text(label.vi[:1].lower() + label.vi[1:], label.en[:1].lower() + label.en[1:])
