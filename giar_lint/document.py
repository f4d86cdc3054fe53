"""The Document: decoded text plus blocks, each with its way back to the text. Readers make it; nothing below reads
text anew."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from giar_lint.diagnostics import Span
from giar_lint.records import NamedTuple
from giar_lint.source import Source

LONGEST_PARAGRAPH = 10_000
"""In characters. The longest paragraphs of reports have about a tenth of it."""


class Piece(NamedTuple):
    """From offset `at` of a passage's text on, the text comes from `start`..`end` of the source's text.

    Where both are of one length they correspond character by character; otherwise (an HTML entity) only as a whole.
    """

    at: int
    start: int
    end: int


class Passage(NamedTuple):
    """A piece of text as rules see it (a paragraph joined over a page end, the text of a cell), mapped to the
    source."""

    text: str
    pieces: tuple[Piece, ...]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of text[start:end] (0-based, in code points). An empty range gives an empty span."""
        size = len(self.text)
        stop = size if end is None else end
        if len(self.pieces) == 1:
            _, begin, limit = self.pieces[0]
            if limit - begin == size:
                first = min(begin + start, limit)
                return Span(first, first if stop <= start else max(first, min(begin + stop, limit)))
        first = self._map(start, after=False)
        if stop <= start:
            return Span(first, first)
        return Span(first, max(first, self._map(stop - 1, after=True)))

    def _map(self, offset: int, *, after: bool) -> int:
        index = max(0, bisect_right(self.pieces, offset, key=lambda piece: piece.at) - 1)
        piece = self.pieces[index]
        stop = self.pieces[index + 1].at if index + 1 < len(self.pieces) else len(self.text)
        if stop - piece.at == piece.end - piece.start:
            return min(piece.start + offset - piece.at + after, piece.end)
        return piece.end if after else piece.start

    def slice(self, start: int, end: int | None = None) -> Passage:
        """The passage of text[start:end]."""
        stop = len(self.text) if end is None else end
        pieces: list[Piece] = []
        first = max(0, bisect_left(self.pieces, start, key=lambda piece: piece.at) - 1)
        for index in range(first, len(self.pieces)):
            piece = self.pieces[index]
            if piece.at > stop:
                break
            limit = self.pieces[index + 1].at if index + 1 < len(self.pieces) else len(self.text)
            low, high = max(piece.at, start), min(limit, stop)
            if low < high or (low == high == start == stop and not pieces):
                exact = limit - piece.at == piece.end - piece.start
                offset = low - piece.at if exact else 0
                end_offset = piece.start + high - piece.at if exact else piece.end
                pieces.append(Piece(low - start, piece.start + offset, end_offset))
        if not pieces:
            where = self._map(min(start, max(len(self.text) - 1, 0)), after=start > 0) if self.pieces else 0
            pieces.append(Piece(0, where, where))
        return Passage(self.text[start:stop], tuple(pieces))


class Paragraph(NamedTuple):
    """A paragraph of prose or a heading.

    `breaks` are the offsets into its text where two halves were joined that a page end had parted; `level` is the
    level of a heading that the format itself marks (Markdown, HTML, Word), None where it marks none; `picture` tells
    that the paragraph is a picture and its text only the picture's caption.
    """

    passage: Passage
    breaks: tuple[int, ...] = ()
    level: int | None = None
    picture: bool = False

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def span(self) -> Span:
        return self.passage.span()

    def parts(self) -> Iterator[Paragraph]:
        """The paragraph in parts of bounded length, parted after a sentence where one ends: itself, unless it is longer than
        any that somebody wrote. What is looked for all over a paragraph for each of its sentences would otherwise cost
        the square of its length."""
        start = 0
        while len(self.text) - start > LONGEST_PARAGRAPH:
            stop = _parting(self.text, start, start + LONGEST_PARAGRAPH)
            yield self._part(start, stop)
            start = stop
        yield self._part(start, len(self.text)) if start else self

    def _part(self, start: int, stop: int) -> Paragraph:
        breaks = tuple(at - start for at in self.breaks if start < at < stop)
        return self._replace(passage=self.passage.slice(start, stop), breaks=breaks)


def _parting(text: str, start: int, stop: int) -> int:
    """Where in start..stop (0-based, the end exclusive) a text is best parted: after the last sentence, else after the last
    clause; at `stop` where neither ends in the latter half."""
    for marks in ("。！？\n", "；;，,、 "):
        found = max(text.rfind(mark, (start + stop) // 2, stop) for mark in marks) + 1
        if found:
            return found
    return stop


class Row(NamedTuple):
    """One row of a table, its cells in order; merged cells are ragged or blank, as the source has them.

    `region` numbers the run of rows that the reader holds for one table (0-based); a region may hold several tables
    of a report where nothing parts them. `doubtful` tells that the reader is not certain which column each cell belongs
    to (a number between two columns of a PDF): none of them is then assigned. `inferred` tells that the reader had no lines or
    marks that part the cells, and found them by where text stands (a PDF without rules): labels of several rows may be in one.
    `extents` are the columns (0-based, the end exclusive) that each cell takes, where the file says so (HTML, Word); else
    empty.
    """

    cells: tuple[Passage, ...]
    span: Span
    region: int
    doubtful: bool = False
    inferred: bool = False
    extents: tuple[tuple[int, int], ...] = ()


Block = Paragraph | Row


class Landmark(NamedTuple):
    """Where in the file itself the linear text from `offset` (0-based) on stands, until the next landmark. All numbers are
    1-based; None for what does not apply: `page` of a PDF, `paragraph` of a Word file (those in no table, empty ones
    counted), `table`, `row` and `cell` of a Word file (tables counted in the order of the file, nested ones as they begin).
    """

    offset: int
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None


class Residue(NamedTuple):
    """What a word processor left in a file on the way to its final text: a tracked change or a comment, and its place."""

    kind: Literal["tracked-change", "comment"]
    span: Span


class Document(NamedTuple):
    """One file as a reader gives it: the source, its blocks in order, and where it has comments, whatever they say.

    Of a format that is no text (Word, PDF), `source` holds the linear text that `giar-lint extract --text` prints:
    `linear` is then true, `source` does not map back to the file's bytes, and `landmarks` (in the order of their offsets)
    tell where in the file a place of it stands. `markup` tells that between the pieces of the passages stand tags and
    comments, which are no text of the report and which no edit may touch (HTML). `residues` are what a word processor
    left in the file.
    """

    source: Source
    blocks: tuple[Block, ...]
    comments: tuple[Span, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    linear: bool = False
    residues: tuple[Residue, ...] = ()
    markup: bool = False

    def landmark(self, offset: int) -> Landmark | None:
        """The landmark that an offset of the source's text belongs to."""
        index = bisect_right(self.landmarks, offset, key=lambda each: each.offset) - 1
        return self.landmarks[index] if index >= 0 else None

    def said(self, span: Span) -> str:
        """What the report says within a span of the source: its text, without markup."""
        text = self.source.text
        if not self.markup:
            return text[span.start : span.end]
        return "".join(passage.text[low:high] for passage, low, high, _ in self._within(span))

    def parts(self, span: Span) -> list[Span]:
        """The spans of text within a span of the source: itself where no markup stands in it, else what markup parts."""
        text = self.source.text
        if not self.markup or "<" not in text[span.start : span.end]:
            return [span]
        parts: list[Span] = []
        # Text that stands astray in a table of a page comes before the table, and after it in the source.
        for part in sorted(part for *_, part in self._within(span)):
            if parts and "<" not in text[parts[-1].end : part.start]:
                parts[-1] = Span(parts[-1].start, part.end)
            elif part.end > part.start:
                parts.append(part)
        return parts

    def _within(self, span: Span) -> Iterator[tuple[Passage, int, int, Span]]:
        """The passages within a span of the source, piece by piece: from where to where in their text, and where in the
        source."""
        index = max(0, bisect_right(self.blocks, span.start, key=lambda block: block.span.start) - 1)
        for block in islice(self.blocks, index, None):
            if block.span.start >= span.end:
                return
            for passage in block.cells if isinstance(block, Row) else (block.passage,):
                for number, (at, start, end) in enumerate(passage.pieces):
                    pieces = passage.pieces
                    limit = pieces[number + 1].at if number + 1 < len(pieces) else len(passage.text)
                    low, high = max(start, span.start), min(end, span.end)
                    if low < high and limit - at == end - start:
                        yield passage, at + low - start, at + high - start, Span(low, high)
                    elif low < high:
                        yield passage, at, limit, Span(start, end)
