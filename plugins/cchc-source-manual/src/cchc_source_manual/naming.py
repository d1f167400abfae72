"""Which leaf a file is of, and what the file is called."""

import re

from cchc_core import AdminUnit, CchcError, Leaf, Publication, Text, fold


def own_leaf(publication: Publication) -> Leaf:
    """What the unit itself states; a rolled-up report is refused: it is not one unit's."""
    report = publication.report
    if report.rolled_up or len(report.leaves) != 1:
        raise CchcError(
            Text(
                f"Báo cáo của {report.unit.name} là báo cáo tổng hợp; định dạng này chỉ ghi số "
                "liệu của một đơn vị trong một kỳ. Hãy dùng định dạng khác, ví dụ city.",
                f"The report of {report.unit.name} is rolled up; this format holds the figures of "
                "one unit over one window. Use another one, for example city.",
            )
        )
    return report.own


def file_name(kind: str, unit: AdminUnit, publication: Publication) -> str:
    """`bieu-14758-phuong-truong-thi`, without a suffix; of a supplement `bieu-bo-sung-14758-…`."""
    more = [] if publication.only is None else ["bo-sung"]
    words = re.findall("[a-z0-9]+", fold(unit.name))
    return "-".join((kind, *more, unit.code, *words))
