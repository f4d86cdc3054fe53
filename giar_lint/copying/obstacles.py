"""What in a part of a Word file speaks against changing its words: tracked changes, fields, bound controls, and what goes
with a paragraph."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from lxml import etree

from giar_lint.readers.docx.names import Element, attribute, child, is_on, kind
from giar_lint.readers.docx.runs import words
from giar_lint.records import NamedTuple

Obstacle = Literal["", "tracked", "field", "markup"]

_TRACKED = ("ins", "del", "moveFrom", "moveTo")
_BOUND = ("dataBinding", "date", "dropDownList", "comboBox")
"""Properties of content controls whose words stand for a value that is kept elsewhere."""
_LOCKS = ("contentLocked", "sdtContentLocked")
_CONTENT = (
    *("r", "t", "tab", "noBreakHyphen", "softHyphen", "hyperlink", "smartTag", "smartTagPr", "proofErr"),
    *("lastRenderedPageBreak", "br", "bookmarkStart", "bookmarkEnd"),
)
"""What goes with a paragraph that is taken out; of breaks those of a line, of bookmarks Word's own for the last place."""
_LAST_PLACE = "_GoBack"
_CONTAINERS = ("tc", "txbxContent", "footnote", "endnote", "sdtContent")


class Spot(NamedTuple):
    """What is to be known of a text element: its number in the order of its part (0-based, the root is 0), what speaks
    against changing it, and the zone it lies in: between two of one zone stands no tracked change and no field."""

    number: int
    obstacle: Obstacle
    zone: int


class Part:
    """A part of a Word file. `root` is its root."""

    def __init__(self, root: Element) -> None:
        self.numbers: dict[Element, int] = {}
        self.spots: dict[Element, Spot] = {}
        self._zone = 0
        self._fields = 0
        self._walk(root)

    def _walk(self, root: Element) -> None:
        open_: list[Obstacle] = []
        for event, each in etree.iterwalk(root, events=("start", "end")):
            name = kind(each)
            obstacle = _obstacle(each, name)
            if event == "start":
                self.numbers[each] = len(self.numbers)
                if obstacle:
                    open_.append(obstacle)
                elif name == "t":
                    why = open_[-1] if open_ else "field" if self._fields else ""
                    # What has elements or comments within is written by none.
                    self.spots[each] = Spot(self.numbers[each], why if not len(each) else "markup", self._zone)
            elif obstacle:
                open_.pop()
            if obstacle or name == "fldChar":
                self._zone += 1
            if name == "fldChar" and event == "start":
                step = attribute(each, "fldCharType")
                self._fields = max(0, self._fields + (step == "begin") - (step == "end"))

    def twins(self, element: Element) -> Collection[Element] | None:
        """A text element with those that repeat it for other programs (mc:AlternateContent); None where these say
        something else."""
        found = {element: None}
        waiting = [element]
        while waiting:
            each = waiting.pop()
            for branch in each.iterancestors():
                alternatives = branch.getparent()
                if alternatives is None or kind(alternatives) != "mc:AlternateContent":
                    continue
                own = [inner for inner in branch.iter() if kind(inner) == "t"]
                for other in alternatives:
                    theirs = [inner for inner in other.iter() if kind(inner) == "t"]
                    if [words(inner) for inner in theirs] != [words(inner) for inner in own] and theirs:
                        return None
                    twin = theirs[own.index(each)] if theirs else each
                    if twin not in found:
                        found[twin] = None
                        waiting.append(twin)
        return found


def _obstacle(element: Element, name: str) -> Obstacle:
    if name in _TRACKED:
        # At the end of a paragraph or row stands a mark of the same name, which holds nothing.
        return "tracked"
    if name == "fldSimple":
        return "field"
    if name == "ruby":
        return "markup"
    if name == "sdt":
        properties = child(element, "sdtPr")
        lock = child(properties, "lock")
        bound = any(kind(each) in _BOUND or each.tag.endswith("}dataBinding") for each in _elements(properties))
        placeholder = is_on(child(properties, "showingPlcHdr"))
        if bound or placeholder or (lock is not None and attribute(lock) in _LOCKS):
            return "field"
    return ""


def _elements(properties: Element | None) -> Iterator[Element]:
    yield from properties if properties is not None else ()


def paragraph_of(element: Element) -> Element:
    """The paragraph that an element lies in: the nearest, that of a text box within it."""
    return next(each for each in element.iterancestors() if kind(each) == "p")


def can_go(paragraph: Element, gone: Collection[Element]) -> bool:
    """Whether a paragraph can be taken out as a whole, with those of `gone`: it holds nothing but words, and what is around
    it can be without."""
    return _holds_words_alone(paragraph) and _is_dispensable(paragraph, gone)


def _holds_words_alone(paragraph: Element) -> bool:
    for each in paragraph:
        if kind(each) == "pPr":
            end = child(each, "rPr")
            marked = end is not None and any(kind(inner) in _TRACKED for inner in end)
            if child(each, "sectPr") is not None or child(each, "pPrChange") is not None or marked:
                return False
        elif not _is_words(each):
            return False
    return True


def _is_words(element: Element) -> bool:
    name = kind(element)
    if name == "rPr":
        return child(element, "rPrChange") is None
    if name not in _CONTENT or (name == "br" and attribute(element, "type") not in ("", "textWrapping")):
        return False
    if name == "bookmarkStart":
        return attribute(element, "name") == _LAST_PLACE
    if name == "bookmarkEnd":
        identifier = attribute(element, "id")
        paragraph = paragraph_of(element)
        return any(kind(each) == "bookmarkStart" and attribute(each, "id") == identifier for each in paragraph.iter())
    return all(_is_words(each) for each in element)


def _is_dispensable(paragraph: Element, gone: Collection[Element]) -> bool:
    container = paragraph.getparent()
    if container is None or any(kind(each) == "mc:AlternateContent" for each in paragraph.iterancestors()):
        return False
    before = next((kind(each) for each in paragraph.itersiblings(preceding=True) if each not in gone), "")
    after = next((kind(each) for each in paragraph.itersiblings() if each not in gone), "")
    if before == "tbl" and after != "p":
        # It parts two tables, or is the one that has to follow the last.
        return False
    # A cell, a note, a text box and a content control end with a paragraph of their own.
    last = container[-1]
    return kind(container) == "body" or (kind(container) in _CONTAINERS and kind(last) == "p" and last not in gone)
