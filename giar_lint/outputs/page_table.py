"""Where the cells of a report's table stand: rows have different numbers of cells, since merged cells are as the file
has them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from giar_lint.records import NamedTuple

_FIGURE = re.compile(r"[\s\d０-９.,，．%％+\-－—–−/*＊]*+(?:(?:件|条|个|元|万元|无)\s*+)?")


class Shape(NamedTuple):
    """How a row is laid out: how many columns each cell takes (0: a blank cell that is part of the one before it), how
    many of its cells are labels, and how many columns stay empty at its end. `skips` are the columns that cells from above
    take before each cell (empty: none). `listed`: which columns the labels stand over is not known; the first of them takes
    all columns, and the others are to be shown in it.
    """

    spans: tuple[int, ...]
    labels: int
    gap: int = 0
    skips: tuple[int, ...] = ()
    listed: bool = False


Extents = Sequence[tuple[int, int]]
"""The columns (0-based, the end exclusive) of the cells of a row."""

_MOST_COLUMNS = 60
"""More columns than this, as a file states them, are a slip in it."""


def shapes(
    rows: Sequence[Sequence[str]],
    marked: Sequence[frozenset[int]],
    extents: Sequence[Extents] = (),
    figures: Sequence[tuple[int, int] | None] = (),
) -> tuple[Shape, ...]:
    """The shapes of the rows of one table, given the texts of their cells, the indexes (0-based) of those that hold a mark,
    the columns that the file states for its cells, if it does, and for rows of which that is certain, how many cells stand
    before their figures and how many columns of figures they have. All of them are equally wide.
    """
    return _stated(rows, marked, extents) or _inferred(rows, marked, figures or [None] * len(rows))


def _stated(
    rows: Sequence[Sequence[str]], marked: Sequence[frozenset[int]], extents: Sequence[Extents]
) -> tuple[Shape, ...]:
    """The shapes as the file states them; none where it does not, or what it states cannot be."""
    if [len(each) for each in extents] != [len(row) for row in rows]:
        return ()
    bounds = sorted({bound for row in extents for each in row for bound in each})
    if not 1 < len(bounds) <= _MOST_COLUMNS or any(
        end > start for row in extents for (_, end), (start, _) in pairwise(row)
    ):
        return ()
    # Columns that no cell tells apart from others are one.
    at = {bound: number for number, bound in enumerate(bounds)}
    figures = [_figures(row, marks) for row, marks in zip(rows, marked, strict=True)]
    usual = _most(count for row, count in zip(rows, figures, strict=True) if len(row) > 2)
    found = []
    for row, marks, places in zip(rows, marked, extents, strict=True):
        ends = [0, *(at[end] for _, end in places)]
        found.append(
            Shape(
                tuple(at[end] - at[start] for start, end in places),
                len(row) - _figures(row, marks, usual),
                len(bounds) - 1 - ends[-1],
                tuple(at[start] - end for (start, _), end in zip(places, ends, strict=False)),
            )
        )
    return tuple(found)


def _inferred(
    rows: Sequence[Sequence[str]], marked: Sequence[frozenset[int]], known: Sequence[tuple[int, int] | None]
) -> tuple[Shape, ...]:
    """The shapes as the numbers of cells and of figures suggest them.

    Figures stand at the end of a row, labels before them, so a short row whose figures are as many as those of the others
    lacks labels, and its last label is widened; one with fewer figures keeps them under the first columns of figures.
    Blank cells at the end of a row are often there for labels that it lacks as well. A row of headings that has fewer cells
    than the figures below it need tells its columns only where a blank cell stands for each of the others. Of the rows in
    `known`, those with as many figures as any of them are laid out as they are known to be.
    """
    widest = max((each[1] for each in known if each is not None), default=0)
    most_labels = max((each[0] for each in known if each is not None and each[1] == widest), default=0)
    # A row without a label among others with labels may have lost one, or not.
    labels = [
        each[0] if each is not None and each[1] == widest and (each[0] or not most_labels) else None for each in known
    ]
    kept = [_kept(row, marks) for row, marks in zip(rows, marked, strict=True)]
    kept = [
        max(length, before + widest) if before is not None else length
        for length, before in zip(kept, labels, strict=True)
    ]
    surplus = max(
        (length - widest - each for length, each in zip(kept, labels, strict=True) if each is not None), default=0
    )
    columns = max(1, most_labels + widest + surplus, *kept)
    figures = [
        _figures(row[:length], marks) if before is None else length - before
        for row, length, before, marks in zip(rows, kept, labels, marked, strict=True)
    ]
    usual = (
        widest + surplus
        if widest
        else _most(count for count, length in zip(figures, kept, strict=True) if count and length > 2)
    )
    filling = _most(
        len(row) - length for row, length, count in zip(rows, kept, figures, strict=True) if count == usual > 0
    )
    below = [(columns, 0)] * len(rows)  # how many cells the next row with figures has, and how many figures
    for number in range(len(rows) - 2, -1, -1):
        after = kept[number + 1], figures[number + 1]
        below[number] = after if after[1] else below[number + 1]
    found = []
    above: frozenset[int] = frozenset()  # where cells begin in the row of headings above
    for number, (row, length, count, marks) in enumerate(zip(rows, kept, figures, marked, strict=True)):
        if not count and sum(bool(cell.strip()) for cell in row) > 1:
            width, under = below[number]
            if (
                length <= width <= columns
                and (width == columns or under == usual)
                and (len(row) >= width or _parted(row))
            ):
                spans = _padded(row, marks, width, above)
                above = _begins(spans, row)
                found.append(Shape(_widened(spans, width - under - 1, columns - width), len(row)))
                continue
            if length != width:
                above = frozenset()
                found.append(Shape((columns, *(0,) * (len(row) - 1)), len(row), listed=True))
                continue
        above = frozenset()
        before = labels[number]
        if before is not None:
            found.append(_known(row, marks, before, columns, columns - usual))
            continue
        if count != usual and (length > 2 or (length and not row[length - 1].strip())):
            length = max(length, min(len(row) if count else len(row) - filling, columns))
            count = _figures(row[:length], marks, usual)
        spans, gap = _spans(length, count, columns, usual)
        spans = _merged(row[:length], spans, marks, columns - usual if count else columns)
        found.append(Shape((*spans, *(0,) * (len(row) - length)), length - count, gap))
    return tuple(found)


def _known(row: Sequence[str], marks: frozenset[int], before: int, columns: int, labels: int) -> Shape:
    """The shape of a row of which so many cells stand before its figures; the columns of labels come before all of these."""
    widened = (*(1,) * (before - 1), 1 + labels - before) if before else ()
    stated = max(_kept(row, marks), min(len(row), columns - labels + before))
    spans = (*widened, *(1,) * (stated - before))
    merged = _merged(row[:stated], spans, marks, labels)
    return Shape((*merged, *(0,) * (len(row) - stated)), before, columns - sum(spans))


def _spans(cells: int, figures: int, columns: int, usual: int) -> tuple[tuple[int, ...], int]:
    """How many columns each of the cells takes, and how many stay empty after them."""
    lacking, labels = columns - cells, cells - figures
    if not cells:
        return (), columns
    if cells <= 2 or (not figures and not usual):
        return (*(1,) * (cells - 1), 1 + lacking), 0
    few = 0 < figures < usual and 0 < labels <= columns - usual
    wider = columns - usual - labels if few else lacking
    # The last label reaches up to the figures; in a row of labels alone the first stands above those of the others.
    widened = max(0, labels - 1) if figures else 0
    spans = (*(1,) * widened, 1 + wider, *(1,) * (cells - widened - 1))
    return spans, usual - figures if few else 0


def _parted(row: Sequence[str]) -> bool:
    """Whether blank cells stand between labels."""
    filled = [index for index, cell in enumerate(row) if cell.strip()]
    return filled[-1] - filled[0] >= len(filled)


def _padded(row: Sequence[str], marks: frozenset[int], columns: int, above: frozenset[int]) -> tuple[int, ...]:
    """The spans of a row of headings that has a cell for each column up to its last label. A blank one is of the label before
    it, unless it is below the beginning of a cell (`above`, 0-based), which then goes on in it."""
    spans: list[int] = []
    label: int | None = None
    for index in range(max(columns, len(row))):
        cell = row[index].strip() if index < len(row) else ""
        if index >= columns and not cell and index not in marks:
            spans.append(0)
        elif index >= len(row):
            spans[-1 if label is None else label] += 1
        elif cell or index in marks or label is None or index in above:
            label = index if cell else None
            spans.append(1)
        else:
            spans[label] += 1
            spans.append(0)
    return tuple(spans)


def _widened(spans: Sequence[int], column: int, by: int) -> tuple[int, ...]:
    """The spans with the cell that takes a column (0-based) widened, as the last label of the rows of figures below is."""
    end = 0
    for index, span in enumerate(spans):
        end += span
        if end > column:
            return (*spans[:index], span + by, *spans[index + 1 :])
    return tuple(spans)


def _begins(spans: Sequence[int], row: Sequence[str]) -> frozenset[int]:
    """The columns in which the cells of a row with a cell for each column begin."""
    return frozenset(index for index, span in enumerate(spans[: len(row)]) if span)


def _most(counts: Iterable[int]) -> int:
    """The most common of the counts that are not 0; 0 where there is none."""
    common = Counter(count for count in counts if count).most_common(1)
    return common[0][0] if common else 0


def _kept(row: Sequence[str], marks: frozenset[int]) -> int:
    """How many cells a row has without those at its end that are blank and hold no mark."""
    length = len(row)
    while length and not row[length - 1].strip() and length - 1 not in marks:
        length -= 1
    return length


def _merged(row: Sequence[str], spans: Sequence[int], marks: frozenset[int], until: int) -> tuple[int, ...]:
    """The spans with the blank cells after a label, before the column `until` (0-based), taken into the label's."""
    merged = list(spans)
    label: int | None = None
    column = 0
    for index, (cell, span) in enumerate(zip(row, spans, strict=True)):
        blank = not cell.strip() and index not in marks
        if blank and label is not None and column + span <= until:
            merged[label] += span
            merged[index] = 0
        else:
            label = None if blank else index
        column += span
    return tuple(merged)


def _figures(row: Sequence[str], marks: frozenset[int], blanks: int = 0) -> int:
    """How many cells at the end of a row are figures or blank ones among them; 0 where none is a figure or marked as one.
    Blank ones before the first figure are counted up to `blanks` in all, since they may as well be of the labels.
    """
    start = len(row)
    while start and _FIGURE.fullmatch(row[start - 1]) is not None:
        start -= 1
    stated = [index for index in range(start, len(row)) if row[index].strip() or index in marks]
    return min(len(row) - start, max(blanks, len(row) - stated[0])) if stated else 0
