"""The styles of a workbook: what number format a cell has, and the same style with another one."""

from cchc_core.printing.filling.xml import Edit, Node, changed, parse, tag

_GENERAL = "0"
_PERCENT = ("9", "10")
_OWN = 164
"""From this on number formats are a workbook's own."""


class Styles:
    """The cell styles of a workbook, by their numbers; `written` is the part with those added that
    were asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        root = parse(content)
        self._root = root
        cells = root.first("cellXfs")
        assert cells is not None
        self._cells: Node = cells
        formats = root.first("numFmts")
        self._formats = formats
        self._codes = {
            node.get("numFmtId"): node.get("formatCode")
            for node in (formats.children if formats else ())
        }
        self._added: list[bytes] = []
        self._new_codes: dict[str, str] = {}
        self._known: dict[tuple[int, str, bool], int] = {}

    def is_general(self, style: int) -> bool:
        """Whether a cell of a style has no number format of its own; some programs write that one
        out."""
        id = self._format(style)
        return id == _GENERAL or self._codes.get(id, "").casefold() == "general"

    def is_percent(self, style: int) -> bool:
        """Whether a cell of a style shows its number as a percentage."""
        id = self._format(style)
        return id in _PERCENT or "%" in self._codes.get(id, "")

    def wraps(self, style: int) -> bool:
        """Whether the text of a cell runs over several lines."""
        node = self._cell(style)
        alignment = node.first("alignment") if node else None
        return alignment is not None and alignment.get("wrapText") in ("1", "true")

    def font_size(self, style: int) -> float:
        """The size that a cell is written in."""
        node, fonts = self._cell(style), self._root.first("fonts")
        at = int(node.get("fontId", "0")) if node else 0
        font = fonts.children[at] if fonts and at < len(fonts.children) else None
        size = font.first("sz") if font else None
        return float(size.get("val", "11")) if size else 11.0

    def like(self, style: int, code: str = "", *, quoted: bool = False) -> int:
        """The number of a style like another one, with a number format or for text that begins as a
        formula does."""
        key = (style, code, quoted)
        if key not in self._known:
            node = self._cells.children[style]
            attributes = dict(node.attributes)
            if code:
                attributes |= {"numFmtId": self._id(code), "applyNumberFormat": "1"}
            if quoted:
                attributes["quotePrefix"] = "1"
            inside = self._content[node.opened : node.closed]
            begun = tag(node.name, attributes, empty=not inside)
            ended = f"</{node.name}>".encode() if inside else b""
            self._added.append(begun + inside + ended)
            self._known[key] = len(self._cells.children) + len(self._added) - 1
        return self._known[key]

    def written(self) -> bytes:
        """The part, with the styles that were added."""
        if not self._added:
            return self._content
        edits = [self._grown(self._cells, b"".join(self._added), len(self._added))]
        codes = b"".join(
            tag(f"{self._root.prefix}numFmt", {"numFmtId": id, "formatCode": code}, empty=True)
            for code, id in self._new_codes.items()
        )
        if codes and self._formats is not None:
            edits.append(self._grown(self._formats, codes, len(self._new_codes)))
        elif codes:
            name = f"{self._root.prefix}numFmts"
            begun = tag(name, {"count": str(len(self._new_codes))})
            at = self._root.opened
            edits.append((at, at, begun + codes + f"</{name}>".encode()))
        return changed(self._content, edits)

    def _cell(self, style: int) -> Node | None:
        cells = self._cells.children
        return cells[style] if style < len(cells) else None

    def _format(self, style: int) -> str:
        node = self._cell(style)
        return node.get("numFmtId", _GENERAL) if node else _GENERAL

    def _id(self, code: str) -> str:
        for id, known in self._codes.items():
            if known == code:
                return id
        if code not in self._new_codes:
            used = [int(id) for id in (*self._codes, *self._new_codes.values())]
            self._new_codes[code] = str(max([_OWN - 1, *used]) + 1)
        return self._new_codes[code]

    def _grown(self, node: Node, added: bytes, by: int) -> Edit:
        """A list with more at its end."""
        attributes = {**node.attributes, "count": str(len(node.children) + by)}
        inside = self._content[node.opened : node.closed]
        ended = f"</{node.name}>".encode()
        return node.start, node.end, tag(node.name, attributes) + inside + added + ended
