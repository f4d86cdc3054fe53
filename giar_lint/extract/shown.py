"""What may be shown of a document: its texts with private numbers masked, and the places of spans as data."""

from __future__ import annotations

from typing import Any

from giar_lint.diagnostics import Location, Span
from giar_lint.document import Document, Passage
from giar_lint.masking import mask
from giar_lint.report import Cell, Number, Report

Data = dict[str, Any]


class Shown:
    """The texts and places of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._masked: dict[str, str] = {}

    def text(self, text: str) -> str:
        """The text with every private number masked; its length stays."""
        if text not in self._masked:
            self._masked[text] = mask(text)
        return self._masked[text]

    def part(self, passage: Passage, start: int, end: int) -> str:
        """The masked text of passage[start:end] (0-based). What a number is depends on the words before it, so it is
        masked in the whole passage."""
        return self.text(passage.text)[start:end]

    def place(self, span: Span) -> Data:
        """Line and column (1-based) of a span and of its end (exclusive), and where it stands in a PDF or Word file."""
        source = self._document.source
        mark = self._document.landmark(span.start) if self._document.landmarks else None
        cell = None
        if mark is not None and mark.table is not None:
            cell = {"table": mark.table, "row": mark.row, "cell": mark.cell}
        return {
            **_location(source.location(span.start)),
            "end": _location(source.location(span.end)),
            "page": None if mark is None else mark.page,
            "paragraph": None if mark is None else mark.paragraph,
            "file_cell": cell,
        }


def agency_name(report: Report) -> str:
    """The agency's name: the configured one, else that in the title; "" where neither tells."""
    return report.agency.name or (report.title.agency if report.title is not None else "")


def value_of(cell: Cell | None, shown: Shown) -> Number | None:
    """The value of a cell, None where it has none and where the number is a private one."""
    return None if cell is None or shown.text(cell.raw) != cell.raw else cell.value


def _location(location: Location) -> Data:
    return {"line": location.line, "column": location.column}
