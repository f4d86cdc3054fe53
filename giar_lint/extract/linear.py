"""The text of a document, line by line, as the places of diagnostics count it."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.document import Document, Paragraph
from giar_lint.masking import mask


def lines_of_text(document: Document, form: str) -> Iterator[str]:
    """The lines without their ends, private numbers masked. Line and column are those of diagnostics, but for HTML
    (`form` "html"), whose places count in the source: of that, each paragraph and each row of a table is a line.
    """
    if form == "html":
        yield from (mask(line) for line in _blocks(document))
        return
    source = document.source
    for number in range(1, source.line_count() + 1):
        yield mask(source.line(number))


def _blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        cells = (block.passage,) if isinstance(block, Paragraph) else block.cells
        yield "\t".join(" ".join(cell.text.split()) for cell in cells)
