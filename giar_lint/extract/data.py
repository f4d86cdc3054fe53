"""A report as data for JSON. The keys are a contract, kept by `schema.json`: some may be added, none is ever removed or
translated. None stands for what the report does not say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from giar_lint.document import Paragraph
from giar_lint.edition import load
from giar_lint.extract.facts import facts_data
from giar_lint.extract.shown import Data, Shown, agency_name, value_of
from giar_lint.report import Cell, Deviation, Heading, Period, Report, Section, Signature, Table, TableRow, Title


def report_data(report: Report, form: str) -> Data:
    """A report as data. `form` is the format of its file ("text", "markdown", "html", "docx" or "pdf"). Decimals stay
    decimals, which `giar_lint.extract.encode` writes with their own digits.
    """
    shown = Shown(report.document)
    agency = report.agency
    return {
        "path": report.path,
        "format": form,
        "edition": load(report.edition).key,
        "unknown_edition": report.unknown_edition or None,
        "year": report.year,
        "agency": {
            "name": shown.text(agency_name(report)) or None,
            "level": agency.level,
            "kind": agency.kind,
        },
        "title": None if report.title is None else _title(report.title, shown),
        "periods": [_period(each, shown) for each in report.periods],
        "preamble": _paragraphs(report.preamble, shown),
        "sections": [_section(each, shown) for each in report.sections],
        "annexes": _paragraphs(report.annexes, shown),
        "signature": _signature(report.signature, shown),
        "tables": [_table(each, shown) for each in report.tables],
        "facts": facts_data(report, shown),
        "deviations": [_deviation(each, shown) for each in report.deviations],
        "unparsable": [shown.place(each) for each in report.unparsable],
    }


def _title(title: Title, shown: Shown) -> Data:
    return {
        "text": shown.text(title.text),
        "agency": shown.text(title.agency) or None,
        "year": None if title.year is None else title.year.value,
        "place": shown.place(title.span),
    }


def _period(period: Period, shown: Shown) -> Data:
    return {"start": _day(period.start), "end": _day(period.end), "place": shown.place(period.span)}


def _day(day: tuple[int, int, int] | None) -> str | None:
    return None if day is None else "{:04}-{:02}-{:02}".format(*day)


def _section(section: Section, shown: Shown) -> Data:
    return {
        "key": section.key,
        "number": section.number,
        "heading": None if section.heading is None else _heading(section.heading, shown),
        "paragraphs": _paragraphs(section.paragraphs, shown),
    }


def _heading(heading: Heading, shown: Shown) -> Data:
    return {
        "text": shown.text(heading.passage.text),
        "ordinal": heading.ordinal or None,
        "match": heading.match.value,
        "place": shown.place(heading.span),
    }


def _paragraphs(paragraphs: Iterable[Paragraph], shown: Shown) -> list[Data]:
    return [{"text": shown.text(each.text), "place": shown.place(each.span)} for each in paragraphs]


def _signature(signature: Signature, shown: Shown) -> Data:
    agency, date = signature.agency, signature.date_span
    return {
        "agency": None if agency is None else {"text": shown.text(agency.text), "place": shown.place(agency.span())},
        "date": None if date is None else {"day": _day(signature.date), "place": shown.place(date)},
    }


def _table(table: Table, shown: Shown) -> Data:
    return {
        "number": table.number,
        "edition": load(table.edition).key,
        "place": shown.place(table.span),
        "rows": [_row(each, shown) for each in table.rows.values()],
    }


def _row(row: TableRow, shown: Shown) -> Data:
    cells: dict[str, Any] = {}
    for column in row.columns:
        cell = row.cells.get(column)
        cells[column] = None if cell is None else _cell(cell, shown)
    return {
        "key": row.key,
        "name": row.name,
        "place": shown.place(row.span),
        "cells": cells,
        "unassigned": [_cell(each, shown) for each in row.unassigned],
        "surplus": [_cell(each, shown) for each in row.surplus],
    }


def _cell(cell: Cell, shown: Shown) -> Data:
    raw = shown.text(cell.raw)
    return {
        "value": value_of(cell, shown),
        "raw": raw,
        "problem": "private" if raw != cell.raw else cell.problem or None,
        "place": shown.place(cell.span),
    }


def _deviation(deviation: Deviation, shown: Shown) -> Data:
    return {
        "kind": deviation.kind,
        "level": deviation.level,
        "keys": list(deviation.keys),
        "names": [shown.text(each) for each in deviation.names],
        "section": deviation.section,
        "place": shown.place(deviation.span),
        "related": None if deviation.related is None else shown.place(deviation.related),
    }
