"""Pages to the blocks of a report: running heads and page numbers dropped, tables and paragraphs made whole over lines and
pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import quantiles

from giar_lint.readers.pdf_aligned import aligned
from giar_lint.readers.pdf_furniture import without_browser_lines, without_furniture
from giar_lint.readers.pdf_lines import Line, join_texts, lines_of
from giar_lint.readers.pdf_ruled import Grid, ruled
from giar_lint.readers.pdf_sewing import ORDINAL, SAME_EDGE, OpenTable
from giar_lint.readers.pdf_sheets import BrokenPdf, Char, Sheet
from giar_lint.records import NamedTuple

_FEWEST = 20
"""So few characters are no report: a stamp, or a page number on a scan."""

_MOST_LOST = 0.2
PICTURE = "（本页为图片）"
_ENDS = "。！？；：…”’）》.!?;:"
_SAME_SIZE = 0.03
_WIDEST_PITCH = 1.9
"""The widest distance between lines of one paragraph, in sizes of the font, where a file shows too little of its own."""

_NO_START = "，。、；：？！”’）》〉】〕,.;:?!)%％"


class Said(NamedTuple):
    """A paragraph: the text that each page has of it, and whether it is a picture."""

    parts: list[tuple[int, str]]
    picture: bool = False


class Entry(NamedTuple):
    """A row of a table; `region` numbers the runs of rows (0-based). `doubtful` and `inferred` are those of Row."""

    page: int
    texts: list[str]
    region: int
    doubtful: bool
    inferred: bool


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
    texts = without_browser_lines([(sheet.height, sheet.chars) for sheet in sheets])
    pages = []
    for number, (sheet, chars) in enumerate(zip(sheets, texts, strict=True), 1):
        sheet = sheet._replace(chars=chars)
        grids, left = ruled(sheet.across, sheet.down, sheet.chars, sheet.height)
        pages.append(_Page(number, sheet, grids, lines_of(left)))
    kept = without_furniture([(page.sheet.height, page.lines) for page in pages])
    flow = _Flow([page._replace(lines=lines) for page, lines in zip(pages, kept, strict=True)])
    return flow.read()


class _Flow:
    def __init__(self, pages: Sequence[_Page]) -> None:
        self.pages = [(page, _items(page)) for page in pages]
        lines = [each.what for _, items in self.pages for each in items if isinstance(each.what, Line)]
        self.pitches = _pitches(self.pages)
        self.margins = {page.number: _margins(items, lines, page.sheet.width) for page, items in self.pages}
        self.found: list[Said | Entry] = []
        self.region = -1
        self.row = False  # whether the last block is a row of a table
        self.open: list[Line] = []  # the lines of the paragraph that the last block is
        self.table = OpenTable()  # the table that may go on on the next page

    def read(self) -> list[Said | Entry]:
        grid: Grid | None = None
        for page, items in self.pages:
            for index, item in enumerate(items):
                if isinstance(item.what, Grid):
                    continued = index == 0 and grid is not None and _as_wide(grid, item.what)
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
        if continued:
            rows = self.table.sewn(rows)
        else:
            self._close()
        self.table.rows += [(page, row) for row in rows]

    def _close(self) -> None:
        """Writes out the rows of the table that is complete now."""
        if self.table.rows and not self.row:
            self.region += 1
        for page, row in self.table.rows:
            texts = row.texts
            if len(texts) == 1:
                if not texts[0]:
                    continue
                texts.append("")
            self.found.append(Entry(page, texts, self.region, row.doubtful, row.inferred))
            self.row = True
        self.table = OpenTable()

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
        if abs(line.size - size) > _SAME_SIZE * size:
            return False
        if same_page and line.base - before.base > 1.35 * max(self.pitches.get(round(size), size), size):
            return False
        left, right = self.margins[page] if same_page else self.margins[page - 1]
        if right - before.x1 > _head_width(line) + 0.7 * size:
            return False
        ended = before.chars[-1].text[-1] in _ENDS
        if ended and ORDINAL.match(line.text):
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
            if abs(a.size - b.size) < _SAME_SIZE * a.size:
                steps.setdefault(round(a.size), []).append(b.base - a.base)
    usual = {size: quantiles(found, n=10)[2] if len(found) > 3 else min(found) for size, found in steps.items()}
    return {size: min(pitch, _WIDEST_PITCH * size) for size, pitch in usual.items()}


def _margins(items: Sequence[_Item], everywhere: Sequence[Line], width: float) -> tuple[float, float]:
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
    left = min(left, starts[0] + 60)
    # Where all lines are short, none is full: the margins are about as wide on both sides.
    return left, max(right, 0.88 * width - left)


def _head_width(line: Line) -> float:
    """How much room the beginning of a line would have needed that no line end may part."""
    end = 1
    if line.chars[0].text.isascii():
        while end < len(line.chars) and line.chars[end].text.isascii():
            end += 1
    while end < len(line.chars) and line.chars[end].text in _NO_START:
        end += 1
    return line.chars[end - 1].x1 - line.x0


def _as_wide(before: Grid, after: Grid) -> bool:
    """Whether two tables are as wide; how many columns one has may differ, where cells are merged on one page alone."""
    width = before.box.x1 - before.box.x0
    return abs(width - (after.box.x1 - after.box.x0)) < max(SAME_EDGE, 0.05 * width)


def plain(found: Sequence[Said | Entry]) -> Iterator[list[object]]:
    """The blocks as lists that JSON can carry."""
    for each in found:
        if isinstance(each, Said):
            yield ["p", [list(part) for part in each.parts], each.picture]
        else:
            yield ["r", each.page, each.texts, each.region, each.doubtful, each.inferred]
