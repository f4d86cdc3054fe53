"""Where a diagnostic stands in a file that has no lines of its own, in words that a person can follow."""

from __future__ import annotations

from giar_lint.catalogue.interface import say
from giar_lint.diagnostics import Place


def place_in_file(place: Place | None, language: str) -> str:
    """The page of a PDF, the paragraph or the cell of a Word file; "" for files that are text, where line and column say
    it.
    """
    if place is None:
        return ""
    if place.file_cell is not None:
        table, row, cell = place.file_cell
        return say("place-cell", language, table=table, row=row, cell=cell)
    if place.paragraph is not None:
        return say("place-paragraph", language, paragraph=place.paragraph)
    return say("place-page", language, page=place.page) if place.page is not None else ""
