"""What the fields of a template are filled with (`fields` says what can be asked)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from cchc_core.extensions import Publication
from cchc_core.model.forms import Row
from cchc_core.model.measures import Figure, Kind
from cchc_core.model.units import AdminUnit
from cchc_core.printing import words
from cchc_core.printing.covering import coverage
from cchc_core.printing.fields import FIELD, is_field, level_ids, parts_of
from cchc_core.printing.filed import reports_line
from cchc_core.printing.legends import legend_text
from cchc_core.printing.levels import Levels
from cchc_core.printing.looks import NOTHING, Look, Shown, figure_shows, shown
from cchc_core.printing.notes import note
from cchc_core.text import Lang, Text, format_number, format_rate

Legend = Callable[[Iterable[Shown], Iterable[str], Lang], str]
"""What the marks among figures mean, and the words in notes."""


class Answers:
    """What each field stands for in one table or text, whose legend tells of all `asked` there.

    A format that words notes or the legend its own way gives its own `note` and `legend`. With
    `computed` figures are as they were computed, to the last digit, for cells that formulas read;
    else as they are printed: rounded, and an office's own as it typed them. `more` answers what
    only one format knows, by names with `@`.
    """

    def __init__(
        self,
        publication: Publication,
        asked: Collection[str] = (),
        *,
        note: Callable[[Publication, Row], str] = note,
        legend: Legend = legend_text,
        computed: bool = False,
        more: Mapping[str, str] | None = None,
    ) -> None:
        self.publication = publication
        self._note = note
        self._computed = computed
        self._levels = Levels(publication)
        self._given: dict[str, Shown] = {}
        self.of_report = _of_report(publication) | dict(more or {})
        self.of_report["@legend"] = self._told(asked, legend)

    def __getitem__(self, asked: str) -> Shown:
        """What `asked` is filled with; LookupError when it stands for nothing."""
        if asked not in self._given:
            self._given[asked] = self._answer(asked)
        return self._given[asked]

    def cell(self, asked: str) -> int | Decimal | Fraction | str:
        """The same as a cell holds it."""
        show = self[asked]
        return show.value if self._computed else show.printed

    def text(self, asked: str) -> str:
        """The same as it reads inside a sentence."""
        value, lang = self[asked].printed, self.publication.lang
        if isinstance(value, str):
            return value
        return format_rate(value, lang) if self.is_rate(asked) else format_number(value, lang)

    def sentence(self, text: str) -> str:
        """`text` with all its fields filled; LookupError when one stands for nothing."""
        return FIELD.sub(lambda found: self.text(found[1]), text)

    def is_rate(self, asked: str) -> bool:
        """Whether a field asks for a percentage."""
        pack, (name, what) = self.publication.pack, parts_of(asked)
        return what in ("", *level_ids(pack)) and pack.catalogue.is_rate(name)

    def _answer(self, asked: str) -> Shown:
        name, what = parts_of(asked)
        if "|" not in asked and name in self.of_report:
            text = self.of_report[name]
            return Shown(text.upper() if asked.isupper() else text, Look.NUMBER)
        pack = self.publication.pack
        if name not in pack or not is_field(asked, pack):
            raise LookupError(asked)
        return self._of_row(pack[name], what)

    def _of_row(self, row: Row, what: str) -> Shown:
        figure = self.publication.figures.get(row.id)
        match what:
            case "" if self._computed:
                return figure_shows(figure, self.publication.lang)
            case "":
                return shown(self.publication, row)
            case "part" | "whole":
                return self._behind(row, figure, what)
            case "note":
                text = self._note(self.publication, row)
            case "coverage":
                text = coverage(figure)
            case "number":
                text = row.printed_number
            case "label":
                text = row.label
            case "unit":
                text = row.unit_of_measure
            case level:
                return self._levels.shown(row, level)
        return Shown(text, Look.NUMBER)

    def _behind(self, row: Row, figure: Figure | None, what: str) -> Shown:
        """What a rate was divided from."""
        if figure is None or self.publication.pack.indicator(row).kind is not Kind.RATE:
            return NOTHING
        number = figure.part if what == "part" else figure.whole
        return NOTHING if number is None else Shown(number)

    def _told(self, asked: Collection[str], legend: Legend) -> str:
        """The legend of all figures and notes that are asked for."""
        pack = self.publication.pack
        figures = ("", "part", "whole", *level_ids(pack))
        shows, notes = list[Shown](), list[str]()
        for one in asked:
            name, what = parts_of(one)
            if name in pack and is_field(one, pack):
                if what in figures:
                    shows.append(self[one])
                elif what == "note":
                    notes.append(str(self[one].value))
        return legend(shows, notes, self.publication.lang)


def office_name(unit: AdminUnit) -> Text:
    """`Ủy ban nhân dân phường Trường Thi`."""
    return words.OFFICE.format(unit=unit.name[:1].lower() + unit.name[1:])


def dated(publication: Publication) -> Text:
    """`ngày 01 tháng 9 năm 2023`, with room to write day and month while it
    has none."""
    day = publication.dated
    if day is None:
        return words.NO_DATE_YET.format(year=publication.report.period.due.year)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return Text(f"ngày {day.day:02d} tháng {month} năm {day.year}", day.isoformat())


def _of_report(publication: Publication) -> dict[str, str]:
    lang, report = publication.lang, publication.report
    above = publication.units.parent(report.unit.key, report.period.window.last)
    return {
        "@unit": report.unit.name,
        "@office": office_name(report.unit).in_(lang),
        "@superior": office_name(above).in_(lang) if above else "",
        "@period": report.period.label.in_(lang),
        "@window": report.period.window.phrase.in_(lang),
        "@reports": reports_line(publication),
        "@number": publication.number or words.NO_NUMBER_YET.in_(lang),
        "@dated": dated(publication).in_(lang),
        "@signatory": publication.signing,
    }
