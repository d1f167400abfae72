"""text-outdated: reports say today's names; what forms print is told when they load."""

from collections.abc import Iterator

from cchc_core.checks.texts.prose import prose
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding
from cchc_core.rules import RULES
from cchc_core.text import Text, fold


def text_outdated(case: Case) -> Iterator[Finding]:
    """Information on each outdated name in a text, once a unit, with where it stands first."""
    names = {fold(old): (old, new) for old, new in case.pack.vocabulary.items()}
    told = set()
    for each in prose(case) if names else ():
        text = fold(each.text)
        for folded, (old, new) in names.items():
            if folded in text and (each.unit, old) not in told:
                told.add((each.unit, old))
                message = _OLD.format(found=old, expected=new)
                yield each.finding("text-outdated", message, found=old, expected=new)


_OLD = Text(
    "Còn dùng tên cũ “{found}”, nay gọi là “{expected}”. Đề nghị đơn vị dùng tên hiện hành.",
    "This uses the old name '{found}', now called '{expected}'. The unit should use today's.",
)

TEXT_OUTDATED = Check(RULES["text-outdated"], text_outdated)
