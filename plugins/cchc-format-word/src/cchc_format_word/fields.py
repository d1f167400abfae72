"""What the fields of a Word template stand for, besides those that all templates know.

| written | filled with |
|---|---|
| `{{@section.tasks}}` | alone in a paragraph: the paragraphs of that section |
| `{{@section.tasks|number}}` | the number that its heading has in this report: 2.8 |
| `{{@recipients}}` `{{@signed}}` | alone in a paragraph: who gets copies, who signed; to write in |
| `{{@governing}}` `{{@issuer}}` | UBND tỉnh Thanh Hóa; Ủy ban nhân dân / thành phố Thanh Hóa |
| `{{@place}}` `{{@basis}}` | Thanh Hóa; upon which letter the report is made |
| `{{@draft}}` | DỰ THẢO, until the report has its number |
| `{%p if @section.tasks %}` | until `{%p endif %}`: only if the report has that section |
| `{%p if @rolled_up %}` | until `{%p endif %}`: only in a roll-up (`@draft`: in a draft) |
| `{%tr for unit in @without %}` | a row per unit without a report: `unit.number` `.name` `.state` |
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import frozen

from cchc_core import AdminUnit, FormPack, Publication, Section, Text
from cchc_core.printing import (
    OF_REPORT,
    OF_ROW,
    Answers,
    Paragraph,
    SectionText,
    office_name,
    parts_of,
    reports_line,
    unit_name,
    without_report,
)
from cchc_format_word import words

SECTION = "@section."
RECIPIENTS, SIGNED = "@recipients", "@signed"
MORE = ("@governing", "@issuer", "@place", "@basis", "@draft")
"""Fields that stand inside a paragraph."""
CONDITIONS = ("@rolled_up", "@without")
"""What conditions and loops may ask for besides."""


@frozen
class Unit:
    """A unit without a report, as a loop of a template sees it."""

    number: int
    name: str
    state: str


def is_block_field(asked: str, pack: FormPack) -> bool:
    """Whether a field stands for whole paragraphs."""
    name = asked.lower()
    if name.startswith(SECTION):
        return "|" not in asked and bool(section_of(asked, pack))
    return name in (RECIPIENTS, SIGNED)


def section_of(asked: str, pack: FormPack) -> str:
    """The section that a field or a condition asks about by its name; empty where it does not."""
    name, _, what = (part.strip() for part in asked.partition("|"))
    id = name[len(SECTION) :] if name.lower().startswith(SECTION) else ""
    known = what in ("", "number") and any(section.id == id for section in pack.sections)
    return id if known else ""


def is_number_of_section(asked: str, pack: FormPack) -> bool:
    """Whether a field stands for the number of a section."""
    return "|" in asked and bool(section_of(asked, pack))


def aliases(pack: FormPack) -> Mapping[str, str]:
    """What the control of each field is called, no two alike: `Chỉ tiêu 3.3.1`."""
    found: dict[str, str] = dict(_OF_REPORT)
    taken = set(found.values())
    levels = {level.id: level.label.vi for level in pack.levels}
    for row in pack.rows:
        number = row.number or row.id
        for what, called in (levels | _OF_ROW).items():
            name, again = f"{called} {number}"[:60], 2
            while name in taken:
                name, again = f"{called} {number}"[:54] + f" ({again})", again + 1
            taken.add(name)
            found[f"{row.id}|{what}" if what else row.id] = name
    for section in pack.sections:
        found[f"{SECTION}{section.id}|number"] = f"Số mục {section.number}"
    return found


_OF_ROW = {
    "": "Chỉ tiêu",
    "note": "Ghi chú",
    "coverage": "Độ phủ",
    "number": "Số thứ tự",
    "label": "Tên chỉ tiêu",
    "unit": "Đơn vị tính",
    "part": "Tử số",
    "whole": "Số gốc",
    "days": "Kỳ số liệu",
    "answer": "Trả lời",
}
_OF_REPORT = {
    "@unit": "Đơn vị",
    "@office": "Cơ quan",
    "@superior": "Nơi nhận báo cáo",
    "@period": "Kỳ báo cáo",
    "@window": "Kỳ số liệu",
    "@reports": "Số báo cáo đã tổng hợp",
    "@number": "Số, ký hiệu",
    "@dated": "Ngày ban hành",
    "@signatory": "Chức vụ người ký",
    "@legend": "Chú giải",
    "@governing": "Cơ quan chủ quản",
    "@issuer": "Cơ quan ban hành",
    "@place": "Địa danh",
    "@basis": "Căn cứ",
    "@draft": "Dự thảo",
    RECIPIENTS: "Nơi nhận",
    SIGNED: "Người ký",
}
assert set(_OF_REPORT) == {*OF_REPORT, *MORE, RECIPIENTS, SIGNED}
assert set(OF_ROW) < set(_OF_ROW)


class Fields:
    """The answers for one report; the legend tells of all that is `asked`."""

    def __init__(
        self, publication: Publication, sections: Sequence[SectionText], asked: Sequence[str]
    ) -> None:
        self.publication = publication
        self.sections = {text.section.id: text for text in sections}
        self.answers = Answers(publication, asked, more=_more(publication))

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """What the control of each field is called."""
        return aliases(self.publication.pack)

    def alias(self, name: str) -> str:
        """What the control of a field, or of a section, is called."""
        if name.startswith(SECTION) and "|" not in name:
            section = self.sections[name[len(SECTION) :]].section
            return _shortened(f"{section.number}. {section.title}")
        return self.aliases.get(name.lower() if name.startswith("@") else name, name)[:_LONGEST]

    def text(self, asked: str) -> str:
        """What a field inside a paragraph says; LookupError for one that stands for nothing."""
        if section := section_of(asked, self.publication.pack):
            return self._number(section)
        return self.answers.text(asked)

    def block(self, asked: str) -> SectionText:
        """The paragraphs that a field stands for, with room to write where a person has to."""
        name = asked.lower()
        if name == RECIPIENTS:
            lines = (words.AS_ABOVE, words.FILED_AT)
            told = tuple(Paragraph((line.in_(self.publication.lang),)) for line in lines)
            return SectionText(_NO_SECTION, words=told)
        if name == SIGNED:
            return SectionText(_NO_SECTION, words=(Paragraph(("",)),))
        text = self.sections.get(asked[len(SECTION) :], _NO_TEXT)
        if text.section.written and not text.told and not text.words:
            return SectionText(text.section, words=(Paragraph((words.TO_BE_WRITTEN,)),))
        return text

    def _number(self, section: str) -> str:
        """The number of a section as its heading has it: `2.8` of `II.2.8`; where the report lacks
        it, none."""
        number = self.sections[section].section.number if section in self.sections else ""
        return number.partition(".")[2] or number

    @property
    def conditions(self) -> Mapping[str, object]:
        """What conditions and loops may ask, by name."""
        publication = self.publication
        rolled_up = publication.report.rolled_up
        given: dict[str, object] = dict(self.answers.of_report)
        return {
            **given,
            **{
                f"{SECTION}{section.id}": section.id in self.sections
                for section in publication.pack.sections
            },
            "@rolled_up": rolled_up,
            "@without": _without(publication) if rolled_up else (),
        }


_NO_SECTION = Section("", "", "")
_NO_TEXT = SectionText(_NO_SECTION)


_LONGEST = 60  # a control's name has 64 letters at most


def _shortened(text: str) -> str:
    """A text of a length that names a control, cut between words."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def normal(asked: str) -> str:
    """A field as its control is named: `dossiers.received|note`, `@period`; `@PERIOD` where it is
    filled in capitals."""
    name, what = parts_of(asked)
    if name.startswith("@") and asked.isupper():
        return name.upper()
    return f"{name}|{what}" if what else name


def _without(publication: Publication) -> tuple[Unit, ...]:
    lang = publication.lang
    states = {filing.unit.key: words.FILED[filing.state] for filing in publication.filings}
    missing = words.FILED[next(iter(words.FILED))]
    return tuple(
        Unit(number, unit_name(publication, key), states.get(key, missing).in_(lang))
        for number, key in enumerate(without_report(publication), 1)
    )


def _more(publication: Publication) -> Mapping[str, str]:
    lang, report, pack = publication.lang, publication.report, publication.pack
    unit, last = report.unit, report.period.window.last
    above = publication.units.parent(unit.key, last) if unit.key in publication.units else None
    inside = unit.name[:1].lower() + unit.name[1:]
    by_letter = unit.level == pack.base_level and words.DOCUMENTS.match(pack.letter)
    basis = words.BY_LETTER.format(letter=pack.letter) if by_letter else words.BY_RULE
    return {
        "@governing": words.GOVERNING.format(unit=above.name).in_(lang) if above else "",
        "@issuer": words.COMMITTEE_IN_LINES.format(unit=inside).in_(lang),
        "@reports": reports_line(publication, in_text=True),
        "@superior": _superior(unit, above).in_(lang),
        "@place": place_of(unit),
        "@basis": basis.in_(lang),
        "@draft": "" if publication.number else words.DRAFT.in_(lang),
    }


def _superior(unit: AdminUnit, above: AdminUnit | None) -> Text:
    if above is not None:
        return office_name(above)
    return words.MINISTRY if unit.level == "province" else words.SOMEBODY


def place_of(unit: AdminUnit) -> str:
    """`Trường Thi`: a unit as the place of a letter."""
    return words.TYPES.sub("", unit.name, count=1)
