"""Recognises the rows of the official tables by their labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from giar_lint.document import Row
from giar_lint.edition import RowWording, TableWording
from giar_lint.lexer.numbers import BEGINNINGS, looks_numeric
from giar_lint.lexer.wording import similarity, squeeze, squeeze_column
from giar_lint.records import NamedTuple
from giar_lint.report import Label, Match

_LEAD = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]?\s*")
_SHORTEST_CUT = 2
_ALIKE = 0.5
_MOST_SHAPES = 2048
_LONGEST_SHAPE = 400
_MOST_CELLS = 100
_MOST_LABELS = 8
_new = tuple.__new__
_Result = TypeVar("_Result")
Shape = tuple[str, ...]
"""The texts of a row's cells with every number as "0": rows of one shape have the same labels in the same cells."""
ANY = "*"
"""Stands for every row in the readings of a row whose label is lost or unknown."""


class Reading(NamedTuple):
    """How a row reads in one table of one edition, by its shape alone.

    `readings` gives each terminal that it may be and the price of taking it for that (0: its wording says so);
    `label_end` is the index of the first cell after its labels; `labels` are the label cells as compared with the
    best reading, as (index of the cell, canonical wording, match).
    """

    terminal: str | None
    kind: str
    label_end: int
    labels: tuple[tuple[int, str, Match], ...] = ()
    readings: Mapping[str, int] = MappingProxyType({})

    @property
    def sure(self) -> bool:
        """Whether wording alone decides what the row is."""
        return self.terminal is not None and self.readings.get(self.terminal) == 0

    def labels_in(self, row: Row) -> tuple[Label, ...]:
        """The label cells of a row that reads so."""
        cells = row.cells
        # As Label(cell, canonical, match), in half the time: most rows have one or two.
        return tuple([_new(Label, (cells[index], canonical, match)) for index, canonical, match in self.labels])


class TableReader:
    """Compares rows with the wording of one official table. Rows of the same labels are compared once, whatever their
    numbers."""

    def __init__(self, wording: TableWording) -> None:
        self.wording = wording
        self.headers = [row for row in wording.rows if row.kind == "header"]
        self.by_terminal = {row.terminal: row for row in wording.rows}
        self.unlabelled = next((row for row in wording.rows if row.kind == "row" and not row.path), None)
        self._leaves: dict[str, RowWording] = {}
        self._bare: dict[str, RowWording | None] = {}
        for row in wording.rows:
            if row.kind != "header" and row.path:
                for begin in range(len(row.path)):
                    self._leaves.setdefault(squeeze("".join(row.path[begin:])), row)
                self._leaves.setdefault(squeeze(row.path[0] + row.path[-1]), row)
                bare = squeeze(_LEAD.sub("", row.path[-1], count=1))
                self._bare[bare] = None if bare in self._bare else row
        self._columns = {squeeze_column(label) for row in self.headers for label in row.path}
        self._spans = {squeeze_column(label) for label in wording.spans}
        self._labels = {
            row.terminal: self._spans | {squeeze_column(label) for label in row.path} for row in self.headers
        }
        self._sure: dict[Shape, Reading | None] = {}
        self._any: dict[Shape, Reading] = {}

    @cached_property
    def letters(self) -> frozenset[str]:
        """The characters of which the labels of the table consist, and digits."""
        labels = [*self.wording.spans, *(label for row in self.wording.rows for label in row.path)]
        return frozenset("0123456789").union(*map(squeeze, labels))

    def read(self, shape: Shape) -> Reading:
        """The reading of rows of a shape; its `terminal` is None where nothing fits."""
        return remembered(self._any, shape, self._read)

    def tells(self, shape: Shape) -> bool:
        """Whether the labels of a row, by wording alone, make it one of this table; figures without a label say
        nothing."""
        found = remembered(self._sure, shape, self._by_wording)
        if found is None or not found.labels:
            return False
        if found.kind != "header":
            return True
        return sum(match is not Match.APPROXIMATE for _, _, match in found.labels) * 2 > len(found.labels)

    def heads_block(self, shape: Shape) -> bool:
        """Whether a row, by wording alone, is the header of a block (第二十条第（五）项)."""
        found = remembered(self._sure, shape, self._by_wording)
        return found is not None and found.kind == "block"

    def _read(self, shape: Shape) -> Reading:
        if not any(shape):
            return Reading(None, "blank", 0)
        found = remembered(self._sure, shape, self._by_wording)
        leading = _leading(shape)[:_MOST_LABELS]
        if found is not None:
            return found
        return self._without_label() if not leading or self._is_figures(shape, leading) else self._alike(shape, leading)

    def _by_wording(self, shape: Shape) -> Reading | None:
        """The reading that wording alone decides, None where it does not."""
        if len(shape) > _MOST_CELLS:
            return None
        filled = [index for index, text in enumerate(shape) if text]
        leading = _leading(shape)
        if filled and len(leading) == len(filled):
            header = self._header(shape, filled)
            if header is not None:
                return header
        return self._labelled(shape, leading[:_MOST_LABELS]) if leading else None

    # Rows

    def _without_label(self) -> Reading:
        if self.unlabelled is not None:
            terminal = self.unlabelled.terminal
            return Reading(terminal, "row", 0, (), {terminal: 0})
        return Reading(None, "row", 0, (), {ANY: 5})

    def _is_figures(self, shape: Sequence[str], leading: Sequence[int]) -> bool:
        """Whether what leads a row stands where the figures of the row without label begin, and not before them."""
        if self.unlabelled is None:
            return False
        count = len(self.unlabelled.columns)
        return len(shape) - leading[-1] <= count and shape.count("0") * 2 > count

    def _labelled(self, shape: Sequence[str], leading: Sequence[int]) -> Reading | None:
        """The row whose wording a leading cell has, the last one first; whole, without its ordinal, or cut off."""
        for compare in (self._whole, self._cut):
            for position in range(len(leading) - 1, -1, -1):
                index = leading[position]
                wording, match = compare(shape, leading[: position + 1])
                if wording is not None:
                    groups = self._groups(shape, wording, leading[:position])
                    labels = (*groups, (index, wording.path[-1], match))
                    return Reading(wording.terminal, wording.kind, index + 1, labels, {wording.terminal: 0})
        return None

    def _whole(self, shape: Sequence[str], cells: Sequence[int]) -> tuple[RowWording | None, Match]:
        last = shape[cells[-1]]
        squeezed = squeeze(last)
        wording = self._leaves.get(squeezed) or self._bare.get(squeezed)
        if wording is None and len(cells) > 1:
            wording = self._leaves.get(squeeze("".join(shape[index] for index in cells)))
            return wording, Match.NORMALISED
        if wording is None:
            return None, Match.EXACT
        return wording, Match.EXACT if last == wording.path[-1] else Match.NORMALISED

    def _cut(self, shape: Sequence[str], cells: Sequence[int]) -> tuple[RowWording | None, Match]:
        """A label cut off at the width of its cell: the beginning of one row's wording and of no other's."""
        for text in (shape[cells[-1]], "".join(shape[index] for index in cells)):
            squeezed = squeeze(text)
            if len(squeezed) < _SHORTEST_CUT or (len(squeezed) == _SHORTEST_CUT and not squeezed[0].isdigit()):
                continue
            found = {row.terminal for key, row in self._leaves.items() if key.startswith(squeezed)}
            if len(squeezed) > 3:
                found |= {row.terminal for key, row in self._bare.items() if row and key.startswith(squeezed)}
            if len(found) == 1:
                return self.by_terminal[found.pop()], Match.TRUNCATED
        return None, Match.EXACT

    def _alike(self, shape: Sequence[str], leading: Sequence[int]) -> Reading:
        """A label in other words: every row that is alike comes into question, at a price."""
        readings: dict[str, int] = {}
        last = squeeze(shape[leading[-1]])
        joined = squeeze("".join(shape[index] for index in leading))
        for key, wording in self._leaves.items():
            likeness = max(similarity(last, key), similarity(joined, key))
            if likeness >= _ALIKE:
                price = 1 + round(6 * (1 - likeness))
                readings[wording.terminal] = min(price, readings.get(wording.terminal, price))
        best = min(readings, key=lambda name: readings[name]) if readings else None
        if len(shape) > leading[-1] + 1:
            readings[ANY] = 6
        labels = ((leading[-1], self.by_terminal[best].path[-1] if best else "", Match.APPROXIMATE),)
        return Reading(best, self.by_terminal[best].kind if best else "row", leading[-1] + 1, labels, readings)

    def _groups(
        self, shape: Sequence[str], wording: RowWording, cells: Sequence[int]
    ) -> Iterator[tuple[int, str, Match]]:
        """The label cells before the row's own: those of its groups, which merged cells leave out or tear apart."""
        if not cells:
            return
        expected = [squeeze(part) for part in wording.path[:-1]]
        found = squeeze("".join(shape[index] for index in cells))
        last = squeeze(shape[cells[-1]])
        canonical = wording.path[-2] if len(wording.path) > 1 else ""
        if found in ("".join(expected), *expected):
            yield cells[-1], canonical, Match.NORMALISED
        elif not set(found) - set("".join(expected) + squeeze(wording.path[-1])):
            yield cells[-1], canonical, Match.TRUNCATED
        elif expected and max(similarity(last, part) for part in expected) >= _ALIKE:
            best = max(wording.path[:-1], key=lambda part: similarity(last, squeeze(part)))
            yield cells[-1], best, Match.APPROXIMATE

    # Headers

    def _header(self, shape: Sequence[str], filled: Sequence[int]) -> Reading | None:
        """A row of column labels: half of its cells, at least, are labels of columns or of what spans them."""
        known = self._columns | self._spans
        squeezed = {index: squeeze_column(shape[index]) for index in filled}
        hits = [index for index in filled if squeezed[index] in known]
        if squeezed[filled[0]] in self._leaves or (squeezed[filled[-1]] in self._leaves and len(filled) < 3):
            return None
        if len(hits) * 2 < len(filled):
            cut = [index for index in filled if any(label.startswith(squeezed[index]) for label in known)]
            if len(cut) * 2 < len(filled) or len(filled) < 3:
                return None
        header = self._best_header([squeezed[index] for index in filled])
        labels = tuple(self._header_labels(shape, header, filled, squeezed))
        price = sum(match is Match.APPROXIMATE for _, _, match in labels)
        return Reading(header.terminal, "header", len(shape), labels, {header.terminal: price})

    def _best_header(self, texts: Sequence[str]) -> RowWording:
        """The header that has all the labels found, the closest in length, else the one that is most alike."""

        def gap(header: RowWording) -> int:
            return abs(len(header.path) - len(texts))

        def likeness(header: RowWording) -> float:
            labels = [squeeze_column(label) for label in header.path]
            return sum(max(similarity(text, label) for label in labels) for text in texts) - gap(header) / 10

        whole = [each for each in self.headers if self._labels[each.terminal].issuperset(texts)]
        return min(whole, key=gap) if whole else max(self.headers, key=likeness)

    def _header_labels(
        self, shape: Sequence[str], header: RowWording, filled: Sequence[int], squeezed: Mapping[int, str]
    ) -> Iterator[tuple[int, str, Match]]:
        wordings = {squeeze_column(label): label for label in (*self.wording.spans, *header.path)}
        for index in filled:
            text = squeezed[index]
            if text in wordings:
                canonical = wordings[text]
                yield index, canonical, Match.EXACT if shape[index] == canonical else Match.NORMALISED
                continue
            cut = next((label for key, label in wordings.items() if key.startswith(text) or key.endswith(text)), None)
            if cut is not None and (len(text) >= 2 or len(cut) <= 3):
                yield index, cut, Match.TRUNCATED
                continue
            best = max(wordings, key=lambda key: similarity(text, key))
            yield index, wordings[best], Match.APPROXIMATE

    def blank_figures(self, shape: Shape) -> Reading | None:
        """A row of nothing but empty cells read as the row of figures, where the table has one and the cells may be
        its own."""
        if self.unlabelled is None or len(shape) * 2 < len(self.unlabelled.columns):
            return None
        terminal = self.unlabelled.terminal
        return Reading(terminal, "row", 0, (), {terminal: 0})


def shape_of(row: Row) -> Shape:
    """The shape of a row."""
    texts = [cell.text for cell in row.cells]
    return tuple(
        ["0" if text == "0" or (text and text[0] in BEGINNINGS and looks_numeric(text)) else text for text in texts]
    )


def _leading(shape: Sequence[str]) -> list[int]:
    """The filled cells before the first number."""
    first = shape.index("0") if "0" in shape else len(shape)
    return [index for index in range(first) if shape[index]]


def remembered(memory: dict[Shape, _Result], shape: Shape, work: Callable[[Shape], _Result]) -> _Result:
    """The result for a shape, worked out once. Reports of one edition share their shapes; the memory is emptied before it
    can grow without bound, and does not take up what is too long to be a row of theirs."""
    found = memory.get(shape)
    if found is not None or shape in memory:
        return found  # type: ignore[return-value]
    result = work(shape)
    if sum(map(len, shape)) <= _LONGEST_SHAPE:
        if len(memory) >= _MOST_SHAPES:
            memory.clear()
        memory[shape] = result
    return result
