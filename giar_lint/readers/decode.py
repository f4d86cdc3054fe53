"""Bytes to text: UTF-8 with and without BOM, UTF-16 with BOM, else GB18030 (of which GBK and GB2312 are parts)."""

from __future__ import annotations

import codecs

from giar_lint.readers import Unreadable
from giar_lint.source import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f")) + b"\x7f"


def decode(data: bytes, path: str, declared: str = "") -> Source:
    """The decoded text of a file; `declared` is tried where it is no UTF-8. Raises Unreadable ("binary", "encoding") where
    there is none.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding, path, bom)
    if b"\0" in data or len(data.translate(None, _CONTROLS)) < len(data) * 0.99:
        raise Unreadable("binary")
    try:
        return _decoded(data, "utf-8", path, b"")
    except Unreadable as unicode:
        if declared:
            try:
                return _decoded(data, declared, path, b"")
            except Unreadable:
                pass  # wrongly declared
        try:
            return _decoded(data, "gb18030", path, b"")
        except Unreadable as national:
            # The encoding that got further is the one that the file is meant to be in.
            raise max(unicode, national, key=lambda each: int(str(each.values["byte"]))) from None


def _decoded(data: bytes, encoding: str, path: str, bom: bytes) -> Source:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("encoding", {"byte": error.start + len(bom)}) from None
    if not encoding.startswith("utf") and text.encode(encoding) != data:
        # A few bytes have two spellings in GB18030 and Big5; places could then not be mapped back to the file's own bytes.
        raise Unreadable("encoding", {"byte": _first_difference(text.encode(encoding), data)})
    return Source(path, text, encoding, bom)


def _first_difference(left: bytes, right: bytes) -> int:
    return next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
