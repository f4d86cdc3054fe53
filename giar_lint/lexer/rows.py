"""Recognises the rows of the official tables by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from giar_lint.document import Row
from giar_lint.edition import RowWording, TableWording
from giar_lint.lexer.numbers import looks_numeric
from giar_lint.lexer.wording import similarity, squeeze, squeeze_column
from giar_lint.report import Label, Match

_LEAD = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]?\s*")
_SHORTEST_CUT = 2
_ALIKE = 0.5
ANY = "*"
"""Stands for every row in the readings of a row whose label is lost or unknown."""


@dataclass(frozen=True, slots=True)
class RowReading:
    """How a row reads in one table of one edition.

    `readings` gives each terminal that it may be and the price of taking it for that (0: its wording says so); `label_end` is
    the index of the first cell after its labels; `labels` are the label cells as compared with the best reading.
    """

    row: Row
    terminal: str | None
    kind: str
    label_end: int
    labels: tuple[Label, ...] = ()
    readings: Mapping[str, int] = field(default_factory=dict)

    @property
    def sure(self) -> bool:
        """Whether wording alone decides what the row is."""
        return self.terminal is not None and self.readings.get(self.terminal) == 0


class TableReader:
    """Compares rows with the wording of one official table."""

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

    def read(self, row: Row) -> RowReading:
        """The reading of a row; its `terminal` is None where nothing fits."""
        texts = [cell.text for cell in row.cells]
        filled = [index for index, text in enumerate(texts) if text]
        if not filled:
            return RowReading(row, None, "blank", 0)
        numeric = [index for index in filled if looks_numeric(texts[index])]
        first = numeric[0] if numeric else len(texts)
        leading = [index for index in filled if index < first]
        if not numeric:
            header = self._header(row, filled)
            if header is not None:
                return header
        if not leading:
            return self._without_label(row)
        return self._labelled(row, texts, leading) or self._alike(row, texts, leading)

    # Rows

    def _without_label(self, row: Row) -> RowReading:
        if self.unlabelled is not None:
            terminal = self.unlabelled.terminal
            return RowReading(row, terminal, "row", 0, (), {terminal: 0})
        return RowReading(row, None, "row", 0, (), {ANY: 5})

    def _labelled(self, row: Row, texts: Sequence[str], leading: Sequence[int]) -> RowReading | None:
        """The row whose wording a leading cell has, the last one first; whole, without its ordinal, or cut off."""
        for compare in (self._whole, self._cut):
            for position in range(len(leading) - 1, -1, -1):
                index = leading[position]
                wording, match = compare(texts, leading[: position + 1])
                if wording is not None:
                    labels = (*self._groups(row, wording, leading[:position]), Label(row.cells[index], wording.path[-1], match))
                    return RowReading(row, wording.terminal, wording.kind, index + 1, labels, {wording.terminal: 0})
        return None

    def _whole(self, texts: Sequence[str], cells: Sequence[int]) -> tuple[RowWording | None, Match]:
        last = texts[cells[-1]]
        squeezed = squeeze(last)
        wording = self._leaves.get(squeezed) or self._bare.get(squeezed)
        if wording is None and len(cells) > 1:
            wording = self._leaves.get(squeeze("".join(texts[index] for index in cells)))
            return wording, Match.NORMALISED
        if wording is None:
            return None, Match.EXACT
        return wording, Match.EXACT if last == wording.path[-1] else Match.NORMALISED

    def _cut(self, texts: Sequence[str], cells: Sequence[int]) -> tuple[RowWording | None, Match]:
        """A label cut off at the width of its cell: the beginning of one row's wording and of no other's."""
        for text in {texts[cells[-1]], "".join(texts[index] for index in cells)}:
            squeezed = squeeze(text)
            if len(squeezed) < _SHORTEST_CUT or len(squeezed) == 2 and squeezed[0] not in "12345678":
                continue
            found = {row.terminal for key, row in self._leaves.items() if key.startswith(squeezed)}
            found |= {row.terminal for key, row in self._bare.items() if row and key.startswith(squeezed) and len(squeezed) > 3}
            if len(found) == 1:
                return self.by_terminal[found.pop()], Match.TRUNCATED
        return None, Match.EXACT

    def _alike(self, row: Row, texts: Sequence[str], leading: Sequence[int]) -> RowReading:
        """A label in other words: every row that is alike comes into question, at a price."""
        readings: dict[str, int] = {}
        last = squeeze(texts[leading[-1]])
        joined = squeeze("".join(texts[index] for index in leading))
        for key, wording in self._leaves.items():
            likeness = max(similarity(last, key), similarity(joined, key))
            if likeness >= _ALIKE:
                price = 1 + round(6 * (1 - likeness))
                readings[wording.terminal] = min(price, readings.get(wording.terminal, price))
        best = min(readings, key=lambda name: readings[name]) if readings else None
        if len(row.cells) > leading[-1] + 1:
            readings[ANY] = 6
        labels = (Label(row.cells[leading[-1]], self.by_terminal[best].path[-1] if best else "", Match.APPROXIMATE),)
        return RowReading(row, best, self.by_terminal[best].kind if best else "row", leading[-1] + 1, labels, readings)

    def _groups(self, row: Row, wording: RowWording, cells: Sequence[int]) -> Iterator[Label]:
        """The label cells before the row's own: those of its groups, which merged cells leave out or tear apart."""
        if not cells:
            return
        expected = [squeeze(part) for part in wording.path[:-1]]
        found = squeeze("".join(row.cells[index].text for index in cells))
        last = row.cells[cells[-1]]
        canonical = wording.path[-2] if len(wording.path) > 1 else ""
        if found in ("".join(expected), *expected):
            yield Label(last, canonical, Match.NORMALISED)
        elif not set(found) - set("".join(expected) + squeeze(wording.path[-1])):
            yield Label(last, canonical, Match.TRUNCATED)
        elif expected and max(similarity(squeeze(last.text), part) for part in expected) >= _ALIKE:
            best = max(wording.path[:-1], key=lambda part: similarity(squeeze(last.text), squeeze(part)))
            yield Label(last, best, Match.APPROXIMATE)

    # Headers

    def _header(self, row: Row, filled: Sequence[int]) -> RowReading | None:
        """A row of column labels: half of its cells, at least, are labels of columns or of what spans them."""
        known = self._columns | self._spans
        squeezed = {index: squeeze_column(row.cells[index].text) for index in filled}
        hits = [index for index in filled if squeezed[index] in known]
        if squeezed[filled[0]] in self._leaves or squeezed[filled[-1]] in self._leaves and len(filled) < 3:
            return None
        if len(hits) * 2 < len(filled):
            cut = [index for index in filled if any(label.startswith(squeezed[index]) for label in known)]
            if len(cut) * 2 < len(filled) or len(filled) < 3:
                return None
        header = max(self.headers, key=lambda each: self._fit(each, [squeezed[index] for index in filled]))
        labels = tuple(self._header_labels(row, header, filled, squeezed))
        price = sum(label.match is Match.APPROXIMATE for label in labels)
        return RowReading(row, header.terminal, "header", len(row.cells), labels, {header.terminal: price})

    def _fit(self, header: RowWording, texts: Sequence[str]) -> float:
        labels = [squeeze_column(label) for label in header.path]
        exact = sum(text in labels or text in self._spans for text in texts)
        if exact == len(texts):
            return exact - abs(len(labels) - len(texts)) / 100
        alike = sum(max(similarity(text, label) for label in labels) for text in texts)
        return min(exact, alike) + alike / 10 - abs(len(labels) - len(texts)) / 10

    def _header_labels(
        self, row: Row, header: RowWording, filled: Sequence[int], squeezed: Mapping[int, str]
    ) -> Iterator[Label]:
        wordings = {squeeze_column(label): label for label in (*self.wording.spans, *header.path)}
        for index in filled:
            cell, text = row.cells[index], squeezed[index]
            if text in wordings:
                canonical = wordings[text]
                yield Label(cell, canonical, Match.EXACT if cell.text == canonical else Match.NORMALISED)
                continue
            cut = next((label for key, label in wordings.items() if key.startswith(text) or key.endswith(text)), None)
            if cut is not None and (len(text) >= 2 or len(cut) <= 3):
                yield Label(cell, cut, Match.TRUNCATED)
                continue
            best = max(wordings, key=lambda key: similarity(text, key))
            yield Label(cell, wordings[best], Match.APPROXIMATE)

    def blank_figures(self, row: Row) -> RowReading | None:
        """A row of nothing but empty cells read as the row of figures, where the table has one and the cells may be its own."""
        if self.unlabelled is None or len(row.cells) * 2 < len(self.unlabelled.columns):
            return None
        terminal = self.unlabelled.terminal
        return RowReading(row, terminal, "row", 0, (), {terminal: 0})

