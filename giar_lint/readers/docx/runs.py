"""The content of paragraphs: runs, fields, tracked changes, symbols, pictures and text boxes, as one text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from giar_lint.readers.docx.names import Element, attribute, child, chosen, deeper, inside, is_on, kind
from giar_lint.readers.docx.styles import Styles
from giar_lint.records import NamedTuple

_SPACES = re.compile(r"[\t\r\n]+")
_SIGNS = {
    **dict.fromkeys(("tab", "ptab"), " "),
    "noBreakHyphen": "-",
    "cr": "\n",
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WITHIN = frozenset(("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "rubyBase"))
_CHANGED = {"ins": True, "moveTo": True, "del": False, "moveFrom": False}
"""Elements of tracked changes, and whether their content stands once the changes are accepted."""
_DRAWN = ("drawing", "pict", "object")
_PICTURES = ("x:pic", "x:imagedata", "x:OLEObject", "x:chart")
_LEAST_PICTURE = 2_000_000
"""The width from which a picture may be one of a table, in units of 1/360,000 cm: seals and signs are smaller."""
_LONGEST_WIDTH = 12
_WINGDINGS = {
    **{0x81 + index: sign for index, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩")},
    **{0x8C + index: sign for index, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩")},
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "□",
    0x75: "◆",
    0xA8: "□",
    0xFB: "×",
    0xFC: "√",
    0xFD: "☒",
    0xFE: "☑",
}
_PRIVATE = range(0xF000, 0xF100)


class Mark(NamedTuple):
    """Something that belongs to a place of a paragraph's text (0-based): a residue, or a reference to a note."""

    kind: Literal["tracked-change", "comment", "footnote", "endnote"]
    start: int
    end: int
    name: str = ""


class Origin(NamedTuple):
    """The text element that text[start:end] of a paragraph (0-based) is the words of."""

    start: int
    end: int
    element: Element


class Content:
    """The content of one paragraph, or of several whose ends were taken away: `text` with a line feed for each line break,
    its `origins` and `marks`, the text `boxes` that are anchored in it, and whether a `picture` of some size is.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._parts: list[str] = []
        self._length = 0
        self._hidden = False
        self._fields: list[bool] = []  # of each field that is open, whether its result has begun
        self._codes = 0  # of how many it has not
        self.origins: list[Origin] = []
        self.marks: list[Mark] = []
        self.boxes: list[Element] = []
        self.picture = False

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def change(self, count: int = 1) -> None:
        """Notes so many tracked changes at the place that has been reached."""
        self.marks += [Mark("tracked-change", self._length, self._length)] * count

    def read(self, paragraph: Element, *, hidden: bool, depth: int) -> None:
        """Adds a paragraph's content; `hidden` tells that its style hides text."""
        self._hidden = hidden
        self._fields, self._codes = [], 0
        self._children(paragraph, depth)

    def _children(self, elements: Iterable[Element], depth: int) -> None:
        depth = deeper(depth)
        for each in elements:
            name = kind(each)
            if name == "t":
                self._add(words(each), each)
            elif name == "r":
                self._run(each, depth)
            elif name in _WITHIN or (name.startswith("m:") and name != "m:t"):
                self._children(each, depth)
            elif name == "m:t":
                self._add(words(each))
            elif name in _SIGNS:
                self._add(_SIGNS[name])
            elif name in _CHANGED:
                self._changed(each, name, depth)
            elif name == "mc:AlternateContent":
                self._children(chosen(each), depth)
            elif name in _DRAWN:
                self._drawn(each)
            else:
                self._other(each, name, depth)

    def _other(self, element: Element, name: str, depth: int) -> None:
        """What is met less often."""
        if name == "br":
            # The end of a page or column parts nothing.
            self._add("\n" if attribute(element, "type") in ("", "textWrapping") else "")
        elif name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif name == "ruby":
            self._children(element, depth)
        elif name == "sym":
            self._add(_symbol(element))
        elif name in ("footnoteReference", "endnoteReference"):
            if not self._codes:
                note: Literal["footnote", "endnote"] = "footnote" if name[0] == "f" else "endnote"
                self.marks.append(Mark(note, self._length, self._length, attribute(element, "id")))
        elif name == "commentReference":
            self.marks.append(Mark("comment", self._length, self._length))

    def _run(self, run: Element, depth: int) -> None:
        properties = child(run, "rPr")
        if properties is not None:
            if child(properties, "rPrChange") is not None:
                self.change()
            if self._hides(properties):
                # What is hidden is not on the page; where a field begins or ends there, it counts all the same.
                for each in run:
                    if kind(each) == "fldChar":
                        self._field(attribute(each, "fldCharType"))
                return
        elif self._hidden:
            return
        self._children(run, depth)

    def _hides(self, properties: Element) -> bool:
        vanish = child(properties, "vanish")
        if vanish is not None:
            return is_on(vanish)
        style = child(properties, "rStyle")
        hidden = None if style is None else self._styles.style(attribute(style)).hidden
        return self._hidden if hidden is None else hidden

    def _changed(self, element: Element, name: str, depth: int) -> None:
        start = self._length
        if _CHANGED[name]:
            self._children(element, depth)
        self.marks.append(Mark("tracked-change", start, self._length))

    def _field(self, step: str) -> None:
        if step == "begin":
            self._fields.append(False)
            self._codes += 1
        elif step == "separate" and self._fields and not self._fields[-1]:
            self._fields[-1] = True
            self._codes -= 1
        elif step == "end" and self._fields:
            self._codes -= not self._fields.pop()

    def _add(self, text: str, element: Element | None = None) -> None:
        if text and not self._codes:
            self._parts.append(text)
            start = self._length
            self._length += len(text)
            if element is not None:
                self.origins.append(Origin(start, self._length, element))

    def _drawn(self, element: Element) -> None:
        width, picture = "", False
        for each in inside(element):
            name = kind(each)
            if name == "txbxContent":
                self.boxes.append(each)
            elif name == "x:extent":
                width = width or each.get("cx", "")
            picture = picture or name in _PICTURES
        # What tells no width is held to be as wide as a table.
        small = width.isdecimal() and len(width) < _LONGEST_WIDTH and int(width) < _LEAST_PICTURE
        self.picture = self.picture or (picture and not small)


def words(element: Element) -> str:
    """The words of a text element; blanks at its ends count only where it says so."""
    text = element.text or ""
    if element.get(_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    return _SPACES.sub(" ", text)


def _symbol(element: Element) -> str:
    """The character of a symbol; "" for a picture of a font of symbols that no character stands for."""
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    if code in _PRIVATE:
        return _WINGDINGS.get(code - _PRIVATE.start, "") if "wingdings" in attribute(element, "font").lower() else ""
    return chr(code) if 0x20 <= code < 0xD800 else ""
