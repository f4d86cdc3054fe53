"""A model of a report as a Word file, made by python-docx, with the place of everything as the file itself counts it.

"plain": typed numbers, and merged cells where the official form has them. "numbered": headings under heading styles whose
ordinals come from automatic numbering, words split over runs as an editor leaves them, section five inside a content control,
the signature in text boxes that are written twice, as Word does for older readers.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

from giar_lint.document import Document, Landmark
from support import form
from support.page import Key, Spot
from support.parts import ReportModel, RowModel, SectionModel, TableModel

Variant = Literal["plain", "numbered"]
VARIANTS: tuple[Variant, ...] = ("plain", "numbered")

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_LEVELS = (("%1、", "Heading1"), ("（%2）", "Heading2"))
_ORDINALS = (re.compile(r"([一二三四五六七八])、"), re.compile(r"（([一二三四五六七八])）"))
_LIST = 77
_RUN = 7
"""So many characters stand in one run where words are split."""


class FilePlace(NamedTuple):
    """Where something stands: the paragraph, or table, row and (0 for the row as a whole) cell. All 1-based."""

    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    blank: bool = False


class FilePlaces:
    """The places of a file by the keys of `support.page`."""

    def __init__(self, places: dict[Key, FilePlace]) -> None:
        self.places = places

    def in_text(self, document: Document) -> TextPlaces:
        """The same places in the linear text of a document that was read from the file, by its landmarks."""
        return TextPlaces(self.places, document)


class TextPlaces:
    """As `support.page.Places`, for the linear text of a Word file. A place inside a paragraph is the paragraph."""

    def __init__(self, places: dict[Key, FilePlace], document: Document) -> None:
        self._places = places
        self._document = document

    def __getitem__(self, key: Key) -> Spot:
        if isinstance(key, tuple) and key[0] in ("phrase", "within"):
            assert isinstance(key[1], (str, tuple))
            return self[key[1]]._replace(column=None)
        place = self._places[key]
        mark = next(each for each in self._document.landmarks if _is_at(each, place))
        line, column = self._document.source.location(mark.offset)
        return Spot(line, column if place.cell and not place.blank else None)


def _is_at(mark: Landmark, place: FilePlace) -> bool:
    if place.paragraph:
        return mark.paragraph == place.paragraph
    return (mark.table, mark.row) == (place.table, place.row) and place.cell in (0, mark.cell)


class Box(NamedTuple):
    """A cell of a table: its text, the keys that stand there, and how many columns and rows it spans."""

    text: str
    keys: tuple[Key, ...] = ()
    wide: int = 1
    high: int = 1


def render(model: ReportModel, variant: Variant = "plain") -> tuple[bytes, FilePlaces]:
    """A report as the bytes of a Word file, and the places of what stands in it."""
    writer = _Writer(variant)
    for title in model.titles:
        writer.paragraph("title", title, "Title" if variant == "numbered" else "", centred=True)
    for index, text in enumerate(model.preamble):
        writer.paragraph(("preamble", index), text)
    for section in model.sections:
        writer.section(section)
    writer.signature(model)
    return writer.finish()


class _Writer:
    def __init__(self, variant: Variant) -> None:
        self.variant = variant
        self.document: Any = docx.Document()
        self.places: dict[Key, FilePlace] = {}
        self.last = FilePlace()
        self.paragraphs = 0
        self.tables = 0
        self.counted = [0, 0]
        self.lists = _LIST
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = "FangSong", Pt(14)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
        if variant == "numbered":
            self._define_list()

    # Paragraphs

    def paragraph(self, key: Key, text: str, style: str = "", *, centred: bool = False) -> Any:
        self.paragraphs += 1
        self._keep(key, FilePlace(paragraph=self.paragraphs))
        paragraph = self.document.add_paragraph(style=style or None)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif not style:
            # As typists indent: by two blanks in one file, by the paragraph's format in the other.
            text = f"　　{text}" if self.variant == "plain" else text
            paragraph.paragraph_format.first_line_indent = None if self.variant == "plain" else Pt(28)
        self._runs(paragraph, text)
        return paragraph

    def _runs(self, paragraph: Any, text: str) -> None:
        step = _RUN if self.variant == "numbered" else max(1, len(text))
        for start in range(0, len(text), step):
            paragraph.add_run(text[start : start + step])

    def heading(self, key: Key, text: str, level: int) -> None:
        if self.variant == "plain":
            self.paragraph(key, text)
            return
        ordinal = _ORDINALS[level].match(text)
        paragraph = self.paragraph(key, text[ordinal.end() :] if ordinal else text, f"Heading {level + 1}")
        identifier = 0
        if ordinal:
            value = form.ORDINALS.index(ordinal[1]) + 1
            identifier = _LIST if value == self.counted[level] + 1 else self._restarted(level, value)
            self.counted[level] = value
            if level == 0:
                self.counted[1] = 0
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {_SPACES}><w:ilvl w:val="{level}"/><w:numId w:val="{identifier}"/></w:numPr>')
        )

    def _define_list(self) -> None:
        levels = "".join(
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="{style}"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
            for index, (text, style) in enumerate(_LEVELS)
        )
        root = self.document.part.numbering_part.element
        root.insert(0, parse_xml(f'<w:abstractNum {_SPACES} w:abstractNumId="{_LIST}">{levels}</w:abstractNum>'))
        root.append(parse_xml(f'<w:num {_SPACES} w:numId="{_LIST}"><w:abstractNumId w:val="{_LIST}"/></w:num>'))

    def _restarted(self, level: int, value: int) -> int:
        """A list that goes on with another number, as “restart at” gives it."""
        self.lists += 1
        self.document.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {_SPACES} w:numId="{self.lists}"><w:abstractNumId w:val="{_LIST}"/><w:lvlOverride w:ilvl="{level}">'
                f'<w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
            )
        )
        return self.lists

    def section(self, section: SectionModel) -> None:
        if section.heading is not None:
            self.heading(("heading", section.key), section.heading, 0)
        elements = []
        for index, each in enumerate(section.paragraphs):
            key = ("paragraph", section.key, index)
            if each.subheading:
                self.heading(key, each.text, 1)
            else:
                elements.append(self.paragraph(key, each.text)._p)
        if section.table is not None:
            self.table(section.table)
        if elements and self.variant == "numbered" and section.key == "shortcomings":
            self._control(elements[0])

    def _control(self, element: Any) -> None:
        """Puts a paragraph into a content control."""
        control = parse_xml(f"<w:sdt {_SPACES}><w:sdtPr/><w:sdtContent/></w:sdt>")
        element.addprevious(control)
        control[1].append(element)

    def signature(self, model: ReportModel) -> None:
        lines = [(name, text) for name, text in (("signature", model.signature), ("date", model.date)) if text]
        if self.variant == "plain":
            for name, text in lines:
                self.paragraph((name,), text).alignment = WD_ALIGN_PARAGRAPH.RIGHT
            return
        for name, text in lines:
            anchor = self.paragraph((name,), "")
            box = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
            anchor.add_run()._r.append(parse_xml(_TEXT_BOX.format(spaces=_SPACES, box=box)))

    # Tables

    def table(self, table: TableModel) -> None:
        rows = list(_boxes(table))
        width = max(sum(box.wide for box in row) for row in rows)
        self.tables += 1
        made = self.document.add_table(len(rows), width)
        made.style = "Table Grid"
        cells = made._cells
        for index, row in enumerate(rows):
            column = 0
            for place, box in enumerate(row, 1):
                last = place == len(row)
                wide = width - column if last else box.wide
                keep = FilePlace(0, self.tables, index + 1, place, blank=not box.text)
                for key in box.keys:
                    whole = isinstance(key, tuple) and key[0] in ("row", "header")
                    self._keep(key, keep._replace(cell=0) if whole else keep)
                if box.high:
                    first = cells[index * width + column]
                    if wide * box.high > 1:
                        first = first.merge(cells[(index + box.high - 1) * width + column + wide - 1])
                    paragraph = first.paragraphs[0]
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                    self._runs(paragraph, box.text)
                    for run in paragraph.runs:
                        run.font.size = Pt(9)
                column += wide

    def _keep(self, key: Key, place: FilePlace) -> None:
        while key in self.places:
            key = ("again", key)
        self.places[key] = self.last = place

    def finish(self) -> tuple[bytes, FilePlaces]:
        first = next(iter(self.places.values()))
        places = {**self.places, "first-line": first, "last-line": self.last._replace(cell=0)}
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue(), FilePlaces(places)


_TEXT_BOX = (
    '<mc:AlternateContent {spaces}><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="3600000" cy="900000"/><wp:docPr id="1" name="落款"/><a:graphic><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</wps:spPr><wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    '</mc:Choice><mc:Fallback><w:pict><v:shape style="width:280pt;height:70pt"><v:textbox>{box}</v:textbox></v:shape></w:pict>'
    "</mc:Fallback></mc:AlternateContent>"
)


def _boxes(table: TableModel) -> Iterator[list[Box]]:
    """The rows of a table as the official form draws them; a box that continues one above is 0 rows high."""
    headers = 0
    shown = list(_shown(table))
    for index, row in enumerate(table.rows):
        if row.kind == "data":
            yield [*_labels(table.number, row, shown[index:]), *_numbers(table.number, row)]
        else:
            yield _header(table.number, headers, row)
            headers += 1


def _shown(table: TableModel) -> Iterator[tuple[str, ...]]:
    """The labels of each row; "" for one that the cell above holds as well. The innermost always shows."""
    before: tuple[str, ...] = ()
    for row in table.rows:
        labels = row.labels if row.kind == "data" else ()
        same = next((at for at, label in enumerate(labels[:-1]) if before[at : at + 1] != (label,)), len(labels) - 1)
        yield ("",) * same + labels[same:] if labels else ()
        before = labels[:-1]


def _labels(number: int, row: RowModel, shown: list[tuple[str, ...]]) -> Iterator[Box]:
    """The label boxes of the first of the rows that `shown` gives."""
    last = len(row.labels) - 1
    for depth, text in enumerate(shown[0]):
        below = next((at for at, labels in enumerate(shown[1:]) if labels[depth : depth + 1] != ("",)), len(shown) - 1)
        if depth < last:
            yield Box(text, (), 1, 1 + below if text else 0)
        else:
            keys: tuple[Key, ...] = (("row", number, row.key), ("label", number, row.key))
            yield Box(text, keys, 3 - depth if number == 3 else 1)


def _numbers(number: int, row: RowModel) -> Iterator[Box]:
    for index, text in enumerate(row.cells):
        column = row.columns[index] if index < len(row.columns) else "surplus"
        keys: tuple[Key, ...] = (("cell", number, row.key, column),)
        if not row.labels and index == 0:
            keys = (("row", number, row.key), *keys)
        yield Box(text, keys)


def _header(number: int, index: int, row: RowModel) -> list[Box]:
    keys = [(("header-label", number, index, at),) for at in range(len(row.labels))]
    boxes = [Box(text, key) for text, key in zip(row.labels, keys, strict=True)]
    boxes[0] = boxes[0]._replace(keys=(("header", number, index), *boxes[0].keys))
    gone = Box("", high=0)
    if number == 3:
        if index == 0:
            return [boxes[0]._replace(wide=3, high=3), boxes[1]._replace(wide=7)]
        corner = gone._replace(wide=3)
        if index == 1:
            return [corner, boxes[0]._replace(high=2), boxes[1]._replace(wide=5), boxes[2]._replace(high=2)]
        return [corner, gone, *boxes, gone]
    if number == 4:
        if index == 0:
            return [boxes[0]._replace(wide=5), boxes[1]._replace(wide=10)]
        if index == 1:
            return [*(box._replace(high=2) for box in boxes[:5]), *(box._replace(wide=5) for box in boxes[5:])]
        return [*[gone] * 5, *boxes]
    return boxes
