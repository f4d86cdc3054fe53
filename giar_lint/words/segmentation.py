"""Parts a run of Chinese characters into words in the likeliest ways that the lexicon allows, about a doubled character."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from giar_lint.records import NamedTuple
from giar_lint.words.lexicon import LONGEST, begins_word, cost


class Reading(NamedTuple):
    """A way to part the words at the doubled character: what it costs, the words before and after (one, where it holds both), and
    the words that stand before and after these in turn."""

    cost: float
    before: str
    after: str
    ahead: str = ""
    behind: str = ""


def readings(window: str, at: int) -> Iterator[Reading]:
    """The ways to part the words at the doubled character, each completed at both sides in the likeliest way."""
    before, after = _costs_before(window[: at + 1]), costs_after(window[at + 1 :])
    for start in range(max(0, at + 2 - LONGEST), at + 1):
        for end in range(at + 2, min(len(window), start + LONGEST) + 1):
            price = cost(window[start:end])
            if price is not None:
                yield Reading(before[start] + price + after[end - at - 1], window[start:end], "")
    behind = {end: first_word(window, end, after[end - at - 1 :]) for end in range(at + 2, len(window) + 1)}
    for start, left_cost in _ending(window, at + 1):
        ahead = _last_word(window, start, before)
        for end, right_cost in _beginning(window, at + 1):
            price = before[start] + left_cost + right_cost + after[end - at - 1]
            yield Reading(price, window[start : at + 1], window[at + 1 : end], ahead, behind[end])


def _last_word(window: str, end: int, before: list[float]) -> str:
    """The word that ends at a place in the likeliest way to part what stands before it."""
    start = min(_ending(window, end), key=lambda word: before[word[0]] + word[1], default=(end, 0.0))[0]
    return window[start:end]


def first_word(window: str, start: int, after: list[float]) -> str:
    """The word that begins at a place in the likeliest way to part what stands after it."""
    if start == len(window):
        return ""
    end = min(_beginning(window, start), key=lambda word: word[1] + after[word[0] - start])[0]
    return window[start:end]


def _ending(window: str, end: int) -> list[tuple[int, float]]:
    """The words that end at a place, each by its start and its cost."""
    found = ((start, cost(window[start:end])) for start in range(max(0, end - LONGEST), end))
    return [(start, price) for start, price in found if price is not None]


def _beginning(window: str, start: int) -> list[tuple[int, float]]:
    """The words that begin at a place, each by its end and its cost."""
    longest = LONGEST if begins_word(window[start : start + 2]) else 1
    found = ((end, cost(window[start:end])) for end in range(start + 1, min(len(window), start + longest) + 1))
    return [(end, price) for end, price in found if price is not None]


def _costs_before(text: str) -> list[float]:
    """For each place of a text the least cost of what stands before it."""
    least = [0.0, *[inf] * len(text)]
    for start in range(len(text)):
        for end, price in _beginning(text, start):
            least[end] = min(least[end], least[start] + price)
    return least


def costs_after(text: str) -> list[float]:
    """For each place of a text the least cost of what stands after it."""
    least = [0.0] * (len(text) + 1)
    for start in range(len(text) - 1, -1, -1):
        least[start] = min([price + least[end] for end, price in _beginning(text, start)])
    return least
