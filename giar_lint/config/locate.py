"""A second look at the text of a TOML file, taken only for an error: on which line a value stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
_TOKEN = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]')

Trail = Sequence[str | int]
"""The way to a value: keys, and the index (0-based) in an array."""


def stated_at(path: str, trail: Trail, *others: Trail) -> int:
    """The line (1-based) of the value at `trail` in the TOML file at `path`, which was read before; 1 where it has gone
    since. Of several trails (a rule goes by code or name) the one that is there.
    """
    text = read_toml(path)
    paths = [way for _, way in _entries(text)]
    best = max((trail, *others), key=lambda each: max((_common(way, each) for way in paths), default=0))
    return line_of(text, best, str(best[-1]))


def read_toml(path: str) -> str:
    """The text of a file that was read before; "" where it has gone since."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as stream:
            return stream.read()
    except (OSError, ValueError):
        return ""


def line_of(text: str, trail: Trail, word: str = "") -> int:
    """The line (1-based) of the value at `trail` in valid TOML, or of the nearest thing around it.

    `word` is the string or key that is wrong; it settles the line inside an array or a table of several lines.
    """
    best, found, end = 0, 1, 0
    entries = list(_entries(text))
    for index, (line, path) in enumerate(entries):
        common = _common(path, trail)
        if common > best:
            best, found = common, line
            end = entries[index + 1][0] if index + 1 < len(entries) else len(text.split("\n")) + 1
    if best < len(trail) and word:
        quoted = re.compile(rf"""(?<![\w-])["']?{re.escape(word)}["']?(?![\w-])""")
        lines = text.split("\n")[found - 1 : max(end - 1, found)]
        return found + next((offset for offset, content in enumerate(lines) if quoted.search(content)), 0)
    return found


def _entries(text: str) -> Iterator[tuple[int, list[str | int]]]:
    """Each header and each key that begins a line, with its line and the whole way to it."""
    arrays: dict[tuple[str, ...], int] = {}
    table: list[str] = []
    for line, content in _logical_lines(text):
        header = _HEADER.match(content)
        key = None if header else _KEY.match(content)
        if header:
            table = _parts(header[2])
            if header[1] == "[[":
                arrays[tuple(table)] = arrays.get(tuple(table), -1) + 1
            yield line, _indexed(table, arrays)
        elif key:
            yield line, _indexed([*table, *_parts(key[1])], arrays)


def _indexed(names: list[str], arrays: dict[tuple[str, ...], int]) -> list[str | int]:
    path: list[str | int] = []
    for count, name in enumerate(names, 1):
        path.append(name)
        if tuple(names[:count]) in arrays:
            path.append(arrays[tuple(names[:count])])
    return path


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_PART, dotted)]


def _common(path: Trail, trail: Trail) -> int:
    count = 0
    for mine, other in zip(path, trail, strict=False):
        if mine != other:
            break
        count += 1
    return count


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that do not lie inside a string or a bracket that an earlier line opened."""
    depth, fence = 0, ""
    for number, content in enumerate(text.split("\n"), 1):
        start = 0
        if fence:
            close = content.find(fence)
            if close < 0:
                continue
            start, fence = close + 3, ""
        elif depth == 0:
            yield number, content
            header = _HEADER.match(content)
            start = header.end() + (header[1] == "[[") if header else 0
        depth, fence = _scan(content, start, depth)


def _scan(content: str, start: int, depth: int) -> tuple[int, str]:
    """The bracket depth and the multi-line quote that are open at the end of a line."""
    while match := _TOKEN.search(content, start):
        token, start = match[0], match.end()
        if token in ('"""', "'''"):
            close = content.find(token, start)
            if close < 0:
                return depth, token
            start = close + 3
        elif token in "[{":
            depth += 1
        elif token in "]}":
            depth = max(0, depth - 1)
    return depth, ""
