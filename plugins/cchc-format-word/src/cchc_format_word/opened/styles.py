"""The styles of a document, its defaults and its theme: what a piece of text looks like."""

from collections.abc import Iterator, Mapping

from attrs import field, frozen
from lxml.etree import _Element

from cchc_format_word.opened.cascade import (
    Said,
    alignment,
    is_on,
    local,
    number,
    over,
    said,
    toggled,
)
from cchc_format_word.opened.looks import AUTO, Border, Layout, Look, TabStop
from cchc_format_word.opened.numbering import Level, Numbering
from cchc_format_word.opened.package import A, Package, w

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV", "between")


@frozen
class Style:
    """A style, with what those say that it is based on."""

    id: str
    kind: str
    paragraph: Said
    run: Said
    table: Said
    cell: Said
    parts: Mapping[str, tuple[Said, Said, Said]] = field(factory=dict)
    """Of a table's style, what it says of the first row and others: paragraphs, text, cells."""


@frozen
class Styles:
    """Every style by its id, the defaults below them, the fonts of the theme by name."""

    by_id: Mapping[str, Style]
    paragraph: Said
    run: Said
    default: Mapping[str, str]
    fonts: Mapping[str, str]
    numbering: Numbering

    def named(self, id: str, kind: str) -> Style | None:
        """The style of an id, else the default one of its kind."""
        return self.by_id.get(id) or self.by_id.get(self.default.get(kind, ""))

    def layout(self, direct: Said, table: Style | None = None) -> tuple[Layout, Level | None]:
        """How a paragraph stands that says this of itself, and the level of a list it is on."""
        style = self.named(direct.get("pStyle", ""), "paragraph")
        styled = style.paragraph if style else {}
        level = self.numbering.level(over(styled, direct))
        listed = level.paragraph if level else {}
        before_style = listed if "numPr.numId" not in direct else {}
        after_style = listed if "numPr.numId" in direct else {}
        told = over(
            self.paragraph,
            table.paragraph if table else {},
            before_style,
            styled,
            after_style,
            direct,
        )
        return _layout(told), level

    def look(
        self,
        direct: Said,
        paragraph: str = "",
        table: Style | None = None,
        beside: Said | None = None,
    ) -> Look:
        """How text looks that says this of itself, in a paragraph of that style; `beside` is what
        a part of a table (its first row) says."""
        style = self.named(paragraph, "paragraph")
        own = self.by_id.get(direct.get("rStyle", ""))
        layers = (
            over(table.run if table else {}, beside or {}),
            style.run if style else {},
            own.run if own else {},
        )
        told = over(self.run, *layers, direct)
        told |= toggled((self.run, *layers), direct)
        return self._look(told)

    def _look(self, told: Said) -> Look:
        return Look(
            latin=self._font(told, "ascii"),
            accented=self._font(told, "hAnsi"),
            size=number(told, "sz", 20),
            bold=is_on(told, "b"),
            italic=is_on(told, "i"),
            caps=is_on(told, "caps"),
            small_caps=is_on(told, "smallCaps"),
            strike=is_on(told, "strike"),
            hidden=is_on(told, "vanish"),
            underline="" if told.get("u", "none") == "none" else told["u"],
            colour=told.get("color", AUTO),
            shade=_HIGHLIGHTS.get(told.get("highlight", ""), "") or _shade(told),
            raised="" if told.get("vertAlign") == "baseline" else told.get("vertAlign", ""),
            spacing=number(told, "spacing"),
        )

    def _font(self, told: Said, script: str) -> str:
        by_theme = self.fonts.get(told.get(f"rFonts.{script}Theme", ""), "")
        return by_theme or told.get(f"rFonts.{script}", "") or "Times New Roman"


def open_styles(package: Package) -> Styles:
    """The styles of a document; one that has none looks as Word has it by default."""
    tree, defaults = package.part("styles"), {"p": Said(), "r": Said()}
    raw: dict[str, _Element] = {}
    default: dict[str, str] = {}
    for each in tree if tree is not None else ():
        if local(each) == "docDefaults":
            defaults = {
                kind: said(each.find(f"{w(f'{kind}PrDefault')}/{w(f'{kind}Pr')}")) for kind in "pr"
            }
        elif local(each) == "style":
            id = str(each.get(w("styleId"), ""))
            raw[id] = each
            if each.get(w("default")) in ("1", "true", "on"):
                default[str(each.get(w("type"), ""))] = id
    return Styles(
        by_id={id: _style(id, raw) for id in raw},
        paragraph=defaults["p"],
        run=defaults["r"],
        default=default,
        fonts=_theme_fonts(package),
        numbering=Numbering.of(package.part("numbering")),
    )


def _style(id: str, raw: Mapping[str, _Element]) -> Style:
    chain = list(_chain(id, raw))[::-1]

    def laid(name: str) -> Said:
        return over(*(said(each.find(w(name))) for each in chain))

    kind = str(raw[id].get(w("type"), "paragraph"))
    return Style(id, kind, laid("pPr"), laid("rPr"), laid("tblPr"), laid("tcPr"), _parts(chain))


def _parts(chain: list[_Element]) -> Mapping[str, tuple[Said, Said, Said]]:
    told: dict[str, tuple[Said, Said, Said]] = {}
    for style in chain:
        for part in style.iterfind(w("tblStylePr")):
            name = str(part.get(w("type"), ""))
            before = told.get(name, ({}, {}, {}))
            mine = [said(part.find(w(f"{kind}Pr"))) for kind in ("p", "r", "tc")]
            paragraph, run, cell = (over(*both) for both in zip(before, mine, strict=True))
            told[name] = (paragraph, run, cell)
    return told


def _chain(id: str, raw: Mapping[str, _Element]) -> Iterator[_Element]:
    """A style and those it is based on; one that comes round to itself ends there."""
    met: set[str] = set()
    while id in raw and id not in met:
        met.add(id)
        yield raw[id]
        based = raw[id].find(w("basedOn"))
        id = str(based.get(w("val"), "")) if based is not None else ""


def _theme_fonts(package: Package) -> Mapping[str, str]:
    """`minorHAnsi` and the other names by which a theme's fonts are asked for."""
    theme, settings = package.part("theme"), package.part("settings")
    lang = settings.find(w("themeFontLang")) if settings is not None else None
    script = "Viet" if lang is not None and str(lang.get(w("val"), "")).startswith("vi") else ""
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        group = theme.find(f".//{{{A}}}{size}Font") if theme is not None else None
        if group is None:
            continue
        faces = {each.get("script") or local(each): each.get("typeface") for each in group}
        for name in ("Ascii", "HAnsi"):
            fonts[f"{size}{name}"] = str(faces.get(script) or faces.get("latin") or "")
    return fonts


def _layout(told: Said) -> Layout:
    return Layout(
        align=alignment(told),
        left=number(told, "ind.left"),
        right=number(told, "ind.right"),
        first=number(told, "ind.firstLine") - number(told, "ind.hanging"),
        before=280 if is_on(told, "spacing.beforeAutospacing") else number(told, "spacing.before"),
        after=280 if is_on(told, "spacing.afterAutospacing") else number(told, "spacing.after"),
        line=number(told, "spacing.line", 240),
        rule=told.get("spacing.lineRule", "auto"),
        contextual=is_on(told, "contextualSpacing"),
        keep_next=is_on(told, "keepNext"),
        keep_lines=is_on(told, "keepLines"),
        page_before=is_on(told, "pageBreakBefore"),
        borders=borders(told, "pBdr"),
        shade=_shade(told),
        tabs=_tabs(told),
        style=told.get("pStyle", ""),
        frame=told.get("framePr.xAlign", ""),
        outline=number(told, "outlineLvl") if "outlineLvl" in told else None,
    )


def borders(told: Said, name: str) -> Mapping[str, Border]:
    """The lines at the sides that have one."""
    found = {}
    for side in _SIDES:
        kind = told.get(f"{name}.{side}", "")
        if kind:
            found[side] = Border(
                kind,
                number(told, f"{name}.{side}.sz", 4),
                told.get(f"{name}.{side}.color", AUTO),
                number(told, f"{name}.{side}.space"),
            )
    return found


def _tabs(told: Said) -> tuple[TabStop, ...]:
    stops = []
    for name, value in told.items():
        at = name.removeprefix("tabs.")
        if name != at and at.lstrip("-").isdecimal():
            kind, _, leader = value.partition(" ")
            if kind != "clear":
                stops.append(TabStop(int(at), kind, leader))
    return tuple(sorted(stops, key=lambda stop: stop.at))


_HIGHLIGHTS = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": "000000",
}


def _shade(told: Said) -> str:
    fill = told.get("shd.fill", AUTO)
    return "" if fill.lower() == AUTO else fill
