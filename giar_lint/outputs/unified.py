"""What `--diff` shows: a unified diff of a file's text before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from giar_lint.masking import mask
from giar_lint.outputs.terminal import harmless

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_LONGEST = 5000
"""So many changed lines at most are compared with each other; beyond that they are shown as one change."""


def unified(path: str, old: str, new: str) -> str:
    """The diff of two texts that differ, with three lines around each change; "" for equal ones. What steers a terminal is
    made visible and private numbers are masked; tabs and the line ends LF and CRLF stay as they are."""
    first, second = _LINE.findall(old), _LINE.findall(new)
    if first == second:
        return ""
    name = harmless(path)
    return "".join([f"--- {name}\n+++ {name}\n", *_hunks(first, second)])


def _hunks(first: Sequence[str], second: Sequence[str]) -> Iterator[str]:
    from difflib import unified_diff

    head = _common(first, second)
    tail = min(_common(first[::-1], second[::-1]), len(first) - head, len(second) - head)
    start, stops = max(head - 3, 0), (len(first) - tail, len(second) - tail)
    if max(stops) - head > _LONGEST:
        yield f"@@ -{_range(head, stops[0])} +{_range(head, stops[1])} @@\n"
        yield from (_line("-", line) for line in first[head : stops[0]])
        yield from (_line("+", line) for line in second[head : stops[1]])
        return
    compared = unified_diff(first[start : stops[0] + 3], second[start : stops[1] + 3], lineterm="\n")
    for index, line in enumerate(compared):
        if index < 2:
            continue
        yield _moved(line, start) if line.startswith("@@ ") else _line(line[0], line[1:])


def _moved(head: str, start: int) -> str:
    """The head of a hunk, counted from the beginning of the file and not of what was compared."""
    return re.sub(r"(?<=[-+])\d+", lambda match: str(int(match[0]) + start), head)


def _range(start: int, stop: int) -> str:
    return f"{start + 1 if stop > start else start},{stop - start}"


def _line(mark: str, line: str) -> str:
    text = line.rstrip("\r\n")
    end = line[len(text) :]
    shown = "\t".join(harmless(part) for part in mask(text).split("\t"))
    # A lone CR would take a terminal back to the line's beginning.
    return f"{mark}{shown}" + (end if end.endswith("\n") else "\n") + ("" if end else "\\ No newline at end of file\n")


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """How many lines two texts have in common at their beginning."""
    return next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
