"""The outline of a report: its sections, their tables and the rows of these, and what can be folded."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from giar_lint.catalogue.server import tell
from giar_lint.diagnostics import Span
from giar_lint.edition import load
from giar_lint.masking import mask
from giar_lint.outputs.terminal import harmless
from giar_lint.report import Report, Section, Table, TableRow
from giar_lint.server.positions import Ruler
from giar_lint.tables import SECTIONS


def symbols(report: Report, ruler: Ruler, language: str) -> list[types.DocumentSymbol]:
    """The sections in the order of the text, each with its table and that with its rows."""
    return [_section(report, section, ruler, language) for section in _in_order(report)]


def flat(uri: str, nested: list[types.DocumentSymbol]) -> list[types.SymbolInformation]:
    """The same for editors that take no outline: sections and tables one after the other."""
    found: list[types.SymbolInformation] = []
    for each in nested:
        found.append(types.SymbolInformation(types.Location(uri, each.range), each.name, each.kind))
        found += [
            types.SymbolInformation(types.Location(uri, table.range), table.name, table.kind, container_name=each.name)
            for table in each.children or ()
        ]
    return found


def folds(report: Report) -> list[types.FoldingRange]:
    """What can be folded: sections from their heading on, and tables."""
    found = []
    source = report.document.source
    for span in _foldable(report):
        first, last = (source.location(offset).line - 1 for offset in (span.start, max(span.start, span.end - 1)))
        if last > first:
            found.append(types.FoldingRange(first, last, kind=types.FoldingRangeKind.Region))
    return found


def table_name(number: int, language: str) -> str:
    """How the table of a section is called."""
    section = SECTIONS[number] if language == "zh" else f"section {number}"
    return tell("table", language, section=section)


def extent(section: Section) -> Span:
    """From where to where a section stands."""
    spans = [section.anchor, *(each.span for each in section.paragraphs)]
    if section.table is not None:
        spans.append(section.table.span)
    return Span(min(each.start for each in spans), max(each.end for each in spans))


def _in_order(report: Report) -> list[Section]:
    return sorted(report.sections, key=lambda section: section.anchor.start)


def _foldable(report: Report) -> Iterator[Span]:
    for section in _in_order(report):
        yield extent(section)
        if section.table is not None and section.heading is not None:
            yield section.table.span


def _section(report: Report, section: Section, ruler: Ruler, language: str) -> types.DocumentSymbol:
    source = report.document.source
    if section.heading is not None:
        name = report.document.said(section.heading.span)
    else:
        name = next(each.full for each in load(report.edition).headings if each.key == section.key)
    children = [_table(report, section.table, ruler, language)] if section.table is not None else None
    return types.DocumentSymbol(
        name=_name(name),
        kind=types.SymbolKind.Namespace,
        range=ruler.range(source, extent(section)),
        selection_range=ruler.range(source, section.anchor),
        children=children,
    )


def _table(report: Report, table: Table, ruler: Ruler, language: str) -> types.DocumentSymbol:
    place = ruler.range(report.document.source, table.span)
    rows = [_row(report, row, ruler, language) for row in table.rows.values()]
    return types.DocumentSymbol(table_name(table.number, language), types.SymbolKind.Array, place, place, children=rows)


def _row(report: Report, row: TableRow, ruler: Ruler, language: str) -> types.DocumentSymbol:
    place = ruler.range(report.document.source, row.span)
    values = (row.value(column) for column in row.columns)
    detail = " ".join("·" if value is None else str(value) for value in values)
    return types.DocumentSymbol(
        row.name or tell("figures", language), types.SymbolKind.Field, place, place, detail=detail
    )


def _name(text: str) -> str:
    return harmless(mask(" ".join(text.split()))) or "·"
