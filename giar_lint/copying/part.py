"""Replaces text elements of a part and takes out paragraphs, byte by byte: all else of its XML stays as it is written."""

from __future__ import annotations

import codecs
from collections.abc import Collection, Mapping
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from giar_lint.records import NamedTuple

_SPACE = "xml:space"
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class _Place(NamedTuple):
    """An element that is to change: the bytes from `start` to before `close` (its end tag), its name and attributes."""

    start: int
    close: int
    name: str
    attributes: tuple[str, ...]


class _Finder:
    """Finds elements by their number in the order of their start tags (0-based)."""

    def __init__(self, wanted: Collection[int]) -> None:
        self.found: dict[int, _Place] = {}
        self._wanted = wanted
        self._open: list[tuple[int, int, tuple[str, ...]]] = []
        self._count = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end

    def find(self, data: bytes) -> dict[int, _Place]:
        self._parser.Parse(data, True)
        return self.found

    def _begin(self, name: str, attributes: list[str]) -> None:
        kept = tuple(attributes) if self._count in self._wanted else ()
        self._open.append((self._count, self._parser.CurrentByteIndex, kept))
        self._count += 1

    def _end(self, name: str) -> None:
        number, start, attributes = self._open.pop()
        if number in self._wanted:
            self.found[number] = _Place(start, self._parser.CurrentByteIndex, name, attributes)


def rewritten(data: bytes, texts: Mapping[int, str], gone: Collection[int]) -> bytes:
    """The bytes of a part in UTF-8 or UTF-16 with other words in the elements `texts` names, and without the elements
    `gone`, all by their number in the order of the file (0-based, the root is 0). None of them is empty, and none lies in
    another."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    content = data if encoding is None else data.decode(encoding).encode()
    places = _Finder({*texts, *gone}).find(content)
    parts: list[bytes] = []
    done = 0
    for number, place in sorted(places.items(), key=lambda each: each[1].start):
        parts.append(content[done : place.start])
        if number in texts:
            parts.append(_element(place, texts[number]))
        done = content.index(b">", place.close) + 1
    new = b"".join([*parts, content[done:]])
    return new if encoding is None else new.decode().encode(encoding)


def _element(place: _Place, text: str) -> bytes:
    """A text element with these words; blanks at their ends count."""
    attributes = dict(zip(place.attributes[::2], place.attributes[1::2], strict=True))
    if text != text.strip():
        attributes[_SPACE] = "preserve"
    tag = "".join([place.name, *(f" {name}={quoteattr(value)}" for name, value in attributes.items())])
    return f"<{tag}>{escape(text)}</{place.name}>".encode()
