"""Tables by their ruling lines: which cells there are, how they are merged, and which characters stand in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from giar_lint.readers.pdf_lines import GAP, is_figure, joined, lines_of
from giar_lint.readers.pdf_marks import Box, Rule
from giar_lint.readers.pdf_sheets import Char
from giar_lint.records import NamedTuple

_SAME = 3.5
"""How far apart, in points, lines are one line that is drawn doubly or side by side by the borders of two cells."""

_DASH = 4.5
_TOUCH = 4.0
_OVERFLOW = 1.2
_END = 0.85
_FEW = 12
"""Text below the last line of a table at the end of a page: how far, in sizes of the font, how low on the page, how much."""

_MOST_CROSSINGS = 4_000_000
_MOST_CELLS = 20_000


class Cell(NamedTuple):
    """A cell of a table: its text, and its left and right edge, counted from that of the table. `continued` tells that it
    belongs to a cell that began in a row above."""

    text: str
    x0: float
    x1: float
    continued: bool = False


class GridRow(NamedTuple):
    """A row of a table, from `top` to `bottom` of its page. `doubtful` and `inferred` are those of Row."""

    cells: tuple[Cell, ...]
    top: float
    bottom: float
    doubtful: bool = False
    inferred: bool = False

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


class Grid(NamedTuple):
    """A table on one page; `width` is the number of its columns."""

    box: Box
    rows: list[GridRow]
    width: int


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules without repetition: side by side or dashed, they are one."""
    found: list[Rule] = []
    for group in _near(sorted(rules)):
        at = sum(each.at for each in group) / len(group)
        low, high = None, 0.0
        for each in sorted(group, key=lambda rule: rule.low):
            if low is None or each.low > high + _DASH:
                if low is not None:
                    found.append(Rule(at, low, high))
                low, high = each.low, each.high
            else:
                high = max(high, each.high)
        if low is not None:
            found.append(Rule(at, low, high))
    return [rule for rule in found if rule.high - rule.low > _SAME]


def _near(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= _SAME:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def ruled(
    across: Sequence[Rule], down: Sequence[Rule], chars: Sequence[Char], height: float
) -> tuple[list[Grid], list[Char]]:
    """The tables that rules of both directions make on a page of that height, and the characters outside of them. Frames
    about a single cell are no tables."""
    across, down = merged(across), merged(down)
    if len(across) * len(down) > _MOST_CROSSINGS:
        return [], list(chars)
    grids = []
    left = list(chars)
    frames = [Frame(*part) for part in _components(across, down)]
    if frames:
        max(frames, key=lambda each: each.ys[-1]).take_overflow(left, height)
    for frame in sorted(frames, key=lambda each: each.area):
        inside = [char for char in left if frame.holds(char)]
        if frame.cells < 2 or not inside or _has_more(frame, inside):
            continue
        grids.append(frame.grid(inside))
        left = [char for char in left if not frame.holds(char)]
    return grids, left


def _has_more(frame: Frame, chars: Sequence[Char]) -> bool:
    """Whether what stands in a frame has columns or rows that no rules part: lines with several numbers in a frame of one
    column, or beside other lines in one of one row, or more of them than the frame has rows."""
    lines = [line.parts(GAP) for line in lines_of(chars)]
    several = sum(sum(is_figure(part.text) for part in parts) > 1 for parts in lines)
    single = frame.columns == 1 or (frame.rows == 1 and len(lines) > 1)
    return several > (0 if single else frame.rows)


def _components(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that touch each other, directly or over others; each part with rules of both directions."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, h in enumerate(across):
        for j, v in enumerate(down, len(across)):
            if h.low - _TOUCH <= v.at <= h.high + _TOUCH and v.low - _TOUCH <= h.at <= v.high + _TOUCH:
                parent[root(i)] = root(j)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*across, *down)):
        parts.setdefault(root(index), ([], []))[index >= len(across)].append(rule)
    return [(h, v) for h, v in parts.values() if h and v and len(h) + len(v) > 2]


def _positions(rules: Sequence[Rule], ends: tuple[float, float]) -> list[float]:
    """Where the lines of one direction stand, and the ends of the others where no line closes them."""
    found: list[float] = []
    for rule in sorted(rules):
        if not found or rule.at - found[-1] > _SAME:
            found.append(rule.at)
    low, high = ends
    if low < found[0] - 2 * _SAME:
        found.insert(0, low)
    if high > found[-1] + 2 * _SAME:
        found.append(high)
    return found


class Frame:
    """The grid that a set of rules makes, with cells merged where no rule parts them."""

    def __init__(self, across: Sequence[Rule], down: Sequence[Rule]) -> None:
        self.across, self.down = across, down
        self.xs = _positions(down, (min(h.low for h in across), max(h.high for h in across)))
        self.ys = _positions(across, (min(v.low for v in down), max(v.high for v in down)))
        self.columns, self.rows = len(self.xs) - 1, len(self.ys) - 1
        self.area = (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])
        self.parent = list(range(self.columns * self.rows)) if self.columns * self.rows <= _MOST_CELLS else []
        if self.parent:
            self._merge()
        self.cells = len({self._root(index) for index in range(len(self.parent))})

    def holds(self, char: Char) -> bool:
        x, y = char.middle
        return self.xs[0] < x < self.xs[-1] and self.ys[0] < y < self.ys[-1]

    def take_overflow(self, chars: Sequence[Char], height: float) -> None:
        """Lowers the last line of a table that a page end cut, where the text of a cell runs on below it."""
        bottom = self.ys[-1]
        sizes = {round(char.size) for char in chars if self.holds(char)}
        below = [
            char
            for char in chars
            if self.xs[0] < char.middle[0] < self.xs[-1]
            and 0 <= char.middle[1] - bottom < _OVERFLOW * char.size
            and char.text != " "
        ]
        if bottom > _END * height and 0 < len(below) <= _FEW and all(round(char.size) in sizes for char in below):
            self.ys[-1] = bottom + 2 * _OVERFLOW * max(char.size for char in below)

    def _root(self, index: int) -> int:
        while self.parent[index] != index:
            self.parent[index] = self.parent[self.parent[index]]
            index = self.parent[index]
        return index

    def _merge(self) -> None:
        across = {j: [h for h in self.across if abs(h.at - self.ys[j]) <= _SAME] for j in range(1, self.rows)}
        down = {i: [v for v in self.down if abs(v.at - self.xs[i]) <= _SAME] for i in range(1, self.columns)}
        for j, (top, bottom) in enumerate(pairwise(self.ys)):
            for i, (x0, x1) in enumerate(pairwise(self.xs)):
                index = j * self.columns + i
                if i + 1 < self.columns and not _covers(down[i + 1], top, bottom):
                    self.parent[self._root(index + 1)] = self._root(index)
                if j + 1 < self.rows and not _covers(across[j + 1], x0, x1):
                    self.parent[self._root(index + self.columns)] = self._root(index)

    def grid(self, chars: Sequence[Char]) -> Grid:
        held: dict[int, list[Char]] = {}
        doubtful: set[int] = set()
        for char in chars:
            x, y = char.middle
            held.setdefault(self._root(self._index(x, y)), []).append(char)
            if char.text.isdigit():
                # A digit that lies on the line between two cells.
                inset = 0.3 * (char.x1 - char.x0)
                sides = {self._root(self._index(at, y)) for at in (char.x0 + inset, char.x1 - inset)}
                doubtful |= sides if len(sides) > 1 else set()
        doubtful |= self._spills(chars)
        return self._rows(held, doubtful)

    def _index(self, x: float, y: float) -> int:
        i = min(max(bisect_right(self.xs, x) - 1, 0), self.columns - 1)
        j = min(max(bisect_right(self.ys, y) - 1, 0), self.rows - 1)
        return j * self.columns + i

    def _spills(self, chars: Sequence[Char]) -> set[int]:
        """Cells between which a number, or a text beside a number, runs on over the line."""
        found: set[int] = set()
        for line in lines_of(chars):
            for a, b in pairwise(line.chars):
                if b.x0 - a.x1 < 0.12 * a.size and (a.text.isdigit() or b.text.isdigit()):
                    pair = {self._root(self._index(*a.middle)), self._root(self._index(*b.middle))}
                    found |= pair if len(pair) > 1 else set()
        return found

    def _rows(self, held: dict[int, list[Char]], doubtful: set[int]) -> Grid:
        areas: dict[int, list[int]] = {}
        for index in range(len(self.parent)):
            areas.setdefault(self._root(index), []).append(index)
        extents = {root: self._extent(indexes) for root, indexes in areas.items()}
        texts: dict[int, str] = {}
        for root, chars in held.items():
            texts[root], unsure = joined(lines_of(chars))
            # What is no rectangle is no cell that anybody could name.
            if unsure or extents[root] is None:
                doubtful.add(root)
        rows = []
        for j in range(self.rows):
            row, unsure, begins = [], False, False
            roots = dict.fromkeys(self._root(j * self.columns + i) for i in range(self.columns))
            for root in roots:
                first, left, width = extents[root] or (j, min(i % self.columns for i in areas[root]), 1)
                begins |= first == j
                x0, x1 = self.xs[left] - self.xs[0], self.xs[left + width] - self.xs[0]
                unsure |= root in doubtful and (first == j or not is_label(texts.get(root, "")))
                row.append(Cell(texts.get(root, "") if first == j else "", x0, x1, first != j))
            if begins:
                rows.append(GridRow(tuple(row), self.ys[j], self.ys[j + 1], unsure))
        box = Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
        return Grid(box, rows, self.columns)

    def _extent(self, indexes: Sequence[int]) -> tuple[int, int, int] | None:
        """First row, first column and columns of a merged cell; None where it is no rectangle."""
        rows = [index // self.columns for index in indexes]
        columns = [index % self.columns for index in indexes]
        height, width = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
        return (min(rows), min(columns), width) if height * width == len(indexes) else None


def is_label(text: str) -> bool:
    return bool(text) and not is_figure(text)


def _covers(rules: Sequence[Rule], low: float, high: float) -> bool:
    """Whether rules on one position go along the better part of an edge."""
    return sum(max(0.0, min(high, rule.high) - max(low, rule.low)) for rule in rules) > 0.5 * (high - low)
