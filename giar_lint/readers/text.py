"""Plain text and Markdown to blocks. The layout of a table is decided per region, never for a whole file.

Regions: lines with tabs that part cells (layouts 1 and 2), lines that each begin one cell with a tab (layout 3), and
lines with pipes (layout 4 and Markdown). All else is prose, one paragraph a line, save where a page end or a hard
wrap cut one in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from giar_lint.diagnostics import Span
from giar_lint.document import Block, Document, Paragraph, Passage, Piece, Row
from giar_lint.readers.prose import join_paragraphs, joined
from giar_lint.source import Source

_BLANK = " \t\r\n\v\f\u00a0\u3000\u200b\ufeff"
_RULE_ROW = re.compile(r"[\s|:\-+]*")
_HEADING = re.compile(r"(#{1,6})[ \t\u3000]++(.*)$")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>", re.IGNORECASE)
_STOPS = frozenset("。！？；")
_TOP_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、")
_LONGEST_LABEL = 60
_new = tuple.__new__


def read_text(source: Source, *, markdown: bool) -> Document:
    """The Document of decoded text; `markdown` tells that `#` marks headings and `<!-- -->` comments."""
    shown, comments = _without_comments(source) if markdown else (source, ())
    starts, lines = source.starts, shown.lines()
    if "\f" in source.text:
        # A form feed at the beginning of a page's first line is no part of it: a tab behind it still begins a cell.
        bare = [line.lstrip("\f") for line in lines]
        starts = [start + len(line) - len(rest) for start, line, rest in zip(starts, lines, bare, strict=True)]
        lines = bare
    return Document(source, tuple(join_paragraphs(_Blocks(starts, lines, markdown).read())), comments)


def _comments(text: str) -> Iterator[Span]:
    """The comments of a Markdown text. One that nothing closes is none, and neither is any after it."""
    start, end = text.find("<!--"), 0
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield Span(start, end + 3)
        start = text.find("<!--", end + 3)


def _unclosed(heading: str) -> str:
    """The text of a Markdown heading without the signs that may close it (`## 标题 ##`)."""
    text = heading.rstrip(" \t")
    bare = text.rstrip("#")
    return bare if bare.endswith((" ", "\t")) else text


def _without_comments(source: Source) -> tuple[Source, tuple[Span, ...]]:
    """The source with a space for each character of a comment, so that every offset stays; and the comments."""
    comments = tuple(_comments(source.text))
    if not comments:
        return source, ()
    parts, end = [], 0
    for span in comments:
        parts += [source.text[end : span.start], re.sub(r"[^\r\n]", " ", source.text[span.start : span.end])]
        end = span.end
    blank = "".join((*parts, source.text[end:]))
    return Source(source.path, blank, source.encoding, source.bom), comments


class _Blocks:
    """Goes over the lines once; each method that reads a region returns the index of the first line after it."""

    def __init__(self, starts: Sequence[int], lines: Sequence[str], markdown: bool) -> None:
        self.starts = starts
        self.lines = lines
        self.markdown = markdown
        self.blocks: list[Block] = []
        self.region = -1

    def read(self) -> list[Block]:
        at = 0
        while at < len(self.lines):
            text = self.lines[at]
            if ("|" in text or "｜" in text) and self._is_pipes(at):
                at = self._pipes(at)
            elif "\t" in text and self._is_cell_line(at):
                at = self._cells(at)
            elif "\t" in text and _is_tabbed(text):
                at = self._tabs(at)
            else:
                if text.strip(_BLANK):
                    self._paragraph(self.starts[at], text)
                at += 1
        return self.blocks

    # Prose

    def _paragraph(self, start: int, text: str) -> None:
        level = None
        if self.markdown:
            match = _HEADING.match(text.lstrip(_BLANK))
            if match:
                lead = len(text) - len(text.lstrip(_BLANK))
                start, text, level = start + lead + match.start(2), _unclosed(match[2]), len(match[1])
            elif text.startswith(("> ", ">")):
                start, text = start + 1, text[1:]
            for mark in ("**", "__"):
                inner = text.strip(_BLANK)
                if len(inner) > 4 and inner.startswith(mark) and inner.endswith(mark):
                    start, text = start + text.index(mark) + 2, inner[2:-2]
        passage = _stripped(start, text)
        picture = self.markdown and bool(_PICTURE.fullmatch(passage.text))
        self.blocks.append(Paragraph(passage, level=level, picture=picture))

    # Layout 4 and Markdown

    def _is_pipes(self, at: int) -> bool:
        text = self.lines[at]
        if "|" not in text and "｜" not in text:
            return False
        parts = text.count("|") + text.count("｜") + 1 if "\\" not in text else len(_split(0, text, "|｜"))
        return parts > 2 or (parts == 2 and _STOPS.isdisjoint(text) and self._near(at, "|｜"))

    def _near(self, at: int, marks: str) -> bool:
        around = (self.lines[i] for i in (at - 1, at + 1) if 0 <= i < len(self.lines))
        return any(mark in text for text in around for mark in marks)

    def _pipes(self, at: int) -> int:
        self.region += 1
        # Whether a pipe at the beginning of a line stands before its first cell, or after a first cell that is empty.
        edged = self.lines[at].lstrip(_BLANK)[0] in "|｜"
        while at < len(self.lines):
            text = self.lines[at]
            inner = text.strip(_BLANK)
            if not inner:
                follow = self._after_blank(at)
                if follow >= len(self.lines) or not self._is_pipes(follow):
                    return at
                at = follow
                continue
            if not self._is_pipes(at):
                return at
            if not ("-" in text and _RULE_ROW.fullmatch(text)):
                cells = _split(self.starts[at], text, "|｜")
                if edged and inner[0] in "|｜":
                    cells = cells[1:]
                if len(cells) > 1 and inner[-1] in "|｜":
                    cells = cells[:-1]
                self._row(cells)
            at += 1
        return at

    def _after_blank(self, at: int) -> int:
        """The first line from `at` on that is not blank; a line with a tab may be an empty cell and is not blank
        here."""
        while at < len(self.lines) and "\t" not in self.lines[at] and not self.lines[at].strip(_BLANK):
            at += 1
        return at

    # Layouts 1 and 2

    def _tabs(self, at: int) -> int:
        self.region += 1
        while at < len(self.lines):
            text = self.lines[at]
            if "\t" not in text and not text.strip(_BLANK):
                follow = self._after_blank(at)
                if follow >= len(self.lines) or not _is_tabbed(self.lines[follow]):
                    return at
                at = follow
            elif not _is_tabbed(text):
                return at
            else:
                self._row(_split(self.starts[at], text, "\t"))
                at += 1
        return at

    # Layout 3

    def _is_cell_line(self, at: int) -> bool:
        """A line that begins one cell: a tab at its start and no other, with another such line near by."""
        return self._opens_cell(at) and (
            self._opens_cell(at + 1) or self._opens_cell(at - 1) or self._continues_to_cell(at)
        )

    def _opens_cell(self, at: int) -> bool:
        if not 0 <= at < len(self.lines):
            return False
        text = self.lines[at]
        return (
            text.startswith("\t") and len(text) <= _LONGEST_LABEL and text.count("\t") == 1 and _STOPS.isdisjoint(text)
        )

    def _continues_to_cell(self, at: int) -> bool:
        """A row of one cell: after a blank line (or a continued cell) the next row begins."""
        follow = at + 1
        while follow < len(self.lines) and follow <= at + 4 and not self._opens_cell(follow):
            text, before = self.lines[follow], self.lines[follow - 1]
            if text.strip(_BLANK) and (not before.strip(_BLANK) or len(text) > 20):
                return False
            follow += 1
        return self._opens_cell(follow) and self._opens_cell(follow + 1)

    def _cells(self, at: int) -> int:
        self.region += 1
        row: list[list[Passage]] = []
        while at < len(self.lines):
            text = self.lines[at]
            if self._opens_cell(at):
                row.append([_stripped(self.starts[at] + 1, text[1:])])
            elif not text.strip(_BLANK):
                if row:
                    self._row([parts[0] if len(parts) == 1 else joined(parts)[0] for parts in row])
                    row = []
                follow = self._after_blank(at)
                if follow >= len(self.lines) or not self._opens_cell(follow):
                    return at
                at = follow
                continue
            elif row and row[-1][0].text and _continues(text):
                row[-1].append(_stripped(self.starts[at], text))
            else:
                break
            at += 1
        if row:
            self._row([parts[0] if len(parts) == 1 else joined(parts)[0] for parts in row])
        return at

    def _row(self, cells: list[Passage]) -> None:
        first = cells[0]
        if not first.text:
            first = next((cell for cell in cells if cell.text), first)
        start = first.pieces[0].start
        span = _new(Span, (start, max(start, cells[-1].pieces[-1].end)))
        self.blocks.append(Row(tuple(cells), span, self.region))


def _is_tabbed(text: str) -> bool:
    """Whether a line has a tab that parts two cells; not one that indents a paragraph."""
    if "\t" not in text:
        return False
    core = text.strip(_BLANK)
    if "\t" in core:
        return True
    # One cell with tabs around: a row whose other cells are merged away; prose, where it reads as sentences.
    inner = text.strip(" \u00a0\u3000")
    if not core:
        return inner.count("\t") >= 2
    cell = inner.strip("\t")
    return not (len(cell) > _LONGEST_LABEL or _STOPS.intersection(cell)) and (
        inner.endswith("\t") or inner.startswith("\t\t")
    )


def _continues(text: str) -> bool:
    """Whether a line goes on with the cell before it: short, no table or sentence, and no heading."""
    inner = text.strip(_BLANK)
    return len(inner) <= _LONGEST_LABEL and not (
        _STOPS.intersection(inner) or _TOP_HEADING.match(inner) or "\t" in inner or "|" in inner
    )


def _stripped(start: int, text: str) -> Passage:
    inner = text.strip(_BLANK)
    if len(inner) != len(text):
        start += text.find(inner)
    # As Passage(inner, (Piece(0, ...),)), in half the time: a report has hundreds of cells.
    return _new(Passage, (inner, (_new(Piece, (0, start, start + len(inner))),)))


def _split(start: int, text: str, marks: str) -> list[Passage]:
    """The cells of a line that begins at `start`, parted by any of the marks; a backslash keeps a pipe in its cell."""
    if "\\" not in text:
        mark = marks[0]
        for other in marks[1:]:
            text = text.replace(other, mark)
        cells = []
        for part in text.split(mark):
            inner = part.strip(_BLANK)
            begin = start if len(inner) == len(part) else start + part.find(inner)
            # As in `_stripped`, without a call for each of hundreds of cells.
            cells.append(_new(Passage, (inner, (_new(Piece, (0, begin, begin + len(inner))),))))
            start += len(part) + 1
        return cells
    cells, begin = [], 0
    for offset, character in enumerate(text):
        if character in marks and not (offset and character != "\t" and text[offset - 1] == "\\"):
            cells.append(_stripped(start + begin, text[begin:offset]))
            begin = offset + 1
    cells.append(_stripped(start + begin, text[begin:]))
    return cells
