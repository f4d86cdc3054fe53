"""Data to JSON in one line, with decimals as numbers in their own digits: `json` knows no way to write them so."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from giar_lint.outputs.json_array import dump


def encode(data: object) -> str:
    """The JSON of dicts with keys that are strings, lists, strings, numbers (Decimal among them), booleans and None.
    What steers or reorders text is escaped.
    """
    if isinstance(data, Decimal):
        return format(data, "f")
    if isinstance(data, dict):
        return "{" + ", ".join(f"{_key(key)}: {encode(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(encode, data)) + "]"
    # Most of a report is the lines and columns of places, and null.
    if data is None:
        return "null"
    return str(data) if type(data) is int else dump(data)


@lru_cache(maxsize=512)
def _key(name: str) -> str:
    return dump(name)
