"""The prose of a report as one text, so that a rule on words searches once and not once for each paragraph."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from giar_lint.diagnostics import Span
from giar_lint.document import Passage
from giar_lint.report import Report

_UTF16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"


class Prose:
    """Title, headings, paragraphs and signature of a report, one after the other, parted by line feeds."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages

    @cached_property
    def text(self) -> str:
        return "\n".join([passage.text for passage in self.passages])

    @cached_property
    def starts(self) -> list[int]:
        """Where in the text each passage begins."""
        return list(accumulate((len(passage.text) + 1 for passage in self.passages), initial=0))

    @cached_property
    def pairs(self) -> frozenset[int]:
        """Every two neighbouring characters, as `pair` gives them: tells at little cost that a list has nothing to find here."""
        data = (self.text + "\n\n").encode(_UTF16, "replace")
        return frozenset().union(_words(data), _words(data[2:]))

    def repeats(self, shortest: int, longest: int) -> list[int]:
        """The lengths for which the text may hold a run of characters twice in a row: a look at little cost.

        The text as one large number is compared with itself moved by each length; what agrees is zero.
        """
        data = self.text.encode(_UTF16, "replace")
        number = int.from_bytes(data, sys.byteorder)
        return [
            length
            for length in range(shortest, longest + 1)
            if bytes(2 * length) in (number ^ (number >> 16 * length)).to_bytes(len(data), sys.byteorder)
        ]

    def doubled(self) -> Iterator[int]:
        """Where a character stands that the next one repeats (0-based), found in the same way."""
        data = self.text.encode("utf-32-le", "replace")
        number = int.from_bytes(data, "little")
        apart, same = (number ^ (number >> 32)).to_bytes(len(data), "little")[:-4], bytes(4)
        at = apart.find(same)
        while at >= 0:
            if at % 4 == 0:
                yield at // 4
            at = apart.find(same, at + 1)

    def span(self, start: int, end: int) -> Span:
        """The source span of text[start:end], which lies within one passage."""
        index = bisect_right(self.starts, start) - 1
        offset = self.starts[index]
        return self.passages[index].span(start - offset, end - offset)

    def lines(self) -> Iterator[tuple[int, Passage]]:
        """The passages with their places in the text."""
        return zip(self.starts, self.passages, strict=False)

    def line(self, place: int) -> tuple[int, Passage]:
        """The passage in which a place of the text lies, and where it begins."""
        index = bisect_right(self.starts, place) - 1
        return self.starts[index], self.passages[index]


def pairs_of(characters: str) -> frozenset[int]:
    """The characters taken two by two (政出政法: 政出 and 政法), to look for in `Prose.pairs`."""
    return frozenset(_words(characters.encode(_UTF16)))


def characters_of(pair: int) -> str:
    """The two characters of a pair."""
    return pair.to_bytes(4, sys.byteorder).decode(_UTF16)


def _words(data: bytes) -> memoryview:
    return memoryview(data[: len(data) // 4 * 4]).cast("I")


def prose_of(report: Report) -> Prose:
    """The prose of a report, the same for the dozen rules that ask for it."""
    return report.once(_prose)


def _prose(report: Report) -> Prose:
    return Prose(tuple(_passages(report)))


def _passages(report: Report) -> Iterator[Passage]:
    if report.title is not None:
        yield from report.title.passages
    for section in report.sections:
        if section.heading is not None:
            yield section.heading.passage
    for paragraph in report.paragraphs:
        yield paragraph.passage
    if report.signature.agency is not None:
        yield report.signature.agency
