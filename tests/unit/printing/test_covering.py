"""Of how many units a figure is: who is counted, at which level, and whose a part of a total is."""

from datetime import date

import pytest

from cchc_core.extensions import Publication
from cchc_core.forms import HERE, load_pack, load_units
from cchc_core.model.measures import Status
from cchc_core.model.periods import Period, Window
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.printing import note
from cchc_core.printing.covering import covered
from cchc_core.printing.filed import a_handful, inside
from cchc_core.printing.prose import lowered
from cchc_core.rollup import tabulate
from cchc_core.text import Text

DAYS = Window(date(2023, 1, 1), date(2023, 9, 30))
PERIOD = Period("s", "9-months", 2023, Text("9 tháng", "9 months"), DAYS, date(2023, 9, 20), True)
PACK = load_pack(HERE / "thanh-hoa-2023.toml")
UNITS = load_units(HERE / "units" / "thanh-hoa.toml")
WARDS = ("14755", "14758", "14761", "14764", "14767", "14770", "14773")


def of_city(**told):
    """The city's report; `row=[3, None, 5]` is what its wards state of a row, in their order."""
    leaves = [Leaf(UNITS.with_code("380", DAYS.last), DAYS)]
    for at, code in enumerate(WARDS):
        stated = {row.replace("__", "."): values[at : at + 1] for row, values in told.items()}
        readings = [
            Reading(row, Status.USED, values[0])
            for row, values in stated.items()
            if values and values[0] is not None
        ]
        leaves.append(Leaf(UNITS.with_code(code, DAYS.last), DAYS, readings))
    report = Report(UNITS.with_code("380", DAYS.last), PERIOD, PACK.key, leaves)
    return Publication(report, PACK, UNITS, tabulate(report, PACK))


def test_a_part_that_few_units_gave_says_so_beside_a_total_of_many():
    """So that nobody reads it as the split of the total; one that all gave needs no word."""
    publication = of_city(
        procedures__not_applied=[4, 4, 45, 4, 4],
        procedures__not_applied__agriculture=[None, None, 13],
    )
    part = next(row for row in PACK.rows if row.id == "procedures.not_applied.agriculture")
    assert "chỉ của 1/5 đơn vị đã chia" in note(publication, part)
    assert "đã chia" not in note(publication, PACK["procedures.not_applied"])
    whole = of_city(procedures__not_applied=[13, 13], procedures__not_applied__agriculture=[13, 13])
    assert "đã chia" not in note(whole, part)


@pytest.mark.parametrize(
    ("stated", "text", "names"),
    [
        ([1], "1/8", ("phường Hàm Rồng",)),
        ([1, 2, 3, 4], "4/8", ()),
        ([1, 2, 3, 4, 5, 6, 7], "7/8", ()),
        ([], "0/8", ()),
    ],
)
def test_whose_a_figure_is_where_of_fewer_than_half(stated, text, names):
    """By name; of half of them or more, the number is enough."""
    publication = of_city(ecopies__dossiers=stated)
    of = covered(publication, publication.figures["ecopies.dossiers"], answers=False)
    assert (of.text, of.names) == (text, names)


def test_levels_are_told_apart_by_the_pack_s_names():
    """And the rows, where the level does not tell them apart."""
    publication = of_city(legal__issued__commune=[1, 2, 3])
    of = covered(publication, publication.figures["legal.issued"], answers=False)
    assert of.text == "cấp huyện 0/1, cấp xã 3/7"
    assert of.rows == {"legal.issued.district", "legal.issued.commune"}


def test_rows_are_told_apart_by_name_where_their_level_is_the_same():
    """A total of two rows that other wards left open; neither fraction is lost."""
    publication = of_city(dossiers__in_period=[5] * 5, dossiers__carried_over=[1] * 6)
    of = covered(publication, publication.figures["dossiers.to_resolve"], answers=False)
    labels = [lowered(PACK.catalogue[id].label.vi) for id in sorted(of.rows)]
    carried_over, in_period = labels
    assert of.text == f"{in_period} 5/8, {carried_over} 6/8"


def test_names_inside_a_sentence():
    """What a unit is begins small, unless it is abbreviated; of many a few are named."""
    for name in ("Phường Đông Sơn", "Xã Đông Vinh", "Thành phố Thanh Hóa", "Đặc khu Phú Quý"):
        assert inside(name) == name[0].lower() + name[1:]
    for name in ("TP Thanh Hóa", "P. Đông Sơn", "Đông Sơn", "Xã"):
        assert inside(name) == name
    letters = "ABCDEFGH"
    assert a_handful(letters[:5]).vi == "A, B, C, D, E"
    assert a_handful(letters).vi == "A, B, C và 5 đơn vị khác"
