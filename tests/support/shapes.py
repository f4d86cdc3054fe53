"""How the rows of the three tables lie in each layout: its cells, and merged ones blank or dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from support.page import Key, Slot
from support.parts import RowModel, TableModel

Layout = Literal["tabs", "pdf", "cells", "pipes", "markdown", "torn"]
"""The layouts of a report; "torn" is "pdf" with labels cut off at the width of their cells, split or spaced."""

LAYOUTS: tuple[Layout, ...] = ("tabs", "pdf", "cells", "pipes", "markdown")

PDF: tuple[Layout, ...] = ("pdf", "torn")

Line = list[Slot]
_EMPTY = Slot("")
_WIDTH = {2: 4, 3: 10, 4: 15}


def page_end(table: TableModel, layout: Layout) -> int:
    """The index of the row before which a page ends (a blank line in the table); 0 where none does."""
    return len(table.rows) * 2 // 3 if layout in ("tabs", *PDF) and table.number != 4 else 0


def lines(table: TableModel, layout: Layout) -> Iterator[Line]:
    """The rows of a table as a layout has them, filled up with empty cells as merged cells leave them."""
    headers = [row.labels for row in table.rows if row.kind != "data"]
    header = 0
    path: tuple[str, ...] = ()
    rows: list[Line] = []
    for row in table.rows:
        if row.kind == "data":
            rows.append(_data(table.number, row, path, layout))
            path = row.labels
        else:
            rows.append(_header(table.number, header, headers, layout))
            header += 1
    end = page_end(table, layout)
    rest = max(map(len, rows[end:])) if layout in PDF and table.number == 2 else _WIDTH[table.number]
    for index, line in enumerate(rows):
        bare = layout == "cells" or (layout == "pipes" and index == len(rows) - 1)
        width = 0 if bare else rest if index >= end else _WIDTH[table.number]
        yield line + [_EMPTY] * (width - len(line))


def _slots(texts: Iterable[str]) -> Line:
    return [Slot(text) for text in texts]


def _marked(line: Line, keys: tuple[Key, ...]) -> Line:
    """The line, with the keys of its row on its first cell that says something."""
    index = next((index for index, slot in enumerate(line) if slot.text), 0)
    line[index] = Slot(line[index].text, (*keys, *line[index].keys))
    return line


def _header(number: int, index: int, headers: list[tuple[str, ...]], layout: Layout) -> Line:
    named = [
        [Slot(label, (("header-label", number, row, at),)) for at, label in enumerate(labels)]
        for row, labels in enumerate(headers)
    ]
    line = named[index]
    if number == 3:
        line = _requests_header(index, named, layout)
    elif number == 4 and layout != "pipes":
        line = _disputes_header(index, line, layout)
    return _marked(line, (("header", number, index),))


def _requests_header(index: int, named: list[Line], layout: Layout) -> Line:
    line = named[index]
    if layout == "pipes":
        return line
    if layout == "cells":
        return [*[_EMPTY] * index, *line, *[_EMPTY] * (index == 2)]
    if layout == "markdown":
        if index == 0:
            return [line[0], _EMPTY, _EMPTY, line[1]]
        return [*[_EMPTY] * 3, *line[:2], *[_EMPTY] * 4, *line[2:]] if index == 1 else [*[_EMPTY] * 4, *line]
    # tabs and PDF: the label of the totals stands beside that of the applicants, one row higher
    if index == 0:
        return [line[0], _EMPTY, line[1], *[_EMPTY] * 5, *named[1][2:]]
    return [_EMPTY, _EMPTY, *line[:2]] if index == 1 else [*[_EMPTY] * 3, *line]


def _disputes_header(index: int, line: Line, layout: Layout) -> Line:
    if index == 2:
        return [*[_EMPTY] * 5, *line]
    if layout == "cells":
        return line
    if index == 0:
        return [line[0], *[_EMPTY] * 4, *line[1:]]
    return [*line[:6], *[_EMPTY] * 4, *line[6:]]


def _data(number: int, row: RowModel, before: tuple[str, ...], layout: Layout) -> Line:
    numbers = [_cell(number, row, index) for index in range(len(row.cells))]
    key: Key = ("row", number, row.key)
    if number != 3:
        return _marked([*_labels(number, row, row.labels), *numbers], (key,))
    shown = _merged(row.labels, before)
    labels = _labels(number, row, shown)
    if layout == "pipes":
        labels = [slot for slot in labels if slot.text]
    elif layout == "tabs":
        if row.key == "outcome-total":
            labels = labels[1:]
        labels += [_EMPTY] * (len(labels) == 1)
        numbers += [_EMPTY] * (len(labels) == 2)
    elif layout in PDF:
        if layout == "torn":
            labels = _torn(labels)
        gap = [_EMPTY] * (3 - len(labels))
        return _marked([*labels, *numbers, *gap] if len(labels) == 2 else [*labels, *gap, *numbers], (key,))
    elif layout == "markdown":
        labels += [_EMPTY] * (3 - len(labels))
    return _marked([*labels, *numbers], (key,))


def _merged(labels: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """The labels with those left blank that continue a merged cell of the row before; the innermost always shows."""
    same = True
    shown = []
    for index, label in enumerate(labels):
        same = same and index < len(labels) - 1 and index < len(before) and before[index] == label
        shown.append("" if same else label)
    return tuple(shown)


def _torn(labels: Line) -> Line:
    """Labels as PDF text has them: an ordinal in a cell of its own, spaces between lines, the rest cut off."""
    if len(labels) == 1:
        ordinal, mark, rest = labels[0].text.partition("、")
        return [Slot(ordinal + mark, labels[0].keys), Slot(rest[:13])]
    outer = [Slot(" ".join(re.findall(".{1,3}", slot.text)), slot.keys) for slot in labels[:-1]]
    inner = re.sub(r"^(\d\.)", r"\1 ", labels[-1].text)[:11]
    return [*outer, Slot(inner, labels[-1].keys)]


def _labels(number: int, row: RowModel, shown: tuple[str, ...]) -> Line:
    slots = _slots(shown)
    if slots:
        slots[-1] = Slot(slots[-1].text, (("label", number, row.key),))
    return slots


def _cell(number: int, row: RowModel, index: int) -> Slot:
    column = row.columns[index] if index < len(row.columns) else "surplus"
    return Slot(row.cells[index], (("cell", number, row.key, column),))
