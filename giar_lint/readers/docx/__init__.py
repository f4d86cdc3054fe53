"""Reader of Word files (DOCX, DOCM): the text as a reader of the printed page sees it, with tracked changes accepted.

The XML is read with lxml alone. python-docx would add nothing to it: it numbers no headings, drops text boxes, footnotes and
content controls, and unpacks every part of a file whatever its size.
"""

from __future__ import annotations

from giar_lint.document import Document
from giar_lint.readers import Unreadable


def read_docx(data: bytes, path: str) -> Document:
    """The Document of a Word file: its linear text (a paragraph a line, a row of a table a line with cells parted by tabs),
    with landmarks.

    Raises Unreadable: "extra" where lxml is not installed, "encrypted", "damaged", or "too-complex" for a file that would
    take more memory than any report does.
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
    linear = Linear()
    linear.body(body.flow())
    linear.notes(body.notes())
    return linear.document(path)
