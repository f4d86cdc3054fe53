"""The lexicon: how common a word is. Read when a word is first asked for, and of its lines only those that are needed."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from string import ascii_letters

LONGEST = 4
"""The length of the longest word."""
STEP = 0.35
UNKNOWN = 18.5
"""The cost of a character that the lexicon does not have."""
_WORD = re.compile(r"([一-鿿]*)([a-zA-Z])")


def cost(word: str) -> float | None:
    """How unlikely a word is (the negative logarithm of its share), None where it is no word. A single character always is one."""
    found = beginning_with(word[0]).get(word[1:])
    return UNKNOWN if found is None and len(word) == 1 else found


@lru_cache(maxsize=4096)
def beginning_with(first: str) -> dict[str, float]:
    """The words that begin with a character, without it, with their costs."""
    text = _text()
    start = text.find("\n" + first)
    if start < 0:
        return {}
    line = text[start + 2 : text.index("\n", start + 1)]
    return {rest: ascii_letters.index(letter) * STEP for rest, letter in _WORD.findall(line)}


@lru_cache(maxsize=1)
def _text() -> str:
    return (Path(__file__).parent / "lexicon.txt").read_text(encoding="utf-8")
