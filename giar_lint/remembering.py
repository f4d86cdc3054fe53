"""Results kept for texts that are asked about again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

_Result = TypeVar("_Result")

_LONGEST = 2000


def remember_short(maxsize: int) -> Callable[[Callable[[str], _Result]], Callable[[str], _Result]]:
    """Keeps the last `maxsize` results of a function of a text, those of long texts not: a run over many files whose texts
    have no ends of lines would hold all of them."""

    def decorate(function: Callable[[str], _Result]) -> Callable[[str], _Result]:
        kept = lru_cache(maxsize=maxsize)(function)

        @wraps(function)
        def ask(text: str) -> _Result:
            return kept(text) if len(text) <= _LONGEST else function(text)

        return ask

    return decorate
