"""Cells to columns: assigned where nothing else is possible, else left out of the sums."""

from __future__ import annotations

from giar_lint.diagnostics import Span
from giar_lint.document import Passage, Piece, Row
from giar_lint.edition import load
from giar_lint.parser.assign import assign

COLUMNS = ("natural-person", "enterprise", "research", "welfare", "legal-service", "other-organisation", "total")
FULL = "标签 6 0 0 0 0 2 8 - -"


def row_of(line: str, *, doubtful: bool = False) -> Row:
    """A row of cells, `-` for an empty one."""
    cells = [Passage("" if part == "-" else part, (Piece(0, 0, len(part)),)) for part in line.split()]
    return Row(tuple(cells), Span(0, len(line)), 0, doubtful)


def assigned(line: str, *others: str) -> list[object]:
    """The values of the first row by column, "?" where it is not certain which columns lack."""
    rows = [(row_of(each), 1, COLUMNS) for each in (line, *others)]
    row = assign(rows, load("2021"))[0]
    return [row.cells[column].value for column in COLUMNS] if row.cells else ["?", row.missing]


def test_a_full_row_may_be_padded_anyhow() -> None:
    for line in ("标签 6 0 0 0 0 2 8", FULL, "标签 - - 6 0 0 0 0 2 8"):
        assert assigned(line) == [6, 0, 0, 0, 0, 2, 8]


def test_a_blank_stays_in_its_column_where_all_columns_are_there() -> None:
    assert assigned("标签 6 - 0 0 0 2 8") == [6, None, 0, 0, 0, 2, 8]
    assert assigned("标签 - 0 0 0 0 2 8") == [None, 0, 0, 0, 0, 2, 8]


def test_padding_of_the_other_rows_tells_where_a_blank_is() -> None:
    assert assigned("标签 6 0 0 0 0 2 - - -", FULL, FULL) == [6, 0, 0, 0, 0, 2, None]


def test_a_cell_that_was_dropped_leaves_its_row_in_doubt() -> None:
    assert assigned("标签 6 0 0 0 2 8 - - -", FULL, FULL) == ["?", 1]
    assert assigned("标签 6 0 0 0 2 8", FULL) == ["?", 1]


def test_of_a_row_that_the_reader_doubts_nothing_is_assigned() -> None:
    doubted, sound = assign([(row_of(FULL, doubtful=True), 1, COLUMNS), (row_of(FULL), 1, COLUMNS)], load("2021"))
    assert not doubted.cells
    assert [cell.value for cell in doubted.unassigned] == [6, 0, 0, 0, 0, 2, 8]
    assert sound.cells["total"].value == 8
