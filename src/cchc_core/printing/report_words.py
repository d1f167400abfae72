"""What a sentence may say of the report itself: whose it is, of which year, to whom it goes."""

from cchc_core.extensions import Publication
from cchc_core.model.units import AdminUnit, type_of


def report_word(publication: Publication, name: str) -> str:
    """A word of `REPORT_WORDS` as it stands inside a sentence: `UBND phường`, `2023`."""
    report = publication.report
    match name:
        case "@subject" if report.rolled_up:
            return f"các cơ quan, đơn vị trên địa bàn {_place(report.unit)}"
        case "@office" | "@subject":
            return f"UBND {_place(report.unit)}"
        case "@place":
            return _place(report.unit)
        case "@unit":
            return report.unit.name
        case "@year":
            return str(report.period.year)
    above = superior(publication)
    return f"UBND {_place(above)}" if above else "cấp trên"


def superior(publication: Publication) -> AdminUnit | None:
    """The unit above the report's, where it is known."""
    report, units = publication.report, publication.units
    if report.unit.key not in units:
        return None
    return units.parent(report.unit.key, report.period.window.last)


def _place(unit: AdminUnit) -> str:
    """What a unit is; its name, where that does not say so."""
    return type_of(unit) or unit.name
