"""Pages to the blocks of a report: running heads and page numbers dropped, tables and paragraphs made whole over lines and
pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

from giar_lint.readers.pdf_aligned import aligned
from giar_lint.readers.pdf_furniture import without_furniture
from giar_lint.readers.pdf_lines import Line, is_figure, join_texts, lines_of
from giar_lint.readers.pdf_ruled import Cell, Grid, GridRow, is_label, ruled
from giar_lint.readers.pdf_sheets import BrokenPdf, Char, Sheet

_FEWEST = 20
"""So few characters are no report: a stamp, or a page number on a scan."""

_MOST_LOST = 0.2
PICTURE = "（本页为图片）"
_ORDINAL = re.compile(r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、)")
_ENDS = "。！？；：…”’）》.!?;:"
_NO_START = "，。、；：？！”’）》〉】〕,.;:?!)%％"
_SAME_EDGE = 6.0


class Said(NamedTuple):
    """A paragraph: the text that each page has of it, and whether it is a picture."""

    parts: list[tuple[int, str]]
    picture: bool = False


class Entry(NamedTuple):
    """A row of a table; `region` numbers the runs of rows (0-based)."""

    page: int
    texts: list[str]
    region: int
    doubtful: bool


class _Page(NamedTuple):
    number: int
    sheet: Sheet
    grids: list[Grid]
    lines: list[Line]


class _Item(NamedTuple):
    """What stands at a height of a page: a line, a table or a picture (None)."""

    top: float
    what: Line | Grid | None


def blocks(sheets: Sequence[Sheet]) -> list[Said | Entry]:
    """The blocks of a report in reading order. Raises BrokenPdf ("no-text", "garbled") where there is no text to read."""
    chars = [char for sheet in sheets for char in sheet.chars if char.text != " "]
    if sum(char.lost for char in chars) > _MOST_LOST * len(chars):
        raise BrokenPdf("garbled")
    if len(chars) < _FEWEST:
        raise BrokenPdf("no-text")
    pages = []
    for number, sheet in enumerate(sheets, 1):
        grids, left = ruled(sheet.across, sheet.down, sheet.chars)
        pages.append(_Page(number, sheet, grids, lines_of(left)))
    kept = without_furniture([(page.sheet.height, page.lines) for page in pages])
    flow = _Flow([page._replace(lines=lines) for page, lines in zip(pages, kept, strict=True)])
    return flow.read()


class _Flow:
    def __init__(self, pages: Sequence[_Page]) -> None:
        self.pages = [(page, _items(page)) for page in pages]
        lines = [each.what for _, items in self.pages for each in items if isinstance(each.what, Line)]
        self.pitches = _pitches(self.pages)
        self.margins = {page.number: _margins(items, lines) for page, items in self.pages}
        self.found: list[Said | Entry] = []
        self.region = -1
        self.row = False  # whether the last block is a row of a table
        self.open: list[Line] = []  # the lines of the paragraph that the last block is
        self.table: list[tuple[int, GridRow]] = []  # the rows of the table that may go on on the next page

    def read(self) -> list[Said | Entry]:
        grid: Grid | None = None
        for page, items in self.pages:
            for index, item in enumerate(items):
                if isinstance(item.what, Grid):
                    continued = index == 0 and grid is not None and _same_columns(grid, item.what)
                    self._grid(page.number, item.what, continued)
                    grid = item.what
                    continue
                self._close()
                grid = None
                if item.what is None:
                    self._paragraph(page.number, PICTURE, picture=True)
                else:
                    self._line(page.number, item.what, same_page=index > 0)
        self._close()
        return self.found

    # Tables

    def _grid(self, page: int, grid: Grid, continued: bool) -> None:
        self.open = []
        if grid.width == 1:
            self._close()
            for row in grid.rows:
                for text in filter(None, row.texts):
                    self._paragraph(page, text)
            self.open = []
            return
        rows = list(grid.rows)
        if continued and self.table:
            rows = _without_header(rows, [row for _, row in self.table])
            if rows:
                rows = self._sewn(rows)
        else:
            self._close()
        self.table += [(page, row) for row in rows]

    def _sewn(self, rows: list[GridRow]) -> list[GridRow]:
        """The rows of the next page, less what the last row before, or a label that goes on, takes of the first of them."""
        page, before = self.table[-1]
        first = rows[0]
        if _is_cut(before, first):
            cells = tuple(
                cell._replace(text=join_texts(cell.text, rest.text))
                for cell, rest in zip(before.cells, first.cells, strict=True)
            )
            self.table[-1] = (page, before._replace(cells=cells, doubtful=before.doubtful or first.doubtful))
            return rows[1:]
        cells_now: list[Cell] = []
        for cell in first.cells:
            origin = self._origin(cell.column)
            if cell.rows > 1 and is_label(cell.text) and not _ORDINAL.match(cell.text) and origin is not None:
                at, index = origin
                where, row = self.table[at]
                whole = row.cells[index]._replace(text=join_texts(row.cells[index].text, cell.text))
                self.table[at] = (where, row._replace(cells=(*row.cells[:index], whole, *row.cells[index + 1 :])))
                cell = cell._replace(text="", continued=True)
            cells_now.append(cell)
        return [first._replace(cells=tuple(cells_now)), *rows[1:]]

    def _origin(self, column: int) -> tuple[int, int] | None:
        """Row and index of the merged label that the last row of the table so far ends with in a column."""
        for at in range(len(self.table) - 1, -1, -1):
            cells = self.table[at][1].cells
            index = next((index for index, cell in enumerate(cells) if cell.column == column), None)
            if index is None:
                return None
            if not cells[index].continued:
                return (at, index) if is_label(cells[index].text) and cells[index].rows > 1 else None
        return None

    def _close(self) -> None:
        """Writes out the rows of the table that is complete now."""
        if self.table and not self.row:
            self.region += 1
        for page, row in self.table:
            texts = row.texts
            if len(texts) == 1:
                if not texts[0]:
                    continue
                texts.append("")
            self.found.append(Entry(page, texts, self.region, row.doubtful))
            self.row = True
        self.table = []

    # Prose

    def _paragraph(self, page: int, text: str, *, picture: bool = False) -> None:
        self.found.append(Said([(page, text)], picture))
        self.open = []
        self.row = False

    def _line(self, page: int, line: Line, *, same_page: bool) -> None:
        last = self.found[-1] if self.found else None
        if isinstance(last, Said) and self.open and self._goes_on(page, line, same_page):
            number, text = last.parts[-1]
            if number == page:
                last.parts[-1] = (page, join_texts(text, line.text))
            else:
                space = join_texts(text, line.text)[len(text) : -len(line.text) or None]
                last.parts[-1] = (number, text + space)
                last.parts.append((page, line.text))
            self.open.append(line)
            return
        self._paragraph(page, line.text)
        self.open = [line]

    def _goes_on(self, page: int, line: Line, same_page: bool) -> bool:
        """Whether a line continues the paragraph that stands open."""
        before, first = self.open[-1], self.open[0]
        size = before.size
        if abs(line.size - size) > 0.08 * size:
            return False
        if same_page and line.base - before.base > 1.35 * max(self.pitches[round(size)], size):
            return False
        left, right = self.margins[page] if same_page else self.margins[page - 1]
        if right - before.x1 > _head_width(line) + 0.7 * size:
            return False
        ended = before.chars[-1].text[-1] in _ENDS
        if ended and _ORDINAL.match(line.text):
            return False
        begin = self.margins[page][0]
        if line.x0 - begin > 0.9 * size:
            # Indented: a new paragraph, unless the whole paragraph is set in, or all of it but its first line.
            aligned_with = abs((line.x0 - begin) - (before.x0 - left)) < 0.5 * size and len(self.open) > 1
            hangs = first.x0 - left < 0.5 * size and len(self.open) == 1 and not ended
            return aligned_with or hangs
        return True


def _items(page: _Page) -> list[_Item]:
    """What stands on a page, from top to bottom."""
    lines = list(page.lines)
    items = [_Item(grid.box.top, grid) for grid in page.grids]
    for start, end, grid in reversed(aligned(lines, page.sheet.across) if lines else []):
        items.append(_Item(grid.box.top, grid))
        del lines[start:end]
    items += [_Item(line.base - line.size, line) for line in lines]
    for box in page.sheet.pictures:
        held = sum(box.x0 < x < box.x1 and box.top < y < box.bottom for x, y in map(_middle, page.sheet.chars))
        if held < _FEWEST:
            items.append(_Item(box.top, None))
    return sorted(items, key=lambda each: each.top)


def _middle(char: Char) -> tuple[float, float]:
    return char.middle


def _pitches(pages: Sequence[tuple[_Page, list[_Item]]]) -> dict[int, float]:
    """The usual distance between lines of one paragraph, by the size of the font."""
    steps: dict[int, list[float]] = {}
    for _, items in pages:
        lines = [each.what for each in items if isinstance(each.what, Line)]
        for a, b in pairwise(lines):
            if abs(a.size - b.size) < 0.08 * a.size:
                steps.setdefault(round(a.size), []).append(b.base - a.base)
    return {size: quantiles(found, n=10)[2] if len(found) > 1 else found[0] for size, found in steps.items()}


def _margins(items: Sequence[_Item], everywhere: Sequence[Line]) -> tuple[float, float]:
    """Left and right end of the lines of prose: those of the page where it has enough, else those of the whole file."""
    own = [each.what for each in items if isinstance(each.what, Line)]
    lines = own if len(own) >= 8 else everywhere
    if not lines:
        return 0.0, 0.0
    starts = sorted(line.x0 for line in lines)
    left = next(
        (x for x in starts if sum(abs(x - other) < 2 for other in starts) >= max(2, len(starts) // 8)), starts[0]
    )
    ends = sorted((line.x1, line.size) for line in lines)
    right = next((x for x, size in reversed(ends) if sum(x - other < size for other, _ in ends) >= 2), ends[-1][0])
    return min(left, starts[0] + 60), right


def _head_width(line: Line) -> float:
    """How much room the beginning of a line would have needed that no line end may part."""
    end = 1
    if line.chars[0].text.isascii():
        while end < len(line.chars) and line.chars[end].text.isascii():
            end += 1
    while end < len(line.chars) and line.chars[end].text in _NO_START:
        end += 1
    return line.chars[end - 1].x1 - line.x0


def _same_columns(before: Grid, after: Grid) -> bool:
    return before.width == after.width and all(
        abs((a - before.edges[0]) - (b - after.edges[0])) < _SAME_EDGE
        for a, b in zip(before.edges, after.edges, strict=False)
    )


def _without_header(rows: list[GridRow], table: Sequence[GridRow]) -> list[GridRow]:
    """The rows of the next page without the header that is repeated on it."""
    count = 0
    while (
        count < min(len(rows), len(table))
        and rows[count].texts == table[count].texts
        and any(rows[count].texts)
        and not any(is_figure(text) for text in rows[count].texts)
    ):
        count += 1
    return rows[count:]


def _is_cut(before: GridRow, after: GridRow) -> bool:
    """Whether two rows are the halves of one that a page end cut: of labels that go on, and numbers in one half only."""
    if [cell.column for cell in before.cells] != [cell.column for cell in after.cells]:
        return False
    figures = [any(is_figure(text) for text in row.texts) for row in (before, after)]
    if figures[0] == figures[1]:
        return False
    label = next((text for text in reversed(before.texts) if is_label(text)), "")
    rest = next((text for text in reversed(after.texts) if is_label(text)), "")
    return bool(label and _ORDINAL.match(label)) and not _ORDINAL.match(rest)


def plain(found: Sequence[Said | Entry]) -> Iterator[list[object]]:
    """The blocks as lists that JSON can carry."""
    for each in found:
        if isinstance(each, Said):
            yield ["p", [list(part) for part in each.parts], each.picture]
        else:
            yield ["r", each.page, each.texts, each.region, each.doubtful]
