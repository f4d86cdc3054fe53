"""A report as data: what renderers write out, generators make and defects damage. All is text, as in a real file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from support import form

Edition = Literal["2019", "2021"]
Numbers = Mapping[str, Sequence[int]]
"""Row key -> its numbers in the order of the columns, totals left out."""


@dataclass(frozen=True, slots=True)
class RowModel:
    """One row of a table. `kind`: "block" (the title row of a block of table two), "header" or "data".

    `labels` of a data row are its path, outermost first; of another row its label cells. `columns` name the cells of a
    data row; cells beyond them are surplus.
    """

    kind: Literal["block", "header", "data"]
    key: str
    labels: tuple[str, ...]
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def cell(self, column: str) -> str:
        return self.cells[self.columns.index(column)]

    def with_cell(self, column: str, text: str) -> RowModel:
        index = self.columns.index(column)
        return replace(self, cells=(*self.cells[:index], text, *self.cells[index + 1 :]))


@dataclass(frozen=True, slots=True)
class TableModel:
    """An official table; `number` is that of its section."""

    number: int
    rows: tuple[RowModel, ...]

    @property
    def data(self) -> tuple[RowModel, ...]:
        return tuple(row for row in self.rows if row.kind == "data")

    def row(self, key: str) -> RowModel:
        """The first data row of that key. Raises StopIteration where there is none."""
        return next(row for row in self.data if row.key == key)

    def with_row(self, changed: RowModel) -> TableModel:
        """The table with its first data row of that key replaced."""
        old = self.row(changed.key)
        return replace(self, rows=tuple(changed if row is old else row for row in self.rows))

    def with_cell(self, row: str, column: str, text: str) -> TableModel:
        return self.with_row(self.row(row).with_cell(column, text))


@dataclass(frozen=True, slots=True)
class ParagraphModel:
    """A paragraph; a subheading stands on a line of its own."""

    text: str
    subheading: bool = False


@dataclass(frozen=True, slots=True)
class SectionModel:
    """A section: heading (with its ordinal; None where it is missing), prose, then its table."""

    key: str
    heading: str | None
    paragraphs: tuple[ParagraphModel, ...] = ()
    table: TableModel | None = None


@dataclass(frozen=True, slots=True)
class ReportModel:
    """A report. `titles` holds one title, none where it is missing, two where it is printed twice."""

    edition: Edition
    year: int
    agency: str
    level: str
    kind: str
    titles: tuple[str, ...]
    preamble: tuple[str, ...]
    sections: tuple[SectionModel, ...]
    signature: str | None = None
    date: str | None = None

    def section(self, key: str) -> SectionModel:
        return next(section for section in self.sections if section.key == key)

    def with_section(self, changed: SectionModel) -> ReportModel:
        """The report with its section of that key replaced."""
        return replace(self, sections=tuple(changed if s.key == changed.key else s for s in self.sections))

    def table(self, number: int) -> TableModel | None:
        return next((s.table for s in self.sections if s.table is not None and s.table.number == number), None)

    def with_table(self, table: TableModel) -> ReportModel:
        section = next(s for s in self.sections if s.table is not None and s.table.number == table.number)
        return self.with_section(replace(section, table=table))


def heading(key: str, wording: str = "") -> str:
    """The heading of a section with its ordinal, in the canonical wording unless another is given."""
    return f"{form.ORDINALS[form.SECTIONS.index(key)]}、{wording or form.HEADINGS[key]}"


def proactive_table(edition: Edition, cells: Mapping[str, Sequence[str]]) -> TableModel:
    """Table two from the text of the cells of each row."""
    rows: list[RowModel] = []
    for block in form.BLOCKS[edition]:
        rows.append(RowModel("block", "", (block.title,)))
        rows.append(RowModel("header", "", block.header))
        rows.extend(RowModel("data", key, (label,), tuple(cells[key]), block.columns) for key, label in block.rows)
    return TableModel(2, tuple(rows))


def requests_table(edition: Edition, numbers: Numbers) -> TableModel:
    """Table three from the six applicants' numbers of each row that has any; totals are worked out."""
    zeros = (0,) * len(form.APPLICANTS)
    known = {key: tuple(numbers.get(key, zeros)) for key, _ in form.REQUEST_ROWS[edition]}
    known["outcome-total"] = tuple(
        sum(column) for column in zip(*(known[key] for key in form.OUTCOME_ROWS[edition]), strict=True)
    )
    rows = [RowModel("header", "", labels) for labels in form.REQUEST_HEADERS]
    for key, labels in form.REQUEST_ROWS[edition]:
        cells = tuple(str(number) for number in (*known[key], sum(known[key])))
        rows.append(RowModel("data", key, labels, cells, form.REQUEST_COLUMNS))
    return TableModel(3, tuple(rows))


def disputes_table(outcomes: Sequence[Sequence[int]]) -> TableModel:
    """Table four from the four outcomes of review, direct suit and suit after review; totals are worked out."""
    rows = [RowModel("header", "", labels) for labels in form.DISPUTE_HEADERS]
    cells = tuple(str(number) for four in outcomes for number in (*four, sum(four)))
    rows.append(RowModel("data", "figures", (), cells, form.DISPUTE_COLUMNS))
    return TableModel(4, tuple(rows))
