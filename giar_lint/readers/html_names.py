"""The elements of HTML by what they do, and what a page is read into."""

from __future__ import annotations

import re

from giar_lint.diagnostics import Span
from giar_lint.records import NamedTuple

TEXT, OPEN, CLOSE, BREAK, PICTURE = range(5)
"""The kinds of items."""

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
ASIDES = frozenset(("nav", "aside", "footer", "header"))
CELLS = frozenset(("td", "th"))
GROUPS = frozenset(("tbody", "thead", "tfoot"))
ARTICLES = frozenset(("article", "main"))
LISTS = frozenset(("ul", "ol", "menu", "dir", "dl"))
ITEMS = frozenset(("li", "dt", "dd"))
RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title"))
"""Elements whose content is no markup."""
UNSEEN = frozenset(
    [
        *(
            "del",
            "template",
            "select",
            "datalist",
            "svg",
            "math",
            "button",
            "object",
            "canvas",
            "audio",
            "video",
            "map",
        ),
        "xml",
    ]
)
PLAIN = frozenset(
    [
        *("address", "article", "blockquote", "body", "center", "details", "dialog", "dir", "div", "dl", "fieldset"),
        *("figcaption", "figure", "form", "hgroup", "html", "legend", "listing", "main", "menu", "ol", "pre"),
        *("section", "summary", "ul", *ASIDES),
    ]
)
"""Elements that part text and ask for nothing else."""
VOID = frozenset(("area", "base", "col", "embed", "input", "link", "param", "source", "track", "wbr"))

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_ARTICLE_TITLE = re.compile(r"name\s*+=\s*+(?:[\"']\s*+)?ArticleTitle\b", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')
_HIDDEN_WORD = re.compile(r"(?<![\w-])hidden(?![\w-])")


_CLASS = re.compile(r"""\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_SMALL = re.compile(
    r"(?:visible|show)-(?:xs|sm|m|mobile|phone|wap)|(?:m|wap|mobile|phone|h5)[-_]?(?:show|only|box|con|content|table)?"
    r"|(?:pc|web)[-_]?hide|hide[-_]pc|(?:only|for)[-_](?:m|wap|mobile|phone)|hidden-(?:md|lg)|d-(?:md|lg)-none",
    re.IGNORECASE,
)


class Element:
    """An element that parts text. `start` is the offset after its tag; `parent` an index, -1 for none.

    `flow` tells of a cell that it holds a table, a heading or preformatted text, `length` and `sentences` how much
    text; they are known once it is closed. `outer` tells that it stands in what surrounds an article, `small` that it is for
    small screens.
    """

    __slots__ = ("attributes", "flow", "length", "name", "outer", "parent", "sentences", "small", "start")

    def __init__(self, name: str, parent: int, start: int, attributes: str, outer: bool, small: bool) -> None:
        self.name = name
        self.parent = parent
        self.start = start
        self.attributes = attributes
        self.outer = outer
        self.small = small
        self.flow = False
        self.length = 0
        self.sentences = 0


class Item(NamedTuple):
    """`start` and `end` are offsets of text or of a picture's tag, the index of an element that opens or closes, or the
    offset of a break. `linked` tells of text that it is a link's."""

    kind: int
    start: int
    end: int = 0
    linked: bool = False


class Tree(NamedTuple):
    """A page: its elements in order, the items, the comments, and the spans of texts that may hold its title."""

    elements: list[Element]
    items: list[Item]
    comments: tuple[Span, ...]
    titles: tuple[Span, ...]


class Open(NamedTuple):
    """An element on the stack: its index in `elements` (-1 for one that is only tracked), that of the nearest which has
    one, the name it is left by, whether it hides what it holds, and what had been counted when it opened."""

    element: int
    owner: int
    key: str
    hides: bool
    counts: tuple[int, int, int]


class OpenTable:
    """An open table: where its parts stand on the stack, -1 for those that are not open."""

    __slots__ = ("cell", "depth", "group", "row")

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.group = self.row = self.cell = -1


def article_title(attributes: str) -> tuple[int, int]:
    """Where the attributes of a `<meta>` tell the title of the article, as sites are bidden to; (0, 0) where they do not."""
    name = _ARTICLE_TITLE.search(attributes)
    content = _CONTENT.search(attributes) if name is not None else None
    return (0, 0) if content is None else content.span(1 if content[1] is not None else 2)


def is_small(attributes: str) -> bool:
    """Whether the classes of an element say that it is shown on small screens alone."""
    match = _CLASS.search(attributes) if len(attributes) > 6 else None
    return match is not None and any(
        _SMALL.fullmatch(word) for word in (match[1] or match[2] or match[3] or "").split()
    )


def hides(attributes: str) -> bool:
    """Whether attributes keep an element from being shown."""
    if len(attributes) < 6:
        return False
    lower = attributes.lower()
    if ("none" in lower or "hid" in lower) and _HIDING.search(lower):
        return True
    return "hidden" in lower and _HIDDEN_WORD.search(_QUOTED.sub("", lower)) is not None
