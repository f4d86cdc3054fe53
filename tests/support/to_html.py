"""Render a model of a report as a page of HTML, in styles modelled on those of government sites, with the place of
everything in it. Around the report stands what such pages have around theirs, and nothing of it may be found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from support.html_styles import STYLES, Look, Style
from support.page import Key, Page, Places, Slot
from support.parts import ParagraphModel, ReportModel, RowModel, SectionModel, TableModel

__all__ = ["STYLES", "Style", "file_name", "render"]

_WIDTH = {2: 4, 3: 10, 4: 15}
Merge = Literal["span", "blank"]


class _Cell:
    """A cell to write: what it says, and how many columns and rows it takes."""

    def __init__(self, slot: Slot, columns: int = 1, rows: int = 1) -> None:
        self.slot = slot
        self.columns = columns
        self.rows = rows


def file_name(style: Style) -> str:
    """A file name that says nothing of a year."""
    return "report.shtml" if style == "div-soup" else "report.html"


def render(model: ReportModel, style: Style) -> tuple[bytes, Places]:
    """The bytes of a page that holds the report, and the places (line and column of the source) of what stands in it."""
    writer = _Writer(STYLES[style])
    writer.report(model)
    text, places = writer.finish()
    return text.encode(writer.look.encoding), places


class _Page(Page):
    """A page whose text is written as a look writes it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.last = 0

    def write(self, text: str) -> None:
        super().write(text.replace("\n", self.look.line_end))

    def passage(self, key: Key, text: str, prefixes: list[str] | None = None) -> None:
        key = self._fresh(key)
        offsets = []
        before = prefixes or self.look.within(text)
        for prefix, character in zip(before, text, strict=True):
            self.write(prefix)
            offsets.append(self._length)
            self.last = self._length
            self.write(self.look.character(character))
        self._anchors[key] = (offsets[0], True)
        self._passages[key] = (text, offsets)

    def cell(self, slot: Slot) -> None:
        rows = [key for key in slot.keys if key[0] in ("row", "header")]
        self.mark(rows, exact=False)
        self.mark((key for key in slot.keys if key not in rows), exact=bool(slot.text))
        self.last = self._length
        self.write("".join(map(self.look.character, slot.text)) if slot.text else self.look.blank)

    def end(self) -> tuple[str, Places]:
        text = "".join(self._parts)
        self._anchors["first-line"] = (0, False)
        self._anchors["last-line"] = (self.last, False)
        return text, Places(text, self._anchors, self._passages)


class _Writer:
    def __init__(self, look: Look) -> None:
        self.look = look
        self.page = _Page(look)

    def finish(self) -> tuple[str, Places]:
        return self.page.end()

    def report(self, model: ReportModel) -> None:
        look, page = self.look, self.page
        above = look.title_above and len(model.titles) == 1
        page.write(look.head.replace("{site}", "云岭县人民政府"))
        if above:
            self.title(model.titles[0], model.agency, look.above)
        page.write(look.middle)
        if not above:
            for title in model.titles:
                self.title(title, model.agency, look.title)
        for index, text in enumerate(model.preamble):
            self.paragraph(("preamble", index), ParagraphModel(text))
        for section in model.sections:
            self.section(section)
        for name, line in (("signature", model.signature), ("date", model.date)):
            if line is not None:
                self.wrapped(look.signed, (name,), line)
        page.write(look.foot)

    def wrapped(self, around: tuple[str, str], key: Key, text: str, prefixes: list[str] | None = None) -> None:
        self.page.write(around[0])
        self.page.passage(key, text, prefixes)
        self.page.write(around[1])

    def title(self, title: str, agency: str, around: tuple[str, str]) -> None:
        prefixes = self.look.within(title)
        if self.look.title_break and re.match(rf"{agency}20\d\d年", title):
            prefixes[len(agency)] += self.look.title_break
        self.wrapped(around, "title", title, prefixes)

    def paragraph(self, key: Key, paragraph: ParagraphModel) -> None:
        self.wrapped(self.look.subheading if paragraph.subheading else self.look.paragraph, key, paragraph.text)

    def section(self, section: SectionModel) -> None:
        if section.heading is not None:
            self.heading(section)
        for index, paragraph in enumerate(section.paragraphs):
            self.paragraph(("paragraph", section.key, index), paragraph)
        if section.table is not None:
            self.table(section.table)

    def heading(self, section: SectionModel) -> None:
        text = str(section.heading)
        prefixes = self.look.within(text)
        if self.look.listed and text[1:2] == "、":
            # Word writes automatic numbers as text for those who cannot read its lists.
            prefixes[0] += "<![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>"
            prefixes[2] += "</span><![endif]>"
        self.wrapped(self.look.heading, ("heading", section.key), text, prefixes)

    # Tables

    def table(self, table: TableModel) -> None:
        page, look = self.page, self.look
        page.write(look.table[0])
        for row in _rows(table, look.merge):
            page.write(look.row[0])
            for cell in row:
                spans = f' colspan="{cell.columns}"' * (cell.columns > 1) + f" rowspan={cell.rows}" * (cell.rows > 1)
                page.write(look.cell[0].replace("{spans}", spans))
                page.cell(cell.slot)
                page.write(look.cell[1])
            page.write(look.row[1])
        page.write(look.table[1])


def _rows(table: TableModel, merge: Merge) -> list[list[_Cell]]:
    """The rows of a table with merged cells as a word processor merges them, or with blank cells in their stead."""
    rows: list[list[_Cell]] = []
    header = 0
    for index, row in enumerate(table.rows):
        if row.kind == "data":
            rows.append(_data(table, index, merge))
        else:
            rows.append(_header(table.number, header, row, merge))
            header += 1
    return rows


def _keyed(cells: list[_Cell], key: Key) -> list[_Cell]:
    """The cells, with the key of their row on the first that says something."""
    first = next((cell for cell in cells if cell.slot.text), cells[0])
    first.slot = Slot(first.slot.text, (key, *first.slot.keys))
    return cells


def _blanks(count: int) -> list[_Cell]:
    return [_Cell(Slot("")) for _ in range(count)]


def _header(number: int, index: int, row: RowModel, merge: Merge) -> list[_Cell]:
    cells = [_Cell(Slot(label, (("header-label", number, index, at),))) for at, label in enumerate(row.labels)]
    key: Key = ("header", number, index)
    spans = merge == "span"
    if number == 2 and spans:
        cells[-1].columns = _WIDTH[2] - len(cells) + 1
    elif number == 3 and len(cells) == len(_HEADERS_3[index]):
        for cell, (columns, rows) in zip(cells, _HEADERS_3[index], strict=True):
            cell.columns, cell.rows = (columns, rows) if spans else (1, 1)
        if not spans:
            cells = _spread(cells, _AT_3[index])
    elif number == 4 and len(cells) == len(_HEADERS_4[index]):
        for cell, (columns, rows) in zip(cells, _HEADERS_4[index], strict=True):
            cell.columns, cell.rows = (columns, rows) if spans else (1, 1)
        if not spans:
            cells = _spread(cells, _AT_4[index])
    return _keyed(cells, key)


_HEADERS_3 = (((3, 3), (7, 1)), ((1, 2), (5, 1), (1, 2)), ((1, 1),) * 5)
_HEADERS_4 = (((5, 1), (10, 1)), ((1, 2),) * 5 + ((5, 1), (5, 1)), ((1, 1),) * 10)
_AT_3 = ((0, 3), (3, 4, 9), (4, 5, 6, 7, 8))
_AT_4 = ((0, 5), (0, 1, 2, 3, 4, 5, 10), tuple(range(5, 15)))


def _spread(cells: Sequence[_Cell], columns: Sequence[int]) -> list[_Cell]:
    """The cells at their columns, with blank ones between."""
    spread: list[_Cell] = []
    for cell, column in zip(cells, columns, strict=True):
        spread += [*_blanks(column - len(spread)), cell]
    return spread


def _data(table: TableModel, index: int, merge: Merge) -> list[_Cell]:
    row, number = table.rows[index], table.number
    numbers = [
        _Cell(Slot(text, (("cell", number, row.key, row.columns[at] if at < len(row.columns) else "surplus"),)))
        for at, text in enumerate(row.cells)
    ]
    key: Key = ("row", number, row.key)
    if number == 4:
        return _keyed(numbers, key)
    labels = [_Cell(Slot(label)) for label in row.labels]
    labels[-1].slot = Slot(row.labels[-1], (("label", number, row.key),))
    if number == 2:
        if merge == "span" and len(numbers) == 1:
            numbers[0].columns = _WIDTH[2] - 1
        return _keyed([*labels, *numbers], key)
    shown = []
    for depth, label in enumerate(labels):
        length = _run(table, index, depth)
        if length and merge == "span":
            label.rows = length
            label.columns = 3 - depth if depth == len(labels) - 1 else 1
            shown.append(label)
        elif merge == "blank":
            shown.append(label if length else _blanks(1)[0])
    gap = 3 - len(labels) if merge == "blank" else 0
    return _keyed([*shown, *_blanks(gap), *numbers], key)


def _run(table: TableModel, index: int, depth: int) -> int:
    """How many rows from one on have its label of a depth; 0 where the row before has it already, in which it is merged."""
    rows = table.rows
    own = rows[index].labels
    if depth == len(own) - 1:
        return 1

    def same(other: int) -> bool:
        found = rows[other]
        return found.kind == "data" and len(found.labels) > depth + 1 and found.labels[: depth + 1] == own[: depth + 1]

    if index and same(index - 1):
        return 0
    stop = index
    while stop < len(rows) and same(stop):
        stop += 1
    return stop - index
