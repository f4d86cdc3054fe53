"""Renders a model of a report to PDF, as a typesetter would: pages with heads and feet, tables over several pages.

Three styles of tables: "ruled" (the whole grid, a merged label one character a line, a running head), "lines" (rules between
rows alone) and "aligned" (no rules). The font is a CID font that is not in the file, as older PDFs have them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from support.page import Key, Spot
from support.parts import ReportModel, RowModel, TableModel

Style = Literal["ruled", "lines", "aligned"]
STYLES: tuple[Style, ...] = ("ruled", "lines", "aligned")

FONT = "STSong-Light"
WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP, BOTTOM = 62.0, 533.0, 72.0, 770.0
_NO_START = "，。、；：？！”’）》〉】〕"
_SMALL, _LEADING, _PAD = 9.0, 11.0, 3.0
_LABELS = {"ruled": (22.0, 52.0, 116.0), "lines": (50.0, 62.0, 121.0), "aligned": (50.0, 62.0, 121.0)}


class PdfPlaces:
    """The places of a rendered report: the line of the linear text (a block a line) of each thing, and its page."""

    def __init__(self) -> None:
        self.lines: dict[Key, int] = {}
        self.pages: dict[int, int] = {}
        self.count = 0

    def block(self, page: int, *keys: Key) -> None:
        """The next line of the linear text is what the keys name."""
        self.count += 1
        self.pages[self.count] = page
        for key in keys:
            while key in self.lines:
                key = ("again", key)
            self.lines[key] = self.count

    def __getitem__(self, key: Key) -> Spot:
        if key == "first-line":
            return Spot(1, None)
        if key == "last-line":
            return Spot(self.count, None)
        if isinstance(key, tuple) and key[0] in ("phrase", "within"):
            assert isinstance(key[1], (str, tuple))
            return Spot(self.lines[key[1]], None)
        return Spot(self.lines[key], None)


class Cell(NamedTuple):
    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    keys: tuple[Key, ...] = ()


class Shape(NamedTuple):
    """A table as cells in a grid; `labels` is how many of its columns are of labels, `header` how many rows are repeated
    where the table goes on on another page."""

    cells: list[Cell]
    rows: int
    columns: int
    labels: int
    header: int = 0
    row_keys: tuple[Key, ...] = ()


def render(model: ReportModel, style: Style) -> tuple[bytes, PdfPlaces]:
    """The bytes of a PDF of a report, and the places of what stands in it."""
    writer = _Writer(style)
    for title in model.titles:
        writer.centred("title", title)
    for index, text in enumerate(model.preamble):
        writer.paragraph(("preamble", index), text)
    for section in model.sections:
        if section.heading is not None:
            writer.paragraph(("heading", section.key), section.heading, size=14)
        for index, paragraph in enumerate(section.paragraphs):
            writer.paragraph(("paragraph", section.key, index), paragraph.text)
        if section.table is not None:
            writer.table(shape(section.table))
    for name, line in (("signature", model.signature), ("date", model.date)):
        if line is not None:
            writer.right((name,), line)
    return writer.finish(f"{model.agency}政务公开"), writer.places


def shape(table: TableModel) -> Shape:
    """The cells of a table as the official form merges them."""
    if table.number == 3:
        return _requests(table)
    if table.number == 4:
        return _disputes(table)
    return _proactive(table)


def _numbers(table: TableModel, row: RowModel, at: int, first: int, span: int = 1) -> Iterator[Cell]:
    for index, text in enumerate(row.cells):
        column = row.columns[index] if index < len(row.columns) else "surplus"
        yield Cell(text, at, first + index * span, 1, span, (("cell", table.number, row.key, column),))


def _header_keys(table: TableModel) -> Iterator[tuple[int, RowModel, Key]]:
    count = 0
    for at, row in enumerate(table.rows):
        if row.kind != "data":
            yield at, row, ("header", table.number, count)
            count += 1


def _label_keys(table: TableModel, at: int, count: int) -> list[tuple[Key, ...]]:
    number = sum(row.kind != "data" for row in table.rows[:at])
    return [(("header-label", table.number, number, index),) for index in range(count)]


def _row_keys(table: TableModel) -> tuple[Key, ...]:
    headers = {at: key for at, _, key in _header_keys(table)}
    return tuple(headers.get(at, ("row", table.number, row.key)) for at, row in enumerate(table.rows))


def _proactive(table: TableModel) -> Shape:
    cells: list[Cell] = []
    for at, row in enumerate(table.rows):
        if row.kind == "block":
            cells.append(Cell(row.labels[0], at, 0, 1, 4, _label_keys(table, at, 1)[0]))
            continue
        texts = row.labels if row.kind == "header" else (*row.labels, *row.cells)
        keys = _label_keys(table, at, len(texts)) if row.kind == "header" else []
        if row.kind == "data":
            keys = [(("label", 2, row.key),), *(cell.keys for cell in _numbers(table, row, at, 1))]
        wide = len(texts) == 2
        for index, (text, own) in enumerate(zip(texts, keys, strict=True)):
            cells.append(Cell(text, at, index, 1, 3 if wide and index else 1, own))
    return Shape(cells, len(table.rows), 4, 1, 0, _row_keys(table))


def _requests(table: TableModel) -> Shape:
    cells: list[Cell] = []
    headers = [(at, row) for at, row, _ in _header_keys(table)]
    for number, (at, row) in enumerate(headers):
        keys = _label_keys(table, at, len(row.labels))
        if number == 0:
            spans = [(0, 3, len(headers)), (3, 7, 1)]
        elif number == 1:
            spans = [(3, 1, 2), (4, 5, 1), (9, 1, 2)]
        else:
            spans = [(4 + index, 1, 1) for index in range(5)]
        for text, own, (column, width, height) in zip(row.labels, keys, spans, strict=False):
            cells.append(Cell(text, at, column, height, width, own))
    open_groups: dict[int, tuple[tuple[str, ...], int]] = {}
    for at, row in enumerate(table.rows):
        if row.kind != "data":
            continue
        path = row.labels
        for level, label in enumerate(path[:-1]):
            prefix = path[: level + 1]
            known = open_groups.get(level)
            if known is not None and known[0] == prefix:
                old = cells[known[1]]
                cells[known[1]] = old._replace(rows=at - old.row + 1)
            else:
                open_groups[level] = (prefix, len(cells))
                cells.append(Cell(label, at, level))
                open_groups.pop(level + 1, None)
        for level in range(len(path) - 1, 3):
            open_groups.pop(level, None)
        last = len(path) - 1
        cells.append(Cell(path[-1], at, last, 1, 3 - last, (("label", 3, row.key),)))
        cells += _numbers(table, row, at, 3)
    return Shape(cells, len(table.rows), 10, 3, len(headers), _row_keys(table))


def _disputes(table: TableModel) -> Shape:
    cells: list[Cell] = []
    for number, (at, row, _) in enumerate(_header_keys(table)):
        keys = _label_keys(table, at, len(row.labels))
        if number == 0:
            spans = [(0, 5, 1), (5, 10, 1)]
        elif number == 1:
            spans = [*((index, 1, 2) for index in range(5)), (5, 5, 1), (10, 5, 1)]
        else:
            spans = [(5 + index, 1, 1) for index in range(10)]
        for text, own, (column, width, height) in zip(row.labels, keys, spans, strict=False):
            cells.append(Cell(text, at, column, height, width, own))
    for at, row in enumerate(table.rows):
        if row.kind == "data":
            cells += _numbers(table, row, at, 0)
    return Shape(cells, len(table.rows), 15, 0, len(table.rows) - len(table.data), _row_keys(table))


def wrapped(text: str, width: float, size: float, indent: float = 0) -> list[str]:
    """The lines of a text in a width; none begins with a mark that ends something."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    lines = [""]
    room = width - indent
    for character in text:
        length = pdfmetrics.stringWidth(character, FONT, size)
        if length > room + 0.01 and lines[-1]:
            if character in _NO_START and len(lines[-1]) > 1:
                lines.append(lines[-1][-1])
                lines[-2] = lines[-2][:-1]
                room = width - pdfmetrics.stringWidth(lines[-1], FONT, size)
            else:
                lines.append("")
                room = width
        lines[-1] += character
        room -= length
    return lines


Drawing = tuple[str, tuple[float | str, ...]]


class _Writer:
    def __init__(self, style: Style) -> None:
        self.style = style
        self.pages: list[list[Drawing]] = [[]]
        self.y = TOP
        self.places = PdfPlaces()

    # Prose

    def text(self, x: float, y: float, text: str, size: float) -> None:
        self.pages[-1].append(("text", (x, y, text, size)))

    def room(self, height: float) -> None:
        if self.y + height > BOTTOM:
            self.pages.append([])
            self.y = TOP

    def paragraph(self, key: Key, text: str, size: float = 12) -> None:
        lines = wrapped(text, RIGHT - LEFT, size, 2 * size)
        for index, line in enumerate(lines):
            self.room(20)
            if index == 0:
                self.places.block(len(self.pages), key)
            self.text(LEFT + (2 * size if index == 0 else 0), self.y + 15, line, size)
            self.y += 20

    def centred(self, key: Key, text: str) -> None:
        self.places.block(len(self.pages), key)
        width = pdfmetrics.stringWidth(text, FONT, 15) if wrapped(text, 1e6, 15) else 0
        self.text((WIDTH - width) / 2, self.y + 20, text, 15)
        self.y += 40

    def right(self, key: Key, text: str) -> None:
        self.room(24)
        self.places.block(len(self.pages), key)
        self.text(RIGHT - pdfmetrics.stringWidth(text, FONT, 12), self.y + 18, text, 12)
        self.y += 24

    # Tables

    def edges(self, shape: Shape) -> list[float]:
        """Where the columns begin and end, and one more for what is too much."""
        first = {0: (), 1: (130.0,), 3: _LABELS[self.style]}[shape.labels]
        rest = shape.columns - shape.labels
        widths = [*first, *[(RIGHT - LEFT - sum(first)) / rest] * rest, 30.0]
        edges = [LEFT]
        for width in widths:
            edges.append(edges[-1] + width)
        return edges

    def table(self, shape: Shape) -> None:
        self.y += 8
        edges = self.edges(shape)
        lines = [
            wrapped(cell.text, edges[cell.column + cell.columns] - edges[cell.column] - 2 * _PAD, _SMALL)
            for cell in shape.cells
        ]
        heights = [_LEADING + 2 * _PAD] * shape.rows
        for spanned in (False, True):
            for cell, texts in zip(shape.cells, lines, strict=True):
                if spanned == (cell.rows > 1):
                    last = cell.row + cell.rows - 1
                    lack = len(texts) * _LEADING + 2 * _PAD - sum(heights[cell.row : last + 1])
                    heights[last] += max(0.0, lack)
        left = dict(enumerate(lines))
        row = 0
        while row < shape.rows:
            self.room(heights[row] + 0.1)
            fits = row
            room = BOTTOM - self.y
            repeated = 0.0
            if 0 < shape.header <= row and self.style == "ruled":
                repeated = sum(heights[: shape.header])
                room -= repeated
            while fits < shape.rows and room >= heights[fits]:
                room -= heights[fits]
                fits += 1
            # A header stays with what follows it.
            if fits < shape.rows and fits <= shape.header and row == 0 and self.y > TOP:
                self.pages.append([])
                self.y = TOP
                continue
            if repeated:
                again = {index: texts for index, texts in enumerate(lines) if shape.cells[index].row < shape.header}
                self._rows(shape, edges, heights, again, 0, shape.header, told=False)
            self._rows(shape, edges, heights, left, row, fits)
            row = fits
        self.y += 14

    def _rows(
        self,
        shape: Shape,
        edges: Sequence[float],
        heights: Sequence[float],
        left: dict[int, list[str]],
        start: int,
        end: int,
        *,
        told: bool = True,
    ) -> None:
        """Draws the rows from start to end on this page; of a merged label, as many lines as it has room for."""
        tops = [self.y]
        for height in heights[start:end]:
            tops.append(tops[-1] + height)
        for index, cell in enumerate(shape.cells):
            first, last = max(cell.row, start), min(cell.row + cell.rows, end)
            if first >= last or index not in left:
                continue
            x0, x1 = edges[cell.column], edges[min(cell.column + cell.columns, len(edges) - 1)]
            top, bottom = tops[first - start], tops[last - start]
            self._borders(x0, x1, top, bottom)
            room = int((bottom - top - 2 * _PAD + 0.1) // _LEADING)
            texts, left[index] = left[index][:room], left[index][room:]
            number = cell.column >= shape.labels or cell.columns > 3
            spare = bottom - top - len(texts) * _LEADING
            offset = spare / 2 if self.style == "ruled" else _PAD
            if self.style == "aligned" and number and cell.rows > 1:
                # Without rules, a label above a column stands right above it.
                offset = spare - _PAD
            for at, text in enumerate(texts):
                width = pdfmetrics.stringWidth(text, FONT, _SMALL)
                x = (x0 + x1 - width) / 2 if number else x0 + _PAD
                self.text(x, top + offset + at * _LEADING + 9, text, _SMALL)
        if told:
            for at in range(start, end):
                cells = [cell for cell in shape.cells if cell.row == at]
                keys = [key for cell in cells for key in cell.keys]
                self.places.block(len(self.pages), shape.row_keys[at], *keys)
        self.y = tops[-1]

    def _borders(self, x0: float, x1: float, top: float, bottom: float) -> None:
        if self.style != "aligned":
            self.pages[-1] += [("line", (x0, y, x1, y)) for y in (top, bottom)]
        if self.style == "ruled":
            self.pages[-1] += [("line", (x, top, x, bottom)) for x in (x0, x1)]

    # The file

    def finish(self, head: str) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
        for number, drawings in enumerate(self.pages, 1):
            if self.style == "ruled":
                drawings.append(("text", (LEFT, 45.0, head, _SMALL)))
            foot = {
                "ruled": f"- {number} -",
                "lines": f"第{number}页 共{len(self.pages)}页",
                "aligned": f"{number}/{len(self.pages)}",
            }[self.style]
            drawings.append(("text", (WIDTH / 2 - 15, 805.0, foot, _SMALL)))
            draw(canvas, drawings)
            canvas.showPage()
        canvas.save()
        return out.getvalue()


def draw(canvas: Canvas, drawings: Sequence[Drawing]) -> None:
    """Draws texts ("text", x, y, text, size) and lines ("line", x0, y0, x1, y1), y counted from the top of the page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas.setLineWidth(0.6)
    for kind, values in drawings:
        if kind == "text":
            x, y, text, size = values
            canvas.setFont(FONT, size)
            canvas.drawString(x, HEIGHT - float(y), text)
        else:
            x0, y0, x1, y1 = map(float, values)
            canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
