"""Text from files on its way to a terminal: made harmless, measured in columns, cut to a window, coloured."""

from __future__ import annotations

import re
import unicodedata

_COLOURS = {"error": "31", "warning": "33", "info": "36", "bold": "1", "dim": "2"}
_UNSAFE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_TAB = "    "
_ELLIPSIS = "…"
_NEAR = 4
"""So many times the characters that fit are looked at, since some take no column."""


def harmless(text: str) -> str:
    """The text with everything that steers a terminal or reorders characters made visible (`<U+202E>`, `␛`), and tabs
    as blanks.
    """
    return _UNSAFE.sub(_visible, text).replace("\t", _TAB)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def width(text: str) -> int:
    """How many columns harmless text takes. Characters whose width depends on the font (quotes, ①) count as one, as
    terminals do.
    """
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def paint(text: str, colour: str, enabled: bool) -> str:
    """The text in one of the colours (a severity's label, "bold", "dim"), if colours are on."""
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if enabled else text


def excerpt(line: str, start: int, end: int, columns: int) -> tuple[str, int, int]:
    """A window of at most `columns` columns on a line around line[start:end] (0-based, in code points).

    Returns the harmless text, the column (0-based) where the mark begins in it and how many columns it spans, at
    least one. A mark that is wider than the window is cut at the window's end.
    """
    # Of a line of any length, no more is looked at than could be shown: a file may have very many places on one line.
    near = _NEAR * columns
    before, after = harmless(line[max(0, start - near) : start]), harmless(line[end : end + near])
    marked = whole = harmless(line[start : min(end, start + near)])
    cut_before, cut_after = start > near, len(line) - end > near
    if width(before) + width(marked) + width(after) <= columns and not (cut_before or cut_after or end - start > near):
        return before + marked + after, width(before), max(1, width(marked))
    room = columns - 2 * len(_ELLIPSIS)
    marked = _head(marked, room)
    rest = room - width(marked)
    left = _tail(before, max(rest // 2, rest - width(after)))
    right = _head(after, rest - width(left))
    opening = _ELLIPSIS if cut_before or len(left) < len(before) else ""
    closing = (
        _ELLIPSIS if cut_after or len(right) < len(after) or end - start > near or len(marked) < len(whole) else ""
    )
    return opening + left + marked + right + closing, width(opening + left), max(1, width(marked))


def _head(text: str, columns: int) -> str:
    """As much of the beginning as fits into so many columns."""
    used = 0
    for index, character in enumerate(text):
        used += _columns(character)
        if used > columns:
            return text[:index]
    return text


def _tail(text: str, columns: int) -> str:
    """As much of the end as fits into so many columns."""
    used = 0
    for index in range(len(text) - 1, -1, -1):
        used += _columns(text[index])
        if used > columns:
            return text[index + 1 :]
    return text
