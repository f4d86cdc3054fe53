"""Lists of words, written the way they are read: in one string, parted by blanks."""

from __future__ import annotations

from collections.abc import Iterable


def wordlist(text: str) -> tuple[str, ...]:
    """The words of a text that blanks part."""
    return tuple(text.split())


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether a text contains one of the words."""
    return any(map(text.__contains__, words))
