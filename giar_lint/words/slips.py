"""The list of slips (行政出发 for 行政处罚) and the search for them in a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from giar_lint.records import NamedTuple
from giar_lint.words.files import read_text
from giar_lint.words.text import Prose, characters_of, pairs_of


class Slip(NamedTuple):
    """A slip and what is right. `not_before` and `not_after` hold the characters that may not stand directly before and after
    it; `advice` tells usage that a careful editor would change from what is certainly wrong."""

    text: str
    right: str
    not_before: str = ""
    not_after: str = ""
    advice: bool = False


def find_slips(prose: Prose, words: Mapping[str, str], allow: Collection[str]) -> Iterator[tuple[int, Slip]]:
    """The slips of a text in order, with their places (0-based); of overlapping ones the first and longest.

    `words` are further slips with what is right, `allow` those of the list that are right here.
    """
    listed = (slip for key in prose.pairs & _keys() for slip in _holding(characters_of(key)) if slip.text not in allow)
    added = (Slip(wrong, right) for wrong, right in words.items())
    found = sorted(
        ((at, slip) for slips in (added, set(listed)) for slip in slips for at in _places(prose.text, slip)),
        key=lambda place: (place[0], -len(place[1].text)),
    )
    end = 0
    for at, slip in found:
        if at >= end:
            yield at, slip
            end = at + len(slip.text)


def _places(text: str, slip: Slip) -> Iterator[int]:
    at = text.find(slip.text)
    while at >= 0:
        end = at + len(slip.text)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before and before in slip.not_before) and not (after and after in slip.not_after):
            yield at
        at = text.find(slip.text, end)


def key_of(slip: Slip, frequency: Mapping[str, int]) -> str:
    """The two neighbouring characters of a slip that tell it best from right words: not in the right ones, and rare."""
    pairs = [slip.text[at : at + 2] for at in range(len(slip.text) - 1)]
    return min((each for each in pairs if each not in slip.right), key=lambda each: frequency.get(each, 0))


def listed_slips() -> Iterator[Slip]:
    """The slips of the list, in its order."""
    for line in _text().splitlines():
        if not line.startswith("#"):
            yield from (_slip(item, line) for item in line.partition("\t")[2].split())


@lru_cache(maxsize=1024)
def _holding(characters: str) -> tuple[Slip, ...]:
    """The slips of the list that hold these characters, found without reading the whole list."""
    return tuple(_found(characters))


def _found(characters: str) -> Iterator[Slip]:
    text = _text()
    at = text.find(characters)
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.index("\n", at)
        line = text[start:end]
        if not line.startswith("#"):
            advice = start > text.index("\n# advice")
            yield from (_slip(item, line, advice) for item in line.partition("\t")[2].split() if characters in item)
        at = text.find(characters, end)


def _slip(item: str, line: str, advice: bool = False) -> Slip:
    """The slip of an item as the list writes it: [characters not before]slip[characters not after]."""
    head, _, tail = item.rpartition("]")[0].rpartition("[") if item.endswith("]") else (item, "", "")
    before, bracket, text = head.rpartition("]")
    return Slip(text if bracket else head, line.partition("\t")[0], before.removeprefix("["), tail, advice)


@lru_cache(maxsize=1)
def _text() -> str:
    return read_text("slips.txt")


@lru_cache(maxsize=1)
def _keys() -> frozenset[int]:
    """A pair of characters of every slip, from a file of its own, so that a text without slips costs next to nothing."""
    return pairs_of(read_text("slips.pairs"))
