"""The decoded text of one file, and the ways from an offset to line and column and back to the bytes."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from giar_lint.diagnostics import Location, Span

_LINE_END = re.compile(r"\r\n|\r|\n")


class Source:
    """Decoded text with its encoding. Offsets are 0-based and count code points of `text`, which holds no BOM.

    `starts` are the offsets at which lines begin; lines end at LF, CRLF or CR and at nothing else.
    """

    __slots__ = ("bom", "encoding", "path", "starts", "text")

    def __init__(self, path: str, text: str, encoding: str = "utf-8", bom: bytes = b"") -> None:
        self.path = path
        self.text = text
        self.encoding = encoding
        self.bom = bom
        if "\r" in text:
            self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:
            self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
            self.starts.pop()

    def location(self, offset: int) -> Location:
        """Line and column (1-based) of an offset."""
        line = bisect_right(self.starts, offset)
        return Location(line, offset - self.starts[line - 1] + 1)

    def line_count(self) -> int:
        """The number of lines; a line end at the very end begins no further line."""
        starts = self.starts
        return len(starts) - 1 if len(starts) > 1 and starts[-1] == len(self.text) else len(starts)

    def line(self, number: int) -> str:
        """The text of a line (1-based), without its line end; empty where there is no such line."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def lines(self) -> list[str]:
        """The text of every line in order, without its line end; as many as there are `starts`."""
        if "\r" in self.text:
            return [self.line(number) for number in range(1, len(self.starts) + 1)]
        return self.text.split("\n")

    def line_span(self, number: int) -> Span:
        """The span of a line's text (1-based), without its line end."""
        start = self.starts[number - 1]
        return Span(start, start + len(self.line(number)))

    def byte_offset(self, offset: int) -> int:
        """The offset in the file's bytes (BOM included) at which the code point at `offset` begins."""
        return len(self.bom) + len(self.text[:offset].encode(self.encoding))
