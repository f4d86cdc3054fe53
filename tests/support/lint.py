"""The one way from a test's text to diagnostics, and from diagnostics to what a test expects."""

from __future__ import annotations

from collections.abc import Iterable

from giar_lint.api import lint_text
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import Diagnostic, FileResult
from giar_lint.engine import Linter
from giar_lint.rules import registry
from giar_lint.target import STANDARD_INPUT, Target
from support.page import Key, Places, Spot
from support.sums import Expected

OF_THE_LAYOUT = {("pdf", "GIA708"), ("torn", "GIA708")}
"""What a layout itself brings about: text out of a PDF has a paragraph that a page end cut in two."""


AGAINST_PROSE = {"GIA401", "GIA402", "GIA408", "GIA409", "GIA410"}
"""What a number that a defect changed in a table may bring about: the prose was written for the number before."""


def lint(text: str, path: str = "report.txt", layout: str = "") -> list[Diagnostic]:
    """All diagnostics of a text, infos included, under the default configuration, less what its layout brings about."""
    return [each for each in lint_text(text, path) if (layout, each.code) not in OF_THE_LAYOUT]


def lint_bytes(data: bytes, path: str) -> FileResult:
    """The result for the bytes of a file of any format, under the default configuration."""
    linter = Linter(Resolver(registry(), Layer("defaults")))
    return linter.lint_bytes(Target(STANDARD_INPUT, path, path, True, Configuration()), data)


def differences(diagnostics: Iterable[Diagnostic], expected: Iterable[Expected], places: Places) -> list[str]:
    """What is missing, misplaced or too much, in words; empty where diagnostics and expectation agree."""
    before = tuple(diagnostics)
    left = list(before)
    told = []
    for code, key in sorted(expected, key=str):
        spot = places[key]
        found = next((item for item in left if item.code == code and _stands(item, key, spot)), None)
        if found is None:
            told.append(f"missing: {code} at {key} (line {spot.line}, column {spot.column})")
        else:
            left.remove(found)
    if told or len(left) < len(before):
        left = [item for item in left if item.code not in AGAINST_PROSE]
    return told + [f"too much: {d.code} at {d.location.line}:{d.location.column} {d.place} {d.message}" for d in left]


def _stands(diagnostic: Diagnostic, key: Key, spot: Spot) -> bool:
    """Whether a diagnostic stands at a spot, and names a cell in the report's own terms where it is of one."""
    if diagnostic.location.line != spot.line or spot.column not in (None, diagnostic.location.column):
        return False
    if not isinstance(key, tuple) or key[0] != "cell":
        return True
    place = diagnostic.place
    return place is not None and ("cell", place.table, place.row, place.column) == key
