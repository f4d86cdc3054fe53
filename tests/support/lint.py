"""The one way from a test's text to diagnostics, and from diagnostics to what a test expects."""

from __future__ import annotations

from collections.abc import Iterable

from giar_lint.engine import lint_text

from giar_lint.diagnostics import Diagnostic
from support.page import Places, Spot
from support.sums import Expected


def lint(text: str, path: str = "report.txt") -> list[Diagnostic]:
    """All diagnostics of a text, infos included, under the default configuration."""
    return list(lint_text(text, path))


def differences(diagnostics: Iterable[Diagnostic], expected: Iterable[Expected], places: Places) -> list[str]:
    """What is missing, misplaced or too much, in words; empty where diagnostics and expectation agree."""
    left = list(diagnostics)
    told = []
    for code, key in sorted(expected, key=str):
        spot = places[key]
        found = next((item for item in left if item.code == code and _stands(item, spot)), None)
        if found is None:
            told.append(f"missing: {code} at {key} (line {spot.line}, column {spot.column})")
        else:
            left.remove(found)
    return told + [f"too much: {d.code} at {d.location.line}:{d.location.column} {d.message}" for d in left]


def _stands(diagnostic: Diagnostic, spot: Spot) -> bool:
    return diagnostic.location.line == spot.line and spot.column in (None, diagnostic.location.column)
