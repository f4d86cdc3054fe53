"""Defects of the cells of the tables: blank, invalid, oddly written or surplus numbers, and numbers that are wrong."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from support import form, sums
from support.defects.damage import Damage, damage
from support.defects.rows import SECTION
from support.page import Key
from support.parts import ReportModel, RowModel, TableModel

NIL_MARKS = ("", "", "-", "—", "/", "无")
INVALID = ("若干", "详见附表", "1.5", "-1", "l0")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def _damage(model: ReportModel, table: TableModel, *expected: tuple[str, Key]) -> Damage:
    return damage(model.with_table(table), SECTION[table.number], *expected)


def _draw(model: ReportModel, random: Random, *numbers: int) -> tuple[TableModel, RowModel] | None:
    """A table and one of its data rows."""
    table = model.table(random.choice(numbers))
    return None if table is None else (table, random.choice(table.data))


def _with_cells(row: RowModel, texts: dict[int, str]) -> RowModel:
    return replace(row, cells=tuple(texts.get(index, text) for index, text in enumerate(row.cells)))


def cells_blank(model: ReportModel, random: Random) -> Damage | None:
    """One to three cells side by side blank or with a nil mark: one diagnostic, at the first."""
    drawn = _draw(model, random, 2, 3, 4)
    if drawn is None:
        return None
    table, row = drawn
    start = random.randrange(len(row.cells))
    mark = random.choice(NIL_MARKS)
    blank = dict.fromkeys(range(start, min(len(row.cells), start + random.randint(1, 3))), mark)
    place = ("cell", table.number, row.key, row.columns[start])
    return _damage(model, table.with_row(_with_cells(row, blank)), ("GIA205", place))


def row_blank(model: ReportModel, random: Random) -> Damage | None:
    """A whole row blank: one diagnostic, at its first cell."""
    drawn = _draw(model, random, 2, 3, 4)
    if drawn is None:
        return None
    table, row = drawn
    changed = table.with_row(replace(row, cells=("",) * len(row.cells)))
    return _damage(model, changed, ("GIA205", ("cell", table.number, row.key, row.columns[0])))


def column_blank(model: ReportModel, random: Random) -> Damage | None:
    """A column of table three blank in two or more rows that follow each other: one diagnostic, at the first.

    Not the first column: where merged cells are ragged, nothing tells it from an empty label cell.
    """
    table = model.table(3)
    if table is None:
        return None
    column = random.choice(form.REQUEST_COLUMNS[1:])
    start = random.randrange(len(table.data) - 1)
    rows = table.data[start : random.randint(start + 2, len(table.data))]
    for row in rows:
        table = table.with_cell(row.key, column, "")
    return _damage(model, table, ("GIA205", ("cell", 3, rows[0].key, column)))


def table_blank(model: ReportModel, random: Random) -> Damage | None:
    """A table not filled in at all: one diagnostic, at its first cell."""
    table = model.table(random.choice((2, 3, 4)))
    if table is None:
        return None
    first = table.data[0]
    rows = tuple(replace(row, cells=("",) * len(row.cells)) for row in table.rows)
    place = ("cell", table.number, first.key, first.columns[0])
    return _damage(model, replace(table, rows=rows), ("GIA205", place))


def cell_invalid(model: ReportModel, random: Random) -> Damage | None:
    """Text, a negative or a fraction where things are counted: said of the cell."""
    drawn = _draw(model, random, 3, 4)
    if drawn is None:
        return None
    table, row = drawn
    column = random.choice(row.columns)
    changed = table.with_cell(row.key, column, random.choice(INVALID))
    return _damage(model, changed, ("GIA206", ("cell", table.number, row.key, column)))


def cell_oddly_written(model: ReportModel, random: Random) -> Damage | None:
    """A number whose value is plain but whose writing is odd: an info, said of the cell; sums are not disturbed."""
    drawn = _draw(model, random, 3, 4)
    if drawn is None:
        return None
    table, row = drawn
    column = random.choice(row.columns)
    text = row.cell(column)
    odd = random.choice((f"{text}件", text.translate(_FULL_WIDTH), f"{text}.0"))
    place = ("cell", table.number, row.key, column)
    return _damage(model, table.with_cell(row.key, column, odd), ("GIA209", place))


def cell_surplus(model: ReportModel, random: Random) -> Damage | None:
    """One number more than the table has columns: said of the row."""
    drawn = _draw(model, random, 2, 3, 4)
    if drawn is None:
        return None
    table, row = drawn
    changed = table.with_row(replace(row, cells=(*row.cells, "0")))
    return _damage(model, changed, ("GIA207", ("row", table.number, row.key)))


def number_wrong(model: ReportModel, random: Random) -> Damage | None:
    """One number of table three or four that is not what the others ask for: every identity it breaks is told."""
    drawn = _draw(model, random, 3, 4)
    if drawn is None:
        return None
    table, row = drawn
    column = random.choice(row.columns)
    wrong = (sums.number(row.cell(column)) or 0) + random.randint(1, 12)
    return _damage(model, table.with_cell(row.key, column, str(wrong)))


def numbers_wrong(model: ReportModel, random: Random) -> Damage | None:
    """Two numbers of table three wrong, in any two places."""
    table = model.table(3)
    if table is None:
        return None
    for _ in range(2):
        row, column = random.choice(table.data), random.choice(form.REQUEST_COLUMNS)
        wrong = (sums.number(row.cell(column)) or 0) + random.randint(1, 12)
        table = table.with_cell(row.key, column, str(wrong))
    return _damage(model, table)


def stock_short(model: ReportModel, random: Random) -> Damage | None:
    """Fewer documents in force than issued less repealed."""
    table = model.table(2)
    row = next((row for row in table.data if row.key == "normative-documents"), None) if table else None
    if table is None or row is None or model.edition != "2021":
        return None
    issued, repealed = random.randint(3, 9), random.randint(0, 2)
    cells = (str(issued), str(repealed), str(random.randint(0, issued - repealed - 1)))
    return _damage(model, table.with_row(replace(row, cells=cells)))
