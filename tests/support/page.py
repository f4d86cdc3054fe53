"""Writing a report's text while keeping track of where each thing begins, so that tests can ask for exact places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

Key = str | tuple[object, ...]
"""What a place is of. Numbers are 0-based.

"title", "first-line", "last-line", ("heading", section), ("preamble", n), ("paragraph", section, n), ("signature",),
("date",); ("header", table, n), ("header-label", table, n, m), ("row", table, row), ("label", table, row),
("cell", table, row, column); ("again", key) is the second thing of a key, ("phrase", key, text) a text inside a title,
heading, paragraph, signature or date, ("within", key) the line of a key without its column.
"""


class Spot(NamedTuple):
    """A place: a 1-based line, and a 1-based column or None where the column says nothing (rows, blank cells)."""

    line: int
    column: int | None


class Places:
    """The places of a rendered text, by key."""

    def __init__(self, text: str, anchors: dict[Key, tuple[int, bool]], passages: dict[Key, tuple[str, list[int]]]):
        self._starts = [0, *(match.end() for match in re.finditer(r"\n", text))]
        self._anchors = anchors
        self._passages = passages

    def __getitem__(self, key: Key) -> Spot:
        """The place of a key. Raises KeyError where there is nothing of that key, ValueError for an absent phrase."""
        if isinstance(key, tuple) and key[0] == "phrase":
            _, holder, phrase = key
            assert isinstance(holder, (str, tuple))
            text, offsets = self._passages[holder]
            return self._spot(offsets[text.index(str(phrase))], True)
        if isinstance(key, tuple) and key[0] == "within":
            assert isinstance(key[1], (str, tuple))
            return self._spot(self._anchors[key[1]][0], False)
        return self._spot(*self._anchors[key])

    def __contains__(self, key: Key) -> bool:
        return key in self._anchors

    def _spot(self, offset: int, exact: bool) -> Spot:
        line = bisect_right(self._starts, offset)
        return Spot(line, offset - self._starts[line - 1] + 1 if exact else None)


class Slot(NamedTuple):
    """A cell to write: its text and the keys that begin there."""

    text: str
    keys: tuple[Key, ...] = ()


Prefixes = list[str]
"""For each character of a text, what a layout puts before it (a space before a number, the break of a page)."""


def plain(text: str) -> Prefixes:
    return [""] * len(text)


class Page:
    """The text written so far, and what began where."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._anchors: dict[Key, tuple[int, bool]] = {}
        self._passages: dict[Key, tuple[str, list[int]]] = {}

    def write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def mark(self, keys: Iterable[Key], *, exact: bool) -> None:
        """What is written next is what the keys name."""
        for key in keys:
            self._anchors[self._fresh(key)] = (self._length, exact)

    def passage(self, key: Key, text: str, prefixes: Prefixes | None = None) -> None:
        """Write a title, heading or paragraph, each character after what the layout puts before it."""
        key = self._fresh(key)
        offsets = []
        for prefix, character in zip(prefixes or plain(text), text, strict=True):
            self.write(prefix)
            offsets.append(self._length)
            self.write(character)
        self._anchors[key] = (offsets[0], True)
        self._passages[key] = (text, offsets)

    def slot(self, slot: Slot) -> None:
        """Write a cell. The column of an empty cell, or of a row as a whole, says nothing."""
        rows = [key for key in slot.keys if key[0] in ("row", "header")]
        self.mark(rows, exact=False)
        self.mark((key for key in slot.keys if key not in rows), exact=bool(slot.text))
        self.write(slot.text)

    def finish(self) -> tuple[str, Places]:
        text = "".join(self._parts).rstrip() + "\n"
        self._anchors["first-line"] = (0, False)
        self._anchors["last-line"] = (len(text.rstrip()) - 1, False)
        return text, Places(text, self._anchors, self._passages)

    def _fresh(self, key: Key) -> Key:
        while key in self._anchors:
            key = ("again", key)
        return key
