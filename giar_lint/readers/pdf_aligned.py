"""Tables without rules down their columns, or without any: columns by where their numbers stand, rows by their labels.

What is found is turned into the rules that are not drawn, so that the cells come about as in a table that has them
(`pdf_ruled`). A number that stands in no column, or a column with two, makes its row doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from giar_lint.readers.pdf_columns import (
    BLOCK,
    ORDINAL,
    TIGHT,
    Band,
    Part,
    bands_of,
    between,
    columns_of,
    is_doubtful,
    label_edges,
)
from giar_lint.readers.pdf_lines import GAP, Line
from giar_lint.readers.pdf_marks import Box, Rule
from giar_lint.readers.pdf_ruled import Cell, Frame, Grid, GridRow, merged

_HEADING = re.compile(r"[一二三四五六七八九]、.*(?:情况|事项|报告)$")
_CORNER = re.compile(r"[（(]本列数据")
_SENTENCE = re.compile(r"[。！？；]")
_ROW = 3.0
"""Up to which distance, in sizes of the font, lines are of one table."""

_LONGEST = 0.55
"""How much of the width of a page's text a line in a table may take that has one part only."""


def aligned(lines: Sequence[Line], across: Sequence[Rule]) -> list[tuple[int, int, Grid]]:
    """The tables among the lines of a page, each with the indexes of its first line and of the line after its last."""
    split = [[Part(part, part.text) for part in line.parts(GAP)] for line in lines]
    if not any(len(parts) > 1 and any(part.figure for part in parts) for parts in split):
        return []
    rules = merged(across)
    return [(start, end, _grid(split[start:end], rules)) for start, end in _regions(lines, split)]


def _regions(lines: Sequence[Line], split: Sequence[list[Part]]) -> list[tuple[int, int]]:
    """Runs of lines that are of one table: such with several parts, and short ones between them."""
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    sizes = [line.size for line, parts in zip(lines, split, strict=True) if len(parts) > 1]
    size = median(sizes)
    fits = []
    for index, parts in enumerate(split):
        text = "".join(part.text for part in parts)
        if len(parts) > 1 or parts[0].figure:
            fits.append(not (_SENTENCE.search(text) and len(text) > 30))
            continue
        line = lines[index]
        gap = lines[index + 1].base - line.base if index + 1 < len(lines) else 99.0
        heading = bool(_HEADING.match(text)) and gap > TIGHT * line.size
        heading |= abs(line.size - size) > 1
        fits.append(not heading and not _SENTENCE.search(text) and line.x1 - line.x0 < _LONGEST * width)
    found = []
    start = 0
    while start < len(lines):
        if not fits[start]:
            start += 1
            continue
        end = start
        while end < len(lines) and fits[end]:
            end += 1
        first, last = _trimmed(lines, split, start, end)
        if _is_table(split[first:last]):
            found.append((first, last))
        start = end
    return found


def _is_table(split: Sequence[list[Part]]) -> bool:
    """Whether lines are rows: several of more than one part, numbers among them, or one of a label and numbers."""
    rows = [parts for parts in split if len(parts) > 1]
    if len(rows) == 1:
        return not rows[0][0].figure and all(part.figure for part in rows[0][1:])
    return any(part.figure for parts in rows for part in parts)


def _trimmed(lines: Sequence[Line], split: Sequence[list[Part]], start: int, end: int) -> tuple[int, int]:
    """A run without the lines at its ends that have one part and are no labels of the form."""
    sizes = [line.size for line, parts in zip(lines[start:end], split[start:end], strict=True) if len(parts) > 1]
    size = median(sizes) if sizes else 0.0

    def single(index: int) -> bool:
        """A line of one part that is no label: of another size, without an ordinal, or far from its neighbour."""
        if len(split[index]) > 1:
            return False
        line, text = lines[index], lines[index].text
        return abs(line.size - size) > 0.5 or not (
            BLOCK.match(text) or _CORNER.match(text) or (ORDINAL.match(text) and not _HEADING.match(text))
        )

    def near(index: int, distance: float) -> bool:
        return lines[index].base - lines[index - 1].base <= distance * size

    while start < end and single(start):
        start += 1
    while start + 1 < end and len(split[start]) < 2 and not near(start + 1, _ROW):
        start += 1
    last = end
    while last > start and single(last - 1):
        last -= 1
    while last - 1 > start and len(split[last - 1]) < 2 and not near(last - 1, _ROW):
        last -= 1
    # What goes on with a label that was cut off here, in the lines right below.
    while start < last < end and near(last, TIGHT) and abs(lines[last].size - size) <= 0.5:
        last += 1
    return start, last


def _grid(split: Sequence[list[Part]], rules: Sequence[Rule]) -> Grid:
    grids = [_block_grid(block, rules) or _without_numbers(block) for block in _blocks(split)]
    box = grids[0].box._replace(
        x0=min(grid.box.x0 for grid in grids), x1=max(grid.box.x1 for grid in grids), bottom=grids[-1].box.bottom
    )
    rows = [row._replace(inferred=True) for grid in grids for row in grid.rows]
    return Grid(box, rows, max(grid.width for grid in grids))


def _blocks(split: Sequence[list[Part]]) -> list[list[list[Part]]]:
    """The lines of a table by the parts of it that have columns of their own, as those of table two have, and as tables have
    that follow each other."""
    blocks: list[list[list[Part]]] = [[]]
    first: float | None = None  # where the numbers of the block begin
    for parts in split:
        figures = [part.line.x0 for part in parts if part.figure]
        header = first is not None and not figures and any(part.line.x0 > first for part in parts)
        if blocks[-1] and (BLOCK.match(parts[0].text) or header or (first and _CORNER.match(parts[0].text))):
            blocks.append([])
            first = None
        blocks[-1].append(parts)
        if len(parts) > 1 and figures:
            first = min(figures) if first is None else min(first, *figures)
    return blocks


def _without_numbers(block: Sequence[list[Part]]) -> Grid:
    """The rows of a block that has no number on this page, such as a header before the page ends: each line one."""
    rows = []
    for parts in block:
        cells = tuple(Cell(part.text, part.line.x0, part.line.x1) for part in parts)
        rows.append(GridRow(cells, parts[0].line.base - parts[0].line.size, parts[0].line.base))
    everything = [part.line for parts in block for part in parts]
    box = Box(min(line.x0 for line in everything), rows[0].top, max(line.x1 for line in everything), rows[-1].bottom)
    return Grid(box, rows, max(len(parts) for parts in block) + 1)


def _block_grid(block: Sequence[list[Part]], rules: Sequence[Rule]) -> Grid | None:
    columns = columns_of(block)
    if not columns:
        return None
    size = median(part.line.size for parts in block for part in parts)
    everything = [part for parts in block for part in parts]
    first, middles = between(everything, columns, size)
    bands = bands_of(block, first)
    labels = label_edges(bands, first, size)
    left = min(part.line.x0 for part in everything) - 0.5 * size
    right = max(part.line.x1 for part in everything) + 0.5 * size
    beyond = [part.line.x0 for part in everything if part.line.x0 > columns[-1][1] + 0.5 * size]
    if beyond:
        # A number too many, to the right of every column, is a cell of its own.
        columns = [*columns, (min(beyond), right)]
        middles.append((columns[-2][1] + min(beyond)) / 2)
    edges = [left, *sorted(x for x in {*labels[1:], first, *middles} if left + size < x < right), right]
    across = _drawn(bands, rules, left, right) or _undrawn(bands, edges[0], labels, first, right)
    down = _parting(bands, across, edges)
    frame = Frame(across, down)
    if not frame.cells:
        # More of them than any report has.
        return None
    grid = frame.grid([char for part in everything for char in part.line.chars])
    doubtful = [is_doubtful(band, columns, first, size, surplus=bool(beyond)) for band in bands]
    rows = []
    for row in grid.rows:
        unsure = any(
            doubt
            for band, doubt in zip(bands, doubtful, strict=True)
            if row.top <= (band.top + band.bottom) / 2 <= row.bottom
        )
        rows.append(row._replace(doubtful=row.doubtful or unsure))
    return grid._replace(rows=rows)


def _drawn(bands: Sequence[Band], rules: Sequence[Rule], left: float, right: float) -> list[Rule]:
    """The rules that are drawn between the rows of a block; none where they do not part each two of them."""
    top, bottom = bands[0].top, bands[-1].bottom
    near = [rule for rule in rules if top - 12 < rule.at < bottom + 12 and rule.high > left and rule.low < right]
    data = [band for band in bands if not band.header]
    for before, after in pairwise(data):
        if not any(before.top < rule.at < after.bottom for rule in near):
            return []
    if len(near) < 2:
        return []
    ends = [Rule(top - 1, left, right)] if not any(rule.at < top + 1 for rule in near) else []
    ends += [Rule(bottom + 1, left, right)] if not any(rule.at > bottom - 1 for rule in near) else []
    widest = min(rule.low for rule in near)
    reach = max(rule.high for rule in near)
    return [
        rule._replace(
            low=left if rule.low - widest < 3 else rule.low, high=right if reach - rule.high < 3 else rule.high
        )
        for rule in sorted([*near, *ends])
    ]


def _undrawn(bands: Sequence[Band], left: float, labels: Sequence[float], first: float, right: float) -> list[Rule]:
    """A rule between each two rows, from the column on in which one of the two begins."""
    rules = [Rule(bands[0].top - 1, left, right)]
    for before, after in pairwise(bands):
        levels = _levels(before, labels), _levels(after, labels)
        level = min(levels[0][-1], levels[1][0])
        if levels[0][-1] == levels[1][0] > 0 and not _rises(before, after):
            level -= 1
        headers = before.header and after.header and not BLOCK.match(before.parts[0].text)
        low = first if headers else labels[level] if level else left
        rules.append(Rule((before.bottom + after.top) / 2, low, right))
    return [*rules, Rule(bands[-1].bottom + 1, left, right)]


def _levels(band: Band, labels: Sequence[float]) -> list[int]:
    """The levels of the labels with an ordinal that a row has, outermost first; [0] where it has none."""
    found = sorted(sum(edge <= part.line.x0 for edge in labels) - 1 for part in band.parts if ORDINAL.match(part.text))
    return [0] if band.header or not found else found


def _rises(before: Band, after: Band) -> bool:
    """Whether the ordinal of the later row's label is higher than that of the earlier, as within one group."""
    first, second = (
        next((match for part in reversed(band.parts) if (match := ORDINAL.match(part.text))), None)
        for band in (before, after)
    )
    if first is None or second is None or first.lastindex != second.lastindex:
        return True
    return _value(second) > _value(first)


def _value(ordinal: re.Match[str]) -> int:
    return int(ordinal[1]) if ordinal[1] else "一二三四五六七八九十".index(ordinal[2] or ordinal[3])


def _parting(bands: Sequence[Band], across: Sequence[Rule], edges: Sequence[float]) -> list[Rule]:
    """Rules down the columns, save where a label or a text runs over them."""
    heights = sorted({rule.at for rule in across})
    rules = [Rule(x, heights[0], heights[-1]) for x in (edges[0], edges[-1])]
    parts = [part.line for band in bands for part in band.parts]
    for x in edges[1:-1]:
        for top, bottom in pairwise(heights):
            crossed = any(
                line.x0 < x - 1 and line.x1 > x + 1 and top < line.base - 0.36 * line.size < bottom for line in parts
            )
            if not crossed:
                rules.append(Rule(x, top, bottom))
    return rules
