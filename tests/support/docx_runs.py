"""Runs of a Word file cut anywhere, as they are after spelling checks, corrections and changes of format."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterator
from random import Random

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def split(data: bytes, random: Random) -> bytes:
    """A Word file whose runs of words are cut at random places, with marks of the spelling check between some."""
    source = zipfile.ZipFile(io.BytesIO(data))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(entry, _split(content, random) if entry.filename == "word/document.xml" else content)
    return stream.getvalue()


def _split(content: bytes, random: Random) -> bytes:
    root = etree.fromstring(content)
    for run in list(root.iter(f"{_W}r")):
        words = run.findall(f"{_W}t")
        # Text boxes that are written twice have to be cut in the same way, and are left.
        boxed = any(each.tag.endswith("}txbxContent") for each in run.iterancestors())
        if len(words) != 1 or len(run.findall("*")) > 2 or boxed or not words[0].text:
            continue
        text = words[0].text
        for piece in _pieces(text, random):
            new = copy.deepcopy(run)
            new.tail = None
            inner = new.find(f"{_W}t")
            assert inner is not None
            inner.text = piece
            inner.set(_SPACE, "preserve")
            run.addprevious(new)
            if random.random() < 0.2:
                new.addnext(etree.Element(f"{_W}proofErr", {f"{_W}type": "spellStart"}))
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _pieces(text: str, random: Random) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = min(len(text), start + random.choice((1, 1, 2, 3, 5, 8, 40)))
        yield text[start:end]
        start = end
