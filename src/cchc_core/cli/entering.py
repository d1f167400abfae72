"""What `cchc enter` was told, checked: the way it came, the unit, the figures and the words."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from cchc_core.campaign import Campaign
from cchc_core.cli.rows import row_of
from cchc_core.cli.usage import WrongUsage
from cchc_core.cli.words import Said
from cchc_core.entered import understood
from cchc_core.entries import Entry
from cchc_core.errors import BadData, NotFound
from cchc_core.model.forms import FormPack, Role, Row, Section
from cchc_core.model.measures import Kind, Status
from cchc_core.model.units import AdminUnit
from cchc_core.naming import section_named
from cchc_core.persons import NAMES_A_PERSON, person_in
from cchc_core.reading import Interpretation, indicator_of
from cchc_core.text import Text, format_date, nfc, paragraphs


@frozen
class Way:
    """How the officer came by the figures."""

    file: str = ""
    page: int | None = None
    informant: str = ""
    on: date | None = None

    def checked(self, campaign: Campaign, today: date) -> "Way":
        """The same, with the file as the inbox calls it. Raises `WrongUsage` unless it is one way,
        told whole; `NotFound` for a file that is not in the inbox."""
        seen = self.file and not (self.informant or self.on)
        heard = self.informant and self.on and not (self.file or self.page)
        if not (seen or heard):
            raise WrongUsage(_ONE_WAY)
        if self.on and self.on > today:
            raise WrongUsage(Said("--on: ngày chưa đến.", "--on: that day is yet to come."))
        return Way(_in_inbox(self.file, campaign), self.page, self.informant, self.on)

    @property
    def told(self) -> str:
        """`điện thoại, công chức Văn phòng – Thống kê, 06/9/2023`; `anh-chup.jpg, trang 2`."""
        if self.informant:
            when = format_date(self.on, "vi") if self.on else ""
            return ", ".join(filter(None, ("điện thoại", self.informant, when)))
        return f"{self.file}, trang {self.page}" if self.page else self.file


@frozen
class Wrote:
    """Words for a section, and what was entered there before."""

    section: Section
    words: str
    before: Entry | None = None


@frozen
class Typed:
    """A figure for a row, what it is understood as, and what was entered there before."""

    row: Row
    value: str
    understood: Interpretation
    before: Entry | None = None


def typed(
    figures: Sequence[str], unit: AdminUnit, pack: FormPack, entries: Iterable[Entry]
) -> list[Typed | Wrote]:
    """The figures, each on its row, and the words, each under its section. Raises for the first
    that is on no row of the unit's, stands there twice, or cannot be read."""
    before = {e.row: e for e in entries if (e.unit, e.pack) == (str(unit.key), pack.key)}
    told: dict[str, Typed | Wrote] = {}
    for figure in figures:
        name, _, value = (part.strip() for part in figure.partition("="))
        section = section_named(name, pack)
        row = section or _row(figure, unit, pack)
        if row.id in told:
            twice = Said(f"'{row.name}' ghi hai lần.", f"'{row.name}' stands twice.")
            raise WrongUsage(twice)
        if isinstance(row, Section):
            if found := person_in(value):
                why = NAMES_A_PERSON.format(found=found)
                raise WrongUsage(Said(f"{row.name}: {why.vi}.", f"{row.name}: {why.en}."))
            told[row.id] = Wrote(row, paragraphs(value), before.get(row.id))
            continue
        said = understood(indicator_of(row, pack), value)
        if said.status is Status.REJECTED and said.remark:
            raise BadData(_UNREADABLE.format(row=row.name, why=said.remark.message))
        told[row.id] = Typed(row, value, said, before.get(row.id))
    return list(told.values())


_ONE_WAY = Said(
    "Hãy nêu một nguồn: --from FILE (có thể kèm --page) hoặc --informant ROLE kèm --on DATE.",
    "Name one way: --from FILE (perhaps with --page), or --informant ROLE together with --on DATE.",
)


def _in_inbox(file: str, campaign: Campaign) -> str:
    """The name of a file of the inbox, given so or as a path."""
    if not file:
        return ""
    there = {campaign.name(path): path for path in campaign.files()}
    for name, path in there.items():
        if nfc(file) == name or nfc(file) == nfc(str(path)):
            return name
    raise NotFound(_NO_FILE.format(file=file, inbox=campaign.inbox))


def _row(figure: str, unit: AdminUnit, pack: FormPack) -> Row:
    """The row before the sign, by its id or by a number that only one row of the unit's bears."""
    name, sign, _ = figure.partition("=")
    name = name.strip()
    if not sign:
        raise WrongUsage(
            Said(
                f"'{figure}' thiếu dấu =; viết DÒNG=SỐ.", f"'{figure}' lacks a =; write ROW=VALUE."
            )
        )
    row = row_of(name, pack, lambda one: one.role is Role.DATA and unit.level in one.scope)
    if row.role is not Role.DATA or unit.level not in row.scope:
        raise NotFound(_not_theirs(row, unit, pack))
    if pack.indicator(row).kind is Kind.DOCUMENTS:
        raise NotFound(_A_LIST.format(row=row.name))
    return row


def _not_theirs(row: Row, unit: AdminUnit, pack: FormPack) -> Text:
    """A row that is not the unit's, and of a total those below it that are."""
    uses = pack.indicator(row).uses if row.role is Role.TOTAL else ()
    theirs = [pack[id] for id in uses if unit.level in pack[id].scope]
    message = _THEIRS if theirs else _NOT_THEIRS
    listed = ", ".join(f"{below.number} ({below.id})" for below in theirs)
    return message.format(row=row.name, unit=unit.name, theirs=listed)


_NO_FILE = Text(
    "Trong {inbox} không có tệp '{file}'. Hãy để ảnh chụp, bản quét vào hộp nhận trước khi nhập.",
    "There is no file '{file}' in {inbox}. Put the photograph or scan there first.",
)
_A_LIST = Text(
    "Dòng {row} là danh mục văn bản, không nhập được bằng lệnh này. Hãy dùng biểu nhập.",
    "Row {row} is a list of documents, which this command cannot take. Use an entry form.",
)
_THEIRS = Text(
    "Dòng {row} là dòng tổng, {unit} không điền. Hãy nhập vào dòng bên dưới: {theirs}.",
    "Row {row} is a total, which {unit} does not fill. Enter the row below it: {theirs}.",
)
_NOT_THEIRS = Text("{unit} không điền dòng {row}.", "{unit} does not fill row {row}.")
_UNREADABLE = Text("Dòng {row}: {why}", "Row {row}: {why}")
