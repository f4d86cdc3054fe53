"""Reader of PDF files: the blocks that a child process finds on the pages, to a Document with its linear text.

`pdf_process` keeps the child, `pdf_worker` is it; there `pdf_sheets` gives what stands on the pages, `pdf_lines` makes
lines of it, `pdf_ruled` and `pdf_aligned` tables, `pdf_furniture` drops heads, feet and page numbers, and `pdf_flow` makes
paragraphs and tables whole over the pages.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from giar_lint.diagnostics import Span
from giar_lint.document import Block, Document, Landmark, Paragraph, Passage, Piece, Row
from giar_lint.readers import Unreadable
from giar_lint.source import Source


def read_pdf(data: bytes, path: str) -> Document:
    """The Document of a file. Raises Unreadable ("extra", "damaged", "encrypted", "too-complex", "no-text", "garbled")."""
    if find_spec("pypdfium2_raw") is None:
        raise Unreadable("extra", {"format": "PDF", "extra": "pdf"})
    from giar_lint.readers.pdf_process import ask

    writer = _Writer()
    for block in ask(data):
        if block[0] == "p":
            writer.paragraph(block[1], picture=block[2])
        else:
            writer.row(*block[1:])
    return writer.document(path)


class _Writer:
    """Writes the linear text, a block a line, and notes where in it everything is."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.length = 0
        self.page = 0
        self.blocks: list[Block] = []
        self.landmarks: list[Landmark] = []

    def paragraph(self, parts: list[Any], *, picture: bool) -> None:
        start = self.length
        for page, text in parts:
            self._at(page)
            self._write(text)
        text = "".join(text for _, text in parts)
        self.blocks.append(Paragraph(Passage(text, (Piece(0, start, self.length),)), picture=picture))
        self._write("\n")

    def row(self, page: int, texts: list[str], region: int, doubtful: bool, inferred: bool) -> None:
        self._at(page)
        cells = []
        for index, text in enumerate(texts):
            if index:
                self._write("\t")
            start = self.length
            self._write(text)
            cells.append(Passage(text, (Piece(0, start, self.length),)))
        first = next((cell for cell in cells if cell.text), cells[0]).span().start
        self.blocks.append(Row(tuple(cells), Span(first, self.length), region, doubtful, inferred))
        self._write("\n")

    def document(self, path: str) -> Document:
        source = Source(path, "".join(self.text))
        return Document(source, tuple(self.blocks), landmarks=tuple(self.landmarks), linear=True)

    def _at(self, page: int) -> None:
        if page != self.page:
            self.landmarks.append(Landmark(self.length, page=page))
            self.page = page

    def _write(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)
