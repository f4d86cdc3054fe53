"""How wordings are compared: what does not matter is squeezed out, and what remains is equal, cut off, similar or
different."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_DROPPED = dict.fromkeys(
    map(ord, " \t\r\n\v\f\u00a0\u3000\u200b\ufeff()[]{}<>〔〕【】《》〈〉“”‘’「」『』\"'`,、，。.;；:：·…*#/／\\_")
)
_UNIT = re.compile(r"[（(][^（()）]*(?:单位|万元|小数)[^（()）]*[)）]?|单位[:：]?\s*(?:万元|元|件|条)?")


@lru_cache(maxsize=4096)
def squeeze(text: str) -> str:
    """The text without what does not matter in a label: spaces, brackets, quotes, commas, stops, the width of
    characters."""
    return normalize("NFKC", text).translate(_DROPPED)


@lru_cache(maxsize=1024)
def squeeze_column(text: str) -> str:
    """As `squeeze`, and without units and notes on decimals, which headers of columns carry or not."""
    return squeeze(_UNIT.sub("", text) if "位" in text or "元" in text else text)


def may_be_similar(left: str, right: str, least: float) -> bool:
    """Whether `similarity` can reach `least`, by lengths and the characters that both have; needs no library."""
    total = max(1, len(left) + len(right))
    bound = 2 * min(len(left), len(right)) / total
    if bound < least:
        return False
    return 2 * sum(map(right.__contains__, left)) / total >= least


def similarity(left: str, right: str) -> float:
    """How alike two squeezed texts are, from 0 to 1 (share of characters kept by the cheapest insertions and
    deletions)."""
    from rapidfuzz.fuzz import ratio

    return ratio(left, right) / 100
