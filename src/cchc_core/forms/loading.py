"""Form packs out of TOML; every refusal names file, line and key."""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path

from attrs import evolve

from cchc_core.forms.catalogues import read_catalogue
from cchc_core.forms.declared import with_declared
from cchc_core.forms.lint import lint
from cchc_core.forms.sections import Told, read_sections
from cchc_core.model.forms import Form, FormPack, Level, Role, Row
from cchc_core.model.indicators import Catalogue
from cchc_core.model.operators import Total
from cchc_core.text import Text
from cchc_core.tomls import Table, parse_toml, read_text, read_toml

HERE = Path(__file__).parent


def load_pack(path: Path) -> FormPack:
    """The form pack in a file, linted: what the form itself gets wrong is in its `remarks`."""
    return _pack(read_text(path), path.name)


@lru_cache(maxsize=8)  # a campaign has few, and some commands ask for each several times
def _pack(text: str, name: str) -> FormPack:
    top = parse_toml(text, name)
    head = top.need_table("pack")
    make = partial(
        FormPack,
        id=head.need("id", str),
        version=head.need("version", str),
        title=head.text(),
        province=head.get("province", str, "") or "",
        letter=head.get("letter", str, "") or "",
        valid_from=head.get("valid_from", date),
        valid_to=head.get("valid_to", date),
    )
    shipped = head.get("shipped_catalogue", bool) or False
    with_sections = head.get("shipped_sections", bool) or False
    head.done()
    catalogue, vocabulary = _catalogue(top, shipped=shipped)
    levels = tuple(_level(table) for table in top.tables("levels"))
    if not levels:
        raise top.error("levels", Text("cần ít nhất một cấp", "needs at least one level"))
    forms = tuple(_form(table, catalogue, levels) for table in top.tables("forms"))
    sections, sentences = _sections(top, catalogue, shipped=with_sections)
    top.done()
    with top.blaming("forms"):
        pack = make(levels=levels, catalogue=catalogue, forms=forms)
    with top.blaming("sections"):
        pack = evolve(pack, sections=sections, sentences=sentences)
    return evolve(pack, remarks=tuple(lint(pack, vocabulary)), vocabulary=vocabulary)


@cache
def shipped_catalogue() -> Catalogue:
    """The indicators that ship here, which any pack may ask for."""
    ours = read_toml(HERE / "catalogue.toml")
    areas, indicators, _ = read_catalogue(ours)
    return with_declared(Catalogue(tuple(areas), tuple(indicators)), [ours])


@cache
def shipped_sections() -> Told:
    """The sections and sentences that ship here, which any pack may use."""
    ours = read_toml(HERE / "sections.toml")
    told = read_sections(ours, shipped_catalogue())
    ours.done()
    return told


def _catalogue(top: Table, *, shipped: bool) -> tuple[Catalogue, Mapping[str, str]]:
    """The pack's own indicators, and those that ship here if it asks for them, with the words."""
    areas, indicators, vocabulary = read_catalogue(top)
    ours = [read_toml(HERE / "catalogue.toml")] if shipped else []
    for more_top in ours:
        more_areas, more, words = read_catalogue(more_top)
        areas = areas or more_areas
        indicators = [*indicators, *(i for i in more if i.id not in {j.id for j in indicators})]
        vocabulary = {**words, **vocabulary}
    with top.blaming("indicators"):
        catalogue = Catalogue(tuple(areas), tuple(indicators))
    catalogue = with_declared(catalogue, [top, *ours])
    for more_top in ours:
        more_top.done()
    return catalogue, vocabulary


def _sections(top: Table, catalogue: Catalogue, *, shipped: bool) -> Told:
    """The pack's own sections and sentences, with those that ship here if it asks for them.

    Those that ship speak of the shipped indicators, whichever of them the pack has.
    """
    return read_sections(top, catalogue, *([shipped_sections()] if shipped else []))


def _level(table: Table) -> Level:
    level = Level(table.need("id", str), table.text())
    table.done()
    return level


def _form(table: Table, catalogue: Catalogue, levels: tuple[Level, ...]) -> Form:
    everyone = tuple(level.id for level in levels)
    form = Form(
        id=table.need("id", str),
        title=table.text(),
        rows=tuple(_row(row, catalogue, everyone) for row in table.tables("rows")),
    )
    table.done()
    return form


def _row(table: Table, catalogue: Catalogue, everyone: tuple[str, ...]) -> Row:
    id = table.need("id", str)
    role = Role.HEADING if table.get("heading", bool) else _role(table, id, catalogue)
    scope = table.strings("scope") or (everyone if role is Role.DATA else ())
    row = Row(
        id=id,
        number=table.need("number", str),
        label=table.need("label", str),
        unit_of_measure=table.get("unit", str, "") or "",
        role=role,
        scope=scope,
        depth=table.get("depth", int, 0) or 0,
        within=table.get("within", str, "") or "",
    )
    table.done()
    return row


def _role(table: Table, id: str, catalogue: Catalogue) -> Role:
    if id not in catalogue:
        raise table.error(
            "id",
            Text(
                f"chỉ tiêu '{id}' chưa khai báo; dòng tiêu đề thì ghi heading = true",
                f"indicator '{id}' is not declared; a heading needs heading = true",
            ),
        )
    indicator = catalogue[id]
    if isinstance(indicator.over_units, Total):
        return Role.TOTAL
    return Role.DERIVED if indicator.derived else Role.DATA
