"""The body of a Word file as a flow of paragraphs and tables, with tracked changes accepted and nothing that is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from giar_lint.readers import Unreadable
from giar_lint.readers.docx.names import Element, attribute, child, chosen, deeper, is_on, kind, number
from giar_lint.readers.docx.numbering import Numbering
from giar_lint.readers.docx.runs import Content, Mark, Origin
from giar_lint.readers.docx.styles import Styles
from giar_lint.records import NamedTuple

_GONE = ("del", "moveFrom", "vanish", "specVanish")
"""What takes the end of a paragraph away, so that it runs into the next."""
_WRAPPERS = ("customXml", "smartTag", "ins", "moveTo", "sdtContent")
_CONTENTS = "table of contents"
_MOST_PIECES = 100_000
"""So many paragraphs and cells a document may have: fifty times those of a long report."""


class Para(NamedTuple):
    """A paragraph: its text with its number (a line feed for each line break), the level of a heading, the marks in its
    text, whether it holds a picture, the text boxes that are anchored in it, and the elements its text comes from.
    """

    text: str
    level: int | None = None
    marks: tuple[Mark, ...] = ()
    picture: bool = False
    boxes: tuple[Flow, ...] = ()
    origins: tuple[Origin, ...] = ()


class TableRow(NamedTuple):
    """A row that is seen: what stands in its cells (nothing in one that continues a merged cell above). `indented` tells that
    it begins past the first column; `changes` how many tracked changes are of the row and its cells themselves; `extents` the
    columns (0-based, the end exclusive) that each cell takes.
    """

    cells: tuple[Flow, ...]
    indented: bool = False
    changes: int = 0
    extents: tuple[tuple[int, int], ...] = ()


class Table(NamedTuple):
    """A table; `changes` are the tracked changes of rows that are gone, and of the table itself."""

    rows: tuple[TableRow, ...]
    changes: int = 0


Flow = tuple[Para | Table, ...]


class Body:
    """Reads the flow of a document's parts. Numbers are counted in the order of reading, so each part is read once."""

    def __init__(
        self, root: Element, styles: Styles, numbering: Numbering, notes: Mapping[str, Element | None]
    ) -> None:
        self._root = root
        self._styles = styles
        self._numbering = numbering
        self._notes = {
            (name, attribute(each, "id")): each
            for name, part in notes.items()
            for each in (part if part is not None else ())
            if kind(each) == name
        }
        self._referred: dict[tuple[str, str], None] = {}
        self._contents = _contents(root)
        self._pieces = 0

    def flow(self) -> Flow:
        """The paragraphs and tables of the document."""
        body = child(self._root, "body")
        return () if body is None else self._flow(body, 0)

    def notes(self) -> Mapping[tuple[str, str], Flow]:
        """The footnotes and endnotes that what was read refers to, each once, by kind and identifier."""
        return {key: self._flow(self._notes[key], 0) for key in list(self._referred) if key in self._notes}

    def _flow(self, container: Iterable[Element], depth: int) -> Flow:
        depth = deeper(depth)
        flow: list[Para | Table] = []
        held: Content | None = None
        for each in self._blocks(container, depth):
            self._piece()
            if kind(each) == "tbl":
                flow += self._unfinished(held, depth)
                held = None
                flow.append(self._table(each, depth))
                continue
            content = held or Content(self._styles)
            properties = child(each, "pPr")
            held = content if self._read(content, each, properties, depth) else None
            if held is None:
                flow.append(self._paragraph(content, each, properties, depth))
        return (*flow, *self._unfinished(held, depth))

    def _unfinished(self, held: Content | None, depth: int) -> Flow:
        """What is left of paragraphs whose end is gone where no other follows."""
        if held is None or not (held.text or held.boxes):
            return ()
        marks, boxes = self._marks(held.marks, 0), self._boxes(held, depth)
        return (Para(held.text, marks=marks, boxes=boxes, origins=tuple(held.origins)),)

    def _blocks(self, container: Iterable[Element], depth: int) -> Iterator[Element]:
        """The paragraphs and tables of a container, out of what is wrapped around them."""
        depth = deeper(depth)
        for each in container:
            name = kind(each)
            if name in ("p", "tbl"):
                yield each
            elif name == "sdt" or name in _WRAPPERS:
                yield from self._blocks(each, depth)
            elif name == "mc:AlternateContent":
                yield from self._blocks(chosen(each), depth)
            elif name == "altChunk":
                # Another file in this one, which Word takes in when it opens it: without it the report would seem to lack parts.
                raise Unreadable("not-taken-in", {"format": "DOCX"})

    def _piece(self) -> None:
        self._pieces += 1
        if self._pieces > _MOST_PIECES:
            raise Unreadable("too-complex", {"format": "DOCX"})

    # Paragraphs

    def _read(self, content: Content, paragraph: Element, properties: Element | None, depth: int) -> bool:
        """Adds the content of a paragraph; whether its end is gone, so that the next runs on."""
        _, style = self._styles.paragraph(_named(properties))
        end = child(properties, "rPr")
        if paragraph not in self._contents and not style.contents:
            content.read(paragraph, hidden=bool(style.hidden), depth=depth)
        if properties is None:
            return False
        content.change(_count(end, "ins", "del", "moveFrom", "moveTo") + _count(properties, "pPrChange"))
        return any(end is not None and is_on(child(end, name)) for name in _GONE)

    def _paragraph(self, content: Content, paragraph: Element, properties: Element | None, depth: int) -> Para:
        if paragraph in self._contents:
            return Para("")
        name, style = self._styles.paragraph(_named(properties))
        if style.contents:
            return Para("")
        text = content.text
        whole = self._numbering.numbered(text, properties, name, style)
        direct = number(child(properties, "outlineLvl"))
        outline = style.outline if direct is None else direct + 1
        before = len(whole) - len(text)
        return Para(
            whole,
            outline if outline is not None and 1 <= outline <= 9 else None,
            self._marks(content.marks, before),
            content.picture,
            self._boxes(content, depth),
            tuple(Origin(start + before, end + before, element) for start, end, element in content.origins),
        )

    def _marks(self, marks: Iterable[Mark], offset: int) -> tuple[Mark, ...]:
        for each in marks:
            if each.name:
                self._referred.setdefault((each.kind, each.name))
        return tuple(each._replace(start=each.start + offset, end=each.end + offset) for each in marks)

    def _boxes(self, content: Content, depth: int) -> tuple[Flow, ...]:
        return tuple(self._flow(box, depth) for box in content.boxes)

    # Tables

    def _table(self, table: Element, depth: int) -> Table:
        rows: list[TableRow] = []
        merged: set[int] = set()  # the columns in which a cell may go on below
        changes = _count(child(table, "tblPr"), "tblPrChange")
        for row in _members(table, "tr", depth):
            properties = child(row, "trPr")
            of_row = _count(properties, "ins", "del", "trPrChange")
            if child(properties, "del") is not None or is_on(child(properties, "hidden")):
                changes += of_row
                continue
            found, merged = self._row(row, properties, merged, depth)
            rows.append(found._replace(changes=found.changes + of_row))
        return Table(tuple(rows), changes)

    def _row(self, row: Element, properties: Element | None, above: set[int], depth: int) -> tuple[TableRow, set[int]]:
        """A row below one with cells merged downwards in the columns `above`, and the columns of its own."""
        before = max(0, number(child(properties, "gridBefore")) or 0)
        column = before
        cells: list[Flow] = []
        extents: list[tuple[int, int]] = []
        merged: set[int] = set()
        changes = 0
        for each in _members(row, "tc", depth):
            self._piece()
            own = child(each, "tcPr")
            down, across = child(own, "vMerge"), child(own, "hMerge")
            changes += _count(own, "cellIns", "cellDel", "cellMerge", "tcPrChange")
            if child(own, "cellDel") is not None:
                continue
            # What continues a cell that does not stand beside it or above it is a cell of its own.
            end = column + max(1, number(child(own, "gridSpan")) or 1)
            if across is None or attribute(across) == "restart" or not cells:
                continues = down is not None and attribute(down) != "restart" and column in above
                cells.append(() if continues else self._flow(each, depth))
                extents.append((column, end))
            else:
                extents[-1] = (extents[-1][0], end)
            if down is not None:
                merged.add(column)
            column = end
        return TableRow(tuple(cells), before > 0, changes, tuple(extents)), merged


def _count(properties: Element | None, *names: str) -> int:
    """How many of these stand among the properties of something."""
    return 0 if properties is None else sum(kind(each) in names for each in properties)


def _named(properties: Element | None) -> str:
    style = child(properties, "pStyle")
    return "" if style is None else attribute(style)


def _members(container: Iterable[Element], name: str, depth: int) -> Iterator[Element]:
    """The rows of a table or the cells of a row, out of what is wrapped around them."""
    depth = deeper(depth)
    for each in container:
        found = kind(each)
        if found == name:
            yield each
        elif found == "sdt" or found in _WRAPPERS:
            yield from _members(each, name, depth)
        elif found == "mc:AlternateContent":
            yield from _members(chosen(each), name, depth)


def _contents(root: Element) -> set[Element]:
    """The paragraphs of a table of contents that Word made: it repeats the headings and is none of the report's text."""
    found: set[Element] = set()
    paragraph: list[Element] = []
    listed: list[Element] = []
    fields, begun = 0, 0  # how many fields are open, and which of them, counted so, is the table of contents
    for each in root.iter():
        name = kind(each)
        if name == "p":
            paragraph = [each]
            listed += paragraph if begun else ()
        elif name == "sdt":
            gallery = child(each, "sdtPr", "docPartObj", "docPartGallery")
            if gallery is not None and attribute(gallery).lower() == _CONTENTS:
                found.update(inner for inner in each.iter() if kind(inner) == "p")
        elif name == "instrText" and fields and not begun and (each.text or "").split()[:1] == ["TOC"]:
            begun, listed = fields, list(paragraph)
        elif name == "fldChar" and attribute(each, "fldCharType") == "begin":
            fields += 1
        elif name == "fldChar" and attribute(each, "fldCharType") == "end" and fields:
            if fields == begun:
                # The field may end in the paragraph after the last line of the table.
                found.update(listed[:-1])
                begun = 0
            fields -= 1
    return found
