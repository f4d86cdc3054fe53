"""What the editor shows: the text of each open document, kept the same through its edits."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import unquote, urlsplit

from lsprotocol.types import TextDocumentContentChangeEvent, TextDocumentContentChangePartial
from pygls.uris import to_fs_path

from giar_lint.server.positions import Ruler
from giar_lint.source import Source

_SUFFIXES = {"markdown": ".md", "html": ".html"}
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARK = "\ufeff"


class Buffer:
    """One open document. `path` is absolute, of a file that need not exist ("" where the document can be none); `version`
    is the editor's own count, which may skip or be absent; `serial` counts the changes of its text.
    """

    def __init__(self, uri: str, text: str, version: int | None, language_id: str, folder: str) -> None:
        self.uri = uri
        self.version = version
        self.serial = 0
        self.named = urlsplit(uri).scheme == "file"
        self.path = path_of(uri, language_id, folder)
        self.text = _sound(text)

    @cached_property
    def source(self) -> Source:
        """The text with its lines, which end at LF, CRLF and CR alone, as in the protocol."""
        return Source(self.path, self.text)

    def change(self, changes: Iterable[TextDocumentContentChangeEvent], version: int | None, ruler: Ruler) -> None:
        """Edits the text. Each change counts from what the one before has left."""
        for each in changes:
            if isinstance(each, TextDocumentContentChangePartial):
                start, end = ruler.span(self.source, each.range)
                self.text = _sound(self.text[:start] + each.text + self.text[end:])
            else:
                self.text = _sound(each.text)
            self.__dict__.pop("source", None)
        self.version = version
        self.serial += 1


def path_of(uri: str, language_id: str = "", folder: str = "") -> str:
    """The absolute path of a document; for one that was never saved, a name in `folder` with a suffix by its language; ""
    for documents of other schemes (versions of a repository, output panes).
    """
    parts = urlsplit(uri)
    if parts.scheme == "file":
        path = to_fs_path(uri)
        return os.path.abspath(path) if path else ""
    if parts.scheme == "untitled":
        name = os.path.basename(unquote(parts.path)) or "untitled"
        suffix = "" if os.path.splitext(name)[1] else _SUFFIXES.get(language_id, ".txt")
        return os.path.abspath(os.path.join(folder or os.getcwd(), name + suffix))
    return ""


def _sound(text: str) -> str:
    """The text without what UTF-8 cannot hold, and without a mark of byte order, each replaced by one character of the same
    width, so that places stay.
    """
    if text.startswith(_MARK):
        text = " " + text[1:]
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
