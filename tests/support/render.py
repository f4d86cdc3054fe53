"""Render a model of a report in each layout that reports are met in, with the place of everything in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from support.page import Page, Places, Prefixes, Slot, plain
from support.parts import ParagraphModel, ReportModel, SectionModel, TableModel
from support.shapes import LAYOUTS, PDF, Layout, Line, lines, page_end

__all__ = ["LAYOUTS", "Layout", "file_name", "render", "render_with_places"]

_PARAGRAPH_END = {"tabs": "\n\n", "pdf": "\n\n", "cells": "\n", "pipes": "\n", "markdown": "\n\n", "torn": "\n\n"}
_BREAKABLE = re.compile(
    r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])(?<![一二三四五六七八九十是])(?![一二三四五六七八九十])"
)
_BREAK_FROM = 80  # a paragraph shorter than this is not broken at a page end


def render(model: ReportModel, layout: Layout) -> str:
    """The text of a report in a layout."""
    return render_with_places(model, layout)[0]


def file_name(layout: Layout) -> str:
    """A file name that suits the layout and says nothing of a year."""
    return "report.md" if layout == "markdown" else "report.txt"


def render_with_places(model: ReportModel, layout: Layout) -> tuple[str, Places]:
    """The text of a report in a layout, and the places of what stands in it."""
    writer = _Writer(layout, _longest(model) if layout in PDF else None)
    for title in model.titles:
        writer.title(title, model.agency)
    for index, text in enumerate(model.preamble):
        writer.paragraph(("preamble", index), ParagraphModel(text))
    for section in model.sections:
        writer.section(section)
    for name, line in (("signature", model.signature), ("date", model.date)):
        if line is not None:
            writer.paragraph((name,), ParagraphModel(line))
    return writer.page.finish()


def _longest(model: ReportModel) -> ParagraphModel | None:
    """The paragraph of the overview that a page end breaks: its longest."""
    paragraphs = chain.from_iterable(s.paragraphs for s in model.sections if s.key == "overview")
    found = max(paragraphs, key=lambda paragraph: len(paragraph.text), default=None)
    return found if found is not None and len(found.text) >= _BREAK_FROM else None


def _spaced(text: str) -> Prefixes:
    """A space between numbers and Chinese characters, as PDF text has."""
    prefixes = plain(text)
    for match in re.finditer(r"(?<=[0-9])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9])", text):
        prefixes[match.start()] = " "
    return prefixes


def _broken(text: str) -> Prefixes:
    """A page end in mid-sentence: a blank line between two characters, past the middle."""
    prefixes = _spaced(text)
    found = _BREAKABLE.search(text, len(text) * 3 // 5)
    if found is not None:
        prefixes[found.start()] = "\n\n"
    return prefixes


class _Writer:
    def __init__(self, layout: Layout, broken: ParagraphModel | None) -> None:
        self.page = Page()
        self.layout = layout
        self.broken = broken

    def title(self, title: str, agency: str) -> None:
        if self.layout == "markdown":
            self.page.write("# ")
        if self.layout == "cells" and re.match(rf"{agency}20\d\d年", title):
            # the agency on a line of its own, as titles set in the middle of a page often have it
            prefixes = plain(title)
            prefixes[len(agency)] = "\n\n"
        else:
            prefixes = self.prefixes(title)
        self.page.passage("title", title, prefixes)
        self.page.write("\n\n" if self.layout == "cells" else _PARAGRAPH_END[self.layout])

    def prefixes(self, text: str) -> Prefixes:
        return _spaced(text) if self.layout in PDF else plain(text)

    def paragraph(self, key: tuple[object, ...], paragraph: ParagraphModel) -> None:
        if self.layout == "markdown" and paragraph.subheading:
            self.page.write("### ")
        broken = paragraph is self.broken
        self.page.passage(key, paragraph.text, _broken(paragraph.text) if broken else self.prefixes(paragraph.text))
        self.page.write(_PARAGRAPH_END[self.layout])

    def section(self, section: SectionModel) -> None:
        if section.heading is not None:
            if self.layout == "markdown":
                self.page.write("## ")
            self.page.passage(("heading", section.key), section.heading)
            self.page.write("\n" if self.layout in ("cells", "pipes") else "\n\n")
        for index, paragraph in enumerate(section.paragraphs):
            self.paragraph(("paragraph", section.key, index), paragraph)
        if section.table is not None:
            self.table(section.table)

    def table(self, table: TableModel) -> None:
        end = page_end(table, self.layout)
        for index, line in enumerate(lines(table, self.layout)):
            if index == end > 0:
                self.page.write("\n")
            self.row(line)
            if self.layout == "markdown" and index == 0:
                self.page.write("|" + " --- |" * len(line) + "\n")
        self.page.write({"cells": "\n \n", "pipes": ""}.get(self.layout, "\n"))

    def row(self, line: Line) -> None:
        for before, after, slot in self._cells(line):
            self.page.write(before)
            self.page.slot(slot)
            self.page.write(after)
        self.page.write("\n\n" if self.layout == "cells" else "\n")

    def _cells(self, line: Line) -> Iterator[tuple[str, str, Slot]]:
        """Each cell with what the layout puts before and after it."""
        for index, slot in enumerate(line):
            if self.layout == "cells":
                yield "\t", "" if index == len(line) - 1 else "\n", slot
            elif self.layout == "markdown":
                yield "| " if index == 0 else " ", " |", slot
            elif self.layout == "pipes":
                filled = any(later.text or later.keys for later in line[index:])
                more = any(later.text or later.keys for later in line[index + 1 :])
                yield "", ("|" if not filled else " | " if more or index < len(line) - 1 else " |"), slot
            else:
                yield "" if index == 0 else "\t", "", slot
