"""The styles of a Word file, as far as they say something of the text: numbering, level of a heading, hidden text."""

from __future__ import annotations

import re

from giar_lint.readers.docx.names import Element, attribute, child, is_on, kind, number
from giar_lint.records import NamedTuple

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])")
_CONTENTS = re.compile(r"toc ?(?:[1-9]|heading|标题)|目录 ?[1-9]|contents (?:[1-9]|heading)")
_LONGEST_CHAIN = 40


class Style(NamedTuple):
    """What a style says, what it builds on included. `number` and `level` are those of its numbering (None where it has
    none, `number` 0 where it takes numbering away), `outline` is the level of a heading (1-based), `contents` tells that it
    is for the lines of a table of contents.
    """

    number: int | None = None
    level: int | None = None
    outline: int | None = None
    hidden: bool | None = None
    contents: bool = False


class Styles:
    """The styles by their identifiers. `root` is that of the part of styles."""

    def __init__(self, root: Element | None) -> None:
        self._own: dict[str, tuple[Style, str]] = {}
        self._whole: dict[str, Style] = {}
        self._default = ""
        for each in root if root is not None else ():
            if kind(each) == "style":
                name = attribute(each, "styleId")
                self._own[name] = (_own(each), attribute(base) if (base := child(each, "basedOn")) is not None else "")
                if attribute(each, "type") == "paragraph" and attribute(each, "default") in ("1", "true", "on"):
                    self._default = name

    def paragraph(self, name: str) -> tuple[str, Style]:
        """The style of a paragraph that names one ("" for none): its identifier, and what it says."""
        name = name or self._default
        return name, self.style(name)

    def style(self, name: str) -> Style:
        """What a style says; nothing for one that does not exist."""
        found = self._whole.get(name)
        if found is None:
            found = self._whole[name] = self._built(name)
        return found

    def _built(self, name: str) -> Style:
        whole, seen = Style(), set[str]()
        # A chain of styles may lead back to itself.
        while name in self._own and name not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(name)
            own, name = self._own[name]
            whole = Style(
                own.number if whole.number is None else whole.number,
                own.level if whole.level is None else whole.level,
                own.outline if whole.outline is None else whole.outline,
                own.hidden if whole.hidden is None else whole.hidden,
                own.contents or whole.contents,
            )
        return whole


def _own(style: Element) -> Style:
    properties = child(style, "pPr")
    numbering = child(properties, "numPr")
    vanish = child(style, "rPr", "vanish")
    label = child(style, "name")
    name = "" if label is None else attribute(label).strip().lower()
    heading = _HEADING.fullmatch(name)
    outline = number(child(properties, "outlineLvl"))
    return Style(
        number=number(child(numbering, "numId")),
        level=number(child(numbering, "ilvl")),
        outline=outline + 1 if outline is not None else int(heading[1]) if heading else None,
        hidden=None if vanish is None else is_on(vanish),
        contents=_CONTENTS.fullmatch(name) is not None,
    )
