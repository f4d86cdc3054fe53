"""Cuts a document into the pieces of the outline: title, headings, tables, runs of prose, headings that no edition
knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from giar_lint.document import Block, Document, Paragraph, Row
from giar_lint.lexer.headings import Candidate, HeadingReader, find_headings, ordinal_number, top_ordinal
from giar_lint.lexer.rows import Shape, TableReader, remembered, shape_of
from giar_lint.lexer.wording import squeeze
from giar_lint.records import NamedTuple
from giar_lint.report import Match

_LONGEST_CELL = 60
_LONGEST_HEADER = 20
_OF_THE_FORM = 0.9
Kind = Literal["heading", "table", "prose", "extra", "annex"]


class Item(NamedTuple):
    """One piece of the outline, in order. What it holds depends on its kind: a heading's candidate, the rows of an
    official table with their shapes and its number, or paragraphs (of prose; the heading's own paragraph for "extra" and
    "annex")."""

    kind: Kind
    paragraphs: tuple[Paragraph, ...] = ()
    candidate: Candidate | None = None
    rows: tuple[Row, ...] = ()
    shapes: tuple[Shape, ...] = ()
    table: int = 0


def plain_blocks(document: Document, headings: HeadingReader) -> tuple[Block, ...]:
    """The blocks of a document, with rows of a single cell that are no row of a table made paragraphs (a heading or a
    paragraph that tabs or pipes enclose, or that a layout table holds), and paragraphs without end in parts."""
    return tuple(_unboxed(document.blocks, headings))


def _unboxed(blocks: Sequence[Block], headings: HeadingReader) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Row) and not (len(block.cells) > 1 and block.cells[0].text and block.cells[-1].text):
            filled = [cell for cell in block.cells if cell.text]
            if len(filled) == 1 and _is_boxed(Paragraph(filled[0]), headings):
                yield from Paragraph(filled[0]).parts()
                continue
        if isinstance(block, Paragraph):
            yield from block.parts()
        else:
            yield block


def _is_boxed(paragraph: Paragraph, headings: HeadingReader) -> bool:
    if len(paragraph.text) > _LONGEST_CELL and any(mark in paragraph.text for mark in "。；"):
        return True
    candidate = headings.read(paragraph)
    return candidate is not None and candidate.match is not Match.APPROXIMATE and candidate.strong


class OutlineReader:
    """Reads the outline of documents under one edition. `readers` compare rows with the tables, by edition, the
    report's first."""

    def __init__(self, headings: HeadingReader, readers: Sequence[Sequence[TableReader]]) -> None:
        self.headings = headings
        self.readers = readers
        self._told: defaultdict[int, dict[Shape, int]] = defaultdict(dict)
        self._heads: dict[Shape, bool] = {}

    def read(self, blocks: Sequence[Block], headings: Mapping[int, Candidate] | None = None) -> list[Item]:
        """The items of a document's blocks, the title's paragraphs among the first run of prose. `headings` are those that
        `find_headings` finds among the blocks with the reader's own `headings`, where the caller has them."""
        boxed = self._boxed(blocks)
        found = find_headings(boxed, self.headings) if headings is None or boxed is not blocks else headings
        blocks = boxed
        extra = self._extra(blocks, found)
        last = max(found, default=-1)
        items: list[Item] = []
        index = 0
        annexed = False
        while index < len(blocks):
            block = blocks[index]
            if isinstance(block, Row):
                end = index
                while end < len(blocks) and isinstance(blocks[end], Row):
                    end += 1
                rows = [row for row in blocks[index:end] if isinstance(row, Row)]
                tables = list(self._tables(rows))
                if not any(item.kind == "table" for item in tables):
                    tables = list(self._unread(rows, items)) or tables
                elif rows[0].inferred:
                    self._drop_labels(items, tables[0])
                items.extend(tables)
                index = end
                continue
            if index in found:
                candidate = found[index]
                items.append(Item("heading", (block,), candidate))
                if candidate.rest is not None:
                    items.append(Item("prose", (Paragraph(candidate.rest),)))
            elif index > last and (annexed or self.headings.is_annex(block)):
                annexed = True
                items.append(Item("annex", (block,)))
            elif index in extra:
                items.append(Item("extra", (block,), self._renamed(blocks, index)))
            else:
                items.append(Item("prose", (block,)))
            index += 1
        return list(_merged(self._rejoined(items)))

    def _renamed(self, blocks: Sequence[Block], index: int) -> Candidate | None:
        """What an unknown heading would be in other words, by its ordinal: the section of that number, whose table, if
        it has one, must follow."""
        block = blocks[index]
        assert isinstance(block, Paragraph)
        ordinal = top_ordinal(block)
        heading = next((each for each in self.headings.edition.headings if each.ordinal == ordinal), None)
        if heading is None:
            return None
        if heading.table is not None:
            follows = next((each for each in blocks[index + 1 : index + 4] if isinstance(each, Row)), None)
            reader = next((each for each in self.readers[0] if each.wording.terminal == heading.table), None)
            if follows is None or reader is None:
                return None
            shape = shape_of(follows)
            if not (reader.tells(shape) or reader.heads_block(shape)):
                return None
        return Candidate(heading.terminal, block.passage, ordinal, Match.APPROXIMATE, 0.0, True)

    def _boxed(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """The blocks with block headers of a table made rows again that lost the separators of their empty cells; the same
        sequence where there are none."""
        boxed: list[Block] | None = None
        for index, block in enumerate(blocks):
            if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_HEADER:
                continue
            around = [blocks[at] for at in (index - 1, index + 1) if 0 <= at < len(blocks)]
            if any(isinstance(each, Row) for each in around):
                row = Row((block.passage,), block.span, -1)
                if remembered(self._heads, shape_of(row), self._heads_block):
                    boxed = boxed or list(blocks)
                    boxed[index] = row
        return boxed or blocks

    def _heads_block(self, shape: Shape) -> bool:
        return any(reader.heads_block(shape) for readers in self.readers for reader in readers)

    # Headings that the edition does not know

    def _extra(self, blocks: Sequence[Block], found: Mapping[int, Candidate]) -> set[int]:
        """Top-level headings of other sections: numbered on from the section before, and no list inside a section."""
        levels = {block.level for index in found if isinstance(block := blocks[index], Paragraph)}
        level = levels.pop() if len(levels) == 1 else None
        extra: set[int] = set()
        outer, inner = 0, 0
        first = min(found, default=-1)
        # What heads the report before its second section, under the first ordinal, is the first section's heading.
        before = first if first >= 0 and ordinal_number(found[first].ordinal) == 2 else -1
        started = False
        for index, block in enumerate(blocks):
            if not isinstance(block, Paragraph):
                continue
            if index in found:
                outer, inner, started = ordinal_number(found[index].ordinal) or outer + 1, 0, True
                continue
            ordinal = top_ordinal(block)
            if level is not None and started:
                if block.level is not None and block.level <= level and not self.headings.is_annex(block):
                    extra.add(index)
                continue
            number = ordinal_number(ordinal)
            if index < before and number == 1 and not extra:
                extra.add(index)
                outer, started = 1, True
                continue
            if not ordinal or not started:
                continue
            if (inner and number == inner + 1) or number == 1:
                inner = number
            elif number == outer + 1 and not self.headings.is_annex(block):
                extra.add(index)
                outer, inner = number, 0
        return extra

    # Tables

    def _tables(self, rows: Sequence[Row]) -> Iterator[Item]:
        """The official tables among adjacent rows; rows that belong to none are prose, cell by cell."""
        shapes = [shape_of(row) for row in rows]
        begin = current = 0
        for index, shape in enumerate(shapes):
            number = self._number(shape, current)
            if number in (0, current):
                continue
            if current:
                yield from self._closed(rows[begin:index], shapes[begin:index], current)
                begin = index
            current = number
        yield from self._closed(rows[begin:], shapes[begin:], current)

    def _unread(self, rows: Sequence[Row], items: Sequence[Item]) -> Iterator[Item]:
        """The table of the section that stands open, where its rows were put together by guess and their words are the
        form's, though no label is whole: it is there, whatever it says."""
        heading = next((item for item in reversed(items) if item.kind in ("heading", "table")), None)
        if heading is None or heading.candidate is None or not any(row.inferred for row in rows):
            return
        terminal = heading.candidate.terminal
        table = next((each.table for each in self.headings.edition.headings if each.terminal == terminal), None)
        for reader in self.readers[0]:
            if reader.wording.terminal == table:
                text = squeeze("".join(cell.text for row in rows for cell in row.cells))
                if sum(map(reader.letters.__contains__, text)) > _OF_THE_FORM * len(text):
                    yield Item(
                        "table", rows=tuple(rows), shapes=tuple(map(shape_of, rows)), table=reader.wording.number
                    )

    def _drop_labels(self, items: list[Item], table: Item) -> None:
        """Takes away what stands right above a table that was put together by guess, and is of the words of its header."""
        reader = next((each for each in self.readers[0] if each.wording.number == table.table), None)
        while reader is not None and items and items[-1].kind == "prose":
            texts = [paragraph.text for paragraph in items[-1].paragraphs]
            if not all(len(text) <= _LONGEST_CELL and reader.letters.issuperset(squeeze(text)) for text in texts):
                return
            items.pop()

    def _number(self, shape: Shape, current: int) -> int:
        """The table that the labels of a row speak for: the one that goes on, if it can be; 0 where they do not
        tell."""
        return remembered(self._told[current], shape, lambda shape: self._table_told(shape, current))

    def _table_told(self, shape: Shape, current: int) -> int:
        for readers in self.readers:
            # As few tables as will do: to compare a header with others than its own takes a library.
            for reader in sorted(readers, key=lambda reader: reader.wording.number != current):
                if reader.tells(shape):
                    return reader.wording.number
        return 0

    def _closed(self, rows: Sequence[Row], shapes: Sequence[Shape], number: int) -> Iterator[Item]:
        if number:
            yield Item("table", rows=tuple(rows), shapes=tuple(shapes), table=number)
        else:
            cells = [Paragraph(cell) for row in rows for cell in row.cells if _prose_like(cell.text)]
            yield Item("prose", tuple(part for cell in cells for part in cell.parts()))

    def _rejoined(self, items: Sequence[Item]) -> Iterator[Item]:
        """Parts of one table that a line of prose (a running head, a page number) parted are one table again."""
        parts: list[Item] = []
        after: list[Item] = []
        known: set[str | None] = set()
        for item in items:
            if item.kind == "prose":
                after.append(item)
                continue
            if item.kind == "table" and parts and item.table == parts[0].table:
                known = known or self._sure_rows(parts[0])
                rows = self._sure_rows(item)
                # A part that has rows of the table again is a copy and no continuation.
                if len(known & rows) * 2 < max(1, len(rows)):
                    parts.append(item)
                    known |= rows
                    continue
            yield from _whole(parts, after)
            parts, after = ([item], []) if item.kind == "table" else ([], [item])
            known = set()
        yield from _whole(parts, after)

    def _sure_rows(self, item: Item) -> set[str | None]:
        """The rows of a table that wording alone decides."""
        reader = next(each for each in self.readers[0] if each.wording.number == item.table)
        readings = map(reader.read, item.shapes)
        return {reading.terminal for reading in readings if reading.kind == "row" and reading.sure}


def _whole(parts: Sequence[Item], after: Sequence[Item]) -> Iterator[Item]:
    """A table of which these are the parts, then what came between and after them."""
    if parts:
        rows, shapes = (row for part in parts for row in part.rows), (shape for part in parts for shape in part.shapes)
        yield parts[0]._replace(rows=tuple(rows), shapes=tuple(shapes))
    yield from after


def _prose_like(text: str) -> bool:
    return len(text) >= 12 and any(mark in text for mark in "，。；,;")


def _merged(items: Iterator[Item]) -> Iterator[Item]:
    """Adjacent runs of prose as one; empty ones left out."""
    for is_prose, run in groupby(items, lambda item: item.kind == "prose"):
        if not is_prose:
            yield from run
        elif paragraphs := tuple(paragraph for item in run for paragraph in item.paragraphs):
            yield Item("prose", paragraphs)
