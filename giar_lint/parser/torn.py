"""Whether the rows of a table were torn apart or run together when they were read, so that nothing of it is certain.

A reader that finds cells by where text stands (a PDF without rules) may put the labels of two rows into one. What then differs
from the form is the reading and not the report, and must not be told as a fault of the report.
"""

from __future__ import annotations

from collections.abc import Sequence

from giar_lint.document import Row
from giar_lint.lexer.rows import Reading, TableReader
from giar_lint.lexer.wording import squeeze
from giar_lint.report import Deviation, Label, Match

_LONGEST_WORD = 3


def is_torn(
    rows: Sequence[Row], readings: Sequence[Reading], deviations: Sequence[Deviation], reader: TableReader
) -> bool:
    """Whether labels tell that rows or cells were run together, or whether labels are cut off and rows of the form lack or
    are unknown beside them."""
    labels = [label for row, reading in zip(rows, readings, strict=True) for label in reading.labels_in(row)]
    more = [surplus for label in labels if (surplus := _surplus(label, reader.letters)) > 0]
    cut = any(label.match is Match.TRUNCATED for label in labels)
    if max(more, default=0) > _LONGEST_WORD or len(more) > 1 or (more and cut):
        return True
    strange = [each.names[0] for each in deviations if each.kind == "unknown"]
    if any(_is_of(squeeze(name), reader.letters) for name in strange):
        return True
    if not any(reading.kind == "row" and reading.sure for reading in readings):
        return True
    return bool(deviations) and cut


def _surplus(label: Label, letters: frozenset[str]) -> int:
    """By how many characters a label in other words, which are all of the form, is longer than its own; 0 for any other."""
    text = squeeze(label.passage.text)
    strange = label.match is Match.APPROXIMATE and _is_of(text, letters)
    return len(text) - len(squeeze(label.canonical)) if strange else 0


def _is_of(text: str, letters: frozenset[str]) -> bool:
    return letters.issuperset(text)
