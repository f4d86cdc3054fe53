"""What rules on tables share: the names by which messages call rows and columns, and the cells in the order of the
form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from giar_lint.edition import Edition, load
from giar_lint.report import Cell, Report, Table

SECTIONS = ("", "第一部分", "第二部分", "第三部分", "第四部分", "第五部分", "第六部分", "第七部分", "第八部分")


class GridCell(NamedTuple):
    """A place of a table's grid: `row` and `column` are 0-based in the form's order; `cell` is None where nothing was
    assigned."""

    row: int
    column: int
    row_key: str
    column_key: str
    cell: Cell | None


def edition_of(report: Report, table: Table) -> Edition:
    """The edition whose structure a table has: the report's own (a folder, perhaps) or another built-in one."""
    own = load(report.edition)
    return own if own.key == table.edition else load(table.edition)


def grid(table: Table) -> Iterator[GridCell]:
    """Every place where a number should stand, row by row in the order of the report."""
    for index, row in enumerate(sorted(table.rows.values(), key=lambda each: each.span.start)):
        for position, column in enumerate(row.columns):
            yield GridCell(index, position, row.key, column, row.cells.get(column))
