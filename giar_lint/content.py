"""The whole text of a report in segments, so that outputs that show it know where each diagnostic stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from giar_lint.diagnostics import Diagnostic, Segment, ShownBlock
from giar_lint.document import Block, Document, Paragraph, Passage, Row
from giar_lint.masking import mask
from giar_lint.report import Report


def shown_blocks(
    document: Document, diagnostics: Iterable[Diagnostic], report: Report | None = None
) -> tuple[ShownBlock, ...]:
    """The blocks of a document, masked, with the diagnostics of that file marked in them. What the report knows of the columns
    of its tables goes with their rows.

    A diagnostic that stands on nothing that a block shows (a blank line, a comment) is marked at the beginning of the
    next block, after the last block at its end.
    """
    waiting = sorted(diagnostics, key=lambda each: each.span)
    columns = _columns(report) if report is not None else {}
    blocks = []
    here: list[Diagnostic] = []
    taken = 0
    for number, block in enumerate(document.blocks):
        end = _end(document, number)
        while taken < len(waiting) and waiting[taken].span.start < end:
            here.append(waiting[taken])
            taken += 1
        shown = _shown(document, block, here)
        blocks.append(shown._replace(figures=_figures(block, columns)) if isinstance(block, Row) else shown)
        # One that reaches beyond this block is marked in the next as well.
        here = [each for each in here if each.span.start >= end or each.span.end > end]
    return tuple(blocks)


def _columns(report: Report) -> dict[int, tuple[int, int]]:
    """By where a figure begins in the source: which column of figures (0-based) of how many it stands in."""
    return {
        cell.span.start: (number, len(row.columns))
        for section in report.sections
        if section.table is not None
        for row in section.table.rows.values()
        for number, column in enumerate(row.columns)
        if (cell := row.cells.get(column)) is not None and cell.raw.strip()
    }


def _figures(row: Row, columns: Mapping[int, tuple[int, int]]) -> tuple[int, int] | None:
    """How many cells of a row stand before its figures, and how many columns of figures it has; None where its figures do not
    all tell the same."""
    told = set()
    for index, cell in enumerate(row.cells):
        if cell.text.strip() and (placed := columns.get(cell.span().start)) is not None:
            number, count = placed
            told.add((index - number, count))
    found = told.pop() if len(told) == 1 else (-1, 0)
    return found if found[0] >= 0 else None


def _end(document: Document, number: int) -> int:
    """The offset up to which what stands in the source belongs to a block."""
    if number + 1 == len(document.blocks):
        return len(document.source.text) + 1
    return document.blocks[number].span.end + 1


def _shown(document: Document, block: Block, diagnostics: Sequence[Diagnostic]) -> ShownBlock:
    passages = (block.passage,) if isinstance(block, Paragraph) else block.cells
    marks = _placed(passages, diagnostics)
    placed = {fingerprint for each in marks for _, _, fingerprint in each}
    homeless = [each.fingerprint for each in diagnostics if each.fingerprint not in placed]
    if marks:
        marks[0] += [(0, 0, fingerprint) for fingerprint in homeless]
    return ShownBlock(
        tuple(_segments(passage.text, each) for passage, each in zip(passages, marks, strict=True)),
        document.source.location(block.span.start).line,
        block.level if isinstance(block, Paragraph) else None,
        None if isinstance(block, Paragraph) else block.region,
        () if isinstance(block, Paragraph) else block.extents,
    )


def _placed(passages: Sequence[Passage], diagnostics: Sequence[Diagnostic]) -> list[list[tuple[int, int, str]]]:
    """The marks of each passage. In the order of the source, so that each diagnostic, of which the first come first, is
    only held against the passages that it reaches: a table may have thousands of both.
    """
    found: list[list[tuple[int, int, str]]] = [[] for _ in passages]
    spans = [passage.span() for passage in passages]
    near: list[Diagnostic] = []
    taken = 0
    for number in sorted(range(len(passages)), key=lambda each: spans[each].start):
        while taken < len(diagnostics) and diagnostics[taken].span.start <= spans[number].end:
            near.append(diagnostics[taken])
            taken += 1
        near = [each for each in near if each.span.end >= spans[number].start]
        found[number] = _marks(passages[number], near)
    return found


def _marks(passage: Passage, diagnostics: Sequence[Diagnostic]) -> list[tuple[int, int, str]]:
    """Start and end in the passage's text, and the fingerprint, of each diagnostic that stands on it."""
    found = []
    own = passage.span()
    for each in diagnostics:
        if each.span.start > own.end or each.span.end < own.start:
            continue
        if each.span.end > each.span.start and (each.span.start >= own.end > own.start or each.span.end <= own.start):
            continue
        found.append((_offset(passage, each.span.start), _offset(passage, each.span.end), each.fingerprint))
    return found


def _offset(passage: Passage, offset: int) -> int:
    """Where in the passage's text an offset of the source stands."""
    pieces = passage.pieces
    begun = bisect_left(pieces, offset, key=lambda piece: piece.start)
    index = min(begun, bisect_right(pieces, offset, key=lambda piece: piece.end))
    if index == len(pieces):
        return len(passage.text)
    piece = pieces[index]
    if index == begun:
        return piece.at
    stop = pieces[index + 1].at if index + 1 < len(pieces) else len(passage.text)
    return min(piece.at + offset - piece.start, stop) if stop - piece.at == piece.end - piece.start else piece.at


def _segments(text: str, marks: Sequence[tuple[int, int, str]]) -> tuple[Segment, ...]:
    """The text cut wherever a mark begins or ends."""
    shown = mask(text)
    cuts = sorted({0, len(text), *(at for start, end, _ in marks for at in (start, end))})
    begun: dict[int, list[int]] = {}
    for number, (first, _, _) in enumerate(marks):
        begun.setdefault(first, []).append(number)
    open_: list[int] = []
    segments = []
    for index, start in enumerate(cuts):
        beginning = begun.get(start, [])
        points = tuple(marks[number][2] for number in beginning if marks[number][1] == start)
        if points:
            segments.append(Segment("", points))
        # In the order of the marks; a text may have thousands of them, of which few stand on one place.
        open_ = sorted(number for number in (*open_, *beginning) if marks[number][1] > start)
        if index + 1 < len(cuts):
            segments.append(Segment(shown[start : cuts[index + 1]], tuple(marks[number][2] for number in open_)))
    return tuple(segments)
