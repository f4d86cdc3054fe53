"""“Suppress here”: what to write into the configuration, or above the line, so that one diagnostic is kept back."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping

from giar_lint.catalogue.server import tell
from giar_lint.config.load import FILE, PYPROJECT, TABLE, parse
from giar_lint.config.locate import read_toml
from giar_lint.config.model import below
from giar_lint.config.toml import literal
from giar_lint.diagnostics import Diagnostic
from giar_lint.document import Row
from giar_lint.errors import UserError
from giar_lint.masking import find_private
from giar_lint.outputs.terminal import harmless
from giar_lint.records import NamedTuple
from giar_lint.server.judging import Verdict
from giar_lint.source import Source

_WHOLE_LINE = 60
_LONGEST = 40
"""How much of a line is quoted: the whole of a short one, of others the part around the place."""

_MARKUP = (".md", ".markdown", ".html", ".htm", ".shtml", ".xhtml")


class Addition(NamedTuple):
    """Text to be put at the end of a configuration file; `old` is what is in it now, None where it is to be created."""

    path: str
    old: str | None
    content: str


class Insertion(NamedTuple):
    """Text to be put into the report itself, at an offset of its text."""

    offset: int
    content: str


def in_configuration(
    verdict: Verdict, found: Diagnostic, path: str, roots: Iterable[str], open_texts: Mapping[str, str]
) -> Addition | None:
    """What to add to the nearest configuration of the report at `path`; where there is none, to one of its own in the
    folder of the repository or the root (of `roots`) that holds the report. `open_texts` are the texts of configurations
    in the editor, by path. None where nothing can be quoted that is no private number, or the file does not take it.
    """
    assert verdict.target is not None
    line = verdict.source.line(found.location.line)
    text = quotable(line, found.location.column - 1)
    if text is None:
        return None
    nearest = verdict.target.configuration.path
    file = nearest or os.path.join(_home(path, roots), FILE)
    old = open_texts.get(file)
    if old is None and nearest is not None:
        old = read_toml(file)
    within = TABLE if os.path.basename(file) == PYPROJECT else ()
    relative = below(path, os.path.dirname(file))
    if relative is None:
        return None
    values = {"file": relative, "code": found.code}
    values |= {"text": text} if text else {}
    values["reason"] = tell("suppress-reason", verdict.language)
    newline = "\r\n" if "\r\n" in (old or "") else "\n"
    lines = [f"[[{'.'.join((*within, 'suppress'))}]]", *(f"{key} = {literal(each)}" for key, each in values.items())]
    before = ("" if old.endswith("\n") else newline) + newline if old else ""
    content = before + "".join(each + newline for each in lines)
    try:
        taken = parse(((old or "") + content).encode("utf-8"), file, within, dict(verdict.project.rules))
    except UserError:
        # The list is written in another way there (`suppress = [...]`), or the file is broken as it is.
        return None
    return Addition(file, old, content) if taken is not None and taken.suppressions else None


def quotable(line: str, column: int) -> str | None:
    """The part of a line by which a suppression can know it: no private number, nothing invisible in it. "" for a blank
    line, None where nothing is left. `column` (0-based) is where the diagnostic stands.
    """
    stripped = line.strip()
    if not stripped or (len(stripped) <= _WHOLE_LINE and _plain(stripped)):
        return stripped
    masked = list(line)
    for each in find_private(line):
        masked[each.start : each.end] = "\t" * (each.end - each.start)
    pieces = [match.span() for match in re.finditer(r"[^\t]+", "".join(map(_visible, masked)))]
    pieces = [(start, end) for start, end in pieces if line[start:end].strip()]
    if not pieces:
        return None
    start, end = min(pieces, key=lambda piece: max(piece[0] - column, column - piece[1] + 1, 0))
    low = max(start, min(column - _LONGEST // 4, end - _LONGEST))
    return line[low : min(end, low + _LONGEST)].strip() or None


def by_comment(verdict: Verdict, found: Diagnostic) -> Insertion | None:
    """A comment for the line above, where the format has comments and one there changes nothing else."""
    assert verdict.target is not None
    if not verdict.target.shown.lower().endswith(_MARKUP) or verdict.report is None:
        return None
    source = verdict.source
    line = source.line_span(found.location.line)
    rows = (block.span for block in verdict.report.document.blocks if isinstance(block, Row))
    if any(span.start <= line.end and line.start < span.end for span in rows):
        # The linter would read on; what shows the table to readers would end it there.
        return None
    start = source.starts[found.location.line - 1]
    newline = "\r\n" if "\r\n" in source.text else "\n"
    content = f"<!-- giar-lint: disable-next-line={found.code} -->{newline}"
    after = {each.fingerprint for each in verdict.after(source.text[:start] + content + source.text[start:])}
    before = {each.fingerprint for each in verdict.diagnostics}
    # All that stood on the line by the same rule is kept back with it; nothing new may come, nothing else may go.
    gone = {
        each.fingerprint
        for each in verdict.diagnostics
        if each.code == found.code and each.location.line == found.location.line
    }
    return Insertion(start, content) if after == before - gone else None


def end_of(text: str) -> Source:
    """The text of a configuration as a source, for the place of its end."""
    return Source(FILE, text)


def _home(path: str, roots: Iterable[str]) -> str:
    """The folder for a first configuration: that of the repository or the root that holds the file, else its own."""
    tops = {os.path.normpath(root) for root in roots}
    own = folder = os.path.dirname(path)
    while folder not in tops and not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return own
        folder = parent
    return folder


def _plain(text: str) -> bool:
    return next(find_private(text), None) is None and harmless(text.replace("\t", "")) == text.replace("\t", "")


def _visible(character: str) -> str:
    return character if harmless(character) == character else "\t"
