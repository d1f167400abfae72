"""Typst, word by word. All text goes in as string literals, so none of it is taken for markup."""

from collections.abc import Iterable

Points = float


def literal(text: str) -> str:
    """A text as typst has strings."""
    for sign, instead in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", ""), ("\t", " ")):
        text = text.replace(sign, instead)
    kept = (sign for sign in text if sign >= " ")
    return f'"{"".join(kept)}"'


def pt(length: Points) -> str:
    """A length in points."""
    return f"{round(length, 3):g}pt"


def twips(length: int) -> str:
    """A length in twentieths of a point, as Word has it, in points."""
    return pt(length / 20)


def colour(hexadecimal: str) -> str:
    """A colour; black for one that is automatic or no colour at all."""
    digits = hexadecimal.strip("#").lower()
    plain = len(digits) == 6 and all(digit in "0123456789abcdef" for digit in digits)
    return f'rgb("#{digits}")' if plain else "black"


def call(name: str, *positional: str, **named: str) -> str:
    """A call of a function; `_` in a name is a hyphen in typst."""
    given = [f"{key.replace('_', '-')}: {value}" for key, value in named.items()]
    return f"{name}({', '.join((*given, *positional))})"


def content(pieces: Iterable[str]) -> str:
    """Calls one after the other, as content."""
    return "{" + "; ".join(pieces) + "}"


def listed(values: Iterable[str]) -> str:
    """An array."""
    return "(" + "".join(f"{value}, " for value in values) + ")"


def keyed(**values: str) -> str:
    """A dictionary; an empty one as typst has it."""
    return "(" + ", ".join(f"{k}: {v}" for k, v in values.items()) + ")" if values else "(:)"
