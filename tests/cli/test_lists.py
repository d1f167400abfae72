"""`cchc indicators`, `units`, `periods`, `sources`, `formats`: what is there."""

from cchc_core.cli.words import OPERATORS
from cchc_core.model import operators
from cchc_core.model.operators.periods import OverPeriods


def test_indicators_of_a_pack(cchc):
    """In printed order, with how each rolls up over units and over periods."""
    ran = cchc("indicators", "--pack", "sample", "--lang", "en")

    (line,) = [line for line in ran.out.splitlines() if " tasks.done_rate " in line]
    assert ran.code == 0
    assert line.split()[0] == "1.2"
    assert line.split()[-3:] == ["rate", "stated-rate", "last"]


def test_how_indicators_roll_up_is_said_in_vietnamese(cchc):
    """No word of the program's; every operator there is has one."""
    ran = cchc("indicators", "--pack", "sample")

    (line,) = [line for line in ran.out.splitlines() if " tasks.done_rate " in line]
    assert [cell.strip() for cell in line.split("  ") if cell][-2:] == ["tỷ lệ khai báo", "kỳ cuối"]
    kinds = [kind for kind in vars(operators).values() if isinstance(kind, type)]
    named = {kind.name for kind in kinds if hasattr(kind, "name")}
    assert {*named, *OverPeriods} == OPERATORS.keys()


def test_indicators_of_every_pack(cchc):
    """Without `--pack`, of all that are installed; the Thanh Hóa forms ask for 84 data rows and
    their totals on the first form."""
    packs = cchc("indicators", "--json").envelope["data"]["packs"]

    assert [pack["id"] for pack in packs] == ["sample", "thanh-hoa-2023"]
    assert len({one["id"] for one in packs[1]["indicators"]}) == len(packs[1]["indicators"])


def test_units_of_a_day_and_below_a_unit(cchc):
    """TP Thanh Hóa had 34 communes in 2023, 47 in early 2025; its code names nobody after."""
    under = ["units", "--units", "thanh-hoa", "--under", "380", "--json", "--on"]

    then, later, now = (cchc(*under, day) for day in ("01/9/2023", "2025-03-01", "2025-07-01"))

    assert len(then.envelope["data"]["lists"][0]["units"]) == 34
    assert len(later.envelope["data"]["lists"][0]["units"]) == 47
    assert now.code == 2


def test_a_merged_unit_tells_what_it_was_made_of(cchc):
    """Phường Hạc Thành of 2025 bears a code that was another ward's."""
    (units,) = cchc("units", "--units", "thanh-hoa", "--on", "2025-07-01", "--json").envelope[
        "data"
    ]["lists"]
    (unit,) = [unit for unit in units["units"] if unit["code"] == "14797"]

    assert (unit["name"], unit["since"]) == ("Phường Hạc Thành", "2025-07-01")
    assert unit["made_of"]


def test_periods_of_a_year(cchc):
    """Each kỳ with its days as a person writes them."""
    ran = cchc("periods", "--year", 2023)

    assert "Nghị định 09/2019/NĐ-CP" in ran.out
    (line,) = [line for line in ran.out.splitlines() if line.startswith("9-months")]
    assert line.split()[-4:] == ["15/12/2022", "14/9/2023", "20/9/2023", "có"]


def test_sources_and_formats(cchc):
    """Each with the plugin it is from; an entry form is marked."""
    told = [" ".join(line.split()) for line in cchc("sources").out.splitlines()]
    assert "sheet Tệp giả định cchc-sheets" in told
    formats = cchc("formats", "--lang", "en").out
    assert "entry (entry form)" in formats
    assert "report  " in formats


def test_a_disabled_plugin_offers_nothing(cchc):
    """What it brought is gone, the rest stays."""
    left = cchc("sources", "--disable", "sheets", "--json").envelope["data"]["sources"]
    assert left == []
