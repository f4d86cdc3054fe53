"""Where the cells of a report's table stand: rows have different numbers of cells, since merged cells are as the file
has them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_FIGURE = re.compile(r"[\s\d０-９.,，．%％+\-－—–−/*＊]*+(?:(?:件|条|个|元|万元|无)\s*+)?")


class Shape(NamedTuple):
    """How a row is laid out: how many columns each cell takes (0: a blank cell that is part of the one before it), how
    many of its cells are labels, and how many columns stay empty at its end.
    """

    spans: tuple[int, ...]
    labels: int
    gap: int = 0


def shapes(rows: Sequence[Sequence[str]], marked: Sequence[frozenset[int]]) -> tuple[Shape, ...]:
    """The shapes of the rows of one table, given the texts of their cells, and the indexes (0-based) of those that hold a
    mark. All of them are equally wide.

    Figures stand at the end of a row, labels before them, so a short row whose figures are as many as those of the others
    lacks labels, and its last label is widened; one with fewer figures keeps them under the first columns of figures.
    Blank cells at the end of a row are often there for labels that it lacks as well.
    """
    kept = [_kept(row, marks) for row, marks in zip(rows, marked, strict=True)]
    columns = max(1, *kept)
    figures = [_figures(row[:length], marks) for row, length, marks in zip(rows, kept, marked, strict=True)]
    usual = _most(count for count, length in zip(figures, kept, strict=True) if count and length > 2)
    filling = _most(
        len(row) - length for row, length, count in zip(rows, kept, figures, strict=True) if count == usual > 0
    )
    found = []
    for row, length, count, marks in zip(rows, kept, figures, marked, strict=True):
        if count != usual and (length > 2 or (length and not row[length - 1].strip())):
            length = max(length, min(len(row) if count else len(row) - filling, columns))
            count = _figures(row[:length], marks, usual)
        spans, gap = _spans(length, count, columns, usual)
        spans = _merged(row[:length], spans, marks, columns - usual if count else columns)
        found.append(Shape((*spans, *(0,) * (len(row) - length)), length - count, gap))
    return tuple(found)


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
