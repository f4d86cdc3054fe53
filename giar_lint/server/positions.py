"""Between offsets of a text, in code points, and the positions of an editor: line and column from 0, in its own units."""

from __future__ import annotations

from typing import Literal

from lsprotocol.types import Position, Range

from giar_lint.diagnostics import Span
from giar_lint.source import Source

Encoding = Literal["utf-8", "utf-16", "utf-32"]


class Ruler:
    """Measures in the units that editor and server agreed upon; UTF-16 where they did not."""

    def __init__(self, encoding: str = "utf-16") -> None:
        self.encoding: Encoding = encoding if encoding in ("utf-8", "utf-32") else "utf-16"  # type: ignore[assignment]

    def width(self, text: str) -> int:
        """How many units a text takes."""
        if self.encoding == "utf-32" or text.isascii():
            return len(text)
        if self.encoding == "utf-16":
            return len(text) + sum(character > "\uffff" for character in text)
        return len(text.encode("utf-8", "surrogatepass"))

    def position(self, source: Source, offset: int) -> Position:
        """The position of an offset of the text."""
        line, column = source.location(max(0, min(offset, len(source.text))))
        start = source.starts[line - 1]
        return Position(line - 1, self.width(source.text[start : start + column - 1]))

    def range(self, source: Source, span: Span) -> Range:
        """The range of a span of the text."""
        return Range(self.position(source, span.start), self.position(source, span.end))

    def offset(self, source: Source, position: Position) -> int:
        """The offset of a position. One beyond a line is at its end, one beyond the text at the end of the text, one within a
        character before it.
        """
        if position.line >= len(source.starts):
            return len(source.text)
        line = source.line(position.line + 1)
        start = source.starts[position.line]
        if self.encoding == "utf-32" or line.isascii():
            return start + min(position.character, len(line))
        left = position.character
        for index, character in enumerate(line):
            left -= self.width(character)
            if left < 0:
                return start + index
        return start + len(line)

    def span(self, source: Source, range_: Range) -> Span:
        """The span of a range; an empty one where its end lies before its start."""
        start = self.offset(source, range_.start)
        return Span(start, max(start, self.offset(source, range_.end)))
