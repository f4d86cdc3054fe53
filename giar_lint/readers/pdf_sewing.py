"""Tables that go on on the next page: the repeated header dropped, rows and labels that the page end cut made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from giar_lint.readers.pdf_lines import is_figure, join_texts
from giar_lint.readers.pdf_ruled import Cell, GridRow, is_label

ORDINAL = re.compile(r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、)")
SAME_EDGE = 6.0
"""How far apart, in points, edges on two pages may lie that are one."""

_HEADERS = frozenset(
    (
        *("自然人", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "行政复议", "行政诉讼"),
        *("结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "复议后起诉"),
    )
)
"""Labels of columns in full: where two halves make one of them, the row of the header was cut at the page end."""


class OpenTable:
    """The rows of a table so far, each with its page."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, GridRow]] = []

    def sewn(self, rows: list[GridRow]) -> list[GridRow]:
        """The rows of the next page, less what the last row before, or a label that goes on, takes of the first of them."""
        rows = _without_header(rows, [row for _, row in self.rows])
        if not rows or not self.rows:
            return rows
        before, first = self.rows[-1][1], rows[0]
        if _is_cut(before, first):
            page, row = self.rows[-1]
            self.rows[-1] = (page, row._replace(doubtful=row.doubtful or first.doubtful))
            for cell in first.cells:
                self._append(cell)
            return rows[1:]
        filled = [cell for cell in first.cells if cell.text]
        kept = []
        for cell in first.cells:
            # A label of a group stands beside one further in, or alone where the row was cut below what it holds.
            outer = len(filled) == 1 or any(ORDINAL.match(other.text) for other in filled if other != cell)
            if self._goes_on_in(cell, outer=outer):
                self._append(cell)
                cell = cell._replace(text="", continued=True)
            kept.append(cell)
        rest = [first._replace(cells=tuple(kept))] if any(cell.text for cell in kept) or not filled else []
        return rest + rows[1:]

    def _goes_on_in(self, cell: Cell, *, outer: bool) -> bool:
        """Whether a cell of the next page has the rest of a label."""
        origin = self._origin(cell)
        if origin is None or not is_label(cell.text) or ORDINAL.match(cell.text):
            return False
        text = self.rows[origin[0]][1].cells[origin[1]].text
        if not is_label(text):
            return False
        opened = text.count("（") - text.count("）") == cell.text.count("）") - cell.text.count("（") > 0
        return opened or join_texts(text, cell.text) in _HEADERS or (outer and bool(ORDINAL.match(text)))

    def _origin(self, below: Cell) -> tuple[int, int] | None:
        """Row and index of the cell, merged or not, that the table so far ends with above a cell of the next page."""
        for at in range(len(self.rows) - 1, -1, -1):
            cells = self.rows[at][1].cells
            index = next((index for index, cell in enumerate(cells) if abs(cell.x0 - below.x0) < SAME_EDGE), None)
            if index is None:
                return None
            if not cells[index].continued:
                return at, index
        return None

    def _append(self, cell: Cell) -> None:
        """Adds the text of a cell of the next page to the cell that it continues."""
        origin = self._origin(cell)
        if origin is not None:
            page, row = self.rows[origin[0]]
            cells = list(row.cells)
            cells[origin[1]] = cells[origin[1]]._replace(text=join_texts(cells[origin[1]].text, cell.text))
            self.rows[origin[0]] = (page, row._replace(cells=tuple(cells)))


def _same_place(cell: Cell, other: Cell) -> bool:
    return abs(cell.x0 - other.x0) < SAME_EDGE and abs(cell.x1 - other.x1) < SAME_EDGE


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
    """Whether two rows of the same columns are the halves of one that a page end cut: its label goes on, and its numbers
    stand in one half only."""
    if len(before.cells) != len(after.cells) or not all(map(_same_place, before.cells, after.cells)):
        return False
    figures = [any(is_figure(text) for text in row.texts) for row in (before, after)]
    if figures[0] == figures[1]:
        return False
    label = next((text for text in reversed(before.texts) if is_label(text)), "")
    rest = [text for text in after.texts if is_label(text)]
    return bool(ORDINAL.match(label)) and not any(map(ORDINAL.match, rest))
