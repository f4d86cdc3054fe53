"""Columns and rows of a table without rules: where numbers stand, and where labels begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from giar_lint.readers.pdf_lines import GAP, Line, is_figure, lines_of
from giar_lint.records import NamedTuple

TIGHT = 1.45
"""Up to which distance, in sizes of the font, lines are of one cell."""

ORDINAL = re.compile(r"(?:(\d{1,2})[.．、]|[（(]([一二三四五六七八九十])[）)]|([一二三四五六七八九十])、)")
BLOCK = re.compile(r"第[一二三四五六七八九十]+条第?[（(]")


class Part(NamedTuple):
    line: Line
    text: str

    @property
    def figure(self) -> bool:
        return is_figure(self.text)


class Band(NamedTuple):
    """One row to be: its lines' parts."""

    parts: list[Part]
    header: bool = False

    @property
    def top(self) -> float:
        return min(part.line.base - part.line.size for part in self.parts)

    @property
    def bottom(self) -> float:
        return max(part.line.base + 0.2 * part.line.size for part in self.parts)


def columns_of(block: Sequence[list[Part]]) -> list[tuple[float, float]]:
    """Where the columns of numbers stand: as the fullest rows have them, or, where there is one row, as the labels above it
    do; and where a label stands above no number."""
    rows = [[part for part in parts if part.figure] for parts in block]
    counts = Counter(len(row) for row in rows if row)
    if not counts:
        return []
    # A number too many is one row's alone.
    usual = max((count for count, times in counts.items() if times > 1), default=max(counts))
    models = [row for row in rows if len(row) == usual]
    found = []
    for column in zip(*models, strict=True):
        middle = median((part.line.x0 + part.line.x1) / 2 for part in column)
        reach = median(part.line.x1 - part.line.x0 for part in column) / 2
        found.append((middle - reach, middle + reach))
    first = next(index for index, row in enumerate(rows) if row)
    labels = [(part.line.x0, part.line.x1) for part in max(block[:first], key=len, default=[])]
    if len(labels) > usual and len(models) == 1:
        return labels
    if len(labels) > 2:
        found += [label for label in labels if label[0] > found[0][0] and not any(_overlap(label, x) for x in found)]
    return sorted(found)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and one[1] > other[0]


def between(parts: Sequence[Part], columns: Sequence[tuple[float, float]], size: float) -> tuple[float, list[float]]:
    """Where the first column of numbers begins, and where each next one does: half way between what stands in two columns,
    the labels above them with their numbers."""
    extents = [list(column) for column in columns]
    for part in parts:
        over = [index for index, (x0, x1) in enumerate(columns) if part.line.x0 < x1 and part.line.x1 > x0]
        if len(over) == 1:
            extent = extents[over[0]]
            extent[0], extent[1] = min(extent[0], part.line.x0), max(extent[1], part.line.x1)
    before = [part.line.x1 for part in parts if part.line.x1 <= extents[0][0]]
    first = (max(before) + extents[0][0]) / 2 if before else extents[0][0] - 0.5 * size
    middles = [
        (wide[1] + next_wide[0]) / 2 if wide[1] < next_wide[0] else (narrow[1] + next_narrow[0]) / 2
        for (wide, next_wide), (narrow, next_narrow) in zip(pairwise(extents), pairwise(columns), strict=True)
    ]
    return first, middles


def _opens(parts: Sequence[Part], first: float) -> float | None:
    """Where the innermost label of a line begins, if one with an ordinal begins there."""
    labels = [part for part in parts if part.line.x0 < first and not part.figure]
    return labels[-1].line.x0 if labels and ORDINAL.match(labels[-1].text) else None


def bands_of(block: Sequence[list[Part]], first: float) -> list[Band]:
    """The rows of a block: where labels have ordinals, each opens one; else each line with a number is one."""
    numbered = sum(_opens(parts, first) is not None for parts in block) > 2
    bands: list[Band] = []
    begun = False
    last = -1e9  # the last line of a header that has a label above a column of numbers
    for parts in block:
        opened = _opens(parts, first)
        base, size = parts[0].line.base, parts[0].line.size
        if numbered and opened is not None:
            if begun and _is_group(bands[-1], opened, first):
                bands[-1].parts.extend(parts)
            else:
                bands.append(Band(list(parts)))
            begun = True
        elif begun and numbered:
            bands[-1].parts.extend(parts)
        elif any(part.figure for part in parts):
            bands.append(Band(list(parts)))
        else:
            above = any(part.line.x0 >= first for part in parts)
            block_title = bool(BLOCK.match(parts[0].text))
            goes_on = bands and bands[-1].header and not block_title and not BLOCK.match(bands[-1].parts[0].text)
            if goes_on and (not above or base - last <= TIGHT * size):
                bands[-1].parts.extend(parts)
            else:
                bands.append(Band(list(parts), header=True))
            last = base if above else last
    return bands


def _is_group(band: Band, opened: float, first: float) -> bool:
    """Whether a band has nothing but the label of a group that the label which opens now is further in of."""
    own = [part for part in band.parts if part.line.x0 < first]
    return len(own) == len(band.parts) and max(part.line.x0 for part in own) + own[0].line.size < opened


def label_edges(bands: Sequence[Band], first: float, size: float) -> list[float]:
    """Where the columns of labels begin: places where several labels do."""
    starts = sorted(
        part.line.x0
        for band in bands
        if not band.header
        for part in band.parts
        if part.line.x0 < first and not part.figure and ORDINAL.match(part.text)
    )
    found: list[float] = []
    for before, start in pairwise([-1e9, *starts]):
        if start - before > 0.8 * size:
            found.append(start - 0.3 * size)
    return found or [min(part.line.x0 for band in bands for part in band.parts) - 0.3 * size]


def is_doubtful(
    band: Band, columns: Sequence[tuple[float, float]], first: float, size: float, *, surplus: bool
) -> bool:
    """Whether a number of a row stands in no column, or two in one. With `surplus` the last column is of numbers too many:
    one there beside a gap may belong into the gap."""
    taken: dict[int, bool] = {}
    lines = lines_of(char for part in band.parts for char in part.line.chars)
    for line in () if band.header else lines:
        for part in line.parts(GAP):
            if part.x0 < first and not (part.x0 > first - size and is_figure(part.text)):
                continue
            at = [index for index, column in enumerate(columns) if _stands_in(part, column, size)]
            # A text that takes two lines is one cell; two numbers are not.
            figure = is_figure(part.text)
            if len(at) != 1 or (at[0] in taken and (figure or taken[at[0]])):
                return True
            taken[at[0]] = figure
    return surplus and len(columns) - 1 in taken and len(taken) < len(columns)


def _stands_in(part: Line, column: tuple[float, float], size: float) -> bool:
    """Whether a text shares its middle, or one of its ends, with a column, and overlaps it."""
    x0, x1 = column
    overlaps = part.x0 < x1 + 0.1 * size and part.x1 > x0 - 0.1 * size
    offs = (abs(part.x0 - x0), abs(part.x1 - x1), abs(part.x0 + part.x1 - x0 - x1) / 2)
    return overlaps and min(offs) <= 0.6 * size
