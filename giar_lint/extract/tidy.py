"""The three tables of a report as tidy rows: one number each, for a spreadsheet or a data frame."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from giar_lint.extract.shown import Shown, agency_name, value_of
from giar_lint.outputs.terminal import harmless
from giar_lint.report import Report

COLUMNS = ("agency", "year", "table", "row", "column", "value", "path", "line")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula; the full-width ones too, where it is set to Chinese."""

Value = str | int


def tidy_rows(report: Report) -> Iterator[tuple[Value, ...]]:
    """A row for every number that the tables of the report ask for, in COLUMNS; "" for what is not known.

    The line (1-based) is that of the cell, where there is none that of its row.
    """
    shown = Shown(report.document)
    agency = _inert(shown.text(agency_name(report)))
    path = _inert(report.path)
    year = "" if report.year is None else report.year
    for table in report.tables:
        for row in table.rows.values():
            for column in row.columns:
                cell = row.cells.get(column)
                value = value_of(cell, shown)
                number = "" if value is None else format(value, "f") if not isinstance(value, int) else value
                span = row.span if cell is None else cell.span
                line = report.document.source.location(span.start).line
                yield agency, year, table.number, _inert(row.key), _inert(column), number, path, line


def csv_text(rows: Iterable[tuple[Value, ...]]) -> str:
    """Rows as lines of CSV, ended by line feeds."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def _inert(text: str) -> str:
    """Text of a file in which a spreadsheet finds no formula and a terminal nothing that steers it."""
    return harmless(f"'{text}" if text.startswith(_FORMULA) else text)
