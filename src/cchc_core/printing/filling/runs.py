"""Text that is formatted in runs: cells, text boxes, comments, titles of charts."""

from collections.abc import Callable, Iterator, Sequence

from cchc_core.printing.fields import FIELD
from cchc_core.printing.filling.xml import Edit, Node, tag, text

_HOLDERS = ("si", "is", "p", "text")
"""What holds runs that read on from one to the next."""


def paragraphs(root: Node) -> Iterator[list[Node]]:
    """The texts of each paragraph below an element, run by run; of reading aids none."""
    holders = [root] if root.local in _HOLDERS else list(root.all(*_HOLDERS))
    for holder in holders:
        runs = [node for node in holder.all("t") if _holder(node) is holder]
        if runs:
            yield runs


def filled_runs(runs: Sequence[str], said: Callable[[str], str]) -> list[str]:
    """The runs with their fields filled: a field that runs over several is put into the first of
    them, dressed like that; `said` gives what a field's text stands for."""
    whole, filled = "".join(runs), list(runs)
    ends = [sum(map(len, runs[: at + 1])) for at in range(len(runs))]
    starts = [0, *ends[:-1]]
    for found in reversed(list(FIELD.finditer(whole))):
        put = said(found[1])
        for at in reversed(range(len(runs))):
            first, last = max(found.start(), starts[at]), min(found.end(), ends[at])
            if first < last:
                own, here = filled[at], starts[at]
                begins = found.start() >= starts[at]
                filled[at] = own[: first - here] + (put if begins else "") + own[last - here :]
    return filled


def edits(runs: Sequence[Node], filled: Sequence[str]) -> Iterator[Edit]:
    """The changes of a part by which its runs come to say what they are filled with."""
    for node, said in zip(runs, filled, strict=True):
        if said != node.text:
            yield node.start, node.end, written(node, said)


def written(node: Node, said: str) -> bytes:
    """A text element that says something else; spaces at its ends count."""
    holder = _holder(node)
    drawn = holder is not None and holder.local == "p"
    attributes = node.attributes if drawn else {**node.attributes, "xml:space": "preserve"}
    return tag(node.name, attributes) + text(said) + f"</{node.name}>".encode()


def _holder(node: Node) -> Node | None:
    at = node.parent
    while at is not None and at.local not in (*_HOLDERS, "rPh"):
        at = at.parent
    return at
