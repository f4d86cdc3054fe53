"""Which cells of a page's tables hold data and which lay the page out, and in which rows columns are doubtful."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from giar_lint.document import Passage
from giar_lint.readers.html_names import CELLS, OPEN, Tree

_PROSE = 60  # a cell that is alone in its row, and holds sentences of that length, is no cell of a table
_LONG_PROSE = 200
_MOST_COLUMNS = 100
_MOST_PENDING = 100
_SPAN = re.compile(r"""\b(col|row)span\s*+=\s*+(?:["']\s*+)?(\d{1,5})""", re.IGNORECASE)
_NUMBER = re.compile(r"[-－+]?[\d０-９][\d０-９.,，．\s]*%?")


class Layout:
    """`data` are the cells (indices of elements) that are cells of rows of data; all others give their content. `ends`
    are the rows after which a table is over because what follows lies the page out."""

    def __init__(self, tree: Tree) -> None:
        self.data: set[int] = set()
        self.ends: set[int] = set()
        elements = tree.elements
        rows: dict[int, list[int]] = {}
        tables: dict[int, list[int]] = {}
        for kind, index, _, _ in tree.items:
            if kind != OPEN:
                continue
            name, parent = elements[index].name, elements[index].parent
            if name in CELLS:
                rows.setdefault(_row_of(tree, parent), []).append(index)
            elif name == "tr":
                above = parent if elements[parent].name == "table" else elements[parent].parent
                tables.setdefault(above, []).append(index)
        for members in tables.values():
            self._table(tree, [(row, rows.get(row, [])) for row in members])

    def _table(self, tree: Tree, rows: list[tuple[int, list[int]]]) -> None:
        def lays_out(cells: list[int]) -> bool:
            least = _PROSE if len(cells) == 1 else _LONG_PROSE
            found = (tree.elements[cell] for cell in cells)
            return any(each.flow or (each.sentences > 0 and each.length >= least) for each in found)

        filled = [(row, cells) for row, cells in rows if cells]
        flowing = {row for row, cells in filled if lays_out(cells)}
        special = any(tree.elements[cell].flow for _, cells in filled for cell in cells)
        alone = all(len(cells) == 1 for _, cells in filled)
        before = -1
        for row, cells in filled:
            if row in flowing or (len(cells) == 1 and (special or alone)):
                if before >= 0:
                    self.ends.add(before)
                before = -1
            else:
                self.data.update(cells)
                before = row


def _row_of(tree: Tree, index: int) -> int:
    """The row around an element; forms may stand between the two."""
    while tree.elements[index].name == "form":
        index = tree.elements[index].parent
    return index


def cell_spans(attributes: str) -> tuple[int, int]:
    """How many columns and rows a cell takes."""
    spans = {match[1].lower(): max(1, int(match[2])) for match in _SPAN.finditer(attributes)} if attributes else {}
    return spans.get("col", 1), spans.get("row", 1)


class Merged(Protocol):
    """A cell with its text, how many columns and rows it takes, and whether its text may be two numbers."""

    @property
    def passage(self) -> Passage: ...
    @property
    def torn(self) -> bool: ...
    @property
    def columns(self) -> int: ...
    @property
    def rows(self) -> int: ...


def columns_of(rows: Sequence[Sequence[Merged]]) -> tuple[set[int], list[tuple[tuple[int, int], ...]]]:
    """The rows (0-based) of a table whose numbers cannot be assigned to columns with certainty: cells overlap, a number is
    merged over two columns of the header above it or over two rows, or two numbers run together in a cell. And the columns
    (0-based, the end exclusive) that each cell of each row takes."""
    extents = []
    doubtful: set[int] = set()
    pending: list[tuple[int, int, int]] = []  # from column, to column, last row
    bounds: list[int] = []  # where cells of the header begin
    heading = False
    merged_until = -1
    for number, row in enumerate(rows):
        pending = sorted(each for each in pending if each[2] >= number)
        placed, overlap = _placed(row, pending)
        extents.append(tuple(placed))
        numeric = [bool(_NUMBER.fullmatch(cell.passage.text)) for cell in row]
        if overlap or len(pending) > _MOST_PENDING or any(cell.torn for cell in row):
            doubtful.add(number)
        filled = sum(bool(cell.passage.text) for cell in row)
        if not any(numeric):
            if filled >= 2 and filled * 2 >= len(row):
                bounds = sorted({*(bounds if heading else ()), *(start for start, _ in placed)})
                heading = True
        else:
            heading = False
            lowest = min(cell.rows for cell in row)
            for (start, end), cell, is_number in zip(placed, row, numeric, strict=True):
                if is_number and end - start > 1 and bisect_right(bounds, start) < bisect_right(bounds, end - 1):
                    doubtful.add(number)
                if is_number and cell.rows > max(lowest, 1):
                    merged_until = max(merged_until, number + cell.rows - 1)
        if number <= merged_until:
            doubtful.add(number)
        if len(pending) <= _MOST_PENDING:
            spans = zip(placed, row, strict=True)
            pending += [(start, end, number + cell.rows - 1) for (start, end), cell in spans if cell.rows > 1]
    return doubtful, extents


def _placed(row: Sequence[Merged], pending: Sequence[tuple[int, int, int]]) -> tuple[list[tuple[int, int]], bool]:
    """The columns of each cell of a row, past those that cells from above take, and whether any overlap."""
    placed: list[tuple[int, int]] = []
    overlap = False
    column = at = 0
    for cell in row:
        while at < len(pending) and pending[at][0] <= column:
            column = max(column, pending[at][1])
            at += 1
        end = column + min(cell.columns, _MOST_COLUMNS)
        overlap = overlap or (at < len(pending) and pending[at][0] < end)
        placed.append((column, end))
        column = end
    return placed, overlap
