"""Joins the halves of paragraphs that a page end or a hard wrap cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from giar_lint.document import Block, Paragraph, Passage, Piece

_ENDS = "。！？；：…”’）》.!?;:)\"'"
_OPENS = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十]+[章节部项条]"
    r"|[（(]?\d{1,2}[）)、．]|\d{1,2}\.(?!\d)|[①-⑳]|[-*+•●■]\s|附件|附表|附：)"
)
_PAGE_NUMBER = re.compile(r"[-—－– ]{0,3}\d{1,3}[-—－– ]{0,3}|第\s*\d+\s*页(?:\s*[,，]?\s*共\s*\d+\s*页)?")
_SHORTEST = 24


def join_paragraphs(blocks: Iterable[tuple[Block, int]]) -> Iterator[Block]:
    """The blocks with cut paragraphs made whole; each comes with the number of blank lines before it.

    Two neighbours are one paragraph where the first is long and ends without a mark that ends a sentence or clause,
    and the second begins nothing of its own and comes to such an end. A page number that stands between two halves
    goes with the cut.
    """
    held: Paragraph | None = None
    number: Paragraph | None = None
    for block, _ in blocks:
        if not isinstance(block, Paragraph) or block.level is not None or block.picture:
            yield from (each for each in (held, number) if each is not None)
            held = number = None
            yield block
            continue
        if held is not None and number is None and _is_cut(held) and _PAGE_NUMBER.fullmatch(block.text):
            number = block
            continue
        if held is not None and _is_cut(held) and _continues(block):
            held, number = _join(held, block), None
            continue
        yield from (each for each in (held, number) if each is not None)
        held, number = block, None
    yield from (each for each in (held, number) if each is not None)


def _is_cut(first: Paragraph) -> bool:
    text = first.text
    return len(text) >= _SHORTEST and text[-1] not in _ENDS and any(mark in text for mark in "，,。；;")


def _continues(second: Paragraph) -> bool:
    text = second.text
    if not text or _OPENS.match(text) or _PAGE_NUMBER.fullmatch(text):
        return False
    return text[-1] in "。！？；.!?;" or (len(text) >= _SHORTEST and any(mark in text for mark in "，,。；;"))


def _join(first: Paragraph, second: Paragraph) -> Paragraph:
    offset = len(first.text)
    pieces = tuple(Piece(piece.at + offset, piece.start, piece.end) for piece in second.passage.pieces)
    passage = Passage(first.text + second.text, first.passage.pieces + pieces)
    return Paragraph(passage, (*first.breaks, offset))
