"""HTML to a flat list of what matters in it: elements that open and close, text, line breaks, pictures.

One pass, linear in the input whatever stands in it: every search either consumes what it went over or cannot fail twice,
elements are left through counts and never searched for, and nothing recurs over depth. Inline elements part no text and
are not kept. What is not shown (scripts, styles, hidden and deleted text) is left out here.
"""

from __future__ import annotations

import re

from giar_lint.diagnostics import Span
from giar_lint.readers import Unreadable
from giar_lint.readers.html_names import (
    ARTICLES,
    ASIDES,
    BREAK,
    CELLS,
    CLOSE,
    GROUPS,
    HEADINGS,
    ITEMS,
    LISTS,
    OPEN,
    PICTURE,
    PLAIN,
    RAW,
    TEXT,
    UNSEEN,
    VOID,
    Element,
    Item,
    Open,
    OpenTable,
    Tree,
    article_title,
    hides,
    is_small,
)

_MOST_DEPTH = 2_000
_MOST_ELEMENTS = 300_000
_MOST_TAGS = 600_000
_NEAR = 16  # how deep below the top an item is looked for that the next item ends

# Quotation marks matter only after an equals sign; one that is never closed is a character like any other. Nothing here
# gives back what it took, so that no text is gone over twice.
_TAG = re.compile(
    r"""</?([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?)*+)>?""",
)
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_MARKUP = re.compile(r"<(?=[A-Za-z!?/])")


def read_tree(text: str) -> Tree:
    """The tree of a page. Raises Unreadable ("too-complex")."""
    reader = _Reader(text)
    reader.read()
    return Tree(reader.elements, reader.items, tuple(reader.comments), tuple(reader.meta + reader.titles))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.elements: list[Element] = []
        self.items: list[Item] = []
        self.comments: list[Span] = []
        self.meta: list[Span] = []
        self.titles: list[Span] = []
        self.stack: list[Open] = []
        self.scopes: list[dict[str, int]] = [{}]  # what is open, by key, since the last table or cell opened
        self.tables: list[OpenTable] = []
        self.hiding = self.articles = 0
        self.link = -1  # the depth of the stack at which a link opened
        self.special = self.length = self.sentences = 0

    def read(self) -> None:
        text, at = self.text, 0
        for _ in range(_MOST_TAGS):
            match = _MARKUP.search(text, at)
            if match is None:
                break
            begin = match.start()
            if begin > at:
                self._text(at, begin)
            following = text[begin + 1]
            if following in "!?" or (following == "/" and text[begin + 2 : begin + 3] not in _LETTERS):
                at = self._declaration(begin)
                continue
            tag = _TAG.match(text, begin)
            assert tag is not None
            at = tag.end()
            if following == "/":
                self._end(tag[1].lower(), begin)
            else:
                at = self._start(tag[1].lower(), tag[2], begin, at)
        else:
            raise Unreadable("too-complex", {"format": "HTML"})
        if at < len(text):
            self._text(at, len(text))
        self._leave(0)

    def _text(self, start: int, end: int) -> None:
        if self.hiding:
            return
        self.items.append(Item(TEXT, start, end, self.link >= 0))
        if self.tables:
            run = self.text[start:end].strip()
            self.length += len(run)
            self.sentences += run.count("。") + run.count("；")

    def _declaration(self, begin: int) -> int:
        """Past a comment, or what browsers take for one (`<![if …]>`)."""
        text = self.text
        if not text.startswith("<!--", begin):
            end = text.find(">", begin)
            return len(text) if end < 0 else end + 1
        end = text.find("-->", begin + 2)  # `<!-->` is a whole comment
        end = len(text) if end < 0 else end + 3
        self.comments.append(Span(begin, end))
        return end

    # Start tags

    def _start(self, name: str, attributes: str, begin: int, at: int) -> int:
        """Opens an element, and returns where reading goes on."""
        if name in RAW:
            return self._raw(name, at)
        if name == "br":
            self._add(Item(BREAK, begin))
        elif name in PLAIN:
            self._close("p")
            self._open(name, at, attributes, name)
        elif name == "p":
            self._close("p")
            self._open("p", at, attributes, "p")
        elif name in HEADINGS:
            self._close("p")
            self._close("heading")
            self.special += 1
            self._open(name, at, attributes, "heading")
        elif name in CELLS or name in ("tr", "caption", "table") or name in GROUPS:
            self._table_part(name, at, attributes)
        elif name in ITEMS:
            self._item(name, at, attributes)
        elif name == "img":
            if not self.hiding:
                self.items.append(Item(PICTURE, begin, at))
        elif name == "a":
            self.link = len(self.stack) if "href" in attributes.lower() else -1
        elif name == "hr":
            self._close("p")
            self._add(Item(BREAK, begin))
        elif name == "meta":
            start, end = article_title(attributes)
            if end:
                offset = begin + 1 + len(name)
                self.meta.append(Span(offset + start, offset + end))
        elif name not in VOID and not attributes.endswith("/"):
            hidden = name in UNSEEN or hides(attributes)
            # Other inline elements matter only where they end one of their name that hides what it holds.
            if hidden or (self.hiding and self.scopes[-1].get(name)):
                self._push(Open(-1, self._owner(), name, hidden, (0, 0, 0)))
        if name == "pre":
            self.special += 1
        return at

    def _add(self, item: Item) -> None:
        if not self.hiding:
            self.items.append(item)

    def _raw(self, name: str, at: int) -> int:
        """Past an element whose content is no markup; to the end of the file where nothing ends it."""
        end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.text, at)
        stop = len(self.text) if end is None else end.start()
        if name == "title":
            self.titles.append(Span(at, stop))
        return stop

    def _item(self, name: str, at: int, attributes: str) -> None:
        self._close("p")
        scope = self.scopes[-1]
        # An item of an outer list stays open where an inner list has opened since.
        if scope.get("item"):
            for depth in range(len(self.stack) - 1, max(-1, len(self.stack) - _NEAR), -1):
                key = self.stack[depth].key
                if key == "item":
                    self._leave(depth)
                    break
                if key in LISTS or key in CELLS or key == "table":
                    break
                if key in PLAIN and key not in ("div", "address"):
                    break
        self._open(name, at, attributes, "item")

    def _table_part(self, name: str, at: int, attributes: str) -> None:
        if name == "table":
            self.special += 1
            self._close("p")
            if self.tables and self.tables[-1].cell < 0 and len(self.stack) == self.tables[-1].depth + 1:
                self._leave(self.tables[-1].depth)
            self.tables.append(OpenTable(len(self.stack)))
            self._open(name, at, attributes, name)
            self.scopes.append({})
            return
        if not self.tables:
            self._add(Item(BREAK, at))
            return
        table = self.tables[-1]
        if name in CELLS:
            if table.cell >= 0:
                self._leave(table.cell)
            if table.row < 0:
                table.row = len(self.stack)
                self._open("tr", at, "", "tr")
            table.cell = len(self.stack)
        elif name == "tr":
            if table.row >= 0:
                self._leave(table.row)
            table.row = len(self.stack)
        else:
            first = next((each for each in (table.group, table.row, table.cell) if each >= 0), -1)
            if first >= 0:
                self._leave(first)
            if name == "caption":
                table.cell = len(self.stack)
            else:
                table.group = len(self.stack)
        self._open(name, at, attributes, name)
        if name in CELLS or name == "caption":
            self.scopes.append({})

    def _open(self, name: str, at: int, attributes: str, key: str) -> None:
        if len(self.elements) >= _MOST_ELEMENTS:
            raise Unreadable("too-complex", {"format": "HTML"})
        parent = self._owner()
        within = self.elements[parent].outer if parent >= 0 else False
        outer = within or (name in ASIDES and not (name == "header" and self.articles))
        self.articles += name in ARTICLES
        small = is_small(attributes) or (parent >= 0 and self.elements[parent].small)
        index = len(self.elements)
        self.elements.append(Element(name, parent, at, attributes if name in CELLS else "", outer, small))
        # What is hidden gives no items, not even where it begins and ends: a hidden cell is none.
        self._push(Open(index, index, key, hides(attributes), (self.special, self.length, self.sentences)))
        self._add(Item(OPEN, index))

    def _owner(self) -> int:
        return self.stack[-1].owner if self.stack else -1

    def _push(self, entry: Open) -> None:
        if len(self.stack) >= _MOST_DEPTH:
            raise Unreadable("too-complex", {"format": "HTML"})
        self.stack.append(entry)
        self.scopes[-1][entry.key] = self.scopes[-1].get(entry.key, 0) + 1
        self.hiding += entry.hides

    # End tags

    def _end(self, name: str, begin: int) -> None:
        if name == "a":
            self.link = -1
        elif name == "br":
            self._add(Item(BREAK, begin))
        elif name in CELLS or name in ("tr", "caption", "table") or name in GROUPS:
            self._end_table_part(name)
        elif name == "p" and not self.scopes[-1].get("p"):
            self._add(Item(BREAK, begin))
        else:
            self._close("heading" if name in HEADINGS else "item" if name in ITEMS else name)

    def _end_table_part(self, name: str) -> None:
        if self.tables:
            table = self.tables[-1]
            depth = {"table": table.depth, "tr": table.row, "td": table.cell, "th": table.cell, "caption": table.cell}
            at = depth.get(name, table.group)
            if at >= 0:
                self._leave(at)

    def _close(self, key: str) -> None:
        """Leaves the innermost element of a key that is open since the last table or cell opened."""
        if self.scopes[-1].get(key):
            depth = len(self.stack) - 1
            while self.stack[depth].key != key:
                depth -= 1
            self._leave(depth)

    def _leave(self, depth: int) -> None:
        """Closes what stands on the stack from a depth on."""
        while len(self.stack) > depth:
            entry = self.stack.pop()
            key = entry.key
            if key == "table" or key in CELLS or key == "caption":
                self.scopes.pop()
            self.scopes[-1][key] -= 1
            if self.tables:
                self._leave_table_part(key)
            if entry.element >= 0:
                self._closed(entry)
            self.hiding -= entry.hides

    def _closed(self, entry: Open) -> None:
        element = self.elements[entry.element]
        element.flow = self.special > entry.counts[0]
        element.length = self.length - entry.counts[1]
        element.sentences = self.sentences - entry.counts[2]
        self.articles -= element.name in ARTICLES
        if self.link > len(self.stack):
            self.link = -1
        self._add(Item(CLOSE, entry.element))

    def _leave_table_part(self, key: str) -> None:
        table = self.tables[-1]
        if key == "table":
            self.tables.pop()
        elif key in CELLS or key == "caption":
            table.cell = -1
        elif key == "tr":
            table.row = -1
        elif key in GROUPS:
            table.group = -1
