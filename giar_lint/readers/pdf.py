"""Reader of PDF files."""

from __future__ import annotations

from giar_lint.document import Document
from giar_lint.readers import Unreadable


def read_pdf(data: bytes, path: str) -> Document:
    """The Document of a file. Raises Unreadable."""
    raise Unreadable("damaged", {"format": "PDF"})
