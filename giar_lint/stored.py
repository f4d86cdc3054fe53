"""Results as plain data, for the cache: what JSON holds and nothing else, so that reading one back can run no code."""

from __future__ import annotations

from typing import Any

from giar_lint.diagnostics import (
    Diagnostic,
    Edit,
    FileResult,
    Fix,
    Held,
    Judgement,
    Location,
    Place,
    Related,
    Severity,
    Span,
)


def encode(result: FileResult) -> list[Any] | None:
    """The data of a result; None for one that is not to be stored: where something broke, or the whole report is part of
    it.
    """
    if result.failures or result.blocks:
        return None
    return [
        result.path,
        [_diagnostic(each) for each in result.diagnostics],
        list(result.lines.items()),
        result.skipped,
        [list(each) for each in result.judgements],
        [[_diagnostic(each.diagnostic), each.by, each.reason] for each in result.held],
        result.agency,
        result.year,
        list(result.idle),
    ]


def decode(data: Any) -> FileResult:
    """The result of its data. Raises ValueError, TypeError, KeyError or IndexError for data of another shape."""
    path, diagnostics, lines, skipped, judgements, held, agency, year, idle = data
    return FileResult(
        path,
        tuple(_read(each) for each in diagnostics),
        {number: text for number, text in lines},  # noqa: C416 - a pair of another length is refused
        skipped,
        (),
        tuple(Judgement(stated, tuple(trail), used) for stated, trail, used in judgements),
        tuple(Held(_read(each), by, reason) for each, by, reason in held),
        (),
        agency,
        year,
        tuple(idle),
    )


def _diagnostic(found: Diagnostic) -> list[Any]:
    data: list[Any] = list(found)
    data[2] = int(found.severity)
    return data


def _read(data: list[Any]) -> Diagnostic:
    code, name, severity, message, path, start, end, span, place, related, fix, *rest = data
    return Diagnostic(
        code,
        name,
        Severity(severity),
        message,
        path,
        Location(*start),
        Location(*end),
        Span(*span),
        None if place is None else _place(place),
        tuple(Related(Location(*first), Location(*last), words) for first, last, words in related),
        None if fix is None else Fix(fix[0], tuple(_edit(each) for each in fix[1])),
        *rest,
    )


def _place(data: list[Any]) -> Place:
    page, section, table, row, column, paragraph, cell = data
    return Place(page, section, table, row, column, paragraph, None if cell is None else tuple(cell))


def _edit(data: list[Any]) -> Edit:
    span, start, end, content = data
    return Edit(Span(*span), Location(*start), Location(*end), content)
