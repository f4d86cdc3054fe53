"""Character references of HTML (`&nbsp;`, `&#160;`, `&ldquo;`) to characters."""

from __future__ import annotations

REFERENCE = r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
"""What looks like a character reference. `character` tells whether it is one."""

_COMMON = dict(
    zip(
        ("nbsp", "amp", "lt", "gt", "quot", "apos", "middot", "ldquo", "rdquo", "lsquo", "rsquo", "mdash", "ndash"),
        "\u00a0&<>\"'\u00b7\u201c\u201d\u2018\u2019\u2014\u2013",
        strict=True,
    )
) | {"hellip": "\u2026", "ensp": "\u2002", "emsp": "\u2003", "times": "\u00d7"}
"""The names that pages really use: for these alone the table of all names need not be read."""

_WITHOUT_END = ("nbsp", "amp", "quot", "lt", "gt", "middot", "times")
"""Names that browsers take without a semicolon, also before other letters."""


def character(reference: str) -> tuple[str, int]:
    """What a reference stands for, and how many of its characters belong to it; ("", 0) where it is no reference."""
    if reference[1] == "#":
        digits = reference[2:].rstrip(";")
        return _numbered(int(digits[1:], 16) if digits[0] in "xX" else int(digits)), len(reference)
    name = reference[1:].rstrip(";")
    if reference.endswith(";"):
        found = _COMMON.get(name) or _named(name)
        if found:
            return found, len(reference)
    start = next((each for each in _WITHOUT_END if name.startswith(each)), "")
    return (_COMMON[start], len(start) + 1) if start else ("", 0)


def _named(name: str) -> str:
    from html.entities import html5

    return html5.get(f"{name};", "")


def _numbered(number: int) -> str:
    """The character of a number. Numbers from 128 to 159 mean those of Windows-1252, as Word once wrote them."""
    if 0x80 <= number <= 0x9F:
        return bytes([number]).decode("cp1252", "replace")
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    return chr(number)
