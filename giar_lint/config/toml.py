"""Values written as TOML, for what the program prints of configurations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def literal(value: Any) -> str:
    """A string, number, truth value, array or table as TOML, in one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{"".join(map(_character, value))}"'
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key(name)} = {literal(each)}" for name, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, frozenset | set):
        return literal(sorted(value))
    return str(value)


def key(name: str) -> str:
    """A key, quoted where it has to be."""
    return name if _BARE.fullmatch(name) else literal(name)


def _character(each: str) -> str:
    """A character as it may stand in a string: what steers a terminal or reorders text is escaped."""
    if each in _ESCAPES or _UNSAFE.match(each) is None:
        return _ESCAPES.get(each, each)
    return f"\\u{ord(each):04x}" if each <= "\uffff" else f"\\U{ord(each):08x}"
