"""The lists behind a report: what only informs, each message once, and what of it is left out."""

import pytest
from attrs import evolve

from cchc_core.model.findings import Finding, Severity
from cchc_core.printing.lists import MOST, informations
from cchc_core.testing.samples import sample_pack, sample_publication
from cchc_core.text import Text


def informed(*said):
    """What is told of findings of one rule: each a message, a unit's place among the sample's
    units, and a row."""
    publication = sample_publication()
    units = publication.report.units
    found = tuple(
        Finding("blank", Severity.INFORMATION, Text(vi, ""), units[at].key, row)
        for vi, at, row in said
    )
    (told,) = informations(evolve(publication, findings=found))
    return told, [unit.name for unit in units]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Ghi {n}5 hồ sơ.", True),
        ("Ghi 4{n} hồ sơ.", True),
        ("Ghi {n},5 %.", True),
        ("Dòng {n}.7 để trống.", True),
        ("Dòng {n}/xã để trống.", True),
        ("Dòng A.{n} để trống.", True),
        ("Dòng {n} để trống.", False),
        ("Xem dòng {n}.", False),
        ("Xem (dòng 9.9, {n}, 9.8).", False),
    ],
)
def test_a_row_is_named_beside_a_unit_where_its_message_does_not_name_it(message, told):
    """A number that is only a part of another names no row."""
    row = next(row for row in sample_pack().rows if row.number)
    made, names = informed((message.format(n=row.number), 1, row.id))
    ((_, units),) = made.told
    assert units == (f"{names[1]} ({row.number})" if told else names[1])


def test_of_very_many_messages_the_rest_is_counted():
    """None is left out silently: of a line that is not told each finding counts, for each unit."""
    long = "Nội dung này dài hơn sáu mươi chữ nên mỗi ô chỉ có vài nội dung như vậy, lần thứ"
    said = [(f"{long} {at}.", at % 2, None) for at in range(16 * MOST // 2)]
    whole, names = informed(*said)
    assert (len(whole.told), whole.count) == (MOST, "4.000 chỗ, 2 đơn vị")
    last = "Nội dung cuối."
    more, _ = informed(*said, (last, 2, None), (last, 2, None), (last, 3, None))
    assert more.told == whole.told
    assert more.count == "4.003 chỗ, 4 đơn vị; chưa liệt kê 3 chỗ"
    assert {units for _, units in more.told} == set(names[:2])
