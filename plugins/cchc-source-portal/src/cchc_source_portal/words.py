"""What exports write into their columns: states, channels, levels and fields, by their words."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from attrs import evolve, field, frozen

from cchc_core import Channel, Text, fold
from cchc_core.reading import Table, read_toml

NEVER_RECEIVED = (1, 3)
"""Mới đăng ký, không được tiếp nhận: never counted as received."""
RETURNED = 7
WAITING = (5, 6, 8)
DONE = (9, 10)
"""The states of the portal (Thanh Hóa, 1 to 10)."""

_HERE = Path(__file__).parent


@frozen
class Words:
    """The meaning of words as exports print them; all are compared by `key`."""

    states: Mapping[str, int] = field(factory=dict)
    channels: Mapping[str, Channel] = field(factory=dict)
    levels: Mapping[str, Channel] = field(factory=dict)
    fields: Mapping[str, str] = field(factory=dict)

    def state(self, text: str) -> int | None:
        """The state's number, 1 to 10; None for a word nobody knows."""
        if text.isdecimal():
            return int(text) if 1 <= int(text) <= 10 else None
        return self.states.get(key(text))

    def channel(self, text: str) -> Channel | None:
        """The channel; online without a word on the level."""
        return self.channels.get(key(text))

    def level(self, text: str) -> Channel | None:
        """Online in part or in full."""
        return self.levels.get(key(text))

    def field(self, text: str) -> str:
        """The name indicators know a printed field by; empty for all that none asks for."""
        return self.fields.get(key(text).removeprefix("linh vuc "), "")

    def may_be(self, text: str) -> frozenset[str]:
        """The names of fields a printed one speaks of though nobody says that it is one of them
        ("Đất đai - Môi trường")."""
        printed = f" {key(text)} "
        if self.field(text):
            return frozenset()
        return frozenset(name for known, name in self.fields.items() if f" {known} " in printed)

    def __add__(self, own: "Words") -> "Words":
        """These words with an office's own, which come first."""
        return Words(
            {**self.states, **own.states},
            {**self.channels, **own.channels},
            {**self.levels, **own.levels},
            {**self.fields, **own.fields},
        )


def key(text: str) -> str:
    """What words and heads are compared by: no case, no diacritics, no signs but `/`."""
    return " ".join("".join(c if c.isalnum() or c == "/" else " " for c in fold(text)).split())


@cache
def shipped_words() -> Words:
    """The words that ship with the plugin."""
    words = read_words(read_toml(_HERE / "words.toml"))
    return evolve(words, fields=dict(_fields(read_toml(_HERE / "fields.toml"))))


def read_words(top: Table) -> Words:
    """The tables `states`, `channels`, `levels` and `fields` of a file, as far as it has them."""
    fields = top.table("fields")
    return Words(
        states=dict(_states(top)),
        channels=dict(_channels(top, "channels")),
        levels=dict(_channels(top, "levels")),
        fields=dict(_fields(fields)) if fields else {},
    )


def _states(top: Table) -> Iterator[tuple[str, int]]:
    if (table := top.table("states")) is None:
        return
    for word, number in table.items():
        if number not in range(1, 11):
            wrong = Text("trạng thái là số từ 1 đến 10", "a state is a number from 1 to 10")
            raise table.error(word, wrong)
        yield key(word), number


def _channels(top: Table, name: str) -> Iterator[tuple[str, Channel]]:
    if (table := top.table(name)) is None:
        return
    for word, channel in table.items():
        if channel not in list(Channel):
            have = ", ".join(Channel)
            raise table.error(word, Text(f"chọn một trong: {have}", f"choose one of: {have}"))
        yield key(word), Channel(channel)


def _fields(table: Table) -> Iterator[tuple[str, str]]:
    for name in dict(table.items()):
        for printed in table.strings(name) or ():
            yield key(printed), name
