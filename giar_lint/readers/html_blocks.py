"""The items of a page to blocks: paragraphs, and the rows of tables that hold data; tables that only lay out a page give
their content."""

from __future__ import annotations

import re

from giar_lint.diagnostics import Span
from giar_lint.document import Block, Paragraph, Passage, Piece, Row
from giar_lint.readers import Unreadable
from giar_lint.readers.html_names import BREAK, CELLS, CLOSE, HEADINGS, OPEN, PICTURE, TEXT, Item, Tree
from giar_lint.readers.html_tables import Layout, cell_spans, columns_of
from giar_lint.readers.html_text import JOINT, NOTHING, Chunk, chunks_of, passage_of
from giar_lint.readers.text import read_text
from giar_lint.records import NamedTuple
from giar_lint.source import Source

_MOST_LINES = 100_000
_ALTERNATIVE = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


class Entry(NamedTuple):
    """A block of a page with the index of the element in which it begins (-1 for none), and how much of its text is a
    link's, from 0 to 1."""

    block: Block
    element: int
    linked: float = 0.0


class Written(NamedTuple):
    """A cell as it was read: its passage, whether two numbers may have been joined in it, how many columns and rows it
    takes."""

    passage: Passage
    torn: bool
    columns: int
    rows: int


def read_entries(text: str, tree: Tree) -> list[Entry]:
    """The blocks of a whole page, in order."""
    return _Blocks(text, tree).read()


class _Blocks:
    def __init__(self, text: str, tree: Tree) -> None:
        self.text = text
        self.elements = tree.elements
        self.items = tree.items
        self.layout = Layout(tree)
        self.entries: list[Entry] = []
        self.chunks: list[Chunk] = []
        self.linked = 0
        self.element = -1  # that which is open
        self.began: int | None = None  # that in which the text at hand began
        self.level: int | None = None
        self.picture: tuple[int, int] | None = None
        self.region = -1
        self.cell = -1  # the data cell that is open
        self.row: list[Written] = []
        self.rows: list[tuple[list[Written], int]] = []
        self.preformatted = 0

    def read(self) -> list[Entry]:
        for number, item in enumerate(self.items):
            if item.kind == TEXT:
                if self.preformatted and self.cell < 0:
                    self._preformatted(number)
                else:
                    self._text(item)
            elif item.kind == OPEN:
                self._open(item.start)
            elif item.kind == CLOSE:
                self._close(item.start)
            elif item.kind == BREAK:
                self._break(item.start)
            elif self.picture is None and item.kind == PICTURE:
                self.picture = (item.start, item.end)
        self._flush()
        return self.entries

    def _text(self, item: Item) -> None:
        if self.began is None:
            self.began = self.element
        self.chunks += chunks_of(self.text, item.start, item.end)
        if item.linked:
            self.linked += len(self.text[item.start : item.end].strip())

    def _break(self, at: int) -> None:
        if self.cell >= 0 or self.level is not None:
            self.chunks.append(Chunk(JOINT, at, at))
        else:
            self._flush()

    # Elements

    def _open(self, index: int) -> None:
        element = self.elements[index]
        name = element.name
        if self.cell >= 0:
            self.chunks.append(Chunk(JOINT, element.start, element.start))
        else:
            self._flush()
            if name in HEADINGS:
                self.level = HEADINGS[name]
        self.element = index
        if name == "table":
            self.region += 1
        elif name == "pre":
            self.preformatted += 1
        elif name in CELLS and index in self.layout.data:
            self.cell = index

    def _close(self, index: int) -> None:
        element = self.elements[index]
        name = element.name
        if index == self.cell:
            # What says nothing stands where its blank does, where it has one.
            blank = next((chunk.start for chunk in self.chunks if chunk.text not in NOTHING), element.start)
            passage, torn = passage_of(self.chunks, blank)
            self.row.append(Written(passage, torn, *cell_spans(element.attributes)))
            self._forget()
            self.cell = -1
        elif self.cell >= 0:
            self.chunks.append(Chunk(JOINT, element.start, element.start))
        else:
            self._flush()
            if name in HEADINGS:
                self.level = None
        if name == "pre":
            self.preformatted -= 1
        elif name == "tr" and self.row:
            self.rows.append((self.row, index))
            self.row = []
        if self.cell < 0 and self.rows and (name == "table" or (name == "tr" and index in self.layout.ends)):
            self._table()
        self.element = element.parent

    def _table(self) -> None:
        doubtful, extents = columns_of([row for row, _ in self.rows])
        for number, (row, index) in enumerate(self.rows):
            cells = tuple(cell.passage for cell in row)
            filled = next((cell for cell in cells if cell.text), cells[0])
            start = filled.span().start
            span = Span(start, max(start, cells[-1].span().end))
            block = Row(cells, span, self.region, number in doubtful, extents=extents[number])
            self.entries.append(Entry(block, index))
        self.rows = []
        self.region += 1

    # Paragraphs

    def _flush(self) -> None:
        if self.chunks:
            passage, _ = passage_of(self.chunks, self.chunks[0].start)
            if passage.text:
                share = min(self.linked / len(passage.text), 1.0)
                began = self.element if self.began is None else self.began
                self.entries.append(Entry(Paragraph(passage, level=self.level), began, share))
                self.picture = None
        if self.picture is not None:
            self.entries.append(Entry(Paragraph(self._caption(*self.picture), picture=True), self.element))
        self._forget()

    def _caption(self, start: int, end: int) -> Passage:
        match = _ALTERNATIVE.search(self.text, start, end)
        if match is None:
            return passage_of((), start)[0]
        low, high = match.span(1 if match[1] is not None else 2)
        return passage_of(chunks_of(self.text, low, high) if high > low else (), start)[0]

    def _forget(self) -> None:
        self.chunks = []
        self.linked = 0
        self.began = None
        self.picture = None

    def _preformatted(self, number: int) -> None:
        """Text whose line ends count. Where no markup stands in it, it is laid out as a text file is, tables and all."""
        item = self.items[number]
        alone = self.items[number - 1].kind == OPEN and self.items[number + 1].kind == CLOSE
        if self.text.count("\n", item.start, item.end) > _MOST_LINES:
            raise Unreadable("too-complex", {"format": "HTML"})
        if alone and "&" not in self.text[item.start : item.end]:
            self._as_text(item.start, item.end)
            return
        at = item.start
        for line in self.text[item.start : item.end].splitlines(keepends=True):
            if line.strip():
                self._text(item._replace(start=at, end=at + len(line)))
            at += len(line)
            if line[-1] in "\r\n":
                self._flush()

    def _as_text(self, start: int, end: int) -> None:
        self._flush()
        first = self.region + 1
        for block in read_text(Source("", self.text[start:end]), markdown=False).blocks:
            if isinstance(block, Row):
                cells = tuple(_moved(cell, start) for cell in block.cells)
                span = Span(block.span.start + start, block.span.end + start)
                self.region = first + block.region
                block = block._replace(cells=cells, span=span, region=self.region)
            else:
                block = block._replace(passage=_moved(block.passage, start))
            self.entries.append(Entry(block, self.element))


def _moved(passage: Passage, by: int) -> Passage:
    """The passage for a source that begins so much earlier."""
    return Passage(passage.text, tuple(Piece(at, start + by, end + by) for at, start, end in passage.pieces))
