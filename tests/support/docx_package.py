"""Word files written part by part, for what python-docx does not write: numbering, fields, tracked changes, damage."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from giar_lint.document import Document, Paragraph
from giar_lint.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NAMES = ("styles", "numbering", "footnotes", "endnotes")
_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def root(name: str, inner: str, space: str = W) -> str:
    """The XML of a part with a root of that name."""
    return f'{_HEAD}<w:{name} xmlns:w="{space}" {_SPACES}>{inner}</w:{name}>'


def parts(body: str, *, space: str = W, kind: str = MAIN, **others: str) -> dict[str, str]:
    """The parts of a Word file with that body; the others (`styles`, `numbering`, ...) are what their roots hold."""
    named = {name: others[name] for name in NAMES if name in others}
    targets = "".join(
        f'<Relationship Id="r{index}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for index, name in enumerate(named)
    )
    return {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ),
        "_rels/.rels": (
            f'{_HEAD}<Relationships xmlns="{RELATIONS}"><Relationship Id="r0" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>", space),
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{RELATIONS}">{targets}</Relationships>',
        **{f"word/{name}.xml": root(name, inner, space) for name, inner in named.items()},
    }


def packed(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def document(body: str, *, space: str = W, **others: str) -> Document:
    """What the reader makes of a Word file with that body."""
    return read(packed(parts(body, space=space, **others)), "a.docx")


def blocks(body: str, **others: str) -> list[str | list[str]]:
    """What it makes of a body: a paragraph as its text, a row as the list of its cells."""
    return [
        each.text if isinstance(each, Paragraph) else [cell.text for cell in each.cells]
        for each in document(body, **others).blocks
    ]


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run; `text` with angle brackets is the paragraph's XML itself."""
    inner = text if text.startswith("<") or not text else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    inner = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def tc(text: str = "", properties: str = "") -> str:
    """A cell of one paragraph; `text` with angle brackets is the cell's XML itself."""
    inner = text if text.startswith(("<w:p", "<w:tbl")) else p(text)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; a text that is no XML is a cell of it."""
    inner = "".join(each if each.startswith("<w:") else tc(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"
