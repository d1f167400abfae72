"""The source that docs/write-a-source.md shows keeps every promise a source makes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

DOC = Path(__file__).parents[2] / "docs" / "write-a-source.md"


def _shown() -> Mapping[str, Any]:
    """What the document's Python blocks define, read one after the other."""
    defined: dict[str, Any] = {"__name__": __name__}
    for block in DOC.read_text(encoding="utf-8").split("```python\n")[1:]:
        exec(block.split("```")[0], defined)
    return defined


TestPortalList = _shown()["TestPortalList"]
