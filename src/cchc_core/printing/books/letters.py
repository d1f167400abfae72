"""Cells as people call them: columns by letter, lines by number."""

import re


def letter_of(column: int) -> str:
    """The letter of a column, from 1: A … Z, AA …"""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def index_of(letter: str) -> int:
    """The column that a letter calls, from 1."""
    found = 0
    for sign in letter:
        found = found * 26 + ord(sign) - 64
    return found


def parted(at: str) -> tuple[str, int]:
    """The letter and the line of a cell, `A1`."""
    found = re.fullmatch(r"([A-Z]+)([0-9]+)", at)
    assert found
    return found[1], int(found[2])
