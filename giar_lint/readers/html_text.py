"""Text between tags to passages: character references read, white space folded as browsers do, every character mapped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from giar_lint.document import Passage, Piece
from giar_lint.readers import Unreadable
from giar_lint.readers.html_entities import REFERENCE, character
from giar_lint.records import NamedTuple

BLANK = " \t\r\n\v\f\u00a0\u3000\u2002\u2003\u200b\ufeff"
_SPACE = " \t\r\n\f"
_FOLDED = re.compile(r"[\t\r\n\f&]|  ")
_PARTS = re.compile(rf"[ \t\r\n\f]+|{REFERENCE}")
_MOST_CHUNKS = 400_000
_WIDE = "\u2e80"  # from here on stand the characters that no space parts from their neighbours


class Chunk(NamedTuple):
    """A bit of text and where it comes from. White space is " ", or a line feed where it holds a line end; JOINT parts
    two paragraphs, or two lines, of one cell."""

    text: str
    start: int
    end: int


JOINT = "\v"
NOTHING = (JOINT, " ", "\n")
"""The texts of chunks that are nothing by themselves."""


def chunks_of(text: str, start: int, end: int) -> list[Chunk]:
    """The chunks of text[start:end], which holds no markup. Raises Unreadable ("too-complex")."""
    run = text[start:end]
    if _FOLDED.search(run) is None and run[0] != " " and run[-1] != " ":
        return [Chunk(run, start, end)]
    chunks: list[Chunk] = []
    last = start
    for match in _PARTS.finditer(text, start, end):
        begin, stop = match.span()
        if text[begin] == "&":
            said, length = character(match[0])
            if not length:
                continue
            stop = begin + length
        else:
            said = "\n" if "\n" in match[0] or "\r" in match[0] else " "
        if len(chunks) > _MOST_CHUNKS:
            raise Unreadable("too-complex", {"format": "HTML"})
        if begin > last:
            chunks.append(Chunk(text[last:begin], last, begin))
        chunks.append(Chunk(" " if said in _SPACE and text[begin] == "&" else said, begin, stop))
        last = stop
    if end > last:
        chunks.append(Chunk(text[last:end], last, end))
    return chunks


def passage_of(chunks: Iterable[Chunk], where: int) -> tuple[Passage, bool]:
    """The passage of chunks, blank at no end, and whether a joint parts two digits, so that the numbers at both its sides
    may be one or two. `where` is the place of a passage without text."""
    builder = _Builder()
    for chunk in chunks:
        builder.add(chunk)
    text, pieces = "".join(builder.texts), builder.pieces
    inner = text.strip(BLANK)
    if not inner:
        return Passage("", (Piece(0, where, where),)), False
    passage = Passage(text, tuple(pieces))
    if len(inner) < len(text):
        lead = len(text) - len(text.lstrip(BLANK))
        passage = passage.slice(lead, lead + len(inner))
    return passage, builder.torn


class _Builder:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.space: Chunk | None = None
        self.joint = False
        self.torn = False

    def add(self, chunk: Chunk) -> None:
        text = chunk.text
        if text == JOINT:
            self.joint, self.space = True, None
            return
        if text in (" ", "\n"):
            # A space beside a line end is seen; a line end alone is none between wide characters.
            if self.space is None or self.space.text == "\n":
                self.space = chunk
            return
        if self.texts:
            self._between(text[0])
        self.space, self.joint = None, False
        self._put(chunk)

    def _between(self, following: str) -> None:
        before = self.texts[-1][-1]
        if self.joint:
            self.torn = self.torn or (before.isdigit() and following.isdigit())
        elif (
            self.space is not None
            and before not in _SPACE
            and (self.space.text == " " or (before < _WIDE and following < _WIDE))
        ):
            self._put(Chunk(" ", self.space.start, self.space.end))

    def _put(self, chunk: Chunk) -> None:
        text, start, end = chunk
        last = self.pieces[-1] if self.pieces else None
        exact = len(text) == end - start
        if exact and last is not None and last.end == start and self.length - last.at == start - last.start:
            self.pieces[-1] = Piece(last.at, last.start, end)
        else:
            self.pieces.append(Piece(self.length, start, end))
        self.texts.append(text)
        self.length += len(text)
