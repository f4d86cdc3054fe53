"""Readers: bytes in, Document out. A reader knows encodings, file formats and layouts, and never a rule."""

from __future__ import annotations

from collections.abc import Mapping

from giar_lint.document import Document

SUFFIXES: tuple[str, ...] = (
    *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".shtml", ".docx", ".pdf"),
    *(".doc", ".wps", ".ofd"),
)
"""The suffixes (lower case) of files that walking a folder picks up where the configuration says nothing else. The last
three cannot be read; they are picked up so that the run's summary counts them."""

DEFAULT_MAX_SIZE = 16 * 1024 * 1024
"""The size limit in bytes where the configuration sets none."""


class Unreadable(Exception):  # noqa: N818 - a state of the file, named as the rule is
    """A file that cannot be read as a report. `key` and `values` name the variant of message GIA001."""

    def __init__(self, key: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.values: Mapping[str, object] = values or {}


def read(data: bytes, path: str, max_size: int = DEFAULT_MAX_SIZE) -> Document:
    """The Document of a file's bytes; `path` is used for its suffix and kept for messages.

    Raises Unreadable where the bytes are more than `max_size`, binary, in no known encoding, of a format that is not
    read, or of one whose reader is not installed.
    """
    if len(data) > max_size:
        raise Unreadable("too-large", {"size": len(data), "limit": max_size})
    from giar_lint.readers.formats import format_of

    form = format_of(data, path)
    if form == "docx":
        from giar_lint.readers.docx import read_docx

        return read_docx(data, path)
    if form == "pdf":
        from giar_lint.readers.pdf import read_pdf

        return read_pdf(data, path)
    if form == "html":
        from giar_lint.readers.html import read_html

        return read_html(data, path)
    from giar_lint.readers.decode import decode
    from giar_lint.readers.text import read_text

    return read_text(decode(data, path), markdown=form == "markdown")
