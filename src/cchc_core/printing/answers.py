"""What the fields of a template are filled with (`fields` says what can be asked)."""

from collections.abc import Collection, Mapping

from cchc_core.extensions import Publication
from cchc_core.model.forms import Row
from cchc_core.model.units import AdminUnit
from cchc_core.printing import words
from cchc_core.printing.covering import coverage
from cchc_core.printing.fields import FIELD, parts_of
from cchc_core.printing.filed import reports_line
from cchc_core.printing.legends import legend_text
from cchc_core.printing.looks import Look, Shown, shown
from cchc_core.printing.notes import note
from cchc_core.text import Text, format_number, format_rate


class Answers:
    """What each field stands for in one table or text, whose legend tells of all `asked` there.

    With `colours` the legend tells of the looks told apart by colour too; `listed` says where the
    documents behind a figure are listed; `more` answers what only one format knows, by names with
    `@`.
    """

    def __init__(
        self,
        publication: Publication,
        asked: Collection[str] = (),
        *,
        colours: bool = False,
        listed: Text | None = None,
        more: Mapping[str, str] | None = None,
    ) -> None:
        self.publication = publication
        self._listed = listed
        self._notes: dict[str, str] = {}
        self.of_report = _of_report(publication) | {
            "@legend": self._legend(asked, colours=colours),
            **(more or {}),
        }

    def __getitem__(self, asked: str) -> Shown:
        """What `asked` is filled with; LookupError when it stands for nothing."""
        name, what = parts_of(asked)
        if name in self.of_report and "|" not in asked:
            text = self.of_report[name]
            return Shown(text.upper() if asked.isupper() else text, Look.NUMBER)
        if name not in self.publication.pack:
            raise LookupError(asked)
        row = self.publication.pack[name]
        return shown(self.publication, row) if "|" not in asked else self._field(row, what, asked)

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
        return self.publication.pack.catalogue.is_rate(asked)

    def _field(self, row: Row, what: str, asked: str) -> Shown:
        match what:
            case "note":
                text = self._note(row)
            case "coverage":
                text = coverage(self.publication.figures.get(row.id))
            case "number":
                text = row.printed_number
            case "label":
                text = row.label
            case "unit":
                text = row.unit_of_measure
            case _:
                raise LookupError(asked)
        return Shown(text, Look.NUMBER)

    def _note(self, row: Row) -> str:
        if row.id not in self._notes:
            self._notes[row.id] = note(self.publication, row, listed=self._listed)
        return self._notes[row.id]

    def _legend(self, asked: Collection[str], *, colours: bool) -> str:
        publication, pack = self.publication, self.publication.pack
        told = [(pack[name], what) for name, what in map(parts_of, asked) if name in pack]
        shows = [shown(publication, row) for row, what in told if not what]
        notes = [self._note(row) for row, what in told if what == "note"]
        return legend_text(shows, notes, publication.lang, colours=colours)


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
        "@signatory": publication.signatory.upper().replace(" / ", "\n"),
    }
