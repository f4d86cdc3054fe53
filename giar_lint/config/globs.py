"""Patterns written as in a .gitignore, ready for matching in time that grows with pattern and path alone.

pathspec makes a regular expression of each pattern, in which every `*` is tried at every place for every place of those
before it: a name of 240 characters against twenty stars would take for ever. The first place where what stands between two
stars fits is as good as any later one, so that here no star is tried again once the next one is reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

# What pathspec writes for `*`, for `**/` at the beginning and for `**` between two segments. No pattern can bring these about
# otherwise: they hold a slash, at which patterns are parted first.
_STAR = r"\[\^/\]\*"
_TO_NEXT_STAR = rf"{_STAR}((?:\[\^/\]|[^/])*?)(?={_STAR})"
_LEADING = "^(?:.+/)?"
_BETWEEN = "(?:/.+)?"


def spec_of(lines: Iterable[str]) -> GitIgnoreSpec:
    """The lines of a .gitignore as one thing to match with. Raises ValueError for one that is no pattern."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines, _pattern, backend="simple")


def _pattern(line: str) -> GitIgnoreSpecPattern:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    regex, include = GitIgnoreSpecPattern.pattern_to_regex(line)
    return GitIgnoreSpecPattern(None if regex is None else re.compile(steadily(regex)), include)


def steadily(regex: str) -> str:
    """A regular expression of pathspec's that matches the same without trying any star twice."""
    regex = re.sub(_TO_NEXT_STAR, lambda found: f"(?>[^/]*?{found[1]})", regex)
    first, *more = regex.split(_BETWEEN)
    if not more:
        return regex
    if first.startswith(_LEADING):
        first = f"^(?>(?:.+?/)??{first.removeprefix(_LEADING)}(?=/))"
    # Each part between two `**` is so many whole segments: it ends before a slash.
    inner = [f"(?>(?:/.+?)??{part}(?=/))" for part in more[:-1]]
    return "".join((first, *inner, _BETWEEN, more[-1]))
