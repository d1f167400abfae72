"""Which bases of rates are no counts: a base multiplied by another rate, or a list that all units
share, added up. They weigh the rates and are computed with; nobody could count them."""

from cchc_core import FormPack, Row, StatedRate, Total


def unit_weighs(row: Row, pack: FormPack) -> bool:
    """Whether the base of a single unit on a rate is a weight."""
    return any(pack.catalogue.is_rate(name) for name in _bases(row, pack))


def sum_weighs(row: Row, pack: FormPack) -> bool:
    """Whether the bases of several units on a rate, or of the rows of a total, come to a weight."""
    shared = any(map(pack.catalogue.is_of_shared_list, _bases(row, pack)))
    total = isinstance(pack.indicator(row).over_units, Total)
    return unit_weighs(row, pack) or (shared and not total)


def _bases(row: Row, pack: FormPack) -> frozenset[str]:
    """The indicators that the base of a rate is made of; of a total all of its rows'."""
    match pack.indicator(row).over_units:
        case StatedRate(base=base):
            return frozenset(base.names)
        case Total(of=of):
            return frozenset(name for id in of for name in _bases(pack[id], pack))
    return frozenset()
