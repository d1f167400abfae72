"""What a document carries besides what people see: what it was made of, and what its controls are.

It travels as a custom XML part, which programs keep that lose the tags of controls.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from attrs import field, frozen
from docx.document import Document as Word
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from cchc_core import Manifest
from cchc_format_word.bookmarks import set_bookmarks, wrap
from cchc_format_word.controls import (
    Tag,
    alias_of,
    content_of,
    controls,
    digest,
    is_block,
    retag,
    tag_of,
)
from cchc_format_word.elements import Element, attribute, child, made, text_of

_SPACE = "urn:cchc:report"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_ROOT = f"{{{_SPACE}}}report"
_PLAIN: Any = {None: _SPACE}


@frozen
class Register:
    """The manifest as cells (`text_to_cells`); `whole`, a digest of all other parts as we wrote
    them; the tags of the controls inside paragraphs, in order; of blocks by bookmark what they are
    called, and their tag."""

    manifest: tuple[str, ...] = ()
    whole: str = ""
    inline: tuple[Tag, ...] = ()
    blocks: Mapping[str, tuple[str, Tag]] = field(factory=dict)


def register_of(document: Word) -> Register | None:
    """What a document carries; None for one that is not ours, or lost it."""
    part = _part(document)
    if part is None:
        return None
    root = etree.fromstring(part.blob, _PARSER)
    tags = (Tag.of(each.get("tag", "")) for each in root.iterfind(f"{{{_SPACE}}}control"))
    inline = tuple(tag for tag in tags if tag)
    blocks = {
        each.get("bookmark", ""): (each.get("alias", ""), tag)
        for each in root.iterfind(f"{{{_SPACE}}}block")
        if (tag := Tag.of(each.get("tag", "")))
    }
    cells = root.iterfind(f"{{{_SPACE}}}{Manifest.sheet}")
    manifest = tuple(each.text or "" for each in cells)
    return Register(manifest, root.get("whole", ""), inline, blocks)


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def mend(roots: Iterable[Element], register: Register) -> None:
    """Gives controls the tags again that a program lost, and blocks their controls."""
    roots = list(roots)
    there = {tag.name for root in roots for control, tag in controls(root) if is_block(control)}
    for bookmark, (alias, tag) in register.blocks.items():
        if tag.name not in there:
            for root in roots:
                _unwrap(root, alias)
                if wrap(root, bookmark, alias, tag) is not None:
                    break
    _mend_inline(roots, register)


def _mend_inline(roots: Iterable[Element], register: Register) -> None:
    """Tells by what they say, and in which order, which controls without a tag are which."""
    lost: list[Element] = []
    missing = list(register.inline)
    for root in roots:
        for control in root.iter(_SDT):
            tag = tag_of(control)
            if tag in missing:
                missing.remove(tag)
            elif tag is None and not _has_tag(control) and not is_block(control):
                lost.append(control)
    said = [digest(text_of(content_of(control))) for control in lost]
    for control, tag in _aligned(lost, said, missing):
        retag(control, tag)


def _aligned(
    lost: Sequence[Element], said: Sequence[str], missing: Sequence[Tag]
) -> Iterator[tuple[Element, Tag]]:
    if len(lost) == len(missing):
        yield from zip(lost, missing, strict=True)
        return
    matcher = SequenceMatcher(None, said, [tag.digest for tag in missing], autojunk=False)
    for _, i, j, k, m in matcher.get_opcodes():
        if j - i == m - k:
            yield from zip(lost[i:j], missing[k:m], strict=True)


def _has_tag(control: Element) -> bool:
    return bool(attribute(child(child(control, "sdtPr"), "tag")))


_SDT = made("sdt").tag


def _unwrap(root: Element, alias: str) -> None:
    """Takes away what is left of the control of a block round the first of its runs."""
    for control in list(root.iter(_SDT)):
        if alias_of(control) == alias and tag_of(control) is None and not is_block(control):
            for inside in list(content_of(control)):
                control.addprevious(inside)
            control.getparent().remove(control)


def registered(document: Word, roots: Iterable[Element], manifest: Iterable[str]) -> None:
    """Makes the document carry its register; `manifest` is what it was made of."""
    top = etree.Element(_ROOT, nsmap=_PLAIN)
    roots = list(roots)
    for root in roots:
        for bookmark, alias, tag in set_bookmarks(root):
            _add(top, "block", bookmark=bookmark, alias=alias, tag=str(tag))
    for root in roots:
        for control, tag in controls(root):
            if not is_block(control):
                _add(top, "control", tag=str(tag))
    for cell in manifest:
        _add(top, Manifest.sheet).text = cell
    top.set("whole", _NOT_YET)
    blob = etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True)
    if (part := _part(document)) is not None:
        part._blob = blob  # noqa: SLF001  python-docx has no public way
        return
    package = document.part.package
    name = package.next_partname("/customXml/item%d.xml")
    document.part.relate_to(Part(PackURI(name), "application/xml", blob, package), _KIND)


_NOT_YET = "0" * 64


def _add(top: Element, name: str, /, **attributes: str) -> Element:
    return etree.SubElement(top, f"{{{_SPACE}}}{name}", attributes)


def _part(document: Word) -> Part | None:
    for relation in document.part.rels.values():
        if relation.reltype == _KIND and not relation.is_external:
            part: Part = relation.target_part
            if _is_register(part.blob):
                return part
    return None


def sealed(content: bytes) -> bytes:
    """A document, saved, with the digest of all its other parts in its register."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    whole = _whole(parts).encode()
    new = io.BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, _sealed(data, whole) if _is_register(data) else data)
    return new.getvalue()


def _sealed(data: bytes, whole: bytes) -> bytes:
    return data.replace(f'whole="{_NOT_YET}"'.encode(), b'whole="' + whole + b'"')


def is_untouched(content: bytes, register: Register) -> bool:
    """Whether no program has saved a document since we wrote it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return _whole((name, archive.read(name)) for name in archive.namelist()) == register.whole


def _whole(parts: Iterable[tuple[str, bytes]]) -> str:
    told = hashlib.sha256()
    for name, data in sorted(_others(parts)):
        told.update(f"{name}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return told.hexdigest()


def _others(parts: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    return ((n, data) for n, data in parts if n != _STAMPED and not _is_register(data))


_STAMPED = "docProps/core.xml"  # its times are pinned once all is written


def _is_register(data: bytes) -> bool:
    return _SPACE.encode() in data[:400]
