"""The city before anything is spoilt: what the other tests here compare with."""

from typing import Any

from cchc_core import Filed, Status


def test_the_whole_city_merges_without_a_word(city: Any) -> None:
    """Every ward used, every figure complete, nothing to remark, exit code 0."""
    merged = city.merge()

    assert set(city.states(merged).values()) == {Filed.USED}
    values = {row: figure.value for row, figure in merged.figures.items()}
    assert values == {"received": 700, "on_time": 90, "linked": 1}
    assert city.coverage(merged, "received") == {Status.USED: ["98101", "98102", "98103"]}
    assert merged.findings == ()
    assert merged.exit_code() == 0


def test_the_command_writes_it(cchc: Any, city: Any) -> None:
    """`cchc merge` writes the city's workbook and ends with 0."""
    ran = cchc("merge", city.folder)

    assert ran.code == 0, ran.out + ran.err
    assert list((city.folder / "outputs").glob("*.xlsx"))
