"""Whether the rows of a table were torn apart or run together when they were read, so that nothing of it is certain.

A reader that finds cells by where text stands (a PDF without rules) may put the labels of two rows into one. What then differs
from the form is the reading and not the report, and must not be told as a fault of the report.
"""

from __future__ import annotations

from collections.abc import Sequence

from giar_lint.lexer.rows import RowReading, TableReader
from giar_lint.lexer.wording import squeeze
from giar_lint.report import Deviation, Label, Match

_LONGEST_WORD = 3


def is_torn(readings: Sequence[RowReading], deviations: Sequence[Deviation], reader: TableReader) -> bool:
    """Whether labels tell that rows or cells were run together, or whether labels are cut off and rows of the form lack or
    are unknown beside them."""
    labels = [label for reading in readings for label in reading.labels]
    if any(_holds_more(label, reader.letters) for label in labels):
        return True
    strange = [each.names[0] for each in deviations if each.kind == "unknown"]
    if any(_is_of(squeeze(name), reader.letters) for name in strange):
        return True
    if not any(reading.kind == "row" and reading.sure for reading in readings):
        return True
    return bool(deviations) and any(label.match is Match.TRUNCATED for label in labels)


def _holds_more(label: Label, letters: frozenset[str]) -> bool:
    """Whether a label is in other words that are all of the form, and by more than a word longer than its own."""
    text = squeeze(label.passage.text)
    more = len(text) - len(squeeze(label.canonical))
    return label.match is Match.APPROXIMATE and more > _LONGEST_WORD and _is_of(text, letters)


def _is_of(text: str, letters: frozenset[str]) -> bool:
    return letters.issuperset(text)
