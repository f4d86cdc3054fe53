"""Reader of HTML pages: the report that stands in a page as a site publishes it, or as Word exports it."""

from __future__ import annotations

import re

from giar_lint.document import Document
from giar_lint.readers.decode import decode
from giar_lint.readers.html_article import report_blocks
from giar_lint.readers.html_blocks import read_entries
from giar_lint.readers.html_tree import read_tree
from giar_lint.readers.html_twins import without_twins
from giar_lint.readers.prose import join_paragraphs

_HEAD = 4096
_CHARSET = re.compile(rb"""charset\s*+=\s*+(?:["']\s*+)?([A-Za-z0-9_-]{3,20})""", re.IGNORECASE)
_DECLARED = {"big5": "big5", "big5-hkscs": "big5hkscs"}
"""What a page may declare besides UTF-8 and GB18030 (of which GBK and GB2312 are parts), which are found without."""


def read_html(data: bytes, path: str) -> Document:
    """The Document of a page: the blocks of the one report in it, none where it holds none. Places are those of the HTML
    source. Raises Unreadable ("binary", "encoding", "too-complex")."""
    source = decode(data, path, declared=_declared(data))
    tree = read_tree(source.text)
    entries = without_twins(tree, read_entries(source.text, tree))
    blocks = report_blocks(source.text, tree, entries)
    return Document(source, tuple(join_paragraphs(blocks)), tree.comments, markup=True)


def _declared(data: bytes) -> str:
    """The encoding that a page declares, "" for those that are tried in any case."""
    match = _CHARSET.search(data[:_HEAD])
    return _DECLARED.get(match[1].decode("ascii").lower(), "") if match is not None else ""
