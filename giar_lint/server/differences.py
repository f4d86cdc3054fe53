"""The edits that make one text of another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lsprotocol.types import TextEdit

from giar_lint.diagnostics import Span
from giar_lint.server.positions import Ruler
from giar_lint.source import Source


def text_edits(old: Source, new: str, ruler: Ruler) -> list[TextEdit]:
    """The edits from `old` to `new`, in the order of the text: one for each run of lines that differ, as narrow as it can
    be.
    """
    return [TextEdit(ruler.range(old, span), content) for span, content in differences(old, new)]


def differences(old: Source, new: str) -> Iterator[tuple[Span, str]]:
    """The spans of `old` that differ, each with what stands there in `new`. No line end is cut in two."""
    from difflib import SequenceMatcher

    mine, others = _lines(old), _lines(Source(old.path, new))
    matcher = SequenceMatcher(None, mine, others)
    ends = [*old.starts, len(old.text)]
    for kind, low, high, first, last in matcher.get_opcodes():
        if kind != "equal":
            before, after = "".join(mine[low:high]), "".join(others[first:last])
            head = _common(before, after)
            if before[head - 1 : head + 1] == "\r\n" or after[head - 1 : head + 1] == "\r\n":
                head -= 1
            left = min(len(before), len(after)) - head
            tail = min(_common(before[::-1], after[::-1]), left)
            if tail and "\r\n" in (before[-tail - 1 : -tail + 1 or None], after[-tail - 1 : -tail + 1 or None]):
                tail -= 1
            start = ends[low]
            yield Span(start + head, start + len(before) - tail), after[head : len(after) - tail]


def _lines(source: Source) -> list[str]:
    ends = [*source.starts, len(source.text)]
    return [source.text[start:end] for start, end in pairwise(ends)]


def _common(left: str, right: str) -> int:
    """How many characters two texts have in common at their beginning."""
    count = 0
    for mine, other in zip(left, right, strict=False):
        if mine != other:
            break
        count += 1
    return count
