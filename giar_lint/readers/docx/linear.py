"""A flow of paragraphs and tables as linear text, as blocks that map into it, and as landmarks that lead back to the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from giar_lint.diagnostics import Span
from giar_lint.document import Block, Document, Landmark, Paragraph, Passage, Piece, Residue, Row
from giar_lint.readers import Unreadable
from giar_lint.readers.docx.body import Flow, Para, Table, TableRow
from giar_lint.readers.docx.names import Element
from giar_lint.readers.docx.runs import Mark
from giar_lint.readers.prose import join_paragraphs
from giar_lint.records import NamedTuple
from giar_lint.source import Source

_BLANK = " \t\r\n\v\f\u00a0\u3000\u200b\ufeff"
_PICTURE = "（图片）"
_NOTES = "附：注释"
"""The line before footnotes and endnotes: it heads an annex, so that they are no part of the last section."""
_MOST_TEXT = 4_000_000
_LONGEST_LABEL = 60
_LONGEST_HEADING = 45
_STOPS = ("。", "；", "，", "！", "？", ";", ",")
_FIGURE = re.compile(r"[-+−－]?[\d０-９][\d０-９,，.．]*%?")
_ORDINALS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]"),
)


class _Where(NamedTuple):
    """Where in the file something stands; see Landmark."""

    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None


class Stretch(NamedTuple):
    """text[start:end] of the linear text (0-based) stands for as many characters of a text element's words, from `at` on."""

    start: int
    end: int
    element: Element
    at: int


class Linear:
    """Writes the linear text from beginning to end, and keeps in `stretches`, where that is given, what it comes from."""

    def __init__(self, stretches: list[Stretch] | None = None) -> None:
        self._stretches = stretches
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._landmarks: list[Landmark] = []
        self._residues: list[Residue] = []
        self._notes: dict[tuple[str, str], _Where] = {}
        self._paragraphs = 0
        self._tables = 0
        self._region = -1

    def body(self, flow: Flow) -> None:
        """Writes the text of the document."""
        for each in flow:
            if isinstance(each, Table):
                self._table(each)
            else:
                self._paragraphs += 1
                self._paragraph(each, _Where(self._paragraphs))

    def notes(self, notes: Mapping[tuple[str, str], Flow]) -> None:
        """Writes the notes at the end, each at the place that refers to it."""
        if any(isinstance(each, Para) and each.text.strip(_BLANK) for flow in notes.values() for each in flow):
            self._line(_NOTES, _Where(self._paragraphs))
        for key, flow in notes.items():
            self._within(flow, self._notes.get(key, _Where(self._paragraphs)))

    def document(self, path: str) -> Document:
        """The Document of what was written."""
        text = "".join(self._parts).rstrip("\n") + "\n"
        end = len(text) - 1
        residues = (Residue(kind, Span(min(at.start, end), min(at.end, end))) for kind, at in self._residues)
        return Document(
            Source(path, text),
            tuple(join_paragraphs(_with_sound_levels(self._blocks))),
            landmarks=tuple(self._landmarks),
            linear=True,
            residues=tuple(sorted(residues, key=lambda each: each.span)),
        )

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > _MOST_TEXT:
            raise Unreadable("too-complex", {"format": "DOCX"})

    def _mark(self, where: _Where) -> None:
        self._landmarks.append(Landmark(self._length, None, *where))

    # Paragraphs

    def _within(self, flow: Flow, where: _Where) -> None:
        """Writes what stands in a text box, a note or a cell that lays out a page."""
        for each in flow:
            if isinstance(each, Table):
                self._table(each)
            else:
                self._paragraph(each, where)

    def _paragraph(self, para: Para, where: _Where) -> None:
        at, starts = 0, []
        for line in para.text.split("\n"):
            core = line.strip(_BLANK)
            if core:
                lead = line.index(core[0])
                starts.append((at, at + len(line), self._length - lead, self._length, self._length + len(core)))
                self._line(core, where, _level(para.level, core))
                self._stretch(para, at + lead, len(core), starts[-1][3])
            at += len(line) + 1
        if para.picture:
            self._line(_PICTURE, where, picture=True)
        for mark in para.marks:
            self._marked(mark, starts, where)
        for box in para.boxes:
            self._within(box, where)

    def _line(self, text: str, where: _Where, level: int | None = None, *, picture: bool = False) -> None:
        self._mark(where)
        passage = _passage(text, self._length)
        self._blocks.append(Paragraph(passage, level=level, picture=picture))
        self._write(text + "\n\n")

    def _marked(self, mark: Mark, lines: Iterable[tuple[int, int, int, int, int]], where: _Where) -> None:
        """Keeps a mark; `lines` are those of its paragraph: begin and end in its text, and how they lie in the linear text."""
        if mark.kind in ("footnote", "endnote"):
            self._notes.setdefault((mark.kind, mark.name), where)
            return
        span = Span(self._length, self._length)
        for begin, end, moved, first, last in lines:
            if begin <= mark.start <= end:
                span = Span(*(min(max(at - begin + moved, first), last) for at in (mark.start, min(mark.end, end))))
                break
        self._residue(mark, span)

    def _residue(self, mark: Mark, span: Span) -> None:
        if mark.kind == "comment" or mark.kind == "tracked-change":
            self._residues.append(Residue(mark.kind, span))

    # Tables

    def _table(self, table: Table) -> None:
        self._tables += 1
        number = self._tables
        self._region += 1
        region = self._region
        boxes: list[tuple[Flow, _Where]] = []
        written = False
        for index, row in enumerate(table.rows, 1):
            start = self._length
            if _lays_out(row):
                self._write("\n" if written else "")
                written = False
                for place, cell in enumerate(row.cells, 1):
                    self._within(cell, _Where(None, number, index, place))
            elif row.cells:
                boxes += self._row(row, _Where(None, number, index), region)
                written = True
            self._residues += [Residue("tracked-change", Span(start, start))] * row.changes
        self._residues += [Residue("tracked-change", Span(self._length, self._length))] * table.changes
        self._write("\n" if written else "")
        for flow, where in boxes:
            self._within(flow, where)

    def _row(self, row: TableRow, where: _Where, region: int) -> list[tuple[Flow, _Where]]:
        """Writes a row; what text boxes in it hold comes after the table, with its place."""
        passages: list[Passage] = []
        boxes: list[tuple[Flow, _Where]] = []
        doubtful = False
        for place, cell in enumerate(row.cells, 1):
            at = where._replace(cell=place)
            self._write("\t" if passages else "")
            self._mark(at)
            paragraphs = tuple(_paragraphs(cell))
            lines = [line for para in paragraphs for each in para.text.split("\n") if (line := each.strip(_BLANK))]
            doubtful = doubtful or (len(lines) > 1 and all(_FIGURE.fullmatch(line) for line in lines))
            passage = _passage(_joined(lines), self._length)
            if self._stretches is not None:
                self._stretch_cell(paragraphs, passage)
            passages.append(passage)
            self._write(passage.text)
            for para in paragraphs:
                boxes += [(box, at) for box in para.boxes]
                for mark in para.marks:
                    self._marked(mark, [(0, len(para.text), passage.pieces[0].start, *passage.span())], at)
        # A row of one cell is marked as a row for whoever reads the text.
        self._write("\n" if len(passages) > 1 else "\t\n")
        start = next((each for each in passages if each.text), passages[0]).span().start
        # Which columns a row leaves out before its first cell, blanks cannot tell.
        doubtful = doubtful or (row.indented and not all(each.text for each in passages))
        span = Span(start, max(start, passages[-1].span().end))
        self._blocks.append(Row(tuple(passages), span, region, doubtful, extents=row.extents))
        return boxes

    # Where it comes from

    def _stretch(self, para: Para, begin: int, size: int, start: int) -> None:
        """Keeps where `size` characters of a paragraph's text from `begin` on come from, which stand at `start`."""
        if self._stretches is None:
            return
        for origin in para.origins:
            low, high = max(origin.start, begin), min(origin.end, begin + size)
            if low < high:
                moved = start - begin
                self._stretches.append(Stretch(low + moved, high + moved, origin.element, low - origin.start))

    def _stretch_cell(self, paragraphs: Iterable[Para], passage: Passage) -> None:
        """Keeps where the text of a cell comes from, whose lines stand one after the other in it."""
        start, done = passage.span().start, 0
        for para in paragraphs:
            at = 0
            for line in para.text.split("\n"):
                core = line.strip(_BLANK)
                if core:
                    done = passage.text.index(core, done)  # past the blank between two words
                    self._stretch(para, at + line.index(core[0]), len(core), start + done)
                    done += len(core)
                at += len(line) + 1


def _passage(text: str, start: int) -> Passage:
    return Passage(text, (Piece(0, start, start + len(text)),))


def _paragraphs(flow: Flow) -> Iterator[Para]:
    """The paragraphs of a cell, those of a table of a single cell in it included."""
    for each in flow:
        if isinstance(each, Para):
            yield each
        else:
            for row in each.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell)


def _joined(lines: Iterable[str]) -> str:
    """The lines of a cell as one; only words in Latin letters and figures are kept apart."""
    text = ""
    for line in lines:
        apart = text[-1:].isalnum() and text[-1:].isascii() and line[0].isalnum() and line[0].isascii()
        text += f" {line}" if apart else line
    return text.replace("\n", "")


def _lays_out(row: TableRow) -> bool:
    """Whether a row only lays out a page: it holds another table, or a single cell of it holds text and no label."""
    nested = [each for cell in row.cells for each in cell if isinstance(each, Table)]
    if any(len(each.rows) > 1 or any(len(inner.cells) > 1 for inner in each.rows) for each in nested):
        return True
    if len(row.cells) > 1:
        return False
    text = "".join(para.text for cell in row.cells for para in _paragraphs(cell))
    return len(text) > _LONGEST_LABEL or any(mark in text for mark in "。；") or bool(nested)


def _level(level: int | None, text: str) -> int | None:
    """The level of a heading; body text that only looks like one by its style has none."""
    return level if len(text) <= _LONGEST_HEADING and not text.endswith(_STOPS) else None


def _with_sound_levels(blocks: list[Block]) -> Iterable[Block]:
    """The blocks, without levels where one level is given to headings that are numbered in different ways (一、 and （一）):
    then the styles were chosen for their looks.
    """
    ways: dict[int, set[int]] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.level is not None:
            way = next((index for index, ordinal in enumerate(_ORDINALS) if ordinal.match(block.text)), None)
            if way is not None:
                ways.setdefault(block.level, set()).add(way)
    if all(len(each) == 1 for each in ways.values()):
        return blocks
    return [block._replace(level=None) if isinstance(block, Paragraph) else block for block in blocks]
