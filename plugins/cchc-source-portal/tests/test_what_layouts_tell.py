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
