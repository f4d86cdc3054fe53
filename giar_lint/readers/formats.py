"""Which format a file is in, by its first bytes and its suffix. The two have to agree: a report under a wrong suffix would
be read as something that it is not, here or by whoever publishes it."""

from __future__ import annotations

import os
from typing import Literal

from giar_lint.readers import Unreadable

Format = Literal["text", "markdown", "html", "docx", "pdf"]

_BY_SUFFIX: dict[str, Format] = {
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".shtml", ".xhtml"), "html"),
    **dict.fromkeys((".docx", ".docm"), "docx"),
    ".pdf": "pdf",
}
_REFUSED = {".doc": "office", ".wps": "office", ".ofd": "ofd"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_PACKAGES = (
    (b"OFD.xml", "ofd", "OFD"),
    (b"application/vnd.oasis.opendocument", "office", "ODF"),
    (b"xl/workbook.xml", "spreadsheet", "XLSX"),
    (b"ppt/presentation.xml", "office", "PPTX"),
)
_OTHERS = (
    (b"{\\rtf", "office", "RTF"),
    (b"\x89PNG", "picture", "PNG"),
    (b"\xff\xd8\xff", "picture", "JPEG"),
    (b"GIF8", "picture", "GIF"),
)


def format_of(data: bytes, path: str) -> Format:
    """The format in which a file's bytes are to be read; `path` gives the suffix, none (standard input) agrees with all.

    Raises Unreadable for a format that is not read ("office", "ofd", "spreadsheet", "picture", "archive", "encrypted"),
    and where content and suffix contradict each other ("renamed", "not-as-named").
    """
    suffix = os.path.splitext(path)[1].lower()
    told = _BY_SUFFIX.get(suffix, "text")
    found = _by_content(data, suffix)
    if found is None:
        if told in ("docx", "pdf") or suffix in _REFUSED:
            raise Unreadable("not-as-named", {"format": suffix[1:].upper()})
        return told
    if suffix and found != told:
        raise Unreadable("renamed", {"format": found.upper(), "suffix": suffix, "right": f".{found}"})
    return found


def _by_content(data: bytes, suffix: str) -> Format | None:
    """The format that the first bytes give away, None for text of any kind. Raises Unreadable for one that is not read."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(_ZIP):
        # The names of a package's parts stand in it uncompressed.
        if b"word/document.xml" in data:
            return "docx"
        for mark, key, name in _PACKAGES:
            if mark in data:
                raise Unreadable(key, {"format": name})
        # Cut off before its list of parts, it is what its suffix says, damaged; that reader says how.
        if suffix in (".docx", ".docm"):
            return "docx"
        raise Unreadable("archive", {"format": "ZIP"})
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Unreadable("encrypted", {"format": "DOCX"})
        raise Unreadable("office", {"format": {".wps": "WPS", ".doc": "DOC"}.get(suffix, "DOC/WPS")})
    for mark, key, name in _OTHERS:
        if data.startswith(mark):
            raise Unreadable(key, {"format": name})
    return None
