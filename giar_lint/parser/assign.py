"""Assigns the cells of rows to columns. Merged label cells and padding make rows ragged, so a number is assigned only
where nothing else is possible; the rest of a table tells how its rows are padded."""

from __future__ import annotations

from collections.abc import Sequence

from giar_lint.document import Passage, Row
from giar_lint.edition import Edition
from giar_lint.lexer.numbers import counted, looks_numeric, read_cell
from giar_lint.records import NamedTuple
from giar_lint.report import Cell


class Assigned(NamedTuple):
    """The cells of one row: by column, or `unassigned` with how many are `missing`, and those beyond the columns."""

    cells: dict[str, Cell]
    unassigned: tuple[Cell, ...] = ()
    missing: int = 0
    surplus: tuple[Cell, ...] = ()


class _Data(NamedTuple):
    """What stands after the labels of a row: `begin` its first cell's index in the row; `lead` and `end` the extent of
    what is filled, (number of cells, 0) where nothing is."""

    cells: Sequence[Passage]
    begin: int
    columns: Sequence[str]
    lead: int
    end: int

    @property
    def full(self) -> bool:
        return self.end - self.lead == len(self.columns)


def _data(row: Row, begin: int, columns: Sequence[str]) -> _Data:
    cells = row.cells[begin:]
    filled = [index for index, cell in enumerate(cells) if cell.text]
    lead, end = (filled[0], filled[-1] + 1) if filled else (len(cells), 0)
    return _Data(cells, begin, columns, lead, end)


def assign(rows: Sequence[tuple[Row, int, Sequence[str]]], edition: Edition) -> list[Assigned]:
    """For each row (with the index of the first cell after its labels and its column keys) the assigned cells."""
    data = [_data(*each) for each in rows]
    grid = None if all(each.full for each in data) else _grid([row.cells for row, _, _ in rows], data)
    return [
        _loosely(each)._replace(missing=0) if row.doubtful else _assign(each, data, grid, edition)
        for each, (row, _, _) in zip(data, rows, strict=True)
    ]


def _grid(rows: Sequence[Sequence[Passage]], data: Sequence[_Data]) -> int | None:
    """The index of the first number's column where all rows have the same columns of labels and numbers, else None."""
    widths = {len(cells) for cells in rows}
    counts = {len(each.columns) for each in data}
    if len(widths) != 1 or len(counts) != 1 or len(rows) < 3:
        return None
    first = widths.pop() - counts.pop()
    if first < 1 or max(each.begin for each in data) > first:
        return None
    # A number among the labels, or labels that never reach the last column for them, would contradict the grid.
    if any(looks_numeric(cell.text) for cells in rows for cell in cells[:first]):
        return None
    return first if any(each.begin == first for each in data) else None


def _assign(data: _Data, siblings: Sequence[_Data], grid: int | None, edition: Edition) -> Assigned:
    count, lead, end = len(data.columns), data.lead, data.end
    core = max(0, end - lead)
    if core > count:
        cells = data.cells[lead:end]
        return Assigned(_cells(cells[:count], data.columns, edition), surplus=_loose(cells[count:]))
    if core == count:
        return Assigned(_cells(data.cells[lead:end], data.columns, edition))
    offset = _offset(data, siblings, grid)
    if offset is not None:
        return Assigned(_cells(data.cells[offset : offset + count], data.columns, edition))
    return _loosely(data)


def _loosely(data: _Data) -> Assigned:
    """No cell assigned, but told how many lack."""
    filled = [cell for cell in data.cells if cell.text]
    return Assigned({}, unassigned=_loose(filled), missing=max(0, len(data.columns) - len(filled)))


def _offset(data: _Data, siblings: Sequence[_Data], grid: int | None) -> int | None:
    """Where in its cells the first column of a row with blanks stands, None where that is not certain."""
    count, lead, end, width = len(data.columns), data.lead, data.end, len(data.cells)
    extra = width - count
    if extra < 0 or _lost_a_cell(data, siblings):
        return None
    if extra == 0 or end <= lead:
        return 0
    if _ends_in_total(data):
        return None
    possible = [offset for offset in range(extra + 1) if offset <= lead and offset + count >= end]
    if len(possible) == 1:
        return possible[0]
    if grid is not None and grid - data.begin in possible:
        return grid - data.begin
    full = [each for each in siblings if each.full and len(each.columns) == count]
    alike = {each.lead for each in full if each.begin == data.begin and len(each.cells) == width}
    leads = alike or ({each.lead for each in full} if full and not any(each.lead for each in full) else set())
    return leads.pop() if len(leads) == 1 and min(leads) in possible else None


def _lost_a_cell(data: _Data, siblings: Sequence[_Data]) -> bool:
    """Whether a row is shorter than every full row that is labelled alike: then its blanks are no columns of theirs.

    The last row of a table is left out on both sides; it may be without the padding of the others.
    """
    alike = [each for each in siblings[:-1] if each.begin == data.begin and each.columns == data.columns]
    full = [each for each in alike if each.full]
    return data in alike and bool(full) and all(len(each.cells) > len(data.cells) for each in full)


def _ends_in_total(data: _Data) -> bool:
    """Whether the last number of a row that lacks some is the sum of the others: then it is the total, and what lacks
    stood among them."""
    values = [read_cell(cell).value for cell in data.cells if cell.text]
    numbers = [value for value in values if value is not None]
    return len(numbers) == len(values) > 2 and 0 < numbers[-1] == sum(numbers[:-1])


def _cells(cells: Sequence[Passage], columns: Sequence[str], edition: Edition) -> dict[str, Cell]:
    places, signed = edition.decimals, edition.signed
    return {
        column: counted(cell) or read_cell(cell, decimals=places.get(column, 0), signed=column in signed)
        for column, cell in zip(columns, cells, strict=False)
    }


def _loose(cells: Sequence[Passage]) -> tuple[Cell, ...]:
    return tuple(read_cell(cell) for cell in cells)
