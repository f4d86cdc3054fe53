"""The message catalogue: every sentence that a diagnostic can say, in Chinese and English, by code and variant.

One module per family of rules, each with `MESSAGES: Messages`. Imported when there is something to say, not before.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

Messages = dict[str, dict[str, tuple[str, str]]]
"""code -> variant ("" for the only one) -> (Chinese, English), each a `str.format` template."""

FAMILIES = {
    "0": "files",
    "1": "structure",
    "2": "tables",
    "3": "totals",
    "4": "prose",
    "5": "dates",
    "6": "duplicates",
    "7": "words",
    "8": "privacy",
}
"""The third digit of a code -> the module of its family's messages, which is the family's name too."""


def template(code: str, key: str, language: str) -> str:
    """The template of a message. Raises KeyError for a code or variant that the catalogue does not hold."""
    messages: Messages = import_module(f"{__name__}.{FAMILIES[code[3]]}").MESSAGES
    return messages[code][key][1 if language == "en" else 0]


def render(code: str, key: str, values: Mapping[str, object], language: str) -> str:
    """The message in one language. A value that is a pair (Chinese, English) is resolved to the language first."""
    return fill(template(code, key, language), values, language)


def fill(text: str, values: Mapping[str, object], language: str) -> str:
    """A template with its values. A value that is a pair (Chinese, English) is resolved to the language first."""
    index = 1 if language == "en" else 0
    chosen = {name: value[index] if isinstance(value, tuple) else value for name, value in values.items()}
    return text.format(**chosen)
