"""Reporting periods: named schemes of windows, and one period with the window its figures cover."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from attrs import frozen

from cchc_core.errors import BadData, NotFound
from cchc_core.text import Text, format_date


@frozen(order=True)
class Window:
    """The days whose figures count, both ends included."""

    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise BadData(
                Text(
                    f"Kỳ số liệu kết thúc ({format_date(self.last, 'vi')}) trước khi bắt đầu "
                    f"({format_date(self.first, 'vi')}).",
                    f"The window ends ({self.last}) before it begins ({self.first}).",
                )
            )

    def __contains__(self, other: "Window") -> bool:
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: "Window") -> bool:
        """Whether some day is in both."""
        return self.first <= other.last and other.first <= self.last

    @property
    def phrase(self) -> Text:
        """`từ ngày 05/11/2022 đến ngày 01/9/2023`, the one place where it is written."""
        return Text(
            f"từ ngày {format_date(self.first, 'vi')} đến ngày {format_date(self.last, 'vi')}",
            f"from {self.first} to {self.last}",
        )

    def gaps(self, parts: Iterable["Window"]) -> tuple["Window", ...]:
        """The stretches of this window that no part covers."""
        found, next_day = [], self.first
        for part in sorted(parts):
            if part.first > next_day:
                found.append(Window(next_day, part.first - timedelta(days=1)))
            next_day = max(next_day, part.last + timedelta(days=1))
        if next_day <= self.last:
            found.append(Window(next_day, self.last))
        return tuple(found)


@frozen
class YearlyDay:
    """A day of the year, from the reporting year: 15/12 of the year before is (-1, 12, 15)."""

    year_offset: int
    month: int
    day: int

    def in_year(self, year: int) -> date:
        """The day for the reporting year `year`."""
        return date(year + self.year_offset, self.month, self.day)


@frozen
class PeriodKind:
    """One kỳ of a scheme: what it is called, the days it covers, by when it is due."""

    id: str
    label: Text
    first: YearlyDay
    last: YearlyDay
    due: YearlyDay
    cumulative: bool


@frozen
class PeriodScheme:
    """A regulation's set of reporting periods, with its source."""

    id: str
    title: Text
    source: str
    kinds: tuple[PeriodKind, ...]

    def kind(self, id: str) -> PeriodKind:
        """The kỳ called `id`; raises `NotFound`."""
        for kind in self.kinds:
            if kind.id == id:
                return kind
        have = ", ".join(kind.id for kind in self.kinds)
        raise NotFound(
            Text(
                f"Chế độ báo cáo {self.id} không có kỳ '{id}'; có: {have}.",
                f"Scheme {self.id} has no period '{id}'; it has: {have}.",
            )
        )


@frozen
class Period:
    """A reporting period of one year: its scheme's window, or an explicit one with its reason."""

    scheme: str
    kind: str
    year: int
    label: Text
    window: Window
    due: date
    cumulative: bool
    reason: str = ""

    @property
    def id(self) -> str:
        """`2023-9-months`: how files and commands name the period."""
        return f"{self.year}-{self.kind}"


def period_of(
    schemes: Mapping[str, PeriodScheme],
    scheme: str,
    kind: str,
    year: int,
    *,
    window: Window | None = None,
    reason: str = "",
) -> Period:
    """The period `kind` of `year`; an explicit `window` needs a `reason` (`BadData` without)."""
    if scheme not in schemes:
        raise NotFound(
            Text(
                f"Không có chế độ báo cáo '{scheme}'; có: {', '.join(schemes)}.",
                f"No period scheme '{scheme}'; there are: {', '.join(schemes)}.",
            )
        )
    if window and not reason:
        raise BadData(
            Text(
                "Kỳ số liệu nêu riêng phải kèm lý do (reason).",
                "An explicit window needs its reason.",
            )
        )
    named = schemes[scheme].kind(kind)
    usual = Window(named.first.in_year(year), named.last.in_year(year))
    return Period(
        scheme=scheme,
        kind=kind,
        year=year,
        label=named.label.format(year=year),
        window=window or usual,
        due=named.due.in_year(year),
        cumulative=named.cumulative,
        reason=reason,
    )
