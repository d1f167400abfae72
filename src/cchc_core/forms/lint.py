"""What a form itself gets wrong, reported when it loads and never hidden or mended."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Form, FormPack, Role, Row, Section
from cchc_core.text import Text, fold


def lint(pack: FormPack, vocabulary: Mapping[str, str]) -> Iterator[Finding]:
    """Findings about the forms of `pack`; `vocabulary` maps outdated names to today's."""
    for form in pack.forms:
        yield from _numbers_printed_twice(form)
        yield from _units_that_contradict(form)
        yield from _empty_sections(form)
    yield from _mixed_vocabulary(pack, vocabulary)
    yield from _sections(pack)


def _sections(pack: FormPack) -> Iterator[Finding]:
    """Two sections of the report with one number, and those under which nothing can stand."""
    numbers = [section.number for section in pack.sections]
    told = {sentence.section for sentence in pack.sentences}
    for at, section in enumerate(pack.sections):
        name = f"{section.number} {section.title}"
        if section.number in numbers[:at]:
            message = Text(
                f"Đề cương báo cáo có hai mục số {section.number}",
                f"The report has two sections {section.number}",
            )
            yield _of_section("unique-number", section, message)
        divided = any(number.startswith(f"{section.number}.") for number in numbers)
        if not (section.written or section.area or section.id in told or divided):
            message = Text(
                f"Mục {name} của báo cáo không có câu nào, không do người viết",
                f"Nothing is told in section {name}, and nobody writes it",
            )
            yield _of_section("empty-section", section, message)


def _of_section(rule: str, section: Section, message: Text) -> Finding:
    sentence = Text(f"{message.vi}.", f"{message.en}.")
    return Finding(rule, Severity.INFORMATION, sentence, found=section.number)


def _numbers_printed_twice(form: Form) -> Iterator[Finding]:
    times = Counter(row.printed_number for row in form.rows if row.printed_number)
    for number, count in times.items():
        if count > 1:
            rows = [row for row in form.rows if row.printed_number == number]
            yield _remark(
                "unique-number",
                rows[-1],
                Text(
                    f"Biểu in số thứ tự {number} {count} lần: "
                    + "; ".join(f"“{row.label}”" for row in rows),
                    f"The form prints number {number} {count} times",
                ),
            )


def _units_that_contradict(form: Form) -> Iterator[Finding]:
    for row in form.rows:
        rate = fold(row.label).startswith("ty le")
        if row.role is Role.HEADING and row.unit_of_measure:
            yield _remark(
                "label-unit",
                row,
                Text(
                    f"Dòng tiêu đề {row.name} ghi đơn vị tính “{row.unit_of_measure}” "
                    "dù không lấy số liệu",
                    f"Heading {row.number} carries the unit '{row.unit_of_measure}'",
                ),
            )
        elif rate and row.unit_of_measure not in ("", "%"):
            yield _remark(
                "label-unit",
                row,
                Text(
                    f"{row.name}: tên là tỷ lệ nhưng đơn vị tính là “{row.unit_of_measure}”",
                    f"{row.number}: called a rate, measured in '{row.unit_of_measure}'",
                ),
            )


def _empty_sections(form: Form) -> Iterator[Finding]:
    for at, row in enumerate(form.rows):
        if row.role is Role.HEADING and _nothing_below(row, form.rows[at + 1 :]):
            yield _remark(
                "empty-section",
                row,
                Text(f"Mục {row.name} không có chỉ tiêu nào", f"Section {row.number} is empty"),
            )


def _nothing_below(heading: Row, rows: Sequence[Row]) -> bool:
    """Whether another section, or the end, comes before the first figure."""
    for row in rows:
        if row.role is not Role.HEADING:
            return False
        if not row.number.startswith(f"{heading.number}."):
            return True
    return True


def _mixed_vocabulary(pack: FormPack, vocabulary: Mapping[str, str]) -> Iterator[Finding]:
    for old, new in vocabulary.items():
        with_old = [row for row in pack.rows if fold(old) in fold(row.label)]
        with_new = [row for row in pack.rows if fold(new) in fold(row.label)]
        if with_old and with_new:
            yield _remark(
                "vocabulary",
                with_old[0],
                Text(
                    f"Biểu dùng lẫn tên cũ “{old}” ({with_old[0].number}) "
                    f"và tên mới “{new}” ({with_new[0].number})",
                    f"The form mixes the old name '{old}' ({with_old[0].number}) "
                    f"with the new '{new}' ({with_new[0].number})",
                ),
            )


def _remark(rule: str, row: Row, message: Text) -> Finding:
    sentence = Text(f"{message.vi}.", f"{message.en}.")
    return Finding(rule, Severity.INFORMATION, sentence, indicator=row.id, found=row.number)
