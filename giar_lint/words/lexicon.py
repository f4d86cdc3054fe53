"""The lexicon: how common a word is. Read when a word is first asked for, and looked through word by word, never as a whole."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_letters

from giar_lint.words.files import read_bytes

LONGEST = 4
"""The length of the longest word."""
STEP = 0.35
UNKNOWN = 18.5
"""The cost of a character that the lexicon does not have."""


@lru_cache(maxsize=1 << 16)
def cost(word: str) -> float | None:
    """How unlikely a word is (the negative logarithm of its share), None where it is no word. A single character always
    is one."""
    line = _line(word[0])
    # The words of a line are sorted, so that the first that begins like this one is this one, if it is there.
    end = line.find(f" {word[1:]}") + len(word)
    letter = line[end : end + 1]
    if end >= len(word) and letter and letter in ascii_letters:
        return ascii_letters.index(letter) * STEP
    return UNKNOWN if len(word) == 1 else None


def begins_word(pair: str) -> bool:
    """Whether a word begins with these two characters."""
    return f" {pair[1:]}" in _line(pair[0])


@lru_cache(maxsize=4096)
def _line(first: str) -> str:
    """The words that begin with a character as the data file has them: each without it, with a letter for its cost."""
    data, key = _data(), first.encode()
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = data.index(b"\n", start)
        found = data[start : start + len(key)]
        if found == key:
            return data[start:end].decode()
        low, high = (end + 1, high) if found < key else (low, start)
    return ""


@lru_cache(maxsize=1)
def _data() -> bytes:
    return read_bytes("lexicon.txt")
