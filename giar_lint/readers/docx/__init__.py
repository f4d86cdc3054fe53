"""Reader of Word files (DOCX, DOCM): the text as a reader of the printed page sees it, with tracked changes accepted.

The XML is read with lxml alone. python-docx would add nothing to it: it numbers no headings, drops text boxes, footnotes and
content controls, and unpacks every part of a file whatever its size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giar_lint.document import Document
from giar_lint.readers import Unreadable

if TYPE_CHECKING:
    from giar_lint.readers.docx.linear import Stretch
    from giar_lint.readers.docx.package import Package


def read_docx(data: bytes, path: str) -> Document:
    """The Document of a Word file: its linear text (a paragraph a line, a row of a table a line with cells parted by tabs),
    with landmarks.

    Raises Unreadable: "extra" where lxml is not installed, "encrypted", "damaged", "not-taken-in" for a file that holds
    other files which only Word takes into the text, or "too-complex" for a file that would take more memory than any
    report does.
    """
    return traced(data, path)[0]


def traced(data: bytes, path: str, stretches: list[Stretch] | None = None) -> tuple[Document, Package]:
    """The Document of a Word file, as `read_docx` has it, and the package that it was read from. `stretches` is filled with
    where each piece of the linear text comes from, in the order of the text.
    """
    try:
        import lxml.etree  # noqa: F401
    except ModuleNotFoundError:
        raise Unreadable("extra", {"format": "DOCX", "extra": "docx"}) from None
    from giar_lint.readers.docx.body import Body
    from giar_lint.readers.docx.linear import Linear
    from giar_lint.readers.docx.numbering import Numbering
    from giar_lint.readers.docx.package import open_package
    from giar_lint.readers.docx.styles import Styles

    package = open_package(data)
    styles = Styles(package.part("styles"))
    numbering = Numbering(package.part("numbering"), styles)
    notes = {kind: package.part(f"{kind}s") for kind in ("footnote", "endnote")}
    body = Body(package.document, styles, numbering, notes)
    linear = Linear(stretches)
    linear.body(body.flow())
    linear.notes(body.notes())
    if stretches is not None:
        stretches.sort(key=lambda each: each.start)
    return linear.document(path), package
