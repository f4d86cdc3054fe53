"""Lists of words, written the way they are read: in one string, parted by blanks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_LONGEST_SENTENCE = 1000


def wordlist(text: str) -> tuple[str, ...]:
    """The words of a text that blanks part."""
    return tuple(text.split())


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether a text contains one of the words."""
    return any(map(text.__contains__, words))


def holds_any(text: str, words: Iterable[str]) -> bool:
    """`has_any` for a long text: looks for a word only where its first character occurs, which is found much quicker."""
    return any(word in text for word in words if word[0] in text)


def places_of(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text (0-based), in order, also overlapping."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def parted(text: str, marks: str) -> list[str]:
    """The parts of a text between marks, which are single characters, those that are empty too."""
    for mark in marks[1:]:
        text = text.replace(mark, marks[0])
    return text.split(marks[0])


def about(text: str, start: int, end: int, marks: str) -> tuple[int, int]:
    """Where the sentence begins and ends that text[start:end] stands in, the marks that end sentences left out. At most 1,000
    characters before and after it are looked at, more than sentences have."""
    low, high = max(0, start - _LONGEST_SENTENCE), end + _LONGEST_SENTENCE
    begin = max(low, *[text.rfind(mark, low, start) + 1 for mark in marks])
    return begin, min([at for mark in marks if (at := text.find(mark, end, high)) >= 0], default=min(high, len(text)))
