"""What a page holds a second time for small screens: it is shown there in place of the first, and never beside it."""

from __future__ import annotations

from collections.abc import Sequence

from giar_lint.document import Row
from giar_lint.readers.html_blocks import Entry
from giar_lint.readers.html_names import Tree


def without_twins(tree: Tree, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries without those for small screens, where each of these says what one for all screens says as well: a page
    that has a text for small screens alone, or another there, keeps it."""
    small = [entry for entry in entries if entry.element >= 0 and tree.elements[entry.element].small]
    if not small:
        return entries
    kept = [entry for entry in entries if entry.element < 0 or not tree.elements[entry.element].small]
    said = set(map(_said, kept))
    return kept if all(_said(entry) in said for entry in small) else entries


def _said(entry: Entry) -> tuple[str, ...]:
    block = entry.block
    return tuple(cell.text for cell in block.cells) if isinstance(block, Row) else (block.text,)
