"""Joins the halves of paragraphs that a page end or a hard wrap cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from giar_lint.document import Block, Paragraph, Passage, Piece

_ENDS = "。！？；：…”’）》.!?;:)\"'"
_OPENS = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十]+[章节部项条]"
    r"|[（(]?\d{1,2}[）)、．]|\d{1,2}\.(?!\d)|[①-⑳]|[-*+•●■]\s|附件|附表|附：)"
)
_PAGE_NUMBER = re.compile(r"[-—－– ]{0,3}\d{1,3}[-—－– ]{0,3}|第\s*\d+\s*页(?:\s*+[,，]?\s*+共\s*\d+\s*页)?")
_SHORTEST = 24


def join_paragraphs(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with cut paragraphs made whole.

    Two neighbours are one paragraph where the first is long and ends without a mark that ends a sentence or clause,
    and the second begins nothing of its own and comes to such an end. A page number that stands between two halves
    goes with the cut.
    """
    halves: list[Paragraph] = []
    number: Paragraph | None = None
    for block in blocks:
        if not isinstance(block, Paragraph) or block.level is not None or block.picture:
            if halves:
                yield from _whole(halves, number)
                halves, number = [], None
            yield block
            continue
        if halves and _is_cut(halves):
            if number is None and _PAGE_NUMBER.fullmatch(block.text):
                number = block
                continue
            if _continues(block):
                halves.append(block)
                number = None
                continue
        yield from _whole(halves, number)
        halves, number = [block], None
    yield from _whole(halves, number)


def _is_cut(halves: Sequence[Paragraph]) -> bool:
    """Whether what these halves make ends in the midst of a sentence. What follows a cut has been looked at when it came."""
    text = halves[-1].text
    if len(halves) > 1:
        return text[-1] not in _ENDS
    return len(text) >= _SHORTEST and text[-1] not in _ENDS and any(mark in text for mark in "，,。；;")


def _continues(second: Paragraph) -> bool:
    text = second.text
    if not text or _OPENS.match(text) or _PAGE_NUMBER.fullmatch(text):
        return False
    return text[-1] in "。！？；.!?;" or (len(text) >= _SHORTEST and any(mark in text for mark in "，,。；;"))


def _whole(halves: Sequence[Paragraph], number: Paragraph | None) -> Iterator[Paragraph]:
    """The paragraph that these halves make, if any, and a page number that follows it, if any."""
    if len(halves) > 1:
        passage, breaks = joined([half.passage for half in halves])
        yield Paragraph(passage, (*halves[0].breaks, *breaks))
    else:
        yield from halves
    if number is not None:
        yield number


def joined(passages: Sequence[Passage]) -> tuple[Passage, tuple[int, ...]]:
    """The passages as one, and the offsets at which all but the first begin in it."""
    starts = list(accumulate((len(passage.text) for passage in passages), initial=0))
    pieces = tuple(
        Piece(piece.at + start, piece.start, piece.end)
        for start, passage in zip(starts, passages, strict=False)
        for piece in passage.pieces
    )
    return Passage("".join(passage.text for passage in passages), pieces), tuple(starts[1:-1])
