"""What a layout has no column for is not stated: no zero in its place, no count that holds more."""

from cchc_core import Counted, DossierClass, DossierCount
from cchc_source_portal.columns import Counts
from cchc_source_portal.tallies import Tally
from cchc_source_portal.words import Words

EARLY, ON_TIME = DossierClass.EARLY, DossierClass.ON_TIME
RETURNED, WAITING = DossierClass.RETURNED, DossierClass.WAITING


def test_what_was_returned_does_not_count_as_on_time() -> None:
    """Column (9) of form II.06a holds both, so it answers neither 3.3.2 nor any class."""
    line = Counts({"early": 8, "on_time_or_aside": 3, "late": 1, "resolved_or_aside": 12})
    assert line.of(Counted(frozenset({EARLY}))) == ("early",)
    assert not line.of(Counted(frozenset({ON_TIME})))
    assert not line.of(Counted(frozenset({EARLY, ON_TIME})))
    assert not line.of(Counted(frozenset({EARLY, ON_TIME, DossierClass.LATE})))


def test_its_sum_is_checked_all_the_same() -> None:
    """(7) = (8) + (9) + (10)."""
    line = Counts({"early": 8, "on_time_or_aside": 3, "late": 1, "resolved_or_aside": 13})
    assert list(line.open_sums()) == [("resolved_or_aside", ("early", "on_time_or_aside", "late"))]


def test_a_list_without_states_does_not_say_that_none_was_returned() -> None:
    """Nor that none waits: the main page's list has no column for it."""
    counts = (DossierCount("", DossierClass.IN_PERIOD, 2), DossierCount("", EARLY, 2))
    for has_states, returned in ((True, 0), (False, None)):
        tally = Tally(counts, Words(), has_channels=False, has_fields=False, has_states=has_states)
        assert tally.of(Counted(frozenset({RETURNED}))) == returned
        assert tally.of(Counted(frozenset({WAITING}))) == returned
        assert tally.of(Counted(frozenset({EARLY}))) == 2


def test_a_field_that_only_speaks_of_land_gives_no_number_of_land() -> None:
    """Neither counted nor left out in silence: nobody said whether it is one."""
    words = Words(fields={"dat dai": "land", "xay dung": "construction"})
    printed = ("Đất đai - Môi trường", "Xây dựng", "Hộ tịch")
    counts = tuple(
        DossierCount(name, each, 2) for name in printed for each in (DossierClass.IN_PERIOD, EARLY)
    )
    tally = Tally(counts, words, has_channels=False, has_fields=True, has_states=False)
    assert tally.of(Counted(frozenset({EARLY}), field="land")) is None
    assert tally.of(Counted(frozenset({EARLY}), field="construction")) == 2
    assert tally.doubtful == {"land": "Đất đai - Môi trường"}
