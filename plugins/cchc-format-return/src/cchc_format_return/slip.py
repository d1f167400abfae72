"""The slip: a letter of one page that tells a unit which of its figures to correct, and by when."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from cchc_core import Filing, Finding, Office, Output, Publication, Severity, format_date
from cchc_core.printing import each_pair_once
from cchc_format_return.blocks import Block, Closing, Letterhead, Paragraph, addressed_to
from cchc_format_return.entries import Group, groups_of
from cchc_format_return.measures import height
from cchc_format_return.names import committee, file_name, in_sentence
from cchc_format_return.paper import HEIGHT, blank_letter, saved
from cchc_format_return.table import SIZE, Shown, Table
from cchc_format_return.worklist import list_name, write_list

FULLEST = HEIGHT - 8
"""How much of the page is filled at most: no two programs lay out a text quite alike."""


def write_slip(publication: Publication) -> Iterable[Output]:
    """`phieu-<code>-<unit>.docx`; beside it a list of all findings, where the page is too small for
    them and the rest is not marked in a copy of the unit's files."""
    slip = fitted(publication)
    document = blank_letter()
    for block in slip.blocks:
        block.write(document)
    yield Output(f"{file_name('phieu', publication.report.unit)}.docx", saved(document))
    if slip.needs_list:
        yield write_list(publication)


def fitted(publication: Publication) -> "Slip":
    """The slip with everything in full, if its page holds that. Else in brief: the errors, each on
    a line of its own as far as there is room, then what may stand; of both one of each kind before
    two of any. What is left is counted."""
    findings = each_pair_once(publication.findings, publication)
    publication = evolve(publication, findings=findings)
    groups = groups_of(publication)
    whole = Slip(publication, groups, tuple(len(group.entries) for group in groups))
    if whole.fits:
        return whole
    errors = sum(group.severity is Severity.ERROR for group in groups)
    slip = Slip(publication, groups, (1,), brief=True)
    return slip.grown(range(errors)).grown(range(errors, len(groups)))


@frozen
class Slip:
    """A slip that shows of the first groups so many entries each, in full or in brief."""

    publication: Publication
    groups: Sequence[Group]
    shown: tuple[int, ...]
    brief: bool = False

    def grown(self, kinds: range) -> "Slip":
        """The same with one entry of each of these kinds, then one more, round by round, as long as
        that is one page."""
        slip = self
        for _ in kinds[max(0, len(self.shown) - kinds.start) :]:
            more = evolve(slip, shown=(*slip.shown, 1))
            if not more.fits:
                break
            slip = more
        growing = [at for at in kinds if at < len(slip.shown)]
        while growing:
            at = growing.pop(0)
            more = slip.with_one_more(at)
            if more.shown[at] <= len(self.groups[at].entries) and more.fits:
                slip = more
                growing.append(at)
        return slip

    def with_one_more(self, at: int) -> "Slip":
        """The same with one more entry of a group."""
        return evolve(self, shown=(*self.shown[:at], self.shown[at] + 1, *self.shown[at + 1 :]))

    @property
    def fits(self) -> bool:
        """Whether it is one page, which thousands of entries never are."""
        return sum(self.shown) < FULLEST / height(1, SIZE) and self.height <= FULLEST

    @property
    def height(self) -> float:
        """How much of the page it takes, in millimetres."""
        return sum(block.height for block in self.blocks)

    @property
    def blocks(self) -> Sequence[Block]:
        """Its pieces, from the top."""
        texts = _Texts(self.publication)
        further = texts.further(self.groups[len(self.shown) :], self.needs_list)
        near = texts.near if any(remedy.near for f in self._told for remedy in f.remedies) else ""
        return (
            Letterhead(texts.office, texts.about),
            addressed_to(texts.addressee),
            Paragraph(texts.opening),
            self.table,
            *([Paragraph(near, before=1, after=0)] if near else []),
            *([Paragraph(further, before=2.2)] if further else []),
            Paragraph(texts.request, before=0 if further else 2.2, after=5),
            Closing(texts.office),
        )

    @property
    def table(self) -> Table:
        """The groups shown."""
        groups = zip(self.groups, self.shown, strict=False)
        return Table(tuple(Shown(group, most, self.brief) for group, most in groups))

    @property
    def _told(self) -> Iterator[Finding]:
        """The findings that have a line of their own."""
        for group, most in zip(self.groups, self.shown, strict=False):
            yield from group.findings[:most]

    @property
    def needs_list(self) -> bool:
        """Whether something is neither told in full here nor marked in a copy."""
        findings, copies = self.publication.findings, self.publication.copies
        return self.brief and not all(f.origin and f.origin.file in copies for f in findings)


class _Texts:
    """What the letter says around its table."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.office = publication.office or Office(publication.report.unit)
        self.addressee = committee(publication.report.unit)
        self.period = in_sentence(publication.report.period.label.vi)

    @property
    def about(self) -> str:
        return f"V/v rà soát, chỉnh sửa số liệu báo cáo cải cách hành chính {self.period}"

    near = "*: chỉ sai một chữ số hoặc hai chữ số đổi chỗ."

    @property
    def opening(self) -> str:
        findings = self.publication.findings
        wrong = sum(finding.severity is Severity.ERROR for finding in findings)
        told = f"{len(findings):02d} nội dung cần xem lại"
        if wrong == len(findings):
            told = f"{wrong:02d} nội dung phải sửa"
        elif wrong:
            told += f", trong đó {wrong:02d} nội dung phải sửa"
        named = not self.publication.copies and self._filing and self._filing.file
        file = f" (tệp “{named}”)" if named else ""
        return (
            f"Qua tổng hợp báo cáo cải cách hành chính {self.period}, {self.office.name} "
            f"thấy báo cáo của {self.addressee}{file} có {told}, cụ thể như sau:"
        )

    def further(self, groups: Sequence[Group], listed: bool) -> str:
        """What stands on no line of the table, by kind, and where all of it is told in full."""
        listing = f"danh sách “{list_name(self.publication)}” gửi kèm"
        if not groups:
            return f"Chi tiết từng nội dung: xem {listing}." if listed else ""
        count = sum(len(group.findings) for group in groups)
        kinds = [f"{group.title} ({len(group.findings)})" for group in groups if group.title]
        dots = ["…"] if len(kinds) > _KINDS else []
        told = f" ({'; '.join([*kinds[:_KINDS], *dots])})" if kinds else ""
        where = listing if listed else "các chỗ được đánh dấu"
        return f"Ngoài ra còn {count:02d} nội dung khác{told}, xem {where}."

    @property
    def request(self) -> str:
        until = self.publication.until
        when = f"chậm nhất ngày {format_date(until, 'vi')}" if until else _AT_ONCE
        return (
            f"Đề nghị {self.addressee} kiểm tra, đối chiếu; {self._how}; gửi về "
            f"{self.office.name} {when}. Số liệu nào đã đúng thì giải trình ở cột Ghi chú./."
        )

    @property
    def _how(self) -> str:
        """Where to correct what, in which order it is done."""
        copies, main = self.publication.copies, self._filing.file if self._filing else ""
        told = []
        if copies:
            names = ", ".join(f"“{name}”" for name in copies.values())
            which = "tệp" if len(copies) == 1 else "các tệp"
            told.append(f"sửa ngay trong {which} {names} gửi kèm ({_MARKED})")
        if set(self._files()) - set(copies):
            told.append(f"sửa hoặc xuất lại {'các tệp khác' if copies else 'tệp'} theo bảng trên")
        if main in copies and self._filing and self._filing.revision is not None:
            told.append(f"tăng “Lần gửi” lên {self._filing.revision + 1}")
        return "; ".join(told) or "sửa theo bảng trên"

    @property
    def _filing(self) -> Filing | None:
        return next(iter(self.publication.filings), None)

    def _files(self) -> Iterator[str]:
        for finding in self.publication.findings:
            if finding.origin and finding.origin.file and not finding.origin.entered:
                yield finding.origin.file


_KINDS = 3  # kinds of finding that are called by name
_MARKED = "chỗ cần xem được tô màu, có ghi chú"
_AT_ONCE = "ngay sau khi nhận được văn bản này"
