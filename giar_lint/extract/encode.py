"""Data to JSON in one line, with decimals as numbers in their own digits: `json` knows no way to write them so."""

from __future__ import annotations

from decimal import Decimal

from giar_lint.outputs.json_array import dump


def encode(data: object) -> str:
    """The JSON of dicts with keys that are strings, lists, strings, numbers (Decimal among them), booleans and None.
    What steers or reorders text is escaped.
    """
    if isinstance(data, Decimal):
        return format(data, "f")
    if isinstance(data, dict):
        return "{" + ", ".join(f"{dump(key)}: {encode(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(encode, data)) + "]"
    return dump(data)
