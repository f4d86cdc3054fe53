"""The lines of a text that outputs may want to show beside its diagnostics."""

from __future__ import annotations

from collections.abc import Iterable

from giar_lint.diagnostics import Diagnostic
from giar_lint.masking import mask
from giar_lint.source import Source


def lines_of(source: Source, diagnostics: Iterable[Diagnostic]) -> dict[int, str]:
    """The lines, by their number (1-based), at which the diagnostics and what is related to them stand; above a blank
    line also the last one that is not. Private numbers are masked, character by character, so that columns hold.
    """
    places = {
        place.line for each in diagnostics for place in (each.location, *(note.location for note in each.related))
    }
    return {number: mask(source.line(number)) for first in sorted(places) for number in _shown(source, first)}


def _shown(source: Source, number: int) -> list[int]:
    above = number
    while above > 1 and not source.line(above).strip():
        above -= 1
    return [above, number] if source.line(above).strip() else [number]
