"""Automatic numbering: which number stands before a paragraph, counted as Word counts."""

from __future__ import annotations

import re

from giar_lint.readers import Unreadable
from giar_lint.readers.docx.names import Element, attribute, child, chosen, is_on, kind, number
from giar_lint.readers.docx.numerals import numeral
from giar_lint.readers.docx.styles import Style, Styles
from giar_lint.records import NamedTuple

_LEVELS = 9
_LONGEST_TEXT, _MOST_NUMBERS = 255, 18
_PLACEHOLDER = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """One level of a list. `restart` is the 1-based level that begins it anew (0 none, None every higher one); `style` the
    paragraph style that is tied to it; `legal` writes all numbers in digits.
    """

    start: int
    form: str
    pattern: str
    text: str
    restart: int | None
    style: str
    legal: bool
    spaced: bool
    hidden: bool


class _List(NamedTuple):
    """An instance of a list: the definition whose count it shares, with what it overrides."""

    definition: int
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """The lists of a file and how far they have been counted. `root` is that of the part of numbering."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[int, dict[int, Level]] = {}
        self._links: dict[int, str] = {}
        self._lists: dict[int, _List] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()
        for each in root if root is not None else ():
            if kind(each) == "abstractNum":
                self._define(each)
            elif kind(each) == "num":
                self._instance(each)

    def numbered(self, text: str, properties: Element | None, name: str, style: Style) -> str:
        """The text of a paragraph with these properties and this style after its number, if it has one. Counts it."""
        before, spaced = self._before(properties, name, style)
        # What the page shows apart must not become one number or word.
        apart = spaced and text and (before[-1:].isalnum() or (before[-1:] == "." and text[0].isdigit()))
        return f"{before} {text}" if apart else before + text

    def _before(self, properties: Element | None, name: str, style: Style) -> tuple[str, bool]:
        """The number before a paragraph ("" for none), and whether something parts it from the text."""
        own = child(properties, "numPr")
        direct = number(child(own, "numId"))
        identifier = style.number if direct is None else direct
        if not identifier or identifier not in self._lists:
            return "", False
        definition, levels = self._levels(identifier)
        level = number(child(own, "ilvl"))
        if level is None:
            tied = None if direct is not None else next((at for at, each in levels.items() if each.style == name), None)
            level = tied if tied is not None else (style.level or 0)
        if level not in levels:
            return "", False
        self._count(identifier, definition, level, levels)
        return self._written(self._counts[definition], level, levels), levels[level].spaced

    def _count(self, identifier: int, definition: int, level: int, levels: dict[int, Level]) -> None:
        counts = self._counts.setdefault(definition, {})
        if (identifier, level) not in self._begun:
            self._begun.add((identifier, level))
            if level in self._lists[identifier].starts:
                counts.pop(level, None)
        counts[level] = counts[level] + 1 if level in counts else levels[level].start
        for deeper in [each for each in counts if each > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                del counts[deeper]

    def _written(self, counts: dict[int, int], level: int, levels: dict[int, Level]) -> str:
        this = levels[level]
        if this.hidden or this.form == "bullet":
            # A bullet says nothing, and is no character outside the font of symbols that it is taken from.
            return ""

        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at > level or at not in levels:
                return ""
            form = "decimal" if this.legal else levels[at].form
            return numeral(counts.get(at, levels[at].start), form, levels[at].pattern)

        return _PLACEHOLDER.sub(one, this.text)

    def _levels(self, identifier: int) -> tuple[int, dict[int, Level]]:
        """The definition of a list and its levels with what the list overrides; a definition may stand in for that of a
        style.
        """
        instance = self._lists[identifier]
        definition, seen = instance.definition, set[int]()
        while definition in self._links and definition not in seen:
            seen.add(definition)
            linked = self._lists.get(self._styles.style(self._links[definition]).number or 0)
            if linked is None:
                break
            definition = linked.definition
        levels = {**self._definitions.get(definition, {}), **instance.levels}
        for at, start in instance.starts.items():
            if at in levels:
                levels[at] = levels[at]._replace(start=start)
        return definition, levels

    def _define(self, element: Element) -> None:
        identifier = number(element, "abstractNumId")
        if identifier is None:
            return
        self._definitions[identifier] = dict(_level(each) for each in element if kind(each) == "lvl")
        link = child(element, "numStyleLink")
        if link is not None:
            self._links[identifier] = attribute(link)

    def _instance(self, element: Element) -> None:
        identifier, definition = number(element, "numId"), number(child(element, "abstractNumId"))
        if identifier is None or definition is None:
            return
        instance = _List(definition, {}, {})
        for each in element:
            at = number(each, "ilvl")
            if kind(each) != "lvlOverride" or at is None:
                continue
            start, level = number(child(each, "startOverride")), child(each, "lvl")
            if start is not None:
                instance.starts[at] = start
            if level is not None:
                instance.levels[at] = _level(level)[1]
        self._lists[identifier] = instance


def _level(element: Element) -> tuple[int, Level]:
    """The index (0-based) and the level of a w:lvl. Raises Unreadable for a text longer than Word allows."""
    form = child(element, "numFmt")
    for each in element:
        if kind(each) == "mc:AlternateContent" and form is None:
            form = next((found for found in chosen(each) if kind(found) == "numFmt"), None)
    label, style, suffix = child(element, "lvlText"), child(element, "pStyle"), child(element, "suff")
    text = "" if label is None else attribute(label)
    if len(text) > _LONGEST_TEXT or text.count("%") > _MOST_NUMBERS:
        raise Unreadable("too-complex", {"format": "DOCX"})
    at, start = number(element, "ilvl") or 0, number(child(element, "start"))
    level = Level(
        start=0 if start is None else start,
        form="decimal" if form is None else attribute(form),
        pattern="" if form is None else attribute(form, "format")[:_LONGEST_TEXT],
        text=text,
        restart=number(child(element, "lvlRestart")),
        style="" if style is None else attribute(style),
        legal=is_on(child(element, "isLgl")),
        spaced=suffix is None or attribute(suffix) != "nothing",
        hidden=is_on(child(element, "rPr", "vanish")),
    )
    return min(max(at, 0), _LEVELS - 1), level
